#!/bin/bash
# pandoc.write(doc, "odt") in a Lua filter of pandoc 2.17.1.1 (Debian 12) and 3.9 (pypandoc_binary 1.17) gives a file whose
# content.xml is a fragment without a root element, unless the options have a template. PANDOC_WRITER_OPTIONS has that of the output
# format, so `-t odt` on the command line makes the same call work.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m pip install -q --no-deps --target pypandoc pypandoc_binary==1.17 2>/dev/null
new=$(find pypandoc -name pandoc -type f)
old=/usr/bin/pandoc
[ "$("$old" --version | head -1)" = "pandoc 2.17.1.1" ] || { echo "another pandoc than Debian 12's is installed"; exit 1; }
cat > write.lua <<'LUA'
function Pandoc(doc)
  for name, options in pairs({plain = pandoc.WriterOptions {}, given = PANDOC_WRITER_OPTIONS}) do
    local file = io.open(name .. ".odt", "wb")
    file:write(pandoc.write(doc, "odt", options))
    file:close()
  end
end
LUA
check() { unzip -p "$1.odt" content.xml | python3 -c '
import sys, xml.etree.ElementTree as tree
try: print(tree.fromstring(sys.stdin.read().encode()).tag.split("}")[-1])
except tree.ParseError as fault: print("not XML:", fault)'; }
for pandoc in "$old" "$new"; do
  printf 'One.\n\nTwo.\n' | "$pandoc" -t odt -L write.lua -o /dev/null
  echo "$("$pandoc" --version | head -1): without options $(check plain); with those of -t odt $(check given)"
  case "$(check plain)" in "not XML"*) ;; *) echo "changed: it is whole without options"; exit 1;; esac
  [ "$(check given)" = "document-content" ] || { echo "changed: it is not whole with options"; exit 1; }
done
echo "as seen: an .odt from a filter needs the template of the command line"
