"""Attacks by what a commit says of itself, and by files beyond its action."""

import hashlib
import re

from .host import MAIN
from .attack import attack, several


@several("Indica su|más de una vez|Falta", {"Party": "Party", "Action": "Action", "Contribution": "Contribution",
                                            "Kind": "Kind", "Revision": "Revision"}, "repeated trailer")
def repeated(w, key):
    return w.max, (w.submit(w.max, trailers=lambda t: [*t, (key.lower(), dict(t)[key])]), MAIN)


@several("No indica su", {"Party": "Party", "Action": "Action", "Contribution": "Contribution", "Kind": "Kind",
                                 "Revision": "Revision", "Original-SHA256": "Original-SHA256"}, "missing trailer")
def missing(w, key):
    return w.max, (w.submit(w.max, trailers=lambda t: [line for line in t if line[0] != key]), MAIN)


@attack("No indica su")
def no_trailers(w):
    return w.max, (w.event(w.max, {"countries/MX/x": "x\n"}, [], message="hello\n"), MAIN)


@several("no es una acción|no es un número|no es el de su aporte|revisión|No existe la parte|original", {
    "action": ("Action", "destroy"), "revision 0": ("Revision", "0"), "revision 01": ("Revision", "01"),
    "revision 10^30": ("Revision", "1" + "0" * 30), "kind": ("Kind", "best-practice"), "no party": ("Party", "ZZ"),
    "path": ("Contribution", "MX/inputs/../../CL/inputs/x"), "hash": ("Original-SHA256", "0" * 64 + " original.es.md"),
    "escape": ("Original-SHA256", "0" * 64 + " ../../../keys/allowed_signers"),
    "esc": ("Party", "\x1b[2J\x1b]0;x\x07MX"),
}, "malformed trailer")
def malformed(w, pair):
    return w.max, (w.submit(w.max, trailers=lambda t: [pair if line[0] == pair[0] else line for line in t]), MAIN)


@attack("toca la carpeta de otro país|ajeno")
def another_States_folder(w):
    return w.max, (w.submit(w.max, files={"countries/CL/inputs/honest-1/text.es.md": "x\n"}), MAIN)


@attack("ajeno")
def a_submission_that_changes_the_declaration(w):
    return w.max, (w.submit(w.max, files={"declaration/text.es.md": "x\n"}), MAIN)


@attack("ajeno")
def a_submission_that_changes_the_keys(w):
    return w.max, (w.submit(w.max, files=w.with_key(w.max, "MX", "Eva Nadie", w.eva)), MAIN)


@attack("«declare»|original|declare")
def a_declaration_by_a_State(w):
    data = b"# Nuestro texto\n"
    return w.max, (w.event(w.max, {"declaration/text.es.md": data, "declaration/original.es.md": data},
                           [("Party", "MX"), ("Original-SHA256", hashlib.sha256(data).hexdigest() + " original.es.md"),
                            ("Action", "declare")]), MAIN)


@attack("Falta el original|sin declarar|Falta")
def a_declaration_without_an_original(w):
    return w.rosa, (w.event(w.rosa, {"declaration/text.es.md": "x\n"},
                    [("Party", "RCM-TS"), ("Action", "declare")]), MAIN)


@attack("toca algo ajeno|sin declarar")
def a_text_of_Chile_read_again_by_a_secretariat(w):
    return w.rosa, (w.event(w.rosa, {"countries/CL/inputs/honest-1/text.es.md": "Chile no propone nada.\n"},
                            [("Party", "RCM-TS"), ("Contribution", "CL/inputs/honest-1"), ("Action", "record")]), MAIN)


@attack("toca la carpeta de otro país|no retira|ajeno")
def a_withdrawal_of_another_States(w):
    folder = "countries/CL/inputs/honest-1/"
    return w.max, (w.event(w.max, {folder + f: None for f in ("contribution.yml", "original.es.md", "text.es.md")},
                           [("Party", "MX"), ("Contribution", "CL/inputs/honest-1"), ("Action", "withdraw")]), MAIN)


@attack("la 1|corresponde")
def a_revision_out_of_sequence(w):
    return w.max, (w.submit(w.max, revision=7), MAIN)


@attack("corresponde|revisión")
def an_old_revision_again(w):
    return w.ana, (w.submit(w.ana, slug="honest-1", revision=1), MAIN)


@attack("no es el archivo|no es lo que dice")
def an_original_with_another_hash(w):
    return w.max, (w.submit(w.max, files={"./original.es.md": "other\n", "./text.es.md": "other\n"}), MAIN)


@attack("no es lo que dice su contribution.yml|sha256|contribution.yml")
def a_contribution_file_with_a_false_hash(w):
    return w.max, (w.submit(w.max, yml=lambda y: re.sub(r"sha256: '\w+'", f"sha256: '{'0' * 64}'", y)), MAIN)


@attack("bytes|no es lo que dice")
def a_contribution_file_with_a_false_size(w):
    return w.max, (w.submit(w.max, yml=lambda y: re.sub(r"bytes: \d+", "bytes: 999", y)), MAIN)


@attack("no es el del archivo contiguo|no es el")
def a_text_that_is_not_its_original(w):
    return w.max, (w.submit(w.max, files={"./text.es.md": "# Otra cosa\n"}), MAIN)


@attack("no tiene lugar|no debe contener")
def an_unknown_file_beside_a_contribution(w):
    return w.max, (w.submit(w.max, files={"./setup.exe": b"MZ" + bytes(100)}), MAIN)


@attack("no tiene lugar|no debe contener")
def folders_below_a_contribution(w):
    return w.max, (w.submit(w.max, files={"./a/b/c/d.txt": "x\n"}), MAIN)


@several("submitted|party|kind|id|revisi|contribution", {
    "party": ("party: MX", "party: CL"), "id": ("id: MX/", "id: CL/"), "kind": ("kind: input", "kind: best-practice"),
    "author": ("name: Max Luna", "name: Ana Rojas"), "revision": ("revision: 1\nsub", "revision: 3\nsub"),
    "yaml": ("themes: []", "themes: ["), "two documents": ("themes: []", "themes: []\n---\nx: 1"),
    "aliases": ("themes: []", "themes: &a [&b [&c []], *a]"), "tag": ("themes: []", "themes: !!python/object:os.x []"),
    "a key twice": ("kind: input", "kind: input\nkind: input"),
}, "contribution.yml")
def contribution(w, pair):
    return w.max, (w.submit(w.max, yml=lambda y: y.replace(*pair)), MAIN)
