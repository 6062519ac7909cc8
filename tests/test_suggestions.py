"""Entities that may be one."""

from __future__ import annotations

import pytest

import kit
from kit.suggestions import _alike, _near, fold


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("PER:Bambang Wirawan", "PER:Bambang Wirayan", "spelling"),
        ("PER:Hayashi Yoshimasa", "PER:Yoshimasa Hayashi", "order of the words"),
        ("PER:Prabowo", "PER:Prabowo Subianto", "part of the name"),
        ("ORG:KPK", "ORG:Komisi Pemberantasan Korupsi", "initials"),
        ("PER:Tata", "ORG:Tata", "another type"),
        ("LOC:Abudabi", "LOC:Abu Dhabi", "spelling"),
        ("LOC:Jawa Timur", "LOC:Jawa Barat", None),
        ("PER:Budi Santoso", "PER:Ani Wijaya", None),
        ("ORG:Partai Satu", "ORG:Partai Dua", None),
        ("LOC:Timur", "LOC:Jawa Timur", None),
    ],
)
def test_what_speaks_for_it(one, other, reason):
    folded = {name: fold(name[4:]) for name in (one, other)}
    pairs = [_alike(*pair, folded) for pair in _near(folded)]
    assert [found[1] for found in pairs if found and found[0] >= 85] == ([reason] if reason else [])


def test_pairs_are_looked_for_among_names_that_share_something():
    folded = {f"PER:Nama{number} Orang": f"nama{number} orang" for number in range(500)}
    assert len(_near(folded)) == 0


def test_suggested_refused_and_accepted(told, tmp_path):
    corpus = told("Bambang Wirawan tiba di Jakarta bersama Ani Wijaya.\n", "Bambang Wirayan dan Ani Wijaya pergi dari Jakarta.\n")
    [row] = kit.merge_suggestions(corpus).itertuples()
    assert ({row.entity_id, row.other_id}, row.reason) == ({"PER:Bambang Wirawan", "PER:Bambang Wirayan"}, "spelling")
    assert len(kit.canonical_entities(corpus).query("name.str.startswith('Bambang')")) == 2
    made = kit.decide(corpus, "refuse", {"entities": [row.entity_id, row.other_id]})
    assert kit.merge_suggestions(kit.annotate(kit.read(tmp_path), progress=False)).empty
    kit.undo(tmp_path, made)
    kit.decide(corpus, "merge", {"entities": [row.entity_id, row.other_id]}, row.entity_id)
    again = kit.annotate(kit.read(tmp_path), progress=False)
    assert kit.merge_suggestions(again).empty
    assert len(kit.canonical_entities(again).query("name.str.startswith('Bambang')")) == 1


def test_two_names_of_the_lexicon_are_two(seeds):
    table = kit.merge_suggestions(seeds)
    assert not any({row.entity_id, row.other_id} <= {"LOC:Rusia", "LOC:Riyadh", "LOC:Suriah"} for row in table.itertuples())
