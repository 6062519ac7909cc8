"""The Corpus, and the tables by name."""

from __future__ import annotations

import pytest

import kit
from kit import tables


@pytest.mark.parametrize("name", tables.COLUMNS)
def test_every_table_has_its_columns(seeds, name):
    assert list(kit.table(seeds, name).columns) == list(tables.COLUMNS[name])


def test_a_table_is_an_attribute_too(seeds):
    assert seeds.meetings is kit.table(seeds, "meetings")


def test_an_unknown_table_is_named(seeds):
    with pytest.raises(ValueError, match="no table 'meeting'; the tables are: .*meetings"):
        kit.table(seeds, "meeting")
    with pytest.raises(AttributeError, match="no 'meeting'"):
        seeds.meeting


def test_a_table_that_needs_annotation_says_so(seeds):
    with pytest.raises(ValueError, match="kit.annotate"):
        kit.read(seeds.folder).meetings


def test_nothing_changes_in_place(seeds):
    read = kit.read(seeds.folder)
    assert "sentences" not in read.tables
    assert "not annotated" in repr(read)
    assert "not annotated" not in repr(seeds)


def test_a_row_that_lacks_a_column_shows_at_once():
    with pytest.raises(KeyError, match="remedy"):
        tables.frame("skipped", [{"path": "a", "reason": "b"}])
