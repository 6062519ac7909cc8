"""The widgets: what they hold, set and compared without a browser."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys

import pytest
import traitlets

import kit
from kit import controls, decisions
from kit.opening import opening
from kit.views import module_source, stylesheet
from kit.views.spec import EVERYTHING, FILTERS, PAGES

MADE = {
    "frequency": {"articles", "sentences", "entities", "mentions"},
    "topics": {"articles", "sentences", "topic_names", "topic_labels", "topics"},
    "concordance": {"articles", "sentences", "words", "lemmas"},
    "quotes": {"articles", "sentences", "quotes"},
    "chronology": {"articles", "sentences", "meetings"},
    "sources": {"articles", "sentences", "lines"},
}


@pytest.mark.parametrize("name", MADE)
def test_each_control_holds_plain_records_a_spec_and_an_empty_selection(name, view_corpus):
    view = getattr(controls, name)(view_corpus)
    assert set(view.records) == MADE[name]
    assert view.spec["views"] == list(PAGES[name]["views"])
    assert view.selection == EVERYTHING
    assert json.loads(json.dumps([view.records, view.spec])) == [view.records, view.spec]


def test_drawn_by_the_same_path_as_the_report():
    assert controls.View._esm == module_source()
    assert controls.View._css == stylesheet()


def test_a_word_to_start_with(view_corpus):
    assert controls.concordance(view_corpus, "sanksi").selection["text"] == "sanksi"


def test_selection_can_be_set_in_part(view_corpus):
    view = controls.frequency(view_corpus)
    view.selection = {"outlets": ["Harian A"]}
    assert view.selection == {**EVERYTHING, "outlets": ["Harian A"]}


def test_selection_tells_what_it_can_hold(view_corpus):
    view = controls.frequency(view_corpus)
    with pytest.raises(traitlets.TraitError, match="has no 'outlet'; it can hold: outlets"):
        view.selection = {"outlet": ["Harian A"]}
    with pytest.raises(traitlets.TraitError, match="must be a list"):
        view.selection = {"outlets": "Harian A"}
    assert view.selection == EVERYTHING


def test_controls_do_not_share_their_selection(view_corpus):
    first, second = controls.topics(view_corpus), controls.topics(view_corpus)
    first.selection = {"topics": ["Trade"]}
    assert second.selection == EVERYTHING


def test_labels_in_the_other_language(view_corpus):
    view = controls.chronology(view_corpus, language="id")
    assert view.spec["labels"]["status.held"] == "terlaksana"
    assert view.records["meetings"][1]["when"] == "3 Maret 2025"


def test_filters_are_declared_once():
    for page in PAGES.values():
        assert set(page["filters"]) <= set(FILTERS) <= set(EVERYTHING)


TEXT = "Menlu Bertemu Rekannya di Jenewa\n\nKedua menteri bertemu pada Kamis (10/7/2025) dan membahas kedutaan.\n\nGedung kementerian di Jenewa\n"


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return controls.labels(kit.read(tmp_path))


def send(view, **message) -> str:
    view._handle_custom_msg(message, [])
    return view.answer


def kinds(view) -> list[str]:
    return [line[2] for line in view.records["lines"]]


def span(view, number: int) -> dict:
    line = view.records["lines"][number]
    return {"article_id": "a.txt", "start_char": line[5], "end_char": line[6]}


def test_a_label_decided_in_the_view_is_written_shown_and_undone(desk):
    assert kinds(desk) == ["title", "body", "body"]
    assert "decisions.jsonl" in send(desk, act="line", on=span(desk, 2), value="caption")
    assert kinds(desk) == ["title", "body", "caption"] and len(kit.read(desk.corpus.folder).decisions) == 1
    assert send(desk, act="undo") == "Undone." and kinds(desk) == ["title", "body", "body"]
    assert "no decision" in send(desk, act="undo")


def test_what_is_known_of_an_article_is_mended_in_the_view(desk):
    send(desk, act="article", on={"article_id": "a.txt"}, value={"outlet": "Warta Contoh", "published": "2025-07-11"}, note="arsip")
    assert (desk.records["articles"][0]["outlet"], desk.records["articles"][0]["published"]) == ("Warta Contoh", "2025-07-11")
    assert list(desk.corpus.decisions.note) == ["arsip"]


def test_what_cannot_be_decided_is_said_in_the_view(desk):
    assert "expected 'published' as 2025-07-11" in send(desk, act="article", on={"article_id": "a.txt"}, value={"published": "besok"})
    assert "found 'photo'" in send(desk, act="line", on=span(desk, 2), value="photo")
    assert len(desk.corpus.decisions) == 0


def test_a_pasted_article_becomes_a_file(tmp_path):
    view = controls.paste(kit.read(tmp_path), language="id")
    assert "menlu-bertemu-rekannya-di-jenewa.txt" in send(view, act="paste", text=TEXT, title="", date="2025-07-11", source="Warta", url="", accessed="")
    (row,) = kit.read(tmp_path).articles.to_dict("records")
    assert (row["outlet"], row["published"], row["title"]) == ("Warta", "2025-07-11", "Menlu Bertemu Rekannya di Jenewa")
    assert "expected 'date'" in send(view, act="paste", text=TEXT, title="", date="besok", source="", url="", accessed="")


def test_importing_the_kit_loads_nothing_heavy():
    heavy = "pandas matplotlib torch stanza anywidget jinja2"
    code = f"import sys, kit; print([name for name in '{heavy}'.split() if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_filters_are_kept_for_the_report(view_corpus, tmp_path):
    corpus = dataclasses.replace(view_corpus, folder=tmp_path)
    view = controls.frequency(corpus)
    view.selection = {"outlets": ["Harian A"]}
    view._handle_custom_msg({"act": "opening"}, [])
    assert view.answer == "Kept: the report will open with these filters."
    again = dataclasses.replace(corpus, log=decisions.log(tmp_path))
    assert opening(again) == {**EVERYTHING, "outlets": ["Harian A"]}
    assert opening(corpus) == EVERYTHING


def test_an_opening_that_no_view_has_is_refused(view_corpus, tmp_path):
    corpus = dataclasses.replace(view_corpus, folder=tmp_path)
    with pytest.raises(ValueError, match="has no 'outlet'"):
        kit.decide(corpus, "opening", {}, {"outlet": ["Harian A"]})
    with pytest.raises(ValueError, match="about no article"):
        kit.decide(corpus, "opening", {"article_id": "a.txt"}, {})


def test_an_opening_for_an_outlet_that_is_gone_is_stale(view_corpus, tmp_path):
    kit.decide(tmp_path, "opening", {}, {"outlets": ["Harian A", "", "Harian Z"]})
    corpus = dataclasses.replace(view_corpus, folder=tmp_path, log=decisions.log(tmp_path))
    (row,) = kit.table(corpus, "decisions").to_dict("records")
    assert row["state"] == "stale" and row["reason"] == "there is no article of Harian Z any more"
