"""The tools that are compared: each takes a pair, a folder of its own and a limit in seconds, and tells what it cost."""
import dataclasses
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
GCMREPO = os.environ.get("GCMREPO", str(HERE.parent.parent / ".build/release/gcmrepo"))


class Unavailable(Exception):
    """Why a tool has no figures."""


@dataclasses.dataclass
class Result:
    seconds: float
    peak: int
    marked: int
    moves: int = 0
    old: str | None = None
    new: str | None = None


def count(text):
    return len(re.findall(r"\w+", text))


def files(pair, folder):
    old, new = folder / "old.md", folder / "new.md"
    old.write_text(pair.old)
    new.write_text(pair.new)
    return old, new


def timed(arguments, folder, limit, accepted=(0, 1)):
    """Runs a whole process; gives its output, its seconds and its peak memory in bytes."""
    program = shutil.which(arguments[0])
    if program is None:
        raise Unavailable(f"{arguments[0]} is not installed")
    output = folder / "output"
    begun = time.perf_counter()
    with open(output, "wb") as sink:
        child = subprocess.Popen([program, *map(str, arguments[1:])], stdout=sink, stderr=subprocess.DEVNULL, cwd=folder)
        while True:
            done, status, usage = os.wait4(child.pid, os.WNOHANG)
            if done:
                break
            if time.perf_counter() - begun > limit:
                child.kill()
                os.wait4(child.pid, 0)
                raise Unavailable(f"not done in {limit:.0f} s")
            time.sleep(0.0005)
    seconds = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in accepted:
        raise Unavailable(f"ended with status {child.returncode}")
    return output.read_text(errors="replace"), seconds, usage.ru_maxrss * 1024


def gcmrepo(pair, folder, limit):
    """gcmrepo"""
    record = folder / "record"
    if not record.exists():
        old, new = files(pair, folder)
        subprocess.run([GCMREPO, "init", record, "--quiet"], check=True)
        for file, name in ((old, "old"), (new, "new")):
            for step in (["declare", file, "--lang", "es"], ["tag", name]):
                subprocess.run([GCMREPO, *step, "--party", "RCM-TS", "-m", name, "-C", record, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    output, seconds, peak = timed([GCMREPO, "diff", "old", "new", "declaration/text.es.md", "--as", "json", "-C", record], folder, limit)
    blocks = json.loads(output)["documents"][0]["blocks"]

    def text(side, operation):
        rows = sorted((block for block in blocks if block[side]), key=lambda block: block[side][0])
        return "".join(span["text"] for block in rows for span in block["spans"] if span["op"] in ("equal", operation))

    marked = sum(count(span["text"]) for block in blocks for span in block["spans"] if span["op"] != "equal")
    moves = sum(block["change"].startswith("moved") for block in blocks)
    return Result(seconds, peak, marked, moves, text("from", "delete"), text("to", "insert"))


def git(pair, folder, limit):
    """git diff --word-diff"""
    old, new = files(pair, folder)
    output, seconds, peak = timed(
        ["git", "diff", "--no-index", "--word-diff=porcelain", "-U1000000", old, new], folder, limit)
    texts, marked = {"-": [], "+": []}, 0
    for line in output.split("\n")[5:]:
        mark, rest = line[:1], line[1:]
        if mark == "~":
            for side in texts.values():
                side.append("\n")
        elif mark == " ":
            for side in texts.values():
                side.append(rest)
        elif mark in texts:
            texts[mark].append(rest)
            marked += count(rest)
    return Result(seconds, peak, marked, 0, " ".join(texts["-"]), " ".join(texts["+"]))


def marked_words(program, pair, folder, limit):
    old, new = files(pair, folder)
    marks = ["\x01", "\x02", "\x03", "\x04"]
    output, seconds, peak = timed(
        [program, "-w", marks[0], "-x", marks[1], "-y", marks[2], "-z", marks[3], old, new], folder, limit)
    deleted, inserted = re.compile("\x01([^\x02]*)\x02"), re.compile("\x03([^\x04]*)\x04")
    marked = sum(count(run) for pattern in (deleted, inserted) for run in pattern.findall(output))
    return Result(
        seconds, peak, marked, 0, deleted.sub(r"\1", inserted.sub("", output)), inserted.sub(r"\1", deleted.sub("", output)))


def wdiff(pair, folder, limit):
    """wdiff"""
    return marked_words("wdiff", pair, folder, limit)


def dwdiff(pair, folder, limit):
    """dwdiff"""
    return marked_words("dwdiff", pair, folder, limit)


def scripted(script, pair, folder, limit):
    """A peer that is a library: a process of its own, which writes the runs that it found."""
    old, new = files(pair, folder)
    output, seconds, peak = timed([sys.executable, HERE / script, old, new], folder, limit, accepted=(0,))
    runs = json.loads(output)
    if isinstance(runs, str):
        raise Unavailable(runs)
    marked = sum(count(text) for operation, text in runs if operation)
    old_text, new_text = ("".join(text for operation, text in runs if operation != other) for other in (1, -1))
    return Result(seconds, peak, marked, 0, old_text, new_text)


def difflib_words(pair, folder, limit):
    """difflib, words"""
    return scripted("with_difflib.py", pair, folder, limit)


def diff_match_patch(pair, folder, limit):
    """diff-match-patch, characters"""
    return scripted("with_diff_match_patch.py", pair, folder, limit)


def libreoffice(pair, folder, limit):
    """LibreOffice's compare"""
    if shutil.which("soffice") is None:
        raise Unavailable("soffice is not installed")
    for file in files(pair, folder):
        subprocess.run(["pandoc", "-f", "markdown", file, "-o", file.with_suffix(".docx")], check=True)
    output, seconds, peak = timed(
        ["/usr/bin/python3", HERE / "with_libreoffice.py", folder / "old.docx", folder / "new.docx", folder], folder, limit,
        accepted=(0,))
    result = json.loads(output)
    if "failure" in result:
        raise Unavailable(result["failure"])
    return Result(result["seconds"], result["peak"], result["marked"], 0, result["old"], result["new"])


TOOLS = [gcmrepo, git, wdiff, dwdiff, difflib_words, diff_match_patch, libreoffice]
