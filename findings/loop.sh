#!/bin/bash
# Pandoc's writer of OpenDocument makes a list style for an ordered list within an item of an ordered list, and then does not
# name it at that list: the inner list takes the outer one's second level, so that 3) 4) is printed as 1. 2. The same tree
# keeps both numbers in a .docx.
set -eu
version=$(dpkg-query -W -f '${Version}' pandoc 2>/dev/null || echo none)
case $version in
  2.17.*) ;;
  *) echo "pandoc of Debian 12 (2.17) is wanted, found: $version"; exit 2 ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '4. four\n\n   3) three\n\n   4) four\n' > "$folder/list.md"
pandoc --version | head -1
pandoc -f commonmark -t native "$folder/list.md"
pandoc -f commonmark -t odt -o "$folder/list.odt" "$folder/list.md"
pandoc -f commonmark -t docx -o "$folder/list.docx" "$folder/list.md"
lists=$(unzip -p "$folder/list.odt" content.xml | grep -o '<text:list\( [^>]*\)\?>')
echo "lists of the .odt, outer and inner:"
echo "$lists"
echo "first numbers that its styles know:"
unzip -p "$folder/list.odt" content.xml | grep -o 'text:start-value="[0-9]*"' | sort | uniq -c
echo "numbers that the lists of the .docx begin with:"
unzip -p "$folder/list.docx" word/numbering.xml | grep -o '<w:startOverride w:val="[0-9]*"' | sort | uniq -c
# As seen: a style of the .odt begins with 3, but the inner list is a bare element that names no style.
unzip -p "$folder/list.odt" content.xml | grep -q 'text:start-value="3"' || { echo "changed: no style begins with 3"; exit 1; }
[ "$(echo "$lists" | sed -n 2p)" = '<text:list>' ] || { echo "changed: the inner list names a style"; exit 1; }
echo "as seen: the inner list names no style, and so prints 1. 2. where the text has 3) 4)"
