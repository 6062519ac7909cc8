"""The drawing path: joined from its modules, in words that every language has, drawn as a widget would."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from kit import views
from kit.report import render_report
from kit.views import module_source, records, spec, stylesheet, wording

LANGUAGES = sorted(path.stem for path in (views.FOLDER / "labels").glob("*.json"))
GROUPS = ("type", "status", "kind", "met_basis", "basis", "resolved", "role", "quote_kind", "attribute", "line", "cell", "term", "suggested", "ground")
MADE = ("section.", "column.", "filter.", "note.", "view.", "empty.", "desk.retype", "desk.ignore", "mend.", "paste.", "order.")  # put together where they are used


def sources() -> str:
    files = sorted(path for ending in ("*.js", "*.html", "*.py") for path in views.FOLDER.glob(ending))
    files += [views.FOLDER.parent / name for name in ("report.py", "figures.py", "notebook_pages.py", "controls.py", "desks.py", "meeting_desk.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def used_keys() -> set[str]:
    text = sources()
    keys = set(re.findall(r"""(?:say|labels)[(\[]\s*(?:ofWords \? )?["']([\w.]+)["']\s*[,)\]]""", text))
    keys |= {f"{key}.{form}" for key in re.findall(r"""count\(["']([\w.]+)["']""", text) for form in ("one", "many")}
    return keys


def test_every_label_that_is_used_is_there():
    there = wording.labels("en")
    assert sorted(key for key in used_keys() if key not in there) == []
    for page in spec.PAGES.values():
        for view in page["views"]:
            assert view == "filters" or f"view.{view}" in there
        for name in page["filters"]:
            assert f"filter.{name}" in there


def test_every_language_has_the_same_labels():
    first = wording.labels(LANGUAGES[0])
    for language in LANGUAGES[1:]:
        other = wording.labels(language)
        assert sorted(set(first) ^ set(other)) == []
        for key, text in first.items():
            if isinstance(text, str):
                assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", other[key])), (language, key)


def test_no_label_is_left_over():
    text = sources()
    spare = [
        key
        for key in wording.labels("en")
        if key not in used_keys()
        and f'"{key}"' not in text
        and f'"{key.rpartition(".")[0]}"' not in text
        and key.split(".")[0] not in GROUPS
        and not key.startswith(MADE)
    ]
    assert spare == []


def test_one_module_with_one_export():
    source = module_source()
    assert source.count("export ") == 1 and source.rstrip().endswith("export default { render };")
    assert not re.search(r"^import ", source, re.MULTILINE)
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", source, re.MULTILINE)
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_words_can_only_become_text():
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc|cssText|fetch\(|XMLHttp|https?://(?!www\.w3\.org/2000/svg)"
    assert re.findall(forbidden, module_source()) == []
    assert not re.search(r"""["']?style["']?:|setAttribute\("style""", module_source())
    assert not re.search(r"@import|url\(", stylesheet())


def test_a_module_out_of_order_is_named(monkeypatch):
    monkeypatch.setattr(views, "MODULES", ("filters", "text"))
    with pytest.raises(ValueError, match="views/filters.js uses text.js"):
        module_source.__wrapped__()


def test_script_and_python_agree_on_what_cannot_be_seen():
    pattern = re.search(r"const UNSEEN =\s*/\[(.*)\]/gu;", (views.FOLDER / "text.js").read_text())[1]
    for found in re.findall(r"\\u\{?([0-9a-f]{4,6})\}?", pattern):
        assert wording.UNSEEN.fullmatch(chr(int(found, 16))), found
    assert wording.plain("a\u202eb\u200bc\U000e0041") == "a[U+202E]b[U+200B]c[U+E0041]"
    assert wording.plain("Biasa, “dengan” tanda – é 漢 😀\n\t") == "Biasa, “dengan” tanda – é 漢 😀\n\t"


@pytest.mark.parametrize(
    "start, end, precision, english, indonesian",
    [
        ("2025-07-10", "2025-07-10", "day", "10 July 2025", "10 Juli 2025"),
        ("2025-02-10", "2025-02-16", "week", "10–16 February 2025", "10–16 Februari 2025"),
        ("2025-06-30", "2025-07-06", "week", "30 June – 6 July 2025", "30 Juni – 6 Juli 2025"),
        ("2024-12-30", "2025-01-05", "week", "30 December 2024 – 5 January 2025", "30 Desember 2024 – 5 Januari 2025"),
        ("2025-02-01", "2025-02-28", "month", "February 2025", "Februari 2025"),
        ("2025-01-01", "2025-12-31", "year", "2025", "2025"),
        (None, None, "unknown", "undated", "tidak bertanggal"),
    ],
)
def test_spans_of_days(start, end, precision, english, indonesian):
    assert wording.Wording("en").days(start, end, precision) == english
    assert wording.Wording("id").days(start, end, precision) == indonesian


def test_numbers():
    assert [wording.Wording("en").number(1310.55, 1), wording.Wording("en").number(12345)] == ["1,310.5", "12,345"]
    assert [wording.Wording("id").number(1310.55, 1), wording.Wording("id").number(12345)] == ["1.310,5", "12.345"]


def test_places_are_counted_in_the_sentence(view_corpus):
    found = records.page_records(view_corpus, ("mentions",))
    for entity, sentence, start, end in found["mentions"]:
        name = found["entities"][entity]
        assert found["sentences"][sentence][2][start:end] in name["variants"]


def test_a_span_outside_every_sentence_is_shown_in_its_line(view_corpus):
    tables = dict(view_corpus.tables)
    kept = tables["sentences"]["sentence_id"] != "b.txt#1"
    tables["sentences"] = tables["sentences"][kept]
    found = records.page_records(view_corpus.with_tables(**tables), ("meetings",))
    told = found["meetings"][1]["told"][1]
    article, start, text, *_ = found["sentences"][told["at"][0]]
    assert text == view_corpus.texts["b.txt"].rstrip("\n") and text[told["at"][1] : told["at"][2]] == "satu jam"


def test_tables_of_different_corpora_are_named(view_corpus):
    articles = view_corpus.tables["articles"].iloc[:1]
    with pytest.raises(ValueError, match="names the article 'b.txt', which table 'articles' lacks"):
        records.page_records(view_corpus.with_tables(articles=articles), ("mentions",))


def test_missing_values_and_foreign_numbers_become_plain(view_corpus):
    import numpy as np
    import pandas as pd

    table = pd.DataFrame({"a": [np.int64(3), None], "b": ["x", None], "c": [np.array(["p"]), None]})
    rows = list(records.plain_rows(table))
    assert rows[1] == {"a": None, "b": None, "c": None}
    assert json.dumps(rows[0]["c"]) == '["p"]'


HOST = """<!doctype html><meta charset="utf-8"><body data-jp-theme-light="{light}"><style>{style}</style><div id="el"></div>
<script type="application/json" id="data">{data}</script><script type="module">{module}
const held = JSON.parse(document.getElementById("data").textContent), heard = [];
window.model = {{ get: (name) => held[name], on: (event, call) => heard.push([event, call]), save_changes() {{ window.saved = true; }}, send(what) {{ (window.sent ??= []).push(what); }},
  off: (event, call) => heard.splice(heard.findIndex(([e, c]) => e === event && c === call), 1),
  set(name, value) {{ held[name] = value; heard.filter(([e]) => e === "change:" + name).forEach(([, call]) => call()); }} }};
window.heard = heard;
window.end = render({{ model, el: document.getElementById("el") }});
</script>"""


def widget_page(corpus, page, folder, light="true", **chosen):
    data = {
        "records": records.page_records(corpus, spec.PAGES[page]["tables"]),
        "spec": spec.page_spec(page),
        "selection": {**spec.EVERYTHING, **chosen},
    }
    path = folder / f"{page}.html"
    text = json.dumps(data).replace("<", "\\u003c")
    path.write_text(HOST.format(data=text, module=module_source(), style=stylesheet(), light=light), encoding="utf-8")
    return path


@pytest.mark.parametrize("page", [page for page in spec.PAGES if page != "report"])
def test_each_page_draws_all_its_views(page, view_corpus, tmp_path, browser_page):
    opened = browser_page(widget_page(view_corpus, page, tmp_path, text="sanksi" if page == "concordance" else ""))
    for view in spec.PAGES[page]["views"]:
        assert opened.page.locator(f"[data-view={view}]").inner_text().strip(), view
    assert opened.page.locator("tbody tr, textarea").count() > 0
    assert opened.requests == [] and opened.errors == []


def test_a_selection_set_from_outside_is_drawn_and_one_made_inside_is_saved(view_corpus, tmp_path, browser_page):
    page = browser_page(widget_page(view_corpus, "frequency", tmp_path)).page
    page.evaluate('model.set("selection", { ...model.get("selection"), outlets: ["Harian A"] })')
    assert page.locator("tbody tr[data-key]").count() == 2
    assert page.locator("[data-filter=outlets] input").first.is_checked()
    page.click("text=Clear all filters")
    assert page.evaluate('model.get("selection").outlets') == [] and page.evaluate("saved") is True
    page.evaluate("end()")
    assert page.evaluate("heard.length") == 0


def test_a_label_is_decided_by_a_choice(view_corpus, tmp_path, browser_page):
    page = browser_page(widget_page(view_corpus, "labels", tmp_path)).page
    page.locator("[data-view=article] tbody select").first.select_option("caption")
    (sent,) = page.evaluate("sent")
    assert (sent["act"], sent["value"], sent["on"]["article_id"], sent["on"]["start_char"]) == ("line", "caption", "a.txt", 0)
    page.evaluate('model.set("answer", "Ditetapkan.")')
    assert page.inner_text(".kit-answer") == "Ditetapkan."


def test_only_what_was_changed_of_an_article_is_decided(view_corpus, tmp_path, browser_page):
    page = browser_page(widget_page(view_corpus, "labels", tmp_path)).page
    page.fill("input[name=outlet]", "Warta Contoh")
    page.fill("input[name=published]", "")
    page.fill("input[name=note]", "dari arsip")
    page.click("text=Decide")
    (sent,) = page.evaluate("sent")
    assert sent == {"act": "article", "on": {"article_id": "a.txt"}, "value": {"outlet": "Warta Contoh", "published": None}, "note": "dari arsip"}


def test_a_pasted_article_is_sent_as_it_is(view_corpus, tmp_path, browser_page):
    page = browser_page(widget_page(view_corpus, "paste", tmp_path)).page
    page.fill("textarea", "Judul\n\nIsi <b>berita</b>.")
    page.fill("input[name=date]", "11 Juli 2025")
    page.click("text=Add to the folder")
    assert page.evaluate("sent")[0] == {"act": "paste", "text": "Judul\n\nIsi <b>berita</b>.", "title": "", "source": "", "date": "11 Juli 2025", "url": "", "accessed": ""}


def test_the_report_and_the_other_pages_decide_nothing(view_corpus, tmp_path, browser_page):
    page = browser_page(widget_page(view_corpus, "sources", tmp_path)).page
    assert page.locator("[data-view=article] tbody select, .kit-desk").count() == 0


def test_concordance_finds_words_anywhere(view_corpus, tmp_path, browser_page):
    page = browser_page(widget_page(view_corpus, "concordance", tmp_path)).page
    assert "Type a word" in page.inner_text("[data-view=concordance]")
    page.fill("input[type=search]", "SANKSI")
    page.wait_for_selector("[data-view=concordance] tr[data-key]")
    assert page.locator("[data-view=concordance] mark").all_inner_texts() == ["sanksi", "Sanksi", "Sanksi"]
    assert page.locator("[role=status]").last.inner_text() == "3 hits"


def test_concordance_finds_every_form_of_a_base_form_and_puts_lines_in_order(view_corpus, tmp_path, browser_page):
    page = browser_page(widget_page(view_corpus, "concordance", tmp_path)).page
    page.fill("input[type=search]", "bahas")
    page.wait_for_selector("[data-view=concordance] tr[data-key]")
    marks = page.locator("[data-view=concordance] mark")
    assert marks.all_inner_texts() == ["bahas", "bahas"]  # as letters, in membahas and dibahas
    page.fill("input[type=search]", "telepon")
    page.locator("[role=status]:text-is('1 hit')").wait_for()
    assert marks.all_inner_texts() == ["menelepon"]  # whose letters it is not
    page.fill("input[type=search]", "sanksi")
    page.locator("[role=status]:text-is('3 hits')").wait_for()
    before = page.locator("[data-view=concordance] td.kit-after").all_inner_texts()
    page.locator("[data-view=concordance] select").select_option("right")
    after = page.locator("[data-view=concordance] td.kit-after").all_inner_texts()
    assert after == sorted(before, key=lambda text: (not text.strip(" .”,"), text.strip(" .”,").lower())) and after != before
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    page.locator("[data-view=concordance] select").select_option("text")
    assert page.locator("[data-view=concordance] td.kit-after").all_inner_texts() == before


def test_a_capital_can_count_as_the_state_whose_government_it_means(view_corpus, tmp_path, browser_page):
    tables = dict(view_corpus.tables)
    state, city = (tables["entities"].iloc[[2]].assign(entity_id=f"LOC:{name}", name=name, type="LOC", variants=[[name]]) for name in ("Negara B", "Bogor"))
    tables["entities"] = pd.concat([tables["entities"], state, city], ignore_index=True)
    meant = tables["mentions"].iloc[[5]].assign(entity_id="LOC:Bogor", type="LOC", stands_for="LOC:Negara B")
    tables["mentions"] = pd.concat([tables["mentions"], meant, meant.assign(stands_for=None)], ignore_index=True)
    corpus = view_corpus.with_tables(**tables)
    page = browser_page(widget_page(corpus, "frequency", tmp_path)).page
    rows = "[data-view=bars] tr[data-key]"
    assert "1 of them for the government of Negara B" in page.locator(rows, has_text="Bogor").inner_text()
    assert page.locator(rows, has_text="Negara B").count() == 1
    page.locator("[data-filter=governments] input").press("Space")
    page.locator(".kit-filter-words:has-text('Count a capital that means its government')").wait_for()
    figures = {name: page.locator(rows, has_text=name).locator(".kit-figure").inner_text() for name in ("Bogor", "Negara B")}
    assert figures == {"Bogor": "1", "Negara B": "1"}
    assert "1 of them for the government of Negara B" in re.sub(r"<[^>]+>", "", render_report(corpus))


def test_raw_text_of_the_chosen_article(view_corpus, tmp_path, browser_page):
    page = browser_page(widget_page(view_corpus, "sources", tmp_path)).page
    page.select_option("select", "b.txt")
    assert "berbicara satu jam" in page.inner_text("[data-view=article] table")
    assert "body" in page.inner_text("[data-view=article] tbody th")


def test_highlights_count_characters_not_utf16_units(view_corpus, tmp_path, browser_page):
    texts = {**view_corpus.texts, "b.txt": "😀😀" + view_corpus.texts["b.txt"]}
    tables = dict(view_corpus.tables)
    for name in ("sentences", "mentions"):
        moved = tables[name].copy()
        here = moved["article_id"] == "b.txt"
        moved.loc[here, ["start_char", "end_char"]] += 2
        tables[name] = moved
    corpus = type(view_corpus)(view_corpus.folder, texts, tables)
    page = browser_page(widget_page(corpus, "frequency", tmp_path)).page
    page.locator("tr[data-key] button").first.click()
    assert page.locator("mark").all_inner_texts() == ["Budi Santoso", "Budi Santoso", "Budi"]


def test_the_notebooks_theme_wins_over_the_systems(view_corpus, tmp_path, browser_page):
    def ink(light, scheme):
        page = browser_page(widget_page(view_corpus, "frequency", tmp_path, light=light), color_scheme=scheme).page
        return page.locator("#el").evaluate("el => getComputedStyle(el).backgroundColor")

    assert ink("true", "dark") == ink("true", "light") == "rgb(255, 255, 255)"
    assert ink("false", "light") == ink("false", "dark") != "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    "attribute, value, english, indonesian",
    [
        ("duration", "PT50M", "50 minutes", "50 menit"),
        ("duration", "PT1H30M", "1 hour 30 minutes", "1 jam 30 menit"),
        ("duration", "P3D", "3 days", "3 hari"),
        ("date", "2025-02-10/2025-02-16", "10–16 February 2025", "10–16 Februari 2025"),
        ("status", "held", "held", "terlaksana"),
        ("place", "held", "held", "held"),
        ("place", "P", "P", "P"),
        ("place", None, None, None),
    ],
)
def test_values_of_a_meeting_in_words(attribute, value, english, indonesian):
    assert wording.Wording("en").value(attribute, value) == english
    assert wording.Wording("id").value(attribute, value) == indonesian


def test_topics_bear_the_names_of_the_lexicon(view_corpus):
    tables = dict(view_corpus.tables)
    tables["topics"] = tables["topics"].assign(topic="sanctions")
    corpus = view_corpus.with_tables(**tables)
    assert records.page_records(corpus, ("topics",), language="en")["topic_labels"] == ["Sanctions"]
    assert records.page_records(corpus, ("topics",), language="id")["topic_labels"] == ["Sanksi"]
