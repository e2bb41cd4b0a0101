#!/bin/bash
# Snowball (Debian's libstemmer) on singulars and plurals that texts on migration are full of.
# Regular plurals get another stem than their singular where the singular ends like a suffix: irregular loses its "-ar" in Spanish
# and irregulares only its "-es"; the same with raíz and joven, and in Portuguese with ilegal and homem. A search by stems alone
# does not find them.
set -u
version=$(dpkg-query -W -f '${Version}' libstemmer-dev 2>/dev/null) || { echo "install libstemmer-dev"; exit 2; }
[ "$version" = 2.2.0-2 ] || { echo "other version: $version"; exit 1; }
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cat > "$folder/stem.c" <<'C'
#include <libstemmer.h>
#include <stdio.h>
#include <string.h>
int main(int count, char** words) {
  struct sb_stemmer* stemmer = sb_stemmer_new(words[1], NULL);
  for (int place = 2; stemmer && place < count; place++)
    printf("%s%s", (const char*)sb_stemmer_stem(stemmer, (const sb_symbol*)words[place], strlen(words[place])),
           place + 1 < count ? " " : "\n");
}
C
gcc -O1 "$folder/stem.c" -o "$folder/stem" -lstemmer || exit 2
out=$(while read -r language one many; do echo "$language $one $many: $("$folder/stem" "$language" "$one" "$many")"; done <<'W'
es irregular irregulares
es raíz raíces
es joven jóvenes
es migrante migrantes
pt ilegal ilegais
pt homem homens
pt migrante migrantes
W
)
echo "libstemmer $version: singular, plural: their stems"; echo "$out"
[ "$(awk '$4 == $5 { print $1, $2 }' <<< "$out" | paste -sd,)" = "es migrante,pt migrante" ]
