"""Score the pack as it ships: every number of the model card, with a bootstrap 95% interval beside it.

Names: exact spans and types on idner-news-2k test and on NER-UI fold 1 test, words as given, labels as they stand.
Words: CSUI test from raw text (its sentences joined by spaces) with the official script of the CoNLL 2018 task.
The interval is over sentences drawn with replacement; counts of a sentence stay together.
"""

from __future__ import annotations

import io
import json
import time
from copy import copy
from pathlib import Path
from typing import Any

import numpy as np

from . import corpora

Score = dict[str, Any]  # on, measure, f1, low, high

DRAWS = 1000
KINDS = ("PER", "LOC", "ORG")
TESTS = {"idner": "idner-news-2k test", "nerui": "NER-UI fold 1 test", "csui": "UD CSUI test, from raw text"}
MEASURES = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas")


def score(data: Path) -> None:
    """Print one line for each set and measure, in each precision: F1 in per cent and the bounds of its interval.

    Those in single precision are written beside the models, for the note on method of a report.
    """
    from kit.language import MODELS, PRECISIONS

    for precision in PRECISIONS:
        print(f"--- {precision}")
        rows = score_in(data, precision)
        if precision == "single":
            (MODELS / "scores.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def score_in(data: Path, precision: str) -> list[Score]:
    """The same in one precision; see `kit.load_pipeline`."""
    import kit

    pipeline = kit.load_pipeline("tokenize,ner", tokenize_pretokenized=True, precision=precision)
    rows = []
    for corpus, counts in names(pipeline, corpora.named(data, "test")).items():
        for place, label in enumerate(("names", *KINDS)):
            kept = counts[:, 3 * place : 3 * place + 3]
            correct, found, there = kept.sum(0)
            rows.append(_told(corpus, label, kept, f"  precision {100 * correct / found:.1f}  recall {100 * correct / there:.1f}"))
    return rows + score_words(kit.load_pipeline("tokenize,mwt,pos,lemma,ner", precision=precision), corpora.parsed(data, "test"), "csui")


def score_words(pipeline, sentences: list[corpora.Parsed], label: str) -> list[Score]:
    """Print one line for each measure of words, and how fast the pipeline read them."""
    started = time.perf_counter()
    counts = words(pipeline, sentences)
    rate = sum(len(one.words) for one in sentences) / (time.perf_counter() - started)
    rows = [_told(label, measure, counts[:, 3 * place : 3 * place + 3]) for place, measure in enumerate(MEASURES)]
    print(f"{rate:.0f} words a second, {len(pipeline.processors)} processors, one text of {len(sentences)} sentences")
    return rows


def _told(corpus: str, measure: str, counts: np.ndarray, more: str = "") -> Score:
    f1, low, high = interval(counts)
    print(f"{corpus:<8} {measure:<10} {as_words(f1, low, high)}{more}", flush=True)
    return {"on": TESTS.get(corpus, corpus), "measure": measure, "f1": round(f1, 2), "low": round(low, 1), "high": round(high, 1)}


def names(pipeline, sentences: list[corpora.Named]) -> dict[str, np.ndarray]:
    """For each corpus, sentences × (correct, found, there), for all types and then for each."""
    counts: dict[str, np.ndarray] = {}
    for corpus in dict.fromkeys(one.corpus for one in sentences):
        part = [one for one in sentences if one.corpus == corpus]
        read = pipeline([one.words for one in part])
        rows = []
        for one, sentence in zip(part, read.sentences):
            there, found = (set(corpora.spans(tags)) for tags in (one.tags, [token.ner for token in sentence.tokens]))
            row = []
            for kind in (None, *KINDS):
                kept = [{span for span in spans if kind in (None, span[2])} for spans in (found & there, found, there)]
                row += [len(spans) for spans in kept]
            rows.append(row)
        counts[corpus] = np.array(rows)
    return counts


def words(pipeline, sentences: list[corpora.Parsed]) -> np.ndarray:
    """Sentences × (correct, found, there) for each measure, from the raw text of all.

    The official script scores each gold sentence against what the pipeline made of its characters, so that sentences
    can be drawn; the sums are what the script says of the whole.
    """
    from udtools.udeval import evaluate, load_conllu  # the official script; comes with Stanza

    document = pipeline(" ".join(one.text.rstrip() for one in sentences))
    for word in (word for sentence in document.sentences for word in sentence.words):  # the script wants a tree; these measures do not look at it
        word.head, word.deprel = (0, "root") if word.id == 1 else (1, "dep")
    gold = load_conllu(io.StringIO("".join("\n".join(one.lines) + "\n\n" for one in sentences)), "gold", {})
    system = load_conllu(io.StringIO(f"{document:C}\n\n"), "system", {})
    rows = []
    for sentence in gold.sentences:
        scores = evaluate(_part(gold, sentence), _part(system, sentence))
        rows.append([number for measure in MEASURES for number in _counts(scores[measure])])
    return np.array(rows)


def _part(whole, sentence):
    """What begins within the characters of one sentence."""
    part = copy(whole)
    part.characters = whole.characters[sentence.start : sentence.end]
    part.tokens, part.sentences = ([span for span in spans if sentence.start <= span.start < sentence.end] for spans in (whole.tokens, whole.sentences))
    part.words = [word for word in whole.words if sentence.start <= word.span.start < sentence.end]
    return part


def _counts(score) -> tuple[int, int, int]:
    return score.correct, score.system_total, score.gold_total


def interval(counts: np.ndarray) -> tuple[float, float, float]:
    """F1 of summed (correct, found, there) in per cent, and the middle 95% of it over draws of sentences."""
    chance = np.random.default_rng(1)
    times = chance.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=DRAWS)
    drawn = times @ counts
    f1 = 200 * drawn[:, 0] / np.maximum(1, drawn[:, 1] + drawn[:, 2])
    correct, found, there = counts.sum(0)
    low, high = np.percentile(f1, [2.5, 97.5])
    return 200 * correct / max(1, found + there), float(low), float(high)


def as_words(f1: float, low: float, high: float) -> str:
    """F1 and the bounds of its interval as they are printed."""
    return f"F1 {f1:.2f}  [{low:.1f}, {high:.1f}]"
