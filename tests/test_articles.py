"""A folder becomes a Corpus: the example articles as read by hand, and metadata from many forms of page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.articles import read
from kit.tables import COLUMNS

ROOT = Path(__file__).parent.parent
HEADLINE = "Dua Menlu Sepakat Buka Kembali Kedutaan"
BODY = "Menteri luar negeri kedua negara bertemu pada Kamis (10/7/2025) dan sepakat membuka kembali kedutaan."


@pytest.fixture(scope="module")
def seeds():
    return read(ROOT / "seeds")


BY_HAND = {
    "000": dict(
        title="Menlu Sergey Lavrov: Rusia dan AS Berkomitmen Temukan Solusi Damai untuk Situasi Konflik",
        outlet="Orbit Indonesia", author="Mila Karmila", dateline=None, text_credit=None, photo_credit=None,
        published="2025-07-11T07:40:00+07:00", published_precision="minute", published_basis="stated", flags=[],
    ),
    "001": dict(
        title="Menlu Sergey Lavrov: Rusia dan AS Sepakat Selesaikan Masalah Misi Diplomatik",
        outlet="Orbit Indonesia", author=None, dateline=None, text_credit=None, photo_credit="PassBlue",
        published="2025-02-18", published_precision="on-or-after", published_basis="inferred", flags=["template date"],
    ),
    "002": dict(
        title="Momen Langka: Menlu AS dan Rusia Bahas Ukraina, Suriah, dan Iran di Sela KTT ASEAN",
        outlet="Suarathailand", author=None, dateline="Malaysia", text_credit="Aljazeera", photo_credit=None,
        published=None, published_precision="unknown", published_basis=None, flags=["no absolute date"],
    ),
    "003": dict(
        title=None,
        outlet="Headline.co.id", author=None, dateline="Moskow", text_credit=None, photo_credit=None,
        published="2025-09-24", published_precision="on-or-after", published_basis="inferred", flags=["no title", "no year"],
    ),
    "004": dict(
        title="AS-Rusia Sepakati Mekanisme Konsultasi Buat Redakan Ketegangan",
        outlet=None, author=None, dateline="Riyadh", text_credit="Anadolu", photo_credit="Anadolu",
        published="2025-02-18", published_precision="on-or-after", published_basis="inferred", flags=["spun wording"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("number", BY_HAND)
def test_the_example_articles_are_read_as_by_hand(seeds, number):
    (row,) = [row for row in seeds.tables["articles"].to_dict("records") if row["article_id"].startswith(number)]
    found = {name: row[name] for name in BY_HAND[number]} | {"flags": [flag.partition(":")[0] for flag in row["flags"]]}
    assert found == BY_HAND[number]
    assert (row["language"], row["url"], row["accessed"]) == ("id", None, None)


def test_the_date_that_was_rejected_says_why(seeds):
    candidates = seeds.tables["date_candidates"]
    (row,) = candidates[candidates.words == "DECEMBER 9, 2022"].to_dict("records")
    assert not row["chosen"] and "18 Februari 2025" in row["reason"]


def test_the_spun_words_are_named(seeds):
    (flags,) = [row.flags for row in seeds.tables["articles"].itertuples() if row.article_id.startswith("004")]
    assert {"Buat", "Lampau", "Dekat", "Perkumpulan", "Berjumpa"} <= set(flags[0].removeprefix("spun wording: ").split(", "))


def test_the_reading_of_each_spun_word_is_proposed(seeds):
    rows = seeds.tables["suspects"]
    assert {row.article_id[:3] for row in rows.itertuples()} == {"004"}
    assert {("Perkumpulan", "Serikat"), ("Lampau", "lalu"), ("Berjumpa", "bertemu"), ("Buat", "untuk")} <= set(zip(rows.words, rows.proposed))
    assert all(seeds.texts[row.article_id][row.start_char : row.end_char] == row.words for row in rows.itertuples())


def test_the_tables_have_their_columns_and_lead_back_to_the_text(seeds):
    for name in ("articles", "date_candidates", "lines", "skipped"):
        assert list(seeds.tables[name].columns) == list(COLUMNS[name])
    for row in seeds.tables["date_candidates"].itertuples():
        assert seeds.texts[row.article_id][row.start_char : row.end_char] == row.words
    for article_id, lines in seeds.tables["lines"].groupby("article_id"):
        assert "".join(seeds.texts[article_id][row.start_char : row.end_char] for row in lines.itertuples()) == seeds.texts[article_id]
    assert all((ROOT / "seeds" / name).read_bytes().decode("utf-8") == text for name, text in seeds.texts.items())


def one(tmp_path, text: str) -> dict:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (row,) = read(tmp_path).tables["articles"].to_dict("records")
    return row


PAGES = [
    (f"{HEADLINE}\nRani Pratama - detikNews\nJumat, 11 Jul 2025 07:40 WIB\n\nJakarta - {BODY} (rpr/bls)", dict(outlet="detikcom", author="Rani Pratama", dateline="Jakarta", published="2025-07-11T07:40:00+07:00")),
    (f"{HEADLINE}\nCNN Indonesia\nJumat, 11 Jul 2025 07:40 WIB\n\nJakarta, CNN Indonesia -- {BODY}", dict(outlet="CNN Indonesia", author=None, dateline="Jakarta")),
    (f"{HEADLINE}\nKompas.com - 11/07/2025, 07:40 WIB\nPenulis Rani Pratama\n| Editor Bayu Lestari\n\nJENEWA, KOMPAS.com - {BODY}", dict(outlet="Kompas.com", author="Rani Pratama", dateline="Jenewa")),
    (f"{HEADLINE}\n\nJenewa (ANTARA) - {BODY}\n\nPewarta: Rani Pratama\nEditor: Bayu Lestari\nCOPYRIGHT © ANTARA 2025", dict(outlet="ANTARA", author="Rani Pratama", dateline="Jenewa", text_credit=None)),
    (f"{HEADLINE}\nReporter: Rani Pratama\nKumparan\n\nJenewa (ANTARA) - {BODY}", dict(outlet="kumparan", dateline="Jenewa", text_credit="ANTARA")),
    (f"{HEADLINE}\n\nWASHINGTON (Reuters) - {BODY}", dict(outlet=None, dateline="Washington", text_credit="Reuters")),
    (f"{HEADLINE}\n\nWARTABAHARI.COM - {BODY}", dict(outlet="Wartabahari.com", dateline=None)),
    (f"{HEADLINE}\n\nTEMPO.CO, Jakarta - {BODY} Hal itu dilansir dari Reuters.", dict(outlet="Tempo.co", dateline="Jakarta", text_credit="Reuters")),
    (f"{HEADLINE}\n\nJakarta - {BODY} Hal itu dikutip dari keterangan resmi.", dict(outlet=None, text_credit=None)),
    (f"{HEADLINE}\n\n{BODY}\n\nArtikel ini telah tayang di Kompas.com dengan judul {HEADLINE}.", dict(outlet="Kompas.com", dateline=None)),
    (f"{HEADLINE}\nDua menlu di Jenewa (REUTERS/John Smith)\n\n{BODY}", dict(photo_credit="REUTERS/John Smith", text_credit=None)),
    (f"https://www.tempo.co/internasional/dua-menlu\n{HEADLINE}\n\nJakarta (ANTARA) - {BODY}", dict(outlet="Tempo.co", text_credit="ANTARA", title=HEADLINE, url="https://www.tempo.co/internasional/dua-menlu")),
    (f"judul: Judul dari Analis\ntanggal: 12 Juli 2025\nsumber: kompas\nalamat: https://www.tempo.co/a\ndiakses: 13 Juli 2025\n\n{HEADLINE}\n\nTEMPO.CO, Jakarta - {BODY}",
     dict(title="Judul dari Analis", outlet="Kompas", published="2025-07-12", published_basis="stated", url="https://www.tempo.co/a", accessed="2025-07-13")),
    (f"sumber: kompas.com\n\n{HEADLINE}\n\nJakarta (ANTARA) - {BODY}", dict(outlet="Kompas.com", text_credit="ANTARA")),
    (f"{HEADLINE}\n\n{BODY}\nhttps://www.kompas.com/a\n{BODY}", dict(outlet=None, url=None)),
    (f"{HEADLINE}\n\n{BODY}\nhttps://t.co/abc", dict(outlet=None, url=None)),
    (f"{HEADLINE}\n7 Februari 2015\nKirim\nhttps://p.dw.com/p/1AbCd\n\n{BODY}", dict(outlet="DW", url=None)),
    (f"{HEADLINE}\n\n{BODY} Demikian siaran pers yang diterima Okezone.", dict(outlet="Okezone")),
    (f"{HEADLINE}\nNews - Rani Pratama, CNBC Indonesia\n23 September 2022 14:18\n\nJakarta, CNBC Indonesia - {BODY}", dict(author="Rani Pratama", outlet="CNBC Indonesia")),
    (f"{HEADLINE}\nPenulis: Rani Pratama Pada: Kamis, 19 Jul 2018, 21:52 WIB Internasional\n\n{BODY}", dict(author="Rani Pratama")),
    (f"{HEADLINE}\nReporter: Rani Pratama Suara.com\n\n{BODY}", dict(author="Rani Pratama")),
    (f"{HEADLINE}\nReporter: Rani Fajar\n\n{BODY}", dict(author="Rani Fajar")),
    (f"{HEADLINE}\n\n{BODY} Demikian kata menlu yang diterima Okezone.", dict(outlet=None)),
    (f"{HEADLINE}\n\n{BODY}\nIkuti media sosial medcom.id dan dapatkan berbagai keuntungan", dict(outlet="Medcom.id")),
    (f"{HEADLINE}\n\n{BODY}\nGoogle News Metrotvnews.com", dict(outlet="Metrotvnews.com")),
    (f"WARTABAHARI.COM\n\n{BODY}", dict(outlet="Wartabahari.com", title=None)),
    (f"{HEADLINE}\n\nJakarta. WARTABAHARI.COM\n{BODY}", dict(outlet="Wartabahari.com", dateline="Jakarta", photo_credit=None)),
    (f"{HEADLINE}\n\n{BODY}\n\nhttps://nasional.kompas.com/read/a", dict(outlet="Kompas.com", url="https://nasional.kompas.com/read/a")),
    (f"alamat: https://www.wartabahari.com/a\n\n{HEADLINE}\n\n{BODY}", dict(outlet="Wartabahari.com")),
    (f"FOTO: {HEADLINE}\n\nJakarta - {BODY}", dict(title=f"FOTO: {HEADLINE}")),
    (f"title: Judul dari Analis\nsource: Warta Desa\n\n{BODY}", dict(title="Judul dari Analis", outlet="Warta Desa")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_metadata_of_a_page(tmp_path, text, expected):
    row = one(tmp_path, text)
    assert {name: row[name] for name in expected} == expected


def test_other_languages_are_flagged(tmp_path):
    text = "The Ministers Met in Geneva\n\nThe foreign ministers of the two countries met in Geneva on Thursday and said that the embassies would be reopened, as relations between them have improved."
    row = one(tmp_path, text)
    assert row["language"] == "en" and "in English" in row["flags"]


def test_unclear_lines_are_flagged_by_number(tmp_path):
    row = one(tmp_path, f"{HEADLINE}\n\n{BODY}\n\nKedutaan Segera Dibuka Kembali Pekan Depan\n")
    assert row["flags"] == ["unclear lines: 5"]


def test_words_are_counted_in_deck_and_body_alone(tmp_path):
    row = one(tmp_path, f"{HEADLINE}\n\nSatu dua tiga empat lima.\n\nBaca juga: {HEADLINE}\nEnam tujuh delapan.\n")
    assert row["n_words"] == 8


def test_reading_does_not_change_the_folder(tmp_path):
    one(tmp_path, f"{HEADLINE}\n\n{BODY}")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


FRAGMENTS = st.sampled_from([
    "Baca juga:", "Penulis: ", "Oleh\n", "Sumber :\n", "Jakarta - ", "TEMPO.CO, ", "(ANTARA)", "(rpr/bls)", " AP/Rani", "Tag:\n", "Berita Terkait\n", "---\n", "judul: ", "tanggal: ", "alamat: https://",
    "Jumat, 11 Juli 2025 07:40 WIB", "Rabu (24/9)", "31/02/2025", "0000-00-00T99:99", "Majelis Umum PBB ke-80", "© 2025", "kepada detikcom", "dikutip dari ", "Amerika Perkumpulan Buat ", "\u2028", "\r", "\x00", "\ufeff", "𝕁",
    HEADLINE, BODY, "\n", "\n\n", " ", ".", "“", "(", ")", "[", "]", "/", "|", "…",
])  # fmt: skip


@given(text=st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=40).map("".join)))
@example(text="tanggal: 2025-13-45\nsumber: \n---\n")
@settings(max_examples=60, deadline=None)
def test_any_text_is_an_article_or_skipped_and_nothing_of_it_is_lost(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.txt").write_bytes(text.encode("utf-8"))
    (folder / "b.csv").write_bytes(b"title,text\nA,\"" + text.replace('"', '""').replace("\x00", "").encode("utf-8") + b'"\n')
    corpus = read(folder)
    assert len(corpus.texts) + len(corpus.tables["skipped"]) == 2
    for article_id, lines in corpus.tables["lines"].groupby("article_id"):
        assert "".join(corpus.texts[article_id][row.start_char : row.end_char] for row in lines.itertuples()) == corpus.texts[article_id]
    for row in corpus.tables["date_candidates"].itertuples():
        assert corpus.texts[row.article_id][row.start_char : row.end_char].strip() or row.rule == "metadata-header"
    assert set(corpus.tables["articles"].published_basis.dropna()) <= {"stated", "inferred"}
