#!/bin/bash
# pandoc reads the tracked words of a .docx, and not that a row of a table was inserted or deleted (w:ins and w:del within
# w:trPr, ECMA-376 part 1, 17.13.5): with --track-changes=accept a deleted row stays as one of empty cells, with =reject an
# inserted one, and with =all the words of a row are marked and no row is. So the table has three rows in every state, where
# the document has two before the changes and two after them.
#
# Seen with pandoc 2.17.1.1 (Debian 12) and 3.9 (pypandoc_binary 1.17).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
old=/usr/bin/pandoc
[ "$("$old" --version | head -1)" = "pandoc 2.17.1.1" ] || { echo "pandoc 2.17.1.1 of Debian 12 is wanted"; exit 1; }
python3 -m pip install -q --no-deps --target pypandoc pypandoc_binary==1.17 2>/dev/null
new=$(find pypandoc -name pandoc -type f)
cat >make.py <<'PYTHON'
import itertools, zipfile

office = "http://schemas.openxmlformats.org/"
package = office + "package/2006/"
numbers = itertools.count(1)


def who():
    return 'w:id="%d" w:author="Ana" w:date="2026-01-01T00:00:00Z"' % next(numbers)


def row(words, change=None):
    run = "<w:r><w:%s>%s</w:%s></w:r>" % (("delText", words, "delText") if change == "del" else ("t", words, "t"))
    mark = ""
    if change:
        mark = "<w:trPr><w:%s %s/></w:trPr>" % (change, who())
        run = "<w:%s %s>%s</w:%s>" % (change, who(), run, change)
    return "<w:tr>%s<w:tc><w:p>%s</w:p></w:tc></w:tr>" % (mark, run)


body = ('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
        + row("Chile 10") + row("Peru 12", "del") + row("Peru 15", "ins") + "</w:tbl><w:p/>")
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
cat >rows.py <<'PYTHON'
import re, sys

rows = re.findall(r"<tr([^>]*)>(.*?)</tr>", sys.stdin.read(), re.S)
print(" | ".join(re.sub(r"<[^>]*>|\s+$|^\s+", "", cells) or "(empty)" for _, cells in rows),
      "; marked rows:", sum("Ana" in attributes or "Ana" in re.sub(r"<td.*</td>", "", cells, flags=re.S)
                            for attributes, cells in rows))
PYTHON
for pandoc in "$old" "$new"; do
  "$pandoc" --version | head -1
  seen=""
  for state in accept reject all; do
    rows=$("$pandoc" --track-changes=$state -t html a.docx | python3 rows.py)
    echo "  $state: $rows"
    seen+="$rows/"
  done
  none=" ; marked rows: 0/"
  [ "$seen" = "Chile 10 | (empty) | Peru 15${none}Chile 10 | Peru 12 | (empty)${none}Chile 10 | Peru 12 | Peru 15$none" ] ||
    { echo "the behaviour changed"; exit 1; }
done
