"""Shared fixtures. A small hand-made corpus for the views, and a browser with its network cut off."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench.browser import QUIET, installed

PROJECT = Path(__file__).resolve().parents[1]

TEXTS = {
    "a.txt": "Menlu bertemu di Jakarta\nBudi Santoso bertemu Ani Wijaya di Jakarta pada 3 Maret 2025. "
    "Pertemuan 30 menit itu membahas sanksi. “Sanksi tidak adil,” kata Budi.\n",
    "b.txt": "Ani Wijaya dan Budi Santoso berbicara satu jam di Jakarta. Sanksi dan perdagangan dibahas.\n",
    "c.txt": "Ani Wijaya mungkin bertemu Citra Lestari. Ia menelepon Budi pekan lalu.\n",
}


def _span(article_id: str, words: str, texts: dict[str, str]) -> dict:
    start = texts[article_id].index(words)
    before = texts[article_id][:start]
    number = 1 + sum(before.count(end) for end in (". ", "\n"))
    place = {"article_id": article_id, "sentence_id": f"{article_id}#{number}"}
    return {**place, "start_char": start, "end_char": start + len(words)}


def view_tables(texts: dict[str, str], poison: str = "") -> dict:
    """Every table the views need, by hand: three articles, three names, three meetings. `poison` ends every cell of text."""
    from kit.tables import COLUMNS, frame

    def row(table: str, **values) -> dict:
        return {**dict.fromkeys(COLUMNS[table]), **values}

    def at(article_id: str, words: str) -> dict:
        return _span(article_id, words, texts)

    def article(article_id: str, **values) -> dict:
        words = {"a.txt": 20}.get(article_id, 10)
        return row("articles", article_id=article_id, path=article_id, text_hash="0" * 64, n_words=words, **values)

    sentences = []
    for article_id, text in texts.items():
        start, number = 0, 0
        for piece in text.replace(". ", ".\x00").replace("\n", "\x00").split("\x00"):
            number += 1
            if piece:
                whole = {"article_id": article_id, "sentence_id": f"{article_id}#{number}", "text": piece}
                title = article_id == "a.txt" and number == 1
                sentences.append({**whole, "in_title": title, "start_char": start, "end_char": start + len(piece)})
            start += len(piece) + 1
    lemmas = {"bertemu": "temu", "pertemuan": "temu", "membahas": "bahas", "dibahas": "bahas", "perdagangan": "dagang", "berbicara": "bicara", "menelepon": "telepon"}
    tokens = []
    for sentence in sentences:
        for number, found in enumerate(re.finditer(r"\w+", sentence["text"]), start=1):
            place = {"start_char": sentence["start_char"] + found.start(), "end_char": sentence["start_char"] + found.end()}
            tokens.append(row("tokens", article_id=sentence["article_id"], sentence_id=sentence["sentence_id"], word_id=number, form=found[0], lemma=lemmas.get(found[0].lower(), found[0]), **place))
    people = {"Budi Santoso": ["Budi"], "Ani Wijaya": [], "Citra Lestari": []}
    mentions = [
        row("mentions", mention_id=f"{article_id}{words}", text=words, type="PER", source="model", entity_id=f"PER:{name}", **at(article_id, words))
        for article_id, words, name in [
            ("a.txt", "Budi Santoso", "Budi Santoso"),
            ("a.txt", "Ani Wijaya", "Ani Wijaya"),
            ("b.txt", "Ani Wijaya", "Ani Wijaya"),
            ("b.txt", "Budi Santoso", "Budi Santoso"),
            ("c.txt", "Ani Wijaya", "Ani Wijaya"),
            ("c.txt", "Citra Lestari", "Citra Lestari"),
            ("c.txt", "Budi", "Budi Santoso"),
        ]
    ]
    met = {"date_precision": "day", "n_sources": 1}
    rows = {
        "articles": [
            article("a.txt", title="Menlu bertemu di Jakarta" + poison, outlet="Harian A" + poison, author="Dewi" + poison, url="https://example.org/a", published="2025-03-04T07:40+07:00", published_precision="minute", published_basis="stated", flags=[]),
            article("b.txt", outlet="Harian B" + poison, published="2025-03-03", published_precision="on-or-after", published_basis="inferred", flags=["no title" + poison], text_credit="Kantor berita" + poison),
            article("c.txt", title="Mungkin bertemu" + poison, dateline="Jakarta" + poison, published_precision="unknown", flags=[], url="javascript:alert(1)"),
        ],
        "skipped": [{"path": "gambar.txt" + poison, "reason": "a picture" + poison, "remedy": "paste the words" + poison}],
        "sentences": sentences,
        "tokens": tokens,
        "lines": [
            row("lines", article_id=article_id, line=1, kind="body", rule="rest" + poison, start_char=0, end_char=len(text))
            for article_id, text in texts.items()
        ],
        "entities": [
            row("entities", entity_id=f"PER:{name}", name=name + poison, type="PER", variants=[name, *others], merged_by=[], n_mentions=1)
            for name, others in people.items()
        ],
        "mentions": mentions,
        "topics": [
            row("topics", topic="Sanctions" + poison, lemmas="sanksi", text=words, **at(article_id, words))
            for article_id, words in [("a.txt", "sanksi"), ("b.txt", "Sanksi")]
        ] + [row("topics", topic="Trade" + poison, lemmas="dagang", text="perdagangan", **at("b.txt", "perdagangan"))],
        "meetings": [
            row("meetings", meeting_id="m1" + poison, kind="meeting", status="held", date_start="2025-03-03", date_end="2025-03-03", date_basis="stated", place="Jakarta" + poison, venue="Istana" + poison, notes=["Lihat foto" + poison], setting="Forum" + poison, participants=["Budi Santoso" + poison, "Ani Wijaya" + poison], **met),
            row("meetings", meeting_id="m2" + poison, kind="call", status="held", date_start="2025-02-24", date_end="2025-03-02", date_basis="inferred", participants=["Ani Wijaya" + poison, "Budi Santoso" + poison], **{**met, "date_precision": "week"}),
            row("meetings", meeting_id="m3" + poison, kind="meeting", status="possible", date_basis="unresolved", participants=["Ani Wijaya" + poison, "Citra Lestari" + poison], **{**met, "date_precision": "unknown"}),
        ],
        "evidence": [
            {"meeting_id": meeting + poison, "attribute": attribute, "value": words + poison, **at(article_id, words)}
            for meeting, article_id, attribute, words in [
                ("m1", "a.txt", "mention", "bertemu Ani"),
                ("m1", "a.txt", "date", "3 Maret 2025"),
                ("m1", "b.txt", "mention", "berbicara"),
                ("m2", "c.txt", "mention", "menelepon"),
                ("m3", "c.txt", "status", "mungkin"),
            ]
        ],
        "participants": [
            row("participants", meeting_id="m1" + poison, name="Budi Santoso" + poison, side="Negara A" + poison, role="party", resolved_by="name", **at("a.txt", "Budi Santoso")),
            row("participants", meeting_id="m2" + poison, name="Ani Wijaya" + poison, side="Negara B" + poison, role="party", resolved_by="role", **at("c.txt", "Ia")),
        ],
        "merges": [{"meeting_id": "m1" + poison, "article_id": "b.txt", "grounds": ["parties: same" + poison]}],
        "discrepancies": [
            {"meeting_id": "m1" + poison, "attribute": "duration", "value": value + poison, **at(article_id, words)}
            for article_id, words, value in [("a.txt", "30 menit", "PT30M"), ("b.txt", "satu jam", "PT1H")]
        ],
        "quotes": [
            row("quotes", quote_id="q1", speaker="PER:Budi Santoso" + poison, verb="kata" + poison, kind="direct", text="Sanksi tidak adil" + poison, **at("a.txt", "“Sanksi tidak adil,”"))
        ],
    }
    return {name: frame(name, table) for name, table in rows.items()}


@pytest.fixture
def view_corpus():
    """A corpus whose tables are all given: nothing has to be computed to draw it."""
    from kit.corpus import Corpus

    return Corpus(Path("harian"), TEXTS, view_tables(TEXTS))


@pytest.fixture
def hostile_corpus():
    """The same corpus with markup, scripts, bidi controls and zero-width characters in every text."""
    from kit.corpus import Corpus

    poison = "</script><script>window.ran=1</script><img src=x onerror='window.ran=1'>\"'&amp;\u202eKEJAM\u200b\u2028{{7*7}}"
    texts = {article_id: text[:-1] + poison.replace("\u2028", "") + "\n" for article_id, text in TEXTS.items()}
    return Corpus(Path("<script>window.ran=1</script>"), texts, view_tables(texts, poison))


@pytest.fixture(scope="session")
def seeds(tmp_path_factory):
    """The example corpus, annotated; a copy, so that the tests leave the folder as it is."""
    import kit

    folder = tmp_path_factory.mktemp("corpus") / "seeds"
    shutil.copytree(PROJECT / "seeds", folder, ignore=shutil.ignore_patterns(".*"))
    return kit.annotate(kit.read(folder), progress=False)


@pytest.fixture(scope="session")
def pipeline():
    """The kit's whole Stanza pipeline, loaded once."""
    import kit

    return kit.load_pipeline()


@pytest.fixture
def told(pipeline, monkeypatch, tmp_path):
    """`told(text, …)`: an annotated corpus of articles given as text, or as name=text, from the pipeline that is loaded already."""
    import kit
    from kit import language

    monkeypatch.setattr(language, "load_pipeline", lambda *_, **__: pipeline)

    def annotated(*texts: str, **named: str):
        for name, text in {**{f"{number}.txt": text for number, text in enumerate(texts)}, **named}.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return kit.annotate(kit.read(tmp_path), progress=False)

    return annotated


@pytest.fixture(scope="session")
def browser():
    """An installed Chromium or Chrome; without one the tests that need it are skipped, or fail where KIT_REQUIRE_BROWSER is 1."""
    try:
        from playwright.sync_api import sync_playwright

        named = installed()
    except (ImportError, FileNotFoundError) as error:
        missing = f"no browser to test with: {error}"
        if os.environ.get("KIT_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=named, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def browser_page(browser):
    """Opens a file in a browser without a network: `browser_page(path, **context_options)`.

    Gives `page`, `requests` (every address asked for beside the file itself) and `errors` (console and page).
    """
    contexts = []

    def open_file(path: Path, **options) -> SimpleNamespace:
        context = browser.new_context(**options)
        contexts.append(context)
        address = path.resolve().as_uri()
        requests, errors = [], []

        def decide(route):
            if route.request.url.split("#")[0] == address:
                route.continue_()
                return
            requests.append(route.request.url)
            route.abort()

        context.route("**/*", decide)
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        return SimpleNamespace(page=page, requests=requests, errors=errors)

    yield open_file
    for context in contexts:
        context.close()
