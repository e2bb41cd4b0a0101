"""A shared record of gcmrepo behind a real sshd on loopback, and git objects made by hand to push to it.

Used by attacks, writers and kills. Standard library, git and OpenSSH only; works as root and as a user. Nothing is read
from the configuration of whoever runs it, and nothing is left behind but the work folder.
"""

import base64
import datetime
import getpass
import hashlib
import os
import pathlib
import re
import shutil
import socket
import subprocess
import time
import zlib

ZERO = "0" * 40
MAIN = "refs/heads/main"


def found(program):
    """The built program: --gcmrepo, else GCMREPO_EXECUTABLE, else the build folder's."""
    program = program or os.environ.get("GCMREPO_EXECUTABLE") or ".build/debug/gcmrepo"
    path = pathlib.Path(program).resolve()
    if not path.is_file():
        raise SystemExit(f"{path} is missing: build it, or name it with --gcmrepo")
    return str(path)


class Outcome:
    """What a command answered."""

    def __init__(self, status, output, said):
        self.status, self.output, self.said = status, output, said

    @property
    def all(self):
        return self.output + self.said


class Person:
    """Somebody with a key, who acts for a party."""

    def __init__(self, desk, name, party, kind="ed25519", key=None):
        self.name, self.party = name, party
        self.mail = name.lower().replace(" ", ".") + "@example.org"
        self.key = desk.keys / (key or name.lower().replace(" ", "-"))
        if not self.key.exists():
            bits = ["-b", "3072"] if kind == "rsa" else []
            desk.run(["ssh-keygen", "-q", "-t", kind, *bits, "-N", "", "-C", "", "-f", self.key])
        self.public = pathlib.Path(f"{self.key}.pub").read_text().strip()
        blob = base64.b64decode(self.public.split()[1])
        self.fingerprint = "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")

    @property
    def line(self):
        return " ".join(self.public.split()[:2])

    def signature(self, at):
        return f"{self.name} <{self.mail}> {at} +0000"


class Desk:
    """A work folder with its own keys, configuration and environment."""

    def __init__(self, work, program):
        self.work, self.program = pathlib.Path(work), program
        for name in ("keys", "home", "temporary"):
            (self.work / name).mkdir(parents=True, exist_ok=True)
        self.keys = self.work / "keys"
        self.ssh = None

    def environment(self, person=None, **more):
        values = {
            "PATH": os.environ["PATH"] + ":/usr/sbin", "HOME": str(self.work / "home"),
            "TMPDIR": str(self.work / "temporary"), "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1", "GIT_TERMINAL_PROMPT": "0",
            "XDG_CACHE_HOME": str(self.work / "home" / "cache"),
        }
        if person:
            for role in ("AUTHOR", "COMMITTER"):
                values |= {f"GIT_{role}_NAME": person.name, f"GIT_{role}_EMAIL": person.mail}
            if self.ssh:
                values["GIT_SSH_COMMAND"] = " ".join(self.ssh(person))
        return {**values, **more}

    def run(self, words, cwd=None, person=None, input=None, status=0, timeout=600, **more):
        words = [str(word) if not isinstance(word, bytes) else word for word in words]
        done = subprocess.run(words, cwd=cwd or self.work, env=self.environment(person, **more), input=input,
                              capture_output=True, timeout=timeout)
        outcome = Outcome(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
        if status is not None and done.returncode != status:
            raise RuntimeError(f"{words}: {done.returncode}\n{outcome.all}")
        return outcome

    def gcmrepo(self, *words, person=None, **options):
        return self.run([self.program, *words], person=person, **options)


# Members whose first key their conference's secretariat admits.
SACM = "AR BO BR CL CO EC GY PE PY SR UY VE".split()
RCM = "BZ CA CR DO SV GT HN MX NI PA US".split()


class Server:
    """An sshd of its own on loopback: own host key, random port, the lines that `gcmrepo host init` prints."""

    def __init__(self, desk):
        self.desk, self.process, self.port = desk, None, None
        self.folder = desk.work / "sshd"
        self.folder.mkdir(exist_ok=True)
        self.user = getpass.getuser()
        if not (self.folder / "host_key").exists():
            desk.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", self.folder / "host_key"])
        desk.ssh = self.command

    def start(self, options, people):
        """Serves; each person's key may run what the line allows."""
        for _ in range(20):
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = probe.getsockname()[1]
            lines = "".join(f"{options} {person.line}\n" for person in people)
            (self.folder / "authorized_keys").write_text(lines)
            public = (self.folder / "host_key.pub").read_text().split()
            (self.folder / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {public[0]} {public[1]}\n")
            if os.geteuid() == 0:
                os.makedirs("/run/sshd", exist_ok=True)
            # HOME too, so that the account's own start files of the shell are not read.
            set_env = " ".join(f'"{key}={value}"' for key, value in self.desk.environment().items()
                               if key != "PATH")
            (self.folder / "config").write_text(f"""
ListenAddress 127.0.0.1:{self.port}
HostKey {self.folder}/host_key
AuthorizedKeysFile {self.folder}/authorized_keys
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
MaxStartups 200:30:400
MaxSessions 100
SetEnv {set_env}
""")
            program = next(path for path in ("/usr/sbin/sshd", "/usr/bin/sshd", "/usr/local/sbin/sshd")
                           if os.path.exists(path))
            log = open(self.folder / "log", "ab")
            self.process = subprocess.Popen([program, "-D", "-e", "-f", str(self.folder / "config")], stdout=log,
                                            stderr=log, stdin=subprocess.DEVNULL, env=self.desk.environment())
            for _ in range(100):
                if self.process.poll() is not None:
                    break
                try:
                    socket.create_connection(("127.0.0.1", self.port), 1).close()
                    return
                except OSError:
                    time.sleep(0.05)
            self.stop()
        raise RuntimeError((self.folder / "log").read_text(errors="replace"))

    def command(self, person):
        return ["ssh", "-F", "/dev/null", "-i", str(person.key), "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none",
                "-o", "BatchMode=yes", "-o", f"UserKnownHostsFile={self.folder}/known_hosts", "-o",
                "GlobalKnownHostsFile=/dev/null", "-o", "ConnectTimeout=20"]

    def url(self, path):
        return f"ssh://{self.user}@127.0.0.1:{self.port}{path}"

    def shell(self, person, *words, input=None, timeout=600):
        """Asks the server to run a command, as the person."""
        return self.desk.run([*self.command(person), "-p", self.port, f"{self.user}@127.0.0.1", *words], input=input,
                             status=None, timeout=timeout)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
        self.process = None


class Store:
    """Reads git objects, and writes any bytes as one, well-formed or not."""

    def __init__(self, desk, path):
        self.desk, self.path = desk, pathlib.Path(path)
        self.reader = None

    def git(self, *words, **options):
        return self.desk.run(["git", "-C", self.path, *words], **options)

    def close(self):
        if self.reader:
            self.reader.stdin.close()
            self.reader.wait()
            self.reader = None

    def get(self, name):
        if not self.reader:
            self.reader = subprocess.Popen(["git", "-C", str(self.path), "cat-file", "--batch"], stdin=subprocess.PIPE,
                                           stdout=subprocess.PIPE, env=self.desk.environment())
        self.reader.stdin.write(name.encode() + b"\n")
        self.reader.stdin.flush()
        head = self.reader.stdout.readline().split()
        if len(head) != 3:
            raise KeyError(name)
        body = self.reader.stdout.read(int(head[2]))
        self.reader.stdout.read(1)
        return head[1].decode(), body

    def put(self, kind, body):
        whole = f"{kind} {len(body)}\0".encode() + body
        name = hashlib.sha1(whole).hexdigest()
        folder = self.path / "objects" / name[:2]
        file = folder / name[2:]
        if not file.exists():
            folder.mkdir(exist_ok=True)
            partial = folder / f"tmp_{os.getpid()}"
            partial.write_bytes(zlib.compress(whole, 1))
            os.chmod(partial, 0o444)
            partial.rename(file)
        return name

    def entries(self, tree):
        body, at, made = self.get(tree)[1], 0, []
        while at < len(body):
            space, end = body.index(b" ", at), body.index(b"\0", at)
            made.append((body[at:space], body[space + 1:end], body[end + 1:end + 21].hex()))
            at = end + 21
        return made

    def tree(self, entries, sort=True):
        if sort:
            entries = sorted(entries, key=lambda entry: entry[1] + (b"/" if entry[0] == b"40000" else b""))
        return self.put("tree", b"".join(mode + b" " + name + b"\0" + bytes.fromhex(sha)
                        for mode, name, sha in entries))

    def edit(self, tree, changes):
        """A tree with other files: path to bytes, to (mode, object), or to None for one that goes."""
        below, entries = {}, {name: (mode, sha) for mode, name, sha in (self.entries(tree) if tree else [])}
        for path, value in changes.items():
            path = path if isinstance(path, bytes) else path.encode()
            first, _, rest = path.partition(b"/")
            if rest:
                below.setdefault(first, {})[rest] = value
            elif value is None:
                entries.pop(first, None)
            elif isinstance(value, tuple):
                entries[first] = (value[0].encode(), value[1])
            else:
                entries[first] = (b"100644", self.put("blob", value if isinstance(value, bytes) else value.encode()))
        for name, inner in below.items():
            mode, sha = entries.get(name, (b"40000", None))
            made = self.edit(sha if mode == b"40000" else None, inner)
            if self.entries(made):
                entries[name] = (b"40000", made)
            else:
                entries.pop(name, None)
        return self.tree([(mode, name, sha) for name, (mode, sha) in entries.items()])

    def file(self, commit, path):
        """The bytes of a file of a commit, or None."""
        try:
            return self.get(f"{commit}:{path}")[1]
        except KeyError:
            return None

    def root(self, commit):
        return self.get(commit)[1].split(b"\n")[0].split()[1].decode()

    def sign(self, payload, person, namespace="git"):
        done = subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(person.key)], input=payload,
                              capture_output=True, env=self.desk.environment(), check=True)
        return done.stdout.decode().rstrip("\n")

    def commit(self, tree, parents, message, person, at=None, author=None, signed=True, namespace="git", headers=(),
               signature=None, key=None):
        """A commit made by hand; `headers` are lines after the committer's."""
        at = int(time.time()) if at is None else at
        lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents),
                 "author " + (author or person.signature(at)), "committer " + person.signature(at)]
        head, body = "\n".join(lines) + "\n", message if isinstance(message, bytes) else message.encode()
        extra = "".join(line + "\n" for line in headers)
        payload = (head + extra).encode() + b"\n" + body
        if signature is None and signed:
            signature = self.sign(payload, key or person, namespace)
        if signature:
            extra += "gpgsig " + signature.replace("\n", "\n ") + "\n"
        return self.put("commit", (head + extra).encode() + b"\n" + body)

    def tag(self, name, target, message, person, at=None, kind="commit", signed=True, tagger=True, namespace="git",
            key=None):
        at = int(time.time()) if at is None else at
        lines = [f"object {target}", f"type {kind}", f"tag {name}"]
        if tagger:
            lines.append("tagger " + person.signature(at))
        body = ("\n".join(lines) + "\n\n" + message).encode()
        if signed:
            body += (self.sign(body, key or person, namespace) + "\n").encode()
        return self.put("tag", body)

    def manifest(self, commit):
        """The hash of the lines `sha256  path` of all files, by path."""
        files = []

        def walk(tree, prefix):
            for mode, name, sha in self.entries(tree):
                if mode == b"40000":
                    walk(sha, prefix + name + b"/")
                elif mode.startswith(b"100"):
                    files.append((prefix + name, sha))

        walk(self.root(commit), b"")
        whole = hashlib.sha256()
        for path, sha in sorted(files):
            whole.update(hashlib.sha256(self.get(sha)[1]).hexdigest().encode() + b"  " + path + b"\n")
        return whole.hexdigest()


class SharedHost:
    """A host made by `gcmrepo host init`, served by sshd."""

    def __init__(self, desk, admins, name="host.git", start=()):
        self.desk, self.path = desk, desk.work / name
        words = []
        for person in admins:
            words += ["--admin", f"{person.party}={person.key}.pub:{person.name} <{person.mail}>"]
        self.made = desk.gcmrepo("host", "init", self.path, *words, *start, person=admins[0])
        line = re.search(r"restrict,command=.*?(?= ssh-[a-z0-9]+ AAAA)", self.made.all, re.S)
        if not line:
            raise RuntimeError("host init prints no line for authorized_keys:\n" + self.made.all)
        self.options = line.group(0)

    def key_file(self):
        """The file with the host's public key, which everybody was told."""
        signers = self.desk.run(["git", "-C", self.path, "show", MAIN + ":keys/allowed_signers"]).output
        file = self.desk.work / "host.pub"
        file.write_text(" ".join(re.search(r"host@record \S+ (\S+ \S+)", signers).groups()) + "\n")
        return file

    def receipts(self):
        """The receipts in the host's log, by path."""
        listed = self.desk.run(["git", "-C", self.path, "ls-tree", "-r", "refs/gcmrepo/received", "receipts/"]).output
        store, made = Store(self.desk, self.path), {}
        for line in listed.splitlines():
            head, path = line.split("\t")
            made[path] = store.get(head.split()[2])[1]
        store.close()
        return made

    def check(self):
        """What `audit`, `verify` and `git fsck --strict` find in it, by their names."""
        faults = []
        for words in ([self.desk.program, "audit", "-C", self.path], [self.desk.program, "verify", "-C", self.path],
                      ["git", "-C", self.path, "fsck", "--strict", "--full", "--no-dangling"]):
            done = self.desk.run(words, status=None)
            print(f"{'MISS' if done.status else 'ok  '} {' '.join(map(str, words[:2]))}: {done.status}", flush=True)
            if done.status:
                print(done.all[-3000:])
                faults.append(" ".join(map(str, words)))
        return faults

    def references(self):
        return self.desk.run(["git", "-C", self.path, "for-each-ref", "--format=%(objectname) %(refname)"]).output

    def keep(self):
        """Remembers the references; what it returns sets them back, with the reflogs, and says whether it had to."""
        wanted, logs = self.references(), self.desk.work / f"logs-{self.path.name}"
        shutil.rmtree(logs, ignore_errors=True)
        shutil.copytree(self.path / "logs", logs)

        def back():
            if self.references() == wanted:
                return False
            self.restore(wanted)
            # Else verify would rightly say that history was rewritten.
            shutil.rmtree(self.path / "logs")
            shutil.copytree(logs, self.path / "logs")
            return True

        return back

    def restore(self, wanted):
        """Sets the references back after something was taken that should not be."""
        lines, old = [], dict(reversed(line.split()) for line in wanted.splitlines())
        for line in self.references().splitlines():
            sha, name = line.split()
            if name not in old:
                lines.append(f"delete {name}")
        lines += [f"update {name} {sha}" for name, sha in old.items()]
        self.desk.run(["git", "-C", self.path, "update-ref", "--stdin"], input=("\n".join(lines) + "\n").encode())


def utc(at):
    return datetime.datetime.fromtimestamp(at, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def packet(text):
    data = text if isinstance(text, bytes) else text.encode()
    return f"{len(data) + 4:04x}".encode() + data
