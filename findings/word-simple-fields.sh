#!/bin/bash
# The words of a simple field of a .docx (w:fldSimple, ECMA-376 part 1, 17.16.19: the field's code, around its current
# result) are not read by pandoc, mammoth and python-docx: "Article 5", where 5 is a cross-reference, becomes "Article ".
# They read the same field in its complex form (w:fldChar), in which a program may as well write it. Only mammoth says so.
# docx2txt and LibreOffice read both.
#
# Seen with pandoc 2.17.1.1 (Debian 12) and 3.9 (pypandoc_binary 1.17), mammoth 1.13.0, python-docx 1.2.0, docx2txt 0.9 and
# LibreOffice 7.4.7.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
old=/usr/bin/pandoc
[ "$("$old" --version | head -1)" = "pandoc 2.17.1.1" ] || { echo "pandoc 2.17.1.1 of Debian 12 is wanted"; exit 1; }
office=(soffice --headless "-env:UserInstallation=file://$folder/profile")
[[ $("${office[@]}" --version) == "LibreOffice 7.4.7"* ]] || { echo "LibreOffice 7.4.7 of Debian 12 is wanted"; exit 1; }
python3 -m pip install -q --no-deps --target pypandoc pypandoc_binary==1.17 2>/dev/null
python3 -m pip install -q --target lib mammoth==1.13.0 python-docx==1.2.0 docx2txt==0.9 2>/dev/null
new=$(find pypandoc -name pandoc -type f)
cat >make.py <<'PYTHON'
import zipfile

office = "http://schemas.openxmlformats.org/"
package = office + "package/2006/"


def run(words):
    return '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % words


def mark(kind):
    return '<w:r><w:fldChar w:fldCharType="%s"/></w:r>' % kind


code = " REF _Ref1 \\h "
simple = '<w:fldSimple w:instr="%s">%s</w:fldSimple>' % (code, run("5"))
whole = (mark("begin") + '<w:r><w:instrText xml:space="preserve">%s</w:instrText></w:r>' % code + mark("separate") + run("6")
         + mark("end"))
target = '<w:p><w:bookmarkStart w:id="1" w:name="_Ref1"/>%s<w:bookmarkEnd w:id="1"/></w:p>' % run("Target")
body = target + "<w:p>%s</w:p>" % (run("See Article ") + simple + run(" and Article ") + whole + run("."))
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
cat >read.py <<'PYTHON'
import sys
import docx, docx2txt, mammoth

if sys.argv[1] == "mammoth":
    result = mammoth.extract_raw_text(open("a.docx", "rb"))
    print(result.value)
    print([message.message for message in mammoth.convert_to_html(open("a.docx", "rb")).messages], file=sys.stderr)
elif sys.argv[1] == "python-docx":
    print("\n".join(paragraph.text for paragraph in docx.Document("a.docx").paragraphs))
else:
    print(docx2txt.process("a.docx"))
PYTHON
export PYTHONPATH=$folder/lib
"${office[@]}" --convert-to "txt:Text (encoded):UTF8" a.docx >/dev/null 2>&1
seen=""
note() {
  local line
  line=$(grep See "$2" | tr -s ' ')
  printf '%-18s %s\n' "$1" "$line"
  seen+="$line|"
}
for pandoc in "$old" "$new"; do
  "$pandoc" -t plain a.docx -o said 2>warned
  [ ! -s warned ] || { echo "changed: pandoc warns"; exit 1; }
  note "$("$pandoc" --version | head -1)" said
done
for reader in mammoth python-docx docx2txt; do
  python3 read.py "$reader" >said 2>warned
  note "$reader" said
  [ "$reader" != mammoth ] || grep -q "unrecognised element was ignored: w:fldSimple" warned
done
note LibreOffice a.txt
without="See Article and Article 6.|"
with="See Article 5 and Article 6.|"
[ "$seen" = "$without$without$without$without$with$with" ] || { echo "the behaviour changed"; exit 1; }
