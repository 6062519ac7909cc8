"""The README names what there is, and nothing that is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kit

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = set(re.findall(r"`([^`\n]+)`", README))


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_names_every_notebook(path):
    assert f"notebooks/{path.name}" in README


@pytest.mark.parametrize("name", kit.__all__)
def test_names_every_public_name(name):
    assert f"kit.{name}" in README


@pytest.mark.parametrize("path", sorted((ROOT / "kit").glob("[!_]*.py")), ids=lambda path: path.stem)
def test_names_every_module(path):
    assert f"`{path.name}`" in README


def test_names_no_function_that_is_not_there():
    for name in re.findall(r"\bkit\.([a-z_]+)", README):
        assert hasattr(kit, name) or (ROOT / "kit" / f"{name}.py").is_file(), name


def test_links_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_shows_a_picture_of_the_report():
    assert re.search(r"!\[[^\]]+\]\([^)]+\.png\)", README)


def test_quotes_both_commands():
    assert {"python3 run.py report", "python3 run.py test"} <= set(re.findall(r"python3 run\.py \w+", README))
