"""The report: each part on a few rows, the whole page in a browser, and what a hostile article may not do."""

from __future__ import annotations

import base64
import csv
import dataclasses
import io
import json
import re
import zlib
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe

import kit
from kit import decisions
from kit.report import render_part, render_report, write_report
from kit.views import findings, packing, records, static
from kit.views.spec import PAGES
from kit.views.wording import Wording

VIEWS = ("sources", "bars", "matrix", "concordance", "timeline", "meetings", "differences", "quotes")


@pytest.fixture
def found(view_corpus):
    return records.page_records(view_corpus, PAGES["report"]["tables"])


def words(html: str) -> str:
    """The text of a piece of HTML, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_findings_say_what_the_tables_hold(found):
    say = Wording("en")
    texts = {row["section"]: row["text"] for row in findings.findings(found, say)}
    assert texts == {
        "chronology": "3 meetings: 2 held, 1 possible. Told by the most: 3 March 2025, Budi Santoso, Ani Wijaya (2 articles). 1 meeting told differently, in: duration.",
        "frequency": "Named most: Budi Santoso (Person, 3 mentions in 3 articles).",
        "topics": "Spoken of most: Sanctions, with 2 mentions, 50.0 in 1,000 words. Most by its length: Harian B, with 100.0.",
    }
    assert findings.period(found, say) == "Published 3–4 March 2025; 1 of them only known to have appeared on or after a day; 1 without a date."


def test_a_corpus_without_findings_says_nothing():
    empty = {name: [] for name in ("articles", "sentences", "entities", "mentions", "topic_names", "topic_labels", "topics", "meetings", "quotes")}
    assert findings.findings(empty, Wording("id")) == []
    assert render_part("findings", []).strip() == ""


def test_articles_say_what_is_known_and_how(found):
    text = words(render_part("articles", found))
    assert "4 March 2025, 07:40 (UTC+07:00) (stated)" in text
    assert "on or after 3 March 2025 (inferred)" in text
    assert "date unknown" in text
    assert "no title in the file" in text and "⚠ Note: no title" in text
    assert "text: Kantor berita" in text
    assert "Dewi" in text and "outlet" in text.lower()


def test_only_web_addresses_become_links(found):
    html = render_part("articles", found)
    assert 'href="https://example.org/a"' in html
    assert "javascript:alert(1)" in html and 'href="javascript' not in html


def test_skipped_files_have_a_remedy(view_corpus):
    html = render_part("skipped", view_corpus.tables["skipped"].to_dict("records"))
    assert words(html) == "File Reason Remedy gambar.txt a picture paste the words"


def test_names_are_counted_and_lead_to_sentences(found):
    html = render_part("names", static.names(found, Wording("en")), found["sentences"])
    rows = re.findall(r"<tr>.*?</tr>", html, re.DOTALL)[1:]
    assert [words(row) for row in rows] == [
        "Budi Santoso written: Budi Person 3 75.0 3 1.2 2.1 3.2",
        "Ani Wijaya Person 3 75.0 3 1.2 2.1 3.1",
        "Citra Lestari Person 1 25.0 1 3.1",
    ]
    assert 'href="#s1.2"' in rows[0]


def test_caveat_stands_directly_above_tables_that_name_people(found):
    say = Wording("en")
    parts = [
        render_part("names", static.names(found, say), found["sentences"]),
        render_part("meetings", static.meetings(found), found),
        render_part("differences", static.differences(found), found),
        render_part("quotes", found),
    ]
    for html in parts:
        assert html.lstrip().startswith('<p class="kit-caveat">')


def test_topics_by_source(found):
    matrix = static.matrix(found, Wording("en"))
    assert [column["name"] for column in matrix["columns"]] == ["All sources", "Harian A", "Harian B", "outlet not stated"]
    assert [(row["topic"], [cell["n"] for cell in row["cells"]]) for row in matrix["rows"]] == [
        ("Sanctions", [2, 1, 1, 0]),
        ("Trade", [1, 0, 1, 0]),
    ]
    assert "Sanctions 2 50.0" in words(render_part("topics", matrix))


def test_concordance(found):
    html = render_part("concordance", static.hits(found), found)
    assert "Sanctions Pertemuan 30 menit itu membahas sanksi . [1] Harian A 1.3" in words(html)


def test_meetings_with_highlighted_evidence(found):
    html = render_part("meetings", static.meetings(found), found)
    text = words(html)
    assert "24 February – 2 March 2025 date inferred held call Ani Wijaya (by role)" in text
    assert "undated possible meeting" in text
    assert "<mark>bertemu Ani</mark>" in html and "<mark>3 Maret 2025</mark>" in html
    assert "≠ told differently" in text


def test_told_differently_side_by_side(found):
    text = words(render_part("differences", static.differences(found), found))
    assert "About [1] Harian A [2] Harian B duration 30 menit ( 30 minutes ) 1.3 satu jam ( 1 hour ) 2.1" in text


def test_quotes(found):
    text = words(render_part("quotes", found))
    assert "Budi Santoso Sanksi tidak adil kata direct [1] Harian A 1.4" in text


def test_cited_sentences_have_places(found, view_corpus):
    html = render_part("sentences", static.cited(found, static.tables(found, Wording("en"))))
    assert 'id="s2.1"' in html
    for article, start, text, *_ in found["sentences"]:
        assert view_corpus.texts[found["articles"][article]["id"]][start:].startswith(text)


def test_method_names_every_input(found):
    text = words(render_part("method", [("method.models", ["id: ner news"])], found, []))
    assert "Language models id: ner news" in text
    assert text.count("0" * 64) == 3


def test_method_has_the_scores_of_the_card(view_corpus):
    card = (Path(kit.__file__).parent / "models" / "README.md").read_text(encoding="utf-8")
    scores = json.loads((Path(kit.__file__).parent / "models" / "scores.json").read_text(encoding="utf-8"))
    assert len(scores) == 14
    for row in scores:
        assert f"{row['f1']:.2f} [{row['low']:.1f}, {row['high']:.1f}]" in card
    html = words(render_report(view_corpus))
    assert all(f"{row['on']}, {row['measure']}: F1 {row['f1']:.2f}" in html for row in scores)


def test_method_names_every_decision_and_its_state(view_corpus, tmp_path):
    made = kit.decide(tmp_path, "opening", {}, {"outlets": ["Harian <b>B</b>"]}, note="untuk rapat", by="Dewi")
    kit.undo(tmp_path, made)
    corpus = dataclasses.replace(view_corpus, folder=tmp_path, log=decisions.log(tmp_path))
    method = re.search(r'id="method">.*?</section>', render_report(corpus), re.DOTALL)[0]
    assert "opening" in method and "untuk rapat" in method and "Dewi" in method and ">undone<" in method
    assert "<b>" not in method
    assert "What the analyst decided" not in render_report(view_corpus)


def test_same_corpus_gives_same_text(view_corpus):
    assert render_report(view_corpus) == render_report(view_corpus)


def test_indonesian(view_corpus):
    html = render_report(view_corpus, language="id")
    assert '<html lang="id">' in html
    assert "4 Maret 2025 pukul 07.40 (UTC+07:00) (dinyatakan)" in html
    assert "75,0" in html


def test_unknown_language_says_which_there_are(view_corpus):
    with pytest.raises(ValueError, match="'fr'; there are: en, id"):
        render_report(view_corpus, language="fr")


def test_policy_lets_only_the_pages_own_script_and_style(view_corpus):
    html = render_report(view_corpus)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules.pop("default-src") == rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    assert rules.pop("img-src") == "data:"
    assert all(re.fullmatch(r"'sha256-[\w+/]+='", rule) for rule in rules.values())
    assert " style=" not in html and not re.search(r"<[^>]+ on\w+=", html)


def test_data_cannot_end_its_element(hostile_corpus):
    html = render_report(hostile_corpus)
    data = re.search(r'<script type="text/plain" id="kit-data">(.*?)</script>', html, re.DOTALL)[1]
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", data)
    assert "</script><script>" in packing.unpack(html)["records"]["articles"][0]["title"]


@pytest.mark.parametrize("value", [{"a": ["Menlu \ud800", "“x”", None, 1.5]}, {}, "\u2028</script>"])
def test_what_is_packed_is_unpacked(value):
    assert packing.unpack(f'<p><script type="text/plain" id="kit-data">{packing.pack(value)}</script>') == value


def test_write_replaces_whole_files_and_leaves_nothing_behind(view_corpus, tmp_path, monkeypatch):
    path = tmp_path / "report.html"
    path.write_text("old")
    assert write_report(view_corpus, path) == path
    assert path.read_text(encoding="utf-8") == render_report(view_corpus)
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError):
        write_report(view_corpus, path, language="id")
    assert '<html lang="en">' in path.read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]


def test_write_makes_the_last_folder_and_says_which_is_missing(view_corpus, tmp_path):
    assert write_report(view_corpus, tmp_path / "reports" / "report.html").is_file()
    with pytest.raises(FileNotFoundError, match="no such folder for report.html"):
        write_report(view_corpus, tmp_path / "none" / "none" / "report.html")


def test_page_opens_without_a_request_or_an_error(view_corpus, tmp_path, browser_page):
    opened = browser_page(write_report(view_corpus, tmp_path / "report.html"))
    assert opened.page.locator("[data-view=bars] .kit-open").count() == 3
    assert opened.requests == [] and opened.errors == []


def test_source_filter_by_keyboard_changes_every_view(view_corpus, tmp_path, browser_page):
    opened = browser_page(write_report(view_corpus, tmp_path / "report.html"))
    page = opened.page
    before = {view: page.inner_text(f"[data-view={view}]") for view in VIEWS}
    page.focus("[data-view=filters] summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.inner_text(".kit-filter-words") == "Source: Harian B: 1 article, 10 words."
    after = {view: page.inner_text(f"[data-view={view}]") for view in VIEWS}
    assert [view for view in VIEWS if before[view] == after[view]] == []
    assert page.evaluate("document.activeElement.type") == "checkbox"
    rows = page.locator("[data-view=bars] tbody tr[data-key]")
    assert rows.count() == 2 and "100.0" in rows.first.inner_text()
    page.click("text=Clear all filters")
    assert {view: page.inner_text(f"[data-view={view}]") for view in VIEWS} == before
    assert opened.requests == [] and opened.errors == []


@pytest.mark.parametrize(
    "filter_, keys, in_words, changed",
    [
        ("types", ["Space"], "Kind of name: Person", {"bars"}),
        ("entities", ["Space"], "Name: Budi Santoso", {"bars"}),
        ("entities", ["Tab", "Tab", "Space"], "Name: Citra Lestari", set(VIEWS)),
        ("topics", ["Tab", "Space"], "Topic: Trade", set(VIEWS)),
        ("participants", ["Tab", "Tab", "Space"], "Participant: Citra Lestari", set(VIEWS)),
        ("statuses", ["Tab", "Space"], "Status of the meeting: possible", set(VIEWS)),
        ("date_from", "03042025", "Published from: 4 March 2025", set(VIEWS) - {"quotes"}),
        ("date_to", "03032025", "Published until: 3 March 2025", set(VIEWS)),
        ("met_from", "03032025", "Met from: 3 March 2025", {"timeline", "meetings", "bars", "sources", "matrix"}),
        ("met_to", "03012025", "Met until: 1 March 2025", set(VIEWS)),
        ("text", "perdagangan", "Words in the sentence: “perdagangan”", set(VIEWS) - {"sources"}),
        ("titles", ["Space"], "Count headlines too", {"bars"}),
    ],
)
def test_every_filter_by_keyboard(view_corpus, tmp_path, browser_page, filter_, keys, in_words, changed):
    tables = dict(view_corpus.tables)
    place = tables["entities"].iloc[[2]].assign(entity_id="LOC:Jakarta", name="Jakarta", type="LOC")
    title = tables["mentions"].iloc[[1]].assign(mention_id="t", entity_id="LOC:Jakarta", type="LOC", text="Jakarta", start_char=17, end_char=24, sentence_id="a.txt#1")
    tables["entities"] = pd.concat([tables["entities"], place], ignore_index=True)
    tables["mentions"] = pd.concat([tables["mentions"], title, title.assign(mention_id="b", sentence_id="a.txt#2", start_char=60, end_char=67)], ignore_index=True)
    opened = browser_page(write_report(view_corpus.with_tables(**tables), tmp_path / "report.html"), locale="en-US")
    page = opened.page
    before = {view: page.inner_text(f"[data-view={view}]") for view in VIEWS}
    page.focus("[data-view=filters] summary")
    page.keyboard.press("Enter")
    page.locator(f"[data-filter={filter_}] input").first.focus()
    if isinstance(keys, str):
        page.keyboard.type(keys)
    else:
        for key in keys:
            page.keyboard.press(key)
    page.locator(f".kit-filter-words:has-text('{in_words}')").wait_for()
    assert {view for view in VIEWS if before[view] != page.inner_text(f"[data-view={view}]")} == changed
    page.locator("button:has-text('Clear all filters')").press("Enter")
    assert {view: page.inner_text(f"[data-view={view}]") for view in VIEWS} == before
    assert opened.requests == [] and opened.errors == []


def test_what_is_typed_while_another_filter_turns_is_kept(view_corpus, tmp_path, browser_page):
    page = browser_page(write_report(view_corpus, tmp_path / "report.html")).page
    page.click("[data-view=filters] summary")
    page.evaluate(
        """() => {
            const text = document.querySelector("[data-filter=text] input");
            text.focus();
            text.value = "temu";
            text.dispatchEvent(new Event("input"));
            document.querySelector("[data-filter=outlets] input").click();
        }"""
    )
    page.locator(".kit-filter-words:has-text('temu')").wait_for()
    assert page.input_value("[data-filter=text] input") == "temu"


def test_the_address_carries_the_filters(view_corpus, tmp_path, browser_page):
    path = write_report(view_corpus, tmp_path / "report.html")
    opened = browser_page(path)
    page = opened.page
    page.click("[data-view=filters] summary")
    page.check("[data-filter=outlets] label:has-text('Harian A') input")
    page.fill("[data-filter=met_to] input", "2025-03-03")
    page.check("[data-filter=governments] input")
    page.fill("[data-filter=text] input", "ber & temu")
    page.locator(".kit-filter-words:has-text('ber & temu')").wait_for()
    assert page.evaluate("location.hash") == "#?outlets=Harian+A&met_to=2025-03-03&text=ber+%26+temu&governments=1"
    words, address = page.inner_text(".kit-filter-words"), page.url
    page.goto("about:blank")
    page.goto(address)
    assert page.inner_text(".kit-filter-words") == words and "ber & temu" in words
    page.evaluate("location.hash = '#?statuses=possible&met_from=soon&nothing=1'")
    page.locator(".kit-filter-words:has-text('possible')").wait_for()
    assert page.inner_text(".kit-filter-words").startswith("Status of the meeting: possible: ")
    page.click("[data-view=filters] summary")
    page.click("text=Clear all filters")
    assert page.evaluate("location.hash") == ""
    page.evaluate("location.hash = '#chronology'")
    assert page.inner_text(".kit-filter-words").startswith("Nothing filtered")
    assert opened.errors == [] and opened.requests == []


def test_opens_as_kept_in_a_notebook(view_corpus, tmp_path, browser_page):
    kit.decide(tmp_path, "opening", {}, {"outlets": ["Harian B"]})
    corpus = dataclasses.replace(view_corpus, folder=tmp_path, log=decisions.log(tmp_path))
    path = write_report(corpus, tmp_path / "report.html")
    assert browser_page(path).page.inner_text(".kit-filter-words") == "Source: Harian B: 1 article, 10 words."
    without = browser_page(path, java_script_enabled=False).page
    assert without.locator("[data-view=sources] tbody tr").count() == 3


def test_evidence_opens_with_words_highlighted_and_a_citation(view_corpus, tmp_path, browser_page):
    opened = browser_page(write_report(view_corpus, tmp_path / "report.html"))
    page = opened.page
    row = page.locator("[data-view=meetings] tr[data-key=m1]")
    row.locator("button").press("Enter")
    assert row.locator("button").get_attribute("aria-expanded") == "true"
    panel = page.locator("[data-view=meetings] .kit-panel:visible")
    assert panel.locator("mark").all_inner_texts() == ["bertemu Ani", "3 Maret 2025", "berbicara"]
    panel.locator("button:has-text('Copy citation')").first.click()
    citation = panel.locator(".kit-cite").first.inner_text()
    assert "“Menlu bertemu di Jakarta”, Harian A, 4 March 2025" in citation
    assert "https://example.org/a" in citation and "sentence 1.2" in citation and "a.txt" in citation
    assert opened.errors == []


def test_a_table_is_saved_as_csv_with_what_the_filters_leave(view_corpus, tmp_path, browser_page):
    opened = browser_page(write_report(view_corpus, tmp_path / "report.html"), accept_downloads=True)
    page = opened.page
    page.click("[data-view=filters] summary")
    page.check("[data-filter=outlets] label:has-text('Harian B') input")
    tables = {}
    for view in ("sources", "bars", "matrix", "concordance", "meetings", "quotes"):
        button = page.locator(f"[data-view={view}] .kit-download")
        if button.count():
            with page.expect_download() as download:
                button.click()
            text = Path(download.value.path()).read_text(encoding="utf-8-sig")
            tables[view] = list(csv.DictReader(io.StringIO(text)))
            assert download.value.suggested_filename == f"{view}.csv"
    assert [row["article_id"] for row in tables["sources"]] == ["b.txt"]
    assert [(row["name"], row["n"], row["per_1000"]) for row in tables["bars"]] == [("Budi Santoso", "1", "100"), ("Ani Wijaya", "1", "100")]
    assert [(row["topic"], row["outlet"], row["n"]) for row in tables["matrix"]] == [("Sanctions", "Harian B", "1"), ("Trade", "Harian B", "1")]
    assert [row["sentence"] for row in tables["concordance"]] == ["Sanksi dan perdagangan dibahas."] * 2
    assert [(row["meeting_id"], row["participants"], row["articles"]) for row in tables["meetings"]] == [("m1", "Budi Santoso; Ani Wijaya", "b.txt")]
    assert "quotes" not in tables and opened.errors == [] and opened.requests == []


def test_says_what_is_new_since_an_earlier_report(view_corpus, tmp_path):
    tables = dict(view_corpus.tables)
    for name in ("sentences", "mentions", "evidence", "participants", "articles"):
        tables[name] = tables[name][tables[name]["article_id"] != "c.txt"]
    tables["meetings"] = tables["meetings"][tables["meetings"]["meeting_id"] == "m1"].assign(place="Bogor", date_end="2025-03-04")
    tables["articles"] = tables["articles"].assign(text_hash="1" * 64)
    before = dataclasses.replace(view_corpus, tables=tables, _memo={})
    path = write_report(before, tmp_path / "report.html")
    text = words(re.search(r'aria-labelledby="news">.*?</section>', render_report(view_corpus, since=path), re.DOTALL)[0])
    assert "1 new article “Mungkin bertemu”" in text and "2 articles with another text" in text
    assert "2 new meetings 24 February – 2 March 2025, Ani Wijaya , Budi Santoso (call, held)" in text
    assert "date: 3–4 March 2025 (date stated) → 3 March 2025 (date stated)" in text and "place: Bogor → Jakarta" in text
    back = words(render_report(before, since=write_report(view_corpus, path)))
    assert "1 article is gone" in back and "2 meetings are told of no more" in back
    write_report(view_corpus, path, since=path)
    assert "Nothing: the same articles" in words(render_report(view_corpus, since=path))
    assert render_report(view_corpus).count('id="news"') == 0


PACKED = '<script type="text/plain" id="kit-data">{}</script>'
NESTED = base64.b64encode(zlib.compress(b"[" * 100_000)).decode()


@pytest.mark.parametrize("content", ["", "<p>halaman lain", *map(PACKED.format, ["", "AAA", "AAAA", packing.pack({"records": 1}), packing.pack({"records": {}})[:-8], NESTED])])
def test_an_earlier_report_that_is_none_is_named(view_corpus, tmp_path, content):
    path = tmp_path / "lama.html"
    with pytest.raises(FileNotFoundError, match="lama.html: there is no such earlier report"):
        render_report(view_corpus, since=path)
    path.write_text(content)
    with pytest.raises(ValueError, match="lama.html: expected a report that the kit wrote"):
        render_report(view_corpus, since=path)


@pytest.fixture
def many_meetings(view_corpus):
    """The same corpus with 310 meetings more, one a day."""
    days = [str(date(2024, 1, 1) + timedelta(days=n)) for n in range(310)]
    tables = dict(view_corpus.tables)
    for name in ("meetings", "evidence"):
        of_one = tables[name][tables[name]["meeting_id"] == "m1"]
        copies = [of_one.assign(meeting_id=f"d{n}", **({"date_start": day, "date_end": day} if name == "meetings" else {})) for n, day in enumerate(days)]
        tables[name] = pd.concat([tables[name], *copies], ignore_index=True)
    return view_corpus.with_tables(**tables)


def test_long_tables_show_a_first_part_without_scripts(many_meetings):
    html = render_report(many_meetings)
    part = re.search(r'<div data-view="meetings">.*?</div>\s*<h3>', html, re.DOTALL)[0]
    assert part.count('<th scope="row"') == static.FIRST < 313
    assert f"The first {static.FIRST} of 313 rows." in words(part)
    assert html.count("rows. Opened with scripts") == 1


def test_long_lists_show_a_first_part_and_all_when_asked(many_meetings, tmp_path, browser_page):
    opened = browser_page(write_report(many_meetings, tmp_path / "report.html"))
    page, lines, rows = opened.page, "[data-view=timeline] ol > .kit-time-row", "[data-view=meetings] tr[data-key]"
    assert page.locator(lines).count() == page.locator(rows).count() == 20
    bars = page.locator(".kit-overview button:enabled")
    assert bars.count() == 13 and bars.nth(1).get_attribute("aria-label") == "1 February 2024 to 29 February 2024: 29 meetings"
    bars.nth(1).press("Enter")
    assert page.locator(lines).count() == 20 and page.locator(".kit-overview").count() == 0
    assert "Met from: 1 February 2024; Met until: 29 February 2024" in page.inner_text(".kit-filter-words")
    page.locator(f"{lines} button").last.click()
    assert page.locator(f"{rows} button[aria-expanded=true]").count() == 1
    page.click("[data-view=filters] summary")
    page.click("text=Clear all filters")
    page.locator("[data-view=timeline] > div > button:has-text('Show all 312')").press("Enter")
    assert page.locator(lines).count() == 312
    assert page.locator(rows).count() == 21  # the one that is open stays
    assert opened.errors == [] and opened.requests == []


def test_paper_has_more_rows_and_says_how_many(many_meetings, tmp_path, browser_page):
    opened = browser_page(write_report(many_meetings, tmp_path / "report.html"))
    page, rows = opened.page, "[data-view=meetings] tr[data-key]"
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(rows).count() == 300
    assert "The first 300 of 313; the page itself shows all of them." in page.inner_text("[data-view=meetings]")
    assert page.locator("button:has-text('Show all'):visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(rows).count() == 20
    assert opened.errors == []


def test_timeline_shows_a_week_as_a_span_and_the_undated_apart(view_corpus, tmp_path, browser_page):
    page = browser_page(write_report(view_corpus, tmp_path / "report.html")).page
    week = page.locator("[data-view=timeline] li[data-key=m2]")
    assert week.locator(".kit-span").count() == 1 and week.locator(".kit-point").count() == 0
    day = page.locator("[data-view=timeline] li[data-key=m1]")
    assert day.locator(".kit-span").count() == 0 and day.locator(".kit-point").count() == 1
    assert "possible" in page.inner_text("[data-view=timeline] .kit-undated li[data-key=m3]")
    day.locator("button").click()
    assert page.locator("[data-view=meetings] tr[data-key=m1] button").get_attribute("aria-expanded") == "true"


def test_hostile_articles_run_nothing_and_are_shown_as_text(hostile_corpus, tmp_path, browser_page):
    opened = browser_page(write_report(hostile_corpus, tmp_path / "report.html"))
    page = opened.page
    for button in page.query_selector_all("[aria-expanded=false]"):
        button.click()
    assert page.evaluate("window.ran") is None
    assert page.locator("main img, main script").count() == 0
    for view in VIEWS:
        text = page.inner_text(f"[data-view={view}]")
        assert "<script>window.ran=1</script>" in text, view
        assert "[U+202E]" in text and "[U+200B]" in text, view
        assert not re.search("[\u202e\u200b]", text), view
    assert "{{7*7}}" in page.inner_text("main")
    assert opened.requests == [] and opened.errors == []


def test_readers_without_scripts_see_the_tables(hostile_corpus, view_corpus, tmp_path, browser_page):
    page = browser_page(write_report(view_corpus, tmp_path / "report.html"), java_script_enabled=False).page
    for view in ("sources", "bars", "matrix", "concordance", "meetings", "differences", "quotes"):
        assert page.locator(f"[data-view={view}] tbody tr").count() > 0, view
    assert page.locator("[data-view=filters]").is_hidden()
    assert "Scripts are off" in page.inner_text("header")
    hostile = browser_page(write_report(hostile_corpus, tmp_path / "hostile.html"), java_script_enabled=False).page
    assert hostile.locator("main img, main script").count() == 0
    assert not re.search("[\u202e\u200b]", hostile.inner_text("main"))


def test_numbers_are_the_same_with_and_without_scripts(view_corpus, tmp_path, browser_page):
    path = write_report(view_corpus, tmp_path / "report.html")
    both = [browser_page(path, java_script_enabled=on).page for on in (True, False)]
    for cells in ("[data-view=bars] td.kit-number:not(.kit-measure)", "[data-view=matrix] .kit-figure", "[data-view=matrix] .kit-rate"):
        with_scripts, without = [page.locator(cells).all_inner_texts() for page in both]
        if "bars" in cells:
            without = [text for index, text in enumerate(without) if index % 3]
        assert with_scripts == without, cells


def test_paper_states_the_filter_and_hides_controls(view_corpus, tmp_path, browser_page):
    page = browser_page(write_report(view_corpus, tmp_path / "report.html")).page
    page.click("[data-view=filters] summary")
    page.check("[data-filter=outlets] label:has-text('Harian A') input")
    page.emulate_media(media="print")
    assert page.locator(".kit-filter-words").is_visible()
    assert page.locator(".kit-filter-body").is_hidden()
    assert page.locator("[data-view=bars] button").first.is_hidden()
    assert page.locator("[data-view=bars] .kit-paper").first.inner_text() == "1.2"
    assert page.locator("[data-view=bars] thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"


def test_a_phone_needs_no_sideways_scrolling(view_corpus, tmp_path, browser_page):
    page = browser_page(write_report(view_corpus, tmp_path / "report.html"), viewport={"width": 390, "height": 844}).page
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}], ids=["light", "dark", "phone"])
def test_axe_finds_nothing_serious(seeds, tmp_path, browser_page, language, options):
    page = browser_page(write_report(seeds, tmp_path / "report.html", language=language), **options).page
    page.click("[data-view=filters] summary")
    for view in ("bars", "matrix", "concordance", "meetings", "differences", "quotes"):
        page.locator(f"[data-view={view}] .kit-open").first.click()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
