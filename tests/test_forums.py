"""Counted gatherings give a year."""

from __future__ import annotations

import pytest

from kit.forums import session_year

CASES = [
    ("di sela sidang tingkat tinggi Majelis Umum Perserikatan Bangsa-Bangsa (PBB) ke-80.", 2025),
    ("Sidang ke-80 Majelis Umum PBB dibuka.", 2025),
    ("Sidang Majelis Umum PBB ke 79 dibuka.", 2024),
    ("pertemuan menteri luar negeri ASEAN ke-58 di Kuala Lumpur", 2025),
    ("Pertemuan ke-57 Menteri Luar Negeri ASEAN", 2024),
    ("58th ASEAN Foreign Ministers' Meeting", 2025),
    ("KTT ASEAN ke-46", 2025),
    ("KTT ASEAN ke-47", 2025),
    ("KTT ke-43 ASEAN", 2023),
    ("KTT G20 ke-17 di Bali", 2022),
    ("KTT G7 ke-51", 2025),
    ("KTT BRICS ke-17", 2025),
    ("Pertemuan Pemimpin Ekonomi APEC ke-31", 2024),
    ("KTT APEC ke-26", 2018),
    ("Konferensi Negara Pihak OPCW ke-29", 2024),
    ("Sesi ke-60 Dewan HAM PBB", 2025),
    ("Dewan HAM PBB ke-57", 2024),
    ("Konferensi Keamanan Munich ke-61", 2025),
    ("Konferensi Umum IAEA ke-69", 2025),
    ("Majelis Kesehatan Dunia ke-78", 2025),
    ("HUT ke-80 RI", None),
    ("Sidang Majelis Umum PBB. Peringatan ke-80 berlangsung.", None),
    ("untuk ke-12 kalinya sejak KTT ASEAN", None),
    ("KTT ASEAN di Kuala Lumpur", None),
    ("putaran ke-3 perundingan", None),
    ("KTT ASEAN ke-3", None),
]


@pytest.mark.parametrize(("text", "year"), CASES)
def test_the_year_of_a_session(text, year):
    found = session_year(text)
    assert (found and found[0]) == year
    assert not found or (found[1] in text and str(year) in found[2])


def test_a_session_that_opens_in_autumn_runs_into_the_next_year():
    assert session_year("Sidang Majelis Umum PBB ke-80", month=9)[0] == 2025
    assert session_year("Sidang Majelis Umum PBB ke-80", month=2)[0] == 2026
