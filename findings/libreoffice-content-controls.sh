#!/bin/bash
# LibreOffice 7.4.7 (Debian 12) and the content controls of a .docx (w:sdt), when the file is opened and saved as .docx again:
#
# - The tag (w:tag), by which programs find what was filled in, the lock and the w:id are lost.
# - The title (w:alias) stays of a control of plain text; a control of rich text within a paragraph keeps no property.
# - A control around two paragraphs becomes one within the first: the second is outside.
#
# A bookmark stays. So a form is to be read by bookmarks as well, and an answer of two paragraphs may be half inside.
# Needs Debian's libreoffice-writer, python3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
office=(soffice --headless "-env:UserInstallation=file://$folder/profile")
version=$("${office[@]}" --version)
echo "$version"
[[ $version == "LibreOffice 7.4.7"* ]] || { echo "another version: look again"; exit 1; }
cat >make.py <<'PYTHON'
import zipfile

office = "http://schemas.openxmlformats.org/"
package = office + "package/2006/"


def run(words):
    return '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % words


def control(name, number, content, kind=""):
    return ('<w:sdt><w:sdtPr><w:alias w:val="Title %s"/><w:tag w:val="%s"/><w:id w:val="%d"/><w:lock w:val="sdtLocked"/>%s'
            "</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>" % (name, name, number, kind, content))


body = ('<w:p><w:bookmarkStart w:id="1" w:name="q_plain"/>' + control("plain", 77, run("1 May"), "<w:text/>")
        + '<w:bookmarkEnd w:id="1"/></w:p><w:p>' + control("rich", 78, run("2 May")) + "</w:p>"
        + control("long", 79, "<w:p>%s</w:p><w:p>%s</w:p>" % (run("One."), run("Two."))) + "<w:p>%s</w:p>" % run("End."))
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
mkdir saved
"${office[@]}" --convert-to docx --outdir saved a.docx >/dev/null 2>&1
cat >controls.py <<'PYTHON'
import sys, zipfile
import xml.etree.ElementTree as tree

w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
body = tree.fromstring(zipfile.ZipFile(sys.argv[1]).read("word/document.xml"))
for control in body.iter(w + "sdt"):
    properties = sorted(node.tag.replace(w, "") for node in control.find(w + "sdtPr"))
    numbers = [node.get(w + "val") for node in control.iter(w + "id")]
    words = "".join(node.text for node in control.iter(w + "t"))
    print(words, *properties, "w:id kept" if set(numbers) & {"77", "78", "79"} else "w:id new or none", sep=", ")
print("bookmarks:", *(node.get(w + "name") for node in body.iter(w + "bookmarkStart")))
PYTHON
for file in a.docx saved/a.docx; do echo "$file:"; python3 controls.py "$file" | sed 's/^/  /'; done
diff <(python3 controls.py saved/a.docx) - <<'SEEN' || { echo "the behaviour changed"; exit 1; }
1 May, alias, id, text, w:id new or none
2 May, w:id new or none
One., alias, id, w:id new or none
bookmarks: q_plain
SEEN
