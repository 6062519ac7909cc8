"""The git filter of `run.py lab` and the hook of kit.saving, together: a notebook that was run is no change to git."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import run
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook, new_output

from kit import saving

ROOT = Path(__file__).parents[1]


@pytest.fixture
def git(tmp_path, monkeypatch):
    """A clone at tmp_path with the project's filter, and a stand-in for the Python of its environment."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    (tmp_path / ".gitignore").write_text(".venv/\n")
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    monkeypatch.setattr(run, "HERE", tmp_path)
    monkeypatch.setattr(run, "PYTHON", python)
    run.set_git_filter()

    def git(*arguments):
        return subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True, capture_output=True, text=True).stdout

    return git


def save(path, source, *, ran):
    outputs = [new_output("execute_result", {"text/plain": "2"}, execution_count=7)] if ran else []
    cell = new_code_cell(source, id="sum", execution_count=7 if ran else None, outputs=outputs)
    language = {"name": "python", **({"version": "3.12.1"} if ran else {})}
    metadata = {"language_info": language, **({"widgets": {"state": {}}} if ran else {})}
    write(new_notebook(cells=[cell], metadata=metadata), path)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the environment's Python is a shell script")
def test_outputs_are_no_change_and_code_is(git, tmp_path):
    path = tmp_path / "a.ipynb"
    save(path, "1 + 1", ran=False)
    git("add", ".")
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a")
    save(path, "1 + 1", ran=True)
    saving.refresh_git(str(path))
    assert git("status", "--short") == ""
    save(path, "1 + 2", ran=True)
    saving.refresh_git(str(path))
    assert git("status", "--short") == " M a.ipynb\n"
    assert "outputs" not in git("diff", "-U0")


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the environment's Python is a shell script")
def test_a_notebook_git_does_not_know_is_not_added(git, tmp_path):
    save(tmp_path / "new.ipynb", "1 + 1", ran=True)
    saving.refresh_git(str(tmp_path / "new.ipynb"))
    assert "?? new.ipynb" in git("status", "--short")


def test_no_clone_is_no_trouble(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "HERE", tmp_path)
    run.set_git_filter()
    saving.refresh_git(str(tmp_path / "a.ipynb"))


def test_a_project_inside_another_clone_is_left_alone(git, tmp_path, monkeypatch):
    git("config", "--unset", "filter.nbstripout.clean")
    (tmp_path / "below").mkdir()
    monkeypatch.setattr(run, "HERE", tmp_path / "below")
    run.set_git_filter()
    assert "nbstripout" not in git("config", "--list")


def test_only_notebooks_are_looked_at(monkeypatch):
    seen = []
    monkeypatch.setattr(saving, "Thread", lambda target, args: seen.append(args) or type("Started", (), {"start": lambda self: None})())
    saving.after_save("a/b.txt", {"type": "file"}, contents_manager=None)
    saving.after_save("a/b.ipynb", {"type": "notebook"}, contents_manager=None)
    assert seen == [["a/b.ipynb"]]
