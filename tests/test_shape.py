"""Sentences, headlines and names by their shape."""

from __future__ import annotations

import pytest

from kit.shape import ends_sentence, is_headline, is_name, words_of


def test_words_alone():
    assert words_of("  • Baca Juga: 5 Fakta, kata-nya!") == "baca juga fakta kata-nya"


@pytest.mark.parametrize("text", ["Selesai.", "“Selesai.”", "Benarkah?", "Selesai.***", "katanya.\"", "(Selesai.)", "Selesai …"])
def test_a_sentence_ends(text):
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["Menlu Tiba di Jakarta", "Menlu: Kami Siap", "selesai,", "Selesai (3)"])
def test_a_headline_does_not_end(text):
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Menlu Tiba di Jakarta", True), ("Benarkah Perang Usai?", True), ("Menlu Tiba di Jakarta.", False), ("Menlu Tiba", False), ("dan menlu tiba di Jakarta", False), ("Perang " * 30, False)],
)
def test_headlines(text, expected):
    assert is_headline(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("Rani Pratama", True), ("Rani bin Pratama", True), ("R. Pratama", True), ("Rani pergi", False), ("rani pratama", False), ("Menlu di Jakarta", True)])
def test_names(text, expected):
    assert is_name(text) is expected
