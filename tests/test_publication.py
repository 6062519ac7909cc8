"""The publication date as evidence: what is chosen, what is rejected and why; never a wrong date given as sure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.lines import Reader
from kit.publication import publication

READER = Reader()
HEADLINE = "Dua Menlu Sepakat Buka Kembali Kedutaan"
PLAIN = "Menteri luar negeri kedua negara bertemu di Jenewa dan sepakat membuka kembali kedutaan."


def dated(text: str):
    return publication(text, READER.pieces(text))


def page(line: str, body: str = PLAIN) -> str:
    return f"{HEADLINE}\n{line}\n\nJenewa - {body}\n{PLAIN}\n"


@pytest.mark.parametrize(
    ("line", "value", "precision"),
    [
        ("Jumat, 11 Juli 2025 07:40 WIB", "2025-07-11T07:40:00+07:00", "minute"),
        ("Jumat, 11 Juli 2025 07:40 WITA", "2025-07-11T07:40:00+08:00", "minute"),
        ("Jumat, 11 Juli 2025 | 07.40 WIT", "2025-07-11T07:40:00+09:00", "minute"),
        ("- Jumat, 11 Jul 2025 07:40 WIB", "2025-07-11T07:40:00+07:00", "minute"),
        ("Kompas.com - 11/07/2025, 07:40 WIB", "2025-07-11T07:40:00+07:00", "minute"),
        ("Edited Fri, 11 Jul 2025,07:40 PM", "2025-07-11T19:40:00", "minute"),
        ("Oleh Rani Pratama, Jumat, 11 Juli 2025 | 07:40 WIB - Redaktur: Budi Santoso - 394", "2025-07-11T07:40:00+07:00", "minute"),
        ("Rani Pratama - Jumat, 11 Juli 2025", "2025-07-11", "day"),
        ("11 Juli 2025", "2025-07-11", "day"),
        ("2025-07-11", "2025-07-11", "day"),
        ("July 11, 2025", "2025-07-11", "day"),
    ],
)
def test_a_timestamp_line_dates_the_article(line, value, precision):
    found = dated(page(line))
    assert (found.value, found.precision, found.basis, found.flags) == (value, precision, "stated", ())
    assert [c.words in line for c in found.candidates if c.chosen] == [True]


@pytest.mark.parametrize("line", ["Wednesday, May 1, 2024", "Rabu, Mei 1, 2024"])
def test_the_day_in_the_head_of_a_page_is_the_day_on_which_it_was_shown(line):
    found = dated(f"{line}\n\n{page('Rani Pratama')}")
    assert found.value is None and any("shown" in c.reason for c in found.candidates)


def test_a_day_that_is_called_today_is_a_lower_bound_though_what_it_begins_lies_ahead():
    found = dated(f"{HEADLINE}\n\nJenewa - Menlu akan memulai kunjungan mulai Senin (28/7/2025) hari ini.\n{PLAIN}\n")
    assert (found.value, found.precision) == ("2025-07-28", "on-or-after")


def test_the_header_is_stronger_than_the_timestamp():
    found = dated(f"tanggal: 2025-07-12\n\n{page('Jumat, 11 Juli 2025 07:40 WIB')}")
    assert (found.value, found.basis) == ("2025-07-12", "stated")
    assert [(c.value, c.chosen) for c in found.candidates] == [("2025-07-12", True), ("2025-07-11T07:40:00+07:00", False)]


def test_a_header_date_that_cannot_be_read_is_a_row_with_its_reason():
    found = dated(f"tanggal: minggu depan barangkali\n\n{page('Jumat, 11 Juli 2025 07:40 WIB')}")
    assert found.value == "2025-07-11T07:40:00+07:00"
    assert any(c.rule == "metadata-header" and not c.chosen and c.value is None for c in found.candidates)


def test_the_day_of_publication_goes_before_the_day_of_the_change():
    found = dated(f"{HEADLINE}\nDiperbarui 12 Juli 2025, 09:00 WIB\nDiterbitkan 11 Juli 2025, 07:40 WIB\n\nJenewa - {PLAIN}")
    assert found.value == "2025-07-11T07:40:00+07:00"


def test_a_dateline_with_its_date():
    found = dated(f"{HEADLINE}\n\nJENEWA, 11 Juli 2025 (Xinhua) -- {PLAIN}")
    assert (found.value, found.precision, found.basis) == ("2025-07-11", "day", "stated")


@pytest.mark.parametrize(
    "told",
    [
        "Kedutaan dibuka lagi, kata menteri itu pada Selasa, 18 Februari 2025.",
        "Kedutaan dibuka lagi, kata menteri itu, Selasa (18/2/2025).",
        "“Kedutaan akan dibuka lagi,” kata menteri itu, Selasa (18/2/2025).",
        "Hal itu disampaikan seperti dikutip sebuah kantor berita, Selasa 18 Februari 2025.",
        "Keduanya bertemu pada 18 Februari 2025.",
        "Kedutaan ingin dibuka tahun depan, kata menteri itu, Selasa (18/2/2025).",
        "Menteri itu berharap, Selasa (18/2/2025), kedutaan segera dibuka.",
        "Perjanjian ingin diteken sebelum tahun berganti, Selasa (18/2/2025).",
        "Undangan ke pertemuan tahun depan diterima kemarin, Selasa, 18 Februari 2025.",
    ],
)
def test_an_undated_article_is_from_the_latest_past_day_it_tells_of_or_later(told):
    found = dated(f"{HEADLINE}\n\nJenewa - {PLAIN} {told}\nPerang itu dimulai pada 24 Februari 2022. Kedutaan akan dibuka pada 1 Mei 2026.")
    assert (found.value, found.precision, found.basis) == ("2025-02-18", "on-or-after", "inferred")


@pytest.mark.parametrize(
    "told",
    [
        "Kedutaan akan dibuka pada 1 Mei 2026.",
        "Kedutaan dijadwalkan dibuka pada Jumat, 1 Mei 2026.",
        "Perjanjian itu berlaku hingga 1 Mei 2026.",
        "Menteri itu mengatakan kedutaan akan dibuka pada 1 Mei 2026.",
        "Paling lambat 1 Mei 2026 kedutaan dibuka.",
        "Kedutaan dibuka 1 Mei 2026 mendatang.",
        "Pertemuan berlangsung pada Jumat besok, 1 Mei 2026.",
        "Kedutaan dibuka pekan depan, Jumat (1/5/2026).",
        "Ia ingin kedutaan dibuka pada 1 Mei 2026.",
        "Ia ingin kedutaan dibuka sebelum 1 Mei 2026.",
        "Pertemuan berlangsung pada hari Kamis.",
        "Perang itu dimulai pada Februari 2022.",
        "Pertemuan berlangsung pada Rabu (24/9).",
        "Pertemuan berlangsung kemarin.",
    ],
)
def test_what_does_not_date_an_article(told):
    found = dated(f"{HEADLINE}\n\nJenewa - {PLAIN} {told}")
    assert (found.value, found.precision, found.basis) == (None, "unknown", None)
    assert not any(c.chosen for c in found.candidates) and all(c.reason for c in found.candidates)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("DECEMBER 9, 2022", "kata menteri itu pada Selasa, 18 Februari 2025."),
        ("9 Desember 2022", "seperti dikutip kantor berita, Selasa (18/2/2025)."),
        ("9 Desember 2022", "dan itu terjadi pada 18 Februari 2025."),
        ("Jumat, 9 Desember 2022 07:00 WIB", "kata menteri itu pada Selasa, 18 Februari 2025."),
    ],
)
def test_a_template_date_that_the_text_contradicts_is_rejected_with_the_reason(line, told):
    found = dated(page(line, f"Kedutaan dibuka lagi, {told}"))
    assert (found.value, found.precision, found.basis) == ("2025-02-18", "on-or-after", "inferred")
    assert [flag.partition(":")[0] for flag in found.flags] == ["template date"]
    (rejected,) = [c for c in found.candidates if "template" in c.reason]
    assert rejected.words in line and "18" in rejected.reason


@pytest.mark.parametrize(
    ("shown", "told", "value"),
    [
        ("Rabu, 3 Desember 2025", "Menteri itu menyampaikannya, Selasa (18/2/2025).", "2025-02-18"),
        ("Rabu, 3 Desember 2025 | 10:00 WIB", "Menteri itu menyampaikannya, Selasa (18/2/2025).", "2025-02-18"),
        ("Rabu, 3 Desember 2025", "Menteri itu menyampaikannya, Selasa (18/2).", None),
        ("Rabu, 3 Desember 2025", "Menteri itu menyampaikannya, Selasa (19/2).", None),
        ("Rabu, 3 Desember 2025", "Menteri itu menyampaikannya, Selasa (2/12).", "2025-12-03"),
        ("Kamis, 1 Januari 2026", "Menteri itu menyampaikannya, Rabu (31/12).", "2026-01-01"),
        ("Rabu, 3 Desember 2025", "Perang itu dimulai pada 24 Februari 2022.", "2025-12-03"),
        ("Rabu, 3 Desember 2025", "Keduanya bertemu kemarin.", "2025-12-03"),
    ],
)
def test_a_date_above_the_title_falls_when_the_text_is_of_other_days(shown, told, value):
    found = dated(f"{shown}\n{HEADLINE}\n\nJenewa - {PLAIN} {told}\n")
    assert (found.value and found.value[:10]) == value
    assert (found.basis == "stated") == (value is not None and value != "2025-02-18")


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (f"Kamis, 10 Juli 2025 20:00 WIB\n{HEADLINE}\nJumat, 11 Juli 2025 07:40 WIB\n\nJenewa - {PLAIN}", ("dates differ: Jumat, 11 Juli 2025 07:40 WIB, Kamis, 10 Juli 2025 20:00 WIB",)),
        (f"{HEADLINE}\nDiterbitkan 11 Juli 2025, 07:40 WIB\nDiperbarui 12 Juli 2025, 09:00 WIB\n\nJenewa - {PLAIN}", ()),
        (f"tanggal: 2025-07-12\n\n{page('Jumat, 11 Juli 2025 07:40 WIB')}", ()),
    ],
)
def test_two_days_on_a_page_are_flagged(text, flags):
    assert dated(text).flags == flags


def test_the_day_of_a_photograph_is_a_lower_bound_where_nothing_else_tells_one():
    caption = "Dua menlu bertemu di Jenewa, Jumat (21/1/2022). (Foto: Rani Pratama)"
    found = dated(page(caption))
    assert (found.value, found.precision, found.basis) == ("2022-01-21", "on-or-after", "inferred")
    assert "in a caption" in next(row.reason for row in found.candidates if row.chosen)
    assert dated(page(caption, "Hal itu dikatakannya pada Kamis (3/2/2022).")).value == "2022-02-03"
    assert dated(page(f"{caption}\n4 Februari 2022 07:40 WIB")).value.startswith("2022-02-04")


def test_a_date_below_the_title_stands():
    found = dated(page("Rabu, 3 Desember 2025", "Menteri itu menyampaikannya, Selasa (18/2/2025)."))
    assert (found.value, found.basis) == ("2025-12-03", "stated")


@pytest.mark.parametrize(
    "told",
    [
        "Kedutaan akan dibuka pada 1 Mei 2026.",
        "Perjanjian itu berlaku hingga 1 Mei 2026.",
        "Tiket dijual untuk pertunjukan Jumat, 1 Mei 2026.",
        "Kedutaan dibuka 1 Mei 2026, demikian rencana itu.",
        "Menteri itu mengatakan hal tersebut pada Sabtu (12/7/2025).",
    ],
)
def test_a_timestamp_stands_when_later_days_may_lie_ahead(told):
    assert dated(page("Jumat, 11 Juli 2025 07:40 WIB", f"{PLAIN} {told}")).value == "2025-07-11T07:40:00+07:00"


def test_a_counted_session_and_the_weekday_give_the_year():
    body = "Keduanya bertemu pada Rabu (24/9), di sela sidang Majelis Umum Perserikatan Bangsa-Bangsa (PBB) ke-80."
    found = dated(f"{HEADLINE}\n\nJenewa - {body}")
    assert (found.value, found.precision, found.basis, found.flags) == ("2025-09-24", "on-or-after", "inferred", ("no year",))


@pytest.mark.parametrize("day", ["Kamis (24/9)", "Rabu (31/2)"])
def test_a_weekday_that_does_not_agree_gives_no_year(day):
    body = f"Keduanya bertemu pada {day}, di sela sidang Majelis Umum Perserikatan Bangsa-Bangsa (PBB) ke-80."
    assert dated(f"{HEADLINE}\n\nJenewa - {body}").value is None


@pytest.mark.parametrize(
    ("body", "flags"),
    [
        ("Keduanya bertemu pada Kamis, 10 Juli 2025.", ()),
        ("Keduanya bertemu pada 15 Agustus.", ("no year",)),
        ("Keduanya bertemu pada Rabu (24/9).", ("no year",)),
        ("Keduanya bertemu pada hari Kamis.", ("no absolute date",)),
        ("Perang dimulai pada Februari 2022.", ("no absolute date",)),
    ],
)
def test_what_a_reader_should_know_of_the_dates(body, flags):
    assert dated(f"{HEADLINE}\n\nJenewa - {body}").flags == flags


def test_dates_of_related_headlines_and_of_the_address_are_no_timestamps():
    text = f"url: https://www.kompas.com/global/read/2025/07/11/0740/dua-menlu\n\n{page('', PLAIN)}Berita Terkait\nMenlu Temui Presiden di Istana\n12 Juli 2025\n"
    found = dated(text)
    assert (found.value, found.precision, found.basis) == ("2025-07-11", "day", "inferred")
    assert [c.rule for c in found.candidates] == ["address"]


@pytest.mark.parametrize(
    ("foot", "published"),
    [
        ("Berita Terkait\nMenlu Meridia Undur Diri\n4 Maret 2022\nMenlu Arkadia Tiba\n11 Maret 2022", None),
        ("Berita Terkait\nMenlu Meridia Undur Diri\nJumat, 4 Maret 2022 10:30 WIB", None),
        ("Editor: Rani Pratama\nJumat, 4 Maret 2022 10:30 WIB", "2022-03-04T10:30:00+07:00"),
        ("4 Maret 2022\nBerita Terkait\nMenlu Meridia Undur Diri", "2022-03-04"),
    ],
)
def test_the_date_of_a_link_below_the_text_is_not_the_articles(foot, published):
    found = dated(f"{HEADLINE}\n\nJenewa - {PLAIN}\n{PLAIN}\n\n{foot}\n")
    assert found.value == published
    assert all(candidate.reason for candidate in found.candidates)


@given(st.lists(st.sampled_from(["Jumat, 11 Juli 2025 07:40 WIB", "\n", " ", "tanggal: 2025-13-45", "Rabu (24/9)", "31/12/9999", "akan ", "kata ", "Majelis Umum PBB ke-80", "ke-999", "(", "2025", ".", HEADLINE, PLAIN]), max_size=25).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_text_has_at_most_one_chosen_date_and_a_reason_for_each(text):
    found = dated(text)
    assert sum(c.chosen for c in found.candidates) == (found.value is not None)
    for candidate in found.candidates:
        assert text[candidate.start : candidate.end].strip() and candidate.reason


def test_a_stamp_falls_when_the_text_calls_another_day_today():
    found = dated(page("Jumat, 11 Juli 2025 07:40 WIB", "Menlu kedua negara bertemu hari ini, Selasa (4/3/2014), di Jenewa."))
    assert found.value is None or not found.value.startswith("2025-07-11")
    assert any("today" in candidate.reason for candidate in found.candidates)


def test_a_year_is_sought_in_which_all_who_are_named_held_their_office():
    found = dated(f"{HEADLINE}\n\nJenewa - Presiden AS Barack Obama bertemu Presiden Prancis Francois Hollande pada Senin (26/6).\n{PLAIN}\n")
    assert found.value is None  # in none of their years is it a Monday
    found = dated(f"{HEADLINE}\n\nJenewa - Presiden AS Barack Obama bertemu Presiden Prancis Francois Hollande pada Selasa (26/6).\n{PLAIN}\n")
    assert (found.value, found.basis) == ("2012-06-26", "inferred")
