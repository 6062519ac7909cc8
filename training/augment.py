"""Sentences of the training's own, and names put in the place of names.

The corpora are ten years old and speak of Indonesia; the kit reads of foreign ministers. The lists and patterns
are in `augment.yml`. Given and family names are joined at random, so that the shape of a name is learnt rather
than the people of one year.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

from . import corpora

RENAMED = 0.15  # of the sentences with a person, in each epoch
PARTED = 0.5  # of the names with a hyphen
HYPHEN = re.compile(r"(?<=\w)(-)(?=\w)")
LISTS = {
    "role": "roles", "day": "days", "state": "states", "city": "cities", "agency": "agencies", "press": "presses", "nation": "nations",
    "academic": "academics", "degree": "degrees", "street": "streets", "company": "companies",
    "honorific": "honorifics", "initials": "initials", "capitals": "capitals", "nickname": "nicknames", "menu": "menus",
}  # fmt: skip
TAGS = {"person": "PER", "initials": "PER", "nickname": "PER", "capitals": "LOC", "state": "LOC", "city": "LOC", "street": "LOC", "agency": "ORG", "ministry": "ORG", "company": "ORG", "press": "ORG"}


@cache
def _parts() -> dict[str, list[str]]:
    return yaml.safe_load((Path(__file__).parent / "augment.yml").read_text(encoding="utf-8"))


def person(chance: random.Random) -> list[str]:
    """A name in two parts, or its second part alone."""
    parts = [chance.choice(_parts()["family"])]
    if chance.random() < 0.75:
        parts.insert(0, chance.choice(_parts()["given"]))
    return " ".join(parts).split()


def sentences(chance: random.Random, number: int) -> list[dict]:
    """As many sentences as asked for, in the convention of the kit."""
    return [sentence(chance.choice(_parts()["patterns"]), chance) for _ in range(number)]


def sentence(pattern: str, chance: random.Random) -> dict:
    """One pattern with its slots filled: words, tags in BIOES, and the places of hyphens without spaces."""
    words: list[str] = []
    names, joined = [], set()
    for part in pattern.split():
        slot = re.fullmatch(r"\{(\w+)\}", part)
        filling = _filling(slot[1], chance) if slot else [part]
        if slot and slot[1] in TAGS:
            names += _places(filling, len(words), TAGS[slot[1]])
        if part == "=":
            joined.add(len(words))
            filling = ["-"]
        words += filling
    if chance.random() < 0.15 and words[-1] == ".":
        words.pop()
    shown = curled(words) if chance.random() < 0.4 else words
    return {"corpus": "written", "words": shown, "ner": corpora.from_spans(names, len(words)), "joined": joined}


def curled(words: list[str]) -> list[str]:
    """The same words with quotation marks that open and close."""
    marks = iter("“”" * len(words))
    return [next(marks) if word == '"' else word for word in words]


def _filling(slot: str, chance: random.Random) -> list[str]:
    if slot == "person":
        return person(chance)
    if slot == "ministry":
        return chance.choice(_parts()["ministries"]).split() + chance.choice(_parts()["states"]).split()
    return chance.choice(_parts()[LISTS[slot]]).split()


def _places(filling: list[str], start: int, kind: str) -> list[tuple[int, int, str]]:
    """The spans of one filling; a comma parts two names, as in "Washington , DC"."""
    ends = [place for place, word in enumerate(filling) if word == ","] + [len(filling)]
    begins = [0] + [end + 1 for end in ends[:-1]]
    return [(start + begin, start + end, kind) for begin, end in zip(begins, ends)]


def renamed(one: dict, chance: random.Random) -> dict:
    """Now and then the same sentence with other persons in it, with the sentence untouched otherwise."""
    if not any(tag.endswith("PER") for tag in one["ner"]) or chance.random() > RENAMED:
        return one
    return _with_names(one, lambda name, kind: person(chance) if kind == "PER" else name)


def parted(one: dict, chance: random.Random) -> dict:
    """The same sentence with some of its names with a hyphen cut at it: the cuts of raw text bring either."""
    return _with_names(one, lambda name, kind: [part for word in name for part in (HYPHEN.split(word) if chance.random() < PARTED else [word])])


def _with_names(one: dict, change: Callable[[list[str], str], list[str]]) -> dict:
    """A sentence with each of its names as `change` makes it of the words and the type."""
    words: list[str] = []
    moved, after = [], 0
    for start, end, kind in corpora.spans(one["ner"]):
        words += one["words"][after:start]
        name = change(one["words"][start:end], kind)
        moved.append((len(words), len(words) + len(name), kind))
        words, after = words + name, end
    words += one["words"][after:]
    return {"corpus": one["corpus"], "words": words, "ner": corpora.from_spans(moved, len(words))}
