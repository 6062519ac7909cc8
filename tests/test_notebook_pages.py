"""A notebook as a page of its own: its views alive, nothing fetched, nothing run but the kit's views."""

from __future__ import annotations

import ipywidgets
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from kit import controls
from kit.notebook_pages import STATE, VIEW, render_notebook, write_pages


def run(*widgets, html: str = "") -> nbformat.NotebookNode:
    """A notebook as it is after a run that showed these widgets, and a table as HTML."""
    outputs = [new_output("execute_result", {VIEW: {"model_id": widget.model_id, "version_major": 2, "version_minor": 0}}) for widget in widgets]
    cells = [new_markdown_cell("# Siapa?\n\n**Next:** [4 · Topik](04_topic_mentions.ipynb)"), new_code_cell("1 < 2", outputs=[new_output("execute_result", {"text/html": html})])]
    cells += [new_code_cell("kit.controls", outputs=[output]) for output in outputs]
    models = {widget.model_id: {"model_name": "AnyModel", "state": {key: getattr(widget, key) for key in ("records", "spec", "selection") if hasattr(widget, key)}} for widget in widgets}
    return new_notebook(cells=cells, metadata={"widgets": {STATE: {"state": models}}})


@pytest.fixture
def opened(tmp_path, browser_page):
    def page_of(notebook):
        nbformat.write(notebook, tmp_path / "03_nama.ipynb")
        (path,) = write_pages(tmp_path)
        return browser_page(path)

    return page_of


def test_a_view_is_alive_in_the_page_of_its_notebook(view_corpus, opened):
    found = opened(run(controls.frequency(view_corpus)))
    frame = found.page.frame_locator("iframe")
    assert frame.locator("tr[data-key]").count() == 3
    frame.locator("[data-filter=outlets] label:has-text('Harian B') input").check()
    frame.locator(".kit-count:has-text('2 names')").wait_for()
    assert found.page.locator("iframe").evaluate("frame => frame.style.height !== '' && frame.offsetHeight > 300")
    assert found.page.url.endswith("03_nama.html") and found.requests == [] and found.errors == []


def test_leads_to_the_next_page_and_names_what_needs_a_kernel(view_corpus):
    html = render_notebook(run(controls.labels(view_corpus), controls.paste(view_corpus), ipywidgets.Label()), title="t")
    assert 'href="04_topic_mentions.html"' in html
    assert html.count("<iframe") == 1 and html.count('kit-note">Decisions are made in JupyterLab') == 2
    assert "widget-state" not in html and "http-equiv" in html


def test_labels_can_be_read_but_not_decided(view_corpus, opened):
    found = opened(run(controls.labels(view_corpus)))
    frame = found.page.frame_locator("iframe")
    assert frame.locator("table.kit-lines tbody tr").count() > 0
    assert frame.locator("table.kit-lines select, form").count() == 0 and found.errors == []


def test_hostile_words_run_nothing(hostile_corpus, opened):
    found = opened(run(controls.frequency(hostile_corpus), html="<script>window.ran = 1</script><img src=x onerror='window.ran = 1'><b>x</b>"))
    frame = found.page.frame_locator("iframe")
    assert "<script>window.ran=1</script>" in frame.locator("main").inner_text()
    assert found.page.evaluate("window.ran") is None
    assert found.page.frames[1].evaluate("window.ran") is None


def test_indonesian_views_make_an_indonesian_page(view_corpus):
    assert '<html lang="id">' in render_notebook(run(controls.frequency(view_corpus, language="id")), title="t")[:60]


def test_a_notebook_without_widgets_is_a_page_too():
    assert "Siapa?" in render_notebook(run(), title="t")
