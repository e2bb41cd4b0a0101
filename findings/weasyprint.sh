#!/bin/bash
# WeasyPrint 57.2 ignores a shorthand property whose value has var() beside other parts: `border: 1pt solid var(--c)` draws
# nothing, and a warning calls the value invalid. The longhand `border-color: var(--c)` works, and so does the shorthand without var().
# Seen with WeasyPrint 57.2 (PyPI; the version of Debian 12). A style sheet that browsers and WeasyPrint share has to set
# colors by properties of their own.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install weasyprint==57.2 pydyf==0.5.0 tinycss2==1.2.1 cssselect2==0.7.0 2>/dev/null

cat > "$folder/try.py" <<'PYTHON'
import logging, re, zlib
import weasyprint

logging.getLogger("weasyprint").handlers = []
records = []
handler = logging.Handler()
handler.emit = records.append
logging.getLogger("weasyprint").addHandler(handler)


def drawn(rule):
    page = f"<style>:root{{--c:#f00}}td{{{rule}}}</style><table><tr><td>a</td></tr></table>"
    pdf = weasyprint.HTML(string=page).write_pdf()
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S)
    content = b""
    for stream in streams:
        try:
            content += zlib.decompress(stream)
        except zlib.error:
            content += stream
    # The color of what is filled or stroked, as the page's content sets it.
    return bool(re.search(rb"\b1 0 0 (rg|RG)\b", content))


found = {
    "border:1pt solid #f00": drawn("border:1pt solid #f00"),
    "border:1pt solid var(--c)": drawn("border:1pt solid var(--c)"),
    "border:1pt solid;border-color:var(--c)": drawn("border:1pt solid;border-color:var(--c)"),
}
print("WeasyPrint", weasyprint.__version__)
for rule, is_drawn in found.items():
    print(f"{rule}: {'red border' if is_drawn else 'no red border'}")
print("logged:", *(r.getMessage() for r in records if "border" in r.getMessage()))
expected = [True, False, True]
raise SystemExit(0 if list(found.values()) == expected else "the behavior has changed")
PYTHON
"$folder/venv/bin/python" "$folder/try.py"
