"""Indirect speech, and what only looks like it."""

from __future__ import annotations

import pytest

import kit


def reported(corpus):
    return [(row.speaker, row.text) for row in kit.quotations(corpus).itertuples() if row.kind == "indirect"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Budi Santoso mengatakan bahwa perundingan gagal.", "perundingan gagal."),
        ("Budi Santoso mengatakan perundingan itu sudah gagal.", "perundingan itu sudah gagal."),
        ("Budi Santoso menilai situasi di perbatasan mulai membaik.", "situasi di perbatasan mulai membaik."),
        ("Budi Santoso mengatakan kepada pers di Jakarta, Senin (3/3), bahwa perundingan gagal.", "perundingan gagal."),
        ("Budi Santoso menyebut, kedua menteri sepakat bertemu lagi.", "kedua menteri sepakat bertemu lagi."),
        ("Menurut Budi Santoso, perundingan gagal.", "perundingan gagal."),
        ("Kata Budi Santoso, perundingan gagal.", "perundingan gagal."),
        ("Perundingan sudah gagal, kata Budi Santoso di Jakarta, Senin.", "Perundingan sudah gagal"),
        ("Perundingan sudah gagal, menurut Budi Santoso.", "Perundingan sudah gagal"),
        ("Perundingan itu, kata Budi Santoso, sudah gagal sejak Senin.", "Perundingan itu, kata Budi Santoso, sudah gagal sejak Senin."),
        ("Diungkapkan Budi Santoso bahwa perundingan gagal.", "perundingan gagal."),
        ("Menteri Luar Negeri Budi Santoso, Senin, menegaskan bahwa perundingan gagal.", "perundingan gagal."),
    ],
)
def test_what_is_said(told, text, said):
    assert reported(told(text + "\n")) == [("PER:Budi Santoso", said)]


def test_according_to_them_without_a_comma(told):
    corpus = told("“Kami siap berunding,” kata Budi Santoso. Menurutnya kemandirian adalah kunci utama, sebab bantuan belum pasti.\n")
    assert reported(corpus) == [("PER:Budi Santoso", "kemandirian adalah kunci utama, sebab bantuan belum pasti.")]


@pytest.mark.parametrize(
    "text",
    [
        "Budi Santoso menegaskan komitmen pemerintah terhadap perdagangan yang adil.",
        "Budi Santoso mengumumkan pembentukan satuan tugas baru.",
        "Budi Santoso menyampaikan ucapan terima kasih kepada delegasi.",
        "Budi Santoso tidak mengatakan apa pun kepada pers.",
        "Budi Santoso menekankan pentingnya memulihkan kontak politik.",
        "Langkah itu menegaskan bahwa sanksi tidak berguna.",
        "Budi Santoso bertemu Ani Wijaya di Jakarta.",
    ],
)
def test_nothing_is_said(told, text):
    assert reported(told(text + "\n")) == []
