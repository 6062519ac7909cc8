"""The chronology as a calendar and as a timeline, read by readers of those formats."""

from __future__ import annotations

import datetime as dt
import json

import icalendar
import pytest
from python_calamine import CalamineWorkbook

import kit

MEETINGS = {
    "a.txt": "Menlu Bertemu, di Jakarta; \\ “Hari Ini”\n\nJakarta, 3 Maret 2025\n\nPresiden Prabowo Subianto menerima Menlu Malaysia Mohamad Hasan di Istana Merdeka pada 1 Maret 2025.\n",
    "b.txt": "Jakarta, 3 Maret 2025\n\nMenlu Turki Hakan Fidan batal bertemu Menlu Iran Abbas Araghchi di Ankara pada 9-11 Maret 2025. Menlu Sugiono mungkin akan bertemu Menlu India Subrahmanyam Jaishankar.\n",
}


@pytest.fixture
def corpus(told):
    return told(**MEETINGS)


def test_a_calendar(corpus, tmp_path):
    path = kit.save_chronology(corpus, tmp_path / "c.ics")
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    dated = [row for row in corpus.meetings.itertuples() if row.date_start]
    assert len(events) == len(dated) < len(corpus.meetings)
    for event, row in zip(events, dated):
        assert event["DTSTART"].dt.isoformat() == row.date_start
        assert (event["DTEND"].dt - dt.timedelta(days=1)).isoformat() == row.date_end
        assert all(name in str(event["SUMMARY"]) for name in row.participants)
    assert str(events[0]["LOCATION"]) == "Istana Merdeka, Jakarta"
    assert "Menlu Bertemu, di Jakarta; \\ “Hari Ini”" in str(events[0]["DESCRIPTION"])
    assert str(events[1]["STATUS"]) == "CANCELLED"
    lines = path.read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)


def test_a_timeline(corpus, tmp_path):
    found = json.loads(kit.save_chronology(corpus, tmp_path / "c.json").read_text(encoding="utf-8"))
    assert set(found) == {"events"}
    for event in found["events"]:
        dt.date(**event["start_date"])
        assert {"headline", "text"} == set(event["text"])
        assert "<p>" in event["text"]["text"]
    assert len({event["unique_id"] for event in found["events"]}) == len(found["events"])


def test_a_workbook_of_all_tables(corpus, tmp_path):
    book = CalamineWorkbook.from_path(str(kit.save_chronology(corpus, tmp_path / "c.xlsx")))
    assert book.sheet_names == ["meetings", "participants", "evidence", "discrepancies", "merges", "publication_bounds"]
    head, *rows = book.get_sheet_by_name("meetings").to_python()
    assert head == list(corpus.meetings.columns)
    assert [row[0] for row in rows] == list(corpus.meetings["meeting_id"])


def test_another_ending(corpus, tmp_path):
    with pytest.raises(ValueError, match="ends in .ics, .xlsx or .json, found '.doc'"):
        kit.save_chronology(corpus, tmp_path / "c.doc")
