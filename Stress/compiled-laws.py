#!/usr/bin/python3
"""Reads compilations of real laws in Word back with LibreOffice.

    Stress/compiled-laws.py DATA [--largest BYTES] [--work FOLDER] [--package FOLDER]

DATA holds laws/LAW/v01.md, v02.md and so on, and covenant/VERSION.LANGUAGE.md. The first version of each is the draft, and the
later ones are the proposals of several States. They are compiled by the tests of WordML, in three forms: a plain document, a
copy of a Word original of ours, and a copy of one made by pandoc. In LibreOffice, rejecting all changes must give the words of
the draft, and accepting the changes of one State with the rejection of the others the words of its text: for that the others'
insertions are made deletions, and their deletions insertions, and all changes are accepted. (Accepted and rejected one by one,
LibreOffice 7.4 treats changes of a neighbouring paragraph too.) What they should be is read by LibreOffice too, from a file of
each text alone.

--largest leaves out laws with longer versions (default: 60,000 bytes); --package is the package whose tests compile (default:
this one). Needs swift, pandoc, soffice, python3-lxml and python3-uno. The exit status is 1 if a text is not given back.
"""

import argparse
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

import uno
from lxml import etree
from com.sun.star.beans import PropertyValue

HOLDERS = ["CL", "MX", "PE", "UY", "CO", "HN", "SV", "GT"]


def property(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Office:
    def __init__(self, folder):
        pipe = f"gcmrepo{os.getpid()}"
        profile = pathlib.Path(folder, "office-profile").resolve().as_uri()
        self.process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore",
             f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        for attempt in range(600):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.2)
        make = context.ServiceManager.createInstanceWithContext
        self.desktop = make("com.sun.star.frame.Desktop", context)
        self.dispatcher = make("com.sun.star.frame.DispatchHelper", context)

    def close(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait(20)

    def text(self, path, party=None):
        """What a file shows after accepting a party's changes and rejecting the others; party "" rejects all."""
        path = prepared(path, party)
        document = self.desktop.loadComponentFromURL(
            pathlib.Path(path).resolve().as_uri(), "_blank", 0, (property("Hidden", True),))
        try:
            if party is not None:
                command = ".uno:AcceptAllTrackedChanges" if party else ".uno:RejectAllTrackedChanges"
                self.dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
            notes = document.getFootnotes()
            parts = [text_of(document.Text)] + [notes.getByIndex(i).getString() for i in range(notes.getCount())]
            return "\n".join(parts)
        finally:
            document.close(True)


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def prepared(path, party):
    """A copy without comments, on which LibreOffice 7.4 may crash when nothing is shown, and with others' changes inverted."""
    copy = path + ".plain.docx"
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            part = re.sub(rb"<w:comment(RangeStart|RangeEnd|Reference)[^>]*/>", b"", given.read(name))
            if party and re.fullmatch(r"word/(document|footnotes|endnotes)[^/]*\.xml", name):
                part = inverted(part, party)
            made.writestr(name, part)
    return copy


def inverted(part, party):
    """A part with the insertions and deletions of all but one party turned into each other."""
    tree = etree.fromstring(part)
    others = [
        change for change in tree.iter(WORD + "ins", WORD + "del")
        if party not in change.get(WORD + "author", "").split(", ")]
    for change in others:
        is_insertion = change.tag == WORD + "ins"
        change.tag = WORD + ("del" if is_insertion else "ins")
        old, new = ("t", "delText") if is_insertion else ("delText", "t")
        for text in list(change.iter(WORD + old)):
            text.tag = WORD + new
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def text_of(text):
    parts = []
    paragraphs = text.createEnumeration()
    while paragraphs.hasMoreElements():
        part = paragraphs.nextElement()
        if part.supportsService("com.sun.star.text.TextTable"):
            parts += [text_of(part.getCellByName(name)) for name in part.getCellNames()]
        else:
            parts.append(part.getString())
    return "\n".join(parts)


def words(text, form):
    if form == "pandoc":
        # Its lists have numbers that Word makes, and its links an address that is not shown: in the text alone both are typed.
        return re.findall(r"\b[^\W\d_]{2,}\b", re.sub(r"(https?://|mailto:)\S*", " ", text))
    return re.findall(r"\w+", text)


def series(data, largest):
    """The files of each law or text, in order."""
    found = {}
    for path in sorted(pathlib.Path(data).rglob("*.md")):
        if "laws" in path.parts:
            found.setdefault(path.parent.name, []).append(path)
        elif "covenant" in path.parts:
            found.setdefault("covenant-" + path.stem.rsplit(".", 1)[-1], []).append(path)
    return {
        name: paths[:9] for name, paths in sorted(found.items())
        if len(paths) > 1 and all(path.stat().st_size < largest for path in paths[:9])}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--largest", type=int, default=60_000)
    parser.add_argument("--work", default=None)
    parser.add_argument("--package", default=str(pathlib.Path(__file__).resolve().parent.parent))
    options = parser.parse_args()
    work = options.work or tempfile.mkdtemp(prefix="compiled-laws")
    os.makedirs(work, exist_ok=True)
    laws = series(options.data, options.largest)
    # The tests take what is in this folder: the laws that are not too long.
    data = pathlib.Path(work, "data")
    shutil.rmtree(data, ignore_errors=True)
    for name, paths in laws.items():
        for number, path in enumerate(paths):
            folder = data / ("covenant" if name.startswith("covenant-") else f"laws/{name}")
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder)
            original = pathlib.Path(work, f"{name}.original.docx" if number == 0 else f"{name}.{number}.original.docx")
            text = path.read_text(encoding="utf-8")
            subprocess.run(
                ["pandoc", "-f", "markdown-yaml_metadata_block+footnotes", "-o", str(original)],
                input=re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S), text=True, check=True)
    environment = dict(os.environ, GCMREPO_TEST_DATA=str(data.resolve()), GCMREPO_COMPILED_LAWS=str(pathlib.Path(work).resolve()))
    subprocess.run(
        ["swift", "test", "--package-path", options.package, "--filter", "LawsAreCompiledInWordTests"],
        env=environment, check=True, stdout=subprocess.DEVNULL)
    office = Office(work)
    read, wrong = 0, 0
    try:
        for name, paths in laws.items():
            for form in ("plain", "copy", "pandoc"):
                compiled = pathlib.Path(work, f"{name}.{form}.compiled.docx")
                if not compiled.exists():
                    print(f"{name} {form}: not compiled, or not whole")
                    continue
                for number in range(len(paths)):
                    party = "" if number == 0 else HOLDERS[number - 1]
                    started = time.monotonic()
                    found = office.text(str(compiled), party)
                    wanted = office.text(str(pathlib.Path(work, f"{name}.{form}.{number}.docx")))
                    found, wanted = words(found, form), words(wanted, form)
                    read += 1
                    if found != wanted:
                        wrong += 1
                        same = next((i for i, (a, b) in enumerate(zip(found, wanted)) if a != b), min(len(found), len(wanted)))
                        print(f"{name} {form} {party or 'the draft'}: {found[same:same + 8]} for {wanted[same:same + 8]}")
                    else:
                        print(f"{name} {form} {party or 'the draft'}: {len(found)} words, {time.monotonic() - started:.1f} s")
                    sys.stdout.flush()
    finally:
        office.close()
    print(f"{read} texts read in LibreOffice, {wrong} with other words")
    if not options.work:
        shutil.rmtree(work, ignore_errors=True)
    sys.stdout.flush()
    # The bridge to a program that is gone may crash while Python takes itself apart.
    os._exit(1 if wrong or not read else 0)


if __name__ == "__main__":
    main()
