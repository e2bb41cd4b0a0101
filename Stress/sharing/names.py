"""Attacks by names, kinds and sizes of files and messages."""

import re

from .host import MAIN
from .attack import attack, several


NAMES = {
    ".git": b".git",
    ".GIT": b".GIT",
    "NTFS short name": b"git~1",
    "trailing space": b".git ",
    "stream": b".git::$INDEX_ALLOCATION",
    "HFS": ".g\u200cit".encode(),
    "dot": b".",
    "dots": b"..",
    "CON": b"CON",
    "aux.txt": b"aux.txt",
    "COM1": b"com1.md",
    "backslash": b"a\\b",
    "colon": b"a:b",
    "newline": b"a\nb",
    "escape": b"a\x1b[2Jb",
    "delete": b"a\x7fb",
    "invalid UTF-8": b"a\xffb",
    "override": "a\u202eb".encode(),
    "zero width": "a\u200bb".encode(),
    "combining after a slash": "\u0338x".encode(),
    "attributes": b".gitattributes",
    "modules": b".gitmodules",
    "ignore": b".gitignore",
    "option": b"-rf",
    "wildcard": b"a*b",
    "trailing dot": b"a.",
    "leading space": b" a",
    "300 bytes": b"a" * 300,
    "mailmap": b".mailmap",
    "question mark": b"a?b",
    "pipe": b"a|b",
     }


@several("no debe contener este nombre|fsck|error: object|no tiene lugar|ajeno", NAMES, "a name")
def name(w, value):
    folder = b"countries/MX/inputs/" + w.slug().encode()
    good = w.submit(w.max, slug=folder.rpartition(b"/")[2].decode())
    tree = w.forge.root(good)
    sha = w.forge.put("blob", b"x\n")

    def insert(tree, names):
        entries = w.forge.entries(tree)
        if not names:
            return w.forge.tree([*entries, (b"100644", value, sha)])
        return w.forge.tree([(m, n, insert(s, names[1:]) if n == names[0] else s) for m, n, s in entries])

    tree = insert(tree, folder.split(b"/"))
    return w.max, (remade(w, good, tree, w.max), MAIN)


def remade(w, commit, tree, who):
    """The same commit with another tree, signed anew."""
    body = w.forge.get(commit)[1]
    message = body.split(b"\n\n", 1)[1]
    # Headers end before the message; the signature holds no empty line.
    return w.forge.commit(tree, [w.tip], message, who, at=int(re.search(rb"committer .*> (\d+)", body).group(1)))


@several("no debe contener este nombre|no tiene lugar", {
    "in the root by a secretariat": b".gitattributes", "mailmap by a secretariat": b".mailmap",
    "workflow by a secretariat": b".github/workflows/x.yml", "lfs by a secretariat": b".lfsconfig",
}, "a name for tools")
def tool_name(w, value):
    return w.rosa, (w.admit(w.rosa, {value: "x\n"}), MAIN)


@several("mayúsculas|no tiene lugar", {
    "folder": "countries/mx/x.yml", "slug": "countries/MX/Inputs/x/text.es.md", "top": "Parties/MX.yml",
    "file": "Themes.yml",
}, "a twin")
def twin(w, path):
    who = w.rosa if not path.startswith("countries") else w.max
    return who, (w.admit(who, {path: "x\n"}) if who is w.rosa else w.submit(w.max, files={path: "x: 1\n"}), MAIN)


@attack("mayúsculas|forma en que se escriben|no tiene lugar")
def twins_in_two_forms_of_Unicode(w):
    return w.max, (w.submit(w.max, files={"./caf\u00e9.txt": "x\n", "./cafe\u0301.txt": "x\n"}), MAIN)


@several("no debe contener este nombre|no tiene lugar|fsck|error: object",
    { "symbolic link": ("120000",
    b"/etc/passwd"),
    "link in a text's place": ("120000",
    b"../../../../keys/allowed_signers"),
    "submodule": ("160000",
    None),
    "executable": ("100755",
    b"#!/bin/sh\n"),
    "group-writable": ("100664",
    b"x\n"),
    },
     "a file mode")
def mode(w, value):
    kind, data = value
    sha = w.forge.put("blob", data) if data is not None else w.tip
    return w.max, (w.submit(w.max, files={"./text.es.md": (kind, sha)}), MAIN)


@attack("bytes; el registro admite|bytes; .* como máximo|tiene .* bytes")
def a_file_beyond_the_limit(w):
    return w.max, (w.submit(w.max, original="x" * 25_000_001), MAIN)


@attack("Su mensaje tiene")
def a_message_of_a_megabyte(w):
    good = w.submit(w.max)
    message = w.forge.get(good)[1].split(b"\n\n", 1)[1]
    at = int(re.search(rb"committer .*> (\d+)", w.forge.get(good)[1]).group(1))
    return w.max, (w.forge.commit(w.forge.root(good), [w.tip], message.replace(
        b"\n\n", b"\n\n" + b"x" * 1_000_000 + b"\n\n", 1), w.max, at=at), MAIN)


@attack("fsck|nulInCommit|error: object|Falta|falta")
def a_message_with_NUL(w):
    good = w.submit(w.max)
    message = w.forge.get(good)[1].split(b"\n\n", 1)[1]
    at = int(re.search(rb"committer .*> (\d+)", w.forge.get(good)[1]).group(1))
    return w.max, (w.forge.commit(
    w.forge.root(good), [
        w.tip], message.replace(
            b"Party", b"P\0arty"), w.max, at=at), MAIN)


@attack("fsck|error: object|encoding|codificaci|firma|Falta")
def a_message_in_another_encoding(w):
    return w.max, (w.submit(w.max, headers=["encoding UTF-7"]), MAIN)


@attack("no debe contener|no tiene lugar|Son más|demasiad|archivos")
def ten_thousand_files_in_one_folder(w):
    return w.max, (w.submit(w.max, files={f"./f{n:05}": "x\n" for n in range(10_000)}), MAIN)


@attack("Son más de 1000 commits")
def ten_thousand_commits(w):
    lines = []
    for n in range(10_000):
        lines.append(f"commit refs/heads/many\ncommitter {w.max.signature(1_700_000_000 + n)}\ndata 2\nx\n"
                     + (f"from {w.tip}\n" if n == 0 else "") + "\n")
    w.forge.git("fast-import", "--quiet", "--force", input="".join(lines).encode())
    w.forge.close()
    return w.max, (w.sha("refs/heads/many"), MAIN)


@attack("no debe contener|no tiene lugar|fsck|profund|[0-9a-f]{10}: .*más grande")
def folders_three_thousand_deep(w):
    sha = w.forge.tree([(b"100644", b"x", w.forge.put("blob", b"x\n"))])
    for _ in range(3_000):
        sha = w.forge.tree([(b"40000", b"d", sha)])
    return w.max, (w.submit(w.max, files={"./d": ("40000", sha)}), MAIN)
