"""Figures for print, from finished tables: the same colours and marks as the views.

Each returns a matplotlib Figure that belongs to no window: a notebook draws it when it is the last expression of a
cell, once, and `figure.savefig("name.svg")`, or .png or .pdf, keeps it. Its own words are in the language asked for, "en"
or "id".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from .terms import topic_names
from .views.records import plain_rows
from .views.wording import Wording

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from .corpus import Corpus

# Distinct for every kind of colour vision, and in grey: one hue, the number always beside the mark.
INK, SOFT, LINE, FILL, ACCENT = "#1c1f23", "#5a6169", "#d9dde1", "#4a8cc4", "#0b5a9e"
MARKS = {"held": "o", "planned": "o", "possible": "D", "cancelled": "x"}
MOST_PANELS = 6


@cache
def _drawing() -> type["Figure"]:
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    class Drawing(Figure):
        """A Figure that a notebook can draw though pyplot, which would draw it a second time, was never loaded."""

        def draw(self, renderer: Any) -> None:
            for text in self.findobj(Text):
                text.set_parse_math(False)  # dollars in a name are dollars
            super().draw(renderer)

        def _repr_png_(self) -> bytes:
            drawn = BytesIO()
            self.savefig(drawn, format="png", dpi=110)
            return drawn.getvalue()

    return Drawing


def _figure(width: float, height: float) -> "Figure":
    return _drawing()(figsize=(width, height), layout="constrained", facecolor="white")


def _bare(axes: "Axes") -> None:
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelsize=8, colors=SOFT)


def _nothing(say: Wording) -> "Figure":
    figure = _figure(6, 1)
    figure.text(0.5, 0.5, say.say("figure.nothing"), ha="center", va="center", color=SOFT, fontsize=9)
    return figure


def _named(table: "pd.DataFrame", by: str, say: Wording) -> "pd.DataFrame":
    """The table with its groups (outlets, months) in a column `group`, that of the articles without one included."""
    return table.assign(group=table[by].map(lambda group: group if isinstance(group, str) else say.say("none.value")))


def _ordered(groups: Iterable[str], say: Wording) -> list[str]:
    return sorted(groups, key=lambda group: (group == say.say("none.value"), group))


def _pivot(table: "pd.DataFrame", index: list[str], by: str, say: Wording) -> "pd.DataFrame":
    """n by group, one row per `index`, the most frequent first; a first column holds the sum."""
    named = _named(table, by, say)
    wide = named.astype({"n": int}).pivot_table(index=index, columns="group", values="n", aggfunc="sum", fill_value=0)
    wide = wide[_ordered(wide.columns, say)]
    total = say.say("matrix.all")
    wide.insert(0, total, wide.sum(axis=1))
    return wide.sort_values(total, ascending=False, kind="stable")


def frequency(table: "pd.DataFrame", *, by: str = "outlet", top: int = 20, language: str = "en") -> "Figure":
    """Ranked bars of how often each name stands, in all sources and in each outlet, side by side.

    table: `kit.entity_frequency(corpus, by=by)`: one row per entity and outlet (or month), with entity_id, name, n and
    the column `by`. top: how many names. With more than six outlets only the sum is drawn.
    """
    say = Wording(language)
    if table.empty:
        return _nothing(say)
    wide = _pivot(table, ["entity_id", "name"], by, say).head(top).iloc[::-1]
    total = say.say("matrix.all")
    names = [name for _, name in wide.index]
    panels = list(wide.columns) if len(wide.columns) <= MOST_PANELS + 1 else [total]
    figure = _figure(2.6 + 1.5 * len(panels), 0.7 + 0.24 * len(names))
    all_axes = figure.subplots(1, len(panels), sharey=True, sharex=True, squeeze=False)[0]
    for axes, panel in zip(all_axes, panels):
        counts = wide[panel].tolist()
        bars = axes.barh(range(len(names)), counts, height=0.62, color=FILL if panel == total else "#9fb9d0")
        axes.bar_label(bars, labels=[say.number(n) if n else "" for n in counts], padding=3, fontsize=8, color=INK)
        axes.set_title(panel, fontsize=9, color=INK, loc="left", fontweight="bold" if panel == total else "normal")
        _bare(axes)
        axes.set_xticks([])
        axes.margins(x=0.22, y=0.01)
    all_axes[0].set_yticks(range(len(names)), names, color=INK, fontsize=9)
    return figure


def topics(table: "pd.DataFrame", *, by: str = "outlet", corpus: "Corpus | None" = None, language: str = "en") -> "Figure":
    """Topic x source, or topic x month: the number of mentions, and their rate per 1,000 words as the area of a square.

    table: `kit.topic_frequency(corpus, by=by)`: one row per topic and outlet (or month), with topic, n, per_1000 and
    the column `by`. corpus: whose `topics.yml` names topics of its own; those that ship are known without.
    """
    table = table[table["n"].astype(int) > 0]
    say = Wording(language)
    if table.empty:
        return _nothing(say)
    named = _named(table, by, say)
    rows = list(_pivot(table, ["topic"], by, say).index)[::-1]
    named_topics = topic_names(rows, corpus, language)
    columns = _ordered(named["group"].unique(), say)
    most = max(float(rate) for rate in named["per_1000"]) or 1.0
    figure = _figure(2.2 + 1.35 * len(columns), 0.9 + 0.42 * len(rows))
    axes = figure.subplots()
    for row in named.to_dict("records"):
        x, y = columns.index(row["group"]), rows.index(row["topic"])
        axes.scatter(x - 0.2, y, marker="s", s=320 * float(row["per_1000"]) / most, color=FILL, linewidths=0)
        axes.text(x + 0.08, y, say.number(int(row["n"])), va="center", fontsize=9, color=INK, fontweight="bold")
        axes.text(x + 0.26, y, say.number(float(row["per_1000"]), 1), va="center", fontsize=7.5, color=SOFT)
    _bare(axes)
    axes.set_xlim(-0.5, len(columns) - 0.3)
    axes.set_ylim(-0.6, len(rows) - 0.4)
    axes.set_xticks(range(len(columns)), columns, color=INK, fontsize=9)
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(rows)), [named_topics[topic] for topic in rows], color=INK, fontsize=9)
    axes.hlines([y + 0.5 for y in range(len(rows) - 1)], -0.5, len(columns) - 0.3, color=LINE, linewidth=0.6)
    figure.supxlabel(say.say("figure.topics"), fontsize=7.5, color=SOFT)
    return figure


def cooccurrence(matrix: "pd.DataFrame", *, language: str = "en") -> "Figure":
    """Who is named with whom: a square for each pair, its area the number of sentences, the number beside it.

    matrix: `kit.cooccurrence(corpus)`. The diagonal, how often each is named at all, stands in grey without a square.
    """
    say = Wording(language)
    if matrix.empty:
        return _nothing(say)
    labels = [entity_id.partition(":")[2] for entity_id in matrix.index]
    size = len(labels)
    counts = matrix.to_numpy()
    most = max((counts[x, y] for x in range(size) for y in range(size) if x != y), default=0) or 1
    figure = _figure(2.4 + 0.42 * size, 2.0 + 0.42 * size)
    axes = figure.subplots()
    for y in range(size):
        for x in range(y + 1):
            count = int(counts[y, x])
            if x == y:
                axes.text(x, y, f"{count}", ha="center", va="center", fontsize=7.5, color=SOFT)
            elif count:
                axes.scatter(x, y, marker="s", s=260 * count / most, color="#9fb9d0", linewidths=0)
                axes.text(x, y, f"{count}", ha="center", va="center", fontsize=7.5, color=INK)
    _bare(axes)
    axes.set_xlim(-0.6, size - 0.4)
    axes.set_ylim(size - 0.4, -0.6)
    axes.set_xticks(range(size), labels, color=INK, fontsize=8, rotation=60, ha="right")
    axes.set_yticks(range(size), labels, color=INK, fontsize=8)
    figure.supxlabel(say.say("figure.cooccurrence"), fontsize=7.5, color=SOFT)
    return figure


def _label(meeting: dict[str, Any], say: Wording) -> tuple[str, str]:
    when = say.days(meeting["date_start"], meeting["date_end"], meeting["date_precision"])
    who = meeting["participants"] or []
    shown = ", ".join(who[:3]) + (f" +{len(who) - 3}" if len(who) > 3 else "")
    facts = [when, say.word("kind", meeting["kind"]), say.word("status", meeting["status"]), meeting["place"]]
    return shown, " · ".join(fact for fact in facts if fact)


def _mark(axes: "Axes", meeting: dict[str, Any], y: float) -> None:
    held = meeting["status"] == "held"
    face, style = (ACCENT if held else "white"), ("--" if meeting["status"] == "possible" else "-")
    start = date.fromisoformat(meeting["date_start"])
    end = date.fromisoformat(meeting["date_end"] or meeting["date_start"])
    if end > start:
        days = end - start + timedelta(days=1)
        axes.barh(y, days, left=start, height=0.22, color=face, edgecolor=ACCENT, linestyle=style)
        return
    marker = MARKS.get(meeting["status"], "o")
    colours = {"color": ACCENT} if marker == "x" else {"facecolor": face, "edgecolor": ACCENT}
    axes.scatter(start + timedelta(hours=12), y, marker=marker, s=42, linewidths=1.4, zorder=3, **colours)


def _tick(value: float, say: Wording, days: bool) -> str:
    """A day of the axis in the language's words; the year stands with each January and with the days of a short axis."""
    from matplotlib.dates import num2date

    day = num2date(value)
    month = say.labels["date.months_short"][day.month - 1]
    if days:
        return f"{day.day} {month}"
    return f"{month}\n{day.year}" if day.month == 1 else month


def timeline(meetings: "pd.DataFrame", *, language: str = "en") -> "Figure":
    """One line per meeting: a day is a mark, anything longer a span; undated meetings stand below, without a mark.

    meetings: the table of that name. Held is filled, planned hollow, possible a diamond or dashed, cancelled a cross;
    the word stands beside each.
    """
    from matplotlib.dates import AutoDateLocator

    say = Wording(language)
    rows = list(plain_rows(meetings))
    if not rows:
        return _nothing(say)
    dated = sorted((row for row in rows if row["date_start"]), key=lambda row: (row["date_start"], row["date_end"]))
    undated = [row for row in rows if not row["date_start"]]
    order = [*dated, *undated]
    gap = 0.6 if dated and undated else 0.0
    places = [-(index + (gap if index >= len(dated) else 0)) for index in range(len(order))]
    figure = _figure(8.5, 0.8 + 0.46 * len(order))
    axes = figure.subplots()
    for meeting, y in zip(dated, places):
        _mark(axes, meeting, y)
    _bare(axes)
    axes.set_ylim(places[-1] - 0.6, 0.6)
    axes.set_yticks(places, ["\n".join(_label(meeting, say)) for meeting in order], color=INK, fontsize=8)
    if dated:
        locator = AutoDateLocator(minticks=3, maxticks=9)
        axes.xaxis.set_major_locator(locator)
        first, last = date.fromisoformat(dated[0]["date_start"]), max(date.fromisoformat(row["date_end"] or row["date_start"]) for row in dated)
        axes.xaxis.set_major_formatter(lambda value, _: _tick(value, say, days=(last - first).days < 90))
        axes.set_title(str(first.year) if first.year == last.year else f"{first.year}–{last.year}", loc="right", fontsize=8, color=SOFT)
        axes.xaxis.tick_top()
        axes.grid(axis="x", color=LINE, linewidth=0.6)
        axes.set_axisbelow(True)
        axes.margins(x=0.04)
    else:
        axes.set_xticks([])
    if gap:
        axes.axhline(places[len(dated)] + 0.75, color=SOFT, linewidth=0.8, linestyle=(0, (4, 3)))
        beside = {"transform": axes.get_yaxis_transform(), "ha": "right", "va": "top"}
        axes.text(1, places[len(dated)] + 0.6, say.say("date.undated"), fontsize=8, color=SOFT, **beside)
    return figure
