#!/bin/bash
# The Hebrew and Arabic words of a PDF by WeasyPrint 57.2 are read by pdftotext letter by letter from the end, with some letters
# twice, so that a search finds none of them. A PDF of the same words by typst 0.15.2 is read as they were written.
set -eu
for wanted in weasyprint=57.2 poppler-utils=22.12; do
  version=$(dpkg-query -W -f '${Version}' "${wanted%=*}" 2>/dev/null || echo none)
  case $version in
    "${wanted#*=}"*) echo "${wanted%=*} $version" ;;
    *) echo "${wanted%=*} ${wanted#*=} of Debian 12 is wanted, found: $version"; exit 2 ;;
  esac
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m pip install -q --no-deps --target typst typst==0.15.2 2>/dev/null
word=שלום
echo "<!doctype html><html lang=es><meta charset=utf-8><title>x</title><p>Hebreo $word, fin." | weasyprint --quiet - weasyprint.pdf
cat > compile.py <<'PY'
import sys
sys.path.insert(0, "typst")
import typst
typst.compile(('#set document(title: "x")\nHebreo ' + sys.argv[1] + ", fin.").encode(), output="typst.pdf")
PY
python3 compile.py "$word"
for made in weasyprint typst; do
  # Without the marks of direction that pdftotext adds.
  pdftotext -raw "$made.pdf" - | head -1 | perl -CS -pe 's/[\x{200e}\x{200f}\x{202a}-\x{202e}]//g' > "$made.txt"
  echo "$made, as read: $(cat "$made.txt")"
done
grep -q "$word" typst.txt || { echo "changed: typst's word is not read"; exit 1; }
! grep -q "$word" weasyprint.txt || { echo "changed: WeasyPrint's word is read"; exit 1; }
echo "as seen: only typst's PDF has the word"
