#!/bin/bash
# Two Python packages read a vCard and write it again, and neither keeps its lists. RFC 6350 lets a part of a name have several
# values with commas between them (6.2.2), a property have several nicknames (6.2.3), and the types of a telephone be given as
# one parameter with a list or as several (6.4.1). RFC 2426 does the same.
#
# - vobject 0.9.9 drops all nicknames but the first.
# - icalendar 7.3.2 writes the comma between two names as \, which makes one name of them, and keeps the last of the repeated
#   types alone, so that a telephone at work that takes voice is no longer one at work.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --target "$folder/lib" icalendar==7.3.2 vobject==0.9.9 2>/dev/null || { echo "PyPI is needed"; exit 2; }
cat >"$folder/read.py" <<'PYTHON'
import sys
import icalendar, vobject

lines = ["N:Rojas;Ana;María,José;Dra.,Prof.;", "NICKNAME:Anita,Ani", "TEL;TYPE=work;TYPE=voice:+56 2 1234567",
         "TEL;TYPE=home,voice:+56 2 7654321", "CATEGORIES:refugio,frontera"]
card = "\r\n".join(["BEGIN:VCARD", "VERSION:4.0", "FN:Ana Rojas", *lines, "END:VCARD", ""])
written = {"vobject " + vobject.VERSION: vobject.readOne(card).serialize(),
           "icalendar " + icalendar.__version__: icalendar.Component.from_ical(card).to_ical().decode()}
# Several parameters and one with a list say the same; the second telephone stays as it was in both.
changed = {}
for package, text in written.items():
    changed[package] = [line for line in text.splitlines() if line.startswith(("N:", "NICK", "TEL", "CAT")) and line not in lines]
    print(package, *("  " + line for line in changed[package]), sep="\n")
sys.exit(0 if list(changed.values()) == [
    ["NICKNAME:Anita", "TEL;TYPE=work,voice:+56 2 1234567"],
    ["N:Rojas;Ana;María\\,José;Dra.\\,Prof.;", "TEL;TYPE=voice:+56 2 1234567"],
] else "the behaviour changed")
PYTHON
PYTHONPATH="$folder/lib" python3 "$folder/read.py"
