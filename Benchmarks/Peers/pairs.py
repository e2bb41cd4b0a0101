"""The pairs of texts that the redline and its peers are given."""
import dataclasses
import os
import pathlib
import random


@dataclasses.dataclass
class Pair:
    name: str
    old: str
    new: str
    moves: int = 0


WORDS = (
    "la los las de en y a que se con por para su sus como más sobre entre sin hasta desde según ante bajo Estados migración "
    "personas migrantes región conferencia declaración acuerdo derechos humanos cooperación gobernanza regular segura ordenada "
    "países origen tránsito destino retorno protección niñez mujeres trabajo desarrollo sostenible política pública frontera "
    "información consulta pacto mundial secretaría técnica presidencia miembro observador reunión informe compromiso objetivo "
    "medida acción programa integración diáspora remesas trata tráfico víctimas asistencia justicia acceso servicios salud "
    "educación vivienda empleo capacitación reconocimiento documentos visados canales vías alternativas detención interés superior"
).split()


def declaration(pages):
    """A text of 500 words a page; 8 % of the words edited in phrases, three paragraphs moved far."""
    rng = random.Random(pages)
    paragraphs = []
    count = 0
    while count < pages * 500:
        paragraph = [rng.choice(WORDS) for _ in range(rng.randrange(30, 130))]
        # A word that is this paragraph's own: real paragraphs are not drawn from a hat.
        paragraph.insert(3, f"asunto{len(paragraphs)}")
        paragraphs.append(" ".join(paragraph).capitalize() + ".")
        count += len(paragraph)
    edited = []
    for paragraph in paragraphs:
        result, at, tokens = [], 0, paragraph.split(" ")
        while at < len(tokens):
            if rng.random() < 0.032:
                length, kind = rng.randrange(1, 5), rng.random()
                if kind < 0.8:
                    result += [rng.choice(WORDS) for _ in range(length)]
                if kind < 0.6 or kind >= 0.8:
                    at += length
            else:
                result.append(tokens[at])
                at += 1
        edited.append(" ".join(result) or "Suprimido.")
    for quarter in range(3):
        moved = edited.pop(len(edited) * quarter // 4 + 1)
        edited.insert((len(edited) * quarter // 4 + 1 + len(edited) // 2) % len(edited), moved)
    return Pair(f"{pages}-pages", "\n\n".join(paragraphs) + "\n", "\n\n".join(edited) + "\n", 3)


def boilerplate():
    """1 MB of one paragraph, with every hundredth edited."""
    line = "Las Partes acuerdan que la cooperación entre los Estados se rige por el presente instrumento."
    old = [line] * (1_000_000 // len(line))
    new = [text.replace("rige", "regirá") if number % 100 == 50 else text for number, text in enumerate(old)]
    return Pair("boilerplate", "\n\n".join(old) + "\n", "\n\n".join(new) + "\n")


def laws():
    """Each law's successive versions."""
    data = os.environ.get("GCMREPO_TEST_DATA")
    if not data:
        return []
    pairs = []
    for law in sorted(folder for folder in pathlib.Path(data, "laws").iterdir() if folder.is_dir()):
        versions = sorted(law.glob("v*.md"))
        for old, new in zip(versions, versions[1:]):
            pairs.append(Pair(f"{law.name}-{old.stem}", old.read_text(), new.read_text()))
    return pairs


PAIRS = {
    "12-pages": lambda: [declaration(12)],
    "300-pages": lambda: [declaration(300)],
    "boilerplate": lambda: [boilerplate()],
    "laws": laws,
}
