"""The chronology: the example corpus against its careful reading, and properties that hold for any corpus."""

from __future__ import annotations

import shutil

import pytest

import kit
from kit.meetings import Chronology

# kind, status, dates, basis, place, participants, articles: read by hand
GOLD = {
    "A": ("call", "held", "2025-02-10", "2025-02-16", "inferred", None, {"Donald Trump", "Vladimir Putin"}, {"004"}),
    "B": ("meeting", "held", "2025-02-18", "2025-02-18", "inferred", "Riyadh", {"Sergey Lavrov", "Yury Ushakov", "Kirill Dmitriev", "Marco Rubio", "Mike Waltz", "Steve Witkoff"}, {"001", "004"}),
    "C": ("summit", "possible", None, None, "unresolved", None, {"Amerika Serikat", "Rusia"}, {"004"}),
    "D": ("call", "held", "2025-06-30", "2025-07-06", "stated", None, {"Vladimir Putin", "Donald Trump"}, {"000"}),
    "E": ("meeting", "held", "2025-07-10", "2025-07-10", "stated", "Kuala Lumpur", {"Sergey Lavrov", "Marco Rubio"}, {"000", "002"}),
    "F": ("meeting", "possible", None, None, "unresolved", None, {"Marco Rubio", "Wang Yi"}, {"002"}),
    "G": ("meeting", "held", "2025-08-15", "2025-08-15", "inferred", "Alaska", {"Vladimir Putin", "Donald Trump"}, {"003"}),
    "H": ("meeting", "held", "2025-09-24", "2025-09-24", "inferred", "New York", {"Sergey Lavrov", "Marco Rubio"}, {"003"}),
}


def summary(chronology):
    for meeting in chronology.meetings.itertuples():
        sources = set(chronology.evidence.loc[chronology.evidence["meeting_id"] == meeting.meeting_id, "article_id"].str[:3])
        yield (meeting.kind, meeting.status, meeting.date_start, meeting.date_end, meeting.date_basis, meeting.place, set(meeting.participants), sources)


@pytest.mark.parametrize("name", GOLD)
def test_a_meeting_of_the_example_corpus(seeds, name):
    assert GOLD[name] in list(summary(kit.chronology(seeds)))


def test_no_meeting_is_invented(seeds):
    assert len(kit.chronology(seeds).meetings) == len(GOLD)


def test_the_host(seeds):
    parties = kit.chronology(seeds).participants
    assert [tuple(row) for row in parties.loc[parties["role"] == "host", ["name", "meeting_id"]].to_numpy()] == [("Arab Saudi", "2025-02-18-meeting-lavrov-ushakov")]


def test_a_duration_told_differently(seeds):
    chronology = kit.chronology(seeds)
    told = chronology.discrepancies.query("attribute == 'duration'")
    assert {(row.article_id[:3], row.value) for row in told.itertuples()} == {("000", "PT1H"), ("002", "PT50M")}


def test_settings(seeds):
    settings = dict(zip(kit.chronology(seeds).meetings["date_start"], kit.chronology(seeds).meetings["setting"]))
    assert settings["2025-07-10"] == "pertemuan menteri luar negeri ASEAN ke-58"
    assert "Majelis Umum" in settings["2025-09-24"]


def test_office_holders_known_from_another_article_are_marked(seeds):
    parties = kit.chronology(seeds).participants
    call = parties[parties["meeting_id"].str.startswith("2025-06-30")]
    assert set(call["resolved_by"]) == {"corpus"}


# --- single sentences ----------------------------------------------------------------------------------------

DATED = "Jakarta, 3 Maret 2025\n\n"  # a line that dates what follows


@pytest.mark.parametrize(
    ("text", "kind", "status", "date", "place", "participants"),
    [
        ("Presiden Prabowo Subianto bertemu dengan Presiden Prancis Emmanuel Macron di Paris pada Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Paris", {"Prabowo Subianto", "Emmanuel Macron"}),
        ("Menlu Sugiono dijadwalkan bertemu Menlu India Subrahmanyam Jaishankar di New Delhi pada 9 Maret 2025.", "meeting", "planned", "2025-03-09", "New Delhi", {"Sugiono", "Subrahmanyam Jaishankar"}),
        ("Presiden AS Donald Trump berbicara dengan Presiden Rusia Vladimir Putin melalui telepon pada 12 Februari 2025.", "call", "held", "2025-02-12", None, {"Donald Trump", "Vladimir Putin"}),
        ("Pertemuan antara Presiden Tiongkok Xi Jinping dan Perdana Menteri Jepang Shigeru Ishiba di Lima pada 15 November 2024 dibatalkan.", "meeting", "cancelled", "2024-11-15", "Lima", {"Xi Jinping", "Shigeru Ishiba"}),
        ("Menlu Turki Hakan Fidan mungkin akan bertemu Menlu Iran Abbas Araghchi di Ankara.", "meeting", "possible", None, "Ankara", {"Hakan Fidan", "Abbas Araghchi"}),
        ("Perdana Menteri Malaysia Anwar Ibrahim menerima Menlu Singapura Vivian Balakrishnan di Putrajaya pada 1 Maret 2025.", "meeting", "held", "2025-03-01", "Putrajaya", {"Anwar Ibrahim", "Vivian Balakrishnan"}),
        ("Dalam pertemuan dengan Menlu Mesir Badr Abdelatty di Kairo, Menlu Sugiono membahas Gaza.", "meeting", "held", "2025-03-02", "Kairo", {"Badr Abdelatty", "Sugiono"}),
        ("Dalam pertemuan bilateral dengan Menlu RI Sugiono di Bali, Kamis (27/2/2025), Menlu Tiongkok Wang Yi memuji tuan rumah.", "meeting", "held", "2025-02-27", "Bali", {"Sugiono", "Wang Yi"}),
        ("PM Israel Benjamin Netanyahu diperkirakan menemui mantan Presiden AS Joe Biden di Florida.", "meeting", "planned", None, "Florida", {"Benjamin Netanyahu", "Joe Biden"}),
        ("Menlu Sugiono melakukan perbincangan dengan rekannya Menlu Jepang Takeshi Iwaya pada 20 Februari 2025.", "meeting", "held", "2025-02-20", None, {"Sugiono", "Takeshi Iwaya"}),
        ("Menlu Sugiono melakukan kunjungan kehormatan kepada Perdana Menteri Jepang, Shigeru Ishiba, pada Selasa (18/2/2025) di Tokyo.", "meeting", "held", "2025-02-18", "Tokyo", {"Sugiono", "Shigeru Ishiba"}),
        ("Juru Bicara I Kementerian Luar Negeri RI, Yvonne Mewengkang menyebut agenda kunjungan Sugiono ialah pertemuan bilateral dengan Menlu Korea Utara, Choe Son Hui.", "meeting", "held", None, None, {"Sugiono", "Choe Son Hui"}),
        ("Menteri Luar Negeri Republik Indonesia (Menlu RI), Sugiono, telah merampungkan kunjungan resmi ke Pyongyang, Korea Utara, pada 10-11 Februari 2025.", "visit", "held", "2025-02-10", "Pyongyang", {"Sugiono", "Korea Utara"}),
        ("“Presiden Prabowo Subianto akan bertemu Presiden Prancis Emmanuel Macron pekan depan,” kata Menlu Sugiono di Bandung.", "meeting", "planned", "2025-03-10", None, {"Prabowo Subianto", "Emmanuel Macron"}),
        ("Usai bertemu Presiden Prancis Emmanuel Macron, giliran Presiden Prabowo Subianto bercengkerama di Lima.", "meeting", "held", None, "Lima", {"Emmanuel Macron", "Prabowo Subianto"}),
        ("Selain hadir dalam sidang, Presiden Prabowo Subianto juga mengadakan pertemuan bilateral dengan Perdana Menteri Lao PDR, Sonexay Siphandone, di Lima.", "meeting", "held", None, "Lima", {"Prabowo Subianto", "Sonexay Siphandone"}),
        ("Tiga menlu, yakni Cho Hyun dari Korea Selatan, Marco Rubio dari Amerika Serikat, dan Toshimitsu Motegi dari Jepang, duduk bersama pada Rabu (26/2/2025) di Gyeongju.", "multilateral", "held", "2025-02-26", "Gyeongju", {"Cho Hyun", "Marco Rubio", "Toshimitsu Motegi"}),
        ("Menlu Sugiono pada Rabu (26/2/2025) dijamu Anggota Dewan Negara merangkap Menteri Luar Negeri Tiongkok Wang Yi di Beijing.", "meeting", "held", "2025-02-26", "Beijing", {"Sugiono", "Wang Yi"}),
        ("Presiden Prabowo Subianto membuka pertemuan bilateral dengan Perdana Menteri Jepang Shigeru Ishiba di Istana Bogor, Jawa Barat, Senin (24/2/2025).", "meeting", "held", "2025-02-24", "Bogor", {"Prabowo Subianto", "Shigeru Ishiba"}),
        ("Menlu Sugiono diutus Presiden Prabowo Subianto bertemu Perdana Menteri Malaysia Anwar Ibrahim di Putrajaya.", "meeting", "held", None, "Putrajaya", {"Sugiono", "Anwar Ibrahim"}),
        ("Menlu Sugiono tiba di Doha, Rabu (26/2/2025), lalu terbang ke New Delhi dan bertemu Menlu India Subrahmanyam Jaishankar pada Jumat (28/2/2025).", "meeting", "held", "2025-02-28", "New Delhi", {"Sugiono", "Subrahmanyam Jaishankar"}),
        ("Presiden Prabowo Subianto mengunjungi Australia pada 20 Februari 2025.", "visit", "held", "2025-02-20", "Australia", {"Prabowo Subianto", "Australia"}),
        ("Presiden Prabowo Subianto dan istrinya, Siti Hediati, bertemu Presiden Prancis Emmanuel Macron di Paris, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Paris", {"Prabowo Subianto", "Emmanuel Macron"}),
        ("Menlu Rusia Sergey Lavrov mendatangi Istana Merdeka, Jakarta, untuk menemui Presiden Prabowo Subianto, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Jakarta", {"Sergey Lavrov", "Prabowo Subianto"}),
        ("Presiden Prabowo Subianto menerima panggilan telepon dari Presiden Turki Recep Tayyip Erdogan pada Rabu (26/2/2025).", "call", "held", "2025-02-26", None, {"Prabowo Subianto", "Recep Tayyip Erdogan"}),
        ("Sergey Lavrov, menteri luar negeri Rusia, bertemu Menlu Sugiono di Jakarta, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Jakarta", {"Sergey Lavrov", "Sugiono"}),
        ("Menlu Sugiono menemui sejumlah pejabat tinggi Turki, yaitu Menlu Hakan Fidan, di Ankara, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Ankara", {"Sugiono", "Hakan Fidan"}),
        ("Menlu Singapura Vivian Balakrishnan tiba di Jakarta, Rabu (26/2/2025), dan langsung menemui Menlu Sugiono di Gedung Pancasila.", "meeting", "held", "2025-02-26", "Jakarta", {"Vivian Balakrishnan", "Sugiono"}),
        ("Menlu Sugiono bertemu Menlu India Subrahmanyam Jaishankar saat berkunjung ke New Delhi.", "meeting", "held", "2025-03-02", "New Delhi", {"Sugiono", "Subrahmanyam Jaishankar"}),
        ("Menlu Sugiono menyatakan pada Senin (24/2/2025) bahwa Presiden Prabowo Subianto akan bertemu Presiden Prancis Emmanuel Macron.", "meeting", "planned", None, None, {"Prabowo Subianto", "Emmanuel Macron"}),
        ("Presiden AS Donald Trump membatalkan rencananya mengunjungi Tiongkok untuk bertemu Presiden Xi Jinping.", "meeting", "cancelled", None, "Tiongkok", {"Donald Trump", "Xi Jinping"}),
        ("Presiden Prabowo Subianto tak terduga bertemu Presiden Prancis Emmanuel Macron di Paris, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Paris", {"Prabowo Subianto", "Emmanuel Macron"}),
        ("Indonesia menyambut baik kunjungan Perdana Menteri Tiongkok Li Qiang ke Jakarta pekan depan.", "visit", "planned", "2025-03-10", "Jakarta", {"Li Qiang", "Indonesia"}),
        ("Tiba di Jakarta, Rabu (26/2/2025), Perdana Menteri Australia Anthony Albanese langsung beristirahat.", "visit", "held", "2025-02-26", "Jakarta", {"Anthony Albanese", "Indonesia"}),
        ("Wakil Presiden Jusuf Kalla mengunjungi kediaman Megawati Soekarnoputri di Jakarta, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Jakarta", {"Jusuf Kalla", "Megawati Soekarnoputri"}),
        ("Juru Bicara Wapres Masduki Baidlowi bertemu Menlu Malaysia Mohamad Hasan di Jakarta, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Jakarta", {"Masduki Baidlowi", "Mohamad Hasan"}),
        ("Menlu Iran Abbas Araghchi bertemu Menlu Mesir Badr Abdelatty di Qatar sebelum bertolak menuju Kairo.", "meeting", "held", None, "Qatar", {"Abbas Araghchi", "Badr Abdelatty"}),
        ("Pertemuan Menlu India Subrahmanyam Jaishankar dengan Menlu Pakistan Ishaq Dar baru dipastikan pada Kamis (27/2/2025).", "meeting", "held", None, None, {"Subrahmanyam Jaishankar", "Ishaq Dar"}),
        ("Menlu Sugiono membahas pertemuan yang diharapkan antara Presiden Rusia Vladimir Putin dan Presiden Ukraina Volodymyr Zelenskyy.", "meeting", "possible", None, None, {"Vladimir Putin", "Volodymyr Zelenskyy"}),
        ("Menlu Sugiono bertemu Menlu AS Michael R Pompeo di Jakarta, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Jakarta", {"Sugiono", "Mike Pompeo"}),
        ("Menlu Tiongkok Wang Yi akan melakukan kunjungan kerja ke dua negara yakni Singapura pada 9 Maret 2025.", "visit", "planned", "2025-03-09", "Singapura", {"Wang Yi", "Singapura"}),
        ("Menlu Sugiono bertemu para pemimpin Taliban di Doha, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Doha", {"Sugiono", "Taliban"}),
        ("Menlu Sugiono menyambangi Presiden Prancis Emmanuel Macron di Paris, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Paris", {"Sugiono", "Emmanuel Macron"}),
        ("Menlu Sugiono senang bisa bertemu Menlu India Subrahmanyam Jaishankar di New Delhi, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "New Delhi", {"Sugiono", "Subrahmanyam Jaishankar"}),
        ("Menlu Sugiono berupaya bertemu Menlu India Subrahmanyam Jaishankar.", "meeting", "possible", None, None, {"Sugiono", "Subrahmanyam Jaishankar"}),
        ("Gubernur Jawa Tengah Ahmad Luthfi menerima Duta Besar Jepang Masaki Yasushi di Semarang, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Semarang", {"Ahmad Luthfi", "Masaki Yasushi"}),
        ("Menlu Sugiono bertemu Menteri Pertahanan AS Lloyd James Austin III di Jakarta, Rabu (26/2/2025).", "meeting", "held", "2025-02-26", "Jakarta", {"Sugiono", "Lloyd Austin"}),
        ("Menlu Sugiono akan bertemu Menlu India Subrahmanyam Jaishankar di New Delhi pada 9 dan 10 Maret 2025.", "meeting", "planned", "2025-03-09", "New Delhi", {"Sugiono", "Subrahmanyam Jaishankar"}),
        ("Kanselir Jerman Angela Merkel memuji kerja sama itu pada konferensi pers bersama dengan Presiden Turki Recep Tayyip Erdogan di Istanbul, Sabtu (1/3/2025).", "meeting", "held", "2025-03-01", "Istanbul", {"Angela Merkel", "Recep Tayyip Erdogan"}),
        ("Menlu Sugiono pada Sabtu (1/3/2025) mengadakan pertemuan dengan Presiden Prancis Emmanuel Macron yang berkunjung di Bandung.", "meeting", "held", "2025-03-01", "Bandung", {"Sugiono", "Emmanuel Macron"}),
        ("Hari Jumat, ia menyatakan Presiden Rusia Vladimir Putin menolak tawaran Presiden Ukraina Volodymyr Zelenskyy untuk bertemu di Ankara.", "meeting", "cancelled", None, "Ankara", {"Vladimir Putin", "Volodymyr Zelenskyy"}),
        ("Utusan itu menyampaikan undangan Presiden Prancis Emmanuel Macron kepada Presiden Prabowo Subianto untuk melaksanakan sebuah pertemuan bilateral.", "meeting", "possible", None, None, {"Emmanuel Macron", "Prabowo Subianto"}),
        ("Presiden Rusia Vladimir Putin siap bagi pertemuan dua pemimpin, Presiden Prancis Emmanuel Macron dan Kanselir Jerman Friedrich Merz.", "meeting", "possible", None, None, {"Emmanuel Macron", "Friedrich Merz"}),
        ("Pembicaraan gencatan senjata Thailand vs Kamboja berlangsung di Putrajaya pada Sabtu (1/3/2025).", "meeting", "held", "2025-03-01", "Putrajaya", {"Thailand", "Kamboja"}),
        ("Presiden Prabowo Subianto sekitar pukul 10.30 WIB tadi telah menghubungi Perdana Menteri Malaysia Anwar Ibrahim.", "call", "held", None, None, {"Prabowo Subianto", "Anwar Ibrahim"}),
        ("Salah satu yang dihubungi Presiden Turki Recep Tayyip Erdogan adalah Presiden Prabowo Subianto.", "call", "held", None, None, {"Recep Tayyip Erdogan", "Prabowo Subianto"}),
        ("Presiden Prabowo Subianto berbicara dengan Presiden Turki Recep Tayyip Erdogan melalui sambungan telefon.", "call", "held", None, None, {"Prabowo Subianto", "Recep Tayyip Erdogan"}),
        ("Menlu Sugiono menemui perwakilan Kantor Politik Taliban di Doha, Sabtu (1/3/2025).", "meeting", "held", "2025-03-01", "Doha", {"Sugiono", "Taliban"}),
        ("Menlu Sugiono berdialog dengan Wakil Perdana Menteri Qatar sekaligus Menlu Mohammed bin Abdulrahman Al Thani di Doha.", "meeting", "held", None, "Doha", {"Sugiono", "Mohammed bin Abdulrahman Al Thani"}),
        ("Menlu Sugiono menyebut posisi Iran pada pembicaraan dengan Menlu Oman Badr bin Hamad Al Busaidi di Muscat.", "meeting", "held", None, "Muskat", {"Sugiono", "Badr bin Hamad al-Busaidi"}),
        ("Menlu Sugiono akan mengunjungi Jepang untuk mengadakan pertemuan dengan Perdana Menteri Jepang Shigeru Ishiba.", "meeting", "planned", None, "Jepang", {"Sugiono", "Shigeru Ishiba"}),
        ("Presiden Prabowo Subianto menggelar jamuan santap malam untuk Presiden Afrika Selatan Cyril Ramaphosa.", "meeting", "held", None, None, {"Prabowo Subianto", "Cyril Ramaphosa"}),
        ("Di tahun 1965 silam, Presiden Korea Utara Kim Il Sung menyambangi Indonesia.", "visit", "held", "1965-01-01", "Indonesia", {"Kim Il Sung", "Indonesia"}),
        ("Presiden Prabowo Subianto berkunjung ke ibukota Pyongyang pada 26 Februari 2025.", "visit", "held", "2025-02-26", "Pyongyang", {"Prabowo Subianto", "Korea Utara"}),
        ("Menlu Sugiono dijadwalkan ke Kairo untuk membahas gencatan senjata Israel-Palestina dengan Menlu Mesir Badr Abdelatty.", "meeting", "planned", None, "Kairo", {"Sugiono", "Badr Abdelatty"}),
        ("Menlu Sugiono menyesalkan pertemuan yang telah dibatalkan dengan Menlu Iran Abbas Araghchi.", "meeting", "cancelled", None, None, {"Sugiono", "Abbas Araghchi"}),
        ("Menlu Sugiono tiba di Bandar Udara Contoh Raya, Republik Kenya, pada Rabu (26/2/2025).", "visit", "held", "2025-02-26", "Kenya", {"Sugiono", "Kenya"}),
        ("Menlu Sugiono akan bermalam di Seoul, lalu bertolak ke Jepang.", "visit", "planned", None, "Jepang", {"Sugiono", "Jepang"}),
        ("Menteri Luar Negeri, Sugiono, dan koleganya, Menteri Luar Negeri Malaysia, Mohamad Hasan, melakukan pertemuan di Bali, Sabtu (1/3/2025).", "meeting", "held", "2025-03-01", "Bali", {"Sugiono", "Mohamad Hasan"}),
        ("Menteri Luar Negeri Australia, Senator Penny Wong, bertemu dengan rekan sejawatnya dari Indonesia, Menteri Luar Negeri, Sugiono, di Canberra.", "meeting", "held", None, "Canberra", {"Penny Wong", "Sugiono"}),
        ("Menlu Sugiono akan bertemu dengan Penasihat Negara dan Menteri Luar Negeri Tiongkok, Wang Yi.", "meeting", "planned", None, None, {"Sugiono", "Wang Yi"}),
        ("Rapat itu menilai kesepakatan yang dibicarakan Presiden Prabowo Subianto dengan Presiden Vladimir Putin di Moskow pada 20 Februari 2025.", "meeting", "held", "2025-02-20", "Moskow", {"Prabowo Subianto", "Vladimir Putin"}),
        ("Dalam kunjungan kerjanya ke New York, Menlu Sugiono juga dijadwalkan bertemu Menlu Mesir Badr Abdelatty.", "meeting", "planned", None, "New York", {"Sugiono", "Badr Abdelatty"}),
        ("Di bandara internasional Jose Marti, Menlu Sugiono menyatakan senang atas pertemuannya dengan Menlu Mesir Badr Abdelatty.", "meeting", "held", None, None, {"Sugiono", "Badr Abdelatty"}),
        ("Menlu Sugiono dijadwalkan menerima kunjungan kehormatan dari Menlu Mesir Badr Abdelatty.", "meeting", "planned", None, None, {"Sugiono", "Badr Abdelatty"}),
        ("Kunjungan Perdana Menteri Australia, Anthony Albanese, ke Jakarta pekan ini dinanti.", "visit", "held", None, "Jakarta", {"Anthony Albanese", "Indonesia"}),
        ("Setelah berkunjung ke Istana Bogor, Perdana Menteri Australia Anthony Albanese menemui Menlu Sugiono di Jakarta.", "meeting", "held", None, "Jakarta", {"Anthony Albanese", "Sugiono"}),
        ("Presiden Donald Trump memastikan bahwa KTT-nya dengan Presiden Rusia Vladimir Putin akan digelar di Singapura pada 12 Maret 2025.", "summit", "planned", "2025-03-12", "Singapura", {"Donald Trump", "Vladimir Putin"}),
        ("Pertemuan Menlu Sugiono dengan Menlu Mesir Badr Abdelatty soal Gaza berlangsung di Kairo.", "meeting", "held", None, "Kairo", {"Sugiono", "Badr Abdelatty"}),
        ("Menlu Sugiono tidak berencana melakukan pembicaraan dengan Menlu Rusia Sergey Lavrov di Bali.", "meeting", "cancelled", None, "Bali", {"Sugiono", "Sergey Lavrov"}),
        ("Menlu Sugiono batalkan pertemuan dengan Menlu Rusia Sergey Lavrov.", "meeting", "cancelled", None, None, {"Sugiono", "Sergey Lavrov"}),
        ("Menlu Sugiono bertemu Menlu Turki Hakan Fidan di Istana Dolmabahce Istanbul.", "meeting", "held", None, "Istanbul", {"Sugiono", "Hakan Fidan"}),
        ("Menurut cuitan Menlu Mesir pada Minggu (2/3/2025), Menlu Sugiono bertemu Menlu Turki Hakan Fidan.", "meeting", "held", None, None, {"Sugiono", "Hakan Fidan"}),
        ("Kanselir Jerman Friedrich Merz menerima Menlu Sugiono, yang sedang melakukan lawatan di Jerman, di kantornya pada Sabtu (1/3/2025).", "meeting", "held", "2025-03-01", None, {"Friedrich Merz", "Sugiono"}),
        ("Mendag Budi Santoso melakukan pertemuan bilateral dengan mitra kerjanya, Menteri Perdagangan India, Piyush Goyal.", "meeting", "held", None, None, {"Budi Santoso", "Piyush Goyal"}),
        ("Mereka menyiapkan Leaders' Retreat antara Presiden Prabowo Subianto dengan Perdana Menteri Singapura Lawrence Wong di Bali.", "meeting", "planned", None, "Bali", {"Prabowo Subianto", "Lawrence Wong"}),
        ("Menlu Sugiono bertemu Menlu Turki Hakan Fidan dalam rangkaian kunjungannya ke enam negara di Timur Tengah.", "meeting", "held", None, None, {"Sugiono", "Hakan Fidan"}),
        ("Keponakan Raja Salman, Sugiono, bertemu Menlu Turki Hakan Fidan di Ankara.", "meeting", "held", None, "Ankara", {"Sugiono", "Hakan Fidan"}),
        ("Presiden Prabowo Subianto dan Iriana menyambut Presiden Prancis Emmanuel Macron di Jakarta.", "meeting", "held", None, "Jakarta", {"Prabowo Subianto", "Emmanuel Macron"}),
    ],
)
def test_ways_of_telling(told, text, kind, status, date, place, participants):
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    [meeting] = [row for row in meetings.itertuples() if kind == "visit" or row.kind != "visit"]
    assert (meeting.kind, meeting.status, meeting.place, set(meeting.participants)) == (kind, status, place, participants)
    assert date is None or meeting.date_start == date


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Presiden Prabowo Subianto menerima kunjungan kehormatan Perdana Menteri Australia Anthony Albanese beserta istri, Perdana Menteri Singapura Lawrence Wong beserta istri, dan Raja Yordania Abdullah II.", ["Anthony Albanese", "Lawrence Wong", "Abdullah II"]),
        ("Pertemuan pertama, Prabowo Subianto langsungkan dengan Perdana Menteri Australia Anthony Albanese, kemudian bertemu dengan Perdana Menteri Singapura Lawrence Wong, terakhir bertemu dengan Presiden Prancis Emmanuel Macron.", ["Anthony Albanese", "Lawrence Wong", "Emmanuel Macron"]),
        ("Prabowo Subianto bertemu dengan Perdana Menteri Australia Anthony Albanese, lalu dengan Perdana Menteri Singapura Lawrence Wong, dan terakhir dengan Presiden Prancis Emmanuel Macron.", ["Anthony Albanese", "Lawrence Wong", "Emmanuel Macron"]),
        ("Prabowo Subianto bertemu Presiden Prancis Emmanuel Macron dan Perdana Menteri Prancis Sebastien Lecornu.", ["Emmanuel Macron", "Sebastien Lecornu"]),
        ("Prabowo Subianto akan berunding dengan Perdana Menteri Australia Anthony Albanese; bertemu dengan Presiden Prancis Emmanuel Macron.", ["Anthony Albanese", "Emmanuel Macron"]),
        ("Yang memastikan pertemuan bilateral dengan Prabowo Subianto, antara lain Presiden Prancis Emmanuel Macron dan Kanselir Jerman Friedrich Merz.", ["Emmanuel Macron", "Friedrich Merz"]),
        ("Tidak hanya Presiden Prancis Emmanuel Macron, Kanselir Jerman Friedrich Merz juga menemui Prabowo Subianto.", ["Friedrich Merz"]),
        ("Agenda pertemuan Prabowo Subianto dengan dua pimpinan negara lain, Emmanuel Macron (Prancis) serta Friedrich Merz (Jerman), turut ditunda.", ["Emmanuel Macron", "Friedrich Merz"]),
        ("Prabowo Subianto berbicara dengan mitra-mitranya dari Prancis, Jerman, dan Turki.", ["Prancis", "Jerman", "Turki"]),
        ("Prabowo Subianto mengadakan pembicaraan terpisah dengan Presiden Prancis Emmanuel Macron, yang baru tiba dari Damaskus, dan dengan Kanselir Jerman Friedrich Merz.", ["Emmanuel Macron", "Friedrich Merz"]),
        ("Prabowo Subianto akan ke Tiongkok bertemu Presiden Xi Jinping, dan ke London bertemu Perdana Menteri Inggris Keir Starmer.", ["Xi Jinping", "Keir Starmer"]),
    ],
)
def test_whom_somebody_meets_one_by_one(told, text, whom):
    rows = [row for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples() if row.kind != "visit"]
    assert sorted(tuple(sorted(row.participants)) for row in rows) == sorted(tuple(sorted(("Prabowo Subianto", name))) for name in whom)


@pytest.mark.parametrize(
    ("text", "status", "date", "participants"),
    [
        ("Presiden Prabowo Subianto didampingi Menlu Sugiono saat bertemu Presiden Xi Jinping di Beijing, Sabtu (1/3/2025).", "held", "2025-03-01", {"Prabowo Subianto", "Xi Jinping"}),
        ("Menlu Sugiono menegaskan Indonesia tidak akan mengakui Israel ketika menerima Menlu AS Marco Rubio di Jakarta, Sabtu (1/3/2025).", "held", "2025-03-01", {"Sugiono", "Marco Rubio"}),
        ("Menlu Sugiono enggan membeberkan isi pertemuannya dengan Menlu AS Marco Rubio.", "held", None, {"Sugiono", "Marco Rubio"}),
        ("Prabowo Subianto akan bertemu Presiden Xi Jinping di sela KTT G20 bulan depan.", "planned", "2025-04-01", {"Prabowo Subianto", "Xi Jinping"}),
        ("Menlu Sugiono bertemu Menlu AS Marco Rubio di Jakarta pukul 20.00 WIB tadi malam.", "held", "2025-03-02", {"Sugiono", "Marco Rubio"}),
        ("Menlu Sugiono mengatakan ekspor akan naik setelah bertemu Menlu AS Marco Rubio di Jakarta hari ini.", "held", "2025-03-03", {"Sugiono", "Marco Rubio"}),
        ("Pada Sabtu (1/3/2025), beberapa hari setelah gempa, Menlu Sugiono bertemu Menlu AS Marco Rubio.", "held", "2025-03-01", {"Sugiono", "Marco Rubio"}),
        ("Presiden Ukraina Volodymyr Zelenskyy, mantan komedian, yang bertemu Menlu AS Marco Rubio di Washington, tersenyum.", "held", None, {"Volodymyr Zelenskyy", "Marco Rubio"}),
        ("Jill Biden bertemu Olena Zelenska di Uzhhorod.", "held", None, {"Jill Biden", "Olena Zelenska"}),
        ("Menurut jadwal pada Senin (3/3/2025), Menlu Sugiono menerima Menlu AS Marco Rubio.", "held", "2025-03-03", {"Sugiono", "Marco Rubio"}),
        ("Menlu Sugiono akan maju lagi dalam pemilu, dan bertemu Menlu AS Marco Rubio di Washington, Sabtu (1/3/2025).", "held", "2025-03-01", {"Sugiono", "Marco Rubio"}),
        ("Menlu Sugiono dilantik pada Senin (3/3/2025). Sugiono berencana bertemu Menlu AS Marco Rubio.", "planned", None, {"Sugiono", "Marco Rubio"}),
        ("KTT AS-Tiongkok akan digelar di Beijing pada 20 Maret 2025. Mantan Presiden AS Joe Biden mengkritiknya. Presiden Tiongkok Xi Jinping sudah siap.", "planned", "2025-03-20", {"Amerika Serikat", "Tiongkok"}),
        ("Menlu Sugiono menyampaikan pesan kepada Menlu AS Marco Rubio, yang hadir di Tokyo, dalam pertemuan bilateral.", "held", None, {"Sugiono", "Marco Rubio"}),
    ],
)
def test_a_rule_reaches_no_further_than_what_it_was_made_for(told, text, status, date, participants):
    [meeting] = [row for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples() if row.kind != "visit"]
    assert (meeting.status, set(meeting.participants)) == (status, participants)
    assert date is None and status == "held" or meeting.date_start == date


def test_what_is_said_on_a_visit_to_come_is_no_plan_of_it(told):
    text = "Dalam kunjungannya ke Jakarta, Menlu AS Marco Rubio mengatakan Washington akan memasok gandum."
    assert [row.status for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples()] == ["held"]


def test_who_passed_something_on_at_a_meeting_met_there(told):
    text = "Kanselir Jerman Friedrich Merz mengatakan persetujuan itu disampaikan Presiden Rusia Vladimir Putin saat bertelepon dengan Presiden AS Donald Trump."
    [call] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert (call.kind, set(call.participants)) == ("call", {"Vladimir Putin", "Donald Trump"})


def test_a_summit_of_two_states_is_that_of_their_leaders(told):
    text = "Presiden AS Donald Trump menyiapkan diri. Pemimpin Korea Utara Kim Jong Un pun bersiap. KTT AS-Korea Utara itu berlangsung di Hanoi pada 1 Maret 2025."
    meetings = kit.chronology(told(DATED + text + "\n"))
    [summit] = [row for row in meetings.meetings.itertuples() if row.kind == "summit"]
    assert (summit.date_start, summit.place, set(summit.participants)) == ("2025-03-01", "Hanoi", {"Donald Trump", "Kim Jong Un"})
    assert set(meetings.participants.query("meeting_id == @summit.meeting_id")["resolved_by"]) == {"role"}


def test_the_day_of_an_arrival_and_a_day_counted_from_are_not_those_of_the_meeting(told):
    text = "Menlu Sugiono tiba di Hanoi guna menggelar pertemuan dengan Menlu Turki Hakan Fidan, pada Sabtu (1/3) malam."
    [meeting] = [row for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples() if row.kind != "visit"]
    assert meeting.date_start != "2025-03-01" or meeting.date_basis != "stated"
    text = "Menlu Sugiono akan menemui Menlu Turki Hakan Fidan pada Kamis (6/3), dua hari setelah mengunjungi Mesir."
    [visit] = [row for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples() if row.kind == "visit"]
    assert visit.date_start is None


def test_a_year_long_past_is_that_of_another_meeting_of_the_same(told):
    text = "Menlu Sugiono menemui Menlu Turki Hakan Fidan di Ankara. Ia juga menemui Menlu Turki Hakan Fidan pada 2019."
    dates = sorted(row.date_start or "" for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples())
    assert len(dates) == 2 and "2019-01-01" in dates


def test_the_end_of_a_long_name_is_the_person_named_in_full(told):
    text = "Menlu Sugiono menyambut Perdana Menteri Timor Leste Taur Matan Ruak di Jakarta. Menlu Sugiono lalu bertemu Matan Ruak di Jakarta."
    assert {name for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples() for name in row.participants} <= {"Sugiono", "Taur Matan Ruak", "Indonesia"}


def test_each_of_several_is_met_on_the_day_behind_the_name(told):
    text = "Prabowo Subianto menemui Menlu Turki Hakan Fidan, Sabtu (1/3), dan Presiden Turki Recep Tayyip Erdogan, Minggu (2/3)."
    met = {row.date_start: set(row.participants) - {"Prabowo Subianto"} for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples()}
    assert met == {"2025-03-01": {"Hakan Fidan"}, "2025-03-02": {"Recep Tayyip Erdogan"}}


def test_a_call_by_which_a_summit_is_agreed_on_is_not_the_summit(told):
    text = "Presiden Turki Recep Tayyip Erdogan dan Presiden Rusia Vladimir Putin, Sabtu (1/3), melalui telepon, sepakat mengadakan pertemuan puncak antara Turki, Rusia dan Iran di Istanbul."
    rows = kit.chronology(told(DATED + text + "\n")).meetings
    assert {(row.kind, row.status, row.date_start, row.place) for row in rows.itertuples()} == {("call", "held", "2025-03-01", None), ("multilateral", "planned", None, "Istanbul")}


def test_what_follows_a_meeting_that_is_still_to_come_is_to_come_with_it(told):
    text = "Presiden Rusia Vladimir Putin akan menelepon Menlu Sugiono setelah Menlu Sugiono bertemu Menlu Turki Hakan Fidan pada Selasa (4/3)."
    rows = kit.chronology(told(DATED + text + "\n")).meetings
    assert {(row.kind, row.status) for row in rows.itertuples()} == {("call", "planned"), ("meeting", "planned")}


def test_a_refusal_to_meet_again_says_nothing_of_the_meeting_that_was(told):
    text = "Menlu Sugiono bertemu Menlu Rusia Sergey Lavrov di Jenewa pada 1 Maret 2025. Menlu Sugiono tidak berencana bertemu Menlu Rusia Sergey Lavrov di Bali."
    rows = kit.chronology(told(DATED + text + "\n")).meetings
    assert {(row.status, row.place) for row in rows.itertuples()} == {("held", "Jenewa"), ("cancelled", "Bali")}


def test_cities_of_two_states_are_two_visits(told):
    text = "Menlu Tiongkok Wang Yi dijadwalkan berkunjung ke Bali, Indonesia dan Bangkok, Thailand, pada 6-11 Maret 2025."
    rows = kit.chronology(told(DATED + text + "\n")).meetings
    assert {(row.place, row.date_start) for row in rows.itertuples()} == {("Bali", "2025-03-06"), ("Bangkok", "2025-03-06")}


def test_they_are_the_delegation_told_before(told):
    text = "Delegasi Rusia akan berada di Istanbul. Mereka akan bertemu dengan delegasi Ukraina pada Kamis (6/3)."
    [meeting] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert (meeting.status, meeting.date_start, set(meeting.participants)) == ("planned", "2025-03-06", {"Rusia", "Ukraina"})


def test_a_plan_of_the_day_that_the_sentence_before_names(told):
    text = "Hari kedua di Seoul, Senin, 3 Maret 2025, sejumlah agenda menanti Presiden Prabowo Subianto. Prabowo direncanakan bertemu Menlu Turki Hakan Fidan."
    [meeting] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert (meeting.status, meeting.date_start, meeting.date_basis) == ("planned", "2025-03-03", "inferred")


def test_an_arab_family_name_with_its_article_is_the_person_named_in_full(told):
    text = "Presiden Sudan Omar al-Bashir tiba di Juba. Menlu Sugiono menemui al-Bashir di Juba."
    assert {"Omar al-Bashir", "Sugiono"} in [set(row.participants) for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples()]


def test_whom_an_article_is_about_receives_where_nobody_else_is_named(told):
    text = "Presiden Prancis Emmanuel Macron berada di Paris. Macron beristirahat.\n\nHari ini menerima kunjungan Presiden Prabowo Subianto."
    rows = kit.chronology(told(DATED + text + "\n")).meetings
    assert {"Emmanuel Macron", "Prabowo Subianto"} in [set(names) for names in rows["participants"]]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Menjelang KTT G20, Menlu Sugiono menemui Menlu India Subrahmanyam Jaishankar, lalu bertemu Menlu Tiongkok Wang Yi.", ("held", None)),
        ("Menlu Sugiono membahas pertemuan Presiden Rusia Vladimir Putin dengan Presiden AS Donald Trump.", ("held", None)),
        ("Presiden Prabowo Subianto berjanji mengirim beras ke Palestina saat bertemu Presiden Prancis Emmanuel Macron di Paris.", ("held", "Paris")),
        ("Pada Selasa, menjelang KTT G20, Menlu Sugiono bertemu Menlu Tiongkok Wang Yi di Lima.", ("held", "Lima")),
        ("Menlu Sugiono tidak mengungkapkan siapa penggantinya saat bertemu Menlu Tiongkok Wang Yi.", ("held", None)),
    ],
)
def test_what_must_not_be_read_into_a_sentence(told, text, kept):
    rows = [row for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples() if row.kind != "visit"]
    assert {(row.status, row.place) for row in rows} == {kept}
    assert {"Sugiono", "Donald Trump"} not in [set(row.participants) for row in rows]


def test_a_welcome_is_given_by_all(told):
    text = "Presiden Prancis Emmanuel Macron disambut Menteri Luar Negeri Sugiono dan Menteri Pertahanan Sjafrie Sjamsoeddin."
    [meeting] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert set(meeting.participants) == {"Emmanuel Macron", "Sugiono", "Sjafrie Sjamsoeddin"}


def test_what_opens_with_its_day_and_is_still_to_come_is_in_the_days_ahead(told):
    [meeting] = [row for row in kit.chronology(told(DATED + "Hari Jumat, Menlu Sugiono akan kembali ke Kairo untuk bertemu Menlu Mesir Badr Abdelatty.\n")).meetings.itertuples() if row.kind != "visit"]
    assert (meeting.status, meeting.date_start) == ("planned", "2025-03-07")


def test_what_is_told_besides_is_still_to_come_as_the_rest(told):
    text = "Selain bertemu Presiden Prancis Emmanuel Macron, Prabowo Subianto juga akan bertemu Kanselir Jerman Friedrich Merz."
    assert {row.status for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples()} == {"planned"}


def test_a_deputy_minister_named_before_is_meant_by_the_office(told):
    text = "Wakil Menteri Luar Negeri Urusan Politik Iran Majid Takht-Ravanchi tiba di Ankara.\n\nWakil Menteri Luar Negeri Iran bertemu dengan Menlu Turki Hakan Fidan."
    [meeting] = [row for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples() if row.kind != "visit"]
    assert set(meeting.participants) == {"Majid Takht-Ravanchi", "Hakan Fidan"}


def test_who_speaks_of_a_meeting_is_not_who_meets(told):
    text = "Presiden Prabowo Subianto tiba di Lima. Prabowo berjalan kaki.\n\nMenlu Sugiono mengatakan, pertemuan dengan Presiden Rusia Vladimir Putin berlangsung di Lima."
    rows = [row for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples() if row.kind != "visit"]
    assert all("Sugiono" not in row.participants for row in rows)


def test_calls_in_a_row_are_calls(told):
    text = "Presiden Turki Recep Tayyip Erdogan melakukan serangkaian panggilan telepon dengan para pemimpin.\n\nErdogan berbicara dengan Presiden Prabowo Subianto."
    [call] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert (call.kind, set(call.participants)) == ("call", {"Recep Tayyip Erdogan", "Prabowo Subianto"})


def test_a_mediator_is_not_one_of_the_two_leaders(told):
    text = "Presiden Palestina Mahmoud Abbas melakukan pembicaraan dengan Perdana Menteri Israel Benjamin Netanyahu.\n\nDalam pertemuan yang difasilitasi Raja Yordania Abdullah II itu, kedua pemimpin sepakat bertemu kembali pada 9 Maret 2025."
    assert all("Abdullah II" not in row.participants for row in kit.chronology(told(DATED + text + "\n")).meetings.itertuples())


def test_visits_in_opposite_directions_are_two(told):
    text = "Presiden Prabowo Subianto pernah berkunjung ke Pyongyang.\n\nPemimpin Korea Utara Kim Jong Un menyambangi Indonesia."
    rows = kit.chronology(told(DATED + text + "\n")).meetings
    assert sorted(tuple(sorted(names)) for names in rows["participants"]) == [("Indonesia", "Kim Jong Un"), ("Korea Utara", "Prabowo Subianto")]


def test_what_was_before_a_meeting_is_another_of_the_same(told):
    text = "Presiden Prabowo Subianto menerima Perdana Menteri Australia Anthony Albanese di Istana Bogor, Senin (3/3/2025).\n\nPertemuan ini didahului pembicaraan tertutup di Istana Negara, Minggu (2/3/2025)."
    rows = kit.chronology(told(DATED + text + "\n")).meetings
    assert list(rows["date_start"]) == ["2025-03-02", "2025-03-03"]


def test_a_meeting_takes_day_and_city_of_the_visit_it_belongs_to(told):
    text = "Perdana Menteri Malaysia Anwar Ibrahim berkunjung ke Jakarta pada 26 Februari 2025. Ia bertemu Presiden Prabowo Subianto."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    [meeting] = [row for row in meetings.itertuples() if row.kind != "visit"]
    assert (meeting.date_start, meeting.place, set(meeting.participants)) == ("2025-02-26", "Jakarta", {"Anwar Ibrahim", "Prabowo Subianto"})


def test_a_meeting_takes_day_and_city_of_the_gathering_beside_which_it_is(told):
    text = "KTT G20 akan digelar pada 12 Maret 2025 di Lima.\n\nMenlu Sugiono akan bertemu Menlu India Subrahmanyam Jaishankar di sela KTT G20."
    [meeting] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert (meeting.date_start, meeting.place, meeting.date_basis) == ("2025-03-12", "Lima", "inferred")


def test_an_outlet_that_reports_takes_part_in_nothing(told):
    text = "Menlu Sugiono bertemu Menlu India Subrahmanyam Jaishankar di New Delhi, Rabu (26/2/2025), demikian dilaporkan Antara."
    [meeting] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert set(meeting.participants) == {"Sugiono", "Subrahmanyam Jaishankar"}


@pytest.mark.parametrize(
    "text",
    [
        "Menlu Sugiono bertemu Menlu India Subrahmanyam Jaishankar setelah dilantik pada 21 Oktober 2024.",
        "Pertemuan Menlu Sugiono dengan Menlu India Subrahmanyam Jaishankar dipastikan pada 27 Februari 2025.",
    ],
)
def test_the_day_of_something_else_is_not_stated_as_that_of_the_meeting(told, text):
    [meeting] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert meeting.date_basis != "stated"


@pytest.mark.parametrize(
    "text",
    [
        "Dialog antara kedua negara akan terus berlanjut.",
        "Menlu Sugiono bertemu dengan wartawan di Jakarta.",
        "Presiden Prabowo Subianto menerima penghargaan dari Prancis.",
        "Kementerian Luar Negeri Rusia menyatakan siap untuk perundingan.",
        "Baca juga: Presiden Prabowo Subianto Bertemu Presiden Emmanuel Macron",
        "Menlu Sugiono tidak bertemu siapa pun.",
        "Kementerian Luar Negeri Tiongkok membantah kabar pertemuan Xi Jinping dengan Kim Jong Un di Beijing.",
        "Pertemuan itu berlangsung hangat.",
        "Menlu Sugiono kerap bertemu Menlu Malaysia Mohamad Hasan di Jakarta.",
        "Presiden Prabowo Subianto mengundang Menlu Malaysia Mohamad Hasan untuk membahas Gaza.",
    ],
)
def test_what_is_no_meeting(told, text):
    assert kit.chronology(told(DATED + "Menteri tiba di kantor pada pagi hari.\n\n" + text + "\n")).meetings.empty


def test_several_counterparts_are_several_meetings(told):
    text = "Presiden Prabowo Subianto bertemu PM Jepang Shigeru Ishiba, Presiden Prancis Emmanuel Macron, dan PM Australia Anthony Albanese di Lima."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert sorted(tuple(sorted(names)) for names in meetings["participants"]) == [("Anthony Albanese", "Prabowo Subianto"), ("Emmanuel Macron", "Prabowo Subianto"), ("Prabowo Subianto", "Shigeru Ishiba")]


def test_several_states_visited_are_several_visits_each_in_its_own_place(told):
    text = "Menlu Sugiono berkunjung ke Brunei Darussalam dan Timor Leste pada 20 Februari 2025."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert sorted((row.kind, row.date_start, row.place, row.participants[-1]) for row in meetings.itertuples()) == [("visit", "2025-02-20", place, place) for place in ("Brunei", "Timor Leste")]


def test_a_president_without_a_name_is_the_one_at_home(told):
    text = "Presiden Prabowo Subianto bertemu Presiden Rusia Vladimir Putin di Moskow pada 20 Februari 2025. Presiden lalu terbang ke Paris dan menemui Presiden Prancis Emmanuel Macron."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert {frozenset(names) for names in meetings.loc[meetings["kind"] == "meeting", "participants"]} == {frozenset({"Prabowo Subianto", "Vladimir Putin"}), frozenset({"Prabowo Subianto", "Emmanuel Macron"})}


def test_the_same_two_at_another_time_is_another_meeting(told):
    text = "Menlu Sugiono bertemu Menlu Mesir Badr Abdelatty di Kairo, Rabu (26/2/2025). Pertemuan serupa dilakukan keduanya pada Desember 2024."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert [(row.date_start, set(row.participants)) for row in meetings.itertuples()] == [("2024-12-01", {"Sugiono", "Badr Abdelatty"}), ("2025-02-26", {"Sugiono", "Badr Abdelatty"})]


def test_what_two_do_is_not_what_they_and_a_third_do(told):
    text = "Menlu Rusia Sergey Lavrov bertemu Menlu Sugiono di Gedung Pancasila, Jakarta, pada Rabu (26/2/2025). Hal itu disampaikan Sugiono seusai memimpin pertemuan trilateral dengan Lavrov dan Menlu Tiongkok Wang Yi."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert sorted((row.kind, *sorted(row.participants)) for row in meetings.itertuples()) == [("meeting", "Sergey Lavrov", "Sugiono"), ("multilateral", "Sergey Lavrov", "Sugiono", "Wang Yi")]


def test_who_meets_in_a_clause_about_somebody(told):
    text = "Ajudan Kremlin Yuri Ushakov mengatakan hal itu muncul dalam pembicaraan dengan utusan AS Steve Witkoff, yang bertemu Presiden Rusia Vladimir Putin pada Rabu (26/2/2025)."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert {"Steve Witkoff", "Vladimir Putin"} in [set(names) for names in meetings.loc[meetings["date_start"] == "2025-02-26", "participants"]]


def test_a_wife_who_bears_the_name_of_an_office_holder_does_not_hide_him(told):
    text = "Wakil Presiden Ma’ruf Amin tiba di Kuala Lumpur, Rabu (26/2/2025), bersama sang istri Wury Ma’ruf Amin. Ma’ruf bertemu Perdana Menteri Malaysia Anwar Ibrahim."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert {"Ma'ruf Amin", "Anwar Ibrahim"} in [set(names) for names in meetings["participants"]]


def test_a_house_stands_in_the_city_behind_it(told):
    text = "Presiden Tiongkok Xi Jinping menerima Presiden Prabowo Subianto di Wisma Negara Diaoyutai, Beijing, Selasa (25/2/2025)."
    [meeting] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert (meeting.place, meeting.venue, set(meeting.participants)) == ("Beijing", "Wisma Negara Diaoyutai", {"Xi Jinping", "Prabowo Subianto"})


def test_an_office_told_years_ago_names_nobody_today(told):
    long_ago = "Jakarta, 3 Maret 2015\n\nMenteri Pertahanan Jepang Gen Nakatani bertemu Menlu Retno Marsudi di Tokyo, Senin (2/3/2015).\n"
    text = "Menlu Sugiono bertemu Menteri Pertahanan Jepang di Tokyo, Rabu (26/2/2025)."
    meetings = kit.chronology(told(long_ago, DATED + text + "\n")).meetings
    [met] = meetings.loc[meetings["date_start"] == "2025-02-26", "participants"]
    assert "Gen Nakatani" not in met


def test_who_is_met_besides_somebody_is_met_apart(told):
    text = "Presiden Rusia Vladimir Putin bertemu Presiden Tiongkok Xi Jinping di Astana, Rabu (26/2/2025). Selain Xi, Putin juga bertemu Presiden Turki Recep Tayyip Erdogan dan Presiden Azerbaijan Ilham Aliyev."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert sorted(sorted(set(names) - {"Vladimir Putin"}) for names in meetings["participants"]) == [["Ilham Aliyev"], ["Recep Tayyip Erdogan"], ["Xi Jinping"]]


def test_an_earlier_meeting_of_the_same_two_is_its_own(told):
    text = "Menlu Sugiono menerima Menlu Selandia Baru Winston Peters di Jakarta, Sabtu (1/3/2025). Sebelumnya, Sugiono bertemu dengan Peters di sela Konferensi Keamanan Munich bulan lalu."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert list(meetings["date_start"]) == ["2025-02-01", "2025-03-01"]
    assert list(meetings["setting"]) == ["Konferensi Keamanan Munich", None]


def test_both_ministers_with_capitals_are_those_named_before(told):
    text = "Menlu RI Sugiono tiba di Pyongyang atas undangan Menlu Korea Utara, Y.M. Choe Son Hui. Dalam pertemuan yang hangat, kedua Menteri Luar Negeri membahas kerja sama."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert {"Sugiono", "Choe Son Hui"} in [set(names) for names in meetings["participants"]]


def test_many_met_one_by_one_share_the_day_and_the_place_of_their_series(told):
    text = (
        "Menlu Sugiono bertemu dengan sejumlah mitranya di Kuala Lumpur, Jumat (28/2/2025).\n\nDalam pertemuan dengan Menlu Jepang Takeshi Iwaya, Sugiono membahas energi. "
        "Pertemuan kedua dilakukan dengan Menlu Singapura Vivian Balakrishnan."
    )
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert [(row.date_start, row.date_basis, row.place) for row in meetings.itertuples()] == [("2025-02-28", "inferred", "Kuala Lumpur")] * 2
    assert {name for names in meetings["participants"] for name in names} == {"Sugiono", "Takeshi Iwaya", "Vivian Balakrishnan"}


def test_the_next_in_turn_is_met_on_the_same_day(told):
    text = "Presiden Prabowo Subianto bertemu PM Jepang Shigeru Ishiba di Lima, Kamis (27/2/2025). Setelah itu, giliran PM Australia Anthony Albanese yang dijamu Prabowo."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert [(row.date_start, row.date_basis) for row in meetings.itertuples()] == [("2025-02-27", "inferred"), ("2025-02-27", "stated")]


def test_a_pronoun_is_the_subject_behind_the_clause_in_front(told):
    text = "Setelah menemui Menlu Retno Marsudi, Menlu Rusia Sergey Lavrov menuju istana. Dia akan melakukan pertemuan dengan Wakil Presiden Jusuf Kalla."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert {frozenset(names) for names in meetings["participants"]} >= {frozenset({"Sergey Lavrov", "Jusuf Kalla"})}


def test_the_day_of_a_cancelling_is_not_that_of_the_meeting(told):
    text = "Presiden AS Donald Trump pada Kamis (27/2/2025) membatalkan pertemuannya dengan Presiden Rusia Vladimir Putin di Argentina."
    [meeting] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert (meeting.status, meeting.date_start) == ("cancelled", None)


def test_who_leaves_behind_a_quotation_is_not_whom_it_names(told):
    text = "“Saya mungkin akan bertemu Presiden Rusia Vladimir Putin,” ucapnya sesaat sebelum berangkat ke Argentina."
    assert "visit" not in set(kit.chronology(told(DATED + text + "\n")).meetings["kind"])


def test_officials_of_both_are_not_the_two_themselves(told):
    text = "Presiden Turki Recep Tayyip Erdogan menelepon Presiden Rusia Vladimir Putin pada 1 Maret 2025. Pejabat kedua pihak sempat bertemu di Istanbul pada 20 Februari 2025."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert [(row.kind, row.date_start, set(row.participants)) for row in meetings.itertuples()] == [
        ("meeting", "2025-02-20", {"Rusia", "Turki"}),
        ("call", "2025-03-01", {"Recep Tayyip Erdogan", "Vladimir Putin"}),
    ]


def test_a_place_told_behind_the_meeting_is_not_that_of_one_told_later(told):
    text = (
        "Menlu Sugiono mengadakan pertemuan dengan Menlu Arab Saudi Faisal bin Farhan. Pertemuan berlangsung di Davos, Swiss, pada Rabu (26/2/2025). "
        "Selain itu, Sugiono bertemu Menlu Finlandia Elina Valtonen di Davos."
    )
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    by_whom = {names[-1]: (place, day) for names, place, day in zip(meetings["participants"], meetings["place"], meetings["date_start"])}
    assert by_whom["Faisal bin Farhan"] == ("Davos", "2025-02-26")


def test_one_meeting_told_often_is_one(told):
    text = "Menlu Sugiono bertemu Menlu Malaysia Mohamad Hasan di Jakarta pada 1 Maret 2025. Pertemuan itu berlangsung 40 menit. Sugiono dan Mohamad Hasan mengadakan pembicaraan di Jakarta."
    chronology = kit.chronology(told(DATED + text + "\n"))
    assert len(chronology.meetings) == 1
    assert "PT40M" in set(chronology.evidence["value"])


def test_two_articles_of_one_meeting_are_one_row(told):
    one = DATED + "Menlu Sugiono bertemu Menlu Malaysia Mohamad Hasan di Jakarta pada 1 Maret 2025.\n"
    other = "Jakarta, 2 Maret 2025\n\nMenlu Malaysia Mohamad Hasan menemui Menlu Sugiono di Jakarta, Sabtu (1/3).\n"
    [meeting] = kit.chronology(told(one, other)).meetings.itertuples()
    assert meeting.n_sources == 2


def test_the_same_two_on_other_days_are_two_meetings(told):
    one = DATED + "Menlu Sugiono bertemu Menlu Malaysia Mohamad Hasan di Jakarta pada 1 Maret 2025.\n"
    other = DATED + "Menlu Sugiono bertemu Menlu Malaysia Mohamad Hasan di Jakarta pada 7 Januari 2025.\n"
    assert len(kit.chronology(told(one, other)).meetings) == 2


def test_a_bygone_meeting_is_not_given_the_articles_day(told):
    text = "Dua hari setelah pertemuan Donald Trump dengan Vladimir Putin di Alaska, Volodymyr Zelensky tiba di Washington."
    meetings = kit.chronology(told(DATED + text + "\n")).meetings
    assert list(meetings.loc[meetings["kind"] == "meeting", "date_start"]) in ([None], ["2025-03-01"])


def test_a_date_after_since_is_not_the_meetings(told):
    text = "Pertemuan pertama antara Menlu Rusia Sergey Lavrov dan Menlu AS Marco Rubio sejak perang dimulai pada 24 Februari 2022 digelar di Riyadh."
    [meeting] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert meeting.date_start != "2022-02-24"


# --- properties ----------------------------------------------------------------------------------------------


def test_every_participant_is_an_entity_with_a_mention_or_a_marked_resolution(seeds):
    known = set(kit.canonical_entities(seeds)["entity_id"])
    for row in kit.chronology(seeds).participants.itertuples():
        assert row.entity_id in known or row.resolved_by != "name"
        assert seeds.texts[row.article_id][row.start_char : row.end_char].strip()


def test_every_piece_of_evidence_lies_in_its_sentence(seeds):
    sentences = seeds.sentences.set_index("sentence_id")
    for row in kit.chronology(seeds).evidence.itertuples():
        sentence = sentences.loc[row.sentence_id]
        assert sentence["start_char"] <= row.start_char < row.end_char <= sentence["end_char"]


def test_an_unrelated_article_changes_no_other_row(seeds, tmp_path, pipeline, monkeypatch):
    from kit import language

    monkeypatch.setattr(language, "load_pipeline", lambda *_, **__: pipeline)
    shutil.copytree(seeds.folder, tmp_path / "more")
    (tmp_path / "more" / "999.txt").write_text(DATED + "Menlu Sugiono bertemu Menlu Malaysia Mohamad Hasan di Jakarta pada 1 Maret 2025.\n", encoding="utf-8")
    more = kit.chronology(kit.annotate(kit.read(tmp_path / "more"), progress=False)).meetings
    before = kit.chronology(seeds).meetings
    kept = more[more["meeting_id"].isin(before["meeting_id"])].reset_index(drop=True)
    assert kept.to_dict("records") == before.to_dict("records")
    assert len(more) == len(before) + 1


def test_the_order_of_the_files_changes_nothing(seeds, tmp_path):
    for number, path in enumerate(sorted(seeds.folder.glob("*.txt"), reverse=True)):
        shutil.copy(path, tmp_path / f"{number}.txt")
    shutil.copytree(seeds.folder / ".kit", tmp_path / ".kit")
    turned = kit.chronology(kit.annotate(kit.read(tmp_path), progress=False)).meetings
    columns = ["kind", "status", "date_start", "date_end", "date_basis", "place", "setting", "n_sources"]
    assert turned[columns].to_dict("records") == kit.chronology(seeds).meetings[columns].to_dict("records")


def test_the_tables_have_their_columns(seeds):
    from kit.tables import COLUMNS

    for name in Chronology._fields:
        assert list(getattr(kit.chronology(seeds), name).columns) == list(COLUMNS[name])


# --- across articles -------------------------------------------------------------------------------------------


def test_every_joining_has_its_reason(seeds):
    merges = kit.chronology(seeds).merges
    assert {(row.meeting_id[:10], row.article_id[:3]) for row in merges.itertuples()} == {("2025-02-18", "004"), ("2025-07-10", "002")}
    assert all(grounds[0] == "parties: Amerika Serikat, Rusia" for grounds in merges["grounds"])


def test_what_a_meeting_says_of_an_unknown_publication(seeds):
    bounds = kit.chronology(seeds).publication_bounds
    assert {(row.article_id[:3], row.bound, row.date) for row in bounds.itertuples() if row.article_id.startswith("002")} == {("002", "earliest", "2025-07-10"), ("002", "latest", "2025-07-16")}
    assert all(seeds.texts[row.article_id][row.start_char : row.end_char].strip() for row in bounds.itertuples())


def test_participants_told_differently(seeds):
    rows = kit.chronology(seeds).discrepancies.query("attribute == 'participants'")
    assert {row.article_id[:3]: row.value.count(",") for row in rows.itertuples() if row.meeting_id.startswith("2025-02-18")} == {"001": 1, "004": 5}


@pytest.mark.parametrize(
    ("other", "n"),
    [
        ("Menlu Sugiono bertemu Menlu Malaysia Mohamad Hasan di Jakarta pada 2 Maret 2025.", 1),  # told a day apart
        ("Menlu Sugiono bertemu Menlu Malaysia Mohamad Hasan di Bandung pada 2 Maret 2025.", 2),
        ("Menlu Sugiono menelepon Menlu Malaysia Mohamad Hasan pada 1 Maret 2025.", 2),
        ("Menlu Sugiono bertemu Menlu Singapura Vivian Balakrishnan di Jakarta pada 1 Maret 2025.", 2),
    ],
)
def test_one_meeting_or_two(told, other, n):
    chronology = kit.chronology(told(DATED + "Menlu Sugiono bertemu Menlu Malaysia Mohamad Hasan di Jakarta pada 1 Maret 2025.\n", DATED + other + "\n"))
    assert len(chronology.meetings) == n
    assert set(chronology.discrepancies["attribute"]) == ({"date"} if n == 1 else set())


def test_a_venue_and_its_city(told):
    [meeting] = kit.chronology(told(DATED + "Presiden Prabowo Subianto menerima Menlu Malaysia Mohamad Hasan di Istana Merdeka pada 1 Maret 2025.\n")).meetings.itertuples()
    assert (meeting.place, meeting.venue) == ("Jakarta", "Istana Merdeka")


def test_a_venue_whose_words_other_blanks_part(told):
    [meeting] = kit.chronology(told(DATED + "Presiden Prabowo Subianto menerima Menlu Malaysia Mohamad Hasan di Istana  Kepresidenan\u00a0Bogor pada 1 Maret 2025.\n")).meetings.itertuples()
    assert meeting.place == "Bogor"


def test_when_and_where_from_the_sentence_before(told):
    text = "Istana Merdeka, Jakarta, Sabtu (1/3), kedatangan Menlu Malaysia Mohamad Hasan. Presiden Prabowo Subianto menerimanya."
    [meeting] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert (meeting.date_start, meeting.date_basis, meeting.place, set(meeting.participants)) == ("2025-03-01", "inferred", "Jakarta", {"Mohamad Hasan", "Prabowo Subianto"})


def test_the_day_of_a_visit_from_the_guest_who_comes(told):
    text = "Putra Mahkota Arab Saudi Mohammed bin Salman akan bertandang ke Turki pekan depan. Presiden Turki Recep Tayyip Erdogan mengatakan sang Putra Mahkota tiba Rabu (12/3)."
    [visit] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert (visit.kind, visit.status, visit.date_start, visit.date_end, visit.place) == ("visit", "planned", "2025-03-12", "2025-03-12", "Turki")


def test_what_is_to_come_has_no_day_that_is_past(told):
    text = "Pada Sabtu (1/3) Menlu Sugiono diminta segera bertemu Menlu Malaysia Mohamad Hasan di Jakarta."
    [meeting] = kit.chronology(told(DATED + text + "\n")).meetings.itertuples()
    assert (meeting.status, meeting.date_start) == ("planned", None)
