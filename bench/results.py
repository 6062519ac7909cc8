"""What the benchmarks of speed found last, as a table (bench/results.csv, with machine and versions) and a figure (docs/bench.svg)."""

from __future__ import annotations

import csv
import datetime as dt
import os
import platform
import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

TABLE = Path(__file__).with_name("results.csv")
FIGURE = Path(__file__).resolve().parents[1] / "docs" / "bench.svg"
COLUMNS = ("benchmark", "measure", "value", "unit", "date", "machine", "versions")
PACKAGES = ("torch", "stanza", "pandas", "pyarrow")
SHOWN = {"words a second": "Annotation, words a second", "ms an article": "An archive that grows, ms an article (processor)", "times": "Against what it is measured by, times"}


def save(benchmark: str, figures: Mapping[str, tuple[float, str]]) -> None:
    """Put a benchmark's figures, each a value and its unit by measure, in the place of those that it had in the table."""
    about = dict(date=dt.date.today().isoformat(), machine=f"{_processor()}, {os.cpu_count()} cores", versions=" ".join([f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PACKAGES)]))
    rows = [row for row in table() if row["benchmark"] != benchmark]
    rows += [dict(benchmark=benchmark, measure=measure, value=f"{value:.4g}", unit=unit, **about) for measure, (value, unit) in figures.items()]
    with open(TABLE, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["benchmark"]))


def table() -> list[dict[str, str]]:
    """The rows of the table, one per figure."""
    if not TABLE.exists():
        return []
    with open(TABLE, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", about.read_text(), re.M) if about.exists() else None
    return found[1] if found else platform.processor() or platform.machine()


def main() -> None:
    """Print the table and draw the figure: a panel for each unit, a bar for each measure."""
    import matplotlib.pyplot as plt

    rows = table()
    for row in rows:
        print(f"{row['benchmark']:<11} {row['measure']:<58} {row['value']:>8} {row['unit']}", flush=True)
    panels = {unit: [row for row in rows if row["unit"] == unit] for unit in SHOWN}
    panels = {unit: shown for unit, shown in panels.items() if shown}
    heights = [len(shown) + 1 for shown in panels.values()]
    with plt.rc_context({"svg.hashsalt": "kit", "svg.fonttype": "none", "font.size": 8}):
        figure, axes = plt.subplots(len(panels), 1, figsize=(7, 0.27 * sum(heights) + 0.5), height_ratios=heights, layout="constrained", squeeze=False)
        for axis, (unit, shown) in zip(axes[:, 0], panels.items()):
            bars = axis.barh([row["measure"] for row in shown], [float(row["value"]) for row in shown], color="#3b6ea5")
            axis.bar_label(bars, [row["value"] for row in shown], padding=3)
            axis.invert_yaxis()
            axis.set_title(SHOWN[unit], loc="left", fontsize=9)
            axis.margins(x=0.12)
            if unit == "times":
                axis.set_xscale("log")  # from a little more than one to a hundred and more
            axis.spines[["top", "right"]].set_visible(False)
        figure.supxlabel("; ".join(sorted({f"{row['machine']}, {row['date']}" for row in rows})), fontsize=7)
        figure.savefig(FIGURE, metadata={"Date": None})
        plt.close(figure)
    print(FIGURE)


if __name__ == "__main__":
    main()
