"""What was read is kept: the same tables from what is kept, and read anew where something it rests on has changed."""

from __future__ import annotations

import csv
import shutil

import pytest
from pandas.testing import assert_frame_equal

import kit
from kit import articles, decisions, rereading
from kit.disk import NotWritten
from kit.store import Store

TABLES = ("articles", "date_candidates", "lines", "suspects", "skipped", "copies")


@pytest.fixture
def folder(tmp_path, seeds, monkeypatch):
    """The examples with a table, a file that is no article and a row without a text; all that is read is kept, in many parts."""
    monkeypatch.setattr(rereading, "LEAST", 0)
    monkeypatch.setattr(rereading, "PART", 2_000)
    place = tmp_path / "berita"
    shutil.copytree(seeds.folder, place, ignore=shutil.ignore_patterns(".kit"))
    (place / "b.txt").write_bytes(bytes(range(256)) * 9)
    with open(place / "c.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([("title", "date", "content"), ("Satu", "2025-07-10", "Jakarta - Menlu bertemu duta besar di kantornya."), ("Dua", "", "")])
    return place


@pytest.fixture
def read_files(monkeypatch):
    """The names of the files that are read, not taken from what is kept."""
    names = []
    original = articles._Reading.of
    monkeypatch.setattr(articles._Reading, "of", lambda self, source: names.append(source.name) or original(self, source))
    return names


def assert_same(one, other):
    assert one.texts == other.texts
    for name in TABLES:
        assert_frame_equal(one.tables[name], other.tables[name])
        assert all(type(a) is type(b) for column in one.tables[name] for a, b in zip(one.tables[name][column], other.tables[name][column])), name


def test_what_is_kept_gives_the_same_tables(folder, read_files):
    first = kit.read(folder)
    assert len(read_files) == 7 and len(first.texts) == 6 and [name.split("#")[0] for name in first.skipped["path"]] == ["b.txt", "c.csv"]
    assert len(list(Store(folder, "reading").folder.glob("part-*"))) > 2
    read_files.clear()
    again = kit.read(folder)
    assert read_files == ["b.txt"]  # which may be an article tomorrow
    assert_same(first, again)
    shutil.rmtree(folder / ".kit")
    assert_same(first, kit.read(folder))


def test_a_file_that_changed_is_read_alone(folder, read_files):
    kit.read(folder)
    read_files.clear()
    (folder / "new.txt").write_text("Menlu Bertemu\n\nJakarta - Menlu bertemu duta besar Contohia.\n", encoding="utf-8")
    changed = next(folder.glob("000*"))
    changed.write_text(changed.read_text(encoding="utf-8") + "\nSatu kalimat lagi.\n", encoding="utf-8")
    corpus = kit.read(folder)
    assert set(read_files) == {"b.txt", "new.txt", changed.name} and corpus.texts[changed.name].endswith("lagi.\n")
    shutil.rmtree(folder / ".kit")
    assert_same(corpus, kit.read(folder))


def test_an_article_that_went_is_gone(folder):
    names = list(kit.read(folder).texts)
    (folder / names[0]).unlink()
    assert list(kit.read(folder).texts) == names[1:]


@pytest.mark.parametrize("article_id", ["000_3bf2fc82fa22c1a6.txt", "c.csv"])
def test_a_decision_has_its_file_read_anew(folder, read_files, article_id):
    article_id = next(name for name in kit.read(folder).texts if name.startswith(article_id))
    read_files.clear()
    decided = kit.decide(folder, "article", {"article_id": article_id}, {"outlet": "Harian Contoh"})
    corpus = kit.read(folder)
    assert set(read_files) == {"b.txt", article_id.split("#")[0]}
    assert corpus.articles.set_index("article_id").outlet[article_id] == "Harian Contoh"
    decisions.undo(folder, decided)
    assert kit.read(folder).articles.set_index("article_id").outlet[article_id] != "Harian Contoh"


def test_a_lexicon_of_the_corpus_has_all_read_anew(folder, read_files):
    kit.read(folder)
    read_files.clear()
    (folder / "aliases.yml").write_text("entities:\n- {name: Budi Contoh, type: PER}\n", encoding="utf-8")
    kit.read(folder)
    assert len(read_files) == 7


def test_another_version_of_the_kit_reads_anew(folder, read_files, monkeypatch):
    kit.read(folder)
    read_files.clear()
    monkeypatch.setattr(rereading, "_of_the_kit", lambda: "another")
    kit.read(folder)
    assert len(read_files) == 7


def test_what_is_of_no_use_is_deleted(folder, monkeypatch):
    kept = Store(folder, "reading")
    for version in ("one", "two", "three"):
        monkeypatch.setattr(rereading, "_of_the_kit", lambda: version)
        corpus = kit.read(folder)
    assert len(kept.parts()) == 6
    assert_same(corpus, kit.read(folder))


def test_a_small_folder_is_not_kept(folder, monkeypatch):
    monkeypatch.setattr(rereading, "LEAST", 1_000_000)
    monkeypatch.setattr(rereading, "PART", 1_000_000)
    kit.read(folder)
    assert not (folder / ".kit").exists()


def test_a_full_disk_is_told_once_and_all_is_read(folder, monkeypatch):
    def full(self, tables):
        raise NotWritten(f"{self.folder}: not written, because the disk is full; free some space and do it again.")

    monkeypatch.setattr(Store, "write", full)
    with pytest.warns(UserWarning, match="disk is full.* read anew each time") as told:
        corpus = kit.read(folder)
    assert len(corpus.texts) == 6 and len(told) == 1


def test_damage_is_told_with_the_remedy(folder):
    kit.read(folder)
    part = next(Store(folder, "reading").folder.glob("part-*"))
    (part / "lines.parquet").write_bytes(b"damaged")
    with pytest.raises(ValueError, match="lines.parquet: expected SHA-256 .*delete the folder"):
        kit.read(folder)
    shutil.rmtree(part)
    assert len(kit.read(folder).texts) == 6


def test_what_another_process_deletes_meanwhile_is_read_anew(folder, monkeypatch):
    first = kit.read(folder)
    (folder / "new.txt").write_text("Menlu Bertemu\n\nJakarta - Menlu bertemu duta besar Contohia.\n", encoding="utf-8")
    original = rereading._New.finish

    def delete(self):
        original(self)
        monkeypatch.setattr(rereading._New, "finish", original)
        self.store.tidy([])

    monkeypatch.setattr(rereading._New, "finish", delete)
    assert list(kit.read(folder).texts) == [*first.texts, "new.txt"]


def test_places_stay_whole_numbers_when_parts_are_joined(folder):
    decided = kit.decide(folder, "article", {"article_id": next(iter(kit.read(folder).texts))}, {"published": "2025-07-11"})
    corpus = kit.read(folder)
    assert corpus.date_candidates["start_char"].isna().any() and decided
    kept = Store(folder, "reading")
    kept.tidy(list(kept.parts()))
    assert_same(corpus, kit.read(folder))


def test_a_full_disk_while_tidying_is_told(folder, monkeypatch):
    def full(self, keep):
        raise NotWritten("not written, because the disk is full")

    monkeypatch.setattr(Store, "tidy", full)
    for version in ("one", "two", "three"):
        monkeypatch.setattr(rereading, "_of_the_kit", lambda: version)
        if version == "three":
            with pytest.warns(UserWarning, match="disk is full"):
                assert len(kit.read(folder).texts) == 6
        else:
            kit.read(folder)
