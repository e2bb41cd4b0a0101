#!/bin/bash
# pyxform 4.5.0, which turns XLSForms (spreadsheets for ODK and KoboToolbox) into XForms, and the default of a text question.
# A default with a hyphen between two words is taken for a subtraction and becomes a calculation. In single quotes, the usual
# remedy, it becomes the answer with its quotes. As a call, string('…'), it is set by an action and gives the words alone.
set -u
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env" && "$folder/env/bin/pip" install -q pyxform==4.5.0 || { echo "python3-venv and PyPI are needed"; exit 2; }
cat > "$folder/forms.py" <<'P'
import re
from pyxform.xls2xform import convert
for default in ["Norte - Sur", "'Norte - Sur'", "string('Norte - Sur')"]:
    form = f"""
| survey |      |      |       |         |
|        | type | name | label | default |
|        | text | zone | Zone  | {default} |
"""
    xml = convert(form, file_type=".md").xform
    value = re.search(r'<zone(?:/>|>(.*?)</zone>)', xml).group(1)
    action = re.search(r'<setvalue [^>]*value="([^"]*)"', xml)
    print(f"{default:24} answer {value or '(none)':16} action {action.group(1) if action else '(none)'}")
P
out=$("$folder/env/bin/python" "$folder/forms.py") || exit 2
echo "pyxform 4.5.0"; echo "$out"
diff <(echo "$out" | sed 's/  */ /g') - <<'W'
Norte - Sur answer (none) action Norte - Sur
'Norte - Sur' answer 'Norte - Sur' action (none)
string('Norte - Sur') answer (none) action string('Norte - Sur')
W
