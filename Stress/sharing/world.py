"""The host under attack, its parties, and a store in which objects are forged."""

import hashlib
import random
import subprocess
import time

from .host import MAIN, ZERO, Desk, Outcome, Person, Server, SharedHost, Store, packet, utc
from .attack import SLOW


class World:
    """The host, its parties, and a store in which objects are made."""

    def __init__(self, work, program, seed):
        self.desk = Desk(work, program)
        self.random = random.Random(seed)
        self.count = 0
        person = lambda *words, **more: Person(self.desk, *words, **more)
        self.rosa, self.saul = person("Rosa Paz", "RCM-TS"), person("Saul Rey", "SACM-TS")
        self.ana, self.max = person("Ana Rojas", "CL"), person("Max Luna", "MX", "ecdsa")
        self.ingrid, self.eva = person("Ingrid Sol", "IOM", "rsa"), person("Eva Nadie", "XX")
        self.old = person("Ana Rojas", "CL", key="ana-revoked")
        self.late, self.early = person("Max Luna", "MX", key="max-expired"), person("Max Luna", "MX", key="max-2099")
        self.rosa2 = person("Rosa Paz", "RCM-TS", key="rosa-second")
        self.people = [self.rosa, self.saul, self.ana, self.max, self.ingrid, self.eva]
        self.host = SharedHost(self.desk, [self.rosa, self.saul])
        self.server = Server(self.desk)
        self.server.start(self.host.options, self.people)
        self.url = self.server.url(self.host.path)
        self.clones = {}
        self.prepare()
        self.desk.run(["git", "init", "-q", "--bare", "forge.git"])
        self.forge = Store(self.desk, self.desk.work / "forge.git")
        self.fetch()

    # What the parties do honestly.

    def clone(self, who):
        if who.party not in self.clones:
            folder = self.desk.work / f"clone-{who.party}"
            self.desk.run(["git", "clone", "-q", self.url, folder], person=who)
            for key, value in {
                "gpg.format": "ssh", "user.signingkey": who.key, "commit.gpgsign": "true", "tag.gpgsign": "true",
                "gpg.ssh.allowedSignersFile": folder / "keys/allowed_signers",
            }.items():
                self.desk.run(["git", "-C", folder, "config", key, value])
            self.clones[who.party] = folder
        folder = self.clones[who.party]
        self.desk.run(["git", "-C", folder, "fetch", "-q", "--tags", "origin",
                      "refs/heads/main:refs/remotes/origin/main", "refs/gcmrepo/*:refs/gcmrepo/*"], person=who)
        self.desk.run(["git", "-C", folder, "merge", "-q", "--ff-only", "origin/main"], person=who)
        return folder

    def act(self, who, *words, refs=("main",)):
        folder = self.clone(who)
        done = self.desk.gcmrepo(*words, "-C", folder, person=who)
        self.desk.run(["git", "-C", folder, "push", "-q", "origin", *refs], person=who)
        return done

    def prepare(self):
        for secretary, who in ((self.saul, self.ana), (self.rosa, self.max)):
            self.act(secretary, "keys", "add", f"{who.key}.pub", "--party", who.party, "--person", who.name)
        self.act(self.rosa, "keys", "add", f"{self.ingrid.key}.pub", "--party", "IOM", "--person", self.ingrid.name)
        self.act(self.rosa, "keys", "add", f"{self.rosa2.key}.pub", "--party", "RCM-TS", "--person", self.rosa.name)
        self.act(self.ana, "keys", "add", f"{self.old.key}.pub", "--party", "CL", "--person", self.ana.name)
        self.act(self.ana, "keys", "revoke", self.old.fingerprint, "-m", "Stolen")
        self.act(self.max, "keys", "add", f"{self.late.key}.pub", "--party", "MX", "--person", self.max.name,
                 "--valid-from", "2020-01-01T00:00:00Z", "--valid-until", "2021-01-01T00:00:00Z")
        self.act(self.max, "keys", "add", f"{self.early.key}.pub", "--party", "MX", "--person", self.max.name,
                 "--valid-from", "2099-01-01T00:00:00Z")
        for who in (self.ana, self.max):
            self.honest(who)
        refs = ("--tags", "refs/gcmrepo/drafts/*:refs/gcmrepo/drafts/*")
        self.act(self.rosa, "tag", "draft-1", "-m", "First", refs=refs)
        self.act(self.saul, "approve", "draft-1", refs=("refs/gcmrepo/approvals/*:refs/gcmrepo/approvals/*",))
        self.honest(self.ana)
        self.act(self.rosa, "tag", "draft-2", "-m", "Second", refs=refs)

    def honest(self, who):
        """A submission by the command, pushed by stock git."""
        self.count += 1
        file = self.desk.work / f"honest-{self.count}.md"
        file.write_text(f"# Aportes {self.count}\n\nTexto {self.random.random()} de la delegación.\n")
        folder = self.clone(who)
        self.desk.gcmrepo("submit", file, "--country", who.party, "--kind", "input", "--id", f"honest-{self.count}",
                          "--lang", "es", "--no-push", "-C", folder, person=who)
        done = self.desk.run(["git", "-C", folder, "push", "-q", "origin", "main"], person=who, status=None)
        if done.status or f"honest-{self.count}" not in done.said:
            raise RuntimeError(f"an honest push was refused, or not received: {done.all}")

    # What a forger makes.

    def fetch(self):
        self.forge.close()
        self.forge.git("fetch", "-q", "--no-tags", "--force", self.host.path, "refs/*:refs/*")
        self.tip = self.forge.get(MAIN)[0] and self.forge.git("rev-parse", MAIN).output.strip()

    def sha(self, name):
        return self.forge.git("rev-parse", name).output.strip()

    def slug(self):
        self.count += 1
        return f"forged-{self.count}"

    def text(self, path, parent=None):
        return self.forge.file(parent or self.tip, path).decode()

    def event(self, who, changes, trailers, subject="Change", parent=None, **more):
        """A commit with trailers and changes on the tip."""
        parent = parent or self.tip
        tree = more.pop("tree", None) or self.forge.edit(self.forge.root(parent), changes)
        message = subject + "\n\n" + "".join(f"{key}: {value}\n" for key, value in trailers)
        return self.forge.commit(tree, more.pop("parents", [parent]), more.pop("message", message), who, **more)

    def submit(
    self,
    who,
    party=None,
    slug=None,
    revision=1,
    files=None,
    trailers=None,
    yml=None,
    parent=None,
    kind="input",
    original=None,
    at=None,
     **more):
        """A submission as the command writes it, with what the attack changes."""
        party, slug, at = party or who.party, slug or self.slug(), int(time.time()) if at is None else at
        data = (original or f"# Aportes {slug}\n\nTexto {self.random.random()}.\n").encode()
        folder = "reference" if kind == "reference" else "input"
        root = "bodies" if kind == "reference" and len(party) > 2 else "countries"
        name = f"{party}/{folder}s/{slug}"
        sha = hashlib.sha256(data).hexdigest()
        facts = (
            f"id: {name}\nkind: {kind}\nparty: {party}\ntitle:\n  es: Aportes {slug}\nthemes: []\nlanguages:\n- es\n"
            f"status: submitted\nrevision: {revision}\nsubmitted_at: '{utc(at)}'\nsubmitted_by:\n  name: {who.name}\n"
            f"originals:\n- file: original.es.md\n  sha256: '{sha}'\n  bytes: {len(data)}\n"
            f"  media_type: text/markdown\n  revision: {revision}\n  submitted_at: '{utc(at)}'\n"
            f"  submitted_as: a.md\n")
        facts = yml(facts) if yml else facts
        at_folder = f"{root}/{name}/"
        changes = {at_folder + "contribution.yml": facts, at_folder + "original.es.md": data,
                   at_folder + "text.es.md": data}
        for path, value in (files or {}).items():
            changes[path if not path.startswith("./") else at_folder + path[2:]] = value
        lines = [("Party", party), ("Kind", kind), ("Contribution", name), ("Revision", revision),
                 ("Original-SHA256", f"{sha} original.es.md"), ("Action", "submit")]
        lines = trailers(lines) if trailers else lines
        return self.event(who, changes, lines, f"Submit {name}, revision {revision}", parent, at=at, **more)

    def admit(self, who, changes, party=None, **more):
        return self.event(who, changes, [("Party", party or who.party), ("Action", "admit")], "Admit", **more)

    def draft(self, name, target=None, who=None, party=None, manifest=None, extra="", said=None, **more):
        """A draft's tag as the command writes it."""
        who, target = who or self.rosa, target or self.tip
        manifest = manifest or self.forge.manifest(target)
        message = (f"A draft\n\n{extra}Party: {party or who.party}\nDraft: {said or name}\n"
                   f"Manifest-SHA256: {manifest}\n")
        return self.forge.tag(name, target, message, who, **more)

    def approval(self, draft, who, party=None, target=None, said=None, **more):
        party = party or who.party
        target = target or self.sha(f"refs/tags/{draft}")
        message = f"Approve {draft}\n\nParty: {party}\nDraft: {said or draft}\nAction: approve\n"
        return self.forge.tag(f"approval-{draft}-{party}", target, message, who, kind="tag", **more)

    def with_key(self, who, code, person, key, principal=None, options='namespaces="git"', line=None):
        """The two files with one key more, as a commit's changes."""
        signers = self.text("keys/allowed_signers")
        role = {"RCM-TS": "secretariat", "SACM-TS": "secretariat", "IOM": "member"}.get(code, "focal-point")
        signers += line or f"{principal or role + '@' + code} {options} {key.line} {person}\n"
        return {"keys/allowed_signers": signers, f"parties/{code}.yml": self.with_person(code, person, key)}

    def with_person(self, code, person, key, more=""):
        text = self.text(f"parties/{code}.yml")
        slug = person.lower().replace(" ", "-")
        entry = f"      - fingerprint: {key.fingerprint}\n{more}"
        if f"  - id: {slug}\n" in text:
            at = text.index("    keys:\n", text.index(f"  - id: {slug}\n")) + len("    keys:\n")
            return text[:at] + entry + text[at:]
        whole = f"  - id: {slug}\n    name: {person}\n    keys:\n{entry}"
        if "focal_points: []" in text:
            return text.replace("focal_points: []", "focal_points:\n" + whole.rstrip("\n"))
        return text.rstrip("\n") + "\n" + whole

    def fresh(self, name):
        return Person(self.desk, name, "XX", key=f"fresh-{self.random.randrange(10**9)}")

    # How it is sent.

    def push(self, who, *refs):
        """Pushes objects to references by stock git: pairs of object and reference."""
        words = [f"{sha or ''}:{name}" for sha, name in refs]
        return self.forge.git("push", "--force", self.url, *words, person=who, status=None, timeout=SLOW * 3)

    def push_apart(self, who, *refs):
        """The same push, running."""
        words = [f"{sha}:{name}" for sha, name in refs]
        return subprocess.Popen(["git", "-C", str(self.forge.path), "push", self.url, *words], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=self.desk.environment(who))

    def raw(self, who, commands, capabilities="report-status", extra=b""):
        """Pushes commands as they are, with a pack of what they name."""
        words = [*self.server.command(who), "-p", str(self.server.port), f"{self.server.user}@127.0.0.1",
                 f"git-receive-pack '{self.host.path}'"]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.desk.environment()) as process:
            while (size := int(process.stdout.read(4), 16)) > 0:
                process.stdout.read(size - 4)
            data = extra
            for place, (old, new, name) in enumerate(commands):
                line = f"{old} {new} ".encode() + (name if isinstance(name, bytes) else name.encode())
                data += packet(line + (b"\0 " + capabilities.encode() if place == 0 else b""))
            wanted = "".join(f"{new}\n" for _, new, _ in commands if new != ZERO) + f"^{self.tip}\n"
            pack = subprocess.run(["git", "-C", str(self.forge.path), "pack-objects", "--revs", "--stdout", "-q"],
                                  input=wanted.encode(), capture_output=True, env=self.desk.environment()).stdout
            try:
                output, said = process.communicate(data + b"0000" + pack, timeout=SLOW * 3)
            except BrokenPipeError:
                output, said = b"", b""
        return Outcome(process.returncode, output.decode(errors="replace"), said.decode(errors="replace"))
