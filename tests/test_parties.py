"""Who acts in a sentence: persons with office and side, office-holders, states. Names come from the lexicon alone, so no model is needed."""

from __future__ import annotations

import pytest

from lexicon_names import mentions

from kit.parties import find_parties, lists


def parties(text):
    return [(party.kind, party.name, party.side) for party in find_parties(text, mentions(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menteri Luar Negeri Rusia Sergey Lavrov tiba", [("person", "Sergey Lavrov", "Rusia")]),
        ("Menteri Luar Negeri (Menlu) Rusia Sergei Lavrov tiba", [("person", "Sergey Lavrov", "Rusia")]),
        ("Menlu Amerika Serikat (AS) Marco Rubio tiba", [("person", "Marco Rubio", "Amerika Serikat")]),
        ("mitranya dari Tiongkok, Wang Yi, tiba", [("person", "Wang Yi", "Tiongkok")]),
        ("presiden Rusia dan AS sepakat", [("role", "presiden Rusia", "Rusia"), ("role", "presiden Amerika Serikat", "Amerika Serikat")]),
        ("perwakilan AS hadir", [("group", "perwakilan Amerika Serikat", "Amerika Serikat")]),
        ("Delegasi Amerika Serikat (AS) dan Rusia hadir", [("group", "Delegasi Amerika Serikat", "Amerika Serikat"), ("group", "Delegasi Rusia", "Rusia")]),
        ("Moskow menolak usul itu", [("state", "Rusia", "Rusia")]),
        ("Sekjen PBB Antonio Guterres tiba", [("person", "Antonio Guterres", "Perserikatan Bangsa-Bangsa")]),
        ("Presiden Republik Sosialis Vietnam To Lam tiba", [("person", "To Lam", "Vietnam")]),
        ("Duta Besar Rusia untuk Indonesia Sergey Lavrov tiba", [("person", "Sergey Lavrov", "Rusia")]),
        ("keduanya sepakat", [("both", "keduanya", None)]),
        ("pemerintah menaikkan pajak", []),
    ],
)
def test_parties(text, expected):
    assert parties(text) == expected


def test_a_state_that_is_only_a_place_is_marked():
    [party] = find_parties("Ia tinggal di Rusia", mentions("Ia tinggal di Rusia"))
    assert party.after_preposition


def test_a_bracket_that_says_the_same_again_is_no_party():
    assert len(parties("ke Amerika Serikat (AS) kemarin")) == 1


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Presiden Rusia Vladimir Putin dan Presiden AS Donald Trump bertemu", [2]),
        ("bertemu Emmanuel Macron, Shigeru Ishiba, dan juga Anthony Albanese", [3]),
        ("di ibu kota Arab Saudi, Riyadh, Sergey Lavrov berbicara", [1, 1, 1]),
        ("Vladimir Putin menelepon Donald Trump", [1, 1]),
    ],
)
def test_named_together(text, sizes):
    assert [len(group) for group in lists(text, find_parties(text, mentions(text)))] == sizes
