"""The figures: what is written and drawn, and that a notebook shows each of them once."""

from __future__ import annotations

import sys

import pandas as pd
import pytest

from kit import figures

NAMES = pd.DataFrame(
    [
        ("PER:Budi", "Budi", "PER", "Harian A", 3, 12.0, 1),
        ("PER:Budi", "Budi", "PER", None, 2, 8.0, 1),
        ("LOC:Jakarta", "Jakarta", "LOC", "Harian A", 4, 16.0, 1),
    ],
    columns=["entity_id", "name", "type", "outlet", "n", "per_1000", "n_articles"],
)
TOPICS = pd.DataFrame(
    [("Sanctions", "Harian A", 2, 8.0, 1), ("Sanctions", "Harian B", 1, 3.5, 1), ("Trade", "Harian B", 0, 0.0, 0)],
    columns=["topic", "outlet", "n", "per_1000", "n_articles"],
)


def written(figure) -> list[str]:
    figure.canvas.draw()
    axes = figure.axes
    labels = [label.get_text() for one in axes for label in (*one.get_xticklabels(), *one.get_yticklabels())]
    return [text.get_text() for one in axes for text in one.texts] + labels + [one.get_title(loc="left") for one in axes]


def test_frequency_has_a_panel_for_all_and_one_for_each_outlet():
    figure = figures.frequency(NAMES)
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["All sources", "Harian A", "not stated"]
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == ["Jakarta", "Budi"]
    assert sorted(text.get_text() for text in figure.axes[0].texts) == ["4", "5"]


def test_by_month():
    months = NAMES.rename(columns={"outlet": "month"}).assign(month=["2025-03", None, "2025-04"])
    assert [axes.get_title(loc="left") for axes in figures.frequency(months, by="month").axes] == ["All sources", "2025-03", "2025-04", "not stated"]
    topics = TOPICS.rename(columns={"outlet": "month"})
    assert {"Harian A", "Harian B"} <= set(written(figures.topics(topics, by="month")))


def test_cooccurrence_shows_each_pair_once():
    matrix = pd.DataFrame([[5, 2], [2, 3]], index=["PER:Budi", "LOC:Jakarta"], columns=["PER:Budi", "LOC:Jakarta"])
    assert sorted(text for text in written(figures.cooccurrence(matrix)) if text) == ["2", "3", "5", "Budi", "Budi", "Jakarta", "Jakarta"]
    assert figures.cooccurrence(matrix.iloc[:0, :0]).texts[0].get_text() == "There is nothing to draw."


def test_frequency_keeps_the_most_frequent():
    assert [label.get_text() for label in figures.frequency(NAMES, top=1).axes[0].get_yticklabels()] == ["Budi"]


@pytest.mark.parametrize("language, name", [("en", "Peace and ceasefire"), ("id", "Perdamaian dan gencatan senjata")])
def test_topics_are_named_in_the_language(language, name):
    assert name in written(figures.topics(TOPICS.replace("Sanctions", "peace"), language=language))


def test_many_outlets_are_drawn_as_their_sum():
    many = pd.concat([NAMES.assign(outlet=f"Harian {letter}") for letter in "ABCDEFG"])
    assert [axes.get_title(loc="left") for axes in figures.frequency(many).axes] == ["All sources"]


def test_topics_writes_count_and_rate():
    texts = written(figures.topics(TOPICS))
    assert {"2", "8.0", "1", "3.5", "Sanctions", "Harian A", "Harian B"} <= set(texts)
    assert "Trade" not in texts


def test_timeline_draws_spans_as_spans_and_leaves_the_undated_unmarked(view_corpus):
    figure = figures.timeline(view_corpus.tables["meetings"])
    axes = figure.axes[0]
    assert len(axes.patches) == 1 and axes.patches[0].get_width() == 7
    assert len(axes.collections) == 1
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels[0] == "Ani Wijaya, Budi Santoso\n24 February – 2 March 2025 · call · held"
    assert labels[2] == "Ani Wijaya, Citra Lestari\nundated · meeting · possible"


def test_in_indonesian(view_corpus, tmp_path):
    figure = figures.timeline(view_corpus.tables["meetings"], language="id")
    labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert labels[0] == "Ani Wijaya, Budi Santoso\n24 Februari – 2 Maret 2025 · panggilan telepon · terlaksana"
    figure.canvas.draw()
    assert any("Mar" in label.get_text() for label in figure.axes[0].get_xticklabels()) and figure.axes[0].get_title(loc="right") == "2025"
    assert "8,0" in written(figures.topics(TOPICS, language="id"))
    assert figures.frequency(NAMES, language="id").axes[0].get_title(loc="left") == "Semua sumber"
    for ending in ("svg", "png"):
        figure.savefig(tmp_path / f"lini.{ending}")
        assert (tmp_path / f"lini.{ending}").stat().st_size > 1000


def test_undated_meetings_alone(view_corpus):
    meetings = view_corpus.tables["meetings"].iloc[2:]
    assert "undated" in "".join(written(figures.timeline(meetings)))


@pytest.mark.parametrize("draw, table", [(figures.frequency, NAMES), (figures.topics, TOPICS)])
def test_nothing_to_draw_is_said(draw, table):
    assert "nothing to draw" in draw(table.iloc[:0]).texts[0].get_text()


def test_tables_are_left_as_they_were():
    before = NAMES.copy(deep=True)
    figures.frequency(NAMES)
    pd.testing.assert_frame_equal(NAMES, before)


def test_a_notebook_can_draw_it_without_pyplot():
    assert figures.topics(TOPICS)._repr_png_().startswith(b"\x89PNG")
    assert "matplotlib.pyplot" not in sys.modules or not sys.modules["matplotlib.pyplot"].get_fignums()
