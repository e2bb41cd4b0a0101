"""Compares the words and numbers that gcmrepo extracts from a file with LibreOffice's output.

Used by old-word.py and opendocument.py, each of which defines which features of its files explain a difference
(`Source`). Words (without digits) and numbers (with digits) are compared as multisets with LibreOffice's text export. A
difference counts as explained only for one of the reasons in EXPLANATIONS, and each reason is decided from the file or
from LibreOffice's own outputs.
"""

import calendar
import collections
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unicodedata

EXPLANATIONS = {
    "deleted": "tracked changes: the export shows deleted words too, which stand in our rejected reading",
    "not printed": "the export shows what the print does not: hidden words, placeholders",
    "printed": "the print shows what the export leaves out: boxes, notes, shapes, captions, headers",
    "in the file": "boxes, notes and cells that stand in the file, but neither in the export nor on a page that holds them",
    "note marks": "the export sets a note's mark onto the word before it",
    "form": "what was typed and chosen in form fields and controls, which the export leaves out",
    "prompt": "the prompts of content controls that nobody answered, which LibreOffice prints as text",
    "formula": "formulas, which the export leaves out",
    "pages": "numbers of pages in tables of contents and fields: the text has no pages",
    "computed": "fields that LibreOffice computes anew when it opens a file: dates, names, expressions",
    "ruby": "the reading of a word, which we set in brackets and the export leaves out",
    "last paragraph": "LibreOffice 7.4 takes an .rtf's last paragraph for its list's first level; we do not",
    "language": "number words, which we count in the document's language and LibreOffice in its own",
}
DATES = set(calendar.month_name) | set(calendar.day_name) | set(calendar.month_abbr) | set(calendar.day_abbr) | {"AM", "PM"}
WORDS_PROMISED, NUMBERS_PROMISED = 0.99, 0.97


def tokens(text):
    # A soft hyphen shows nothing within a line.
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text.replace("\xad", "")))


def plain(markdown):
    """Markdown's words without its signs."""
    text = re.sub(r"^\[\^[^\[\]\s]+\]: ", "", markdown, flags=re.M)
    text = re.sub(r"\[\^[^\[\]\s]+\]", "", text)
    text = re.sub(r"\]\([^()\s]*\)", "\0", text)
    while re.search(r"\[[^\[\]\0]*\0", text):
        text = re.sub(r"\[([^\[\]\0]*)\0", r"\1", text)
    text = text.replace("\0", "")
    # An escaped sign is one of the text, and parts words.
    text = re.sub(r"\\(.)", lambda sign: "\1" if sign[1] in "*~" else sign[1], text)
    return text.replace("*", "").replace("~~", "").replace("\1", "*")


def letters_of(number):
    """1 is a, 26 z, 27 aa."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number):
    result = ""
    for value, figure in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
                          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        result += figure * (number // value)
        number %= value
    return result


def marks_of(count, style="decimal", start=1, restarts=()):
    """The marks of so many notes, as tokens.

    - style: what the formats of Word and OpenDocument call it.
    - restarts: how many notes stood before each place where they begin anew.
    """
    marks, number = collections.Counter(), start
    for index in range(count):
        if index in restarts:
            number = start
        written = {"lowerRoman": roman, "i": roman, "lowerLetter": letters_of, "a": letters_of,
                   "upperRoman": lambda number: roman(number).upper(), "I": lambda number: roman(number).upper(),
                   "upperLetter": lambda number: letters_of(number).upper(),
                   "A": lambda number: letters_of(number).upper()}.get(style, str)(number)
        marks.update(tokens(written))
        number += 1
    return marks


class Source:
    """What of a file explains differences; filled by what reads a format."""

    def __init__(self):
        # Words of fields, form fields, readings of words, formulas; what stands apart from the text (boxes, notes, cells,
        # headers); the paragraphs of tracked changes; prompts; everything.
        self.fields, self.forms, self.ruby, self.formulas = set(), set(), set(), set()
        self.apart, self.marked, self.prompts, self.all = set(), set(), set(), set()
        self.formula_text = ""
        # The words that a change may have added, beside those that the rejected reading lacks.
        self.changed = set()
        # How often each note's mark stands in the text.
        self.note_marks = collections.Counter()
        self.field_count, self.dates, self.has_deleted_marks = 0, False, False
        self.has_index = self.has_number_words = False
        # Numbers of pages that the file holds.
        self.pages = set()
        # Whether the fields are those of the file that LibreOffice saved, with what it computed.
        self.holds_results = False

    def is_formula(self, token):
        if token in self.formulas or token in self.formula_text:
            return True
        return bool(self.formulas) and all(part in self.formulas for part in re.findall(r"\d+|\D", token))


def take_note_marks(ours_only, theirs_only, ours, source, reasons):
    """Marks by themselves, and those set onto a word, which is ours without them; each as often as it is there."""
    left = collections.Counter(source.note_marks)

    def use(mark, count):
        used = min(count, left[mark])
        left[mark] -= used
        if used:
            reasons.add("note marks")
        return used

    for token in list(theirs_only):
        theirs_only[token] -= use(token, theirs_only[token])
    # What can be parted in one way only goes first, so that 74 (7 with mark 4) leaves mark 7 to 676 (66 with mark 7).
    ways = {token: [(word, mark) for word, mark in parted(token, left) if word in ours]
            for token in theirs_only if theirs_only[token] > 0}
    for token in sorted(ways, key=lambda token: len(ways[token])):
        for word, mark in sorted(ways[token], key=lambda way: -ours_only[way[0]]):
            if theirs_only[token] <= 0:
                break
            used = use(mark, theirs_only[token])
            theirs_only[token] -= used
            ours_only[word] -= used
    for side in (ours_only, theirs_only):
        for token in [token for token in side if side[token] <= 0]:
            del side[token]


def parted(token, marks):
    """The ways in which a token is a word with a mark behind, before or within it (before a bracket, or the next word)."""
    for start in range(len(token)):
        for end in range(len(token), start, -1):
            if end - start < len(token) and token[start:end] in marks:
                yield token[:start] + token[end:], token[start:end]


def explain(ours_only, theirs_only, ours, theirs, ours_rejected, printed, source):
    """Takes the explained tokens out of both; gives the reasons."""
    reasons = set()
    printed_tokens, run_together = collections.Counter(tokens(printed)), "".join(tokens(printed))

    def take(side, reason, test):
        for token in [token for token in side if test(token)]:
            reasons.add(reason)
            del side[token]

    pages = printed.count("\f")

    def is_printed(token):
        return token in printed_tokens or (len(token) > 5 and token in run_together)

    def is_printed_more_often(token):
        return printed_tokens[token] > theirs[token] or theirs[token] == 0 and is_printed(token)

    def is_page(token):
        return token in source.pages or token.isdigit() and int(token) <= pages or re.fullmatch(r"[ivxlc]+", token)

    if source.note_marks:
        take_note_marks(ours_only, theirs_only, ours, source, reasons)
    take(theirs_only, "deleted", lambda token: token in source.marked)
    if source.marked:
        # A deleted mark joins two words, and lists count on over deleted items.
        joined = " ".join(ours_only)
        take(theirs_only, "deleted", lambda token: ours_rejected[token] >= theirs[token] or token in joined
             or source.has_deleted_marks and token.isdigit())
        take(ours_only, "deleted", lambda token: token not in ours_rejected or token in source.changed)
    take(theirs_only, "prompt", lambda token: token in source.prompts)
    take(theirs_only, "not printed", lambda token: not is_printed(token) or printed_tokens[token] < theirs[token])
    if source.has_index:
        take(theirs_only, "pages", is_page)
        take(theirs_only, "pages", lambda token: any(
            token[:cut] in ours and is_page(token[cut:]) for cut in range(1, len(token))))
    take(ours_only, "form", lambda token: token in source.forms)
    # A word may stand right beside a formula.
    take(ours_only, "formula", lambda token: source.is_formula(token) or source.formula_text and any(
        token[:cut] in source.formula_text and token[cut:] in theirs
        or token[:cut] in theirs and token[cut:] in source.formula_text for cut in range(1, len(token))))
    together = "".join(theirs.elements())
    take(ours_only, "ruby", lambda token: token in source.ruby or source.ruby and token in together)
    take(theirs_only, "ruby", lambda token: source.ruby and any(token.startswith(word) for word in ours))
    take(ours_only, "printed", lambda token: token in source.apart and is_printed_more_often(token))
    take(ours_only, "in the file", lambda token: token in source.apart)
    take(theirs_only, "printed", lambda token: token in source.apart)
    take(ours_only, "computed", lambda token: token in source.fields)
    if sum(theirs_only.values()) <= 4 * source.field_count:
        take(theirs_only, "computed", lambda token: token in source.fields
             or source.dates and (token in DATES or re.fullmatch(r"\d{1,2}|(19|20)\d\d", token))
             or re.search(r"\d", token) and not source.holds_results
             or token in ("Expression", "is", "faulty"))
    take(ours_only, "printed", is_printed_more_often)
    if source.has_number_words:
        take(ours_only, "language", lambda token: not token.isdigit())
        take(theirs_only, "language", lambda token: not token.isdigit())
    return reasons


def judge(ours, theirs, printed, source, last=""):
    """Which words and numbers differ without an explanation, and the reasons of those that have one.

    - ours: our text with all changes accepted, and rejected, without Markdown's signs.
    - last: the last line of an .rtf, whose number LibreOffice may have made up.
    """
    mine, other = collections.Counter(tokens(ours[0])), collections.Counter(tokens(theirs))
    ours_only, theirs_only = mine - other, other - mine
    reasons = set()
    if re.match(r"\S+[.)] ", last):
        for token in tokens(last.split(" ")[0]):
            if token in theirs_only:
                reasons.add("last paragraph")
                del theirs_only[token]
    if ours_only or theirs_only:
        reasons |= explain(ours_only, theirs_only, mine, other, collections.Counter(tokens(ours[1])), printed, source)
    left = [("ours", token) for token in ours_only] + [("theirs", token) for token in theirs_only]
    words = [pair for pair in left if not re.search(r"\d", pair[1])]
    numbers = [pair for pair in left if re.search(r"\d", pair[1])]
    if "deleted" not in reasons:
        numbers += [("label", " ".join(pair)) for pair in labels_off(ours[0], theirs)
                    if not (last.startswith(pair[0] + " ") and pair[1] in "".join(tokens(last)))]
    return words, numbers, reasons


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
    # Each paragraph of a cell is a line of theirs; ours stand in one line.
    rows = "".join(tokens(" ".join(re.findall(r"^\|.*", ours, flags=re.M))))
    ours = re.sub(r"^\|.*", lambda row: row[0].replace("|", "\n"), ours, flags=re.M)
    mine, other = labels(ours), labels(theirs)
    starts = {start for _, start in mine}
    beginnings = {"".join(tokens(line))[:12] for line in ours.split("\n")}
    return [(label, start) for label, start in other - mine
            if (start in starts or start in beginnings) and "".join(tokens(label)) + start not in rows]


# Programs


def run(*command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def kept(work, form, file):
    return os.path.join(work, form, stem(file) + "." + form)


FILTERS = {"txt": "txt:Text (encoded):UTF8", "pdf": "pdf", "docx": "docx:MS Word 2007 XML"}


class LibreOffice:
    """Converts files one after another in few processes, and gives up on a file that takes more than so many seconds.

    A file on which it crashes is tried once more alone; one that fails is noted in the folder of its outputs, so that it is
    tried no more, in other forms neither.
    """

    def __init__(self, work, seconds=25, together=40):
        self.work, self.seconds, self.together, self.hung = work, seconds, together, False
        self.profile = "-env:UserInstallation=file://" + os.path.join(work, "profile")

    def convert(self, files, form):
        os.makedirs(os.path.join(self.work, form), exist_ok=True)
        left = [file for file in files
                if not self.is_done(file, form) and not any(os.path.exists(self.failure(file, form)) for form in FILTERS)]
        while left:
            batch, at = left[:self.together], 0
            ended = self.run(batch, form)
            made = [index for index, file in enumerate(batch) if os.path.exists(kept(self.work, form, file))]
            # What it came to without a result it refused; the next is what it ended on.
            at = len(batch) if ended else (made[-1] + 1 if made else 0)
            if not ended and at < len(batch):
                if len(batch) > 1 and not self.hung:
                    self.run(batch[at:at + 1], form)
                at += 1
            for file in batch[:at]:
                if not os.path.exists(kept(self.work, form, file)):
                    open(self.failure(file, form), "w").close()
            left = left[at:]

    def failure(self, file, form):
        return os.path.join(self.work, form, stem(file) + ".failed")

    def is_done(self, file, form):
        return os.path.exists(kept(self.work, form, file)) or os.path.exists(self.failure(file, form))

    def run(self, files, form):
        """Whether it came to the end of all; whether it hung stands in `hung`."""
        self.hung = False
        folder = os.path.join(self.work, form)
        office = subprocess.Popen(
            ["soffice", "--headless", self.profile, "--convert-to", FILTERS[form], "--outdir", folder, *files],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        count, since = len(os.listdir(folder)), time.monotonic()
        while True:
            try:
                return office.wait(timeout=0.3) == 0
            except subprocess.TimeoutExpired:
                now = len(os.listdir(folder))
                if now != count:
                    count, since = now, time.monotonic()
                elif time.monotonic() - since > self.seconds:
                    # soffice itself only waits for the program that does the work.
                    os.killpg(office.pid, signal.SIGKILL)
                    office.wait()
                    self.hung = True
                    return False


class Reader:
    """gcmrepo's readings of files, each submitted to a record of its own; kept for the same program in the work folder."""

    def __init__(self, program, work, seconds=120):
        self.program, self.seconds = os.path.abspath(program), seconds
        with open(self.program, "rb") as file:
            self.kept = os.path.join(work, "read-" + hashlib.sha256(file.read()).hexdigest()[:12])
        os.makedirs(self.kept, exist_ok=True)
        self.folder = tempfile.mkdtemp(prefix="stress-record-")
        self.record = os.path.join(self.folder, "r")
        os.environ.update(GIT_AUTHOR_NAME="A", GIT_AUTHOR_EMAIL="a@example.org", GIT_COMMITTER_NAME="A",
                          GIT_COMMITTER_EMAIL="a@example.org")
        run(self.program, "init", self.record, "--author", "A <a@example.org>")

    def read(self, file):
        """Both readings, or why the file is refused."""
        place = os.path.join(self.kept, stem(file) + ".json")
        if not os.path.exists(place):
            result = self.submit(file)
            with open(place + ".new", "w", encoding="utf-8") as output:
                json.dump(result, output)
            os.replace(place + ".new", place)
        with open(place, encoding="utf-8") as input:
            return json.load(input)

    def submit(self, file):
        slug = stem(file)
        try:
            made = run(self.program, "submit", file, "-C", self.record, "--country", "CL", "--kind", "input", "--id", slug,
                       "--lang", "en", "--title", slug, "--locale", "en", timeout=self.seconds)
            if made.returncode != 0:
                problem = made.stderr.decode("utf-8", "replace").strip().split("\n")[0]
                return None, re.sub(r"f\d{5}\.\w+", "FILE", problem)
            texts = []
            for reading in ("--accepted", "--rejected"):
                shown = run(self.program, "show", "CL/inputs/" + slug, reading, "-C", self.record, timeout=self.seconds)
                texts.append(shown.stdout.decode("utf-8", "replace"))
            return texts, ""
        except subprocess.TimeoutExpired:
            return None, "(took more than %d s)" % self.seconds

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def converted(copies, forms, office):
    """The copies, each after LibreOffice has made its forms; in parts, so that results come early."""
    copies = list(copies)
    for at in range(0, len(copies), office.together):
        part = copies[at:at + office.together]
        for form in forms:
            office.convert(part, form)
        yield from part


def opened(copy, work, forms, reader, account):
    """Our readings, LibreOffice's text and what it prints; nothing where one is missing, which the account notes."""
    if not all(os.path.exists(kept(work, form, copy)) for form in forms):
        account.unprinted += 1
        return None
    texts, problem = reader.read(copy)
    if texts is None:
        account.refused[problem] += 1
        return None
    with open(kept(work, "txt", copy), encoding="utf-8-sig", errors="replace") as file:
        theirs = file.read()
    printed = run("pdftotext", "-layout", kept(work, "pdf", copy), "-").stdout.decode("utf-8", "replace")
    return [plain(text) for text in texts], theirs, printed


class Account:
    """What was compared; each difference without an explanation is printed when it is found."""

    def __init__(self, titles):
        self.off = {title: [] for title in titles}
        self.refused, self.unprinted, self.compared, self.reasons = collections.Counter(), 0, 0, collections.Counter()

    def add(self, path, reasons, differences):
        self.compared += 1
        self.reasons.update(reasons)
        for title, pairs in differences.items():
            if pairs:
                self.off[title].append(path)
                print("%s: %s: %s" % (title, os.path.basename(path), ", ".join("%s %s" % pair for pair in pairs[:8])),
                      flush=True)

    def report(self, count, promised):
        """Whether as many files agree as is promised for each title."""
        print("%d files; %d compared, %d that LibreOffice did not print, %d refused:"
              % (count, self.compared, self.unprinted, sum(self.refused.values())))
        for problem, files in self.refused.most_common():
            print("  %4d  %s" % (files, problem))
        print("differences explained, by reason and files:")
        for reason, files in self.reasons.most_common():
            print("  %4d  %s" % (files, EXPLANATIONS[reason]))
        agree = 0
        for title, off in self.off.items():
            share = 1 - len(off) / max(self.compared, 1)
            agree += share >= promised[title]
            print("%s: %d files differ without an explanation, %.2f %% agree (promised: %g %%)"
                  % (title, len(off), 100 * share, 100 * promised[title]))
        # That nothing was compared is no agreement.
        return agree == len(self.off) and self.compared > 0
