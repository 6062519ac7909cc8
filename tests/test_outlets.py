"""Outlets by their written forms and addresses."""

from __future__ import annotations

import pytest

from kit import lexicons
from kit.outlets import Outlets

OUTLETS = Outlets()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("KOMPAS.com", "Kompas.com"),
        ("kompas", "Kompas"),
        ("detikNews", "detikcom"),
        ("CNN  Indonesia", "CNN Indonesia"),
        ("www.tempo.co", "Tempo.co"),
        ("WARTABAHARI.CO.ID", "Wartabahari.co.id"),
        ("WartaBahari.com", "WartaBahari.com"),
        ("wartabahari.id", "Wartabahari.id"),
        ("Menlu Rusia", None),
        ("U.S.", None),
        ("A.S. dan Rusia", None),
        ("", None),
    ],
)
def test_by_written_form(words, name):
    found = OUTLETS.get(words)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://nasional.kompas.com/read/2025/07/11/1", "Kompas.com"),
        ("https://www.antaranews.com/berita/1", "ANTARA"),
        ("https://databoks.katadata.co.id/a", "Databoks"),
        ("m.detik.com", "detikcom"),
        ("https://www.wartabahari.com/a", "Wartabahari.com"),
        ("bukan alamat", None),
    ],
)
def test_by_address(url, name):
    found = OUTLETS.of_address(url)
    assert (found and found.name) == name


def test_an_address_that_the_lexicon_does_not_have_is_not_known():
    assert OUTLETS.of_known_address("https://t.co/abc") is None


def test_the_longest_form_in_running_text():
    text = "seperti dikutip The New York Times, Kamis"
    outlet, end = OUTLETS.longest_at(text, text.index("The"))
    assert (outlet.name, text[:end]) == ("The New York Times", "seperti dikutip The New York Times")


def test_the_lexicon_has_each_form_once_and_well_over_a_hundred_outlets():
    entries = lexicons.load("outlets")
    assert sum(entry.get("kind", "outlet") == "outlet" for entry in entries) > 150
    forms = [form.casefold() for entry in entries for form in {entry["name"].casefold(), entry.get("domain", entry["name"].casefold()), *entry.get("forms", ())}]
    assert len(forms) == len(set(forms))


def test_well_over_a_hundred_outlets_were_looked_up():
    seen = [entry.get("seen") for entry in lexicons.load("outlets")]
    assert set(seen) <= {None, "page", "list"}
    assert sum(mark is not None for mark in seen) >= 150
