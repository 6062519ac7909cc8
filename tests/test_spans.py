"""Boundaries: what the model sees, and what comes of it."""

from __future__ import annotations

import pytest

from kit.names import fold, names
from kit.spans import Known, sentence_spans


def spans(text, *model, persons=(), common=(), swapped=(), surnames=()):
    known = Known(names(), frozenset(map(fold, persons)), frozenset(common), frozenset(swapped), frozenset(surnames))
    found = sentence_spans(text, [(text.index(words), text.index(words) + len(words), kind) for words, kind in model], known)
    return [(text[span.start : span.end], span.type, span.source) for span in found]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Menlu Rusia Sergey Lavrov tiba", ("Rusia Sergey Lavrov", "LOC"), [("Rusia", "LOC"), ("Sergey Lavrov", "PER")]),
        ("Menlu Peru Elmer Salcedo tiba", ("Peru Elmer Salcedo", "PER"), [("Peru", "LOC"), ("Elmer Salcedo", "PER")]),
        ("hubungan Moskow-Washington", ("Moskow-Washington", "PER"), [("Moskow", "LOC"), ("Washington", "LOC")]),
        ("hubungan Rusia-Amerika membaik", ("Rusia-Amerika", "LOC"), [("Rusia", "LOC"), ("Amerika", "LOC")]),
        ("Presiden Budi Santoso tiba", ("Presiden Budi Santoso", "PER"), [("Budi Santoso", "PER")]),
        ("Menlu tiba", ("Menlu", "PER"), []),
        ("Sri Mulyani tiba", ("Sri Mulyani", "PER"), [("Sri Mulyani", "PER")]),
        ("PM India Narendra Modi tiba", ("PM India Narendra Modi", "ORG"), [("India", "LOC"), ("Narendra Modi", "PER")]),
        ("Putra Mahkota Arab Saudi Mohammed bin Salman", ("Mahkota Arab Saudi Mohammed bin Salman", "PER"), [("Arab Saudi", "LOC"), ("Mohammed bin Salman", "PER")]),
        ("Budi Santoso 🙏 tiba", ("Budi Santoso 🙏", "PER"), [("Budi Santoso", "PER")]),
        ("Wakil Menlu Pak Myong Su tiba", ("Myong Su", "PER"), [("Pak Myong Su", "PER")]),
        ("Kemarin Pak Budi Karya tiba", ("Pak Budi Karya", "PER"), [("Budi Karya", "PER")]),
        ("Penjabat PM Mullah Karim Rahmani tiba", ("Mullah Karim Rahmani", "PER"), [("Karim Rahmani", "PER")]),
        ("Menhan HE. Ibrahima Ndoye tiba", ("HE. Ibrahima Ndoye", "PER"), [("Ibrahima Ndoye", "PER")]),
        ("Pihak Rusia setuju", ("Pihak Rusia", "ORG"), [("Rusia", "LOC")]),
        ("Kementerian Luar Negeri Rusia menolak", ("Kementerian Luar Negeri", "ORG"), [("Kementerian Luar Negeri Rusia", "ORG")]),
        ("Presiden Uni Emirat Arab Ahmad Fulan", ("Emirat Arab Ahmad Fulan", "PER"), [("Uni Emirat Arab", "LOC"), ("Ahmad Fulan", "PER")]),
        ("Menlu David van Weel urung terbang", ("David van Weel urung", "PER"), [("David van Weel", "PER")]),
        ("Wakil Menlu Kim Kye-gwan", ("Kim Kye-gwan", "PER"), [("Kim Kye-gwan", "PER")]),
        ("Menlu al-Shaibani dan tamunya", ("al-Shaibani dan", "PER"), [("al-Shaibani", "PER")]),
        ("Di sela KTT Perdamaian Gaza itu", ("sela KTT Perdamaian Gaza", "ORG"), [("KTT Perdamaian Gaza", "ORG")]),
        ("Menemui al-Fulan Raya", ("al-Fulan Raya", "PER"), [("al-Fulan Raya", "PER")]),
        ("Kemlu (Kemenlu) Peru menolak", ("Kemenlu) Peru", "ORG"), [("Kemlu", "ORG"), ("Kemenlu", "ORG"), ("Peru", "LOC")]),
        ("Pada Ahad ia tiba", ("Ahad", "PER"), []),
        ("Theresa May tiba", ("Theresa May", "PER"), [("Theresa May", "PER")]),
        ("Bank Pembangunan Rusia Raya buka", ("Bank Pembangunan Rusia Raya", "ORG"), [("Bank Pembangunan Rusia Raya", "ORG")]),
    ],
)
def test_boundaries(text, model, expected):
    assert [found[:2] for found in spans(text, model)] == expected


def test_states_that_the_model_missed():
    assert spans("Menlu AS tiba di Inggris") == [("AS", "LOC", "lexicon"), ("Inggris", "LOC", "lexicon")]


def test_a_common_word_in_front_of_a_known_person():
    assert spans("Lawatan Prabowo dimulai", ("Lawatan Prabowo", "PER"), common={"lawatan"}) == [("Prabowo", "PER", "boundary")]
    assert spans("Lawatan Prabowo dimulai", ("Lawatan Prabowo", "PER")) == [("Lawatan Prabowo", "PER", "model")]


def test_a_common_word_behind_a_known_person():
    assert spans("Prabowo Temui Mitranya", ("Prabowo Temui", "PER"), common={"temui"}) == [("Prabowo", "PER", "boundary")]
    assert spans("Prabowo Temui Mitranya", ("Prabowo Temui", "PER")) == [("Prabowo Temui", "PER", "model")]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Wirawan lalu pergi", [], [("Wirawan", "PER", "article")]),
        ("Menurut Menlu Wirawan, itu benar", [], [("Wirawan", "PER", "article")]),
        ("Ia tiba di Jakarta. Wirawan pergi", [], [("Jakarta", "LOC", "lexicon"), ("Wirawan", "PER", "article")]),
        ("Wirawan juga pergi", [("Wirawan", "LOC")], [("Wirawan", "PER", "model")]),
        ("Ani Wirawan pergi", [("Ani Wirawan", "PER")], [("Ani Wirawan", "PER", "model")]),
        ("Di Universitas Wirawan ramai", [], []),
        ("Di Wirawan Plaza ramai", [], []),
        ("Wirawan Plaza ramai", [], []),
        ("para wirawan pergi", [], []),
    ],
)
def test_the_last_name_of_a_person_that_the_article_has_in_full(text, model, expected):
    assert spans(text, *model, surnames={"Wirawan"}) == expected


def test_words_of_a_synonym_program_are_no_names():
    assert spans("Rusia Berjumpa Buat berunding", ("Rusia Berjumpa Buat", "ORG"), swapped={"berjumpa", "buat"}) == [("Rusia", "LOC", "boundary")]
    assert spans("Bank Anggaran Dunia buka", ("Bank Anggaran Dunia", "ORG")) == [("Bank Anggaran Dunia", "ORG", "model")]


def test_what_only_looks_like_a_name_is_none():
    assert spans("Lima orang tewas, as roda patah") == []


def test_a_name_is_whole_where_another_sentence_has_it_whole():
    assert spans("Wapres Fulan Thi Marwag tiba", ("Thi Marwag", "PER"), persons=["Fulan Thi Marwag"])[0][0] == "Fulan Thi Marwag"
    assert spans("Wapres Fulan Thi Marwag tiba", ("Thi Marwag", "PER"))[0][0] == "Thi Marwag"


def test_two_persons_joined_by_a_hyphen_are_two():
    assert [words for words, _, _ in spans("pertemuan Jokowi-Fulani nanti", ("Jokowi-Fulani", "PER"))] == ["Jokowi", "Fulani"]
    assert [words for words, _, _ in spans("Brigjen Maher al-Assad tiba", ("Maher al-Assad", "PER"))] == ["Maher al-Assad"]
    assert [words for words, _, _ in spans("Menlu Jean-Noel Barrot tiba", ("Jean-Noel Barrot", "PER"))] == ["Jean-Noel Barrot"]


def test_a_last_name_with_a_hyphen_is_one():
    assert spans("Menlu Faustina K Fulani-Marwag tiba", ("Faustina K Fulani", "PER"), ("Marwag", "PER"))[0][0] == "Faustina K Fulani-Marwag"
    for text, *model in (("Duet Prabowo-Fulani menang", "Prabowo", "Fulani"), ("Duet Prabowo Subianto-Fulani menang", "Prabowo Subianto", "Fulani")):
        assert len(spans(text, *((words, "PER") for words in model))) == 2
