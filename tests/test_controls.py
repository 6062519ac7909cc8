"""The widgets: what they hold, set and compared without a browser."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import traitlets

from kit import controls
from kit.views import module_source, stylesheet
from kit.views.spec import EVERYTHING, FILTERS, PAGES

MADE = {
    "frequency": {"articles", "sentences", "entities", "mentions"},
    "topics": {"articles", "sentences", "topic_names", "topic_labels", "topics"},
    "concordance": {"articles", "sentences"},
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


def test_importing_the_kit_loads_nothing_heavy():
    heavy = "pandas matplotlib torch stanza anywidget jinja2"
    code = f"import sys, kit; print([name for name in '{heavy}'.split() if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
