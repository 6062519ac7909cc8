"""How well the shipped language models do on public test sets: names, words, sentences, parts of speech, lemmas.

Needs the data, which are not part of the project: a folder, named in the environment variable KIT_DATA, with

    ner/idner-news-2k/test.txt            github.com/khairunnisaor/idner-news-2k
    ner/indolem-nerui/test.01.tsv         github.com/indolem/indolem
    ud/id_csui-ud-test.conllu             github.com/UniversalDependencies/UD_Indonesian-CSUI
"""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path

import kit

TYPES = {"PERSON": "PER", "PER": "PER", "LOCATION": "LOC", "PLACE": "LOC", "LOC": "LOC", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "ORG": "ORG"}
NER_SETS = {"idner-news-2k test": "ner/idner-news-2k/test.txt", "IndoLEM NER-UI fold 1 test": "ner/indolem-nerui/test.01.tsv"}
UD_SET = "ud/id_csui-ud-test.conllu"
MEASURES = ("Tokens", "Sentences", "Words", "UPOS", "Lemmas")

Entity = tuple[int, int, str]  # first word, last word (exclusive), type


def main() -> None:
    """Print one line for each set and measure, in per cent."""
    data = Path(os.environ.get("KIT_DATA", ""))
    missing = [name for name in (*NER_SETS.values(), UD_SET) if not (data / name).is_file()]
    if "KIT_DATA" not in os.environ or missing:
        print(f"Set KIT_DATA to a folder with the test sets; not found: {', '.join(missing)}.\n{__doc__}", file=sys.stderr)
        return
    pipeline = kit.load_pipeline("tokenize,ner", tokenize_pretokenized=True)
    for name, path in NER_SETS.items():
        score = score_entities(pipeline, read_entities(data / path))
        print(f"{name:<30} precision {score[0]:5.1f}   recall {score[1]:5.1f}   F1 {score[2]:5.1f}", flush=True)
    started = time.perf_counter()
    for measure, f1 in score_words(kit.load_pipeline("tokenize,mwt,pos,lemma"), data / UD_SET).items():
        print(f"{'UD CSUI test, raw text':<30} {measure:<10} F1 {f1:5.1f}")
    print(f"{'':<30} in {time.perf_counter() - started:.0f} s")


def read_entities(path: Path) -> list[tuple[list[str], set[Entity]]]:
    """Words and entities of each sentence of an IOB file: the word in the first column, the label in the last."""
    sentences = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        sentences.append(([row[0] for row in rows], entities([row[-1] if len(row) > 1 else "O" for row in rows])))
    return sentences


def entities(labels: list[str]) -> set[Entity]:
    """The entities of a sentence's IOB labels; an I- that continues nothing begins one."""
    found: set[Entity] = set()
    start, kind = 0, None
    for at, label in enumerate([*labels, "O"]):
        prefix, _, name = label.partition("-")
        here = TYPES.get(name)
        if kind and (here != kind or prefix == "B"):
            found.add((start, at, kind))
            kind = None
        if here and kind is None:
            start, kind = at, here
    return found


def score_entities(pipeline: object, sentences: list[tuple[list[str], set[Entity]]]) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent; an entity is right with both boundaries and its type."""
    document = pipeline([words for words, _ in sentences])
    right = found = expected = 0
    for sentence, (_, gold) in zip(document.sentences, sentences):
        predicted = {(entity.tokens[0].id[0] - 1, entity.tokens[-1].id[0], entity.type) for entity in sentence.ents}
        right, found, expected = right + len(predicted & gold), found + len(predicted), expected + len(gold)
    precision, recall = 100 * right / max(1, found), 100 * right / max(1, expected)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def score_words(pipeline: object, path: Path) -> dict[str, float]:
    """F1 in per cent by the official script of the CoNLL 2018 shared task, from raw text."""
    from udtools.udeval import evaluate, load_conllu, load_conllu_file  # the official script; comes with Stanza

    text = " ".join(line.removeprefix("# text = ") for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# text = "))
    document = pipeline(text)
    for word in (word for sentence in document.sentences for word in sentence.words):  # the script wants a tree; these measures do not look at it
        word.head, word.deprel = (0, "root") if word.id == 1 else (1, "dep")
    predicted = load_conllu(io.StringIO(f"{document:C}\n\n"), "predicted", {})
    scores = evaluate(load_conllu_file(str(path)), predicted)
    return {measure: 100 * scores[measure].f1 for measure in MEASURES}
