#!/bin/bash
# CLD2 (Debian's libcld2, with which Chrome once recognised languages) on titles of a few words.
# It marks every verdict as reliable, also those that are of no language near: a Spanish and a Portuguese title that differ
# by one letter are Indonesian and English. The hint "es,en,pt,fr" does not limit the answers to these four.
set -u
version=$(dpkg-query -W -f '${Version}' libcld2-dev 2>/dev/null) || { echo "install libcld2-dev"; exit 2; }
[ "$version" = 0.0.0-git20150806-9 ] || { echo "other version: $version"; exit 1; }
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cat > "$folder/detect.cc" <<'C'
#include <cstdio>
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <iostream>
#include <string>
int main(int count, char** words) {
  CLD2::CLDHints hints{count > 1 ? words[1] : nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  for (std::string line; std::getline(std::cin, line);) {
    CLD2::Language three[3]; int percent[3]; double score[3]; int bytes, valid; bool reliable;
    auto language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        line.data(), line.size(), true, &hints, CLD2::kCLDFlagBestEffort, three, percent, score, nullptr, &bytes,
        &reliable, &valid);
    std::cout << CLD2::LanguageCode(language) << ' ' << reliable << ' ' << line << '\n';
  }
}
C
g++ -O1 "$folder/detect.cc" -o "$folder/detect" -lcld2 || exit 2
titles=$'Nota sobre remesas\nNota sobre remessas\nNote sur les envois de fonds'
plain=$("$folder/detect" <<< "$titles"); hinted=$("$folder/detect" es,en,pt,fr <<< "$titles")
echo "libcld2 $version: language, is reliable, title"; echo "$plain"; echo "with the hint es,en,pt,fr"; echo "$hinted"
[ "$(cut -d' ' -f1,2 <<< "$plain" | paste -sd,)" = "id 1,en 1,fr 1" ] && [ "$(head -1 <<< "$hinted" | cut -c1-4)" = "fr 1" ]
