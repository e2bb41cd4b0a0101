"""Attacks by references that a record does not have, and by commands to the server."""

from .host import MAIN, ZERO
from .attack import attack, several


@several("acepta su rama|funny refname|badTagName",
    { "option": "refs/tags/-rf",
    "long option": "refs/tags/--exec=x",
    "at": "refs/tags/@",
    "HEAD": "refs/tags/HEAD",
    "main": "refs/tags/main",
    "dots": "refs/tags/draft-9.lock",
    "folder": "refs/tags/draft-1/x",
    "space": "refs/tags/a b",
    "Unicode": "refs/tags/draft-\u00e9",
    "hexadecimal": "refs/tags/" + "a" * 40,
    "250 letters": "refs/tags/" + "d" * 250,
    "escape": "refs/tags/\x1b[2J",
    "override": "refs/tags/a\u202eb",
    },
     "a draft's name")
def draft_name(w, ref):
    name = ref.removeprefix("refs/tags/")
    return w.raw(w.rosa, [(ZERO, w.draft(name), ref)])


@several("acepta su rama|funny refname|refusing|acepta|sello de tiempo",
    { "another branch": "refs/heads/other",
    "capitals": "refs/heads/MAIN",
    "below main": "refs/heads/main/x",
    "received": "refs/gcmrepo/received",
    "below received": "refs/gcmrepo/received/x",
    "note": "refs/notes/commits",
    "replace": "refs/replace/REPLACED",
    "HEAD": "HEAD",
    "pull": "refs/pull/1/head",
    "dots": "refs/heads/../../config",
    "config": "config",
    "gcmrepo": "refs/gcmrepo",
    "unknown": "refs/gcmrepo/unknown",
    "remotes": "refs/remotes/origin/main",
    "timestamps": "refs/gcmrepo/timestamps/draft-1",
    },
     "a reference")
def reference(w, name):
    name = name.replace("REPLACED", w.tip)
    old = {"refs/gcmrepo/received": w.sha("refs/gcmrepo/received")}.get(name, ZERO)
    return w.raw(w.rosa, [(old, w.submit(w.max), name)])


@attack("Nada se elimina")
def the_log_deleted(w):
    name = "refs/gcmrepo/received"
    return w.raw(w.rosa, [(w.sha(name), ZERO, name)], "report-status delete-refs")


@attack("acepta su rama|Son más de|muchas")
def a_thousand_references(w):
    return w.raw(w.rosa, [(ZERO, w.tip, f"refs/heads/b{n}") for n in range(1000)])


@attack("acepta su rama|refs/heads/other|atomic")
def a_good_commit_beside_a_bad_reference(w):
    return w.max, (w.submit(w.max), MAIN), (w.tip, "refs/heads/other")


@attack("serves|sirve|refs/heads/main|fatal", note="ssh: another repository of the account")
def another_repository(w):
    other = w.desk.work / "private.git"
    if not other.exists():
        w.desk.run(["git", "init", "-q", "--bare", other])
    done = w.server.shell(w.max, f"git-receive-pack '{other}'", input=b"0000")
    if "capabilities^{}" in done.output:
        done.taken = "another repository of the account is open to everybody who may push here"
    return done


@several("serves|sirve|fatal",
    { "a shell": "sh",
    "no command": None,
    "a file": "cat ~/.ssh/authorized_keys",
    "two commands": "git-receive-pack 'x'; id",
    "a substitution": "git-receive-pack '$(id)'",
    "archive": "git-upload-archive '/etc'",
    "an option": "git-receive-pack '--help'",
    "http": "git http-backend",
    "sftp": "/usr/lib/openssh/sftp-server",
    "the host's key": "git-upload-pack '/etc/ssh'",
    },
     "ssh")
def ssh_command(w, words):
    done = w.server.shell(w.max, *([words] if words else []), input=b"")
    if "uid=" in done.all or "ssh-" in done.output:
        done.taken = "the server ran it"
    return done
