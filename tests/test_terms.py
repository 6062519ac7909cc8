"""The topic lexicon: its form, its lines, and the terms that were decided."""

from __future__ import annotations

import pytest

import kit
from kit import decisions
from kit.terms import topic_lexicon


def test_every_topic_that_ships_has_both_names():
    assert all(entry["en"] and entry["id"] and (entry["lemmas"] or entry["phrases"]) for entry in topic_lexicon().values())


@pytest.mark.parametrize(
    ("entry", "line", "what"),
    [
        ("  haji:\n    lemmas: damai\n", 3, "'haji', field 'lemmas': expected a list"),
        ("  haji:\n    lemmas:\n      - haji\n      - 1\n", 5, "expected words, found '1'"),
        ("  haji:\n    words: [damai]\n", 3, "'haji', field 'words': there is no such field"),
        ("  haji:\n    - damai\n", 3, "'haji': expected fields"),
        ("  1: {lemmas: [ekonomi]}\n", 2, "topic 1: expected a name in letters"),
        ("  haji:\n    phrases: [kuota haji,\n      kuota ~ haji]\n", 4, "expected a gap"),
        ("  haji:\n    note: [a]\n", 3, "'note': expected words"),
    ],
)
def test_what_is_not_of_the_form_is_named_with_its_line(tmp_path, entry, line, what):
    (tmp_path / "topics.yml").write_text(f"topics:\n{entry}", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"topics\.yml, line {line}: .*{what}"):
        topic_lexicon(tmp_path)


def test_a_file_without_topics_is_named(tmp_path):
    (tmp_path / "topics.yml").write_text("haji:\n  lemmas: [haji]\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1: expected 'topics'"):
        topic_lexicon(tmp_path)


def test_an_empty_file_adds_nothing(tmp_path):
    (tmp_path / "topics.yml").write_text("", encoding="utf-8")
    assert topic_lexicon(tmp_path) == topic_lexicon()


def test_decided_terms_count_and_can_be_taken_back(told, tmp_path):
    corpus = told("Menteri membahas kuota jemaah haji di Jeddah.\n")
    made = kit.decide(corpus, "add-term", {"topic": "haji"}, {"field": "phrases", "pattern": "kuota ~1 haji"})
    again = kit.annotate(kit.read(tmp_path), progress=False)
    assert [(row.topic, row.text) for row in again.topics.itertuples() if row.topic == "haji"] == [("haji", "kuota jemaah haji")]
    kit.undo(again, made)
    assert "haji" not in set(kit.annotate(kit.read(tmp_path), progress=False).topics["topic"])


@pytest.mark.parametrize(
    ("on", "value", "what"),
    [
        ({}, {"field": "phrases", "pattern": "kuota"}, "expected 'topic'"),
        ({"topic": "haji"}, "kuota", "expected a field"),
        ({"topic": "haji"}, {"field": "note", "pattern": "kuota"}, "expected a field"),
        ({"topic": "haji"}, {"field": "phrases", "pattern": "~1 haji"}, "only between words"),
    ],
)
def test_a_term_that_is_none_is_refused(tmp_path, on, value, what):
    with pytest.raises(ValueError, match=what):
        kit.decide(tmp_path, "add-term", on, value)
    assert not (tmp_path / decisions.NAME).exists()
