"""Words that a synonym program has put in: found by three signs, with the reading proposed, and never in ordinary text."""

from __future__ import annotations

import pytest

from kit.names import names
from kit.spun import most_frequent, suspects

ORDINARY = "Menteri luar negeri kedua negara bertemu pada Kamis di Jenewa dan mengatakan bahwa kedutaan bisa dibuka kembali karena hubungan kedua negara membaik. "


def found(text: str):
    return suspects(text, [(0, len(text))], names())


def test_a_capital_on_common_words_in_mid_sentence_betrays_the_program():
    text = "Menteri itu Berjumpa rekannya Buat membahas perdagangan. Pekan Lampau keduanya berbicara, Dekat satu jam, Buat pertama kali."
    suspect = found(text)
    assert most_frequent(suspect) == ["Buat", "Berjumpa", "Lampau", "Dekat"]
    assert [(s.words, s.proposed, s.sign) for s in suspect][:2] == [("Berjumpa", "bertemu", "capital"), ("Buat", "untuk", "capital")]
    assert all(text[s.start : s.end] == s.words for s in suspect)


def test_a_word_swapped_within_a_name_is_read_as_the_name():
    text = "Amerika Perkumpulan (AS) dan Rusia bertemu Buat membahas perdagangan dengan Amerika Perkumpulan itu."
    assert [(s.words, s.proposed, s.sign) for s in found(text)] == [("Perkumpulan", "Serikat", "name"), ("Buat", "untuk", "capital"), ("Perkumpulan", "Serikat", "name")]


def test_words_that_never_stand_together_betray_it_without_a_capital():
    text = "Pekan lampau kedua menteri bertemu buat membahas perdagangan. Mereka bukan akan berjumpa lagi."
    assert [(s.words, s.proposed) for s in found(text)] == [("lampau", "lalu"), ("buat", "untuk"), ("bukan", "tidak")]


def test_only_the_spans_that_are_the_article_count():
    text = "Baca juga: Amerika Perkumpulan Buat Lampau\n" + ORDINARY
    assert suspects(text, [(text.index("\n"), len(text))], names()) == []


@pytest.mark.parametrize(
    "text",
    [
        ORDINARY * 5,
        "Ia membaca buku Untuk Negeri karya Rani. Buat apa? Untuk perdamaian. “Telah lama,” katanya. Karena itu ia datang.",
        "Partai Untuk Rakyat dan Partai Demi Bangsa bertemu Yayasan Dari Kita Untuk Kita di Gedung Serba Guna.",
        "“Kami Telah berdamai,” katanya.",
        "Masa lampau tidak terulang, dan bukan dia yang akan pergi. Ia tinggal dekat dua sungai.",
        "",
    ],
)
def test_ordinary_text_is_not_called_spun(text):
    assert found(text) == []
