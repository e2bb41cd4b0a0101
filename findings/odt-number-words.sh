#!/bin/bash
# LibreOffice 7.4.7 (Debian 12) prints the Spanish ordinals of a list (style:num-format="First") by the rules of libnumbertext:
# the 11th item is "Decimoprimero", where Spanish has "Undécimo", and its own adjective form says so
# (es.sor: "decimoprimero" becomes "undécimo" in ordinal-masculine-adjective only). And a list that begins with two
# unnumbered paragraphs (text:list-header) above a list of the next level prints 0.1 there, with one of them 1.1.
# Needs Debian's libreoffice-writer and python3.
set -euo pipefail
version=$(dpkg-query -W -f '${Version}\n' libreoffice-core libreoffice-core-nogui 2>/dev/null | grep -m 1 . || true)
echo "LibreOffice $version"
[[ $version == 4:7.4.7-* ]] || { echo "another version: look again"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - "$folder/a.odt" <<'PYTHON'
import sys, zipfile

names = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name)
                 for name in ("office", "text", "style", "manifest"))
names += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
level = '<text:list-level-style-number text:level="%d" style:num-format="%s" text:display-levels="%d"/>'
styles = ('<text:list-style style:name="A">%s</text:list-style><text:list-style style:name="B">%s%s</text:list-style>'
          % (level % (1, "First", 1), level % (1, "1", 1), level % (2, "1", 2)))
deeper = "<text:list><text:list-item><text:p>deeper</text:p></text:list-item></text:list>"
lists = "".join('<text:list text:style-name="A"><text:list-item text:start-value="%d"><text:p>item</text:p></text:list-item>'
                "</text:list>" % number for number in (11, 21))
for heads in (1, 2):
    lists += ('<text:list text:style-name="B"><text:list-header>%s%s</text:list-header></text:list>'
              % ("<text:p>head</text:p>" * heads, deeper))
parts = {
    "META-INF/manifest.xml": '<manifest:manifest %s><manifest:file-entry manifest:full-path="/" manifest:media-type='
    '"application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type='
    '"text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    "styles.xml": '<office:document-styles %s office:version="1.3"><office:styles><style:default-style style:family='
    '"paragraph"><style:text-properties fo:language="es" fo:country="CL"/></style:default-style></office:styles>'
    "</office:document-styles>",
    "content.xml": '<office:document-content %s office:version="1.3"><office:automatic-styles>' + styles
    + "</office:automatic-styles><office:body><office:text>" + lists
    + "</office:text></office:body></office:document-content>",
}
with zipfile.ZipFile(sys.argv[1], "w") as archive:
    archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    for name, text in parts.items():
        archive.writestr(name, text % names)
PYTHON
soffice --headless "-env:UserInstallation=file://$folder/profile" --convert-to "txt:Text (encoded):UTF8" \
  --outdir "$folder" "$folder/a.odt" >/dev/null 2>&1
printed=$(sed 's/^\xef\xbb\xbf//; s/^ *//' "$folder/a.txt" | tr '\n' ';')
echo "$printed"
[[ $printed == "Decimoprimero item;Vigesimoprimero item;head;1.1 deeper;head;head;0.1 deeper;" ]] ||
  { echo "the behaviour changed"; exit 1; }
