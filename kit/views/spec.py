"""Which pages there are, which views and filters each has, and what a selection holds: plain data.

A page is drawn from `records` (see records.py), a `spec` (made here) and a `selection` (the state of its filters).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..lines import KINDS
from . import wording

# What a selection holds when nothing is filtered; an empty list stands for all.
EVERYTHING: dict[str, Any] = {
    "outlets": [],
    "date_from": None,
    "date_to": None,
    "types": [],
    "entities": [],
    "topics": [],
    "participants": [],
    "statuses": [],
    "met_from": None,
    "met_to": None,
    "text": "",
    "titles": False,
    "governments": False,
    "article": None,
}


def complete(selection: Mapping[str, Any]) -> dict[str, Any]:
    """A selection with every key. Raises ValueError for a key that no selection has, or for one value where a list belongs."""
    unknown = sorted(set(selection) - set(EVERYTHING))
    if unknown:
        raise ValueError(f"selection has no {', '.join(map(repr, unknown))}; it can hold: {', '.join(EVERYTHING)}")
    chosen = {**EVERYTHING, **selection}
    for key, empty in EVERYTHING.items():
        if isinstance(empty, list) and not isinstance(chosen[key], (list, tuple)):
            raise ValueError(f"selection[{key!r}] must be a list, not {chosen[key]!r}; write [{chosen[key]!r}]")
    return {key: list(value) if isinstance(value, tuple) else value for key, value in chosen.items()}


# How each filter is set: several of many, a day, words, or yes.
FILTERS: dict[str, str] = {
    "outlets": "many",
    "date_from": "day",
    "date_to": "day",
    "types": "many",
    "entities": "many",
    "topics": "many",
    "participants": "many",
    "statuses": "many",
    "met_from": "day",
    "met_to": "day",
    "text": "text",
    "titles": "yes",
    "governments": "yes",
}

# The tables, views and filters of each page. Views are named as their modules.
PAGES: dict[str, dict[str, Any]] = {
    "frequency": {
        "tables": ("mentions",),
        "views": ("filters", "bars"),
        "filters": ("outlets", "types", "entities", "date_from", "date_to", "text", "titles", "governments"),
    },
    "topics": {
        "tables": ("topics",),
        "views": ("filters", "matrix", "concordance"),
        "filters": ("outlets", "topics", "date_from", "date_to", "text", "titles"),
        "concordance": "topics",
    },
    "concordance": {
        "tables": ("words",),
        "views": ("filters", "concordance"),
        "filters": ("text", "outlets", "date_from", "date_to", "titles"),
        "concordance": "words",
    },
    "quotes": {
        "tables": ("quotes",),
        "views": ("filters", "quotes"),
        "filters": ("outlets", "date_from", "date_to", "text"),
    },
    "chronology": {
        "tables": ("meetings",),
        "views": ("filters", "timeline", "meetings", "differences"),
        "filters": ("outlets", "participants", "statuses", "met_from", "met_to", "text"),
    },
    "sources": {
        "tables": ("lines",),
        "views": ("filters", "sources", "article"),
        "filters": ("outlets", "date_from", "date_to"),
    },
    "labels": {
        "tables": ("lines",),
        "views": ("article",),
        "filters": (),
        "decides": True,
    },
    "paste": {
        "tables": (),
        "views": ("paste",),
        "filters": (),
        "decides": True,
    },
    "report": {
        "tables": ("mentions", "topics", "meetings", "quotes"),
        "views": (
            "filters",
            "timeline",
            "meetings",
            "differences",
            "bars",
            "matrix",
            "concordance",
            "quotes",
            "sources",
        ),
        "filters": (
            "outlets",
            "types",
            "entities",
            "topics",
            "participants",
            "statuses",
            "date_from",
            "date_to",
            "met_from",
            "met_to",
            "text",
            "titles",
            "governments",
        ),
        "concordance": "topics",
    },
}


def page_spec(page: str, *, language: str = "en") -> dict[str, Any]:
    """What the JavaScript needs to draw a page: views, filters and their kinds, the empty selection, labels."""
    declared = PAGES[page]
    in_report = page == "report"
    return {
        "page": page,
        "language": language,
        "views": list(declared["views"]),
        "filters": list(declared["filters"]),
        "kinds": FILTERS,
        "everything": EVERYTHING,
        "concordance": declared.get("concordance"),
        "decides": declared.get("decides", False),
        "keeps": bool(declared["filters"]) and not in_report,
        "kinds_of_line": list(KINDS),
        "address": in_report,
        "headings": not in_report,
        "filters_open": not in_report,
        "labels": wording.labels(language),
    }
