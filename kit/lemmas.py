"""Lemmas as rules: what to take off a word and what to put on, learnt as labels rather than spelt out letter by letter.

A rule is written "base case -prefix+prefix -suffix+suffix" with lengths for what goes and letters for what comes:
"whole lower 3+ 2+" makes pertemuan's temu (per-, -an), "half lower 0+ 0+" makes anak of anak-anak.
"""

from __future__ import annotations

from difflib import SequenceMatcher

KEEP = "whole keep 0+ 0+"


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


def apply(rule: str, form: str) -> str:
    """The lemma of a form; the form itself, in small letters, where the rule asks for more than it has."""
    base, case, ahead, behind = rule.split(" ")
    off_front, front = ahead.split("+", 1)
    off_end, end = behind.split("+", 1)
    start = _start(base, case, form)
    if int(off_front) + int(off_end) >= len(start):
        return start or form
    return front + start[int(off_front) : len(start) - int(off_end)] + end
