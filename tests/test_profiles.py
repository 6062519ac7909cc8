"""Everything about one entity, agreeing with the tables it comes from."""

from __future__ import annotations

import pytest

import kit


@pytest.fixture(scope="module")
def lavrov(seeds):
    return kit.entity_profile(seeds, "Lavrov")


def test_written_forms_and_contexts(seeds, lavrov):
    assert (lavrov.entity_id, lavrov.name) == ("PER:Sergey Lavrov", "Sergey Lavrov")
    assert set(lavrov.variants["form"]) == {"Sergey Lavrov", "Sergei Lavrov", "Lavrov"}
    assert lavrov.variants["n"].sum() == len(lavrov.contexts) == (seeds.mentions["entity_id"] == "PER:Sergey Lavrov").sum()
    assert all(row.text in row.sentence for row in lavrov.contexts.itertuples())


def test_what_is_around(seeds, lavrov):
    matrix = kit.cooccurrence(seeds, top=100)
    for row in lavrov.companions.itertuples():
        assert row.n == matrix.loc["PER:Sergey Lavrov", row.entity_id]
    assert "peace" in set(lavrov.topics["topic"])


def test_quotations_and_meetings(seeds, lavrov):
    assert len(lavrov.quotes) == (seeds.quotes["speaker"] == "PER:Sergey Lavrov").sum() > 5
    assert all("Sergey Lavrov" in row.participants for row in lavrov.meetings.itertuples())
    assert len(lavrov.meetings) == 3


def test_a_capital_that_is_a_government_is_among_the_contexts_of_its_state(seeds):
    russia = kit.entity_profile(seeds, "LOC:Rusia")
    assert "Moskow" in set(russia.contexts["text"])
    assert set(russia.quotes["speaker"]) == {"LOC:Rusia"}


def test_a_name_that_is_none_is_told_with_the_nearest(seeds):
    with pytest.raises(ValueError, match="found 0; name one of: .*PER:Sergey Lavrov"):
        kit.entity_profile(seeds, "Sergej Lawrow")
