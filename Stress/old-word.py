#!/usr/bin/env python3
"""Compares what gcmrepo extracts from .rtf, .doc and .docx files with what LibreOffice prints, and with other readers.

    Stress/old-word.py FOLDER [--kind rtf|doc|docx] [--every N [--start M]] [--sample N [--seed S]]
                       [--gcmrepo PROGRAM] [--work FOLDER]

Each file is submitted to a record of its own and shown with its tracked changes accepted and rejected; LibreOffice
exports the same file as text, prints it as PDF and saves it as .docx. They are compared as comparison.py describes.
Since LibreOffice reads .rtf and .doc for gcmrepo, words that other readers (pandoc for .rtf; antiword and catdoc together
for .doc) find and gcmrepo does not are listed separately. Needs soffice, pdftotext and git; pandoc, antiword and catdoc
for that list.

The folder of --work caches the outputs of LibreOffice and of the same gcmrepo, so that an interrupted run continues where
it stopped, and a second one is short. Each file has a time limit: one that LibreOffice does not print in 25 seconds
counts as not printed. The exit status is 1 if fewer files agree than promised.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

from comparison import (NUMBERS_PROMISED, WORDS_PROMISED, Account, LibreOffice, Reader, Source, converted, judge,
                        kept, marks_of, opened, run, tokens)

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STORIES = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*|comments)\d*\.xml$")


class WordSource(Source):
    """What of a .docx (of other files: the one that LibreOffice makes of them) explains differences."""

    def __init__(self, path):
        super().__init__()
        parts = {}
        try:
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    if (STORIES.search(name) or name in ("word/numbering.xml", "word/settings.xml")
                            or name.startswith("customXml/item")):
                        try:
                            parts[name] = tree.fromstring(archive.read(name))
                        except (tree.ParseError, RuntimeError, zipfile.BadZipFile):
                            pass
        except (OSError, zipfile.BadZipFile):
            pass
        for name, root in parts.items():
            self.walk(name, root)
        self.count_notes(parts.get("word/document.xml"), parts.get("word/settings.xml"))
        self.changed = self.marked
        self.holds_results = path.endswith(".docx")

    def count_notes(self, document, settings):
        """The marks of the notes that the text refers to (ECMA-376 part 1, section 17.11)."""
        if document is None:
            return
        for kind, style in (("footnote", "decimal"), ("endnote", "lowerRoman")):
            count, starts, styles, restarts = 0, {1}, {style}, set()
            for properties in ([] if settings is None else [settings]) + list(document.iter(WORD + "sectPr")):
                for own in properties.iter(WORD + kind + "Pr"):
                    for node in own:
                        value = node.get(WORD + "val", "")
                        if node.tag == WORD + "numFmt":
                            styles.add(value)
                        elif node.tag == WORD + "numStart" and value.isdigit():
                            starts.add(int(value))
            for node in document.iter():
                if node.tag == WORD + "r" and node.find(WORD + kind + "Reference") is not None:
                    reference = node.find(WORD + kind + "Reference")
                    if reference.get(WORD + "customMarkFollows", "0") in ("1", "true", "on"):
                        self.note_marks.update(tokens(self.words(node)))
                    else:
                        count += 1
                elif node.tag == WORD + "sectPr" and node.find(WORD + kind + "Pr/" + WORD + "numRestart") is not None:
                    restarts.add(count)
            # LibreOffice counts a few of them otherwise than we do; no other number than one of these is a mark.
            for style in styles:
                for start in starts:
                    self.note_marks |= marks_of(count, style, start, restarts)

    @staticmethod
    def words(node):
        """With both the deleted and the inserted words, paragraph by paragraph."""
        parts = []
        for child in node.iter():
            local = child.tag.rpartition("}")[2]
            if local in ("t", "delText"):
                parts.append(child.text or "")
            elif local in ("p", "tab", "br", "cr", "tc", "noBreakHyphen"):
                parts.append(" ")
        return "".join(parts)

    def walk(self, name, root):
        if "settings" in name:
            return
        if name.startswith("customXml"):
            self.forms.update(tokens(" ".join(root.itertext())))
            return
        words = set(tokens(self.words(root)))
        self.all |= words
        if "document" not in name and "numbering" not in name:
            self.apart |= words
        depth = 0
        for node in root.iter():
            local = node.tag.rpartition("}")[2]
            # Paragraphs of a frame are a box, which may be too small for them.
            if local == "p" and node.find(WORD + "pPr/" + WORD + "framePr") is not None:
                self.apart.update(tokens(self.words(node)))
            if local == "fldChar":
                kind = node.get(WORD + "fldCharType")
                depth += {"begin": 1, "end": -1}.get(kind, 0)
                self.field_count += kind == "begin"
            elif local in ("instrText", "fldSimple"):
                code = (node.text or "") + node.get(WORD + "instr", "")
                self.field_count += local == "fldSimple"
                self.fields.update(tokens(code))
                self.dates = self.dates or bool(re.search("DATE|TIME", code))
                self.has_index = self.has_index or bool(re.search(r"TOC|INDEX|PAGE|SEQ", code))
                if local == "fldSimple":
                    self.fields.update(tokens(self.words(node)))
            elif local == "t" and depth > 0:
                self.fields.update(tokens(node.text or ""))
                self.pages.update(token for token in tokens(node.text or "") if token.isdigit())
            elif local == "ffData" or local == "sdtPr":
                for part in node.iter():
                    for value in part.attrib.values():
                        self.forms.update(tokens(value))
                if local == "sdtPr" and node.find(WORD + "showingPlcHdr") is not None:
                    self.field_count += 1
            elif local == "sdt":
                properties = node.find(WORD + "sdtPr")
                if properties is not None and (properties.find(WORD + "showingPlcHdr") is not None
                                               or properties.find(WORD + "dataBinding") is not None):
                    self.prompts.update(tokens(self.words(node)))
            elif local == "oMath":
                self.formula_text += "".join(tokens("".join(node.itertext())))
            elif local == "rt":
                self.ruby.update(tokens(self.words(node)))
            elif local in ("txbxContent", "tc"):
                self.apart.update(tokens(self.words(node)))
            elif local == "p" and node.find(".//" + WORD + "del") is not None or local in ("moveFrom", "moveTo"):
                self.marked.update(tokens(self.words(node)))
                self.has_deleted_marks |= node.find(WORD + "pPr/" + WORD + "rPr/" + WORD + "del") is not None
            elif local == "numFmt" and node.get(WORD + "val") in ("ordinal", "ordinalText", "cardinalText"):
                self.has_number_words = True


class RichText:
    """The fields of an .rtf: their codes, and the results that their author saw (RTF 1.9.1, "Fields")."""

    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read().decode("latin-1")
        self.codes, self.results = [], []
        open_groups, skip = [], 0
        for match in re.finditer(r"[{}]|\\'([0-9a-fA-F]{2})|\\u(-?\d+) ?|\\([a-zA-Z]+)(-?\d*) ?|\\[^a-zA-Z]|[^{}\\\r\n]+", data):
            text = match[0]
            if text == "{":
                open_groups.append(open_groups[-1] if open_groups else None)
            elif text == "}":
                if open_groups:
                    open_groups.pop()
            elif match[3] in ("fldinst", "fldrslt"):
                if open_groups:
                    open_groups[-1] = [match[3]]
                    (self.codes if match[3] == "fldinst" else self.results).append(open_groups[-1])
            elif open_groups and open_groups[-1] is not None:
                if match[2]:
                    open_groups[-1].append(chr(int(match[2]) % 65536))
                    skip = 1
                elif match[1]:
                    open_groups[-1].append("" if skip else chr(int(match[1], 16)))
                    skip = 0
                elif match[3]:
                    open_groups[-1].append(" " if match[3] in ("par", "line", "tab", "cell") else "")
                elif text[0] != "\\":
                    open_groups[-1].append(text[skip:])
                    skip = 0
        self.codes = ["".join(code[1:]) for code in self.codes]
        self.results = ["".join(result[1:]) for result in self.results]

    def add(self, source):
        """LibreOffice's copy no longer has what it computed anew."""
        source.field_count += len(self.codes)
        for code in self.codes:
            source.dates = source.dates or bool(re.search("DATE|TIME", code))
        for result in self.results:
            source.fields.update(tokens(result))


def other_readers(file):
    """The words and numbers that every other reader finds in a file; none where one fails."""
    commands = {".rtf": [["pandoc", "-f", "rtf", "-t", "plain", "--wrap=none"]],
                ".doc": [["antiword", "-m", "UTF-8.txt", "-w", "0"], ["catdoc", "-d", "utf-8", "-w"]]}
    found = None
    for command in commands.get(os.path.splitext(file)[1], []):
        try:
            made = run(*command, file, timeout=20)
        except (OSError, subprocess.TimeoutExpired):
            return set()
        if made.returncode != 0:
            return set()
        words = set(tokens(made.stdout.decode("utf-8", "replace")))
        found = words if found is None else found & words
    return found or set()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--kind", default="rtf", choices=("rtf", "doc", "docx"))
    parser.add_argument("--every", type=int, default=1, help="only every Nth file")
    parser.add_argument("--start", type=int, default=0, help="the first of them, counted from 0")
    parser.add_argument("--sample", type=int, help="so many files, chosen by chance")
    parser.add_argument("--seed", type=int, default=7, help="of that chance")
    parser.add_argument("--gcmrepo", default=".build/release/gcmrepo")
    parser.add_argument("--work")
    options = parser.parse_args()
    work = os.path.abspath(options.work) if options.work else tempfile.mkdtemp(prefix="old-word-")
    os.makedirs(os.path.join(work, "in"), exist_ok=True)
    found = sorted(os.path.join(folder, name) for folder, _, names in os.walk(options.folder) for name in names
                   if name.lower().endswith("." + options.kind))
    chosen = range(options.start, len(found), options.every)
    if options.sample and options.sample < len(found):
        chosen = sorted(random.Random(options.seed).sample(range(len(found)), options.sample))
    sources = {}
    for index in chosen:
        copy = os.path.join(work, "in", "f%05d.%s" % (index, options.kind))
        if not os.path.exists(copy):
            shutil.copyfile(found[index], copy)
        sources[copy] = found[index]
    forms = ["txt", "pdf"] + (["docx"] if options.kind != "docx" else [])
    reader, office = Reader(options.gcmrepo, work), LibreOffice(work)
    account = Account(("words", "numbers", "words of other readers"))
    for copy in converted(sources, forms, office):
        compare(copy, sources[copy], work, forms, reader, account)
    reader.close()
    promised = {"words": WORDS_PROMISED, "numbers": NUMBERS_PROMISED, "words of other readers": 0}
    return 0 if account.report(len(sources), promised) else 1


def compare(copy, path, work, forms, reader, account):
    found = opened(copy, work, forms, reader, account)
    if not found:
        return
    texts, theirs, printed = found
    source = WordSource(kept(work, "docx", copy) if "docx" in forms else copy)
    last = ""
    if copy.endswith(".rtf"):
        RichText(copy).add(source)
        last = ([""] + [line.strip() for line in theirs.split("\n") if line.strip()])[-1]
    others = other_readers(copy)
    if source.field_count:
        # The results that the file holds are read from it, and others read them too.
        source.fields |= others
    words, numbers, reasons = judge(texts, theirs, printed, source, last)
    run_together = "".join(tokens(" ".join(texts)))
    lost = [word for word in others if len(word) > 1 and not re.search(r"\d", word) and word not in run_together
            and word not in source.all and word not in source.fields and word not in printed]
    account.add(path, reasons, {"words": words, "numbers": numbers,
                                "words of other readers": [("other", word) for word in sorted(lost)]})


if __name__ == "__main__":
    sys.exit(main())
