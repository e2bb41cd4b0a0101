#!/usr/bin/env python3
"""Compares what gcmrepo reads of .rtf, .doc and .docx files with what LibreOffice prints of them, and with other readers.

    Stress/old-word.py FOLDER [--kind rtf|doc|docx] [--every N] [--sample N] [--gcmrepo PROGRAM] [--work FOLDER]

Each file is submitted to a record of its own and shown with its tracked changes accepted and rejected; LibreOffice
exports the same file as text, prints it as PDF and saves it as .docx. Words (without figures) and numbers (with figures)
are compared as multisets. A difference counts as explained only for one of the reasons of EXPLANATIONS, and each is
decided from the file or from LibreOffice's own outputs. Since LibreOffice reads .rtf and .doc for gcmrepo, words that
other readers (pandoc for .rtf; antiword and catdoc together for .doc) have and gcmrepo has not are listed apart. Needs
soffice, pdftotext and git; pandoc, antiword and catdoc for that list.

The folder of --work keeps LibreOffice's outputs, so that a second run is short. The status is 1 where fewer files than
promised agree.
"""

import argparse
import calendar
import collections
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

from opendocument import (NUMBERS_PROMISED, WORDS_PROMISED, labels_off, libre_office, plain, read, run, stem, tokens)

EXPLANATIONS = {
    "deleted": "tracked changes: the export shows deleted words too, which stand in our rejected reading",
    "not printed": "the export shows what the print does not: hidden words, placeholders",
    "printed": "the print shows what the export leaves out: boxes, notes, shapes, headers",
    "in the file": "boxes, notes and cells that stand in the file, but neither in the export nor on a page that holds them",
    "note marks": "the export sets a note's mark onto the word before it",
    "form": "what was typed and chosen in form fields and content controls, which the export leaves out",
    "prompt": "the prompts of content controls that nobody answered, which LibreOffice prints as text",
    "formula": "formulas, which the export leaves out",
    "pages": "numbers of pages in tables of contents and fields: the text has no pages",
    "computed": "fields that LibreOffice computes anew when it opens a file: dates, names, expressions",
    "ruby": "the reading of a word, which we set in brackets and the export leaves out",
    "last paragraph": "LibreOffice 7.4 takes an .rtf's last paragraph for its list's first level; we do not",
    "language": "number words, which we count in the document's language and LibreOffice in its own",
}

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STORIES = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*|comments)\d*\.xml$")


class Source:
    """What of a .docx (of other files: the one that LibreOffice makes of them) explains differences."""

    def __init__(self, path):
        self.fields, self.forms, self.ruby, self.apart, self.formula_text = set(), set(), set(), set(), ""
        self.marked, self.prompts, self.all = set(), set(), set()
        self.field_count, self.dates, self.has_deleted_marks = 0, False, False
        self.has_notes = self.has_index = self.has_number_words = False
        try:
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    if STORIES.search(name) or name == "word/numbering.xml" or name.startswith("customXml/item"):
                        try:
                            self.walk(name, tree.fromstring(archive.read(name)))
                        except (tree.ParseError, RuntimeError, zipfile.BadZipFile):
                            pass
        except (OSError, zipfile.BadZipFile):
            pass

    @staticmethod
    def words(node):
        """With both the deleted and the inserted words, paragraph by paragraph."""
        parts = []
        for child in node.iter():
            local = child.tag.rpartition("}")[2]
            if local in ("t", "delText"):
                parts.append(child.text or "")
            elif local in ("p", "tab", "br", "cr", "tc"):
                parts.append(" ")
        return "".join(parts)

    def walk(self, name, root):
        if name.startswith("customXml"):
            self.forms.update(tokens(" ".join(root.itertext())))
            return
        words = set(tokens(self.words(root)))
        self.all |= words
        if "document" not in name and "numbering" not in name:
            self.apart |= words
            self.has_notes = self.has_notes or "notes" in name and len(root) > 2
        depth, instruction = 0, False
        for node in root.iter():
            local = node.tag.rpartition("}")[2]
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
        take(theirs_only, "note marks", lambda token: re.fullmatch(r"\d{1,3}", token))
        for token in list(theirs_only):
            bare = re.sub(r"\d+", "", token)
            same = [word for word in ours_only if bare and bare != token and re.sub(r"\d+", "", word) == bare]
            if same:
                reasons.add("note marks")
                ours_only[same[0]] -= theirs_only.pop(token)
                continue
            for cut in range(1, len(token)):
                if re.fullmatch(r"\d+|[ivxlc]+|[a-zA-Z]", token[cut:]) and token[:cut] in ours:
                    reasons.add("note marks")
                    ours_only[token[:cut]] -= theirs_only.pop(token)
                    break
        for token in [token for token in ours_only if ours_only[token] <= 0]:
            del ours_only[token]
    take(theirs_only, "deleted", lambda token: token in source.marked)
    if source.marked:
        # A deleted mark joins two words, and lists count on over deleted items.
        joined = " ".join(ours_only)
        take(theirs_only, "deleted", lambda token: token in joined or source.has_deleted_marks and token.isdigit())
        take(ours_only, "deleted", lambda token: token not in ours_rejected or token in source.marked)
    take(theirs_only, "prompt", lambda token: token in source.prompts)
    take(theirs_only, "not printed", lambda token: not is_printed(token) or printed_tokens[token] < theirs[token])
    if source.has_index:
        take(theirs_only, "pages", lambda token: re.fullmatch(r"\d+|[ivxlc]+", token))
        glued = [token for token in theirs_only if re.sub(r"\d+$", "", token) in ours]
        take(theirs_only, "pages", lambda token: token in glued)
    take(ours_only, "form", lambda token: token in source.forms)
    take(ours_only, "formula", lambda token: token in source.formula_text)
    together = "".join(theirs.elements())
    take(ours_only, "ruby", lambda token: token in source.ruby or source.ruby and token in together)
    take(theirs_only, "ruby", lambda token: source.ruby and any(token.startswith(word) for word in ours))
    take(ours_only, "printed", lambda token: token in source.apart and is_printed(token))
    take(ours_only, "in the file", lambda token: token in source.apart)
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


def judge(ours, theirs, printed, docx, others, is_rtf):
    """Which words and numbers differ without an explanation, and the reasons of those that have one.

    - ours: our text with all changes accepted, and rejected, without Markdown's signs.
    """
    mine, other = collections.Counter(tokens(ours[0])), collections.Counter(tokens(theirs))
    ours_only, theirs_only = mine - other, other - mine
    reasons, source = set(), Source(docx)
    if source.field_count:
        # The results that the file holds are read from it, and others read them too.
        source.fields |= others
    last = ""
    if is_rtf:
        last = ([""] + [line.strip() for line in theirs.split("\n") if line.strip()])[-1]
        if re.match(r"\S+[.)] ", last) and theirs_only:
            for token in tokens(last.split(" ")[0]):
                if token in theirs_only:
                    reasons.add("last paragraph")
                    del theirs_only[token]
    if ours_only or theirs_only:
        reasons = explain(ours_only, theirs_only, mine, other, set(tokens(ours[1])), printed, source)
    left = [("ours", token) for token in ours_only] + [("theirs", token) for token in theirs_only]
    words = [pair for pair in left if not re.search(r"\d", pair[1])]
    numbers = [pair for pair in left if re.search(r"\d", pair[1])]
    if "deleted" not in reasons:
        off = [pair for pair in labels_off(ours[0], theirs)
               if not (last.startswith(pair[0] + " ") and pair[1] in "".join(tokens(last)))]
        numbers += [("label", " ".join(pair)) for pair in off]
    return words, numbers, reasons, source


def other_readers(file):
    """The words that every other reader finds in a file; none where one fails."""
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
        words = {token for token in tokens(made.stdout.decode("utf-8", "replace")) if not re.search(r"\d", token)}
        found = words if found is None else found & words
    return found or set()


def kept(work, form, file):
    return os.path.join(work, form, stem(file) + "." + form)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--kind", default="rtf", choices=("rtf", "doc", "docx"))
    parser.add_argument("--every", type=int, default=1, help="only every Nth file")
    parser.add_argument("--sample", type=int, help="so many files, chosen with seed 7")
    parser.add_argument("--gcmrepo", default=".build/release/gcmrepo")
    parser.add_argument("--work")
    options = parser.parse_args()
    work = os.path.abspath(options.work) if options.work else tempfile.mkdtemp(prefix="old-word-")
    for folder in ("in", "txt", "pdf", "docx"):
        os.makedirs(os.path.join(work, folder), exist_ok=True)
    found = sorted(os.path.join(folder, name) for folder, _, names in os.walk(options.folder) for name in names
                   if name.lower().endswith("." + options.kind))
    chosen = range(0, len(found), options.every)
    if options.sample and options.sample < len(found):
        chosen = sorted(random.Random(7).sample(range(len(found)), options.sample))
    sources = {}
    for index in chosen:
        copy = os.path.join(work, "in", "f%05d.%s" % (index, options.kind))
        if not os.path.exists(copy):
            shutil.copyfile(found[index], copy)
        sources[copy] = found[index]
    forms = ["txt", "pdf"] + (["docx"] if options.kind != "docx" else [])
    libre_office(list(sources), work, forms)

    record = tempfile.mkdtemp(prefix="old-word-record-")
    program = os.path.abspath(options.gcmrepo)
    os.environ.update(GIT_AUTHOR_NAME="A", GIT_AUTHOR_EMAIL="a@example.org", GIT_COMMITTER_NAME="A",
                      GIT_COMMITTER_EMAIL="a@example.org")
    run(program, "init", os.path.join(record, "r"), "--author", "A <a@example.org>")
    record = os.path.join(record, "r")

    refused, unprinted, compared, reasons = collections.Counter(), 0, 0, collections.Counter()
    words_off, numbers_off, others_off = [], [], []
    for copy, path in sources.items():
        if not all(os.path.exists(kept(work, form, copy)) for form in forms):
            unprinted += 1
            continue
        texts, problem = read(program, record, copy)
        if texts is None:
            refused[re.sub(r"f\d{5}\.\w+", "FILE", problem)] += 1
            continue
        with open(kept(work, "txt", copy), encoding="utf-8-sig", errors="replace") as file:
            theirs = file.read()
        printed = run("pdftotext", "-layout", kept(work, "pdf", copy), "-").stdout.decode("utf-8", "replace")
        texts = [plain(text) for text in texts]
        docx = kept(work, "docx", copy) if "docx" in forms else copy
        others = other_readers(copy)
        words, numbers, why, source = judge(texts, theirs, printed, docx, others, options.kind == "rtf")
        compared += 1
        reasons.update(why)
        if words:
            words_off.append((path, words))
        if numbers:
            numbers_off.append((path, numbers))
        run_together = "".join(tokens(" ".join(texts)))
        lost = [word for word in others if len(word) > 1 and word not in run_together
                and word not in source.all and word not in source.fields and word not in printed]
        if lost:
            others_off.append((path, [("other", word) for word in sorted(lost)]))
    shutil.rmtree(os.path.dirname(record))

    print("%d .%s files; %d compared, %d that LibreOffice did not print, %d refused:"
          % (len(sources), options.kind, compared, unprinted, sum(refused.values())))
    for problem, count in refused.most_common():
        print("  %4d  %s" % (count, problem))
    print("differences explained, by reason and files:")
    for reason, count in reasons.most_common():
        print("  %4d  %s" % (count, EXPLANATIONS[reason]))
    agree = 0
    for title, off, promised in (("words", words_off, WORDS_PROMISED), ("numbers", numbers_off, NUMBERS_PROMISED),
                                 ("words of other readers", others_off, 0)):
        share = 1 - len(off) / max(compared, 1)
        agree += share >= promised
        print("%s: %d files differ without an explanation, %.2f %% agree (promised: %g %%)"
              % (title, len(off), 100 * share, 100 * promised))
        for path, pairs in off:
            print("  %s: %s" % (os.path.basename(path), ", ".join("%s %s" % pair for pair in pairs[:8])))
    # That nothing was compared is no agreement.
    return 0 if agree == 3 and compared else 1


if __name__ == "__main__":
    sys.exit(main())
