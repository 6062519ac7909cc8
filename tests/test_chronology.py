"""The chronology on the invented articles, and the benchmark that scores it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from bench.chronology import CELLS, INVENTED, cells, fit, read_gold, score


def gold():
    [one] = [one for one in read_gold(INVENTED / "gold.tsv") if one.article == "12" and "Richard Marles" in one.participants[1]]
    return one


def meeting(**changed):
    return SimpleNamespace(**{"kind": "meeting", "status": "held", "date_start": "2024-08-20", "date_end": "2024-08-20", "date_basis": "stated", "place": "Canberra", **changed})


def test_the_gold_is_large_enough():
    assert sum(not one.optional for one in read_gold(INVENTED / "gold.tsv")) >= 60


@pytest.mark.parametrize(
    ("found", "names", "fits"),
    [
        (meeting(), {"Prabowo Subianto", "Richard Marles"}, True),
        (meeting(date_start=None, date_end=None), {"Prabowo Subianto", "Richard Marles"}, True),
        (meeting(date_start="2024-08-19", date_end="2024-08-25"), {"Prabowo Subianto", "Richard Marles"}, True),
        (meeting(date_start="2024-08-21", date_end="2024-08-21"), {"Prabowo Subianto", "Richard Marles"}, False),
        (meeting(), {"Prabowo Subianto"}, False),
    ],
)
def test_what_counts_as_found(found, names, fits):
    assert (fit(gold(), found, names) > 0) is fits


def test_cells():
    assert cells(gold(), meeting()) == dict.fromkeys(CELLS, True)
    assert cells(gold(), meeting(place=None, kind="call")) == {"kind": False, "status": True, "date": True, "place": False}


def test_a_gold_line_that_is_broken(tmp_path):
    (tmp_path / "gold.tsv").write_text("01\tmeeting\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1: expected eight cells"):
        read_gold(tmp_path / "gold.tsv")


def test_it_is_as_good_as_it_was(told):
    """The benchmark prints the figures; what they must not fall below is here, and no date that is called stated is wrong."""
    corpus = told(**{path.name: path.read_text(encoding="utf-8") for path in sorted(INVENTED.glob("*.txt"))})
    counts = score(corpus, read_gold(INVENTED / "gold.tsv"))
    assert counts["found"] / counts["gold"] >= 0.9
    assert counts["found"] / counts["made"] >= 0.93
    assert all(counts[name] / counts["found"] >= 0.95 for name in CELLS)
    assert counts["stated wrong"] == 0
