"""Sentences, tokens and words of raw news as it is pasted, with the models that ship."""

from __future__ import annotations

import pytest


def sentences(pipeline, text):
    return [sentence.text for sentence in pipeline(text).sentences]


def tokens(pipeline, text):
    return [token.text for sentence in pipeline(text).sentences for token in sentence.tokens]


def words(pipeline, text):
    return [word.text for sentence in pipeline(text).sentences for word in sentence.words]


@pytest.mark.parametrize(
    "first, second",
    [
        ("Rusia siap berunding dengan AS.", "Menlu Rusia akan terbang ke Riyadh."),
        ("Ia bertemu Sekjen PBB.", "Keduanya membahas Gaza."),
        ("“Kami siap berdialog,” kata Lavrov.", "“Kami menunggu jawaban mereka.”"),
        ("Kesepakatan itu bernilai Rp1.500,75 miliar.", "Jumlah itu naik 12,5 persen."),
        ("Apakah mereka akan bertemu lagi?", "Juru bicara itu tidak menjawab."),
        ("Pertemuan berlangsung 50 menit.", "Tidak ada pernyataan bersama."),
    ],
)
def test_sentences_end_where_they_end(pipeline, first, second):
    assert sentences(pipeline, f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "Hadir pula RM Dewo Broto Joko P., S.Kom, dan Dr. H. Ahmad Basarah, M.H. dalam acara itu.",
        "Kontrak itu diteken PT. Bank Mandiri (Persero) Tbk. di Jl. Jend. Sudirman No. 5, Jakarta.",
        "Menurut Prof. Dr. B.J. Habibie, hubungan itu penting.",
        "Anggaran sebesar US$ 1.500,75 juta disetujui pada pukul 18.00 WIB.",
        "Laman kemlu.go.id memuat pernyataan itu.",
    ],
)
def test_abbreviations_and_numbers_end_no_sentence(pipeline, text):
    assert sentences(pipeline, text) == [text]


@pytest.mark.parametrize(
    "text, token",
    [
        ("Nilainya 1.500,75 miliar.", "1.500,75"),
        ("Rapat mulai pukul 18.00 WIB.", "18.00"),
        ("Perusahaan-perusahaan itu tutup.", "Perusahaan-perusahaan"),
        ("Negara-negara Arab hadir.", "Negara-negara"),
        ("Sidang ke-80 dibuka.", "ke-80"),
        ("Hadir Dewi, S.Kom dan Ani.", "S.Kom"),
    ],
)
def test_tokens_that_are_one(pipeline, text, token):
    assert token in tokens(pipeline, text)


@pytest.mark.parametrize(
    "text, parts",
    [
        ("Hubungan Rusia-AS membaik.", ["Rusia", "-", "AS"]),
        ("Ia tiba (Rabu, 24/9).", ["(", "Rabu"]),
        ("“Ya,” katanya.", ["“", "Ya", ",", "”"]),
    ],
)
def test_tokens_that_are_several(pipeline, text, parts):
    found = tokens(pipeline, text)
    assert any(found[start : start + len(parts)] == parts for start in range(len(found)))


@pytest.mark.parametrize(
    "text, parts",
    [
        ("Itu katanya kepada pers.", ["kata", "nya"]),
        ("Pertemuannya berlangsung lama.", ["Pertemuan", "nya"]),
        ("Bukankah itu penting?", ["Bukan", "kah"]),
        ("Dialah yang memimpin.", ["Dia", "lah"]),
        ("Sebelumnya ia menolak.", ["Sebelumnya"]),
        ("Majalah itu terbit.", ["Majalah"]),
        ("Sekolah itu tutup.", ["Sekolah"]),
    ],
)
def test_tokens_of_several_words(pipeline, text, parts):
    found = words(pipeline, text)
    assert any(found[start : start + len(parts)] == parts for start in range(len(found)))


@pytest.mark.parametrize(
    "text, form, lemma",
    [
        ("Pertemuan itu penting.", "Pertemuan", "temu"),
        ("Mereka bertemu kemarin.", "bertemu", "temu"),
        ("Ia menemui mitranya.", "menemui", "temu"),
        ("Perdamaian belum tercapai.", "Perdamaian", "damai"),
        ("Rusia menolak usul itu.", "menolak", "tolak"),
        ("Negara-negara itu sepakat.", "Negara-negara", "negara"),
        ("Kedua pihak berunding.", "berunding", "runding"),
        ("Menlu AS tiba.", "AS", "AS"),
        ("Ia mengunjungi Moskow.", "mengunjungi", "kunjung"),
        ("Ia mengunjungi Moskow.", "Moskow", "Moskow"),
    ],
)
def test_lemmas_are_base_forms(pipeline, text, form, lemma):
    found = {word.text: word.lemma for sentence in pipeline(text).sentences for word in sentence.words}
    assert found[form] == lemma
