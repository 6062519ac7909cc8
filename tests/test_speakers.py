"""Speakers by name, office, pronoun and by what issued a statement."""

from __future__ import annotations

import pytest

import kit


@pytest.mark.parametrize(
    ("text", "speaker", "resolved_by"),
    [
        ("Menteri Pertahanan Jepang Budi Santoso tiba di Jakarta. “Kami siap berunding,” kata menteri pertahanan itu.", "PER:Budi Santoso", "role"),
        ("Duta Besar Jepang untuk Indonesia Budi Santoso tiba di Jakarta. “Kami siap berunding,” ujar dubes.", "PER:Budi Santoso", "role"),
        ("Budi Santoso tiba di Jakarta. Ia mengatakan bahwa perundingan gagal.", "PER:Budi Santoso", "pronoun"),
        ("Budi Santoso menemui Ani Wijaya di Jakarta. Ia mengatakan bahwa perundingan gagal.", "PER:Budi Santoso", "pronoun"),
        ("Presiden menerima kunjungan Ani Wijaya. Budi Santoso menyertainya. Dia mengatakan bahwa perundingan gagal.", "PER:Budi Santoso", "pronoun"),
        ("Budi Santoso kecewa dengan Ani Wijaya, mengatakan bahwa perundingan gagal.", "PER:Budi Santoso", "name"),
        ("Setelah bertemu Ani Wijaya, Budi Santoso mengatakan bahwa perundingan gagal.", "PER:Budi Santoso", "name"),
        ("Kementerian Luar Negeri Jepang mengeluarkan pernyataan. Pernyataan itu menyebutkan bahwa perundingan gagal.", "ORG:Kementerian Luar Negeri Jepang", "statement"),
        ("Kementerian Luar Negeri Jepang menanggapi usul itu. “Kami siap berunding,” kata kementerian itu.", "ORG:Kementerian Luar Negeri Jepang", "role"),
        ("Laporan Bank Dunia menyebutkan bahwa pertumbuhan melambat.", "ORG:Bank Dunia", "name"),
        ("Moskow mengatakan bahwa perundingan gagal.", "LOC:Rusia", "name"),
        ("Seorang pejabat Jepang mengatakan bahwa perundingan gagal.", "Seorang pejabat Jepang", "words"),
        ("Juru bicara Gedung Putih mengatakan bahwa perundingan gagal.", "Juru bicara Gedung Putih", "words"),
        ("“Kami siap berunding,” kata pembawa acara Ani Wijaya, Budi Santoso.", "PER:Budi Santoso", "name"),
        ("Menurut pernyataan Asisten Menteri Luar Negeri AS untuk Urusan Asia Timur dan Pasifik Budi Santoso, perundingan gagal.", "PER:Budi Santoso", "name"),
        ("Hal itu disampaikan Budi Santoso di Jakarta. “Kami siap berunding,” ucapnya.", "PER:Budi Santoso", "pronoun"),
    ],
)
def test_who_speaks(told, text, speaker, resolved_by):
    [row] = kit.quotations(told(text + "\n")).itertuples()
    assert (row.speaker, row.resolved_by) == (speaker, resolved_by)


def test_whoever_speaks_on_is_whoever_spoke(told):
    found = kit.quotations(told("“Kami siap berunding,” kata Budi Santoso. Ani Wijaya belum datang. “Kami akan menunggu kabar itu,” tambah dia.\n"))
    assert list(found["speaker"]) == ["PER:Budi Santoso"] * 2


def test_nobody_is_invented(seeds):
    known = set(seeds.mentions["entity_id"]) | set(seeds.mentions["stands_for"].dropna())
    for row in kit.quotations(seeds).itertuples():
        if row.resolved_by != "words" and row.speaker:
            assert row.speaker in known
        elif row.speaker:
            assert row.speaker in seeds.texts[row.article_id]
