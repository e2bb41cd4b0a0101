#!/usr/bin/env python3
"""Compares the number formats of Word lists as gcmrepo and LibreOffice print them.

    Stress/number-formats.py [--gcmrepo PROGRAM]

A .docx with one list for each value of ST_NumberFormat (ECMA-376 part 1, section 17.18.59) is written here and read by
both. If they differ, the reason must be listed in DIFFERENT: LibreOffice 7.4 prints many formats as plain digits, and
some by the rules of another format. Needs soffice and git. The exit status is 1 if a format differs without a reason, or
if a listed one no longer differs.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

FORMATS = """decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago
ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand
decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero ganada chosung decimalEnclosedFullstop
decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac
ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital
chineseCounting chineseLegalSimplified chineseCountingThousand koreanDigital koreanCounting koreanLegal koreanDigital2
vietnameseCounting russianLower russianUpper numberInDash hebrew1 hebrew2 arabicAlpha arabicAbjad hindiVowels
hindiConsonants hindiNumbers hindiCounting thaiLetters thaiNumbers thaiCounting bahtText dollarText""".split()
NUMBERS = list(range(1, 31)) + [99, 100, 101, 999]

FIGURES = "LibreOffice does not know the format and counts in figures"
ROUNDS = "in further rounds the standard repeats a letter (aa, bb), LibreOffice counts on as with figures (aa, ab)"
DIFFERENT = {
    **dict.fromkeys("""hex decimalFullWidth japaneseDigitalTenThousand decimalFullWidth2 decimalEnclosedFullstop
        decimalEnclosedParen ideographZodiacTraditional taiwaneseDigital vietnameseCounting numberInDash hindiConsonants
        hindiNumbers hindiCounting thaiNumbers thaiCounting bahtText dollarText""".split(), FIGURES),
    **dict.fromkeys("russianLower russianUpper thaiLetters".split(), ROUNDS),
    "arabicAlpha": ROUNDS + "; ya is written without its dots",
    "arabicAbjad": ROUNDS + "; alif is written without its hamza",
    "hebrew2": "in further rounds the standard repeats tav, LibreOffice counts on as with figures",
    "hindiVowels": "LibreOffice leaves out the four consonants that Hindi does not use, the standard does not",
    "upperLetter": "beyond thirty letters we write figures, LibreOffice goes on",
    "lowerLetter": "beyond thirty letters we write figures, LibreOffice goes on",
    "chicago": "beyond thirty signs we write figures, LibreOffice goes on",
    "ideographDigital": "digit by digit (一〇), LibreOffice counts (十)",
    "japaneseCounting": "Japanese counts a hundred as 百, LibreOffice as Chinese does (一百)",
    "japaneseLegal": "counted (壱拾), LibreOffice writes digit by digit",
    "decimalEnclosedCircle": "the standard ends at 20, LibreOffice goes on to 50",
    "decimalEnclosedCircleChinese": "the standard ends at 20, LibreOffice goes on to 50",
    "ideographEnclosedCircle": "ideographs (㊀), LibreOffice writes figures (①)",
    "taiwaneseCounting": "digit by digit from a hundred on, LibreOffice counts",
    "chineseCounting": "digit by digit from a hundred on, LibreOffice counts",
    "chineseCountingThousand": "Word writes 〇 for an empty place, LibreOffice 零",
    "koreanLegal": "native numbers end at 99; figures from there on, Sino-Korean numbers in LibreOffice",
}
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def write(path):
    lists, instances, body, count = "", "", "", 0
    for index, name in enumerate(FORMATS):
        lists += ('<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start '
                  'w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="[%%1]"/></w:lvl></w:abstractNum>' % (index, name))
        for number in NUMBERS:
            count += 1
            instances += ('<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride '
                          'w:val="%d"/></w:lvlOverride></w:num>' % (count, index, number))
            body += ('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s %d</w:t>'
                     '</w:r></w:p>' % (count, name, number))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            HEAD + '<Types xmlns="%s/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName='
            '"/word/document.xml" ContentType="%sdocument.main+xml"/><Override PartName="/word/numbering.xml" ContentType='
            '"%snumbering+xml"/></Types>' % (PACKAGE, TYPE, TYPE))
        for part, kind, target in (("_rels/.rels", "officeDocument", "word/document.xml"),
                                   ("word/_rels/document.xml.rels", "numbering", "numbering.xml")):
            archive.writestr(
                part, HEAD + '<Relationships xmlns="%s/relationships"><Relationship Id="r1" Type="%s/%s" Target="%s"/>'
                "</Relationships>" % (PACKAGE, OFFICE, kind, target))
        archive.writestr("word/numbering.xml", HEAD + "<w:numbering %s>%s%s</w:numbering>" % (W, lists, instances))
        archive.writestr("word/document.xml", HEAD + "<w:document %s><w:body>%s</w:body></w:document>" % (W, body))


def labels(text):
    found = {}
    for line in text.split("\n"):
        match = re.match(r"\s*(?:\[(.*)\])?\s*(\w+) (\d+)\s*$", line)
        if match:
            found[match[2], int(match[3])] = match[1]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gcmrepo", default=".build/release/gcmrepo")
    program = os.path.abspath(parser.parse_args().gcmrepo)
    work = tempfile.mkdtemp(prefix="number-formats-")
    try:
        write(os.path.join(work, "n.docx"))
        subprocess.run(["soffice", "--headless", "-env:UserInstallation=file://%s/profile" % work, "--convert-to",
                        "txt:Text (encoded):UTF8", "--outdir", work, os.path.join(work, "n.docx")],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, check=True)
        with open(os.path.join(work, "n.txt"), encoding="utf-8-sig") as file:
            theirs = labels(file.read())
        record = os.path.join(work, "r")
        os.environ.update(GIT_COMMITTER_NAME="A", GIT_COMMITTER_EMAIL="a@example.org")
        for command in (["init", record, "--author", "A <a@example.org>"],
                        ["submit", os.path.join(work, "n.docx"), "-C", record, "--country", "CL", "--kind", "input",
                         "--id", "n", "--lang", "en", "--title", "n", "--locale", "en"]):
            subprocess.run([program, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        shown = subprocess.run([program, "show", "CL/inputs/n", "-C", record], stdout=subprocess.PIPE, check=True)
        ours = labels(re.sub(r"\\(.)", r"\1", shown.stdout.decode("utf-8")))
    finally:
        shutil.rmtree(work)

    differing, wrong = {}, 0
    for place, label in theirs.items():
        if ours.get(place) != label:
            differing.setdefault(place[0], []).append((place[1], ours.get(place), label))
    for name in FORMATS:
        found = differing.get(name)
        if found:
            print("%s: %d of %d differ, the first: %s" % (name, len(found), len(NUMBERS), found[0]))
            print("  " + DIFFERENT.get(name, "WITHOUT A REASON"))
            wrong += name not in DIFFERENT
        elif name in DIFFERENT:
            print("%s: listed, but does not differ" % name)
            wrong += 1
    print("%d formats, %d agree, %d differ for a reason" % (len(FORMATS), len(FORMATS) - len(differing), len(differing)))
    return 1 if wrong or len(theirs) < len(FORMATS) * len(NUMBERS) else 0


if __name__ == "__main__":
    sys.exit(main())
