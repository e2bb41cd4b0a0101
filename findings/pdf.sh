#!/bin/bash
# WeasyPrint 57.2 (Debian 12) ignores a style of `::footnote-call` that is set through a class: the call keeps the text's
# size and place. The same style with a universal selector works. CSS Generated Content for Paged Media gives an example
# with a selector before the pseudo-element, so both should do the same.
# Needs Debian's weasyprint and poppler-utils.
set -euo pipefail
version=$(weasyprint --version)
echo "$version"
[[ $version == *"version 57.2"* ]] || { echo "another version: look again"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
words() {
  cat >"$folder/a.html" <<HTML
<!DOCTYPE html><style>.note { float: footnote }
$1::footnote-call { font-variant-position: normal; vertical-align: super; font-size: 60% }</style>
<p>A call.<span class="note">A note.</span> Goes on.</p>
HTML
  weasyprint -q "$folder/a.html" "$folder/a.pdf"
  # A raised, smaller figure is a word of its own; one of the text's size and place is part of the word before it.
  pdftotext -bbox "$folder/a.pdf" - | sed -n 's/.*">\(.*\)<\/word>/\1/p' | head -3 | tr '\n' ' '
}
by_class=$(words .note)
universal=$(words '*')
echo "by class:           $by_class"
echo "universal selector: $universal"
[[ $by_class == "A call.1 Goes " && $universal == "A call. 1 " ]] || { echo "the behaviour changed"; exit 1; }
