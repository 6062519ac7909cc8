"""Office-holders: the lexicon, and who is meant where an office stands alone."""

from __future__ import annotations

import datetime as dt
import re

import pytest

import kit
from kit import lexicons
from kit.tenures import office_holder
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
        ("secretary_general", "Perserikatan Bangsa-Bangsa", "2020-01-01", "Antonio Guterres"),
        ("head_of_state", "KR", "2017-04-01", None),  # nobody in charge
        ("head_of_state", "XX", "2022-03-01", None),
        ("foreign_minister", "US", None, None),
    ],
)
def test_office_holder(office, state, day, name):
    assert office_holder(office, state, day and dt.date.fromisoformat(day)) == name


def terms():
    """Side, office and the rows of each office of the lexicon, without the office that leads."""
    for side, offices in lexicons.load("holders")["offices"].items():
        for office, held in offices.items():
            if office != "leader":
                yield side, office, held


def test_every_side_and_office_is_known():
    known, offices = names(), {*office_forms().values(), "supreme_leader"}
    for side, office, held in terms():
        hit = known.exact(side)
        assert side in known.states or (hit.name.name, hit.name.type) == (side, "ORG"), side
        assert office in offices and held, (side, office)
    for side, held in lexicons.load("holders")["offices"].items():
        assert held.get("leader") in {*offices, "supreme_leader"} if side in known.states else "leader" not in held, side


def test_every_holder_is_known_by_the_name_of_the_lexicon():
    known = names()
    for side, office, held in terms():
        for term in held:
            hit = known.exact(term["name"])
            assert hit and (hit.name.name, hit.name.type) == (term["name"], "PER"), (side, office, term["name"])
            # no state: he holds or held an office of an organisation as well
            assert hit.name.state in ({side, None} if side in known.states else {None}), (side, office, term["name"])


def test_every_term_has_its_days_and_the_pages_that_say_so():
    pages = lexicons.load("holders")["pages"]
    for side, office, held in terms():
        for term in held:
            assert set(term) in ({"name", "from", "until", "seen"}, {"name", "from", "still", "seen"}), term
            assert type(term["from"]) is dt.date and type(term.get("until", dt.date.max)) is dt.date, term
            assert term["seen"] and set(term["seen"]) <= set(pages), term
            if "still" in term:  # a list of 2022 does not show that somebody is in office now
                assert re.fullmatch(r"20(?:2[5-9]|[3-9]\d)-(?:0[1-9]|1[0-2])", term["still"]), term
    assert set(pages) == {key for _, _, held in terms() for term in held for key in term["seen"]}
    assert all(re.fullmatch(r"https?://[\w.-]+\.\w+/\S*", page) for page in pages.values())


def test_the_terms_of_an_office_follow_each_other():
    for side, office, held in terms():
        ends = [term.get("until", dt.date.max) for term in held]
        assert all(term["from"] < end for term, end in zip(held, ends)), (side, office)
        assert all(end <= term["from"] for end, term in zip(ends, held[1:])), (side, office)


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
