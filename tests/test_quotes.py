"""Who said what."""

from __future__ import annotations

import pytest

import kit


def quotes(corpus, kind="direct"):
    table = kit.quotations(corpus)
    return [(row.speaker, row.verb, row.text) for row in table.itertuples() if row.kind == kind]


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("“Kami siap berunding lagi,” kata Budi Santoso di Jakarta.", "PER:Budi Santoso", "kata"),
        ('Presiden Budi Santoso mengatakan, "Kami siap berunding lagi."', "PER:Budi Santoso", "mengatakan"),
        ("“Kami siap berunding lagi,” ujar seorang pejabat senior.", "seorang pejabat senior", "ujar"),
        ('"Kami siap berunding lagi," demikian pernyataan Kementerian Luar Negeri Rusia.', "ORG:Kementerian Luar Negeri Rusia", "demikian pernyataan"),
    ],
)
def test_direct(told, text, speaker, verb):
    [found] = quotes(told(text + "\n"))
    assert found[:2] == (speaker, verb)


def test_a_quotation_goes_on(told):
    found = quotes(told("“Kami siap berunding,” kata Budi Santoso. “Tetapi belum sekarang waktunya.”\n"))
    assert [speaker for speaker, _, _ in found] == ["PER:Budi Santoso"] * 2


def test_his_words_are_the_last_speakers(told):
    found = quotes(told("“Kami siap berunding,” kata Budi Santoso.\n\n“Ini penting sekali bagi kami,” katanya.\n"))
    assert [speaker for speaker, _, _ in found] == ["PER:Budi Santoso"] * 2


def test_a_word_in_quotation_marks_is_no_quotation(told):
    assert quotes(told("Ia tiba dengan kapal “Garuda” di Jakarta.\n")) == []


def test_indirect(told):
    found = quotes(told("Budi Santoso mengatakan bahwa perundingan gagal.\n"), "indirect")
    assert found == [("PER:Budi Santoso", "mengatakan", "perundingan gagal.")]


def test_speakers_of_the_example_corpus(seeds):
    speakers = {text[:20]: speaker for speaker, _, text in quotes(seeds)}
    assert speakers["Kita perlu melihat p"] == "PER:Marco Rubio"
    assert speakers["Saya pikir kami seda"] == "PER:Marco Rubio"
    assert speakers["Rusia tetap berkomit"] == "PER:Sergey Lavrov"
    assert speakers["AS berkomitmen Buat "] == "PER:Tammy Bruce"
    assert speakers["Dialog yang konstruk"] == "ORG:Kementerian Luar Negeri Rusia"


def test_one_statement_in_two_wordings(seeds):
    table = kit.quotations(seeds).set_index("quote_id")
    [one] = table[table["text"].str.contains("substantif dan jujur")].itertuples()
    [other] = table[table["text"].str.contains("substantif dan terbuka")].itertuples()
    assert (one.aligned_with, other.aligned_with) == (other.Index, one.Index)


def test_every_span_holds_the_words(seeds):
    assert all(row.text == seeds.texts[row.article_id][row.start_char : row.end_char] for row in kit.quotations(seeds).itertuples())
