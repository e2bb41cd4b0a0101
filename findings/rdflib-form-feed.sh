#!/bin/bash
# rdflib 7.6.0 writes RDF/XML that no XML parser reads, its own neither, of a graph whose text has a form feed. Turtle has an
# escape for it (\f), and definitions that were taken from a PDF have one at each page's end, where pdftotext puts it; XML 1.0
# has no place for it (section 2.2, Char), and no escape. rdflib writes it as it is, in both of its forms of RDF/XML, without
# an error; what is lost is noticed by who opens the file. As Turtle, N-Triples and JSON-LD the same graph is read again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --target "$folder/lib" rdflib==7.6.0 2>/dev/null || { echo "PyPI is needed"; exit 2; }
cat >"$folder/write.py" <<'PYTHON'
import sys
import xml.sax
import rdflib
from rdflib.compare import isomorphic

graph = rdflib.Graph().parse(format="turtle", data=r'''
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/refugee> a skos:Concept ;
    skos:prefLabel "persona refugiada"@es ; skos:definition "Quien cruza\funa frontera"@es .
''')
print("rdflib", rdflib.__version__)
answers = {}
for form in ("xml", "pretty-xml", "turtle", "nt", "json-ld"):
    text = graph.serialize(format=form)
    try:
        again = rdflib.Graph().parse(data=text, format="xml" if form.endswith("xml") else form)
        answers[form] = "the same graph" if isomorphic(graph, again) else "another graph"
    except xml.sax.SAXParseException as fault:
        answers[form] = fault.getMessage()
    print(f"  {form:10} {answers[form]}")
broken = "not well-formed (invalid token)"
sys.exit(0 if list(answers.values()) == [broken] * 2 + ["the same graph"] * 3 else "the behaviour changed")
PYTHON
PYTHONPATH="$folder/lib" python3 "$folder/write.py"
