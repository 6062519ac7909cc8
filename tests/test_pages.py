"""Pasted pages in the forms of some forty outlets, labelled by hand: how many lines and facts are read right."""

from __future__ import annotations

import pytest

from bench.pages import FIELDS, load, score
from kit.lines import KINDS


@pytest.fixture(scope="module")
def found():
    return score(load())


def test_there_are_forty_pages_and_their_labels_are_labels():
    pages = load()
    assert len(pages) >= 40 and len({page.name for page in pages}) == len(pages)
    assert {kind for page in pages for kind, _, _ in page.pieces} <= {*KINDS, "?"}
    assert {key for page in pages for key in page.known} <= {*FIELDS, "published", "precision"}


@pytest.mark.parametrize(("measure", "least"), [("labels", 0.98), ("body or not", 0.98), ("title", 0.95), ("outlet", 0.95), ("author", 0.95), ("dateline", 0.95), ("date", 0.95)])
def test_what_is_read_right(found, measure, least):
    assert found.share(measure) >= least, "\n".join(miss for miss in found.misses if miss.startswith(measure))


def test_no_wrong_date_is_given_as_sure(found):
    assert found.total["sure dates"] >= 20
    assert [miss for miss in found.misses if miss.startswith("sure")] == []
