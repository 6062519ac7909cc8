"""Read Indonesian news on diplomacy: from pasted articles to who is named, what is talked about, and who met whom.

    import kit

    corpus = kit.read("seeds")
    corpus = kit.annotate(corpus)
    kit.chronology(corpus).meetings

Importing this package loads no models, no pandas and no matplotlib; what needs them imports them.
"""

from . import figures
from .annotation import annotate, tidy
from .articles import read
from .calendars import save_chronology
from .companions import cooccurrence, entity_topics
from .concordance import keyword_in_context
from .copies import without_copies
from .corpus import Corpus
from .coverage import topic_coverage, unclaimed_lemmas
from .dates import time_expressions
from .decisions import decide, undo
from .entities import canonical_entities, entity_frequency, entity_mentions
from .formats import save_table
from .keywords import keyness
from .language import load_pipeline
from .meetings import chronology, meeting_tellings
from .pasting import add_article
from .profiles import entity_profile
from .quotes import quotations
from .report import render_report, write_report
from .suggestions import merge_suggestions
from .tables import table
from .topics import topic_frequency, topic_mentions

__all__ = [
    "Corpus",
    "add_article",
    "annotate",
    "canonical_entities",
    "chronology",
    "controls",
    "cooccurrence",
    "decide",
    "entity_frequency",
    "entity_mentions",
    "entity_profile",
    "entity_topics",
    "figures",
    "keyness",
    "keyword_in_context",
    "load_pipeline",
    "meeting_tellings",
    "merge_suggestions",
    "quotations",
    "read",
    "render_report",
    "save_chronology",
    "save_table",
    "table",
    "tidy",
    "time_expressions",
    "topic_coverage",
    "topic_frequency",
    "topic_mentions",
    "unclaimed_lemmas",
    "undo",
    "without_copies",
    "write_report",
]


def __getattr__(name: str) -> object:
    """`kit.controls` is imported when it is first used: its widgets need packages that a plain import should not load."""
    if name == "controls":
        from importlib import import_module

        return import_module(".controls", __name__)
    raise AttributeError(f"module 'kit' has no {name!r}; it has: {', '.join(__all__)}")
