"""The filters that the report opens with: set in a notebook, kept as a decision, so that the report can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import decisions
from .corpus import Corpus
from .views.spec import EVERYTHING, complete


def opening(corpus: Corpus) -> dict[str, Any]:
    """The selection that the report of this corpus opens with: the one kept last, or nothing filtered."""
    kept = decisions.read(corpus)["opening"]
    return complete(kept[-1].value) if kept else dict(EVERYTHING)


def _check(on: Mapping[str, Any], value: Any) -> None:
    if on:
        raise ValueError(f"the opening of the report is about no article: expected {{}}, found {dict(on)!r}")
    if not isinstance(value, Mapping):
        raise ValueError(f"expected a selection, such as view.selection, found {value!r}")
    complete(value)


def _stale(corpus: Corpus, decision: decisions.Decision) -> str | None:
    there = {outlet or "" for outlet in corpus.articles["outlet"].astype(object).where(corpus.articles["outlet"].notna(), None)}
    gone = sorted(set(complete(decision.value)["outlets"]) - there)
    return f"there is no article of {', '.join(gone)} any more" if gone else None


decisions.owns("opening", check=_check, stale=_stale)
