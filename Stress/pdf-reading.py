#!/usr/bin/env python3
"""Reads PDFs whose words and paragraphs are known, and counts the differences.

Texts of paragraphs, headings, numbered items and notes are generated from a seed, typeset by LibreOffice, WeasyPrint and
Chromium in one and in two columns, with running headers and footers, line numbers and hyphenation, and passed to a
reader: a command that gets a PDF's path and prints its Markdown.

    Stress/pdf-reading.py [--seed N] [--count N] [--keep DIR] [--only NAME] -- COMMAND...

COMMAND gets the path of the PDF as its last argument. Needs soffice, weasyprint and chromium; a missing one is skipped.
The exit status is 1 if fewer than 98 of 100 paragraphs came back, or a word was lost, added or changed.
"""
import argparse, collections, difflib, html, os, random, re, shutil, subprocess, sys, tempfile

HEAD = "DRAFT of 3 May 2026 – Not for citation"
WORDS = {
    "en": """the parties reaffirm that every person whatever their status holds human rights and states bear the obligation to
 respect protect fulfil them in all circumstances migration governance cooperation regional conference declaration secretariat
 implementation international framework vulnerable situations children families return reintegration labour mobility data
 evidence policies consular protection smuggling trafficking borders management development climate displacement""".split(),
    "es": """las partes reafirman que toda persona cualquiera que sea su condición posee derechos humanos y los estados tienen la
 obligación de respetar proteger cumplir en todas circunstancias migración gobernanza cooperación regional conferencia
 declaración secretaría implementación internacional marco situaciones vulnerables niñas familias retorno reintegración laboral
 movilidad datos evidencia políticas protección consular tráfico trata fronteras gestión desarrollo clima desplazamiento""".split(),
}
COMPOUNDS = {"en": ["non-refoulement", "self-determination", "well-being", "evidence-based", "Asia-Pacific", "2024-2026",
                    "non-discrimination", "1.171-2000"],
             "es": ["socio-económico", "2024-2026", "franco-guyanesa", "1.171-2000", "México-Guatemala"]}


class Text:
    """Blocks (kind, words, label), and the notes that they call."""

    def __init__(self, rng, length):
        self.lang = rng.choice(["en", "es"])
        self.blocks, self.notes = [], []
        number = 0
        self.blocks.append(("h1", self.title(rng), ""))
        for _ in range(length):
            kind = rng.choices(["p", "n", "h2", "b"], [5, 5, 1, 1])[0]
            if kind == "n":
                number += 1
                self.blocks.append(("n", self.sentences(rng, rng.randint(1, 5)), f"{number}."))
            elif kind == "b":
                for _ in range(rng.randint(2, 4)):
                    self.blocks.append(("b", self.sentences(rng, 1), ""))
            elif kind == "h2":
                self.blocks.append(("h2", self.title(rng), ""))
            else:
                self.blocks.append(("p", self.sentences(rng, rng.randint(1, 6)), ""))

    def title(self, rng):
        return " ".join(w.capitalize() for w in rng.sample(WORDS[self.lang], rng.randint(2, 5)))

    def sentences(self, rng, count):
        result = []
        for _ in range(count):
            words = [rng.choice(WORDS[self.lang]) for _ in range(rng.randint(6, 22))]
            for _ in range(rng.randint(0, 2)):
                words[rng.randrange(1, len(words))] = rng.choice(COMPOUNDS[self.lang])
            words[0] = words[0].capitalize()
            if rng.random() < 0.3:
                words[rng.randrange(len(words) - 1)] += ","
            result.append(" ".join(words) + ".")
        return " ".join(result)


def body(text, rng, notes):
    """HTML of the text; notes as a float of CSS where they are wanted."""
    parts = []
    for kind, words, label in text.blocks:
        inner = html.escape(words)
        if notes and kind in "pn" and rng.random() < 0.2:
            note = text.sentences(rng, rng.randint(1, 2))
            text.notes.append(note)
            inner += f'<span class="note">{html.escape(note)}</span>'
        if kind in ("h1", "h2"):
            parts.append(f"<{kind}>{inner}</{kind}>")
        elif kind == "n":
            parts.append(f'<p class="n">{label} {inner}</p>')
        elif kind == "b":
            parts.append(f"<ul><li>{inner}</li></ul>")
        else:
            parts.append(f"<p>{inner}</p>")
    return "\n".join(parts)


def page(text, rng, layout):
    size = rng.choice([9, 10, 11, 12])
    align = rng.choice(["left", "justify"])
    style = f"""@page {{ size: A4; margin: 2.2cm 2.4cm; }} body {{ font: {size}pt/{rng.choice([1.15, 1.3, 1.5])}
 {rng.choice(["Liberation Serif", "Liberation Sans", "DejaVu Serif"])}; text-align: {align}; }}
 p {{ margin: {rng.choice(["0 0 .6em", "0 0 1em"])}; }} h1 {{ font-size: 1.6em; text-align: left }}
 h2 {{ font-size: 1.25em; text-align: left }} ul {{ margin: .3em 0; padding-left: 1.6em }}"""
    if layout["columns"] > 2:
        style += " body { font-size: 9pt } "
    if layout["columns"] > 1:
        style += f" main {{ columns: {layout['columns']}; column-gap: {rng.choice([14, 20, 30])}pt }} h1 {{ column-span: all }}"
    if layout["heads"]:
        style += " @page { @top-center { content: \"" + HEAD + """\"; font-size: 9pt }
 @bottom-center { content: "Page " counter(page) " of " counter(pages); font-size: 9pt } }"""
    if layout["notes"]:
        style += (" .note { float: footnote; font-size: .8em } *::footnote-call { font-variant-position: normal;"
                  " vertical-align: super; font-size: .65em } ")
    if layout["hyphens"]:
        style += " body { hyphens: auto; text-align: justify } "
    if layout["indent"]:
        style += " p { margin: 0; text-indent: 1.5em } p.n { text-indent: 0 } "
    return (f'<!DOCTYPE html><html lang="{text.lang}"><meta charset="utf-8"><title>T</title><style>{style}</style>'
            f'<main>{body(text, rng, layout["notes"])}</main></html>')


def weasyprint(source, target):
    subprocess.run(["weasyprint", "-q", source, target], check=True, capture_output=True, timeout=120)


def chromium(source, target):
    subprocess.run(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={source}.profile",
                    f"--print-to-pdf={target}", "file://" + source], check=True, capture_output=True, timeout=120)


def libreoffice(source, target):
    folder = os.path.dirname(target)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                    "pdf", "--infilter=HTML (StarWriter)", "--outdir", folder, source],
                   check=True, capture_output=True, timeout=180)
    os.replace(os.path.splitext(source)[0] + ".pdf", target)


PRODUCERS = {"weasyprint": weasyprint, "chromium": chromium, "libreoffice": libreoffice}


def plain(markdown):
    """The paragraphs of a Markdown text without its signs, and its notes."""
    paragraphs, notes = [], []
    for line in markdown.split("\n"):
        line = line.strip()
        if not line:
            continue
        line = re.sub(r"\\([^\w\s])", r"\1", line)
        note = re.match(r"\[\^\d+\]: (.*)", line)
        if note:
            notes.append(note.group(1))
            continue
        line = re.sub(r"\[\^\d+\]", "", line)
        paragraphs.append(re.sub(r"^(#+|[-*]) ", "", line))
    return paragraphs, notes


def pages_of(target):
    found = re.search(r"^Pages: *(\d+)", subprocess.run(["pdfinfo", target], capture_output=True).stdout.decode(), re.M)
    return int(found[1]) if found else 0


def expected(text):
    return [(f"{label} " if label else "") + words for _, words, label in text.blocks]


def compare(text, markdown):
    paragraphs, notes = plain(markdown)
    wanted, wanted_notes = expected(text), text.notes
    have = collections.Counter(paragraphs + notes)
    right = 0
    wrong = []
    for paragraph in wanted + wanted_notes:
        if have[paragraph] > 0:
            have[paragraph] -= 1
            right += 1
        else:
            wrong.append(paragraph)
    words = collections.Counter(" ".join(paragraphs + notes).split())
    source = collections.Counter(" ".join(wanted + wanted_notes).split())
    return right, wrong, list(have.elements()), source - words, words - source


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--keep")
    parser.add_argument("--only", help="one producer")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    command = [word for word in options.command if word != "--"]
    folder = options.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    total = collections.Counter()
    for number in range(options.count):
        rng = random.Random(options.seed * 1000 + number)
        for name, produce in PRODUCERS.items():
            if options.only and name != options.only:
                continue
            program = {"libreoffice": "soffice"}.get(name, name)
            if not shutil.which(program):
                continue
            layout = {"columns": rng.choice([1, 1, 2, 3]), "heads": rng.random() < 0.6, "notes": False,
                      "hyphens": rng.random() < 0.3, "indent": rng.random() < 0.3}
            if name == "weasyprint":
                layout["notes"] = layout["columns"] == 1 and rng.random() < 0.5
            if name == "libreoffice":
                layout["columns"] = 1
            text = Text(rng, rng.randint(8, 40))
            source = os.path.join(folder, f"{number}-{name}.html")
            target = source[:-5] + ".pdf"
            with open(source, "w", encoding="utf-8") as file:
                file.write(page(text, rng, layout))
            if not (options.keep and os.path.exists(target)):
                produce(source, target)
            markdown = subprocess.run(command + [target], check=True, capture_output=True, timeout=60).stdout.decode()
            right, wrong, extra, lost, added = compare(text, markdown)
            if layout["heads"] and pages_of(target) == 1:
                # Of one page nobody can tell what would run on.
                added -= collections.Counter(HEAD.split())
            total["files"] += 1
            total["paragraphs"] += right + len(wrong)
            total["right"] += right
            total["lost"] += sum(lost.values())
            total["added"] += sum(added.values())
            total["words"] += sum(len(p.split()) for p in expected(text) + text.notes)
            if wrong or lost or added:
                print(f"{target}: {right} of {right + len(wrong)} paragraphs; lost {dict(lost)}; added {dict(added)} {layout}")
                for paragraph in wrong[:2]:
                    near = difflib.get_close_matches(paragraph, extra, 1, 0.3)
                    print("   wanted:", paragraph[:90], "…", paragraph[-60:])
                    print("   have:  ", (near or ["-"])[0][:90], "…", (near or ["-"])[0][-60:])
    share = total["right"] / max(total["paragraphs"], 1)
    print(f"{dict(total)}: {share:.2%} of paragraphs")
    if not options.keep:
        shutil.rmtree(folder)
    return 0 if share >= 0.98 and not total["lost"] and not total["added"] and total["files"] else 1


if __name__ == "__main__":
    sys.exit(main())
