#!/bin/bash
# LibreOffice Writer 7.4 and the results of date fields that an .rtf file holds (RTF 1.9.1, "Fields": \fldrslt is the most
# recent result of the field):
#
# - DATE: the result is replaced by the day on which the file is converted, whatever day it holds.
# - SAVEDATE: the result is dropped; the field is there, and empty.
# - AUTHOR: the result is kept.
#
# So the .docx or the text that it makes of a signed .rtf bears another date than the file, or none.
# Exits 1 where the behaviour is no longer that. Needs Debian's libreoffice-writer-nogui and unzip.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
office=(soffice --headless "-env:UserInstallation=file://$folder/profile")
version=$("${office[@]}" --version)
echo "$version"
[[ $version == "LibreOffice 7.4."* ]] || { echo "another version: look again"; exit 1; }
cat >"$folder/signed.rtf" <<'RTF'
{\rtf1\ansi\deff0{\fonttbl{\f0 Liberation Serif;}}
Signed on {\field{\*\fldinst DATE \\@ "d MMMM yyyy"}{\fldrslt 3 May 2017}} by
 {\field{\*\fldinst AUTHOR}{\fldrslt Ana Rojas}}, saved on {\field{\*\fldinst SAVEDATE \\@ "d MMMM yyyy"}{\fldrslt 4 May 2017}}.\par}
RTF
before=$(LC_ALL=C date "+%-d %B %Y")
for form in docx txt:Text; do
  "${office[@]}" --convert-to "$form" --outdir "$folder" "$folder/signed.rtf" >/dev/null 2>&1
done
after=$(LC_ALL=C date "+%-d %B %Y")
# In the .docx, the words alone.
words=$(unzip -p "$folder/signed.docx" word/document.xml | grep -o '<w:t[ >][^<]*' | sed 's/<[^>]*>//' | tr -d '\n')
text=$(sed '1s/^\xEF\xBB\xBF//' "$folder/signed.txt" | tr -d '\r\n')
echo "the file holds: Signed on 3 May 2017 by Ana Rojas, saved on 4 May 2017."
echo "its .docx:      $words"
echo "its .txt:       $text"
for seen in "$words" "$text"; do
  [[ $seen == "Signed on $before by Ana Rojas, saved on ." || $seen == "Signed on $after by Ana Rojas, saved on ." ]] ||
    { echo "the behaviour changed"; exit 1; }
done
