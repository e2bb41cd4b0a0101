#!/bin/bash
# pdftotext of poppler 22.12.0 (Debian 12), without options, undoes hyphenation, as pdftotext(1) says, and takes every hyphen
# at the end of a line for one that a typesetter put there. The hyphens of a document's symbol, of a span of years and of
# French and Portuguese words are not of that kind: "A/RES/73-" and "195" become "A/RES/73195", "2025-" and "2026" one number.
# With -layout and -raw they are kept, and so are those of hyphenation.
# Needs Debian's poppler-utils, weasyprint and a font.
set -euo pipefail
version=$(pdftotext -v 2>&1 | head -1)
echo "$version"
[ "$version" = "pdftotext version 22.12.0" ] || { echo "another version: look again"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/a.html" <<'HTML'
<!doctype html><html lang="fr"><meta charset="utf-8"><title>a</title>
<p>Voir A/RES/73-<br>195, plan 2025-<br>2026, non-<br>refoulement,<br>ainsi sera-t-<br>il dit; dir-se-<br>á.</p>
HTML
weasyprint -q "$folder/a.html" "$folder/a.pdf"
seen=""
for option in "" -layout -raw; do
  # Unquoted: without an option there is no argument.
  pdftotext $option "$folder/a.pdf" "$folder/a.txt"
  row=$(tr -d '\f' <"$folder/a.txt" | paste -sd' ' | sed 's/ *$//')
  printf '%-8s %s\n' "${option:-none}" "$row"
  seen+="$row|"
done
joined="Voir A/RES/73195, plan 20252026, nonrefoulement, ainsi sera-til dit; dir-seá."
kept="Voir A/RES/73- 195, plan 2025- 2026, non- refoulement, ainsi sera-t- il dit; dir-se- á."
[ "$seen" = "$joined|$kept|$kept|" ] || { echo "the behaviour changed"; exit 1; }
