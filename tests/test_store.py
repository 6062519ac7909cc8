"""Immutable parts on disk: whole or absent, found by key, safe beside other readers and writers."""

from __future__ import annotations

import os

import pandas as pd
import pytest

from kit import store
from kit.store import Store


def part(*keys, value=1):
    return {"keys": pd.DataFrame({"key": keys}), "tokens": pd.DataFrame({"key": keys, "value": [value] * len(keys)})}


def test_what_is_written_is_read(tmp_path):
    kept = Store(tmp_path)
    kept.write(part("a", "b"))
    kept.write(part("c"))
    assert set(kept.parts()) == {"a", "b", "c"}
    assert sorted(kept.read("tokens", ["a", "c"])["key"]) == ["a", "c"]


def test_a_text_annotated_twice_is_read_once(tmp_path):
    kept = Store(tmp_path)
    kept.write(part("a", value=1))
    kept.write(part("a", value=2))
    assert len(kept.read("tokens", ["a"])) == 1


def test_a_run_that_dies_leaves_nothing_that_counts(tmp_path, monkeypatch):
    kept = Store(tmp_path)

    def die(self, path, **_):
        path.write(b"half a file")
        raise KeyboardInterrupt

    monkeypatch.setattr(pd.DataFrame, "to_parquet", die)
    with pytest.raises(KeyboardInterrupt):
        kept.write(part("a"))
    assert kept.parts() == {}


def test_old_drafts_are_cleared_away_and_young_ones_left(tmp_path):
    kept = Store(tmp_path)
    kept.write(part("a"))
    old, young = kept.folder / ".draft-old", kept.folder / ".draft-young"
    for draft in (old, young):
        draft.mkdir()
    long_ago = old.stat().st_mtime - store.ABANDONED - 1
    os.utime(old, (long_ago, long_ago))
    kept.write(part("b"))
    assert not old.exists()
    assert young.exists()


def test_keys_tell_text_cut_and_models_apart():
    base = store.key("teks", [(0, 4)], "v1")
    assert base == store.key("teks", [(0, 4)], "v1")
    assert len({base, store.key("teks!", [(0, 4)], "v1"), store.key("teks", [(0, 3)], "v1"), store.key("teks", [(0, 4)], "v2")}) == 4


def test_a_folder_that_cannot_be_written_is_stored_in_the_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    assert corpus not in Store(corpus).folder.parents
