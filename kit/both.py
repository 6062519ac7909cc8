"""Whom "keduanya" and "kedua menlu" mean, and who can meet whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from .names import names
from .parties import SPOUSE, Party


def resolve_both(frame: Sequence[Party], parties: Sequence[Party], before: Sequence[Sequence[Party]]) -> list[Party]:
    """Put the two persons last named in the place of "keduanya", and the two of that office in that of "kedua menlu"; of "pejabat kedua negara" the states alone are known."""
    resolved: list[Party] = []
    for party in frame:
        if party.kind != "both":
            resolved.append(party)
            continue
        offices = {None: None, "group": None, "leader": ("head_of_state", "head_of_government", "leader")}.get(party.office, (party.office,))
        others = {p.identity for p in frame if p.kind != "both"}
        named: list[Party] = []
        besides = [sentence for sentence in before[:3] if any(p.kind == "both" and p.office == party.office for p in sentence)] if offices and party.office != "group" else []  # who is told there beside "kedua menteri" is a third
        for sentence in ([p for p in parties if p.end <= party.start], *(sentence for sentence in before[:3] if sentence not in besides)):
            here = {p.identity: p for p in sentence if p.kind in ("person", "role", *(["group"] if party.office == "group" else [])) and p.office != SPOUSE and (offices is None or p.office in offices) and p.identity not in others}
            if party.name.lower().startswith(("dua ", "kedua")) and len({p.stands_for for p in here.values()}) > 2:
                continue  # of three who are named there, nobody can tell which two
            named += [p for identity, p in reversed(here.items()) if identity not in {q.identity for q in named}]  # the last named first
            if len({p.stands_for for p in named}) > 1 or (here and party.name.lower() == "mereka"):  # "mereka" may be anybody: only two who are named in one sentence
                break
        if len({p.stands_for for p in frame if p.kind in ("person", "role") and (party.office == "group" or 0 < p.start - party.end < 80 and party.name.lower().startswith(("dua ", "kedua ")))}) > 1:
            continue  # the sides are known: "dua pemimpin, Presiden X dan Presiden Y"
        if party.office == "group":  # "kedua negara"
            named = [p for p in named if p.stands_for in states()] or named
        sent = [p for p in (before[0] if before else ()) if p.kind == "group" and p.office == "delegasi" and p.identity not in others] if not named and party.name.lower() == "mereka" else []
        if len(sent) == 1:
            resolved.append(replace(sent[0], start=party.start, end=party.end))  # "Delegasi X akan berada di sana. Mereka akan bertemu delegasi Y"
            continue
        first = next(iter(named), None)
        others = [p for p in named[1:] if p.stands_for != first.stands_for] or ([] if party.name.lower() == "mereka" and len(named) > 2 else named[1:])
        second = next(iter(others), None)
        if second and party.name.lower() == "mereka" and second.stands_for == first.stands_for:
            continue  # "mereka" of one delegation: whom they met, it does not say
        if second and party.office == "group":
            resolved += [Party(party.start, party.end, "group", f"{party.name} {side}", None, side, party.name, party.name, "role") for side in (second.stands_for, first.stands_for)]
        elif second:
            resolved += [replace(p, start=party.start, end=party.end, resolved_by="role") for p in (second, first)]
    return resolved


@cache
def states() -> frozenset[str]:
    """The names under which states are counted."""
    return frozenset(state.name for state in names(None).states.values())


def can_meet(parties: Sequence[Party]) -> bool:
    """Whether these can meet: two sides, or two persons of one, neither of them its own ambassador."""
    persons = {party.entity_id for party in parties if party.kind == "person"}
    return len({party.stands_for for party in parties}) > 1 or (len(persons) > 1 and all(party.office != "ambassador" for party in parties))
