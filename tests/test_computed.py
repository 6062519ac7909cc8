"""Computed tables of a large corpus: kept, given again as they were, and computed anew where something they rest on has changed."""

from __future__ import annotations

import shutil

import pytest
from pandas.testing import assert_frame_equal

import kit
from kit import computed, decisions, rereading
from kit.disk import NotWritten
from kit.store import SCHEMA, Gone, Store

TABLES = ("mentions", "topics", "timexes", "quotes", "wordings", "meetings", "participants", "evidence", "discrepancies", "merges", "publication_bounds")


@pytest.fixture
def folder(tmp_path, seeds, monkeypatch):
    """The examples, annotated; all that is computed is kept."""
    monkeypatch.setattr(computed, "LEAST", 0)
    place = tmp_path / "berita"
    shutil.copytree(seeds.folder, place)
    for kept_before in (place / ".kit").glob("computed-*"):
        shutil.rmtree(kept_before)
    return place


def opened(folder):
    return kit.annotate(kit.read(folder), progress=False)


def kept(folder, name="mentions"):
    return len(Store(folder, f"computed-{name}").parts())


def test_what_is_kept_is_what_was_computed(folder):
    first = opened(folder)
    made = {name: kit.table(first, name) for name in TABLES}
    assert [kept(folder, name) for name in ("mentions", "topics", "timexes", "quotes", "wordings", "meetings")] == [1] * 6
    again = opened(folder)
    for name, table in made.items():
        assert_frame_equal(kit.table(again, name), table)
        assert all(type(one) is type(other) for column in table for one, other in zip(table[column], kit.table(again, name)[column])), name


def test_what_is_kept_is_not_computed(folder, monkeypatch):
    kit.chronology(opened(folder))
    monkeypatch.setattr("kit.meetings._worked_out", lambda corpus: pytest.fail("computed again"))
    assert len(kit.chronology(opened(folder)).meetings) == 8


@pytest.mark.parametrize("change", ["text", "decision", "lexicon", "code"])
def test_a_change_of_what_it_rests_on_has_it_computed_anew(folder, monkeypatch, change):
    before = kit.table(opened(folder), "mentions")
    if change == "text":
        (folder / "baru.txt").write_text("Menlu Bertemu\n\nJakarta - Menlu Sergey Lavrov tiba di Jakarta.\n", encoding="utf-8")
    elif change == "decision":
        kit.decide(folder, "ignore", {"entity_id": before["entity_id"].iloc[0]})
    elif change == "lexicon":
        (folder / "aliases.yml").write_text("entities:\n- {name: Komitmen Contoh, type: ORG, aliases: [Berkomitmen]}\n", encoding="utf-8")
    else:
        monkeypatch.setattr(rereading, "_of_the_kit", lambda: "another")
    after = kit.table(opened(folder), "mentions")
    assert kept(folder) == 2
    assert change == "code" or len(after) != len(before)
    shutil.rmtree(folder / ".kit" / f"computed-mentions-{SCHEMA}")
    assert_frame_equal(kit.table(opened(folder), "mentions"), after)


def test_a_decision_taken_back_gives_what_was_before(folder):
    before = kit.table(opened(folder), "mentions")
    made = kit.decide(folder, "ignore", {"entity_id": before["entity_id"].iloc[0]})
    assert len(kit.table(opened(folder), "mentions")) < len(before)
    decisions.undo(folder, made)
    assert_frame_equal(kit.table(opened(folder), "mentions"), before)


def test_a_lexicon_that_changes_while_a_corpus_is_open(folder):
    """The corpus counts by the new one, and what it computed is not taken for what the old one gives."""
    corpus = opened(folder)
    own = folder / "topics.yml"
    own.write_text("topics:\n  contoh: {id: Contoh, lemmas: [solusi]}\n", encoding="utf-8")
    with_own = kit.topic_mentions(corpus)
    own.unlink()
    without = kit.topic_mentions(opened(folder))
    assert "contoh" in set(with_own["topic"]) and "contoh" not in set(without["topic"])


@pytest.mark.parametrize("other", [lambda corpus: corpus.with_tables(articles=corpus.articles.assign(outlet="Harian Contoh")), kit.without_copies])
def test_a_corpus_put_together_by_hand_is_computed_each_time(folder, other):
    kit.table(other(opened(folder)), "mentions")
    assert kept(folder) == 0


def test_a_small_corpus_is_computed_each_time(folder, monkeypatch):
    monkeypatch.setattr(computed, "LEAST", 6)
    kit.table(opened(folder), "mentions")
    assert kept(folder) == 0


def test_what_rests_on_what_is_no_more_is_deleted(folder, monkeypatch):
    before = {name: kit.table(opened(folder), name) for name in ("quotes", "meetings", "mentions")}
    for version in range(computed.STATES + 2):
        monkeypatch.setattr(rereading, "_of_the_kit", lambda: str(version))
        for name, table in before.items():
            assert_frame_equal(kit.table(opened(folder), name), table)
    assert all(1 < kept(folder, name) <= computed.STATES for name in before)


def test_the_ids_of_meetings_are_those_of_the_register(folder):
    """Where it gives others, or is gone, the chronology is worked out anew."""
    ids = list(kit.chronology(opened(folder)).meetings["meeting_id"])
    register = folder / ".kit" / "meetings.json"
    register.write_text(register.read_text(encoding="utf-8").replace(ids[0], "another-id"), encoding="utf-8")
    assert list(kit.chronology(opened(folder)).meetings["meeting_id"]) == ["another-id", *ids[1:]]
    register.unlink()
    assert list(kit.chronology(opened(folder)).meetings["meeting_id"]) == ids and register.exists()


def test_what_another_process_deletes_meanwhile_is_computed(folder, monkeypatch):
    before = kit.table(opened(folder), "mentions")

    def gone(self, table, keys):
        if "computed" in self.folder.name:
            raise Gone(table)
        return original(self, table, keys)

    original = Store.read
    monkeypatch.setattr(Store, "read", gone)
    assert_frame_equal(kit.table(opened(folder), "mentions"), before)


def test_a_full_disk_is_told_and_the_table_given(folder, monkeypatch):
    corpus = opened(folder)

    def full(self, tables):
        raise NotWritten(f"{self.folder}: not written, because the disk is full; free some space and do it again.")

    monkeypatch.setattr(Store, "write", full)
    with pytest.warns(UserWarning, match="disk is full.* computed anew each time"):
        assert len(kit.table(corpus, "mentions")) > 100
