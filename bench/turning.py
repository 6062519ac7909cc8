"""How large the report of 5,000 meetings and 20,000 mentions is, and how fast a filter turns in it, in a browser.

The invented articles again and again, each copy in another year, under the names of real outlets, until 5,000 meetings are told. Words
between the names are exchanged for others of their length, so that copies do not compress better than articles do. A filter is turned
by a click on one of its boxes, fifty times; what is timed is from the click until the browser has drawn. The machine's own
speed stands beside it: a table of 1,000 rows built from nothing and drawn. Needs Chromium or Chrome, as the tests do.
"""

from __future__ import annotations

import itertools
import random
import re
import statistics
import tempfile
from pathlib import Path

import kit
from kit.report import write_report

from . import browser, results
from .growth import corpus_of
from .latency import under_outlets

ARTICLES = 2200
TURNS = 50
FILTERS = ("outlets", "entities", "topics", "participants", "statuses")
TABLES = ("sentences", "mentions", "entities", "topics", "meetings", "evidence", "participants", "discrepancies", "merges", "quotes", "skipped")
WORD = re.compile(r"\b[a-z]{3,}\b")

TIMED = """async (work) => {
  const from = performance.now();
  work();
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return performance.now() - from;
}"""
BASELINE = f"""() => ({TIMED})(() => {{
  const table = document.createElement("table");
  for (let row = 0; row < 1000; row += 1) {{
    const line = table.insertRow();
    for (let cell = 0; cell < 5; cell += 1) line.insertCell().textContent = "Menteri Luar Negeri " + row * cell;
  }}
  document.body.replaceChildren(table);
}})"""
TURN = f"(box) => ({TIMED})(() => box.click())"


def large_corpus(folder: Path) -> kit.Corpus:
    """The corpus, with every table that the report needs."""
    corpus = corpus_of(ARTICLES, folder)
    tables = {name: kit.table(corpus, name) for name in TABLES}
    tables["articles"] = under_outlets(corpus).articles
    chance, lengths = random.Random(1), {}
    for word in sorted({word for text in corpus.texts.values() for word in WORD.findall(text)}):
        lengths.setdefault(len(word), []).append(word)
    texts = {key: WORD.sub(lambda found: chance.choice(lengths[len(found[0])]), text) for key, text in corpus.texts.items()}
    return kit.Corpus(corpus.folder, texts, tables)


def main() -> None:
    """Print and save megabytes of the page, milliseconds of a turn by the median of fifty, and the machine's own."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        corpus = large_corpus(Path(place))
        path = write_report(corpus, Path(place) / "report.html")
        megabytes = path.stat().st_size / 1e6
        counts = {name: len(corpus.tables[name]) for name in ("articles", "meetings", "mentions", "topics", "quotes")}
        print(", ".join(f"{n} {name}" for name, n in counts.items()) + f": {megabytes:.2f} MB", flush=True)
        page = playwright.chromium.launch(executable_path=browser.installed(), args=browser.QUIET).new_page()
        own = statistics.median(page.evaluate(BASELINE) for _ in range(9))
        page.goto(path.as_uri())
        page.locator("[data-view=filters] summary").click()
        times = {key: [page.evaluate(TURN, box) for box in _on_and_off(page.locator(f"[data-filter={key}] input").element_handles())] for key in FILTERS}
    every = [time for of in times.values() for time in of]
    for key, of in times.items():
        print(f"{key:<12} median {statistics.median(of):.0f} ms, at most {max(of):.0f} ms", flush=True)
    print(f"a filter turned: median {statistics.median(every):.0f} ms of {len(every)}; a table of 1,000 rows built and drawn here: {own:.0f} ms", flush=True)
    found = {f"a filter turned: {key}": (statistics.median(of), "ms") for key, of in times.items()}
    results.save("turning", {"report of 5,000 meetings": (megabytes, "MB"), f"a filter turned, median of {len(every)}": (statistics.median(every), "ms"), **found, "a table of 1,000 rows, beside it": (own, "ms")})


def _on_and_off(boxes: list) -> list:
    """The first boxes of a filter, each to be turned on and off again, until there are as many as TURNS asks of a filter."""
    return list(itertools.islice(itertools.cycle(box for box in boxes[:5] for _ in ("on", "off")), TURNS // len(FILTERS)))


if __name__ == "__main__":
    main()
