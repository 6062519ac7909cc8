"""Articles of any number to measure with: sentences of the example corpus, put together anew with other names, dates and outlets.

They read like news and are nonsense; what counts is that their words, lengths and layout are those of real articles.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import kit
from kit import lexicons
from training import augment

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
WORDS = 300  # in an article, about
PARAGRAPH = (1, 3)  # sentences
FIRST_DAY = dt.date(2024, 1, 1)
DAYS = 700
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()

Template = list[tuple[str, str]]  # pieces of a sentence: ("", words as they stand) or (type of a name, the name)


def templates() -> list[Template]:
    """The body sentences of the example corpus, taken apart at their names."""
    corpus = kit.annotate(kit.read(SEEDS), progress=False)
    mentions = dict(iter(corpus.mentions.groupby("sentence_id")))
    found = []
    for sentence in corpus.sentences[~corpus.sentences["in_title"].astype(bool)].itertuples():
        text, after, pieces = corpus.texts[sentence.article_id], sentence.start_char, []
        for name in mentions[sentence.sentence_id].sort_values("start_char").itertuples() if sentence.sentence_id in mentions else ():
            if name.start_char >= after:
                pieces += [("", text[after : name.start_char]), (name.type, text[name.start_char : name.end_char])]
                after = name.end_char
        found.append([*pieces, ("", text[after : sentence.end_char])])
    return found


def articles(number: int, *, seed: int = 1, words: int = WORDS) -> Iterator[tuple[str, str]]:
    """So many articles as (file name, text); the same ones for the same seed."""
    sentences, chance = templates(), random.Random(seed)
    outlets = [entry["domain"] for entry in lexicons.load("outlets") if "domain" in entry]
    for place in range(number):
        yield f"{place:06}.txt", _article(sentences, outlets, chance, words)


def write(folder: Path, number: int, *, seed: int = 1, words: int = WORDS) -> None:
    """The same as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles(number, seed=seed, words=words):
        (folder / name).write_text(text, encoding="utf-8")


def _article(sentences: list[Template], outlets: list[str], chance: random.Random, words: int) -> str:
    people = [" ".join(augment.person(chance)) for _ in range(4)]
    day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
    title = augment.sentence("{role} {state} {person} Bertemu {role} {state} di {city}", chance)["words"]
    city = " ".join(augment.sentence("{city}", chance)["words"])
    lines = [" ".join(title), f"{day.day} {MONTHS[day.month - 1]} {day.year}, {chance.randrange(24):02}:{chance.randrange(60):02} WIB"]
    count, paragraph = 0, [f"{city}, {chance.choice(outlets)} -"]
    while count < words:
        for _ in range(chance.randint(*PARAGRAPH)):
            paragraph.append("".join(_name(kind, piece, people, chance) for kind, piece in chance.choice(sentences)))
        lines.append(" ".join(paragraph))
        count += len(lines[-1].split())
        paragraph = []
    return "\n\n".join(lines) + "\n"


def _name(kind: str, words: str, people: list[str], chance: random.Random) -> str:
    if kind == "PER":
        return chance.choice(people)
    if kind in ("LOC", "ORG") and chance.random() < 0.5:
        return " ".join(augment.sentence("{state}" if kind == "LOC" else "{agency}", chance)["words"])
    return words
