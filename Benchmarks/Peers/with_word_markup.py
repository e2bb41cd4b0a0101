"""What the tracked changes of a .docx say, read by nobody's engine: words deleted and inserted, and the text with all of them
accepted or rejected."""
import collections
import re
import sys
import zipfile
import xml.etree.ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD = re.compile(r"\w+")


class Story:
    """The paragraphs of a part in both readings, each a string; and the passages marked in each.

    A passage ends at unmarked text: how an engine divides it into runs makes no words."""

    def __init__(self, root):
        self.accepted, self.rejected = [""], [""]
        self.deleted, self.inserted = [""], [""]
        self.walk(root, False, False)

    def walk(self, node, inserted, deleted):
        for child in node:
            tag = child.tag
            if tag in (W + "ins", W + "moveTo"):
                self.walk(child, True, deleted)
            elif tag in (W + "del", W + "moveFrom"):
                self.walk(child, inserted, True)
            elif tag in (W + "t", W + "delText"):
                self.text(child.text or "", inserted, deleted)
            elif tag in (W + "tab", W + "br", W + "cr") and node.tag == W + "r":
                self.text(" ", inserted, deleted)
            elif tag == W + "p":
                self.walk(child, inserted, deleted)
                self.end(child, inserted, deleted)
            elif tag == W + "tr":
                row = child.find(W + "trPr")
                self.walk(
                    child, inserted or (row is not None and row.find(W + "ins") is not None),
                    deleted or (row is not None and row.find(W + "del") is not None))
            elif tag == W + "tc":
                cell = child.find(W + "tcPr")
                self.walk(
                    child, inserted or (cell is not None and cell.find(W + "cellIns") is not None),
                    deleted or (cell is not None and cell.find(W + "cellDel") is not None))
            elif not tag.endswith(("Pr", "}AlternateContent")):
                self.walk(child, inserted, deleted)
            elif tag.endswith("}AlternateContent") and len(child):
                self.walk(child[0], inserted, deleted)

    def text(self, text, inserted, deleted):
        if not deleted:
            self.accepted[-1] += text
        if not inserted:
            self.rejected[-1] += text
        if inserted != deleted:
            (self.inserted if inserted else self.deleted)[-1] += text
        elif not inserted and text:
            self.end_passages()

    def end_passages(self):
        self.deleted.append("")
        self.inserted.append("")

    def end(self, paragraph, inserted, deleted):
        self.end_passages()
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        marks = set() if mark is None else {child.tag for child in mark}
        if not (deleted or marks & {W + "del", W + "moveFrom"}):
            self.accepted.append("")
        if not (inserted or marks & {W + "ins", W + "moveTo"}):
            self.rejected.append("")


def parts(path):
    with zipfile.ZipFile(path) as archive:
        names = sorted(n for n in archive.namelist() if re.fullmatch(r"word/(document|footnotes|endnotes)\.xml", n))
        return [Story(ET.fromstring(archive.read(name))) for name in names]


def text(stories, reading):
    """The paragraphs of the body in order; those of the notes in any, as it is their references that order them."""
    body, *notes = [squeezed(getattr(story, reading)) for story in stories]
    return body, [sorted(note) for note in notes if note]


def squeezed(paragraphs):
    """Paragraphs with words, white space folded."""
    return [text for text in (" ".join(p.split()) for p in paragraphs) if text]


def measure(result, old, new):
    """Words marked, words both deleted and inserted, and whether accepting and rejecting give both texts."""
    stories = parts(result)
    deleted = collections.Counter(w for s in stories for passage in s.deleted for w in WORD.findall(passage.lower()))
    inserted = collections.Counter(w for s in stories for passage in s.inserted for w in WORD.findall(passage.lower()))
    return {
        "marked": sum(deleted.values()) + sum(inserted.values()),
        "both": sum((deleted & inserted).values()),
        "accepted": text(stories, "accepted") == text(parts(new), "accepted"),
        "rejected": text(stories, "rejected") == text(parts(old), "accepted"),
    }


if __name__ == "__main__":
    print(measure(*sys.argv[1:4]))
