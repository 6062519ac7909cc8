"""The names of a sentence from the lexicon alone, so that tests of the rules need no model."""

from __future__ import annotations

from kit.names import names
from kit.parties import Mention
from kit.spans import Known, sentence_spans


def mentions(text):
    """The lexicon names of a sentence as the mentions that the rules read."""
    lexicon = names()
    found = []
    for span in sentence_spans(text, [], Known(lexicon)):
        name = span.hit.name
        state = lexicon.states[name.state].name if name.state else None
        kind = "capital" if name.name in lexicon.capitals else name.kind
        found.append(Mention(span.start, span.end, f"{name.type}:{name.name}", name.name, name.type, kind, state))
    return found
