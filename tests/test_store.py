"""Immutable parts on disk: whole or absent, found by key, safe beside other readers and writers."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pandas as pd
import pytest

from kit import store
from kit.disk import NotWritten
from kit.store import Store


def part(*keys, value=1):
    return {"keys": pd.DataFrame({"key": keys}), "tokens": pd.DataFrame({"key": keys, "value": [value] * len(keys)})}


def test_what_is_written_is_read(tmp_path):
    kept = Store(tmp_path)
    kept.write(part("a", "b"))
    kept.write(part("c"))
    assert set(kept.parts()) == {"a", "b", "c"}
    assert sorted(kept.read("tokens", ["a", "c"])["key"].to_pylist()) == ["a", "c"]


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


def test_a_draft_that_is_finished_while_it_is_looked_at_stops_nobody(tmp_path, monkeypatch):
    kept = Store(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(store.Path, "glob", lambda folder, pattern: [folder / ".draft-gone"])
        kept.write(part("a"))
    assert list(kept.parts()) == ["a"]


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


def kept_part(tmp_path):
    kept = Store(tmp_path)
    kept.write(part("a"))
    (folder,) = kept.parts().values()
    return kept, folder


@pytest.mark.parametrize("table", ["keys", "tokens"])
@pytest.mark.parametrize("change", ["cut off", "swapped", "gone"])
def test_a_damaged_or_swapped_table_is_named_and_never_read(tmp_path, table, change):
    kept, folder = kept_part(tmp_path)
    path = folder / f"{table}.parquet"
    kept.read("tokens", ["a"])
    if change == "gone":
        path.unlink()
    else:
        other = Store(tmp_path / "other")
        (tmp_path / "other").mkdir()
        other.write(part("a", "b", value=2))
        path.write_bytes(path.read_bytes()[:-9] if change == "cut off" else next(other.folder.glob("part-*/" + path.name)).read_bytes())
    with pytest.raises(ValueError, match=rf"{table}.parquet: expected SHA-256 .*, found .*delete the folder .*{folder.name}, and what it held is made again"):
        kept.read("tokens", ["a"])


@pytest.mark.parametrize(
    ("about", "found"),
    [('{"schema": 99, "sha256": {}}', f"expected schema {store.SCHEMA}, found 99, which another version of the kit has written; use that version, or delete"), ("{", "no such file in order"), (None, "no such file in order"), ("[]", "no such file in order")],
)
def test_a_part_of_another_schema_is_refused_with_what_to_do(tmp_path, about, found):
    kept, folder = kept_part(tmp_path)
    (folder / store.ABOUT).unlink() if about is None else (folder / store.ABOUT).write_text(about, encoding="utf-8")
    with pytest.raises(ValueError, match=f"{folder.name}.*{found}"):
        kept.parts()


def test_parts_of_an_older_schema_are_left_alone_and_made_anew(tmp_path):
    older = tmp_path / ".kit" / f"annotation-{store.SCHEMA - 1}" / "part-0"
    older.mkdir(parents=True)
    (older / "keys.parquet").write_bytes(b"of another time")
    kept = Store(tmp_path)
    assert kept.parts() == {}
    kept.write(part("a"))
    assert set(kept.parts()) == {"a"} and (older / "keys.parquet").read_bytes() == b"of another time"


def test_small_parts_are_joined_and_what_nobody_needs_is_dropped(tmp_path):
    kept = Store(tmp_path)
    for name in "abcd":
        kept.write(part(name, value=ord(name)))
    kept.write(part("a", "e", value=1))
    before = dict(zip(*(kept.read("tokens", "abc").to_pydict()[column] for column in ("key", "value"))))
    assert kept.tidy("abc") == (5, 1)
    assert set(kept.parts()) == set("abc") and len(list(kept.folder.iterdir())) == 1
    assert dict(zip(*(kept.read("tokens", "abc").to_pydict()[column] for column in ("key", "value")))) == before
    assert kept.tidy("abc") == (1, 1) and kept.tidy("a") == (1, 1) and set(kept.parts()) == {"a"}
    assert kept.tidy("") == (1, 0) and kept.parts() == {}


def test_a_large_part_is_left_alone_unless_it_holds_what_nobody_needs(tmp_path, monkeypatch):
    kept = Store(tmp_path)
    kept.write(part("a", "b"))
    monkeypatch.setattr(store, "LARGE", 1)
    (large,) = kept.folder.iterdir()
    assert kept.tidy("ab") == (1, 1) and large.is_dir()
    assert kept.tidy("a") == (1, 1) and not large.exists() and set(kept.parts()) == {"a"}


def test_who_reads_while_parts_are_joined_sees_all_of_them(tmp_path):
    kept = Store(tmp_path)
    names = [f"k{number}" for number in range(30)]
    for name in names:
        kept.write(part(name))
    code = "import sys\nfrom pathlib import Path\nfrom kit.store import Store\nprint(flush=True)\nsys.stdin.readline()\nprint(Store(Path(sys.argv[1])).tidy(sys.argv[2:]))"
    joining = subprocess.Popen([sys.executable, "-c", code, str(tmp_path), *names], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    joining.stdout.readline()
    joining.stdin.write("\n")
    joining.stdin.flush()
    reads = 0
    while joining.poll() is None or not reads:
        assert sorted(kept.read("tokens", names)["key"].to_pylist()) == sorted(names)
        reads += 1
    assert joining.stdout.read().strip() == "(30, 1)"


def test_a_disk_that_fills_up_while_parts_are_joined_loses_nothing(tmp_path, monkeypatch):
    kept = Store(tmp_path)
    kept.write(part("a"))
    kept.write(part("b"))

    def full(self, path, **_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", full)
    with pytest.raises(NotWritten):
        kept.tidy("ab")
    assert set(kept.parts()) == {"a", "b"}
