"""Lemmas as rules: what to take off a word and what to put on, learnt as labels rather than spelt out letter by letter.

A rule is written "base case -prefix+prefix -suffix+suffix" with lengths for what goes and letters for what comes:
"whole lower 3+ 2+" makes pertemuan's temu (per-, -an), "half lower 0+ 0+" makes anak of anak-anak.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

KEEP = "whole keep 0+ 0+"
TRIED = 12  # rules that are looked at for one word, the likeliest first
A_LEMMA, A_WORD = 5.0, 1.0  # what it adds to a rule's score that its outcome is a lemma, or at least a word, seen before


def rule(form: str, lemma: str) -> str:
    """The rule that makes this lemma of this form, the half of a doubled word first."""
    case = "keep" if lemma != lemma.lower() else "lower"
    bases = ["half", "whole"] if "-" in form.strip("-") else ["whole"]
    return min((_rule(base, case, form, lemma) for base in bases), key=len)


def _rule(base: str, case: str, form: str, lemma: str) -> str:
    start = _start(base, case, form)
    if start == lemma and base == "whole":
        return KEEP if start == form else f"whole {case} 0+ 0+"
    match = SequenceMatcher(None, start, lemma, autojunk=False).find_longest_match()
    ahead, behind = match.a, len(start) - match.a - match.size
    return f"{base} {case} {ahead}+{lemma[: match.b]} {behind}+{lemma[match.b + match.size :]}"


def _start(base: str, case: str, form: str) -> str:
    start = form if case == "keep" else form.lower()
    return start.split("-")[0] if base == "half" else start


def _parts(rule: str, form: str) -> tuple[str, str, str, str, str]:
    """What the rule takes off in front, puts in front, leaves, takes off behind, puts behind."""
    base, case, ahead, behind = rule.split(" ")
    off_front, front = ahead.split("+", 1)
    off_end, end = behind.split("+", 1)
    start = _start(base, case, form)
    first, last = int(off_front), len(start) - int(off_end)
    return start[:first], front, start[first:last], start[last:], end


def apply(rule: str, form: str) -> str:
    """The lemma of a form; the form itself, in small letters, where the rule takes off all it has."""
    _, front, middle, _, end = _parts(rule, form)
    return front + middle + end if middle else form.lower()


def cut(rule: str, form: str) -> str:
    """The rule with the letters that it takes off this form: "per+ an+" of pertemuan."""
    off_front, front, _, off_end, end = _parts(rule, form)
    return f"{rule.split(' ')[0]} {off_front.lower()}+{front} {off_end.lower()}+{end}"


@dataclass(frozen=True)
class Lexicon:
    """What was seen in training: affixes that were taken off, lemmas, and words in small letters."""

    cuts: frozenset[str]
    lemmas: frozenset[str]
    words: frozenset[str]

    def best(self, form: str, rules: Iterable[tuple[str, float]]) -> str:
        """The lemma by the best of some rules, each with its score, the likeliest first, that takes off affixes and nothing else."""
        chosen, best = form.lower(), float("-inf")
        for rule, score in rules:
            if score + A_LEMMA <= best:
                break  # nor can one of those that follow be better
            if cut(rule, form) in self.cuts:
                lemma = apply(rule, form)
                score += A_LEMMA if lemma.lower() in self.lemmas else A_WORD if lemma.lower() in self.words else 0.0
                if score > best:
                    chosen, best = lemma, score
        return chosen


def load(path: Path) -> Lexicon:
    """The lexicon as it ships."""
    return Lexicon(**{name: frozenset(entries) for name, entries in json.loads(path.read_text(encoding="utf-8")).items()})
