"""Time expressions: words, anchor, expected interval. The anchor is Friday, 11 July 2025, unless a row says otherwise."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.timexes import read_gold
from kit import dates
from kit.grammar import rules, signs_of

FRIDAY = dt.date(2025, 7, 11)

RESOLVED = [
    # full dates
    ("Jumat, 11 Juli 2025 07:40 WIB", "2025-07-11T07:40:00+07:00", "minute"),
    ("Selasa, 18/02/2025 - 12:30 WITA", "2025-02-18T12:30:00+08:00", "minute"),
    ("3 Maret 2025, pukul 18.05 WIT", "2025-03-03T18:05:00+09:00", "minute"),
    ("Kamis (10/7/2025)", "2025-07-10", "day"),
    ("10-07-2025", "2025-07-10", "day"),
    ("2025-07-10", "2025-07-10", "day"),
    ("Selasa 18 Februari 2025", "2025-02-18", "day"),
    ("DECEMBER 9, 2022", "2022-12-09", "day"),
    ("5 Agt 2024", "2024-08-05", "day"),
    ("17 Nopember 1945", "1945-11-17", "day"),
    ("Jum'at, 1 Pebruari 2019", "2019-02-01", "day"),
    # ranges
    ("9 sampai 15 Juli 2025", "2025-07-09/2025-07-15", "range"),
    ("30 Juni hingga 2 Juli", "2025-06-30/2025-07-02", "range"),
    ("12-14 Mei 2025", "2025-05-12/2025-05-14", "range"),
    ("(3-4/6)", "2025-06-03/2025-06-04", "range"),
    ("2017-2021", "2017-01-01/2021-12-31", "range"),
    # no year
    ("Rabu (9/7)", "2025-07-09", "day"),
    ("15 Juni", "2025-06-15", "day"),
    ("20 September mendatang", "2025-09-20", "day"),
    ("akan tiba pada 1 Agustus", "2025-08-01", "day"),
    # months and years
    ("Februari 2022", "2022-02-01/2022-02-28", "month"),
    ("akhir Mei 2025", "2025-05-21/2025-05-31", "range"),
    ("Mei lalu", "2025-05-01/2025-05-31", "month"),
    ("sejak Februari", "2025-02-01/2025-02-28", "month"),
    ("tahun 2014", "2014-01-01/2014-12-31", "year"),
    # weekdays
    ("hari Kamis", "2025-07-10", "day"),
    ("Jumat", "2025-07-11", "day"),
    ("Jumat lalu", "2025-07-04", "day"),
    ("Senin malam", "2025-07-07", "day"),
    ("Senin depan", "2025-07-14", "day"),
    ("Senin pekan depan", "2025-07-14", "day"),
    ("Kamis pekan lalu", "2025-07-03", "day"),
    ("dijadwalkan bertemu Selasa", "2025-07-15", "day"),
    ("hari Minggu", "2025-07-06", "day"),
    # days counted from the anchor
    ("kemarin", "2025-07-10", "day"),
    ("tadi malam", "2025-07-10", "day"),
    ("hari ini", "2025-07-11", "day"),
    ("besok", "2025-07-12", "day"),
    ("lusa", "2025-07-13", "day"),
    ("dua hari lalu", "2025-07-09", "day"),
    # periods
    ("pekan lalu", "2025-06-30/2025-07-06", "week"),
    ("minggu lampau", "2025-06-30/2025-07-06", "week"),
    ("minggu depan", "2025-07-14/2025-07-20", "week"),
    ("akhir pekan ini", "2025-07-12/2025-07-13", "range"),
    ("bulan lalu", "2025-06-01/2025-06-30", "month"),
    ("bulan depan", "2025-08-01/2025-08-31", "month"),
    ("tahun lalu", "2024-01-01/2024-12-31", "year"),
    ("sebulan lalu", "2025-06-01/2025-06-30", "month"),
    ("dua puluh lima tahun lalu", "2000-01-01/2000-12-31", "year"),
    ("tiga pekan mendatang", "2025-07-28/2025-08-03", "week"),
]


@pytest.mark.parametrize(("words", "value", "precision"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_resolved(words, value, precision):
    found = [timex for timex in dates.find(f"Menlu {words} kata pejabat", anchor=FRIDAY) if timex.kind == "date"]
    assert [(timex.value, timex.precision) for timex in found] == [(value, precision)]


@pytest.mark.parametrize("sentence", read_gold(), ids=lambda sentence: sentence.text)
def test_marked_sentences(sentence):
    timexes = dates.find(sentence.text, anchor=sentence.anchor, narrative=sentence.anchor)
    assert [(timex.start, timex.end, timex.value or "?") for timex in timexes] == list(sentence.expressions)
    assert all(timex.value or timex.reason for timex in timexes)


@pytest.mark.parametrize(
    ("words", "anchor", "reason"),
    [
        ("pekan lalu", None, "nothing to count from: the day of publication is not known"),
        ("Rabu (24/9)", None, "no year is given, and the day of publication is not known"),
        ("beberapa hari lalu", FRIDAY, "the words give no number"),
        ("dua jam lalu", FRIDAY, "counted from a time of day that is not known"),
        ("5000 tahun lalu", FRIDAY, "no whole number of days, weeks, months or years that a calendar counts"),
        ("Rabu (24/9)", dt.date(2026, 2, 1), "year: nearest to the publication with that weekday"),
        ("Rabu, 10 Juli 2025", FRIDAY, "Rabu is not the weekday of that date"),
        ("keesokan harinya", FRIDAY, "nothing to count from: the text names no day before it"),
    ],
)
def test_the_reason(words, anchor, reason):
    assert [timex.reason for timex in dates.find(words, anchor=anchor)] == [reason]


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [("50 menit", "duration", "PT50M"), ("sekitar satu jam", "duration", "PT1H"), ("dua setengah jam", "duration", "PT2.5H"), ("1 jam 20 menit", "duration", "PT1H20M"), ("selama tiga hari", "duration", "P3D"), ("pukul 18.00 WIB", "time", "T18:00:00+07:00")],
)
def test_durations_and_times_are_no_dates(words, kind, value):
    assert [(timex.kind, timex.value) for timex in dates.find(f"berlangsung {words}.", anchor=FRIDAY)] == [(kind, value)]


@pytest.mark.parametrize("words", ["Rp 1.500,75", "pasal 5", "versi 10.2.1", "skor 3-1", "KTT ke-58", "31 November 2025", "100.000 orang", "minggu", "9/11"])
def test_no_time_expression(words):
    assert [timex.text for timex in dates.find(f"soal {words} penting", anchor=FRIDAY) if timex.kind == "date"] == []


@pytest.mark.parametrize("words", ["hari Kamis", "pekan lalu", "kemarin", "(24/9)", "15 Agustus", "dua hari lalu"])
def test_without_an_anchor_nothing_is_guessed(words):
    [timex] = dates.find(f"Menlu {words} kata pejabat")
    assert (timex.value, timex.basis, timex.first) == (None, "unresolved", None)


def test_what_is_counted_from_an_inferred_day_is_inferred():
    [timex] = dates.find("pekan lalu", anchor=FRIDAY, anchor_basis="inferred")
    assert (timex.basis, timex.anchor) == ("inferred", "2025-07-11")


def test_before_any_calendar_there_is_no_date():
    assert [timex.value for timex in dates.find("300 dekade lalu dan 5000 tahun lalu", anchor=FRIDAY)] == [None, None]


def test_the_story_moves_on():
    [first, second] = dates.find("Ia tiba pada 3 Maret 2025. Keesokan harinya ia bertolak.")
    assert (second.value, second.basis) == ("2025-03-04", "inferred")


def test_a_weekday_decides_the_year():
    [timex] = dates.find("Rabu (24/9)", anchor=dt.date(2026, 2, 1))
    assert timex.value == "2025-09-24"


@given(st.text(alphabet=st.sampled_from("0123456789/-.:() abcJulikamisRelngtp"), max_size=80))
def test_spans_lie_in_the_text_and_do_not_overlap(text):
    end = 0
    for timex in dates.find(text, anchor=FRIDAY):
        assert end <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == timex.text
        assert timex.first is None or timex.first <= timex.last
        end = timex.end


_WORDS = st.sampled_from(sorted({word for row in read_gold() for word in row.text.split()}))


@given(st.lists(_WORDS, max_size=12).map(" ".join) | st.sampled_from([row.text for row in read_gold()]))
def test_a_text_that_a_rule_reads_has_what_the_rule_needs(text):
    signs = signs_of(text)
    for rule in rules():
        assert rule.needs <= signs or not rule.pattern.search(text), rule.name


def test_words_that_tell_no_time_are_read_by_few_rules():
    signs = signs_of("Kedua menteri membahas perdagangan dan pertahanan.")
    assert sum(rule.needs <= signs for rule in rules()) < 5


def test_table(seeds):
    timexes = seeds.timexes
    assert all(seeds.texts[row.article_id][row.start_char : row.end_char] == row.text for row in timexes.itertuples())
    week = timexes[timexes["text"].str.lower() == "pekan lalu"].iloc[0]
    assert (week["value"], week["precision"], week["basis"]) == ("2025-06-30/2025-07-06", "week", "stated")


@pytest.mark.parametrize("text, basis", [("awal September 2025", "inferred"), ("akhir tahun ini", "inferred"), ("September 2025", "stated"), ("akhir pekan ini", "stated"), ("12-14 November 2025", "stated")])
def test_nobody_states_where_a_part_of_a_month_ends(text, basis):
    [timex] = dates.find(f"Mereka bertemu pada {text}.", anchor=dt.date(2025, 7, 11))
    assert timex.basis == basis
