#!/usr/bin/env python3
"""Sends texts through Word and OpenDocument files and LibreOffice, and checks that the same bytes come back.

    Stress/loop.py FOLDER... [--random COUNT] [--seed NUMBER] [--gcmrepo PROGRAM] [--work FOLDER]

Every .md file below the folders, and COUNT texts composed of their blocks and of blocks generated from their words, is
declared in a record of its own. It is exported as .docx, .odt and .html; LibreOffice opens and saves the first two; each
of the five files is declared again. The record must answer that the declaration already has this text, and the text must
be unchanged byte for byte. The seeds are printed: the same seed and folders generate the same texts. Needs soffice and
git.

The exit status is 1 if a file came back changed; its diff is printed, and its files are kept in the folder of --work.
"""

import argparse
import difflib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

BATCH = 20


def environment(folder):
    me = {"NAME": "Ana Rojas", "EMAIL": "ana@example.org"}
    return {
        "PATH": os.environ["PATH"], "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1",
        **{f"GIT_{who}_{key}": value for who in ("AUTHOR", "COMMITTER") for key, value in me.items()},
    }


def run(words, folder, status=0):
    done = subprocess.run([str(word) for word in words], cwd=folder, env=environment(folder), capture_output=True,
                          timeout=600)
    if status is not None and done.returncode != status:
        raise RuntimeError(f"{words}: {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout


def language(path):
    parts = path.name.lower().split(".")
    named = next((part[:2] for part in reversed(parts) if part in ("en", "es", "fr", "pt", "pt-br")), None)
    return named or ("es" if "AR-" in str(path) else "en")


def blocks(text):
    return [block for block in re.split(r"\n{2,}", text) if block.strip()]


def indented(text, width):
    return "\n".join(" " * width + line if line else line for line in text.split("\n"))


def mixed(texts, seed):
    """Blocks of real texts in another order, some made list items, quotations or cells, their words emphasised."""
    chance = random.Random(seed)
    pool = [block for text in texts for block in blocks(text) if len(block) < 3_000]
    made = []
    for _ in range(chance.randint(3, 25)):
        block = chance.choice(pool)
        words = re.sub(r"\s+", " ", re.sub(r"^[\s>#*+|-]+|\|", "", block)).split(" ")
        start = chance.randrange(max(len(words), 1))
        piece = [word for word in words[start:start + chance.randint(1, 12)] if word] or ["word"]
        sign = chance.choice(["*", "**", "***", "~~", "_", "__"])
        plain = all(re.fullmatch(r"[^\W_]+[.,;:]?", word) for word in piece)
        styled = f"{sign}{' '.join(piece).rstrip('.,;:')}{sign}" if plain else " ".join(piece)
        kind = chance.randrange(10)
        if kind == 0:
            made.append("> " + block.replace("\n", "\n> "))
        elif kind == 1:
            made.append("- " + indented(block, 2).lstrip())
        elif kind == 2:
            number = chance.randint(1, 120)
            label = f"{number}{chance.choice('.)')} "
            made.append(label + indented(block, len(label)).lstrip() + "\n\n" + indented(
                f"1. {styled}\n3. {' '.join(piece)}", len(label)))
        elif kind == 3:
            cells = [word.replace("\\", "") for word in piece[:4]]
            made.append("\n".join(["| " + " | ".join(cells) + " |", "|" + "---|" * len(cells),
                                   "| " + " | ".join(reversed(cells)) + " |"]))
        elif kind == 4:
            made.append(f"{styled}\\\n{' '.join(piece)}")
        elif kind == 5:
            made.append("#" * chance.randint(1, 6) + " " + " ".join(piece))
        elif kind == 6:
            made.append(f"{styled} after")
        else:
            made.append(block)
    return "\n\n".join(made) + "\n"


class Loop:
    def __init__(self, program, work):
        self.program, self.work = program, work
        self.faults = 0

    def gcmrepo(self, folder, *words, status=0):
        return run([self.program, words[0], "-C", folder / "record", *words[1:]], folder, status)

    def prepare(self, name, text, lang):
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "text.md").write_bytes(text.encode())
        run([self.program, "init", "record"], folder)
        self.declare(folder, folder / "text.md", lang)
        self.gcmrepo(folder, "tag", "draft-1", "--party", "RCM-TS", "-m", "First")
        for form in ("docx", "odt", "html"):
            self.gcmrepo(folder, "export", "declaration", "--lang", lang, "--at", "draft-1",
                         "-o", folder / f"{name}.{form}")
        return folder

    def declare(self, folder, file, lang):
        return json.loads(self.gcmrepo(folder, "declare", file, "--lang", lang, "--party", "RCM-TS", "-m", "Text",
                                       "--format", "json"))

    def held(self, folder, lang):
        return run(["git", "-C", folder / "record", "show", f"HEAD:declaration/text.{lang}.md"], folder)

    def office(self, folders, form):
        run(["soffice", "--headless", f"-env:UserInstallation=file://{self.work}/profile", "--convert-to", form,
             "--outdir", self.work / "saved", *[folder / f"{folder.name}.{form}" for folder in folders]], self.work)

    def check(self, folder, lang, files):
        wanted = self.held(folder, lang)
        bad = []
        for label, file in files:
            answer = self.declare(folder, file, lang)
            found = self.held(folder, lang)
            if answer["unchanged"] and found == wanted:
                continue
            bad.append(label)
            print(f"{folder.name} {label}: unchanged={answer['unchanged']}")
            for line in list(difflib.unified_diff(wanted.decode().split("\n"), found.decode().split("\n"), "draft",
                                                  label, lineterm="", n=0))[:int(os.environ.get("LOOP_LINES", 12))]:
                print("    " + line[:200])
            # The next file starts from the draft again.
            (folder / "again.md").write_bytes(wanted)
            self.declare(folder, folder / "again.md", lang)
        self.faults += len(bad)
        if not bad:
            shutil.rmtree(folder)

    def all(self, texts):
        count = 0
        for start in range(0, len(texts), BATCH):
            some = texts[start:start + BATCH]
            folders = []
            for name, text, lang in some:
                folders.append(self.prepare(name, text, lang))
            for form in ("docx", "odt"):
                self.office(folders, form)
            for folder, (name, _, lang) in zip(folders, some):
                files = [(form, folder / f"{name}.{form}") for form in ("docx", "odt", "html")]
                files += [(f"saved {form}", self.work / "saved" / f"{name}.{form}") for form in ("docx", "odt")]
                self.check(folder, lang, files)
                count += len(files)
        return count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--random", type=int, default=0, help="how many texts to put together of the others' blocks")
    parser.add_argument("--seed", type=int, default=1, help="the first text's seed; each next one's is one more")
    parser.add_argument("--gcmrepo", default=".build/debug/gcmrepo")
    parser.add_argument("--work", type=pathlib.Path)
    options = parser.parse_args()
    work = (options.work or pathlib.Path(tempfile.mkdtemp(prefix="gcmrepo-loop-"))).resolve()
    work.mkdir(parents=True, exist_ok=True)
    paths = sorted({path for folder in options.folders
                    for path in ([folder] if folder.is_file() else folder.rglob("*.md"))})
    texts, sources = [], []
    for path in paths:
        if path.name.lower() in ("readme.md", "facts.md"):
            continue
        text = path.read_bytes().decode()
        sources.append(text)
        texts.append((f"{path.parent.name}-{path.stem}", text, language(path)))
    last = options.seed + options.random
    if options.random:
        print(f"seeds {options.seed} to {last - 1}")
        texts += [(f"seed-{seed}", mixed(sources, seed), "es") for seed in range(options.seed, last)]
    loop = Loop(str(pathlib.Path(options.gcmrepo).resolve()), work)
    count = loop.all(texts)
    print(f"{len(texts)} texts, {count} files, {loop.faults} came back otherwise")
    if not loop.faults and not options.work:
        shutil.rmtree(work)
    return 1 if loop.faults else 0


sys.exit(main())
