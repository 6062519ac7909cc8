"""Atoms of a text, the windows they are read in, and the sentences their labels make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import cuts


def words(text: str) -> list[str]:
    return [text[atom.start : atom.end] for atom in cuts.atoms(text, 0, len(text))]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Menlu AS.", ["Menlu", "AS", "."]),
        ("RI-AS, 1.500,75", ["RI", "-", "AS", ",", "1", ".", "500", ",", "75"]),
        ("S.Kom", ["S", ".", "Kom"]),
        ("Rp500", ["Rp", "500"]),
        ("cafe\u0301 Erdoğan", ["cafe\u0301", "Erdoğan"]),
        ("a_b", ["a", "_", "b"]),
        (" \t ", []),
    ],
)
def test_atoms(text, expected):
    assert words(text) == expected


def test_an_atom_knows_whether_white_space_stands_before_it():
    assert [atom.spaced for atom in cuts.atoms("Ya, kata\nAni", 0, 12)] == [True, False, True, True]


def test_paragraphs_end_at_empty_lines():
    text = "Judul\n\nSatu\ndua.\n \t\nTiga."
    assert [text[start:end] for start, end in cuts.paragraphs(text)] == ["Judul", "Satu\ndua.", "Tiga."]


@given(st.text(max_size=60))
def test_atoms_hold_all_but_white_space(text):
    found = [atom for span in cuts.paragraphs(text) for atom in cuts.atoms(text, *span)]
    assert "".join(text[atom.start : atom.end] for atom in found) == "".join(text.split())
    assert all(before.end <= after.start for before, after in zip(found, found[1:]))


@given(st.lists(st.integers(1, 100), max_size=400))
def test_windows_keep_every_atom_once_and_fit(sizes):
    kept = []
    for first, last, begin, end in cuts.windows(sizes):
        assert first <= begin < end <= last
        assert sum(sizes[first:last]) <= cuts.WINDOW
        kept += range(begin, end)
    assert kept == list(range(len(sizes)))


def test_atoms_in_the_middle_of_a_window_have_words_on_both_sides():
    found = list(cuts.windows([1] * 1000))
    assert all(begin - first == cuts.MARGIN for first, _, begin, _ in found[1:])
    assert all(last - end == cuts.MARGIN for _, last, _, end in found[:-1])


def cut(text: str, labels: str, **options) -> list[list[str]]:
    return [[text[token.start : token.end] for token in sentence] for sentence in cuts.sentences(text, cuts.atoms(text, 0, len(text)), list(labels), **options)]


@pytest.mark.parametrize(
    "text, labels, expected",
    [
        ("Ia ke AS. Ya.", "111212", [["Ia", "ke", "AS", "."], ["Ya", "."]]),
        ("Ia ke AS. Ya.", "110212", [["Ia", "ke", "AS."], ["Ya", "."]]),
        ("anak-anak RI-AS", "001111", [["anak-anak", "RI", "-", "AS"]]),
        ("Judul Baru Jakarta", "121", [["Judul", "Baru"], ["Jakarta"]]),
        ("(PBB) -Rusia 24/ ke-80", "0000000000", [["(", "PBB", ")", "-", "Rusia", "24", "/", "ke-80"]]),
        ("katanya \"ya\"", "0000", [["katanya", '"', "ya", '"']]),
        ("white space", "00", [["white", "space"]]),
        ("", "", []),
    ],
)
def test_sentences(text, labels, expected):
    assert cut(text, labels) == expected


@pytest.mark.parametrize(
    "text, labels, expected",
    [
        ('Ia. "Ya."', "121112", [["Ia", "."], ['"', "Ya", ".", '"']]),
        ('Rubio "menolak"', "2111", [["Rubio", '"', "menolak", '"']]),
        ("AS. dan", "121", [["AS", ".", "dan"]]),
    ],
)
def test_no_sentence_begins_with_a_small_letter(text, labels, expected):
    assert cut(text, labels) == expected


def test_where_no_headline_can_stand_a_sentence_ends_at_a_mark():
    assert cut("Judul Baru Jakarta. Ya", "12122", headlines=False) == [["Judul", "Baru", "Jakarta", "."], ["Ya"]]
    assert cut("Judul Baru Jakarta. Ya", "12122") == [["Judul", "Baru"], ["Jakarta", "."], ["Ya"]]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("pekan lalu.Menlu tiba", [["pekan", "lalu", "."], ["Menlu", "tiba"]]),
        ("di Seoul (1/3).Dalam", [["di", "Seoul", "(", "1/3", ")", "."], ["Dalam"]]),
        ("kata Wang Yi-hua.Lee pergi", [["kata", "Wang", "Yi-hua", "."], ["Lee", "pergi"]]),
        ("bersama Trump.Setelah", [["bersama", "Trump", "."], ["Setelah"]]),
        ("oleh Prof.Rina", [["oleh", "Prof.Rina"]]),
        ("oleh Letjen.Rina", [["oleh", "Letjen.Rina"]]),
        ("oleh drs.Rina", [["oleh", "drs.Rina"]]),
        ("di jln.Sudirman", [["di", "jln.Sudirman"]]),
        ("kata Kompol.Rina", [["kata", "Kompol.Rina"]]),
        ("di suara.Com ini", [["di", "suara.Com", "ini"]]),
        ("No.Surat 2.Isi", [["No.Surat", "2.Isi"]]),
    ],
)
def test_a_stop_that_lost_its_blank_ends_a_sentence_all_the_same(text, expected):
    assert cut(text, "0" * len(cuts.atoms(text, 0, len(text)))) == expected
    [whole] = cut(text, "0" * len(cuts.atoms(text, 0, len(text))), split=False)
    assert whole == [token for sentence in expected for token in sentence]


def test_sentences_may_be_left_whole():
    assert cut("Ya. Ya.", "1212", split=False) == [["Ya", ".", "Ya", "."]]


def test_a_token_of_several_words_is_marked():
    assert [token.several for sentence in cuts.sentences("katanya Bukunya", cuts.atoms("katanya Bukunya", 0, 15), ["3", "4"]) for token in sentence] == [True, True]
