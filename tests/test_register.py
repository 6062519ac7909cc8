"""Ids that stay."""

from __future__ import annotations

import json

import kit
from kit import register

DATED = "Jakarta, 3 Maret 2025\n\n"


def path(folder):
    return folder / ".kit" / register.NAME


def test_an_id_stays_when_a_meeting_is_told_again(tmp_path):
    assert register.ids(tmp_path, [(["a@1"], "undated-meeting-x")]) == ["undated-meeting-x"]
    assert register.ids(tmp_path, [(["0@5", "a@1"], "2025-03-01-meeting-x")]) == ["undated-meeting-x"]
    assert register.ids(tmp_path, [(["0@5"], "2025-03-01-meeting-x")]) == ["undated-meeting-x"]


def test_the_larger_part_of_a_split_meeting_keeps_its_id(tmp_path):
    register.ids(tmp_path, [(["a@1", "b@1", "c@1"], "m")])
    assert register.ids(tmp_path, [(["a@1"], "m"), (["b@1", "c@1"], "m")]) == ["m-2", "m"]


def test_two_meetings_of_one_name(tmp_path):
    assert register.ids(tmp_path, [(["a@1"], "m"), (["a@9"], "m")]) == ["m", "m-2"]


def test_what_is_broken_is_made_anew(tmp_path):
    register.ids(tmp_path, [(["a@1"], "m")])
    path(tmp_path).write_text("{", encoding="utf-8")
    assert register.ids(tmp_path, [(["a@1"], "n")]) == ["n"]
    assert json.loads(path(tmp_path).read_text(encoding="utf-8")) == {"a@1": "n"}


def test_an_article_that_dates_a_meeting_leaves_its_id(told):
    corpus = told("Menlu Sugiono akan bertemu Menlu Malaysia Mohamad Hasan di Jakarta.\n")
    [before] = kit.chronology(corpus).meetings.itertuples()
    assert before.meeting_id.startswith("undated-")
    (corpus.folder / "00.txt").write_text(f"{DATED}Menlu Sugiono akan bertemu Menlu Malaysia Mohamad Hasan di Jakarta pada 9 Maret 2025.\n", encoding="utf-8")
    (corpus.folder / "a.txt").write_text(f"{DATED}Menlu Sugiono akan bertemu Menlu Malaysia Mohamad Hasan di Jakarta, Minggu (9/3).\n", encoding="utf-8")
    after = kit.chronology(kit.annotate(kit.read(corpus.folder), progress=False)).meetings
    assert list(after["meeting_id"]) == [before.meeting_id]
    assert list(after["date_start"]) == ["2025-03-09"]


def test_meetings_that_one_word_tells_of_keep_their_ids(told):
    corpus = told(f"{DATED}Menlu Sugiono bertemu Menlu Kanada Melanie Joly, Menlu Turki Hakan Fidan, dan Menlu Australia Penny Wong di Jakarta, Minggu (9/3).\n")
    ids = {tuple(meeting.participants): meeting.meeting_id for meeting in kit.chronology(corpus).meetings.itertuples()}
    assert len(set(ids.values())) == 3
    (corpus.folder / "b.txt").write_text(f"{DATED}Menlu Rusia Sergey Lavrov bertemu Menlu India Subrahmanyam Jaishankar di Moskow, Minggu (9/3).\n", encoding="utf-8")
    for _ in range(2):
        again = kit.chronology(kit.annotate(kit.read(corpus.folder), progress=False)).meetings
        assert ids.items() <= {tuple(meeting.participants): meeting.meeting_id for meeting in again.itertuples()}.items()
