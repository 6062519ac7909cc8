"""Hostile text by every way in, opened in every reader: nothing runs, nothing is asked for, nothing is obeyed."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import warnings
from pathlib import Path

import icalendar
import openpyxl
import pytest
from hostile import CHANNELS, PAYLOADS, body, packed

import kit
from kit import __main__ as command
from kit import calendars, figures, formats, language
from kit.report import write_report
from kit.tables import COLUMNS

CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
OF_EVENTS = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "LOCATION"}


@pytest.fixture(scope="module")
def corpora(pipeline, tmp_path_factory):
    """`corpora(channel)`: an annotated corpus into which every payload came by this channel."""
    made: dict[str, kit.Corpus] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "load_pipeline", lambda *_, **__: pipeline)

        def annotated(channel: str) -> kit.Corpus:
            if channel not in made:
                folder = tmp_path_factory.mktemp("hostile") / "<script>window.ran='folder'<∕script>"
                folder.mkdir()
                CHANNELS[channel](folder)
                made[channel] = kit.annotate(kit.read(folder), progress=False)
            return made[channel]

        yield annotated


@pytest.fixture(params=CHANNELS)
def corpus(request, corpora):
    return corpora(request.param)


def test_every_payload_came_in(corpus):
    """Or the other tests would show nothing: of each payload something stands in the tables."""
    told = json.dumps([formats.plain(value) for name in COLUMNS for row in kit.table(corpus, name).itertuples(index=False) for value in row] + list(corpus.texts.values()), ensure_ascii=False)
    missing = [name for name, words in PAYLOADS.items() if json.dumps(max(re.split(r"[\x00-\x1f\x7f-\x9f\u2028\u2029/]|&\w+;", words), key=len).strip(), ensure_ascii=False)[1:-1][:40] not in told]
    assert missing == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_report_runs_nothing(corpus, scripts, tmp_path, browser_page):
    opened = browser_page(write_report(corpus, tmp_path / "report.html"), java_script_enabled=scripts)
    page = opened.page
    if scripts:
        page.evaluate("document.querySelectorAll('[aria-expanded=false]').forEach(button => button.click())")
        page.evaluate("document.querySelectorAll('main *').forEach(thing => { thing.dispatchEvent(new Event('mouseover')); thing.dispatchEvent(new Event('focus')) })")
        assert page.evaluate("window.ran") is None
    assert page.locator("main img, main script, main iframe, main svg[onload], main math").count() == 0
    assert not CONTROLS.search(page.inner_text("main").replace("\t", ""))
    links = page.locator("a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))") if scripts else []
    assert [link for link in links if not link.startswith(("#", "http://", "https://"))] == []
    assert opened.requests == [] and opened.errors == []


def has_no_formula(text: str, shape: list[int]) -> None:
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert [len(row) for row in rows] == shape
    assert [cell for row in rows for cell in row if cell.startswith(FORMULA_STARTS) and not re.fullmatch(r"[+-][\d.,]*", cell)] == []


def test_a_csv_saved_from_a_report_holds_no_formula(corpus, tmp_path, browser_page):
    page = browser_page(write_report(corpus, tmp_path / "report.html"), accept_downloads=True).page
    buttons = page.locator("button.kit-download:visible")
    assert buttons.count() > 2
    for button in buttons.all():
        with page.expect_download() as saved:
            button.click()
        text = Path(saved.value.path()).read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        has_no_formula(text, [len(rows[0])] * len(rows))


def test_a_csv_holds_no_formula(corpus):
    for name in COLUMNS:
        table = kit.table(corpus, name)
        stream = io.StringIO()
        formats.write_csv(table, stream)
        has_no_formula(stream.getvalue(), [len(table.columns)] * (len(table) + 1))


def test_a_workbook_holds_words_and_numbers_alone(corpus, tmp_path):
    tables = {name: kit.table(corpus, name) for name in ("articles", "skipped", "decisions", "entities", "topics", "quotes")}
    for path in (formats.save_workbook(tables, tmp_path / "a.xlsx"), kit.save_chronology(corpus, tmp_path / "b.xlsx")):
        cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "b"} and not any(cell.hyperlink for cell in cells)
    assert [openpyxl.load_workbook(tmp_path / "a.xlsx")[name].max_row - 1 for name in tables] == [len(table) for table in tables.values()]


def test_a_calendar_holds_events_and_no_line_more(corpus, tmp_path):
    path = kit.save_chronology(corpus, tmp_path / "a.ics")
    read = icalendar.Calendar.from_ical(path.read_bytes())
    assert {part.name for part in read.walk()} <= {"VCALENDAR", "VEVENT"}
    events = read.walk("VEVENT")
    assert len(events) == sum(bool(day) for day in corpus.meetings.date_start) > 0
    assert all(set(event) <= OF_EVENTS for event in events)
    assert all(re.match(r"[A-Z;=-]+:| |$", line) for line in path.read_text(encoding="utf-8").splitlines())


def test_a_timeline_runs_nothing(corpus, tmp_path, browser_page):
    events = calendars.timeline_json(corpus)["events"]
    assert events
    page = tmp_path / "a.html"
    page.write_text("<meta charset=utf-8><main>" + "".join(event["text"]["headline"] + event["text"]["text"] for event in events) + "</main>", encoding="utf-8", errors="replace")
    opened = browser_page(page)
    assert opened.page.evaluate("window.ran") is None and opened.requests == []
    assert set(opened.page.locator("main *").evaluate_all("things => things.map(thing => thing.tagName)")) <= {"P"}


@pytest.mark.parametrize("arguments", [["check"], ["table", "articles"], ["table", "skipped"], ["table", "lines"]], ids=" ".join)
def test_a_terminal_obeys_nothing(corpus, arguments, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    command.main([*arguments, str(corpus.folder)])
    told = capsys.readouterr()
    for words in (told.out.replace("\t", "").replace("\r", "") if arguments[0] == "table" else told.out, told.err):
        assert not CONTROLS.search(words)


@pytest.mark.parametrize("name", PAYLOADS)
def test_an_error_is_one_line_that_a_terminal_does_not_obey(name, tmp_path, capsys):
    assert command.main(["check", str(tmp_path / PAYLOADS[name])]) == 1
    told = capsys.readouterr().err
    assert "there is no such folder" in told and told.count("\n") == 1 and not CONTROLS.search(told)


def test_figures_take_names_as_they_are(corpus):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a font lacks some of the signs
        for figure in (
            figures.frequency(kit.entity_frequency(corpus), top=40),
            figures.topics(kit.topic_frequency(corpus)),
            figures.cooccurrence(kit.cooccurrence(corpus, top=40)),
            figures.timeline(corpus.meetings),
        ):
            assert figure._repr_png_().startswith(b"\x89PNG")


# --- paths -----------------------------------------------------------------------------------------------------


def test_nothing_was_made_outside_the_folder(corpus):
    beside = sorted(path.name for path in corpus.folder.parent.iterdir())
    assert beside == [corpus.folder.name]
    assert not (corpus.folder / "ran").exists() and not Path("ran").exists()


@pytest.fixture
def secret(tmp_path):
    """A file outside the corpus, and the folder of the corpus."""
    (tmp_path / "secret.txt").write_text(body("RAHASIA"), encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(body(), encoding="utf-8")
    return tmp_path / "secret.txt", tmp_path / "corpus"


def test_a_link_that_leads_out_is_not_followed(secret):
    outside, folder = secret
    (folder / "b.txt").symlink_to(outside)
    (folder / "c.txt").symlink_to("../secret.txt")
    (folder / "d.txt").symlink_to("a.txt")
    (folder / "e.txt").symlink_to("e.txt")
    (folder / "sub").symlink_to(outside.parent)
    corpus = kit.read(folder)
    assert list(corpus.texts) == ["a.txt", "d.txt"]
    assert list(corpus.skipped.path) == ["b.txt", "c.txt", "e.txt"]
    assert "outside the folder" in corpus.skipped.reason[0] and "Copy the file" in corpus.skipped.remedy[0]


@pytest.mark.parametrize("name", ["aliases.yml", "topics.yml", "columns.yml"])
def test_a_lexicon_that_leads_out_is_refused(secret, name):
    outside, folder = secret
    (folder / name).symlink_to(outside)
    with pytest.raises(ValueError, match=f"{name}: a link to a place outside the folder; copy"):
        kit.topic_mentions(kit.annotate(kit.read(folder), progress=False)) if name == "topics.yml" else kit.read(folder)


@pytest.mark.parametrize("name", ["decisions.jsonl", ".kit"])
def test_decisions_are_not_written_through_a_link(secret, name):
    outside, folder = secret
    corpus = kit.read(folder)
    target = outside if name == "decisions.jsonl" else outside.parent / "elsewhere"
    target.mkdir(exist_ok=True) if name == ".kit" else None
    (folder / name).symlink_to(target)
    before = outside.read_bytes()
    with pytest.raises(ValueError, match="leads to a place outside the folder; delete the link"):
        kit.decide(corpus, "article", {"article_id": "a.txt"}, {"outlet": "x"})
    assert outside.read_bytes() == before and (name != ".kit" or not any(target.iterdir()))


def test_the_annotation_is_not_stored_through_a_link(secret, monkeypatch):
    from kit.store import Store

    outside, folder = secret
    (folder / ".kit").symlink_to(outside.parent)
    monkeypatch.setenv("XDG_CACHE_HOME", str(outside.parent / "cache"))
    assert not Store(folder).folder.resolve().is_relative_to(outside.parent / "corpus") and ".kit" not in Store(folder).folder.parts


@pytest.mark.parametrize("member", ["../../escaped.txt", "/tmp/escaped.txt", "word/../../escaped.txt", "C:\\escaped.txt"])
def test_members_of_an_archive_stay_in_it(secret, member):
    _, folder = secret
    for name in ("a.docx", "a.xlsx", "a.zip"):
        (folder / name).write_bytes(packed({member: b"keluar", "word/document.xml": b"<a/>"}))
    before = sorted(path for path in folder.parent.rglob("*") if ".kit" not in path.parts)
    assert list(kit.read(folder).skipped.path) == ["a.docx", "a.xlsx", "a.zip"]
    assert sorted(path for path in folder.parent.rglob("*") if ".kit" not in path.parts) == before and not os.path.exists("/tmp/escaped.txt")


@pytest.mark.parametrize("title", PAYLOADS.values(), ids=PAYLOADS)
def test_a_pasted_title_names_a_file_of_the_folder(secret, title):
    _, folder = secret
    path = kit.add_article(folder, body(), title=title)
    assert path.parent == folder and re.fullmatch(r"[a-z0-9-]+\.txt", path.name)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("\n".join([f"a{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else 'x'] * 9)}]" for n in range(12)]), "line 2: .*used again by its name"),
        ("entities: " + "[" * 100_000, "nested more than 50 deep"),
        ("- " * 100_000, "nested more than 50 deep"),
    ],
    ids=["unfolds", "deep", "deep lines"],
)
def test_a_lexicon_without_end_is_refused(secret, words, found):
    _, folder = secret
    (folder / "aliases.yml").write_text(words, encoding="utf-8")
    with pytest.raises(ValueError, match=f"aliases.yml.*{found}"):
        kit.read(folder)
