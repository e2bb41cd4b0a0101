#!/bin/bash
# LibreOffice Writer 7.4 and two things that OpenDocument 1.3 part 3 says of numbers and tables:
#
# - text:restart-numbering: a heading restarts the numbering of its level, with text:start-value or else
#   with the start value of its level (1 by default). Writer prints 0.
# - table:number-rows-repeated: the row stands for so many successive rows of the same content. Writer
#   shows the content in the first row alone; the others are there, and empty. Repeated columns keep theirs.
#
# Exits 1 where the behaviour is no longer that.
set -eu
version=$(dpkg-query -W -f '${Version}' libreoffice-core libreoffice-core-nogui 2>/dev/null | head -c 40)
echo "libreoffice $version"
case $version in *7.4.7*) ;; *) echo "this was seen with 7.4.7"; exit 2 ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$work/input.odt" <<'PYTHON'
import sys, zipfile
names = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (n, n) for n in ("office", "text", "style", "table"))
body = """<text:h text:style-name="H" text:outline-level="1">first</text:h><text:h text:style-name="H" text:outline-level="1">second</text:h>
<text:h text:style-name="H" text:outline-level="1" text:restart-numbering="true">restarted</text:h>
<table:table><table:table-column/><table:table-row table:number-rows-repeated="3"><table:table-cell><text:p>row</text:p>
</table:table-cell></table:table-row></table:table>
<table:table><table:table-column table:number-columns-repeated="3"/><table:table-row><table:table-cell
table:number-columns-repeated="3"><text:p>column</text:p></table:table-cell></table:table-row></table:table>"""
styles = """<style:style style:name="H" style:family="paragraph" style:default-outline-level="1"/><text:outline-style
style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/></text:outline-style>"""
with zipfile.ZipFile(sys.argv[1], "w") as file:
    file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    file.writestr("META-INF/manifest.xml", '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                  '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
                  '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>'
                  '<m:file-entry m:full-path="styles.xml" m:media-type="text/xml"/></m:manifest>')
    file.writestr("content.xml", '<office:document-content %s office:version="1.3"><office:body><office:text>%s'
                  '</office:text></office:body></office:document-content>' % (names, body))
    file.writestr("styles.xml", '<office:document-styles %s office:version="1.3"><office:styles>%s</office:styles>'
                  '</office:document-styles>' % (names, styles))
PYTHON
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to 'txt:Text (encoded):UTF8' --outdir "$work" \
  "$work/input.odt" >/dev/null 2>&1
sed 's/^\xef\xbb\xbf//' "$work/input.txt" | tee "$work/seen"
grep -q '^ *0\. restarted' "$work/seen" || { echo "the restarted heading is not 0. any more"; exit 1; }
[ "$(grep -c '^row' "$work/seen")" = 1 ] || { echo "repeated rows have their content"; exit 1; }
[ "$(grep -o 'column' "$work/seen" | wc -l)" = 3 ] || { echo "repeated columns lost their content"; exit 1; }
