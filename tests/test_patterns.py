"""Patterns with gaps, and where they match."""

from __future__ import annotations

import pytest

from kit.patterns import Matcher, parse
from kit.words import Word


def words(text):
    """Each word, or form/lemma."""
    found, at = [], 0
    for part in text.split():
        form, _, lemma = part.partition("/")
        found.append(Word(form, lemma or form, "X", at, at + len(form)))
        at += len(form) + 1
    return found


@pytest.mark.parametrize(
    ("text", "pattern"),
    [("Sanksi", ("sanksi",)), ("hubungan dagang", ("hubungan", "dagang")), ("akhir ~2 perang", ("akhir", 2, "perang")), ("a ~1 b ~9 c", ("a", 1, "b", 9, "c"))],
)
def test_parsed(text, pattern):
    assert parse(text) == pattern


@pytest.mark.parametrize(("text", "found"), [("", "expected words"), ("~2 perang", "only between"), ("akhir ~2", "only between"), ("a ~1 ~2 b", "only between"), ("a ~0 b", "'~0'"), ("a ~12 b", "'~12'"), ("a~2 b", "'a~2'")])
def test_what_is_no_pattern_is_named(text, found):
    with pytest.raises(ValueError, match=found):
        parse(text)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("sanksi", "sanksi baru dan sanksi lama", [(0, 1), (3, 4)]),
        ("damai", "ingin berdamai/damai", [(1, 2)]),
        ("akhir ~2 perang", "mengakhiri/akhir perang", [(0, 2)]),
        ("akhir ~2 perang", "mengakhiri/akhir semua jenis perang", [(0, 4)]),
        ("akhir ~2 perang", "mengakhiri/akhir semua jenis dan bentuk perang", []),
        ("a ~1 b ~1 c", "a x b c", [(0, 4)]),
        ("a ~2 b c", "a b x b c", [(0, 5)]),
        ("a b", "a", []),
        ("a", "", []),
    ],
)
def test_matches(pattern, text, expected):
    assert [(first, last) for first, last, _ in Matcher({parse(pattern): ["x"]}).find(words(text))] == expected


def test_all_labels_of_a_pattern():
    assert [labels for _, _, labels in Matcher({("a",): ["x", "y"], ("b",): ["z"]}).find(words("a b/a"))] == [["x", "y"], ["z"], ["x", "y"]]
