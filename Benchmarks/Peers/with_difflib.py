"""Python's difflib over words: prints the runs as JSON, -1 deleted, 0 equal, 1 inserted."""
import difflib
import json
import pathlib
import re
import sys

old, new = (re.findall(r"\s+|\w+|[^\w\s]", pathlib.Path(file).read_text()) for file in sys.argv[1:3])
runs = []
for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
    if tag == "equal":
        runs.append((0, "".join(old[a:b])))
    else:
        runs += [(-1, "".join(old[a:b])), (1, "".join(new[c:d]))]
json.dump(runs, sys.stdout)
