#!/bin/bash
# A sentence that was moved within a .docx while changes were tracked (w:moveFrom where it was, w:moveTo where it is) is read
# once by pandoc and mammoth, never by python-docx (paragraph.text) and twice by docx2txt and LibreOffice (its plain text).
# So it is with words that were replaced, but for docx2txt: python-docx gives neither the old word nor the new one, LibreOffice
# both. Their text is that of the document neither with the changes nor without them, and nothing says so.
#
# Seen with python-docx 1.2.0, mammoth 1.13.0, docx2txt 0.9, pandoc 2.17.1.1 and LibreOffice 7.4.7 (Debian 12).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
[ "$(pandoc --version | head -1)" = "pandoc 2.17.1.1" ] || { echo "pandoc 2.17.1.1 of Debian 12 is wanted"; exit 1; }
office=(soffice --headless "-env:UserInstallation=file://$folder/profile")
[[ $("${office[@]}" --version) == "LibreOffice 7.4.7"* ]] || { echo "LibreOffice 7.4.7 of Debian 12 is wanted"; exit 1; }
python3 -m pip install -q --target lib mammoth==1.13.0 python-docx==1.2.0 docx2txt==0.9 2>/dev/null
cat >make.py <<'PYTHON'
import itertools, zipfile

office = "http://schemas.openxmlformats.org/"
package = office + "package/2006/"
numbers = itertools.count(1)


def run(words, element="t"):
    return '<w:r><w:%s xml:space="preserve">%s</w:%s></w:r>' % (element, words, element)


def who():
    return 'w:id="%d" w:author="Ana" w:date="2026-01-01T00:00:00Z"' % next(numbers)


def change(kind, content):
    return "<w:%s %s>%s</w:%s>" % (kind, who(), content, kind)


def moved(kind, words):
    number = next(numbers)
    return ('<w:%sRangeStart w:id="%d" w:author="Ana" w:date="2026-01-01T00:00:00Z" w:name="move1"/>' % (kind, number)
            + change(kind, run(words)) + '<w:%sRangeEnd w:id="%d"/>' % (kind, number))


body = ("<w:p>" + run("First. ") + moved("moveFrom", "Moved. ") + run("Second. ") + moved("moveTo", "Moved. ")
        + run("Parties ") + change("del", run("may", "delText")) + change("ins", run("shall")) + run(" meet.") + "</w:p>")
with zipfile.ZipFile("a.docx", "w") as archive:
    archive.writestr("[Content_Types].xml", '<Types xmlns="%scontent-types"><Default Extension="rels" ContentType='
                     '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
                     'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
                     '</Types>' % package)
    archive.writestr("_rels/.rels", '<Relationships xmlns="%srelationships"><Relationship Id="r1" Type="%sofficeDocument/'
                     '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>' % (package, office))
    archive.writestr("word/_rels/document.xml.rels", '<Relationships xmlns="%srelationships"/>' % package)
    archive.writestr("word/document.xml", '<w:document xmlns:w="%swordprocessingml/2006/main"><w:body>%s</w:body>'
                     '</w:document>' % (office, body))
PYTHON
python3 make.py
for state in accept reject; do pandoc --track-changes=$state --wrap=none -t plain -o $state.txt a.docx; done
"${office[@]}" --convert-to "txt:Text (encoded):UTF8" a.docx >/dev/null 2>&1
PYTHONPATH=$folder/lib python3 - <<'PYTHON'
import sys
import docx, docx2txt, mammoth

seen = {
    "pandoc, accepted": open("accept.txt").read(),
    "pandoc, rejected": open("reject.txt").read(),
    "mammoth": mammoth.extract_raw_text(open("a.docx", "rb")).value,
    "python-docx": docx.Document("a.docx").paragraphs[0].text,
    "docx2txt": docx2txt.process("a.docx"),
    "LibreOffice": open("a.txt", encoding="utf-8-sig").read(),
}
seen = {reader: " ".join(text.split()) for reader, text in seen.items()}
for reader, text in seen.items():
    print("%-18s%s" % (reader, text))
sys.exit(0 if list(seen.values()) == [
    "First. Second. Moved. Parties shall meet.",
    "First. Moved. Second. Parties may meet.",
    "First. Second. Moved. Parties shall meet.",
    "First. Second. Parties meet.",
    "First. Moved. Second. Moved. Parties shall meet.",
    "First. Moved. Second. Moved. Parties mayshall meet.",
] else "the behaviour changed")
PYTHON
