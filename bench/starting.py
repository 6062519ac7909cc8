"""Time from command to report over the example corpus, cold and warm, each beside its floor.

The floor of a warm run is a process that has six kernels import what the notebooks import, by the same runner; that of a cold
one, where nothing is stored yet, also loads the models in one of them and annotates the articles. In turns.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from kit.runner import PROJECT

from . import results

TURNS = 3
IMPORTS = "import anywidget, ipywidgets, matplotlib.pyplot, pandas, pyarrow.parquet, kit, kit.controls"
ANNOTATION = "from pathlib import Path\nfrom kit import language\nlanguage.load_pipeline().bulk_process([path.read_text(encoding='utf-8') for path in Path({!r}).glob('*.txt')])"
WRITES = "report_path = ''"
RUNS = "import sys; from pathlib import Path; from kit import runner; runner.run_notebooks(Path(sys.argv[1]), Path(sys.argv[2]), notebooks=Path(sys.argv[3]), copies=Path(sys.argv[4]))"


def main() -> None:
    """Print the median seconds of each run and of its floor, and how many times the floor that is, turn by turn."""
    taken: dict[str, list[tuple[float, float]]] = {"warm": [], "warm floor": [], "cold": [], "cold floor": []}
    for _ in range(TURNS):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "seeds"
            shutil.copytree(PROJECT / "seeds", folder, ignore=shutil.ignore_patterns(".*"))
            for name in ("cold", "warm"):
                taken[name].append(_seconds("-m", "kit", "report", str(folder), "-o", f"{place}/{name}.html"))
                notebooks = _floor(Path(place) / f"{name}-floor", folder if name == "cold" else None)
                taken[f"{name} floor"].append(_seconds("-c", RUNS, str(folder), f"{place}/floor.html", str(notebooks), f"{place}/copies"))
    found: dict[str, tuple[float, str]] = {}
    for name in ("cold", "warm"):
        (run, spent), (floor, least) = (zip(*taken[kind]) for kind in (name, f"{name} floor"))
        ratio, again = (statistics.median(a / b for a, b in zip(*pair)) for pair in ((run, floor), (spent, least)))
        print(f"{name}: {statistics.median(run):.1f} s, {ratio:.2f} times its floor of {statistics.median(floor):.1f} s; by the processor's time {statistics.median(spent):.1f} s, {again:.2f} times", flush=True)
        found |= {f"report, {name}": (statistics.median(run), "s"), f"report, {name}, against its floor": (ratio, "times"), f"report, {name}, against its floor, processor": (again, "times")}
    results.save("starting", found)


def _seconds(*arguments: str) -> tuple[float, float]:
    """What a process and those that it started took: by the clock, and of the processor."""
    before, spent = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=PROJECT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - before, after.ru_utime + after.ru_stime - spent.ru_utime - spent.ru_stime


def _floor(place: Path, annotates: Path | None) -> Path:
    """As many notebooks as there are, each of which only imports; the second annotates too, where a folder is given, and the last writes."""
    place.mkdir()
    names = [path.name for path in sorted((PROJECT / "notebooks").glob("[0-9]*.ipynb"))]
    for number, name in enumerate(names):
        cells = [nbformat.v4.new_code_cell(IMPORTS)]
        if annotates and number == 1:
            cells.append(nbformat.v4.new_code_cell(ANNOTATION.format(str(annotates))))
        if name == names[-1]:
            cells += [nbformat.v4.new_code_cell(WRITES, metadata={"tags": ["parameters"]}), nbformat.v4.new_code_cell("open(report_path, 'w').close()")]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), place / name)
    return place


if __name__ == "__main__":
    main()
