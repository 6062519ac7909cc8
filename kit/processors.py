"""The tagger as Stanza processors: the variant "kit" of tokenize, pos, lemma and ner.

One pass of the encoder over a document gives the last three; what the first of them computes, the others find here.
Importing this module registers the variants, so `kit.language` does it only when a pipeline is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from stanza.models.common.doc import END_CHAR, ID, MISC, START_CHAR, TEXT, Document
from stanza.pipeline.ner_processor import NERProcessor
from stanza.pipeline.processor import ProcessorVariant, UDProcessor, register_processor_variant
from stanza.pipeline.registry import NAME_TO_PROCESSOR_CLASS
from stanza.pipeline.tokenize_processor import TokenizeProcessor

from . import cuts, lemmas
from .tagger import Tagger, load

NAME = "kit"
PROCESSORS = ("tokenize", "pos", "lemma", "ner")
NEVER = -1e4  # the score of a step that BIOES does not allow


@cache
def tagger(folder: str, precision: str) -> tuple[Tagger, lemmas.Lexicon]:
    """The tagger of a models folder and its lexicon, loaded once however many pipelines use them."""
    place = Path(folder) / "id" / "tagger"
    return load(place / "news.safetensors", place / "pieces.json", precision == "bfloat16"), lemmas.load(place / "words.json")


@dataclass(frozen=True)
class Reading:
    """The labels of one sentence, one for each word; names have one for each token."""

    upos: list[str]
    feats: list[str | None]
    lemma: list[str]
    names: list[str]


_readings: "WeakKeyDictionary[Document, list[Reading]]" = WeakKeyDictionary()


def read(documents: list[Document], model: tuple[Tagger, lemmas.Lexicon]) -> list[list[Reading]]:
    """The readings of each document's sentences, in one batch for the documents that have none yet."""
    new = [document for document in documents if document not in _readings or len(_readings[document]) != len(document.sentences)]
    tagger, lexicon = model
    sentences = [sentence for document in new for sentence in document.sentences]
    scored = iter(tagger.scores([[word.text for word in sentence.words] for sentence in sentences]))
    for document in new:
        _readings[document] = [_reading(tagger, lexicon, sentence, next(scored)) for sentence in document.sentences]
    return [_readings[document] for document in documents]


def _reading(model: Tagger, lexicon: lemmas.Lexicon, sentence: Any, scores: dict[str, Any]) -> Reading:
    upos, feats = ([model.labels[kind][best] for best in scores[kind].argmax(-1).tolist()] for kind in ("upos", "feats"))
    likely, rules = scores["lemma"].log_softmax(-1).topk(min(lemmas.TRIED, len(model.labels["lemma"])))
    bases = []
    for word, label, row, numbers in zip(sentence.words, upos, likely.tolist(), rules.tolist()):
        choices = ((model.labels["lemma"][number], score) for number, score in zip(numbers, row))
        # a name keeps its form; the treebanks lower-case it now and then
        bases.append(word.text if label == "PROPN" else lexicon.best(word.text, choices))
    heads = [token.words[0].id - 1 for token in sentence.tokens]  # a token is named by its first word
    names = best_names(scores["ner"].numpy()[heads], model.labels["ner"])
    return Reading(upos, [None if label == "_" else label for label in feats], bases, names)


@cache
def _steps(labels: tuple[str, ...]) -> np.ndarray:
    """0 where one label may follow another in BIOES, NEVER where not; the last row is for the start."""
    allowed = np.full((len(labels) + 1, len(labels)), NEVER, np.float32)
    for row, before in enumerate((*labels, "O")):
        for column, after in enumerate(labels):
            inside = before[0] in "BI"
            if (after[0] in "IE") == inside and (not inside or before[1:] == after[1:]):
                allowed[row, column] = 0
    return allowed


def best_names(scores: np.ndarray, labels: list[str]) -> list[str]:
    """The best sequence of BIOES labels that is well formed: words × labels in, one label for each word out."""
    if not len(scores):
        return []
    steps = _steps(tuple(labels))
    easy = scores.argmax(1)
    ends = np.array([label[0] not in "BI" for label in labels])
    if not steps[-1, easy[0]] and not steps[easy[:-1], easy[1:]].any() and ends[easy[-1]]:
        return [labels[best] for best in easy]
    total, back = scores[0] + steps[-1], []
    for row in scores[1:]:
        ways = total[:, None] + steps[:-1]
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(np.where(ends, total, total + NEVER).argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return [labels[best] for best in reversed(path)]


class _Variant(ProcessorVariant):
    """A processor that takes its labels from the readings."""

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]):
        self.model = tagger(config["models"], config["precision"])

    def process(self, document: Document) -> Document:
        return self.bulk_process([document])[0]

    def bulk_process(self, documents: list[Document]) -> list[Document]:
        for document, readings in zip(documents, read(documents, self.model)):
            for sentence, reading in zip(document.sentences, readings):
                self.set(sentence, reading)
            self.finish(document)
        return documents

    def set(self, sentence: Any, reading: Reading) -> None:
        raise NotImplementedError

    def finish(self, document: Document) -> None:
        """What is to be done once all sentences have their labels."""


@register_processor_variant("tokenize", NAME)
class Sentences(ProcessorVariant):
    """Sentences and tokens; one that is several words is marked for the processor `mwt`."""

    def __init__(self, config: dict[str, Any]):
        self.model = tagger(config["models"], config["precision"])
        self.options = {"split": not config.get("no_ssplit", False), "headlines": config.get("headlines", True)}

    def process(self, text: str) -> Document:
        return self.bulk_process([Document([], text=text)])[0]

    def bulk_process(self, documents: list[Document]) -> list[Document]:
        model, _ = self.model
        texts = [document.text for document in documents]
        paragraphs = [(number, cuts.atoms(text, *span)) for number, text in enumerate(texts) for span in cuts.paragraphs(text)]
        labels = model.cuts([[(texts[number][atom.start : atom.end], atom.spaced) for atom in row] for number, row in paragraphs])
        found: list[list[list[dict[str, Any]]]] = [[] for _ in texts]
        for (number, row), label in zip(paragraphs, labels):
            found[number] += [_entries(texts[number], sentence) for sentence in cuts.sentences(texts[number], row, label, **self.options)]
        return [Document(sentences, text=text) for sentences, text in zip(found, texts)]


def _entries(text: str, sentence: list[cuts.Token]) -> list[dict[str, Any]]:
    """A sentence as Stanza takes it from its own tokenizer."""
    entries = [{ID: (place,), TEXT: text[start:end], START_CHAR: start, END_CHAR: end} for place, (start, end, _) in enumerate(sentence, start=1)]
    return [{**entry, MISC: "MWT=Yes"} if token.several else entry for entry, token in zip(entries, sentence)]


class SentencesProcessor(TokenizeProcessor):
    """Stanza's own processor, which forgets in bulk that texts may be cut into tokens already (Stanza 1.15)."""

    def bulk_process(self, documents: list[Document]) -> list[Document]:
        if hasattr(self, "_variant") and self.config.get("pretokenized"):
            return [document if document.sentences else self.process(document.text) for document in documents]
        return super().bulk_process(documents)


@register_processor_variant("pos", NAME)
class WordClasses(_Variant):
    """Universal word classes and features."""

    def set(self, sentence: Any, reading: Reading) -> None:
        for word, upos, feats in zip(sentence.words, reading.upos, reading.feats):
            word.upos, word.feats = upos, feats


@register_processor_variant("lemma", NAME)
class Lemmas(_Variant):
    """Base forms."""

    def set(self, sentence: Any, reading: Reading) -> None:
        for word, lemma in zip(sentence.words, reading.lemma):
            word.lemma = lemma


@register_processor_variant("ner", NAME)
class Names(_Variant):
    """Persons, places and organisations."""

    def set(self, sentence: Any, reading: Reading) -> None:
        for token, tag in zip(sentence.tokens, reading.names):
            token.ner, token.multi_ner = tag, (tag,)

    def finish(self, document: Document) -> None:
        document.build_ents()


class NamesProcessor(NERProcessor):
    """Stanza's own processor of names, which looks for the models of a variant that has none (Stanza 1.15)."""

    def _set_up_final_config(self, config: dict[str, Any]) -> None:
        if hasattr(self, "_variant"):
            UDProcessor._set_up_final_config(self, config)
        else:
            super()._set_up_final_config(config)


NAME_TO_PROCESSOR_CLASS |= {"tokenize": SentencesProcessor, "ner": NamesProcessor}
