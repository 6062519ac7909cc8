"""The notebooks: run from top to bottom over the example corpus, and kept in the form that readers can rely on."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

from kit import runner

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("[0-9]*.ipynb"))
NAMES = ["01_load_articles", "02_annotate", "03_entity_frequency", "04_topic_mentions", "05_meeting_chronology", "06_report"]


@pytest.fixture(scope="module")
def executed(seeds, tmp_path_factory):
    """The executed copies by name, and the report that the last one wrote."""
    folder = tmp_path_factory.mktemp("run")
    report = runner.run_notebooks(seeds.folder, folder / "report.html", copies=folder / "copies")
    return {path.stem: nbformat.read(path, as_version=4) for path in (folder / "copies").glob("*.ipynb")}, report


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_they_are_all_there():
    assert [path.stem for path in NOTEBOOKS] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_runs_without_any_error_hidden_or_not(executed, name):
    assert runner.hidden_errors(executed[0][name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_has_a_live_view(executed, name):
    views = [output for cell in code(executed[0][name]) for output in cell.outputs if "application/vnd.jupyter.widget-view+json" in output.get("data", {})]
    assert views


def test_the_last_one_writes_the_report(executed):
    text = executed[1].read_text(encoding="utf-8")
    assert "Kuala Lumpur" in text
    assert "Content-Security-Policy" in text


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_is_kept_in_form(path):
    notebook = nbformat.read(path, as_version=4)
    assert all(not cell.outputs and cell.execution_count is None for cell in code(notebook))
    assert not any(re.search(r"^\s*(def|class) ", cell.source, re.M) for cell in code(notebook))
    assert max(len(cell.source.splitlines()) for cell in code(notebook)) <= 10
    assert [cell for cell in code(notebook) if "parameters" in cell.metadata.get("tags", ())] == code(notebook)[:1]
    assert notebook.cells[0].source.startswith("# ")
    for needed in ("**Question.**", "**Reads**", "**Writes"):
        assert needed in notebook.cells[0].source
    assert "**Saved:**" in notebook.cells[-1].source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_is_python_and_every_name_of_the_kit_is_public(path):
    import kit

    for cell in code(nbformat.read(path, as_version=4)):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "kit":
                assert node.attr in kit.__all__


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_lead_to_notebooks(path):
    links = re.findall(r"\]\(([^)]+\.ipynb)\)", "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells))
    assert links
    assert all((path.parent / link).is_file() for link in links)
