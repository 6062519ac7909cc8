"""Datelines in the forms of many outlets, and sentences that only look as if they had one."""

from __future__ import annotations

import pytest

from kit.datelines import Datelines
from kit.outlets import Outlets


@pytest.fixture(scope="module")
def datelines() -> Datelines:
    return Datelines(Outlets())


# head, outlet, credit, place
HEADS = [
    ("Jakarta (ANTARA) - ", "ANTARA", None, "Jakarta"),
    ("Ankara, 8 Rajab 1437/16 April 2016 (MINA) – ", "MINA", None, "Ankara"),
    ("JAKARTA. ", None, None, "Jakarta"),
    ("Moskow (ANTARA/Sputnik) - ", "ANTARA", "Sputnik", "Moskow"),
    ("London, Inggris (ANTARA) - ", "ANTARA", None, "London, Inggris"),
    ("Headline.co.id (Moskow) ~ ", "Headline.co.id", None, "Moskow"),
    ("Riyadh: ", None, None, "Riyadh"),
    ("Malaysia, Suarathailand- ", "Suarathailand", None, "Malaysia"),
    ("TEMPO.CO, Jakarta - ", "Tempo.co", None, "Jakarta"),
    ("JAKARTA, KOMPAS.com – ", "Kompas.com", None, "Jakarta"),
    ("KOMPAS.com - ", "Kompas.com", None, ""),
    ("JAKARTA, KOMPAS — ", "Kompas", None, "Jakarta"),
    ("Liputan6.com, Jakarta - ", "Liputan6.com", None, "Jakarta"),
    ("REPUBLIKA.CO.ID, JAKARTA -- ", "Republika", None, "Jakarta"),
    ("REPUBLIKA.CO.ID,  JAKARTA —", "Republika", None, "Jakarta"),
    ("Jakarta, CNN Indonesia -- ", "CNN Indonesia", None, "Jakarta"),
    ("Jakarta, CNN Indonesia --", "CNN Indonesia", None, "Jakarta"),
    ("Bisnis.com, JAKARTA - ", "Bisnis.com", None, "Jakarta"),
    ("Bisnis.com, JAKARTA — ", "Bisnis.com", None, "Jakarta"),
    ("Jakarta, CNBC Indonesia - ", "CNBC Indonesia", None, "Jakarta"),
    ("Merdeka.com - ", "Merdeka.com", None, ""),
    ("Kanal99, Malang – ", "Kanal99", None, "Malang"),
    ("JAKARTA, ContohPos - ", "ContohPos", None, "Jakarta"),
    ("contohkom, Jakarta – ", "contohkom", None, "Jakarta"),
    ("KANAL SUEZ, Mesir - ", None, None, "Kanal Suez, Mesir"),
    ("VIVA – ", "VIVA.co.id", None, ""),
    ("VIVA Dunia – ", "VIVA.co.id", None, ""),
    ("SINDOnews.com - ", "SINDOnews", None, ""),
    ("MOSKOW - ", None, None, "Moskow"),
    ("Jakarta - ", None, None, "Jakarta"),
    ("New York - ", None, None, "New York"),
    ("Washington, DC - ", None, None, "Washington, DC"),
    ("WASHINGTON DC, iNews.id - ", "iNews.id", None, "Washington DC"),
    ("Jakarta, IDN Times - ", "IDN Times", None, "Jakarta"),
    ("JawaPos.com – ", "Jawa Pos", None, ""),
    ("jpnn.com, JAKARTA - ", "JPNN.com", None, "Jakarta"),
    ("TRIBUNNEWS.COM, JAKARTA - ", "Tribunnews.com", None, "Jakarta"),
    ("TRIBUN-TIMUR.COM, MAKASSAR - ", "Tribun Timur", None, "Makassar"),
    ("tirto.id - ", "Tirto.id", None, ""),
    ("Suara.com - ", "Suara.com", None, ""),
    ("KONTAN.CO.ID - JAKARTA. ", "Kontan.co.id", None, "Jakarta"),
    ("KONTAN.CO.ID - ", "Kontan.co.id", None, ""),
    ("AKURAT.CO ", "Akurat", None, ""),
    ("KBRN, Jakarta: ", "RRI", None, "Jakarta"),
    ("RRI.CO.ID, Jakarta - ", "RRI", None, "Jakarta"),
    ("MEDAN (Waspada): ", "Waspada", None, "Medan"),
    ("Gaza, MINA – ", "MINA", None, "Gaza"),
    ("Jakarta, Gatra.com - ", "Gatra", None, "Jakarta"),
    ("Jakarta, Beritasatu.com – ", "Berita Satu", None, "Jakarta"),
    ("Bloomberg Technoz, Jakarta - ", "Bloomberg Technoz", None, "Jakarta"),
    ("Hidayatullah.com – ", "Hidayatullah.com", None, ""),
    ("PIKIRAN RAKYAT - ", "Pikiran Rakyat", None, ""),
    ("Solopos.com, SOLO — ", "Solopos", None, "Solo"),
    ("Harianjogja.com, JOGJA—", "Harian Jogja", None, "Jogja"),
    ("WASHINGTON (VOA) — ", None, "VOA", "Washington"),
    ("LONDON (Reuters) - ", None, "Reuters", "London"),
    ("ANKARA (AA) - ", "Anadolu", None, "Ankara"),
    ("BEIJING, 10 Juli (Xinhua) -- ", "Xinhua", None, "Beijing"),
    ("Jenewa, 3 Maret 2025 (ANTARA) - ", "ANTARA", None, "Jenewa"),
    ("KabarSamudra.com, Jakarta – ", "KabarSamudra.com", None, "Jakarta"),
    ("BERITASAMUDRA.CO.ID - ", "Beritasamudra.co.id", None, ""),
    ("Brest-Litovsk (ANTARA) - ", "ANTARA", None, "Brest-Litovsk"),
    ("Tanjung Harapan, Kompas.com - ", "Kompas.com", None, "Tanjung Harapan"),
]


@pytest.mark.parametrize("sentence", ["Presiden kedua negara bertemu pada Kamis.", "“Kami siap,” kata menteri itu.", "47 negara hadir dalam sidang itu."])
@pytest.mark.parametrize(("head", "outlet", "credit", "place"), HEADS)
def test_the_head_is_read_and_the_sentence_stays_whole(datelines, head, outlet, credit, place, sentence):
    if head == "AKURAT.CO " and sentence[0].isdigit():
        pytest.skip("a digit after a name without a dash is too little to go by")
    read = datelines.read(head + sentence)
    assert read is not None
    assert (head + sentence)[read.end :].lstrip() == sentence
    assert (read.outlet, read.credit, ", ".join(read.places)) == (outlet, credit, place)


# what is cut off, and what has to stay
LOOK_ALIKES = [
    ("KABARNUSA.COM - ", "Moskow dan Washington, Kamis, 10 Juli 2025 menegaskan komitmen bersama - sebuah langkah baru - di Jakarta."),
    ("KABARNUSA.COM - ", "Jakarta dan Canberra sepakat."),
    ("", "Moskow dan Washington, Kamis, 10 Juli 2025 menegaskan komitmen bersama."),
    ("", "Presiden Prabowo - dalam pidatonya - menegaskan hal itu."),
    ("", "Presiden Prabowo - Pidato yang ditunggu - tiba di Jakarta."),
    ("", "Menlu Sergey Lavrov: Rusia siap berunding."),
    ("", "Lavrov: Rusia siap berunding."),
    ("", "Iran: Kami siap berunding dengan siapa pun."),
    ("", "Rusia-Ukraina kembali berunding di Istanbul."),
    ("", "Pertemuan itu - Yang pertama sejak 2019 - berlangsung tertutup."),
    ("", "Dua negara (Rusia dan Ukraina) kembali berunding."),
    ("", "Amerika Serikat (AS) menegaskan dukungannya."),
    ("", "Perserikatan Bangsa-Bangsa (PBB) - Badan dunia itu - bersidang."),
    ("", "Juru bicara itu mengatakan: Kami siap."),
    ("", "Pada 2015-2016, kedua negara berunding."),
    ("", "Ia tiba pukul 10.00 - Delegasi lain menyusul."),
    ("", "“Jakarta - Moskow makin dekat,” katanya."),
    ("", "Reuters melaporkan bahwa pertemuan itu batal."),
    ("", "Antara Jakarta dan Moskow terdapat banyak kesamaan - Keduanya negara besar."),
]


@pytest.mark.parametrize(("head", "sentence"), LOOK_ALIKES)
def test_what_only_looks_like_a_dateline_is_never_cut(datelines, head, sentence):
    read = datelines.read(head + sentence)
    assert (head + sentence)[: read.end if read else 0] == head


@pytest.mark.parametrize(("line", "expected"), [("Jakarta, NU Online", True), ("Moskow (ANTARA)", True), ("Jakarta", True), ("Jakarta -", True), ("Cisarua", False), ("NU Online", False), ("Menlu Temui Rekannya, NU Online", False)])
def test_a_dateline_may_have_its_own_line(datelines, line, expected):
    assert (datelines.alone(line) is not None) is expected


def test_a_corpus_may_know_more_outlets_and_places(tmp_path):
    (tmp_path / "outlets.yml").write_text("- {name: Warta Bahari, forms: [wb]}\n", encoding="utf-8")
    (tmp_path / "places.yml").write_text("places:\n  mine: [Pulau Seberang Jauh]\n", encoding="utf-8")
    datelines = Datelines(Outlets(tmp_path), tmp_path)
    assert datelines.read("Pulau Seberang Jauh, WB - Menteri itu tiba.").outlet == "Warta Bahari"
