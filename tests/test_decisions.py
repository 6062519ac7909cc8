"""The log of decisions: nothing that was decided is lost, and nothing is applied to words that are gone."""

from __future__ import annotations

import json
import multiprocessing
import os

import pytest

import kit
from kit import decisions
from kit.decisions import NAME, log, place, read

TEXT = "Menlu Bertemu Rekannya di Jenewa\n\nKedua menteri bertemu pada Kamis (10/7/2025) dan membahas kedutaan.\n\nGedung kementerian di Jenewa\n"
CAPTION = "Gedung kementerian di Jenewa"


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return kit.read(tmp_path)


def span(words: str = CAPTION, text: str = TEXT) -> dict:
    return {"article_id": "a.txt", "start_char": text.index(words), "end_char": text.index(words) + len(words)}


def states(folder) -> list[tuple[str, str]]:
    return [(entry.act, entry.state) for entry in log(folder)]


def test_a_decision_is_a_line_that_says_who_when_and_on_which_words(corpus):
    decision_id = kit.decide(corpus, "line", span(), "caption", note="dari halaman", by="rina")
    (line,) = (corpus.folder / NAME).read_bytes().splitlines()
    row = json.loads(line)
    assert list(row) == ["id", "at", "by", "act", "on", "value", "note"]
    assert (row["id"], row["by"], row["act"], row["value"], row["note"]) == (decision_id, "rina", "line", "caption", "dari halaman")
    assert row["on"] == {**span(), "words": CAPTION} and row["at"].endswith("+00:00")


def test_undo_is_a_line_and_can_be_undone(corpus):
    first = kit.decide(corpus, "line", span(), "caption")
    second = kit.undo(corpus, first)
    assert states(corpus.folder) == [("line", "undone"), ("undo", "active")] and read(corpus.folder)["line"] == []
    kit.undo(corpus, second)
    assert states(corpus.folder) == [("line", "active"), ("undo", "undone"), ("undo", "active")]
    assert [entry.id for entry in read(corpus.folder)["line"]] == [first]


def test_only_an_active_decision_can_be_undone(corpus):
    first = kit.decide(corpus, "line", span(), "caption")
    kit.undo(corpus, first)
    with pytest.raises(ValueError, match="found that it is undone"):
        kit.undo(corpus, first)
    with pytest.raises(ValueError, match="found that it is not there"):
        kit.undo(corpus, "0" * 32)


@pytest.mark.parametrize(
    ("act", "on", "value", "words"),
    [
        ("lines", span(), "caption", "no act 'lines'; use one of: .*line"),
        ("line", span(), "photo", "expected the label of a line, one of title, .*found 'photo'"),
        ("line", {**span(), "words": "Gedung lain"}, "caption", "expected 'Gedung lain' .* found 'Gedung kementerian"),
        ("line", {**span(), "article_id": "b.txt"}, "caption", "no article 'b.txt'"),
        ("article", {"article_id": "a.txt"}, {"published": "11 Juli 2025"}, "expected 'published' as 2025-07-11"),
        ("article", {"article_id": "a.txt"}, {"published": "2025-13-01"}, "expected 'published'"),
        ("article", {"article_id": "a.txt"}, {"n_words": 3}, "expected a mapping of one or more of title"),
        ("article", {"article_id": "a.txt"}, {"outlet": ""}, "expected words for 'outlet', or None"),
        ("article", {"article_id": "a.txt"}, {"outlet": "Harian \ud800"}, "surrogates"),
    ],
)
def test_what_an_act_cannot_use_is_refused_and_not_written(corpus, act, on, value, words):
    with pytest.raises(ValueError, match=words):
        kit.decide(corpus, act, on, value)
    assert not (corpus.folder / NAME).exists()


def test_a_value_that_json_does_not_know_is_refused(corpus):
    with pytest.raises(ValueError, match="words, numbers, lists and mappings"):
        kit.decide(corpus, "article", {"article_id": "a.txt", "seen": {1}}, {"outlet": "Harian"})


BROKEN = [
    (b"{", "Expecting"),
    (b"[1]", "expected an object"),
    (b"\xff\xfe", "utf-8"),
    (b"[" * 100_000, "recursion"),
    (b'{"id": "1"}', "expected 'at' as str"),
    (json.dumps(dict(id="1", at="", by="", act="paint", on={}, note="")).encode(), "no act 'paint'"),
    (json.dumps(dict(id="1", at="", by="", act="line", on={}, note="")).encode(), "expected 'article_id' as str"),
    (json.dumps(dict(id="1", at="", by="", act="undo", on={"decision_id": ["x"]}, note="")).encode(), "no decision"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "reason"), BROKEN)
def test_a_broken_line_is_reported_with_its_number_and_hides_no_other(corpus, line, reason):
    first = kit.decide(corpus, "line", span(), "caption")
    with open(corpus.folder / NAME, "ab") as file:
        file.write(b"\n" + line)  # no newline behind it: a writer was killed
    second = kit.decide(corpus, "article", {"article_id": "a.txt"}, {"outlet": "Harian"})
    table = kit.read(corpus.folder).decisions
    assert list(table.state) == ["active", "broken", "active"] and list(table.line) == [1, 3, 4]
    assert [table.decision_id[0], table.decision_id[2]] == [first, second]
    assert table.reason[1].startswith("line 3: ") and reason.casefold() in table.reason[1].casefold()


def test_a_line_that_stands_there_twice_counts_once(corpus):
    kit.decide(corpus, "line", span(), "caption")
    path = corpus.folder / NAME
    path.write_bytes(path.read_bytes() * 2)
    assert states(corpus.folder) == [("line", "active"), ("", "broken")]


def test_a_corpus_keeps_the_decisions_it_was_read_with(corpus):
    kit.decide(corpus, "line", span(), "caption")
    assert read(corpus)["line"] == [] and len(corpus.decisions) == 0
    assert len(read(kit.read(corpus.folder))["line"]) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, span()),
        ("sumber: Harian\n\n" + TEXT, span(text="sumber: Harian\n\n" + TEXT)),
        (TEXT.replace("Gedung", "Kantor"), None),
        ("sumber: Harian\n\n" + TEXT + CAPTION, None),
        (None, None),
    ],
)
def test_words_are_found_again_where_they_stand_once(text, expected):
    found = place({**span(), "words": CAPTION}, text)
    assert found == (expected and (expected["start_char"], expected["end_char"]))


def test_a_decision_on_words_that_are_gone_is_stale_and_not_applied(corpus):
    kit.decide(corpus, "line", span(), "caption")
    (corpus.folder / "a.txt").write_text(TEXT.replace("Gedung", "Kantor"), encoding="utf-8")
    again = kit.read(corpus.folder)
    (row,) = again.decisions.to_dict("records")
    assert row["state"] == "stale" and CAPTION in row["reason"]
    assert "decision" not in set(again.lines.rule)


def _decide_often(folder: str, name: str) -> None:
    for n in range(20):
        kit.decide(folder, "article", {"article_id": f"{n}.txt"}, {"outlet": name * 200}, by=name)


def test_several_processes_that_decide_at_once_lose_nothing(tmp_path):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_decide_often, args=(str(tmp_path), name)) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    entries = log(tmp_path)
    assert [entry.state for entry in entries] == ["active"] * 60
    assert sorted((entry.by, entry.on["article_id"]) for entry in entries) == sorted((name, f"{n}.txt") for name in "abc" for n in range(20))


def test_a_lock_that_is_not_given_back_is_named(corpus, monkeypatch):
    from filelock import FileLock

    monkeypatch.setattr(decisions, "_PATIENCE", 0.01)
    (corpus.folder / ".kit").mkdir()
    with FileLock(corpus.folder / ".kit" / "decisions.lock"), pytest.raises(TimeoutError, match="decisions.lock.*close it"):
        kit.decide(corpus, "line", span(), "caption")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(corpus):
    corpus.folder.chmod(0o500)
    with pytest.raises(OSError, match=corpus.folder.name):
        kit.decide(corpus, "line", span(), "caption")
