"""Office-holders: the lexicon, and who is meant where an office stands alone."""

from __future__ import annotations

import datetime as dt

import pytest

import kit
from kit import lexicons
from kit.holders import office_holder
from kit.names import names
from kit.roles import office_forms


@pytest.mark.parametrize(
    ("office", "state", "day", "name"),
    [
        ("head_of_state", "US", "2021-01-20", "Joe Biden"),
        ("head_of_state", "US", "2021-01-19", "Donald Trump"),
        ("leader", "DE", "2022-03-01", "Olaf Scholz"),
        ("leader", "FR", "2022-03-01", "Emmanuel Macron"),
        ("leader", "KP", "2022-03-01", "Kim Jong Un"),
        ("foreign_minister", "ID", "2024-10-25", "Sugiono"),
        ("head_of_state", "KR", "2017-04-01", None),  # nobody in charge
        ("head_of_state", "XX", "2022-03-01", None),
        ("foreign_minister", "US", None, None),
    ],
)
def test_office_holder(office, state, day, name):
    assert office_holder(office, state, day and dt.date.fromisoformat(day)) == name


def test_the_lexicon_is_sound():
    known, offices = names(), {*office_forms().values(), "supreme_leader"}
    for state, held in lexicons.load("holders").items():
        assert state in known.states and set(held) - {"leader"} <= offices, state
        for office, listed in held.items():
            if office == "leader":
                continue
            assert listed["source"].startswith("https://"), (state, office)
            last = dt.date.min
            for name, start, *end in listed["held"]:
                hit = known.exact(name)
                assert hit and (hit.name.name, hit.name.state) == (name, state), name
                assert last <= start, (state, office, name)
                last = end[0] if end else dt.date.max


@pytest.mark.parametrize(
    ("text", "name", "resolved_by"),
    [
        ("Menlu Sugiono bertemu Presiden Prancis di Paris.", "Emmanuel Macron", "lexicon"),
        ("Emmanuel Macron tersenyum. Menlu Sugiono bertemu presiden Prancis di Paris.", "Emmanuel Macron", "role"),
        ("Menlu Sugiono bertemu mitranya dari India di Paris.", "Subrahmanyam Jaishankar", "lexicon"),
        ("Presiden Kenya William Ruto tiba di Jakarta. Menlu Sugiono menemui sang presiden di sana.", "William Ruto", "role"),
    ],
)
def test_who_is_meant(told, text, name, resolved_by):
    parties = kit.chronology(told(f"Jakarta, 3 Maret 2025\n\n{text}\n")).participants
    assert (name, resolved_by) in set(zip(parties["name"], parties["resolved_by"]))
