#!/usr/bin/env python3
"""Compares what gcmrepo reads of .odt files with what LibreOffice prints of them.

    Stress/opendocument.py FOLDER [--gcmrepo PROGRAM] [--work FOLDER]

Every .odt below FOLDER is submitted to a record of its own and shown with its tracked changes accepted and rejected;
LibreOffice exports the same file as text and prints it as PDF. Words (without figures) and numbers (with figures) are
compared as multisets. A difference counts as explained only for one of the reasons of EXPLANATIONS, and each is decided
from the file or from LibreOffice's own two outputs. Needs soffice, pdftotext and git.

The folder of --work keeps LibreOffice's outputs, so that a second run is short. The status is 1 where fewer files than
promised agree.
"""

import argparse
import calendar
import collections
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as tree
import zipfile

EXPLANATIONS = {
    "deleted": "tracked changes: the export shows deleted words too, which stand in our rejected reading",
    "not printed": "the export shows what the print does not: hidden words, placeholders",
    "printed": "the print shows what the export leaves out: boxes, notes, shapes, captions",
    "note marks": "the export sets a note's mark onto the word before it",
    "form": "what was typed and chosen in form controls and form fields, which the export leaves out",
    "formula": "formulas, which the export leaves out",
    "pages": "numbers of pages in tables of contents and fields: the text has no pages",
    "computed": "fields that LibreOffice computes anew when it opens a file: dates, names, expressions",
    "ruby": "the reading of a word, which we set in brackets and the export leaves out",
    "language": "number words, which we count in the document's language and LibreOffice in its own",
    "unprintable": "words in frames or cells too small for them, which are in the file and not on the page",
}
WORDS_PROMISED, NUMBERS_PROMISED = 0.99, 0.97

FIELDS = {
    "date", "time", "page-number", "page-count", "file-name", "title", "subject", "author-name", "author-initials",
    "sender-firstname", "sender-lastname", "sender-initials", "chapter", "expression", "user-field-get", "variable-get",
    "variable-set", "sequence", "sequence-ref", "bookmark-ref", "reference-ref", "note-ref", "database-display",
    "conditional-text", "hidden-text", "creation-date", "creation-time", "modification-date", "modification-time",
    "print-date", "print-time", "editing-cycles", "editing-duration", "template-name", "word-count", "character-count",
    "paragraph-count", "table-count", "image-count", "object-count", "user-defined", "initial-creator", "creator",
    "sender-street", "sender-city", "sender-company", "sender-email", "sender-phone-private", "sender-postal-code",
    "sender-state-or-province", "sender-country", "meta-field", "table-formula", "variable-input", "user-field-input",
    "page-variable-get", "description", "keywords", "measure", "script", "dde-connection", "drop-down", "text-input",
}


def tokens(text):
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text))


def plain(markdown):
    """Markdown's words without its signs."""
    text = re.sub(r"^\[\^\d+\]: ", "", markdown, flags=re.M)
    text = re.sub(r"\[\^\d+\]", "", text)
    text = re.sub(r"\]\([^()\s]*\)", "\0", text)
    while re.search(r"\[[^\[\]\0]*\0", text):
        text = re.sub(r"\[([^\[\]\0]*)\0", r"\1", text)
    text = text.replace("\0", "")
    text = re.sub(r"\\(.)", r"\1", text)
    return text.replace("*", "").replace("~~", "")


class Source:
    """What of a file explains differences."""

    def __init__(self, path):
        self.fields, self.forms, self.formulas, self.ruby, self.apart = set(), set(), set(), set(), set()
        self.marked, self.field_count, self.dates = set(), 0, False
        self.has_notes = self.has_index = self.has_number_words = False
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            for name in names:
                if name.endswith("content.xml") and "/" in name:
                    try:
                        self.formulas.update(tokens("".join(tree.fromstring(archive.read(name)).itertext())))
                    except (tree.ParseError, RuntimeError):
                        pass
            for name in ("content.xml", "styles.xml"):
                if name in names:
                    try:
                        self.walk(tree.fromstring(archive.read(name)))
                    except tree.ParseError:
                        pass

    def walk(self, root):
        deletions, has_changes = {}, False
        for node in root.iter():
            space, _, local = node.tag[1:].partition("}")
            if local == "changed-region":
                has_changes = True
                for deletion in node:
                    if deletion.tag.endswith("}deletion"):
                        words = " ".join("".join(part.itertext()) for part in deletion if "change-info" not in part.tag)
                        for key, value in node.attrib.items():
                            if key.endswith("}id"):
                                deletions[value] = words
            if space.endswith(":text:1.0"):
                if local in FIELDS:
                    self.field_count += 1
                    self.dates = self.dates or "date" in local
                    self.fields.update(tokens("".join(node.itertext())))
                    for value in node.attrib.values():
                        self.fields.update(tokens(value))
                elif local == "note":
                    self.has_notes = True
                    self.apart.update(tokens(" ".join(node.itertext())))
                elif local == "index-body":
                    self.has_index = True
                elif local == "ruby-text":
                    self.ruby.update(tokens("".join(node.itertext())))
                if any(value in ("1st", "One", "First") for key, value in node.attrib.items() if "num-format" in key):
                    self.has_number_words = True
            if space.endswith(":table:1.0") and local == "table-cell":
                for key, value in node.attrib.items():
                    if "value" in key and not key.endswith("value-type"):
                        self.field_count += 1
                        self.fields.update(tokens(value) + tokens("".join(node.itertext())))
            if space.endswith(":drawing:1.0") or space.endswith(":style:1.0") and re.match("header|footer", local):
                self.apart.update(tokens("".join(node.itertext())))
                self.apart.update(tokens(" ".join(node.itertext())))
            if space.endswith(":form:1.0") and not space.endswith("experimental:form:1.0") or local == "param":
                for value in node.attrib.values():
                    self.forms.update(tokens(value))
        if has_changes:
            self.marked.update(tokens(self.spliced(root, deletions)))

    def spliced(self, node, deletions):
        """All words with the deleted ones where they stood, as the export shows them."""
        local = node.tag.partition("}")[2]
        if local in ("tracked-changes", "annotation"):
            return ""
        text = node.text or ""
        for child in node:
            if child.tag.endswith("}change"):
                text += next((deletions.get(value, "") for key, value in child.attrib.items()), "")
            text += self.spliced(child, deletions) + (child.tail or "")
        return text + (" " if local in ("p", "h") else "")


def explain(ours_only, theirs_only, ours, theirs, ours_rejected, printed, source):
    """Takes the explained tokens out of both; gives the reasons."""
    reasons = set()
    printed_tokens, run_together = collections.Counter(tokens(printed)), "".join(tokens(printed))

    def take(side, reason, test):
        for token in [token for token in side if test(token)]:
            reasons.add(reason)
            del side[token]

    def is_printed(token):
        return token in printed_tokens or (len(token) > 5 and token in run_together)

    if source.has_notes:
        for token in list(theirs_only):
            bare = re.sub(r"\d+", "", token)
            if bare in ours and bare != token:
                reasons.add("note marks")
                ours_only[bare] -= theirs_only.pop(token)
                continue
            for cut in range(1, len(token)):
                if re.fullmatch(r"\d+|[ivxlc]+|[a-zA-Z]", token[cut:]) and token[:cut] in ours:
                    reasons.add("note marks")
                    ours_only[token[:cut]] -= theirs_only[token]
                    del theirs_only[token]
                    break
        for token in [token for token in ours_only if ours_only[token] <= 0]:
            del ours_only[token]
    take(theirs_only, "deleted", lambda token: token in ours_rejected or token in source.marked)
    if source.marked:
        take(ours_only, "deleted", lambda token: token not in ours_rejected)
    take(theirs_only, "not printed", lambda token: not is_printed(token) or printed_tokens[token] < theirs[token])
    if source.has_index:
        take(theirs_only, "pages", lambda token: re.fullmatch(r"\d+|[ivxlc]+", token))
        glued = [token for token in theirs_only if re.sub(r"\d+$", "", token) in ours]
        take(theirs_only, "pages", lambda token: token in glued)
    take(ours_only, "form", lambda token: token in source.forms)
    take(ours_only, "formula",
         lambda token: source.formulas and all(part in source.formulas for part in re.findall(r"\d+|\D", token))
         or token in source.formulas)
    together = "".join(theirs.elements())
    take(ours_only, "ruby", lambda token: token in source.ruby or source.ruby and token in together)
    take(ours_only, "printed", lambda token: token in source.apart)
    take(theirs_only, "printed", lambda token: token in source.apart)
    take(ours_only, "computed", lambda token: token in source.fields)
    if sum(theirs_only.values()) <= 4 * source.field_count:
        take(theirs_only, "computed", lambda token: re.search(r"\d", token) or token in source.fields
             or source.dates and token in set(calendar.month_name) | set(calendar.day_name)
             or token in ("Expression", "is", "faulty"))
    take(ours_only, "printed", is_printed)
    if source.has_number_words:
        take(ours_only, "language", lambda token: True)
        take(theirs_only, "language", lambda token: True)
    return reasons


FIGURE = r"(?:\d{1,3}|[ivxlcdmIVXLCDM]{1,6}|[a-zA-Z]{1,2})"
LABEL = re.compile(r"\s*(?:#+ )?([(\[]?%s(?:[.\-]%s)*[.)\]:]*)\s+(\S.*)" % (FIGURE, FIGURE))


def labels(text):
    """The numbers at the beginning of lines, each with the words that follow."""
    found = collections.Counter()
    for line in text.split("\n"):
        match = LABEL.match(line)
        if match and (re.search(r"\d", match[1]) or match[1][-1] in ".)]:"):
            found[(unicodedata.normalize("NFKC", match[1]), "".join(tokens(match[2]))[:12])] += 1
    return found


def labels_off(ours, theirs):
    """Labels of theirs that ours do not have before the same words, though the words are there."""
    mine, other = labels(ours), labels(theirs)
    starts = {start for _, start in mine}
    beginnings = {"".join(tokens(line))[:12] for line in ours.split("\n")}
    return [(label, start) for label, start in other - mine if start in starts or start in beginnings]


def run(*command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


FILTERS = {"txt": "txt:Text (encoded):UTF8", "pdf": "pdf", "docx": "docx:MS Word 2007 XML"}


def libre_office(files, work, forms=("txt", "pdf")):
    """Exports and prints all files in batches, each of which may fail alone."""
    profile = "-env:UserInstallation=file://" + os.path.join(work, "profile")
    for ending in forms:
        form = FILTERS[ending]
        missing = [file for file in files if not os.path.exists(os.path.join(work, ending, stem(file) + "." + ending))]
        for size in (25, 5, 1):
            for at in range(0, len(missing), size):
                office = subprocess.Popen(
                    ["soffice", "--headless", profile, "--convert-to", form, "--outdir", os.path.join(work, ending),
                     *missing[at:at + size]],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
                try:
                    office.wait(timeout=20 + 4 * size)
                except subprocess.TimeoutExpired:
                    # soffice itself only waits for the program that does the work.
                    os.killpg(office.pid, signal.SIGKILL)
                    office.wait()
            missing = [file for file in missing
                       if not os.path.exists(os.path.join(work, ending, stem(file) + "." + ending))]


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def read(program, record, file):
    """Both readings, or why the file is refused."""
    slug = stem(file)
    made = run(program, "submit", file, "-C", record, "--country", "CL", "--kind", "input", "--id", slug, "--lang", "en",
               "--title", slug, "--locale", "en")
    if made.returncode != 0:
        return None, made.stderr.decode("utf-8", "replace").strip().split("\n")[0]
    texts = []
    for reading in ("--accepted", "--rejected"):
        shown = run(program, "show", "CL/inputs/" + slug, reading, "-C", record)
        texts.append(shown.stdout.decode("utf-8", "replace"))
    return texts, ""


def judge(ours, theirs, printed, file):
    """Which words and numbers differ without an explanation, and the reasons of those that have one.

    - ours: our text with all changes accepted, and rejected, without Markdown's signs.
    """
    mine, other = collections.Counter(tokens(ours[0])), collections.Counter(tokens(theirs))
    ours_only, theirs_only = mine - other, other - mine
    reasons = set()
    if ours_only or theirs_only:
        reasons = explain(ours_only, theirs_only, mine, other, set(tokens(ours[1])), printed, Source(file))
    left = [("ours", token) for token in ours_only] + [("theirs", token) for token in theirs_only]
    words = [pair for pair in left if not re.search(r"\d", pair[1])]
    numbers = [pair for pair in left if re.search(r"\d", pair[1])]
    if "deleted" not in reasons:
        numbers += [("label", " ".join(pair)) for pair in labels_off(ours[0], theirs)]
    return words, numbers, reasons


def compare(file, texts, work):
    theirs = open(os.path.join(work, "txt", stem(file) + ".txt"), encoding="utf-8-sig", errors="replace").read()
    pdf = os.path.join(work, "pdf", stem(file) + ".pdf")
    printed = run("pdftotext", "-layout", pdf, "-").stdout.decode("utf-8", "replace")
    return judge([plain(text) for text in texts], theirs, printed, file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--gcmrepo", default=".build/release/gcmrepo")
    parser.add_argument("--work")
    options = parser.parse_args()
    work = os.path.abspath(options.work) if options.work else tempfile.mkdtemp(prefix="opendocument-")
    for folder in ("in", "txt", "pdf"):
        os.makedirs(os.path.join(work, folder), exist_ok=True)
    sources = {}
    found = sorted(os.path.join(folder, name) for folder, _, names in os.walk(options.folder) for name in names
                   if name.lower().endswith(".odt"))
    for index, path in enumerate(found):
        copy = os.path.join(work, "in", "f%05d.odt" % index)
        if not os.path.exists(copy):
            shutil.copyfile(path, copy)
        sources[copy] = path
    libre_office(list(sources), work)

    record = tempfile.mkdtemp(prefix="opendocument-record-")
    program = os.path.abspath(options.gcmrepo)
    os.environ.update(GIT_AUTHOR_NAME="A", GIT_AUTHOR_EMAIL="a@example.org", GIT_COMMITTER_NAME="A",
                      GIT_COMMITTER_EMAIL="a@example.org")
    run(program, "init", os.path.join(record, "r"), "--author", "A <a@example.org>")
    record = os.path.join(record, "r")

    refused, unprinted, compared, reasons = collections.Counter(), 0, 0, collections.Counter()
    words_off, numbers_off = [], []
    for copy, path in sources.items():
        if not all(os.path.exists(os.path.join(work, form, stem(copy) + "." + form)) for form in ("txt", "pdf")):
            unprinted += 1
            continue
        texts, problem = read(program, record, copy)
        if texts is None:
            refused[re.sub(r"f\d{5}\.odt", "FILE", problem)] += 1
            continue
        words, numbers, why = compare(copy, texts, work)
        compared += 1
        reasons.update(why)
        if words:
            words_off.append((path, words))
        if numbers:
            numbers_off.append((path, numbers))
    shutil.rmtree(os.path.dirname(record))

    print("%d files; %d compared, %d that LibreOffice did not print, %d refused:"
          % (len(found), compared, unprinted, sum(refused.values())))
    for problem, count in refused.most_common():
        print("  %4d  %s" % (count, problem))
    print("differences explained, by reason and files:")
    for reason, count in reasons.most_common():
        print("  %4d  %s" % (count, EXPLANATIONS[reason]))
    agree = 0
    for title, off, promised in (("words", words_off, WORDS_PROMISED), ("numbers", numbers_off, NUMBERS_PROMISED)):
        share = 1 - len(off) / max(compared, 1)
        agree += share >= promised
        print("%s: %d files differ without an explanation, %.2f %% agree (promised: %g %%)"
              % (title, len(off), 100 * share, 100 * promised))
        for path, pairs in off:
            print("  %s: %s" % (os.path.basename(path), ", ".join("%s %s" % pair for pair in pairs[:8])))
    # That nothing was compared is no agreement.
    return 0 if agree == 2 and compared else 1


if __name__ == "__main__":
    sys.exit(main())
