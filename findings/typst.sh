#!/bin/bash
# typst 0.15.2 breaks no line at a space of no width: a word longer than a line leaves the page, without a warning, and what is
# beside the page is not read. A space of a thousandth of a point is a place to break.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m pip install -q --no-deps --target typst typst==0.15.2 2>/dev/null
cat > compile.py <<'PY'
import sys
sys.path.insert(0, "typst")
import typst
print("typst", typst.__version__)
for name, width in [("none", "0pt"), ("some", "0.001pt")]:
    source = '#show regex("\\\\S{40}"): run => run + h(%s)\n#("x" * 500)\n' % width
    typst.compile(source.encode(), output=name + ".pdf")
PY
python3 compile.py
count() { pdftotext -raw "$1.pdf" - | tr -cd x | wc -c; }
echo "of 500 letters are read: with h(0pt) between forty $(count none), with h(0.001pt) $(count some)"
[ "$(count none)" -lt 200 ] || { echo "changed: a line breaks at h(0pt)"; exit 1; }
[ "$(count some)" -eq 500 ] || { echo "changed: no line breaks at h(0.001pt)"; exit 1; }
echo "as seen: no line breaks at h(0pt)"
