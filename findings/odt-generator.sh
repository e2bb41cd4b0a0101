#!/bin/bash
# LibreOffice 7.4.7 (Debian 12) numbers the same content.xml in two ways, by the name of the program that meta.xml says wrote
# it. Lists without xml:id that continue a list of their style (text:continue-numbering in OpenDocument 1.3 part 3)
# over a list of another style count on where meta:generator begins with `NeoOffice/2` or names a build `680m…` of
# OpenOffice.org 2; with any other generator they begin anew. The standard gives the generator no part in this.
# Needs Debian's libreoffice-writer and python3.
set -euo pipefail
version=$(dpkg-query -W -f '${Version}\n' libreoffice-core libreoffice-core-nogui 2>/dev/null | grep -m 1 . || true)
echo "LibreOffice $version"
[[ $version == 4:7.4.7-* ]] || { echo "another version: look again"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printed() {
  python3 - "$folder/a.odt" "$1" <<'PYTHON'
import sys, zipfile

names = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name)
                 for name in ("office", "text", "style", "meta", "manifest"))


def styled(name, number):
    return ('<text:list-style style:name="%s"><text:list-level-style-number text:level="1" style:num-suffix="%s" '
            'style:num-format="1"/></text:list-style>' % (name, number))


def item(style, words, more=""):
    return ('<text:list text:style-name="%s" %s><text:list-item><text:p>%s</text:p></text:list-item></text:list>'
            % (style, more, words))


body = item("A", "one") + item("B", "other") + item("A", "two", 'text:continue-numbering="true"')
with zipfile.ZipFile(sys.argv[1], "w") as archive:
    archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    archive.writestr("META-INF/manifest.xml", '<manifest:manifest %s><manifest:file-entry manifest:full-path="/" '
                     'manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry '
                     'manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry '
                     'manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>' % names)
    archive.writestr("content.xml", '<office:document-content %s office:version="1.2"><office:automatic-styles>%s'
                     '</office:automatic-styles><office:body><office:text>%s</office:text></office:body>'
                     '</office:document-content>' % (names, styled("A", ".") + styled("B", ")"), body))
    archive.writestr("meta.xml", '<office:document-meta %s office:version="1.2"><office:meta><meta:generator>%s'
                     '</meta:generator></office:meta></office:document-meta>' % (names, sys.argv[2]))
PYTHON
  soffice --headless "-env:UserInstallation=file://$folder/profile" --convert-to "txt:Text (encoded):UTF8" \
    --outdir "$folder" "$folder/a.odt" >/dev/null 2>&1
  sed 's/^\xef\xbb\xbf//; s/^ *//' "$folder/a.txt" | tr '\n' ';'
}
old=$(printed 'NeoOffice/2.2$Unix OpenOffice.org_project/')
new=$(printed 'Writer/1.0')
echo "NeoOffice/2.2: $old"
echo "Writer/1.0:    $new"
[[ $old == "1. one;1) other;2. two;" && $new == "1. one;1) other;1. two;" ]] || { echo "the behaviour changed"; exit 1; }
