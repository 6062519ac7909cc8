"""Run copies of the notebooks from top to bottom; the last one writes the report."""

from __future__ import annotations

import ast
import os
import re
import sys
import time
from pathlib import Path
from typing import Any, Iterator

import nbformat
import zmq
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode

from .views.wording import plain

PROJECT = Path(__file__).resolve().parents[1]
WIDGETS = "application/vnd.jupyter.widget-state+json"
INJECTED = "injected-parameters"


class NotebookFailed(RuntimeError):
    """A notebook that did not run to its end, or that hid an error on the way."""


def run_notebooks(
    folder: Path, report: Path, *, language: str | None = None, since: Path | None = None, notebooks: Path = PROJECT / "notebooks", copies: Path
) -> Path:
    """Run a copy of every notebook over `folder`, each in a kernel of its own; returns the path of the report.

    The notebooks take `folder`, `report_path`, `language` and `since` in their `parameters` cell, where they have them. The
    executed copies go to `copies`, the copy of a notebook that failed too, as far as it came. Progress goes to stderr. Raises NotebookFailed.
    """
    folder, report = Path(folder).resolve(), Path(report).resolve()
    copies.mkdir(parents=True, exist_ok=True)
    report.parent.mkdir(parents=True, exist_ok=True)
    values = {"folder": str(folder), "report_path": str(report), "language": language, "since": since and str(Path(since).resolve())}
    values = {name: value for name, value in values.items() if value is not None}
    before = _changed(report)
    paths = sorted(notebooks.glob("[0-9]*.ipynb"))
    if not paths:
        raise NotebookFailed(f"{notebooks} holds no notebooks (01_….ipynb): run this from a complete copy of the project")
    for number, path in enumerate(paths, 1):
        _run(path, copies / path.name, values, _Progress(f"{number}/{len(paths)} {path.name}"))
    if _changed(report) == before:
        raise NotebookFailed(f"the notebooks ran, but none wrote {report}: the last one has to write to its parameter report_path")
    return report


def folder_name(folder: Path) -> str:
    """What a folder's report is called."""
    return Path(folder).resolve().name or "corpus"


def _changed(path: Path) -> int | None:
    return path.stat().st_mtime_ns if path.exists() else None


def _run(source: Path, target: Path, values: dict[str, str], progress: "_Progress") -> None:
    notebook = nbformat.read(source, as_version=4)
    inject_parameters(notebook, values)
    client = _Client(
        notebook,
        progress=progress,
        timeout=None,  # the annotation of a large folder takes as long as it takes
        kernel_name="python3",
        extra_arguments=["--log-level=50"],  # its start and its stop are no news; what the notebook prints still comes
        resources={"metadata": {"path": str(source.parent)}},
    )
    where = ""
    try:
        client.execute()
    except CellExecutionError as error:
        where = _failing_cell(notebook, source)
        raise NotebookFailed(f"{where}: {_one_line(error.ename, error.evalue)}") from error
    except DeadKernelError as error:
        raise NotebookFailed(f"{source.name}: its Python died, most often for want of memory; close other programs, or split the folder") from error
    finally:
        _write(notebook, target)
        progress.end(failed=bool(where))
    hidden = hidden_errors(notebook)
    if hidden:
        raise NotebookFailed(f"{source.name} ran to its end, but holds errors: {'; '.join(hidden)}")


def _write(notebook: NotebookNode, target: Path) -> None:
    partial = target.with_suffix(".part")
    nbformat.write(notebook, partial)
    os.replace(partial, target)


# --- parameters ----------------------------------------------------------------------------------------------


def inject_parameters(notebook: NotebookNode, values: dict[str, str]) -> None:
    """After the cell tagged `parameters`, add one that sets those of `values` that it assigns, as papermill does."""
    for place, cell in enumerate(notebook.cells):
        if cell.cell_type == "code" and "parameters" in cell.metadata.get("tags", ()):
            names = set(_assigned(cell.source))
            source = "\n".join(f"{name} = {value!r}" for name, value in values.items() if name in names)
            if source:
                notebook.cells.insert(place + 1, nbformat.v4.new_code_cell(source, metadata={"tags": [INJECTED]}))
            return


def _assigned(source: str) -> Iterator[str]:
    for statement in ast.parse(source).body:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


# --- errors --------------------------------------------------------------------------------------------------


def hidden_errors(notebook: NotebookNode) -> list[str]:
    """Every error in the outputs, in words; those inside an ipywidgets Output too, which do not stop a notebook."""
    found = []
    for number, cell in _numbered(notebook):
        found += [f"cell {number}: {error}" for output in cell.get("outputs", ()) for error in _errors(output)]
    models = notebook.metadata.get("widgets", {}).get(WIDGETS, {}).get("state", {})
    for model in models.values():
        found += [f"inside a widget: {error}" for output in model["state"].get("outputs", ()) for error in _errors(output)]
    return found


def _errors(output: dict[str, Any]) -> Iterator[str]:
    if output["output_type"] == "error":
        yield _one_line(output["ename"], output["evalue"])
    elif output["output_type"] == "stream" and "Traceback (most recent call last)" in output["text"]:
        yield output["text"].strip().splitlines()[-1]


def _numbered(notebook: NotebookNode) -> Iterator[tuple[int, NotebookNode]]:
    """The cells with their numbers, from 1, as in the notebook before its parameters were injected."""
    own = (cell for cell in notebook.cells if INJECTED not in cell.metadata.get("tags", ()))
    yield from enumerate(own, 1)


def _failing_cell(notebook: NotebookNode, source: Path) -> str:
    for number, cell in _numbered(notebook):
        if any(output["output_type"] == "error" for output in cell.get("outputs", ())):
            return f"{source.name}, cell {number} ({cell.source.strip().splitlines()[0]})"
    return f"{source.name}, the cell with the injected parameters"


def _one_line(name: str, message: str) -> str:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", message)
    return f"{name}: {' '.join(plain.split())}"


# --- progress ------------------------------------------------------------------------------------------------


class _Progress:
    """One line for a notebook: its name, then the seconds; what the notebook itself prints comes in between."""

    def __init__(self, name: str) -> None:
        self.name, self.started, self.alone = name, time.monotonic(), True
        print(f"{name} ", end="", file=sys.stderr, flush=True)

    def passed_on(self, text: str) -> None:
        print("\n" * self.alone + plain(text), end="", file=sys.stderr, flush=True)
        self.alone = False
        self.line_open = not text.endswith("\n")

    def end(self, failed: bool) -> None:
        again = "" if self.alone else "\n" * self.line_open + f"{self.name} "
        print(f"{again}{'failed after ' * failed}{time.monotonic() - self.started:.1f} s", file=sys.stderr, flush=True)


class _Client(NotebookClient):
    """A client that passes on what the notebook prints while it runs, so that a long annotation does not look dead."""

    def __init__(self, notebook: NotebookNode, *, progress: _Progress, **options: Any) -> None:
        super().__init__(notebook, **options)
        self.progress = progress

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        if msg["msg_type"] == "stream":
            self.progress.passed_on(msg["content"]["text"])
        try:
            return super().process_message(msg, cell, cell_index)
        finally:
            # nbclient answers a widget on the socket on which it awaits the cell's reply, and ZeroMQ may take that as
            # notice of the reply: the wait would never end. Asking for the events has the notice given again.
            self.kc.shell_channel.socket.get(zmq.EVENTS)
