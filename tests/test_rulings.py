"""Decisions about entities, replayed."""

from __future__ import annotations

import multiprocessing
import os
import signal

import pytest

import kit
from kit import decisions


@pytest.fixture
def told_again(told, tmp_path):
    """`told_again(decision…)` after `told`: the corpus as it is read with what was decided since."""
    text = "Budi Santoso menemui Santosa di Jakarta. Mandala hadir. Budi Santoso lalu pergi ke Bandung.\n"

    def read_again(*made):
        corpus = told(text)
        for act, on, value in made:
            kit.decide(corpus, act, on, value)
        return kit.annotate(kit.read(tmp_path), progress=False)

    return read_again


def counts(corpus):
    return dict(kit.canonical_entities(corpus)[["entity_id", "n_mentions"]].to_numpy())


def test_merge(told_again):
    before = counts(told_again())
    other = next(name for name in before if name.endswith("Santosa"))
    corpus = told_again(("merge", {"entities": ["PER:Budi Santoso", other]}, "PER:Budi Santoso"))
    assert counts(corpus) == {**{name: n for name, n in before.items() if name != other}, "PER:Budi Santoso": 3}
    [row] = kit.canonical_entities(corpus).query("entity_id == 'PER:Budi Santoso'").itertuples()
    assert "decision" in row.merged_by and "Santosa" in row.variants
    [decided] = set(corpus.mentions["decided_by"].dropna())
    assert decided == corpus.decisions["decision_id"][0]


def test_split_by_written_form_and_by_place(told_again, tmp_path):
    corpus = told_again(("split", {"entity_id": "PER:Budi Santoso", "variant": "Budi Santoso"}, "PER:Budi Santoso (pejabat)"))
    assert counts(corpus)["PER:Budi Santoso (pejabat)"] == 2
    [first, *_] = [row for row in corpus.mentions.itertuples() if row.text == "Budi Santoso"]
    kit.decide(corpus, "split", {"article_id": first.article_id, "start_char": first.start_char, "end_char": first.end_char}, "PER:Budi Santoso (menteri)")
    again = counts(kit.annotate(kit.read(tmp_path), progress=False))
    assert (again["PER:Budi Santoso (pejabat)"], again["PER:Budi Santoso (menteri)"]) == (1, 1)


def test_retype_and_ignore(told_again):
    corpus = told_again(("retype", {"entity_id": "LOC:Bandung"}, "ORG"), ("ignore", {"entity_id": "LOC:Jakarta"}, None))
    assert "ORG:Bandung" in counts(corpus) and not {"LOC:Bandung", "LOC:Jakarta"} & set(counts(corpus))
    assert set(corpus.mentions.query("entity_id == 'ORG:Bandung'")["type"]) == {"ORG"}


def test_later_decisions_build_on_earlier_ones_and_undo_takes_back(told_again, tmp_path):
    corpus = told_again(("retype", {"entity_id": "LOC:Bandung"}, "ORG"), ("merge", {"entities": ["ORG:Bandung", "LOC:Jakarta"]}, "LOC:Jakarta"))
    assert counts(corpus)["LOC:Jakarta"] == 2
    kit.undo(corpus, corpus.decisions["decision_id"][1])
    again = kit.annotate(kit.read(tmp_path), progress=False)
    assert (counts(again)["LOC:Jakarta"], counts(again)["ORG:Bandung"]) == (1, 1)


def test_what_meets_nothing_is_stale(told_again):
    corpus = told_again(("ignore", {"entity_id": "PER:Nobody"}, None), ("retype", {"entity_id": "LOC:Bandung"}, "ORG"))
    assert list(corpus.decisions["state"]) == ["stale", "active"]
    assert "'PER:Nobody'" in corpus.decisions["reason"][0]


def test_words_that_are_gone_are_stale(told_again, told, tmp_path):
    corpus = told_again()
    [row] = [row for row in corpus.mentions.itertuples() if row.text == "Bandung"]
    kit.decide(corpus, "ignore", {"article_id": row.article_id, "start_char": row.start_char, "end_char": row.end_char})
    (tmp_path / "0.txt").write_text("Budi Santoso pergi ke Surabaya.\n", encoding="utf-8")
    again = kit.annotate(kit.read(tmp_path), progress=False)
    assert list(again.decisions["state"]) == ["stale"] and "do not stand there" in again.decisions["reason"][0]


@pytest.mark.parametrize(
    ("act", "on", "value", "what"),
    [
        ("merge", {"entities": ["PER:A"]}, "PER:A", "two or more"),
        ("merge", {"entities": ["PER:A", "B"]}, "PER:A", "expected an entity_id"),
        ("merge", {"entities": ["PER:A", "PER:B"]}, None, "that it becomes"),
        ("merge", {"entity_id": "PER:A"}, "PER:B", "expected entities"),
        ("split", {"entity_id": "PER:A"}, "PER:B", "written form"),
        ("split", {"entity_id": "PER:A", "variant": "A"}, "B", "expected an entity_id"),
        ("retype", {"entity_id": "PER:A"}, "GPE", "expected an entity_id"),
        ("retype", {"entity_id": "PER:A"}, "PER:B", "one of PER, LOC, ORG"),
        ("ignore", {"entities": ["PER:A", "PER:B"]}, None, "expected entity_id"),
        ("ignore", {"entity_id": "PER:A"}, "PER:B", "expected no value"),
        ("refuse", {"entity_id": "PER:A"}, None, "expected entities"),
    ],
)
def test_what_cannot_be_applied_is_refused(tmp_path, act, on, value, what):
    with pytest.raises(ValueError, match=what):
        kit.decide(tmp_path, act, on, value)
    assert not (tmp_path / decisions.NAME).exists()


def _decide_and_die(folder: str) -> None:
    kit.decide(folder, "ignore", {"entity_id": "PER:A"})
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def test_a_decision_outlives_its_process(tmp_path):
    process = multiprocessing.get_context("spawn").Process(target=_decide_and_die, args=(str(tmp_path),))
    process.start()
    process.join()
    assert process.exitcode != 0
    assert [entry.state for entry in decisions.log(tmp_path)] == ["active"]
