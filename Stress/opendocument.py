#!/usr/bin/env python3
"""Compares what gcmrepo extracts from .odt files with what LibreOffice prints.

    Stress/opendocument.py FOLDER [--gcmrepo PROGRAM] [--work FOLDER]

Every .odt below FOLDER is submitted to a record of its own and shown with its tracked changes accepted and rejected;
LibreOffice exports the same file as text and prints it as PDF. They are compared as comparison.py describes. Needs
soffice, pdftotext and git.

The folder of --work caches the outputs of LibreOffice and of the same gcmrepo, so that an interrupted run continues where
it stopped, and a second one is short. The exit status is 1 if fewer files agree than promised.
"""

import argparse
import collections
import os
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

from comparison import (NUMBERS_PROMISED, WORDS_PROMISED, Account, LibreOffice, Reader, Source, converted, judge,
                        marks_of, opened, tokens)

FORMS = ("txt", "pdf")
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


class OpenSource(Source):
    """What of a file explains differences."""

    def __init__(self, path):
        super().__init__()
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            for name in names:
                if name.endswith("content.xml") and "/" in name:
                    try:
                        found = tokens("".join(tree.fromstring(archive.read(name)).itertext()))
                        self.formulas.update(found)
                        self.formula_text += "".join(found)
                    except (tree.ParseError, RuntimeError):
                        pass
            for name in ("content.xml", "styles.xml"):
                if name in names:
                    try:
                        self.walk(tree.fromstring(archive.read(name)))
                    except tree.ParseError:
                        pass

    def walk(self, root):
        deletions, has_changes, notes = {}, False, []
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
                    notes.append(node)
                    self.apart.update(tokens(" ".join(node.itertext())))
                elif local == "index-body":
                    self.has_index = True
                    self.pages.update(token for token in tokens(" ".join(node.itertext())) if token.isdigit())
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
        self.count_notes(root, notes)
        if has_changes:
            self.marked.update(tokens(self.spliced(root, deletions)))

    def count_notes(self, root, notes):
        """The marks of the notes, as they are written and as Writer counts (OpenDocument 1.3 part 3, section 6.3)."""
        formats = {"footnote": {"1"}, "endnote": {"1", "i"}}
        for node in root.iter():
            if node.tag.endswith("}notes-configuration"):
                values = {key.rpartition("}")[2]: value for key, value in node.attrib.items()}
                formats.setdefault(values.get("note-class", ""), set()).add(values.get("num-format", "1"))
        for kind, styles in formats.items():
            own = [note for note in notes if kind in note.attrib.values()]
            counted = collections.Counter()
            for style in styles:
                counted |= marks_of(len(own), style)
            for note in own:
                citation = next((part for part in note if part.tag.endswith("}note-citation")), None)
                if citation is not None:
                    for token in tokens("".join(citation.itertext())):
                        counted[token] = max(counted[token], 1)
            self.note_marks.update(counted)

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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--gcmrepo", default=".build/release/gcmrepo")
    parser.add_argument("--work")
    options = parser.parse_args()
    work = os.path.abspath(options.work) if options.work else tempfile.mkdtemp(prefix="opendocument-")
    os.makedirs(os.path.join(work, "in"), exist_ok=True)
    sources = {}
    found = sorted(os.path.join(folder, name) for folder, _, names in os.walk(options.folder) for name in names
                   if name.lower().endswith(".odt"))
    for index, path in enumerate(found):
        copy = os.path.join(work, "in", "f%05d.odt" % index)
        if not os.path.exists(copy):
            shutil.copyfile(path, copy)
        sources[copy] = path
    reader, office = Reader(options.gcmrepo, work), LibreOffice(work)
    account = Account(("words", "numbers"))
    for copy in converted(sources, FORMS, office):
        compare(copy, sources[copy], work, reader, account)
    reader.close()
    return 0 if account.report(len(found), {"words": WORDS_PROMISED, "numbers": NUMBERS_PROMISED}) else 1


def compare(copy, path, work, reader, account):
    found = opened(copy, work, FORMS, reader, account)
    if not found:
        return
    texts, theirs, printed = found
    words, numbers, reasons = judge(texts, theirs, printed, OpenSource(copy))
    account.add(path, reasons, {"words": words, "numbers": numbers})


if __name__ == "__main__":
    sys.exit(main())
