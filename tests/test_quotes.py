"""Who said what: found, attributed, and joined to other wordings."""

from __future__ import annotations

import pytest

import kit
from bench import quotations as measured


def quotes(corpus, kind="direct"):
    return [(row.speaker, row.verb, row.text) for row in kit.quotations(corpus).itertuples() if row.kind == kind]


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("“Kami siap berunding lagi,” kata Budi Santoso di Jakarta.", "PER:Budi Santoso", "kata"),
        ('Presiden Budi Santoso mengatakan, "Kami siap berunding lagi."', "PER:Budi Santoso", "mengatakan"),
        ("“Kami siap berunding lagi,” ujar seorang pejabat senior.", "seorang pejabat senior", "ujar"),
        ('"Kami siap berunding lagi," demikian pernyataan Kementerian Luar Negeri Rusia.', "ORG:Kementerian Luar Negeri Rusia", "demikian pernyataan"),
        ("''Kami siap berunding lagi,'' kata Budi Santoso.", "PER:Budi Santoso", "kata"),
        ("‘Kami siap berunding lagi,’ kata Budi Santoso.", "PER:Budi Santoso", "kata"),
        ('"Kami siap berunding lagi," Budi Santoso mengatakan kepada pers.', "PER:Budi Santoso", "mengatakan"),
        ("“Kami siap berunding lagi,” kata juru bicara Kementerian Luar Negeri AS, Budi Santoso, Senin.", "PER:Budi Santoso", "kata"),
        ('Budi Santoso menyebut usul itu "langkah maju".', "PER:Budi Santoso", "menyebut"),
    ],
)
def test_direct(told, text, speaker, verb):
    [found] = quotes(told(text + "\n"))
    assert found[:2] == (speaker, verb)


def test_a_quotation_goes_on(told):
    found = kit.quotations(told("“Kami siap berunding,” kata Budi Santoso. “Tetapi belum sekarang waktunya.”\n"))
    assert list(found["speaker"]) == ["PER:Budi Santoso"] * 2
    assert list(found["part_of"]) == [None, found["quote_id"][0]]
    assert list(found["resolved_by"]) == ["name", "context"]


def test_his_words_are_the_last_speakers(told):
    found = kit.quotations(told("“Kami siap berunding,” kata Budi Santoso.\n\n“Ini penting sekali bagi kami,” katanya.\n"))
    assert list(found["speaker"]) == ["PER:Budi Santoso"] * 2
    assert list(found["resolved_by"]) == ["name", "pronoun"]


@pytest.mark.parametrize("text", ["Ia tiba dengan kapal “Garuda” di Jakarta.", 'Film "Langit Tanpa Batas Sampai Senja" diputar di Jakarta.', "Ma'ruf dan Jum'at tiba di Jakarta."])
def test_words_in_quotation_marks_that_nobody_says(told, text):
    assert quotes(told(text + "\n")) == []


def test_the_next_sentence_is_no_attribution(told):
    [row] = kit.quotations(told('Budi Santoso menjawab singkat, "Kami sedang menunggu kabar." Ani Wijaya tidak menjelaskan maksudnya.\n')).itertuples()
    assert (row.speaker, row.verb) == ("PER:Budi Santoso", "menjawab")


def test_a_word_in_quotation_marks_within_what_is_said(told):
    found = [(row.kind, row.text) for row in kit.quotations(told('Budi Santoso mengatakan bahwa "perang" itu tidak akan pernah terjadi lagi.\n')).itertuples()]
    assert found == [("direct", "perang"), ("indirect", '"perang" itu tidak akan pernah terjadi lagi.')]


def test_who_passed_it_on(told):
    corpus = told("“Kami siap berunding,” kata Budi Santoso, seperti dikutip TASS, Rabu (5/2).\n\nTASS melaporkan bahwa Ani Wijaya mengatakan perundingan sudah gagal.\n")
    found = [(row.speaker, row.via, row.kind) for row in kit.quotations(corpus).itertuples()]
    assert found == [("PER:Budi Santoso", "ORG:TASS", "direct"), ("PER:Ani Wijaya", "ORG:TASS", "indirect")]


def test_two_speak_together(told):
    [row] = kit.quotations(told("Moskow dan Beijing menyatakan bahwa sanksi itu tidak sah.\n")).itertuples()
    assert (row.speaker, row.co_speakers, row.speaker_words) == ("LOC:Rusia", ["LOC:Tiongkok"], "Moskow dan Beijing")


# Every direct quotation of the example corpus, by reading: article, how it begins, whoever says it.
SAID = [
    ("000", "solusi damai bagi situasi konflik,", "LOC:Rusia"),
    ("000", "perbandingan menyeluruh", "ORG:Kementerian Luar Negeri Rusia"),
    ("000", "Pertukaran pandangan yang substantif dan jujur", "ORG:Kementerian Luar Negeri Rusia"),
    ("000", "solusi damai bagi situasi konflik.", "ORG:Kementerian Luar Negeri Rusia"),
    ("000", "Dialog yang konstruktif", "ORG:Kementerian Luar Negeri Rusia"),
    ("001", "sekali untuk selamanya,", "PER:Sergey Lavrov"),
    ("001", "sangat bermanfaat,", "PER:Sergey Lavrov"),
    ("001", "mendengarkan dan memahami", "PER:Sergey Lavrov"),
    ("002", "menegaskan keinginan bersama mereka untuk menemukan solusi damai bagi konflik", "ORG:Kementerian Luar Negeri Rusia"),
    ("002", "Pertukaran pandangan yang substantif dan terbuka", "ORG:Kementerian Luar Negeri Rusia"),
    ("002", "menegaskan keinginan bersama mereka untuk menemukan solusi damai bagi konflik, memulihkan", "ORG:Kementerian Luar Negeri Rusia"),
    ("002", "Saya telah melakukan percakapan", "PER:Marco Rubio"),
    ("002", "Kita perlu melihat peta jalan", "PER:Marco Rubio"),
    ("002", "Saya pikir kami sedang", "PER:Marco Rubio"),
    ("003", "Rusia tetap berkomitmen", "PER:Sergey Lavrov"),
    ("003", "Dialog harus terus berjalan", "ORG:Kementerian Luar Negeri Rusia"),
    ("004", "AS berkomitmen", "PER:Tammy Bruce"),
    ("004", "Kami menekankan bahwa", "PER:Tammy Bruce"),
]


def test_every_direct_quotation_of_the_example_corpus_and_its_speaker(seeds):
    found = [(row.article_id[:3], row.text, row.speaker) for row in kit.quotations(seeds).itertuples() if row.kind == "direct"]
    assert len(found) == len(SAID)
    for (article, text, speaker), (expected_article, begins, expected) in zip(found, SAID):
        assert (article, speaker) == (expected_article, expected)
        assert text.startswith(begins)


def test_the_chain_of_the_example_corpus(seeds):
    via = {row.text[:14]: row.via for row in kit.quotations(seeds).itertuples() if row.via}
    assert via == {"Rusia tetap be": "pernyataan resmi", "AS berkomitmen": "ORG:Anadolu"}


def test_every_span_holds_the_words(seeds):
    for row in kit.quotations(seeds).itertuples():
        text = seeds.texts[row.article_id]
        assert row.text == text[row.start_char : row.end_char]
        assert row.verb is None or row.verb == text[int(row.cue_start) : int(row.cue_end)]


@pytest.mark.parametrize("name", measured.SETS)
def test_passages_marked_by_hand(name, pipeline, monkeypatch, tmp_path):
    from kit import language

    monkeypatch.setattr(language, "load_pipeline", lambda *_, **__: pipeline)
    corpus, marked = measured.read(measured.DATA / f"{name}.txt", tmp_path)
    for kind in ("direct", "indirect"):
        expected, seen = ([one for one in some if one.kind == kind] for some in (marked, measured.found(corpus)))
        assert measured.scores(expected, seen, speakers=True)[2] >= 92


def test_there_are_passages_enough_to_measure():
    assert sum(len(quoted) for name in measured.SETS for _, _, quoted in measured.passages(measured.DATA / f"{name}.txt")) >= 120


def test_who_speaks_by_office_alone_is_known_through_the_lexicon(told):
    text = "date: 2025-01-15\n\n“Kami siap berunding,” kata Presiden Prancis.\n\nJuru bicara Presiden Prancis mengatakan jadwalnya belum ada.\n"
    found = kit.quotations(told(text))
    assert list(found["speaker"]) == ["PER:Emmanuel Macron", "Juru bicara Presiden Prancis"]
    assert list(found["resolved_by"]) == ["lexicon", "words"]
    assert list(found["speaker_words"]) == ["Presiden Prancis", "Juru bicara Presiden Prancis"]


@pytest.mark.parametrize("later", ["akan segera pulang", "akan pulang", "pulang"])
def test_a_quotation_in_two_pieces_is_whole_however_short_the_second(told, later):
    found = quotes(told(f'"Kami semua," ujar Budi Santoso, "{later}."\n'))
    assert [(speaker, text.rstrip(".,")) for speaker, _, text in found] == [("PER:Budi Santoso", "Kami semua"), ("PER:Budi Santoso", later)]
