#!/bin/bash
# pyxform without its Java validator (`--skip_validate`, and every server that has no Java) converts forms whose expressions no
# program can evaluate, and says nothing, not even a warning: a parenthesis that is never closed, an operator without its second
# operand, a function that does not exist, a filter by a column that no choice has (the question then offers nothing), two
# questions each of which waits for the other's answer. A reference to a question that does not exist is refused. Whoever takes
# "pyxform accepts it" for "it is sound" sends such a form out.
#
# Seen with pyxform 4.5.0 (PyPI).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip -q install pyxform==4.5.0
cat >convert.py <<'PYTHON'
from pyxform.xls2xform import convert

HEAD = "| survey |\n| | type | name | label | relevant | constraint | choice_filter |\n"
TEXT = "| | text | a | A | | | |\n"
LIST = "| choices |\n| | list_name | name | label |\n| | l | x | X |\n"
FORMS = {
    "parenthesis never closed": HEAD + "| | integer | n | N | | . > 3 and ( . < 5 | |\n",
    "operator without an operand": HEAD + TEXT + "| | text | b | B | ${a} > | | |\n",
    "function that does not exist": HEAD + TEXT + "| | text | b | B | nosuch(${a}) | | |\n",
    "filter by a missing column": HEAD + TEXT + "| | select_one l | c | C | | | country=${a} |\n" + LIST,
    "each waits for the other": HEAD + "| | text | a | A | ${b} = 'x' | | |\n| | text | b | B | ${a} = 'y' | | |\n",
    "question that does not exist": HEAD + TEXT + "| | text | b | B | ${c} = 'x' | | |\n",
}
for name, form in FORMS.items():
    try:
        print(f"{name}: accepted, {len(convert(xlsform=form, validate=False).warnings)} warnings")
    except Exception as error:
        print(f"{name}: refused, {type(error).__name__}")
PYTHON
tools/bin/python convert.py | tee seen
[ "$(grep -c 'accepted, 0 warnings' seen)" = 5 ]
[ "$(grep -c 'refused' seen)" = 1 ]
