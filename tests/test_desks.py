"""Widgets that decide: what a click writes, compared without a browser."""

from __future__ import annotations

import pytest

import kit
from kit import controls, decisions


def click(button):
    button.click()


def made(corpus):
    return [(entry.act, entry.on, entry.value, entry.state) for entry in decisions.log(corpus.folder)]


@pytest.fixture
def corpus(told):
    return told("Bambang Wirawan tiba di Jakarta bersama Ani Wijaya. Ia membahas kuota jemaah haji.\n", "Bambang Wirayan dan Ani Wijaya pergi dari Jakarta.\n")


def test_a_suggestion_is_accepted_by_a_click(corpus):
    desk = controls.entities(corpus)
    [line] = desk.offered.children
    click(line.children[0])
    both = {"PER:Bambang Wirawan", "PER:Bambang Wirayan"}
    [(act, on, value, state)] = made(corpus)
    assert (act, set(on["entities"]), state) == ("merge", both, "active") and value in both
    assert "decisions.jsonl" in desk.status.value
    assert desk.offered.children[0].value == "No two names look alike."
    assert both - {value} and not (both - {value}) & set(kit.canonical_entities(desk.read_again())["entity_id"])


def test_a_suggestion_is_refused_and_the_refusal_taken_back(corpus):
    desk = controls.entities(corpus)
    click(desk.offered.children[0].children[1])
    assert [act for act, *_ in made(corpus)] == ["refuse"]
    assert kit.merge_suggestions(desk.read_again()).empty
    click(desk.take_back)
    assert [state for *_, state in made(corpus)] == ["undone", "active"]
    assert len(kit.merge_suggestions(desk.read_again())) == 1
    assert desk.made.value is None


@pytest.mark.parametrize(
    ("button", "set_up", "expected"),
    [
        ("Merge", dict(becomes="PER:Bambang Wirawan"), ("merge", {"entities": ["PER:Ani Wijaya", "PER:Bambang Wirawan"]}, "PER:Bambang Wirawan")),
        ("Merge", dict(becomes="Ani W."), ("merge", {"entities": ["PER:Ani Wijaya", "PER:Ani W."]}, "PER:Ani W.")),
        ("Split off", dict(variant="Ani Wijaya", becomes="Ani (penyanyi)"), ("split", {"entity_id": "PER:Ani Wijaya", "variant": "Ani Wijaya"}, "PER:Ani (penyanyi)")),
        ("Change kind", dict(type="ORG"), ("retype", {"entity_id": "PER:Ani Wijaya"}, "ORG")),
        ("No name", {}, ("ignore", {"entity_id": "PER:Ani Wijaya"}, None)),
    ],
)
def test_any_name_by_hand(corpus, button, set_up, expected):
    desk = controls.entities(corpus)
    desk.entity.value = "PER:Ani Wijaya"
    for name, value in set_up.items():
        getattr(desk, name).value = value
    desk.note.value = "dibaca ulang"
    [found] = [one for one in desk.children[5].children if one.description == button]
    click(found)
    [entry] = decisions.log(corpus.folder)
    assert entry.on["forms"]["PER:Ani Wijaya"] == ["Ani Wijaya"]
    assert (entry.act, {key: about for key, about in entry.on.items() if key != "forms"}, entry.value, entry.note) == (*expected, "dibaca ulang")


def test_what_is_missing_is_said_and_nothing_written(corpus):
    desk = controls.entities(corpus)
    click(desk.children[5].children[0])
    assert desk.status.value == "Choose a name from the list first."
    desk.entity.value = "PER:Ani Wijaya"
    click(desk.children[5].children[0])
    assert desk.status.value == "Write or choose what it becomes first."
    assert made(corpus) == []


def test_a_term_shows_what_it_catches_before_it_is_added(corpus):
    desk = controls.term(corpus)
    desk.topic.value = "haji"
    desk.term.value = "kuota ~1 haji"
    head, line = (label.value for label in desk.caught.children)
    assert head == "Catches 1 places in 1 articles; 1 of them the topic did not have."
    assert "[kuota jemaah haji]" in line
    assert made(corpus) == []
    click(next(child for child in desk.children if getattr(child, "description", "") == "Add"))
    assert made(corpus) == [("add-term", {"topic": "haji"}, {"field": "phrases", "pattern": "kuota ~1 haji"}, "active")]
    assert "haji" in set(desk.read_again().topics["topic"])


def test_a_term_that_is_none_is_said(corpus):
    desk = controls.term(corpus, language="id")
    desk.term.value = "~1 haji"
    assert "only between words" in desk.caught.children[0].value
    click(next(child for child in desk.children if getattr(child, "description", "") == "Tambahkan"))
    assert "topic" in desk.status.value and made(corpus) == []


def test_what_a_source_wrote_is_shown_and_not_obeyed(told):
    desk = controls.term(told("Menteri membahas kuota \u202ehaji </script> di Jeddah.\n"))
    desk.term.value = "kuota"
    assert "[kuota] [U+202E]haji </script>" in desk.caught.children[1].value
