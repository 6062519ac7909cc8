"""What is read for training and scoring: sentences of words with names, and of words with their classes.

The split is fixed here and nowhere else. Trained on: CSUI train less its last 66 sentences, PUD, GSD dev;
idner-news-2k train, NER-UI train and dev, NERGrit train and valid; POSP, for its word classes. Looked at while training: the 66 sentences and
the first 120 of GSD test; idner-news-2k dev. Only scored: CSUI test, idner-news-2k test, NER-UI test. A few
sentences stand in two places as published (18 of NER-UI's test also in its train, 435 of idner-news-2k's development
and test in POSP); training does without.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

TYPES = {
    "PER": "PER", "PERSON": "PER", "LOC": "LOC", "LOCATION": "LOC", "PLACE": "LOC", "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
}  # fmt: skip
NAMES = {
    "train": {
        "idner": ["idner-news-2k/train.txt"],
        "nerui": ["indolem-nerui/train.01.tsv", "indolem-nerui/dev.01.tsv"],
        "nergrit": ["nergrit/train.txt", "nergrit/valid.txt"],
    },
    "dev": {"idner": ["idner-news-2k/dev.txt"]},
    "test": {"idner": ["idner-news-2k/test.txt"], "nerui": ["indolem-nerui/test.01.tsv"]},
}
TREEBANKS = {"csui": ("train", "test"), "pud": ("test",), "gsd": ("dev", "test")}
HELD_BACK = 66  # sentences at the end of CSUI train, for development
GSD_DEV = 120  # sentences at the start of GSD test, for development


@dataclass(frozen=True)
class Named:
    """One sentence with its names: tags are BIOES over PER, LOC and ORG."""

    corpus: str
    words: list[str]
    tags: list[str]

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Parsed:
    """One sentence of a treebank, as its CoNLL-U lines."""

    corpus: str
    lines: list[str]

    @property
    def text(self) -> str:
        return next(line for line in self.lines if line.startswith("# text = "))[len("# text = ") :]

    @property
    def words(self) -> list[list[str]]:
        """The fields of each syntactic word."""
        rows = [line.split("\t") for line in self.lines if not line.startswith("#")]
        return [row for row in rows if row[0].isdigit()]


def named(data: Path, part: str) -> list[Named]:
    """The sentences with names of one part: train, dev or test."""
    sentences = [
        Named(corpus, [word for word, _ in sentence], bioes([tag for _, tag in sentence]))
        for corpus, files in NAMES[part].items()
        for name in files
        for sentence in _tagged(data / "ner" / name)
    ]
    return sentences if part != "train" else _unseen(sentences, data)


def _tagged(path: Path) -> list[list[tuple[str, str]]]:
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if not fields and sentences[-1]:
            sentences.append([])
        elif fields:
            kind = TYPES.get(fields[-1][2:], "") if len(fields) > 1 else ""
            sentences[-1].append((fields[0], f"{fields[-1][0]}-{kind}" if kind else "O"))
    return [sentence for sentence in sentences if sentence]


def spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """The names in BIO or BIOES tags, as (first word, word after the last, type); a stray I- or E- begins one."""
    found: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        kind = tag[2:]
        if not kind:
            continue
        goes_on = tag[0] in "IE" and found and found[-1][1] == place and found[-1][2] == kind and tags[place - 1][0] in "BI"
        if goes_on:
            found[-1] = (found[-1][0], place + 1, kind)
        else:
            found.append((place, place + 1, kind))
    return found


def bioes(tags: list[str]) -> list[str]:
    """BIO tags as BIOES: S for a name of one word, E for the last word of a longer one."""
    return from_spans(spans(tags), len(tags))


def from_spans(names: list[tuple[int, int, str]], length: int) -> list[str]:
    tags = ["O"] * length
    for start, end, kind in names:
        tags[start:end] = ["S"] if end - start == 1 else ["B"] + ["I"] * (end - start - 2) + ["E"]
        tags[start:end] = [f"{letter}-{kind}" for letter in tags[start:end]]
    return tags


def parsed(data: Path, part: str) -> list[Parsed]:
    """The sentences of the treebanks of one part: train, dev or test."""
    files = {
        (name, kind): [
            Parsed(name, block.splitlines())
            for block in re.split(r"\n\s*\n", (data / f"ud/id_{name}-ud-{kind}.conllu").read_text(encoding="utf-8"))
            if block.strip()
        ]
        for name, kinds in TREEBANKS.items()
        for kind in kinds
    }
    sentences = {
        "train": files["csui", "train"][:-HELD_BACK] + files["pud", "test"] + files["gsd", "dev"],
        "dev": files["csui", "train"][-HELD_BACK:] + files["gsd", "test"][:GSD_DEV],
        "test": files["csui", "test"],
    }
    return sentences[part] if part != "train" else _unseen(sentences["train"], data)


def classed(data: Path) -> list[tuple[list[str], list[str]]]:
    """The sentences of POSP, in small letters, as words and their classes, which are its own; without those, 435 of 6,720,
    that idner-news-2k has for development or test."""
    blocks = (data / "text" / "posp-news.txt").read_text(encoding="utf-8").split("\n\n")
    rows = [[line.split("\t") for line in block.splitlines()] for block in blocks if block.strip()]
    there = held_back(data)
    kept = [row for row in rows if fingerprint("".join(word for word, _ in row)) not in there]
    return [([word for word, _ in row], [label.removeprefix("B-") for _, label in row]) for row in kept]


def held_back(data: Path) -> set[str]:
    """The fingerprints of all sentences that are only looked at or scored."""
    return {fingerprint(one.text) for part in ("dev", "test") for one in (*named(data, part), *parsed(data, part))}


def _unseen(sentences: list, data: Path) -> list:
    there = held_back(data)
    return [one for one in sentences if fingerprint(one.text) not in there]


def training_fingerprints(data: Path) -> list[str]:
    """One fingerprint for each sentence that is trained on."""
    texts = [one.text for one in (*named(data, "train"), *parsed(data, "train"))] + ["".join(words) for words, _ in classed(data)]
    return sorted(set(map(fingerprint, texts)))


def fingerprint(text: str) -> str:
    """A sentence as a short hash of its letters and digits alone, case folded."""
    return hashlib.sha256(re.sub(r"[\W_]+", "", text.casefold()).encode()).hexdigest()[:12]
