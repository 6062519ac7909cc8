"""The topic lexicon on a million words: the kit's matcher beside spaCy's two and beside one regular expression.

All read the same sentences and the same patterns. The kit and spaCy match words by their written or their base form;
a regular expression over the text knows written forms only, and spaCy's PhraseMatcher no gaps, so that they find less. spaCy is no part of the kit: where
it is not installed (`pip install spacy`), its lines are left out.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.recombined import recombined, seeds_corpus

WORDS = 1_000_000
PART = 20  # spaCy's Matcher gets the first twentieth of the sentences: on all of them it would take most of an hour


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what came out."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def regular_expression(patterns: dict[tuple, list[str]]) -> re.Pattern[str]:
    """One alternation of all patterns, the longest first, a gap as so many words."""
    def written(pattern: tuple) -> str:
        text = re.escape(pattern[0])
        for part, following in zip(pattern[1:], pattern[2:] + (None,)):
            text += rf"(?:\W+\w+){{0,{part}}}?" if isinstance(part, int) else rf"\W+{re.escape(part)}"
        return text

    return re.compile(rf"\b(?:{'|'.join(sorted(map(written, patterns), key=len, reverse=True))})\b", re.I)


def spacy_matcher(patterns: dict[tuple, list[str]]) -> tuple[Any, Any]:
    """spaCy's Matcher with the same patterns, and its empty pipeline."""
    import spacy
    from spacy.matcher import Matcher

    pipeline = spacy.blank("id")
    matcher = Matcher(pipeline.vocab)
    for number, pattern in enumerate(patterns):
        rules: list[list[dict]] = [[]]
        for part in pattern:
            if isinstance(part, int):
                rules = [[*rule, *[{"OP": "?"}] * part] for rule in rules]
            else:
                rules = [[*rule, {key: part}] for rule in rules for key in ("LOWER", "LEMMA")]
        matcher.add(str(number), rules)
    return matcher, pipeline


def spacy_phrases(patterns: dict[tuple, list[str]], pipeline: Any) -> list[Any]:
    """spaCy's PhraseMatcher, once for written and once for base forms, with the patterns that have no gap."""
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    made = []
    for attribute in ("LOWER", "LEMMA"):
        matcher = PhraseMatcher(pipeline.vocab, attr=attribute)
        for number, pattern in enumerate(patterns):
            if not any(isinstance(part, int) for part in pattern):
                matcher.add(str(number), [Doc(pipeline.vocab, words=list(pattern), lemmas=list(pattern))])
        made.append(matcher)
    return made


def main(n_words: int = WORDS) -> None:
    """Print the seconds that each needs, first to make ready what it reads, then to match, and how much it finds."""
    from kit.patterns import Matcher, parse
    from kit.terms import PATTERNS, topic_lexicon
    from kit.words import sentence_words

    patterns = {parse(pattern): [topic] for topic, entry in topic_lexicon().items() for field in PATTERNS[:2] for pattern in entry.get(field, ())}
    with tempfile.TemporaryDirectory() as folder:
        corpus = recombined(seeds_corpus(Path(folder) / "seeds"), n_words)
    texts = list(corpus.sentences["text"])
    print(f"{len(corpus.tokens):,} words, {len(texts):,} sentences, {len(patterns)} patterns")
    print(f"{'':<34}{'make ready':>12}{'match':>10}{'found':>10}")

    def line(name: str, ready: float, match: float, found: int) -> None:
        print(f"{name:<34}{ready:>10.2f} s{match:>8.2f} s{found:>10,}", flush=True)

    ready, words = timed(lambda: list(sentence_words(corpus).values()))
    matcher = Matcher(patterns)
    match, found = timed(lambda: sum(1 for run in words for _ in matcher.find(run)))
    line("kit.patterns.Matcher", ready, match, found)
    expression = regular_expression(patterns)
    match, found = timed(lambda: sum(1 for text in texts for _ in expression.finditer(text)))
    line("one regular expression", 0.0, match, found)
    try:
        rules, pipeline = spacy_matcher(patterns)
    except ImportError as error:
        print(f"spaCy's Matcher: left out ({error})", file=sys.stderr)
        return
    from spacy.tokens import Doc

    ready, docs = timed(lambda: [Doc(pipeline.vocab, words=[word.form for word in run], lemmas=[word.lemma for word in run]) for run in words])
    both = spacy_phrases(patterns, pipeline)
    match, found = timed(lambda: sum(len({(start, end) for matcher in both for _, start, end in matcher(doc)}) for doc in docs))
    line("spaCy's PhraseMatcher, no gaps", ready, match, found)
    part = docs[: len(docs) // PART]
    match, found = timed(lambda: sum(len({(start, end) for _, start, end in rules(doc)}) for doc in part))
    line(f"spaCy's Matcher, 1 sentence in {PART}", ready / PART, match, found)


if __name__ == "__main__":
    main()
