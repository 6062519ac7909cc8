"""Articles become sentences, words and names; what was annotated once is taken from the store."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from . import language, tables
from .columns import frame, in_order, release, values
from .corpus import Corpus
from .store import Store, digest, key

if TYPE_CHECKING:
    import pandas as pd

READ = ("title", "deck", "body")  # the kinds of pieces that are the article's own words
LONGEST = 4_000  # characters of a paragraph that the models see at once
HEADING = 35  # characters of a line that may be a heading
BATCH = 40_000  # characters that go through the models together, and into the store as one part
AT_ONCE = 2  # batches that are annotated side by side
SWITCH = 0.0005  # seconds after which a thread in Python gives way to one that has finished a product of matrices
STORED = {
    "sentences": ("key", "number", "in_title", "start_char", "end_char"),
    "tokens": ("key", "number", "word_id", "form", "lemma", "upos", "feats", "head", "deprel", "start_char", "end_char"),
    "model_mentions": ("key", "number", "type", "start_char", "end_char"),
}

Paragraph = tuple[int, int, bool]  # start_char, end_char, in_title
Batch = list[tuple[str, str, list[Paragraph]]]  # key, text and paragraphs of whole articles


def paragraphs(text: str, pieces: Iterable[tuple[str, int, int]]) -> list[Paragraph]:
    """The stretches of one article to annotate, from kind, start_char and end_char of its rows of `lines`: a headline or a paragraph each.

    Lines that were broken in mid-sentence (the next begins with a small letter, or the text is broken so again and again and
    the line ends without a stop) are one paragraph; a paragraph longer than the models should see at once is cut at the end of a sentence.
    """
    joined: list[Paragraph] = []
    last_kind = None
    pieces = list(pieces)
    wrapped = sum(text[first:last].lstrip()[:1].islower() for kind, first, last in pieces if kind in READ) > 1
    for kind, first, last in pieces:
        if kind not in READ:
            continue
        words = text[first:last]
        start = first + len(words) - len(words.lstrip())
        end = last - (len(words) - len(words.rstrip()))
        if start >= end:
            continue
        follows = joined and last_kind == kind and _one_break(text[joined[-1][1] : start])
        broken = follows and (text[start].islower() or (wrapped and _unended(text[joined[-1][0] : joined[-1][1]])))
        if broken:
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            joined.append((start, end, kind == "title"))
        last_kind = kind
    return [part for paragraph in joined for part in _cut(text, paragraph)]


def _unended(words: str) -> bool:
    """Whether a line ends in the middle of a sentence; a short one may be a heading."""
    return len(words) >= HEADING and (words[-1].isalnum() or words[-1] == ",")


def _one_break(gap: str) -> bool:
    return gap.isspace() and len(gap.splitlines()) == 1 and gap.strip(" \t") != ""


def _cut(text: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    start, end, in_title = paragraph
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        ends = [match.end() for match in re.finditer(r"[.!?][\"”']?\s+", window)] or [match.end() for match in re.finditer(r"\s+", window)]
        cut = start + (ends[-1] if ends else LONGEST)
        yield start, start + len(text[start:cut].rstrip()), in_title
        start = cut
    yield start, end, in_title


def annotate(
    corpus: Corpus,
    *,
    languages: Collection[str] = ("id",),
    models: str = "kit",
    precision: str = "single",
    scheduler: str | None = None,
    progress: bool = True,
) -> Corpus:
    """The corpus with its tables sentences, tokens and model_mentions; models are loaded only for texts that are new.

    Every batch is stored as it is done, so a run that was stopped goes on where it was. Of two processes that annotate one
    folder the second waits for the first, and does what is left.
    languages: the ISO 639 codes of the articles to annotate, all with the Indonesian models; the others have no
    sentences, so nothing is counted in them. ("id", "ms") takes in Malay, which they read tolerably.
    models, precision: as in `kit.load_pipeline`; what one of them annotated is kept beside what another did.
    scheduler: the address of a Dask cluster that is running ("tcp://…"), whose workers annotate instead of this process. They
        need the kit, and the corpus folder under the same path.
    progress: show a bar while texts are annotated.
    Raises ValueError when the models do not match their manifest or a stored part is damaged, ConnectionError when official
    models cannot be had, and kit.disk.NotWritten when the disk is full: what was stored until then stays.
    """
    store = Store(corpus.folder)
    keys, wanted = _wanted(corpus, languages, language.model_version(models, precision))
    if wanted.keys() - store.parts().keys():
        with store.turn(_told_to_wait(corpus, progress)):
            stored = store.parts()  # what another one has done meanwhile is not done again
            if new := {name: told for name, told in wanted.items() if name not in stored}:
                _annotate_new(new, store, (models, precision), scheduler, progress)
    state = corpus.state and digest([corpus.state.encode(), *(f"{name}\n{told}".encode() for name, told in keys.items())])
    return replace(corpus.with_tables(**_load(corpus, store, keys)), state=state)


def tidy(corpus: Corpus, *, languages: Collection[str] = ("id",), models: str = "kit", precision: str = "single", progress: bool = True) -> tuple[int, int]:
    """Join the small parts of the stored annotation, and delete all that is of no use to this corpus; gives its parts before and after.

    Of no use is what belongs to texts that changed or went, or to other languages, models or precisions than those given, which
    are as in `annotate`. No article is annotated by it, and what reads or annotates the folder meanwhile goes on.
    progress: say so when another process has to be waited for.
    Raises ValueError for a part that is damaged, and kit.disk.NotWritten when the disk is full.
    """
    _, wanted = _wanted(corpus, languages, language.model_version(models, precision))
    store = Store(corpus.folder)
    with store.turn(_told_to_wait(corpus, progress)):
        return store.tidy(wanted)


def _told_to_wait(corpus: Corpus, progress: bool) -> Callable[[], Any]:
    return lambda: progress and print(f"Another process annotates {corpus.folder}; waiting for it …", flush=True)


def _wanted(corpus: Corpus, languages: Collection[str], version: str) -> tuple[dict[str, str], dict[str, tuple[str, list[Paragraph]]]]:
    """The key of each article in these languages, and text and paragraphs by key."""
    pieces: dict[str, list[tuple[str, int, int]]] = {name: [] for name in corpus.texts}
    for name, *piece in zip(*(corpus.lines[column] for column in ("article_id", "kind", "start_char", "end_char"))):
        pieces[name].append(piece)
    chosen = [name for name, code in zip(corpus.articles["article_id"], corpus.articles["language"]) if code in languages]
    cuts = {name: paragraphs(corpus.texts[name], pieces[name]) for name in chosen}
    keys = {name: key(corpus.texts[name], [cut[:2] for cut in cuts[name]], version) for name in chosen}
    return keys, {keys[name]: (corpus.texts[name], cuts[name]) for name in chosen}


def _annotate_new(new: dict[str, tuple[str, list[Paragraph]]], store: Store, with_what: tuple[str, str], scheduler: str | None, progress: bool) -> None:
    from tqdm import tqdm

    total = sum(end - start for _, cuts in new.values() for start, end, _ in cuts)
    if progress and not scheduler:
        print(f"Loading the Indonesian models for {len(new)} new articles …", flush=True)
    with tqdm(total=total, unit="character", unit_scale=True, desc="Annotating", file=sys.stdout, disable=not progress) as bar:
        if scheduler:
            from .cluster import annotate_on

            annotate_on(scheduler, batches(new), store, with_what, bar.update)
        else:
            annotate_here(list(batches(new)), store, with_what, bar.update)


def annotate_here(work: list[Batch], store: Store, with_what: tuple[str, str], advance: Callable[[int], Any]) -> None:
    """Annotate in threads, each with its share of the cores: while one is in Python, another multiplies."""
    import torch

    cores, interval = torch.get_num_threads(), sys.getswitchinterval()
    threads = min(AT_ONCE, cores, len(work))
    pipelines = [pipeline_for_paragraphs(*with_what) for _ in range(threads)]  # the weights are shared

    def annotated(batch: Batch) -> None:
        pipeline = pipelines.pop()
        try:
            annotate_batch(batch, pipeline, store, advance)
        finally:
            pipelines.append(pipeline)

    pool = ThreadPoolExecutor(threads, initializer=lambda: torch.set_num_threads(cores // threads))
    try:
        sys.setswitchinterval(SWITCH)
        for done in as_completed([pool.submit(annotated, batch) for batch in work]):
            done.result()
    finally:
        pool.shutdown(cancel_futures=True)  # the batches that are begun are stored
        sys.setswitchinterval(interval)
        torch.set_num_threads(cores)


def pipeline_for_paragraphs(models: str, precision: str) -> Any:
    """The pipeline for what `paragraphs` cuts, where a headline is a paragraph of its own."""
    return language.load_pipeline(models=models, precision=precision, tokenize_headlines=False)


def annotate_batch(batch: Batch, pipeline: Any, store: Store, advance: Callable[[int], Any]) -> None:
    """Annotate whole articles and add them to the store as one part; `advance` is told how many characters are done."""
    import pandas as pd

    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in STORED}
    words = [text[start:end] for _, text, cuts in batch for start, end, _ in cuts]
    documents = iter(_documents(pipeline, words, advance))
    for name, _, cuts in batch:
        _collect(rows, name, cuts, documents)
    content = {table: pd.DataFrame(rows[table], columns=list(columns)) for table, columns in STORED.items()}
    store.write({"keys": pd.DataFrame({"key": [name for name, _, _ in batch]}), **content})


def batches(new: dict[str, tuple[str, list[Paragraph]]]) -> Iterator[Batch]:
    """Whole articles, together about as long as the models should take at once."""
    batch: Batch = []
    size = 0
    for name, (text, cuts) in new.items():
        batch.append((name, text, cuts))
        size += sum(end - start for start, end, _ in cuts)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _documents(pipeline: Any, words: list[str], advance: Callable[[int], Any]) -> list[Any]:
    """One annotated document for each paragraph; a paragraph that stands there twice is annotated once."""
    done: dict[str, Any] = {}
    part: list[str] = []
    size = 0
    unique = list(dict.fromkeys(words))
    for paragraph in unique:
        part.append(paragraph)
        size += len(paragraph)
        if size >= BATCH or paragraph is unique[-1]:
            done.update(zip(part, pipeline.bulk_process(part)))
            advance(size)
            part, size = [], 0
    advance(sum(map(len, words)) - sum(map(len, done)))
    return [done[paragraph] for paragraph in words]


def _collect(rows: dict[str, list[tuple[Any, ...]]], name: str, cuts: list[Paragraph], documents: Iterator[Any]) -> None:
    number = 0
    for (offset, _, in_title), document in zip(cuts, documents):
        for sentence in document.sentences:
            if not any(char.isalnum() for char in sentence.text) and rows["sentences"] and rows["sentences"][-1][:1] == (name,):
                _extend(rows, sentence, offset)  # a quotation mark left over belongs to the sentence it closes
                continue
            number += 1
            first, last = sentence.tokens[0].start_char, sentence.tokens[-1].end_char
            rows["sentences"].append((name, number, in_title, offset + first, offset + last))
            for token in sentence.tokens:
                place = (offset + token.start_char, offset + token.end_char)
                for word in token.words:
                    rows["tokens"].append((name, number, word.id, word.text, word.lemma, word.upos, word.feats, word.head, word.deprel, *place))
            for entity in sentence.ents:
                rows["model_mentions"].append((name, number, entity.type, offset + entity.start_char, offset + entity.end_char))


def _extend(rows: dict[str, list[tuple[Any, ...]]], sentence: Any, offset: int) -> None:
    name, number, in_title, start, _ = rows["sentences"][-1]
    rows["sentences"][-1] = (name, number, in_title, start, offset + sentence.tokens[-1].end_char)
    last_id = rows["tokens"][-1][2]
    for token in sentence.tokens:
        for word in token.words:
            place = (offset + token.start_char, offset + token.end_char)
            rows["tokens"].append((name, number, last_id + word.id, word.text, word.lemma, word.upos, word.feats, None, None, *place))


def _load(corpus: Corpus, store: Store, keys: dict[str, str]) -> dict[str, "pd.DataFrame"]:
    """The stored tables of all articles, in the order of the articles, with their ids and words filled in."""
    import numpy as np

    if not keys:
        return {table: tables.frame(table, []) for table in STORED}
    names, loaded = np.array(list(keys), dtype=object), {}
    for table in STORED:
        rows = store.read(table, dict.fromkeys(keys.values()))
        order, article = in_order(rows["key"], list(keys.values()))
        columns = {name: values(rows[name].take(order)) for name in STORED[table][1:]}
        article_id, number = names[article], columns["number"]
        first = np.flatnonzero(np.diff(article, prepend=-1) | np.diff(number, prepend=-1))  # row of each sentence
        sentence_ids = np.array([f"{name}#{sentence}" for name, sentence in zip(article_id[first], number[first])], dtype=object)
        columns |= {"article_id": article_id, "sentence_id": np.repeat(sentence_ids, np.diff(first, append=len(article)))}
        if "text" in tables.COLUMNS[table]:
            columns["text"] = [corpus.texts[name][start:end] for name, start, end in zip(article_id, columns["start_char"], columns["end_char"])]
        loaded[table] = frame({name: columns[name] for name in tables.COLUMNS[table]})
        del rows
        release()
    return loaded
