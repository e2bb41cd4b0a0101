#!/bin/bash
# LibreOffice 7.4.7 (Debian 12) changes the language of words in Quechua when it opens and saves an .odt: qu-PE and qu-EC
# become quz-PE and quz-EC. `quz` is Cusco Quechua (ISO 639-3), one language of the macrolanguage `qu`, and spoken in Peru;
# qu-BO stays, and so do Guaraní, Aymara, Mapuche and Haitian. A .docx fares the same. A program that chooses a text
# by its language no longer finds the one that was marked `qu`.
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

names = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name)
                 for name in ("office", "text", "style", "manifest"))
names += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
languages = ["qu-PE", "qu-EC", "qu-BO", "gn-PY", "ay-BO", "arn-CL", "ht-HT"]
styles = "".join('<style:style style:name="%s" style:family="text"><style:text-properties fo:language="%s" fo:country="%s"/>'
                 "</style:style>" % (tag.replace("-", ""), *tag.split("-")) for tag in languages)
spans = "".join('<text:span text:style-name="%s">%s </text:span>' % (tag.replace("-", ""), tag) for tag in languages)
with zipfile.ZipFile("a.odt", "w") as archive:
    archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    archive.writestr("META-INF/manifest.xml", '<manifest:manifest %s manifest:version="1.3"><manifest:file-entry '
                     'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
                     '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
                     '</manifest:manifest>' % names)
    archive.writestr("content.xml", '<office:document-content %s office:version="1.3"><office:automatic-styles>%s'
                     '</office:automatic-styles><office:body><office:text><text:p>%s</text:p></office:text></office:body>'
                     '</office:document-content>' % (names, styles, spans))
PYTHON
python3 make.py
mkdir saved
"${office[@]}" --convert-to odt --outdir saved a.odt >/dev/null 2>&1
"${office[@]}" --convert-to docx --outdir saved a.odt >/dev/null 2>&1
odt=$(unzip -p saved/a.odt content.xml | grep -o '<style:text-properties [^>]*fo:language[^>]*>' |
  sed 's/.*fo:language="\([^"]*\)" fo:country="\([^"]*\)".*/\1-\2/' | paste -sd' ')
docx=$(unzip -p saved/a.docx word/document.xml | grep -o '<w:lang w:val="[^"]*"' | sed 's/.*="//; s/"//' | paste -sd' ')
echo "given:       qu-PE qu-EC qu-BO gn-PY ay-BO arn-CL ht-HT"
echo "as an .odt:  $odt"
echo "as a .docx:  $docx"
expected="quz-PE quz-EC qu-BO gn-PY ay-BO arn-CL ht-HT"
[ "$odt / $docx" = "$expected / $expected" ] || { echo "the behaviour changed"; exit 1; }
