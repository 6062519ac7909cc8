"""What strangers may write, and every way by which it comes into a corpus: the two sides of the table in test_hostile.py."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import yaml

RUN = "window.ran='{name}'"
# Each says its name when it runs: {run} stands for the script that does.
PAYLOADS = {
    "script": "<script>{run}</script>",
    "end of script": "</script><script>{run}</script>",
    "end of style": "</style></title></textarea><script>{run}</script>",
    "comment": "<!--<script>{run}</script>--!><!--",
    "image": "<img src=x onerror=\"{run}\">",
    "svg": "<svg/onload={run}>",
    "attribute": "\" autofocus onfocus=\"{run}\" x='",
    "single quote": "' onmouseover='{run}' x=\"",
    "frame": "<iframe srcdoc=\"<script>parent.{run}</script>\"></iframe>",
    "address": "javascript:{run}//",
    "data address": "data:text/html,<script>{run}</script>",
    "entity": "&lt;script&gt;{run}&lt;/script&gt;",
    "template": "{{{{7*7}}}}{{% for x in [] %}}${{7*7}}`${{{run}}}`",
    "cdata": "]]><script>{run}</script>",
    "mathematics": "$\\href{{javascript:{run}}}{{klik}}$ \\(\\href{{javascript:{run}}}{{klik}}\\) \\begin{{align}}\\href{{javascript:{run}}}{{klik}}\\end{{align}}",
    "broken mathematics": "$\\frac{{$ $\\undefined{{$ $$",
    "markdown": "[klik](javascript:{run}) ![x](x \"onerror={run}\") <javascript:{run}>",
    "formula": "=HYPERLINK(\"https://example.invalid\",\"klik\")",
    "formula plus": "+cmd|' /C calc'!A0",
    "formula minus": "-2+3+cmd|' /C calc'!A0",
    "formula at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula tab": "\t=1+1",
    "formula return": "\r=1+1",
    "formula number": "=1",
    "formula wide": "＝1+1",
    "calendar": "\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nEND:VALARM\r\nATTACH:https://example.invalid/x\r\n",
    "calendar breaks": "\x85ATTACH:a\u2028ATTACH:b\u2029ATTACH:c\x0bATTACH:d\x0cATTACH:e\rATTACH:f",
    "terminal": "\x1b]0;judul\x07\x1b[2J\x1b[1;31mBERHASIL\x1b[0m\x1b]8;;https://example.invalid\x1b\\klik\x1b]8;;\x1b\\\x9b31m\x08\x08",
    "direction": "\u202egnp.exe\u2066\u200f\u061c",
    "unseen": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\U000e0041",
    "path": "../../../../../../etc/passwd",
    "absolute path": "/etc/passwd",
    "file address": "file:///etc/passwd",
    "format": "%s%n{{0.__class__.__init__.__globals__}}{{}}",
    "yaml": "!!python/object/apply:os.system ['touch ran']",
}
PAYLOADS = {name: words.format(run=RUN.format(name=name)) for name, words in PAYLOADS.items()}
LINES = {name: " ".join(words.split()) for name, words in PAYLOADS.items()}  # as a header and a cell of YAML can hold them


def body(words: str = "", number: int = 3) -> str:
    return (
        f"Jakarta, {number} Maret 2025\n\nPresiden Prabowo Subianto menerima Menlu Malaysia Mohamad Hasan di Jakarta pada {number} Maret 2025.\n\n"
        f"“Perdagangan ini sangat penting bagi kami,” kata Mohamad Hasan. {words}\n"
    )


# --- channels: each writes every payload into a folder, by one way -----------------------------------------------


def in_text(folder: Path) -> None:
    for place, words in enumerate(PAYLOADS.values()):
        text = f"{words} Presiden Terima Menlu Malaysia\n\n{body(words)}\nBaca juga: {words}\n"
        (folder / f"{place:02}.txt").write_text(text, encoding="utf-8", newline="")


def in_header(folder: Path) -> None:
    for place, words in enumerate(LINES.values()):
        header = "\n".join(f"{key}: {words}" for key in ("title", "source", "author", "url", "accessed", "place", "photo"))
        (folder / f"{place:02}.txt").write_text(f"---\n{header}\n---\n{body()}", encoding="utf-8")


def in_file_name(folder: Path) -> None:
    for place, words in enumerate(PAYLOADS.values()):
        name = words.replace("/", "∕").replace("\0", "")
        for file in (f"{name[:60]}.txt", f"{name[:60]}.exe"):  # the second is told of as skipped
            (folder / file).write_text(body(), encoding="utf-8")


def in_page(folder: Path) -> None:
    for place, words in enumerate(LINES.values()):
        cell, told = escape(words), json.dumps({"@type": "NewsArticle", "datePublished": words, "headline": words}).replace("<", "\\u003c")
        head = f'<title>{cell}</title><meta property="og:title" content="{cell}"><meta property="og:site_name" content="{cell}"><meta name="author" content="{cell}"><meta property="og:url" content="{cell}">'
        paragraphs = "".join(f"<p>{escape(part)}</p>" for part in body(words).split("\n\n") * 3)
        (folder / f"{place:02}.html").write_text(f'<!DOCTYPE html><html><head>{head}<script type="application/ld+json">{told}</script></head><body><article><h1>{cell}</h1>{paragraphs}</article></body></html>', encoding="utf-8")


def in_table(folder: Path) -> None:
    def cell(words: str) -> str:
        return '"' + words.replace('"', '""') + '"'

    rows = [["title", "source", "author", "url", "text"], *([words, words, words, f"https://example.invalid/{place}?{words}", body(words)] for place, words in enumerate(PAYLOADS.values()))]
    (folder / "berita.csv").write_text("\n".join(",".join(map(cell, row)) for row in rows), encoding="utf-8", newline="")


def in_json(folder: Path) -> None:
    rows = [{**dict.fromkeys(("title", "source", "author", "url"), words), "text": body(words)} for place, words in enumerate([*PAYLOADS.values(), "\ud800 setengah", "nol \0 nol"])]
    (folder / "berita.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def in_document(folder: Path) -> None:
    import docx

    document = docx.Document()
    document.core_properties.title = document.core_properties.author = PAYLOADS["script"]
    for words in body().split("\n\n") + [f"{words} {body(words)}" for words in PAYLOADS.values()]:
        document.add_paragraph(re.sub(r"[\x00-\x08\x0b-\x1f]", "", words))  # the others cannot be in XML
    document.save(str(folder / "a.docx"))


def in_aliases(folder: Path) -> None:
    entities = []
    for place, words in enumerate(LINES.values()):
        surname = "".join("aiueokstmn"[int(digit)] for digit in f"{place + 100}")
        person = f"Budi Sa{surname}to"
        entities.append({"name": words, "type": "PER", "aliases": [person]})
        (folder / f"{place:02}.txt").write_text(body(f"Menlu Singapura {person} bertemu Menlu Malaysia Mohamad Hasan di Jakarta pada 3 Maret 2025."), encoding="utf-8")
    (folder / "aliases.yml").write_text(yaml.safe_dump({"entities": entities}, allow_unicode=True), encoding="utf-8")


def in_topics(folder: Path) -> None:
    topics: dict[str, Any] = {words: {"id": words, "en": words, "note": words, "lemmas": ["dagang"]} for words in LINES.values()}
    (folder / "topics.yml").write_text(yaml.safe_dump({"topics": topics}, allow_unicode=True), encoding="utf-8")
    (folder / "a.txt").write_text(body(), encoding="utf-8")


def in_decisions(folder: Path) -> None:
    import kit

    for place in range(len(LINES)):
        (folder / f"{place:02}.txt").write_text(body(number=1 + place % 28), encoding="utf-8")
    corpus = kit.annotate(kit.read(folder), progress=False)
    told = list(corpus.meetings.meeting_id)
    for place, words in enumerate(LINES.values()):
        on = {"article_id": f"{place:02}.txt"}
        kit.decide(corpus, "article", on, dict.fromkeys(("title", "outlet", "author", "url"), words), note=words, by=words)
        about = kit.meeting_tellings(corpus, told[place % len(told)])
        kit.decide(corpus, "annotate", about, words, note=words, by=words)
        kit.decide(corpus, "correct", about, {"participants": [words, f"{words}!"], "place": words, "venue": words, "setting": words}, by=words)
        kit.decide(corpus, "retype", {"entity_id": f"PER:{words}"}, "ORG", note=words)
    for words in LINES.values():
        kit.decide(corpus, "merge", {"entities": ["PER:Mohamad Hasan", f"PER:{words}"]}, f"PER:{words}", note=words, by=words)


CHANNELS: dict[str, Callable[[Path], None]] = {
    "text": in_text,
    "metadata header": in_header,
    "file name": in_file_name,
    "saved page": in_page,
    "table": in_table,
    "json lines": in_json,
    "word document": in_document,
    "aliases": in_aliases,
    "topics": in_topics,
    "decisions": in_decisions,
}


def packed(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()
