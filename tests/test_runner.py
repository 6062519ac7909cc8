from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from kit import runner

PARAMETERS = new_code_cell('folder = "../seeds"\nreport_path: str = "x.html"\nlimit = 3', metadata={"tags": ["parameters"]})
WRITE = new_code_cell("from pathlib import Path\nPath(report_path).write_text(folder, encoding='utf-8')")


def write(folder, name, *cells):
    folder.mkdir(exist_ok=True)
    nbformat.write(new_notebook(cells=[new_markdown_cell("# Who?"), *cells]), folder / name)


@pytest.fixture
def run(tmp_path):
    """Run the notebooks below tmp_path/notebooks over the folder tmp_path/berita."""
    (tmp_path / "berita").mkdir()

    def run(**options):
        return runner.run_notebooks(
            tmp_path / "berita", tmp_path / "out" / "r.html", notebooks=tmp_path / "notebooks", copies=tmp_path / "copies", **options
        )

    return run


# --- parameters


def test_injects_only_what_the_parameters_cell_assigns():
    notebook = new_notebook(cells=[new_markdown_cell("# Who?"), PARAMETERS, WRITE])
    runner.inject_parameters(notebook, {"folder": "C:\\berita", "report_path": "r.html", "language": "en"})
    assert [cell.source for cell in notebook.cells][2] == "folder = 'C:\\\\berita'\nreport_path = 'r.html'"
    assert notebook.cells[2].metadata.tags == ["injected-parameters"]


def test_leaves_a_notebook_without_parameters_as_it_is():
    notebook = new_notebook(cells=[WRITE])
    runner.inject_parameters(notebook, {"folder": "x"})
    assert len(notebook.cells) == 1


# --- hidden errors


def test_error_inside_a_widget_is_found(run, tmp_path):
    inside = "import ipywidgets\nout = ipywidgets.Output()\nwith out:\n    raise ValueError('no such\\noutlet')\nipywidgets.VBox([out])"
    write(tmp_path / "notebooks", "01_a.ipynb", new_code_cell(inside))
    with pytest.raises(runner.NotebookFailed, match="01_a.ipynb ran to its end, but holds errors: .*ValueError: no such outlet"):
        run()
    executed = nbformat.read(tmp_path / "copies" / "01_a.ipynb", as_version=4)
    assert runner.hidden_errors(executed) == ["inside a widget: ValueError: no such outlet"]


def test_errors_in_plain_outputs_are_found():
    error = new_output("error", ename="KeyError", evalue="'x'", traceback=[])
    printed = new_output("stream", name="stderr", text="Traceback (most recent call last):\n  …\nOSError: gone\n")
    harmless = new_output("stream", name="stderr", text="12 articles\n")
    notebook = new_notebook(cells=[new_markdown_cell("#"), new_code_cell(outputs=[error, harmless]), new_code_cell(outputs=[printed])])
    assert runner.hidden_errors(notebook) == ["cell 2: KeyError: 'x'", "cell 3: OSError: gone"]


def test_clean_notebook_has_none():
    assert runner.hidden_errors(new_notebook(cells=[new_markdown_cell("#"), WRITE])) == []


# --- running


def test_notebooks_run_in_order_with_their_parameters(run, tmp_path, capfd):
    write(tmp_path / "notebooks", "02_b.ipynb", PARAMETERS, WRITE, new_code_cell("assert Path('made by 1').exists()"))
    write(tmp_path / "notebooks", "01_a.ipynb", new_code_cell("open('made by 1', 'w').close()\nprint('3 of 9 articles')"))
    report = run()
    assert report == tmp_path / "out" / "r.html"
    assert report.read_text(encoding="utf-8") == str(tmp_path / "berita")
    assert sorted(path.name for path in (tmp_path / "copies").iterdir()) == ["01_a.ipynb", "02_b.ipynb"]
    told = capfd.readouterr().err
    assert told.index("1/2 01_a.ipynb") < told.index("3 of 9 articles") < told.index("2/2 02_b.ipynb")
    source = nbformat.read(tmp_path / "notebooks" / "02_b.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in source.cells), "the notebooks themselves stay as they are"


def test_a_notebook_full_of_widgets_ends(run, tmp_path):
    # without the question for events in runner.py, this waits for ever in nine runs of ten
    cells = [new_code_cell("with out:\n    print(1)") for _ in range(100)]
    write(tmp_path / "notebooks", "01_a.ipynb", PARAMETERS, new_code_cell("import ipywidgets\nout = ipywidgets.Output()"), *cells, WRITE)
    assert run().exists()


def test_failing_cell_is_named(run, tmp_path, capfd):
    wrong = new_code_cell("rows = [1, 2]\nraise ValueError('2 rows,\\nexpected 3')")
    write(tmp_path / "notebooks", "01_a.ipynb", PARAMETERS, wrong)
    with pytest.raises(runner.NotebookFailed) as failed:
        run()
    # the injected cell is not counted: the number is the one in the notebook a person opens
    assert str(failed.value) == "01_a.ipynb, cell 3 (rows = [1, 2]): ValueError: 2 rows, expected 3"
    assert "failed after" in capfd.readouterr().err
    assert (tmp_path / "copies" / "01_a.ipynb").exists()


def test_report_left_from_an_earlier_run_does_not_count(run, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "r.html").write_text("old")
    write(tmp_path / "notebooks", "01_a.ipynb", new_code_cell("1 + 1"))
    with pytest.raises(runner.NotebookFailed, match="none wrote .*r.html"):
        run()


def test_no_notebooks(run):
    with pytest.raises(runner.NotebookFailed, match="holds no notebooks"):
        run()


@pytest.mark.parametrize("folder, name", [("berita Mei", "berita Mei"), ("/", "corpus"), ("berita/", "berita")])
def test_folder_name(folder, name):
    assert runner.folder_name(Path(folder)) == name
