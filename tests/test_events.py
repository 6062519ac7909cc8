"""Sentences that tell of a meeting, one construction each. Names come from the lexicon alone, so no model is needed."""

from __future__ import annotations

import datetime as dt

import pytest
from lexicon_names import mentions

from kit.circumstances import reported_days
from kit.cues import find_settings, triggers
from kit.dates import find
from kit.events import delegation, tellings
from kit.parties import find_parties


ANCHOR = dt.date(2025, 7, 11)


def told(text, before=""):
    earlier = [find_parties(before, mentions(before))] if before else []
    return tellings(text, find_parties(text, mentions(text)), mentions(text), find(text, anchor=ANCHOR), earlier)


def company(text, before=""):
    return [{party.name for party in telling.parties} for telling in told(text, before) if telling.parties]


LAVROV_RUBIO = {"Sergey Lavrov", "Marco Rubio"}


@pytest.mark.parametrize(
    "text",
    [
        "Sergey Lavrov bertemu dengan Marco Rubio.",
        "Sergey Lavrov bertemu Marco Rubio.",
        "Sergey Lavrov dan Marco Rubio bertemu di Jenewa.",
        "Sergey Lavrov menemui Marco Rubio.",
        "Pertemuan antara Sergey Lavrov dan Marco Rubio berlangsung hangat.",
        "Pertemuan Sergey Lavrov dengan Marco Rubio berlangsung hangat.",
        "Sergey Lavrov dan Marco Rubio mengadakan pembicaraan tatap muka.",
        "Sergey Lavrov menggelar pertemuan bilateral pertama dengan Marco Rubio.",
        "Dalam pertemuan dengan Sergey Lavrov di Jenewa, Marco Rubio membahas Ukraina.",
        "Dokumen itu diserahkan Sergey Lavrov kepada Marco Rubio dalam pertemuan bilateral.",
        "“Saya bertemu dengan Sergey Lavrov,” kata Marco Rubio.",
        "Sergey Lavrov berbicara dengan Marco Rubio.",
        "Sergey Lavrov diterima Marco Rubio.",
        "Sergey Lavrov menjumpai Marco Rubio.",
        "Sergey Lavrov berdiskusi dengan Marco Rubio.",
        "Sergey Lavrov dan Marco Rubio membahas Ukraina.",
        "Sergey Lavrov membahas perang di Ukraina bersama Marco Rubio.",
        "Dengan Sergey Lavrov, Marco Rubio membahas Ukraina.",
        "Pertemuan itu dihadiri Sergey Lavrov dan Marco Rubio.",
        "Pertemuan penuh dilakukan Sergey Lavrov dengan Marco Rubio.",
        "Usul itu disampaikan Sergey Lavrov melalui Marco Rubio saat bertemu di Jenewa.",
        "Sergey Lavrov dan Marco Rubio, kata Steve Witkoff, baru saja bertemu.",
        "Sergey Lavrov dan Marco Rubio menyebut “kemajuan besar” ketika bertemu di Jenewa.",
        "Sergey Lavrov di sela-sela Sidang Majelis Umum PBB ke-80 mengadakan pertemuan dengan Marco Rubio.",
        "Sergey Lavrov di sela-sela KTT G20 bertemu dengan Marco Rubio.",
        "Dalam pembicaraan via telepon pada Minggu (6/7), Sergey Lavrov mengatakan kepada Marco Rubio bahwa perang harus berakhir.",
    ],
)
def test_two_persons_meet(text):
    assert company(text) == [LAVROV_RUBIO]


@pytest.mark.parametrize("text", ["Pertemuan keduanya berlangsung di Jenewa.", "Kedua menlu bertemu di Jenewa."])
def test_who_was_named_before(text):
    assert company(text, "Menlu Rusia Sergey Lavrov dan Menlu AS Marco Rubio sepakat.") == [LAVROV_RUBIO]


def test_a_pronoun():
    assert company("Ia juga bertemu dengan Sergey Lavrov.", "Menlu AS Marco Rubio tiba.") == [LAVROV_RUBIO]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Istana itu kedatangan Menlu Rusia Sergey Lavrov.", "Marco Rubio menerimanya."),
        ("Marco Rubio menuju Jenewa.", "Sergey Lavrov akan ditemuinya."),
        ("Menlu AS Marco Rubio tiba.", "Menlu Rusia Sergey Lavrov bertemu dengannya, dan keduanya berdiskusi."),
    ],
)
def test_who_was_named_before_is_met(before, text):
    assert company(text, before) == [LAVROV_RUBIO]


def test_persons_of_one_office_beside_each_other_have_one_side():
    found = company("Antony Blinken akan berbicara dengan Presiden Nigeria Bola Tinubu dan Menteri Luar Negeri Yusuf Tuggar.")
    assert len(found) <= 1


def test_whom_the_article_is_about():
    text = "Pertemuan kedua dilangsungkan dengan Menlu Rusia Sergey Lavrov."
    [rubio] = find_parties("Marco Rubio", mentions("Marco Rubio"))
    [telling] = tellings(text, find_parties(text, mentions(text)), mentions(text), [], [], rubio)
    assert {party.name for party in telling.parties} == LAVROV_RUBIO
    assert company(text) == []


def test_each_side_is_a_meeting_of_its_own():
    found = company("Sergey Lavrov bertemu dengan Marco Rubio, Wang Yi, dan Hakan Fidan.")
    assert found == [{"Sergey Lavrov", name} for name in ("Marco Rubio", "Wang Yi", "Hakan Fidan")]


@pytest.mark.parametrize(
    "text",
    [
        "Sergey Lavrov berbicara dengan Reuters.",
        "Sergey Lavrov menerima penghargaan.",
        "Sergey Lavrov bertemu dengan warga.",
        "Rusia dan Amerika Serikat bersaing.",
        "Pertemuan itu penting.",
        "Sergey Lavrov tidak bertemu dengan Marco Rubio.",
        "Sergey Lavrov belum bertemu Marco Rubio sejak 2019.",
        "Kremlin membantah bahwa Sergey Lavrov telah bertemu Marco Rubio.",
        "Juru bicara bungkam apakah Sergey Lavrov sudah bertemu Marco Rubio.",
        "Tidak ada rencana pertemuan antara Sergey Lavrov dan Marco Rubio.",
        "Laporan pertemuan Sergey Lavrov dan Marco Rubio tidak benar.",
        "Timnas Indonesia bertemu Jepang di Suita.",
        "Donald Trump tiba di Amerika Serikat (AS) dan bertemu dengan keluarganya.",
        "Rusia dan Amerika Serikat membahas Ukraina.",
        "Sergey Lavrov membahas Ukraina.",
        "Sergey Lavrov dan Marco Rubio sepakat melanjutkan dialog.",
        "Itu dikatakan Sergey Lavrov dalam siaran pers yang diterima Reuters.",
    ],
)
def test_nobody_meets(text):
    assert company(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Sergey Lavrov telah bertemu dengan Marco Rubio.", "held"),
        ("Sergey Lavrov bertemu dengan Marco Rubio.", "held"),
        ("Sergey Lavrov akan bertemu dengan Marco Rubio.", "planned"),
        ("Sergey Lavrov dijadwalkan bertemu dengan Marco Rubio.", "planned"),
        ("Sergey Lavrov mungkin akan bertemu dengan Marco Rubio.", "possible"),
        ("Pertemuan Sergey Lavrov dengan Marco Rubio mungkin akan berlangsung.", "possible"),
        ("Pertemuan Sergey Lavrov dengan Marco Rubio dibatalkan.", "cancelled"),
        ("Sergey Lavrov batal bertemu dengan Marco Rubio.", "cancelled"),
        ("Sergey Lavrov menolak bertemu dengan Marco Rubio.", "cancelled"),
        ("Sergey Lavrov tiba di Jenewa untuk bertemu Marco Rubio.", "planned"),
        ("Usai bertemu Marco Rubio, Sergey Lavrov akan pulang.", "held"),
        ("Sergey Lavrov dan Marco Rubio belum lama ini bertemu.", "held"),
        ("Sergey Lavrov dan Marco Rubio sepakat mengadakan pertemuan di Jenewa.", "planned"),
        ("Sergey Lavrov dan Marco Rubio sepakat untuk bertemu.", "planned"),
        ("Sergey Lavrov dan Marco Rubio sepakat bertukar data dalam pertemuan itu.", "held"),
        ("Pertemuan Sergey Lavrov dengan Marco Rubio sedang dipersiapkan.", "planned"),
        ("Steve Witkoff mulai mengatur pertemuan antara Sergey Lavrov dan Marco Rubio.", "planned"),
        ("Sergey Lavrov akan bertemu Marco Rubio bila perang berhenti.", "possible"),
        ("Sergey Lavrov mengundang Marco Rubio untuk bertemu di Jenewa.", "possible"),
        ("Sergey Lavrov segera bertemu dengan Marco Rubio.", "planned"),
        ("Setiba di Jenewa, Sergey Lavrov segera bertemu dengan Marco Rubio.", "held"),
        ("Pertemuan Sergey Lavrov dengan Marco Rubio yang berlangsung tertutup di Jenewa telah berakhir.", "held"),
    ],
)
def test_status(text, status):
    assert [telling.status for telling in told(text) if telling.kind == "meeting"] == [status]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sergey Lavrov bertemu Marco Rubio pada Kamis (10/7/2025).", "2025-07-10"),
        ("Kamis, 10 Juli 2025, kedua negara sepakat, ketika Sergey Lavrov bertemu Marco Rubio.", "2025-07-10"),
        ("Sergey Lavrov bertemu Marco Rubio pekan lalu.", "2025-06-30/2025-07-06"),
        ("Sergey Lavrov menemui Marco Rubio di tengah acaranya, Kamis (10/7/2025).", "2025-07-10"),
        ("Sergey Lavrov bertemu Marco Rubio, kata juru bicara pada Kamis (10/7/2025).", None),
        ("Sergey Lavrov dan Marco Rubio membahas rencana sidang bersama pada 3 Agustus 2025.", None),
        ("Harian itu pada Rabu, 9 Juli 2025, mewartakan Sergey Lavrov sudah bertemu Marco Rubio.", None),
        ("Pertemuan pertama Sergey Lavrov dengan Marco Rubio sejak 24 Februari 2022.", None),
        ("Pertemuan Sergey Lavrov dengan Marco Rubio sejak 24 Februari 2022, tiga tahun lalu.", None),
    ],
)
def test_the_date_of_the_meeting_and_no_other(text, value):
    assert [telling.date and telling.date.value for telling in told(text)] == [value]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sergey Lavrov bertemu Marco Rubio di Kuala Lumpur, Malaysia.", "Kuala Lumpur"),
        ("Sergey Lavrov bertemu Marco Rubio di ibu kota Arab Saudi, Riyadh.", "Riyadh"),
        ("Di Jenewa, Sergey Lavrov bertemu Marco Rubio.", "Jenewa"),
        ("Sergey Lavrov bertemu Marco Rubio di Gedung Putih.", "Washington"),
        ("Sergey Lavrov bertemu Marco Rubio di Hotel Presiden, Jenewa.", "Jenewa"),
        ("Sergey Lavrov tiba di Jenewa untuk bertemu Marco Rubio.", "Jenewa"),
        ("Sergey Lavrov bertemu Marco Rubio sebelum terbang ke Jenewa.", None),
        ("Sergey Lavrov bertemu Marco Rubio untuk membahas perang di Ukraina.", None),
        ("Sergey Lavrov bertemu Marco Rubio membahas perang di sela KTT G20 di Bali.", "Bali"),
    ],
)
def test_the_place_of_the_meeting_and_no_other(text, place):
    assert [telling.place and telling.place.value for telling in told(text) if telling.kind == "meeting"] == [place]


def test_kinds():
    assert [telling.kind for telling in told("Sergey Lavrov berbicara dengan Marco Rubio melalui telepon.")] == ["call"]
    assert [telling.kind for telling in told("Pertemuan trilateral Sergey Lavrov, Marco Rubio, dan Wang Yi digelar.")] == ["multilateral"]
    for text in ("Sergey Lavrov mengunjungi Indonesia.", "Sergey Lavrov akan ke Indonesia.", "Sergey Lavrov lalu ke Indonesia."):
        assert [telling.kind for telling in told(text)] == ["visit"]
    for text in ("Lewat sambungan telepon pada Kamis, Sergey Lavrov dan Marco Rubio membicarakan Ukraina.", "Sergey Lavrov menghubungi Marco Rubio."):
        assert [telling.kind for telling in told(text)] == ["call"]


def test_a_setting_is_no_meeting():
    text = "Sergey Lavrov bertemu Marco Rubio di sela-sela pertemuan menteri luar negeri ASEAN ke-58 di Kuala Lumpur."
    [setting] = find_settings(text)
    assert setting.value == "pertemuan menteri luar negeri ASEAN ke-58"
    assert [trigger.form for trigger in triggers(text, [setting])] == ["bertemu"]


def test_a_verb_without_its_subject_lends_nothing_to_another_meeting():
    found = told("Setelah bertemu Sergey Lavrov di Moskow, Steve Witkoff terbang ke Berlin untuk bertemu Friedrich Merz.")
    assert [telling.place and telling.place.value for telling in found if telling.kind == "meeting"] == ["Moskow", "Berlin"]
    assert told("Sejak bertemu Donald Trump pada 2018 suasana membaik.") == []


def test_every_host_is_visited():
    assert company("Sergey Lavrov mengunjungi Malaysia, Vietnam, dan Kamboja.") == [{"Sergey Lavrov", state} for state in ("Malaysia", "Vietnam", "Kamboja")]


def test_duration_and_host():
    [telling] = told("Pertemuan Sergey Lavrov dengan Marco Rubio yang diselenggarakan oleh Arab Saudi berlangsung dua jam.")
    assert telling.duration.value == "PT2H"
    assert [(party.name, role) for party, role in telling.others] == [("Arab Saudi", "host")]


def test_a_delegation_and_its_side():
    text = "Delegasi Rusia dipimpin oleh Menteri Luar Negeri Sergey Lavrov dan meliputi Yury Ushakov."
    telling = delegation(text, find_parties(text, mentions(text)))
    assert {(party.name, party.side) for party in telling.parties} == {("Sergey Lavrov", "Rusia"), ("Yury Ushakov", "Rusia")}
    assert delegation("Sergey Lavrov tiba.", []) is None


def test_days_on_which_somebody_spoke():
    text = "Kami siap, kata Sergey Lavrov pada Selasa, 18 Februari 2025."
    assert [timex.value for timex in reported_days(text, find(text))] == ["2025-02-18"]
    assert reported_days("Perang dimulai pada 24 Februari 2022.", find("Perang dimulai pada 24 Februari 2022.")) == []


def test_the_day_at_the_head_is_of_all_that_follows():
    told_of = told("Pada Kamis (10/7/2025), Sergey Lavrov telah berkunjung ke Indonesia dan bertemu dengan Marco Rubio.")
    assert [(telling.kind, telling.date.value) for telling in told_of] == [("visit", "2025-07-10"), ("meeting", "2025-07-10")]


def test_a_visit_by_whom_the_sentence_before_named():
    [visit] = told("Kunjungan resmi ke Indonesia itu berlangsung dua hari mulai 5-6 November 2024.", "Prabowo Subianto akan menerima Sergey Lavrov di Istana Merdeka.")
    assert visit.kind == "visit" and [party.name for party in visit.parties] == ["Sergey Lavrov", "Indonesia"]
    assert visit.date.value == "2024-11-05/2024-11-06"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sergey Lavrov tiba dengan kereta api di Malaysia pada Kamis (10/7/2025).", "2025-07-10"),
        ("Sergey Lavrov mengunjungi Malaysia untuk bertemu Marco Rubio, pada Kamis (10/7/2025).", "2025-07-10"),
        ("Sergey Lavrov melakukan kunjungan kenegaraan ke Istana Negara, Malaysia, Kamis (10/7/2025).", "2025-07-10"),
    ],
)
def test_a_visit_and_its_day(text, value):
    [visit] = [telling for telling in told(text) if telling.kind == "visit"]
    assert [party.name for party in visit.parties] == ["Sergey Lavrov", "Malaysia"] and visit.date.value == value


def test_both_said_it_in_their_meeting():
    [telling] = told("Demikian disampaikan kedua menlu dalam pertemuan yang diadakan di Jenewa, Kamis (10/7/2025).", "Menlu Rusia Sergey Lavrov dan Menlu AS Marco Rubio senang.")
    assert {party.name for party in telling.parties} == LAVROV_RUBIO and telling.date.value == "2025-07-10"
