#!/bin/bash
# PyYAML 6.0.2 (its own parser and libyaml alike): the end mark of a block list or mapping is where the next token begins,
# so the source between its marks holds the blank lines and the comment that stand before the next key. A tool that
# replaces a value by its marks deletes the comment of its neighbour. The end of the last value inside is the right one.
set -u
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v" && "$folder/v/bin/pip" -q install PyYAML==6.0.2 || exit 2
"$folder/v/bin/python" - <<'PY'
import sys, yaml
source = "parties:\n  - CL  # Chile\n\n# about the rest\nothers: []\n"
print("PyYAML", yaml.__version__)
found = []
for loader in (yaml.SafeLoader, yaml.CSafeLoader):
    value = yaml.compose(source, Loader=loader).value[0][1]
    text = source[value.start_mark.index:value.end_mark.index]
    last = value.value[-1]
    print(loader.__name__, "list:", repr(text), "last value:", repr(source[last.start_mark.index:last.end_mark.index]))
    found.append(text)
sys.exit(found != ["- CL  # Chile\n\n# about the rest\n"] * 2)
PY
