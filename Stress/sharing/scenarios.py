"""What takes more than one push to show, and the state in which the host must be afterwards."""

import json
import os
import pathlib
import re
import shutil
import time

from .host import MAIN, SharedHost, Store
from .attack import SLOW


def receipts(world):
    """Receipts of this host, of another one and changed ones, told apart by `verify`."""
    faults = []
    log = Store(world.desk, world.host.path)
    names = world.desk.run(["git", "-C", world.host.path, "ls-tree", "-r", "--name-only", "refs/gcmrepo/received",
                            "receipts/"]).output.split()
    file = world.desk.work / "receipt.json"
    data = json.loads(log.get(f"refs/gcmrepo/received:{names[0]}")[1])
    log.close()

    def verify(made, label, wanted, where):
        file.write_text(json.dumps(made))
        done = world.desk.gcmrepo("verify", file, "-C", where, status=None)
        fault = None if (done.status == 0) == wanted else f"status {done.status}"
        if not wanted and done.status not in (1, 2, 3, 4):
            fault = f"status {done.status}"
        print(f"{'ok  ' if not fault else 'MISS'} receipt: {label}{': ' + fault if fault else ''}: "
              + " ".join(done.all.split())[:160])
        if fault:
            faults.append(f"receipt: {label}")

    verify(data, "of this host", True, world.host.path)
    other = SharedHost(world.desk, [world.rosa, world.saul], "other.git")
    verify(data, "of another host", False, other.path)
    for key, value in {"revision": 2, "sha256": "0" * 64, "received_at": "2020-01-01T00:00:00Z", "signature": "x",
                       "fingerprint": "SHA256:x", "record": "1" * 40}.items():
        text = json.dumps(data)
        changed = re.sub(rf'"{key}": ?(?:"(?:[^"\\]|\\.)*"|\d+)', f'"{key}": {json.dumps(value)}', text, count=1)
        if changed != text:
            verify(json.loads(changed), f"with another {key}", False, world.host.path)
    return faults


def told(label, fault, said=""):
    print(
    f"{'MISS' if fault else 'ok  '} {label}{': ' + fault if fault else ''} {' '.join(said.split())[-300:]!r}",
     flush=True)
    return [label] if fault else []


def races(world, rounds=12):
    """A push of a commit and its draft, beside another push that wins the branch: the draft must not stay alone."""
    lost = 0
    for place in range(rounds):
        world.fetch()
        mine, theirs = world.submit(world.ana), world.submit(world.max)
        tag, name = world.draft("draft-raced", mine), "refs/tags/draft-raced"
        back = world.host.keep()
        pushes = [lambda: world.push_apart(world.rosa, (mine, MAIN), (tag, name)),
                  lambda: world.push_apart(world.max, (theirs, MAIN))]
        if place % 2:
            pushes.reverse()
        running = [push() for push in pushes]
        for process in running:
            process.communicate(timeout=SLOW)
        world.fetch()
        references = world.host.references()
        if name in references:
            inside = world.desk.run(["git", "-C", world.host.path, "merge-base",
                                    "--is-ancestor", mine, MAIN], status=None)
            lost += inside.status != 0
        if not back():
            return told("a draft pushed with its commit", "neither push was taken")
    return told(f"a draft pushed with its commit, {rounds} races",
     f"{lost} drafts are outside the branch" if lost else None)


def older(world):
    """In a record that was continued: drafts of a commit from before its rules. The server serves another one, so that
    these pushes go to the folder, which runs the same hooks."""
    old = world.desk.work / "old"
    world.desk.gcmrepo("init", old, person=world.rosa)
    host = SharedHost(world.desk, [world.rosa, world.saul], "continued.git", ["--from", old])
    forge = Store(world.desk, world.desk.work / "forge-continued.git")
    world.desk.run(["git", "clone", "-q", "--bare", host.path, forge.path])
    tip = forge.git("rev-parse", MAIN + "~1").output.strip()
    faults = []
    url = host.path
    for label, signed, who in (("unsigned", False, world.eva), ("signed with an unknown key", True, world.eva)):
        message = f"x\n\nParty: RCM-TS\nDraft: draft-0\nManifest-SHA256: {forge.manifest(tip)}\n"
        tag = forge.tag("draft-0", tip, message, who, signed=signed)
        back = host.keep()
        done = forge.git("push", url, f"{tag}:refs/tags/draft-0", person=who, status=None)
        faults += told(f"a draft of a commit before the rules, {label}", "TAKEN" if back() else None, done.said)
    unsigned = forge.commit(forge.root(MAIN), [forge.git("rev-parse", MAIN).output.strip()],
                            "x\n\nParty: RCM-TS\nAction: admit\n", world.rosa, signed=False)
    done = forge.git("push", url, f"{unsigned}:{MAIN}", person=world.rosa, status=None)
    faults += told("an unsigned commit in a continued record", None if done.status else "TAKEN", done.said)
    # First rules that are not the host's, in a record that has hooks and no rules yet.
    bare = world.desk.work / "bare.git"
    world.desk.run(["git", "clone", "-q", "--bare", old, bare])
    shutil.rmtree(bare / "hooks")
    shutil.copytree(host.path / "hooks", bare / "hooks")
    begun = world.desk.run(["git", "-C", bare, "rev-parse", MAIN]).output.strip()
    first = forge.commit(forge.root(MAIN), [begun], "Begin\n\nParty: AD-HOC\nAction: admit\n", world.rosa)
    before = world.desk.run(["git", "-C", bare, "for-each-ref"]).output
    done = forge.git("push", bare, f"{first}:{MAIN}", person=world.rosa, status=None)
    after = world.desk.run(["git", "-C", bare, "for-each-ref"]).output
    fault = "TAKEN" if before != after else None if "las pone el servidor" in done.said else "other words"
    faults += told("first rules without the host", fault, done.said)
    forge.close()
    return faults


def persons(world):
    """One person with a key in each secretariat is one: the draft stays proposed, and stays agreed once it is."""
    world.fetch()
    second = world.fresh("Rosa Paz")
    world.push(world.saul, (world.admit(world.saul, world.with_key(world.saul, "SACM-TS", "Rosa Paz", second)), MAIN))
    world.fetch()
    done = world.push(
    world.saul,
    (world.approval(
        "draft-2",
        world.saul,
        key=second),
         "refs/gcmrepo/approvals/draft-2/SACM-TS"))
    state = drafts(world)
    return told("one person in both secretariats counts once",
                None if state.get("draft-2") == "proposed" else f"draft-2 is {state.get('draft-2')}", done.said)


def words_of_Chile(world):
    """The text of a Word file is its own: no secretariat sets another beside it."""
    folder, file = world.clone(world.ana), world.desk.work / "word.docx"
    world.desk.gcmrepo("export", "CL/inputs/honest-1", "--as", "docx", "-o", file, "-C", folder, person=world.ana)
    world.act(world.ana, "submit", file, "--country", "CL", "--kind", "input", "--id", "word", "--lang", "es")
    faults = []
    for who in (world.rosa, world.saul):
        world.fetch()
        back = world.host.keep()
        made = world.event(who, {"countries/CL/inputs/word/text.es.md": "Chile no propone nada.\n"},
                           [("Party", who.party), ("Contribution", "CL/inputs/word"), ("Action", "record")])
        done = world.push(who, (made, MAIN))
        faults += told(f"the text of a Word file of Chile set by {who.party}", "TAKEN" if back() else None, done.said)
    return faults


def agreement_lasts(world):
    """Nobody takes back what was agreed: not by revoking the key from a time before."""
    back = world.host.keep()
    world.act(world.saul, "keys", "revoke", world.saul.fingerprint, "--from", "2020-01-01T00:00:00Z", "-m", "Regret")
    state = drafts(world).get("draft-1")
    back()
    shutil.rmtree(world.clones.pop("SACM-TS"))
    return told("a secretariat that revokes its key from before its approval", None if state == "agreed" else
                f"draft-1 is {state}")


def large(world):
    """An original of many zeros is refused by its size, without being read."""
    file = world.desk.work / "zeros"
    with open(file, "wb") as made:
        made.truncate(400_000_000)
    world.fetch()
    sha = world.forge.git("-c", "core.compression=1", "hash-object", "-w", file).output.strip()
    commit = world.submit(world.max, files={"./original.es.md": ("100644", sha)})
    process = world.push_apart(world.max, (commit, MAIN))
    peak = 0
    while process.poll() is None:
        for entry in filter(str.isdigit, os.listdir("/proc")):
            try:
                if f"{world.desk.program}\0hook" in pathlib.Path(f"/proc/{entry}/cmdline").read_text():
                    size = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{entry}/status").read_text())
                    peak = max(peak, int(size.group(1)) // 1024 if size else 0)
            except OSError:
                pass
        time.sleep(0.02)
    said = process.communicate()[1].decode(errors="replace")
    fault = "TAKEN" if process.returncode == 0 else f"the hook took {peak} MB" if peak > 200 else None
    return told("an original of 400 MB of zeros", fault, said)


def locks(world):
    """What a killed git leaves on the host stops nobody."""
    faults = []
    for name in (MAIN + ".lock", "HEAD.lock", "refs/gcmrepo/received.lock", "packed-refs.lock"):
        file = world.host.path / name
        file.write_text("")
        os.utime(file, (time.time() - 100_000,) * 2)
        world.fetch()
        done = world.push(world.max, (world.submit(world.max), MAIN))
        faults += told(f"a lock left behind: {name}", None if done.status ==
                       0 and "Recibido" in done.said else "stuck", done.said)
        file.unlink(missing_ok=True)
    return faults


def deadline(world):
    """After a deadline nothing comes in, whatever its date."""
    world.fetch()
    text = world.text("gcmrepo.yml")
    version = int(re.search(r"  version: (\d+)", text).group(1))
    text = text.replace(f"  version: {version}\n", f"  version: {version + 1}\n").rstrip("\n")
    text += "\n  deadlines:\n    - kind: input\n      until: '2017-09-30T23:59:00-05:00'\n"
    first = world.admit(world.saul, {"proposals/SACM-TS/saul-rey/gcmrepo.yml": text})
    changes = {"gcmrepo.yml": text, "proposals/SACM-TS/saul-rey/gcmrepo.yml": None}
    done = world.push(world.rosa, (world.admit(world.rosa, changes, parent=first), MAIN))
    faults = told("a deadline agreed", None if done.status == 0 else "refused", done.said)
    world.fetch()
    done = world.push(world.max, (world.submit(world.max, at=1_500_000_000), MAIN))
    return faults + told("a submission after the deadline with a date before it",
                         None if "Llegó después del plazo" in done.said else "TAKEN or other words", done.said)


def drafts(world):
    answer = json.loads(world.desk.gcmrepo("tags", "--format", "json", "-C", world.host.path).output)
    return {row["name"]: row.get("state") for row in answer["drafts"]}


ALL = (persons, receipts, older, words_of_Chile, agreement_lasts, large, races, locks, deadline)
