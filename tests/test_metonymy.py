"""Cities that stand for governments, and cities that are cities."""

from __future__ import annotations

import pytest

import kit


def marked(corpus):
    return [row.text for row in corpus.mentions.itertuples() if row.stands_for]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moskow menolak usul itu.", ["Moskow"]),
        ("Beijing tidak akan menerima tarif baru.", ["Beijing"]),
        ("Moskow dan Washington, Kamis, 10 Juli 2025 menegaskan komitmen mereka.", ["Moskow", "Washington"]),
        ("Hubungan Moskow-Washington memburuk sejak awal tahun.", ["Moskow", "Washington"]),
        ("Keputusan itu diambil setelah tekanan dari Washington meningkat.", ["Washington"]),
        ("Langkah itu dianggap Teheran sebagai ancaman.", ["Teheran"]),
        ("Presiden mendesak Ankara agar menahan diri.", ["Ankara"]),
        ("Rusia ingin berdialog dengan Washington.", ["Washington"]),
        ("Kerja sama Jakarta dan Canberra diperluas.", ["Jakarta", "Canberra"]),
        ("Seoul dituduh melanggar perjanjian itu.", ["Seoul"]),
        ("Washington siap berunding lagi.", ["Washington"]),
        ("Beijing belum yakin dengan usul itu.", ["Beijing"]),
        ("Pasukan Moskow mundur dari kota itu.", ["Moskow"]),
        ("Menurut Teheran, perundingan gagal.", ["Teheran"]),
        ("Menteri tiba di Moskow pada Senin.", []),
        ("Ledakan mengguncang Kabul pada Senin.", []),
        ("Kabul diguncang ledakan pada Senin.", []),
        ("Jakarta dilanda banjir pada Senin.", []),
        ("Warga Teheran mengungsi ke utara.", []),
        ("Penerbangan antara Moskow dan Beijing dibuka lagi.", []),
        ("Presiden mengunjungi Beijing dan Tokyo pekan depan.", []),
        ("Menlu bertolak dari Jakarta pada Senin.", []),
        ("Pertemuan digelar di ibu kota Arab Saudi, Riyadh, pada Senin.", []),
        ("KTT Jakarta menghasilkan dua dokumen.", []),
        ("Surabaya menolak usul itu.", []),
    ],
)
def test_capitals(told, text, expected):
    assert marked(told(text + "\n")) == expected


def test_which_state(told):
    [row] = [row for row in told("Moskow menolak usul itu.\n").mentions.itertuples()]
    assert (row.entity_id, row.stands_for) == ("LOC:Moskow", "LOC:Rusia")


def test_counted_either_way(told):
    corpus = told("Moskow menolak usul itu. Menlu tiba di Moskow. Rusia diam.\n")

    def counts(capitals):
        return dict(kit.entity_frequency(corpus, capitals=capitals)[["name", "n"]].to_numpy())

    assert counts("city") == {"Moskow": 2, "Rusia": 1}
    assert counts("government") == {"Moskow": 1, "Rusia": 2}
    with pytest.raises(ValueError, match="capitals='state': expected 'city'"):
        counts("state")
