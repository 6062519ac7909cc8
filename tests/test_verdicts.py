"""Decisions on meetings: merged, split, corrected, annotated, undone, and stale when the words are gone."""

from __future__ import annotations

import pytest

import kit

PLACE = "Menlu Sugiono bertemu Menlu Malaysia Mohamad Hasan di Jakarta pada 1 Maret 2025."
OTHER = "Menlu Malaysia Mohamad Hasan menemui Menlu Sugiono di Jakarta, Sabtu (1/3)."
LATER = "Menlu Sugiono bertemu Menlu Malaysia Mohamad Hasan di Jakarta pada 20 Februari 2025."
DATED = "Jakarta, 3 Maret 2025\n\n"


@pytest.fixture
def corpus(told):
    """Two articles of one meeting, and one of an earlier."""
    return told(*(f"{DATED}{text}\n" for text in (PLACE, OTHER, LATER)))


def again(corpus):
    return kit.annotate(kit.read(corpus.folder), progress=False)


def by_sources(corpus):
    return sorted(kit.chronology(corpus).meetings["n_sources"])


def test_split_and_undone(corpus):
    [shared] = [row.meeting_id for row in corpus.meetings.itertuples() if row.n_sources == 2]
    decision = kit.decide(corpus, "split-meeting", kit.meeting_tellings(corpus, shared), ["1.txt"])
    assert by_sources(again(corpus)) == [1, 1, 1]
    kit.undo(corpus, decision)
    assert by_sources(again(corpus)) == [1, 2]


def test_merged(corpus):
    kit.decide(corpus, "merge-meetings", kit.meeting_tellings(corpus, *corpus.meetings["meeting_id"]), by="Dewi")
    merged = kit.chronology(again(corpus))
    assert list(merged.meetings["n_sources"]) == [3]
    assert any(grounds[0].startswith("decided: Dewi, ") for grounds in merged.merges["grounds"])
    assert {row.value for row in merged.discrepancies.itertuples() if row.attribute == "date"} == {"2025-02-20", "2025-03-01"}


def test_corrected_and_annotated(corpus):
    meeting_id = corpus.meetings["meeting_id"].iloc[0]
    on = kit.meeting_tellings(corpus, meeting_id)
    first = kit.decide(corpus, "correct", on, {"place": "Bogor", "date_start": "2025-02-21", "date_end": "2025-02-22", "status": "planned", "participants": ["Sugiono", "Anwar Ibrahim"]})
    second = kit.decide(corpus, "correct", on, {"place": "Bandung"})
    third = kit.decide(corpus, "annotate", on, "Lihat foto.")
    after = kit.chronology(again(corpus))
    [row] = [row for row in after.meetings.itertuples() if row.meeting_id == meeting_id]
    assert (row.place, row.date_start, row.date_end, row.date_basis, row.status) == ("Bandung", "2025-02-21", "2025-02-22", "decided", "planned")
    assert (row.participants, row.notes, row.decided_by) == (["Sugiono", "Anwar Ibrahim"], ["Lihat foto."], [first, second, third])
    parties = after.participants[after.participants["meeting_id"] == meeting_id]
    assert dict(zip(parties["name"], parties["resolved_by"])) == {"Sugiono": "name", "Anwar Ibrahim": "decision"}


def test_stale_when_the_words_are_gone(corpus):
    on = kit.meeting_tellings(corpus, *[row.meeting_id for row in corpus.meetings.itertuples() if row.date_start == "2025-02-20"])
    kit.decide(corpus, "annotate", on, "Lihat foto.")
    (corpus.folder / "2.txt").write_text(f"{DATED}Tidak ada pertemuan.\n", encoding="utf-8")
    [row] = again(corpus).decisions.itertuples()
    assert row.state == "stale"
    assert "do not stand there any more" in row.reason


def test_stale_when_the_rules_find_no_meeting_there(corpus):
    [telling, *_] = kit.meeting_tellings(corpus, corpus.meetings["meeting_id"].iloc[0])["tellings"]
    kit.decide(corpus, "annotate", {"tellings": [{**telling, "parties": ["Vladimir Putin"]}]}, "Lihat foto.")
    [row] = again(corpus).decisions.itertuples()
    assert (row.state, row.reason) == ("stale", "the sentences stand there, but the kit finds no such meetings in them any more")


@pytest.mark.parametrize(
    ("act", "value", "message"),
    [
        ("merge-meetings", None, "two or more meetings"),
        ("split-meeting", ["0.txt", "1.txt"], "some, not all"),
        ("split-meeting", ["9.txt"], "some, not all"),
        ("correct", {"colour": "red"}, "one or more of kind, status"),
        ("correct", {"kind": "party"}, "expected 'kind' as one of meeting"),
        ("correct", {"date_start": "2025-03-01"}, "together"),
        ("correct", {"date_start": "1 Maret", "date_end": "1 Maret"}, "expected dates as 2025-07-11"),
        ("correct", {"date_start": "2025-03-02", "date_end": "2025-03-01"}, "before date_end"),
        ("correct", {"date_start": None, "date_end": "2025-03-01"}, "or both None"),
        ("correct", {"participants": []}, "a list of names"),
        ("correct", {"place": ""}, "expected words for 'place'"),
        ("annotate", " ", "expected a note"),
    ],
)
def test_what_cannot_be_decided(corpus, act, value, message):
    [only] = [row.meeting_id for row in corpus.meetings.itertuples() if row.n_sources == 1]
    [shared] = [row.meeting_id for row in corpus.meetings.itertuples() if row.n_sources == 2]
    with pytest.raises(ValueError, match=message):
        kit.decide(corpus, act, kit.meeting_tellings(corpus, only if act == "merge-meetings" else shared), value)
    with pytest.raises(ValueError, match="expected the 'tellings'"):
        kit.decide(corpus, act, {}, value)


def test_a_meeting_that_is_none(corpus):
    with pytest.raises(ValueError, match="there is no meeting 'x'; the meetings are: 2025-02-20"):
        kit.meeting_tellings(corpus, "x")


def chosen(corpus, n_sources):
    return tuple(row.meeting_id for row in corpus.meetings.itertuples() if row.n_sources == n_sources)


def test_the_desk(corpus):
    desk = kit.controls.meetings(corpus)
    assert len(desk.listed.options) == 2
    desk.button("desk.merge", desk.merge).click()
    assert desk.status.value == "Choose a meeting from the list first."
    desk.selection = chosen(corpus, 2)
    desk.articles.value = ("1.txt",)
    desk.split()
    assert by_sources(desk.source) == [1, 1, 1] and desk.selection == ()
    desk.undo()
    assert by_sources(desk.source) == [1, 2]
    desk.selection = desk.source.meetings["meeting_id"].tolist()
    desk.merge()
    assert by_sources(desk.source) == [3]


@pytest.mark.parametrize(
    ("field", "words", "cells"),
    [
        ("date_start", "2025-03-01/2025-03-02", {"date_start": "2025-03-01", "date_end": "2025-03-02", "date_basis": "decided"}),
        ("date_start", "", {"date_start": None, "date_end": None, "date_basis": "decided"}),
        ("place", " ", {"place": None}),
        ("participants", "Sugiono, Anwar Ibrahim", {"participants": ["Sugiono", "Anwar Ibrahim"]}),
    ],
)
def test_a_cell_corrected_at_the_desk(corpus, field, words, cells):
    desk = kit.controls.meetings(corpus)
    [desk.selection] = [chosen(corpus, 2)]
    desk.field.value, desk.becomes.value = field, words
    desk.correct()
    desk.selection = chosen(desk.source, 2)
    desk.note.value = "Lihat foto."
    desk.annotate()
    [row] = [row for row in desk.source.meetings.itertuples() if row.n_sources == 2]
    assert {name: getattr(row, name) for name in cells} == cells
    assert row.notes == ["Lihat foto."]
    assert len(desk.made.options) == 2
