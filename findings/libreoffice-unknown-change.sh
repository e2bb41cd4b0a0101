#!/bin/bash
# LibreOffice 7.4.7 (Debian 12) writes a tracked change of a paragraph's properties, for example that it was centred
# (w:pPrChange of a .docx), into an .odt as an element text:UnknownChange. OpenDocument 1.3 part 3 lets a text:changed-region
# have text:insertion, text:deletion and text:format-change alone. Nor does LibreOffice know it: opened and saved once more,
# the .odt has neither the element nor the change, so that nobody can reject it any more. That of a run stays.
# Needs Debian's libreoffice-writer, python3 and unzip.
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
who = 'w:author="Ana" w:date="2026-01-01T00:00:00Z"'
body = ('<w:p><w:pPr><w:jc w:val="center"/><w:pPrChange w:id="1" %s><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr>'
        '<w:r><w:t>Article 1</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="2" %s><w:rPr/></w:rPrChange></w:rPr>'
        '<w:t>Bold</w:t></w:r></w:p><w:p/>' % (who, who))
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
mkdir once twice
"${office[@]}" --convert-to odt --outdir once a.docx >/dev/null 2>&1
"${office[@]}" --convert-to odt --outdir twice once/a.odt >/dev/null 2>&1
changes() {
  unzip -p "$1/a.odt" content.xml | grep -o '<text:changed-region[^>]*><text:[A-Za-z-]*' | sed 's/.*<//' | sort | paste -sd' '
}
once=$(changes once)
twice=$(changes twice)
echo "saved once:  $once"
echo "saved twice: $twice"
[ "$once / $twice" = "text:UnknownChange text:format-change / text:format-change" ] ||
  { echo "the behaviour changed"; exit 1; }
