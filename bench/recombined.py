"""Corpora of any size for the benchmarks: the annotated sentences of seeds/ in another order, with other persons in them."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

FIRST = "Bambang Sri Agus Dewi Hendra Lina Rudi Tuti Yusuf Maya Arif Nina Joko Ratna Teguh Farida Hasan Wati Dimas Ayu".split()
LAST = "Wirawan Lestari Nugroho Prasetyo Gunawan Marpaung Tandi Kusuma Hakim Rahayu Santosa Mulia Purnama Halim Wijaya Sitorus".split()
ARTICLE = 300  # words
OUTLETS = ("Harian Satu", "Harian Dua", "Kantor Berita Tiga", "Media Empat")


def seeds_corpus(folder: Path) -> Any:
    """The example corpus, annotated; a copy in `folder`, so that seeds/ stays as it is."""
    import shutil

    import kit

    shutil.copytree(Path(__file__).resolve().parents[1] / "seeds", folder, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
    return kit.annotate(kit.read(folder), progress=False)


class _Sentence:
    """A sentence of the seeds: its words with the white space before each, and its persons and other names by place of words."""

    def __init__(self, text: str, start: int, tokens: list[dict], mentions: list[dict]) -> None:
        self.tokens, self.mentions = tokens, mentions
        ends = [start, *(token["end_char"] for token in tokens)]
        self.gaps = [text[end - start : token["start_char"] - start] if token["start_char"] >= end else None for end, token in zip(ends, tokens)]


def recombined(seeds: Any, n_words: int, *, seed: int = 7) -> Any:
    """A Corpus of about `n_words` words, in articles of 300, that never touched a disk; the same for the same seed."""
    from kit import Corpus
    from kit.tables import COLUMNS, frame

    draw = random.Random(seed)
    sentences = _sentences(seeds)
    tables: dict[str, list[dict]] = {name: [] for name in ("articles", "sentences", "tokens", "model_mentions", "lines")}
    texts: dict[str, str] = {}
    words = 0
    while words < n_words:
        article_id = f"{len(texts):07}.txt"
        people: dict[str, list[str]] = {}
        pieces: list[str] = []
        at = count = 0
        while count < ARTICLE:
            written, rows = _written(draw.choice(sentences), article_id, len(pieces) + 1, at, people, draw)
            for name, found in rows.items():
                tables[name] += found
            pieces.append(written)
            at += len(written) + 1
            count += len(rows["tokens"])
        texts[article_id] = "\n".join(pieces)
        day = f"2025-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        known = dict(article_id=article_id, path=article_id, n_words=count, outlet=draw.choice(OUTLETS), published=day, published_precision="day", published_basis="stated", flags=[])
        tables["articles"].append({**dict.fromkeys(COLUMNS["articles"]), **known})
        words += count
    return Corpus(seeds.folder, texts, {**{name: frame(name, rows) for name, rows in tables.items()}, **{name: frame(name, []) for name in ("skipped", "suspects")}})


def _sentences(seeds: Any) -> list[_Sentence]:
    tokens = {key: rows.to_dict("records") for key, rows in seeds.tokens.groupby("sentence_id", sort=False)}
    mentions = {key: rows.to_dict("records") for key, rows in seeds.model_mentions.groupby("sentence_id", sort=False)}
    return [_Sentence(row.text, row.start_char, tokens[row.sentence_id], mentions.get(row.sentence_id, [])) for row in seeds.sentences.itertuples() if not row.in_title]


def _written(sentence: _Sentence, article_id: str, number: int, at: int, people: dict[str, list[str]], draw: random.Random) -> tuple[str, dict[str, list[dict]]]:
    """A sentence written at a place of an article, its persons replaced, and its rows."""
    sentence_id = f"{article_id}#{number}"
    text, tokens, mentions = "", [], []
    previous = None
    for token, gap in zip(sentence.tokens, sentence.gaps):
        mention = next((one for one in sentence.mentions if one["start_char"] <= token["start_char"] < one["end_char"]), None)
        if gap is None:  # a later part of the same surface word
            tokens.append({**token, "sentence_id": sentence_id, "start_char": tokens[-1]["start_char"], "end_char": tokens[-1]["end_char"]})
            continue
        if mention is not None and mention is previous and mention["type"] == "PER":
            continue
        text += gap
        forms = _renamed(mention, people, draw) if mention is not None and mention["type"] == "PER" else [None]
        start = len(text)
        for place, form in enumerate(forms):
            written = form or token["form"]
            span = dict(start_char=at + len(text) + bool(place), end_char=at + len(text) + bool(place) + len(written))
            text += " " * bool(place) + written
            changed = dict(form=written, lemma=written, upos="PROPN") if form else {}
            tokens.append({**token, **changed, "sentence_id": sentence_id, **span})
        if mention is not None and (mention is not previous):
            mentions.append(dict(sentence_id=sentence_id, text="", type=mention["type"], start_char=at + start, end_char=at + len(text)))
        elif mention is not None:
            mentions[-1]["end_char"] = at + len(text)
        previous = mention
    for row in mentions:
        row["text"] = text[row["start_char"] - at : row["end_char"] - at]
    whole = dict(article_id=article_id, sentence_id=sentence_id, in_title=False, start_char=at, end_char=at + len(text), text=text)
    line = dict(article_id=article_id, line=number, kind="body", rule="rest", start_char=at, end_char=at + len(text))
    return text, {"sentences": [whole], "tokens": tokens, "model_mentions": mentions, "lines": [line]}


def _renamed(mention: dict, people: dict[str, list[str]], draw: random.Random) -> list[str]:
    """The words of an invented name, the same for one person of an article; a surname stays a surname."""
    words = mention["text"].split()
    person = people.setdefault(words[-1], [draw.choice(FIRST), draw.choice(LAST) + draw.choice(["", "to", "wan", "ti", "no"])])
    return person if len(words) > 1 else person[1:]
