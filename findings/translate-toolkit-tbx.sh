#!/bin/bash
# Translate Toolkit, by which translation servers and scripts read glossaries, and TBX. Of a language with two terms (a term and
# its synonym, two `tig` in one `langSet`) it keeps the first: the synonym is gone, and nothing is said. TBX of the current
# standard (ISO 30042:2019, root element `tbx`) it does not read at all: an AssertionError without words, and `tbx2po` leaves
# an empty file, prints one line "Error processing" and exits with 0. A glossary for it therefore goes out as TBX of 2008, with an
# entry for each pair of terms.
#
# Seen with translate-toolkit 3.20.4 (PyPI).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip -q install translate-toolkit==3.20.4
terms() {
  echo "<$1 xml:lang=\"en\"><$2><term>migrant</term></$2></$1>"
  echo "<$1 xml:lang=\"es\"><$2><term>persona migrante</term></$2><$2><term>migrante</term></$2></$1>"
}
cat >2008.tbx <<XML
<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>Terms</p></sourceDesc></fileDesc></martifHeader>
<text><body><termEntry id="c1">$(terms langSet tig)</termEntry></body></text></martif>
XML
cat >2019.tbx <<XML
<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dca" type="TBX-Basic" xml:lang="en"><tbxHeader><fileDesc>
<sourceDesc><p>Terms</p></sourceDesc></fileDesc></tbxHeader>
<text><body><conceptEntry id="c1">$(terms langSec termSec)</conceptEntry></body></text></tbx>
XML
cat >read.py <<'PYTHON'
import sys
from translate.storage import tbx
try:
    print([(unit.source, unit.target) for unit in tbx.tbxfile.parsefile(sys.argv[1]).units])
except AssertionError as error:
    print("AssertionError", repr(str(error)))
PYTHON
seen=""
for year in 2008 2019; do
  read=$(tools/bin/python read.py $year.tbx)
  status=0
  tools/bin/tbx2po $year.tbx $year.po >/dev/null 2>&1 || status=$?
  written=$([ -s $year.po ] && echo "a file" || echo "an empty file")
  echo "$year: $read; tbx2po: exit $status, $written"
  seen+="$read $status $written;"
done
[ "$seen" = "[('migrant', 'persona migrante')] 0 a file;AssertionError '' 0 an empty file;" ]
