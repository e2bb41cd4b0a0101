#!/bin/bash
# pandoc loses the words of a note within a note without a warning. 2.17.1.1 (Debian 12) reads it from CommonMark and writes a
# .docx whose first note refers to a second one that is not in the file, and an HTML page on which the inner reference leads to
# the outer note. 3.9 (pypandoc_binary 1.17) no longer reads it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m pip install -q --no-deps --target pypandoc pypandoc_binary==1.17 2>/dev/null
new=$(find pypandoc -name pandoc -type f)
old=/usr/bin/pandoc
[ "$("$old" --version | head -1)" = "pandoc 2.17.1.1" ] || { echo "another pandoc than Debian 12's is installed"; exit 1; }
printf 'A word[^1].\n\n[^1]: The outer note[^2].\n\n[^2]: The inner note.\n' > text.md
for pandoc in "$old" "$new"; do
  echo "$("$pandoc" --version | head -1)"
  "$pandoc" -f commonmark+footnotes -t json text.md | grep -c inner > tree || true
  "$pandoc" -f commonmark+footnotes -t html text.md 2> said | grep -c inner > page || true
  "$pandoc" -f commonmark+footnotes -o text.docx text.md 2>> said
  unzip -p text.docx word/footnotes.xml > notes.xml
  references=$(grep -o '<w:footnoteReference ' notes.xml | wc -l)
  notes=$(grep -oE '<w:footnote w:id="[0-9]+"' notes.xml | wc -l)
  words=$(grep -c inner notes.xml || true)
  echo "  the inner note: in the tree $(cat tree), on the page $(cat page), in the .docx $words; the .docx has $notes note, which refers to $references others; warnings: $(wc -c < said) bytes"
  [ "$(cat page)" = 0 ] && [ "$words" = 0 ] && [ ! -s said ] || { echo "changed: the words are kept, or their loss is said"; exit 1; }
  if [ "$pandoc" = "$old" ]; then
    [ "$(cat tree)" = 1 ] && [ "$references" = 1 ] && [ "$notes" = 1 ] || { echo "changed"; exit 1; }
  else
    [ "$(cat tree)" = 0 ] || { echo "changed: the reader keeps it"; exit 1; }
  fi
done
echo "as seen: a note within a note is lost"
