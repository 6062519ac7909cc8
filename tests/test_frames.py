"""Frames in which news tells of a meeting, each with other persons, places and days: who met whom, how, when and where."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

import kit
from kit.tables import COLUMNS

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
CITIES = ("Jakarta", "New York", "Jenewa", "Bangkok", "Tokyo", "Kairo", "Canberra", "London")
STATES = ("Jepang", "India", "Vietnam", "Mesir", "Brasil", "Kenya", "Polandia", "Kuba", "Guatemala", "Honduras", "Laos", "Uzbekistan", "Selandia Baru", "Arab Saudi", "Timor Leste")


@dataclass(frozen=True)
class Person:
    name: str
    state: str
    office: str
    short: str  # the office, as the press abbreviates it

    @property
    def last(self) -> str:
        return self.name.split()[-1]


# those who act; those whom they meet: some that the lexicon knows, some that nobody knows
ACTING = (
    Person("Joko Widodo", "Indonesia", "Presiden", "Presiden"),
    Person("Retno Marsudi", "Indonesia", "Menteri Luar Negeri", "Menlu"),
    Person("Antony Blinken", "Amerika Serikat", "Menteri Luar Negeri", "Menlu"),
    Person("Sergey Lavrov", "Rusia", "Menteri Luar Negeri", "Menlu"),
    Person("Recep Tayyip Erdogan", "Turki", "Presiden", "Presiden"),
)
MET = (
    Person("Justin Trudeau", "Kanada", "Perdana Menteri", "PM"),
    Person("Marek Dvorsky", "Slowakia", "Menteri Pertahanan", "Menhan"),
    Person("Penny Wong", "Australia", "Menteri Luar Negeri", "Menlu"),
    Person("Ibrahima Ndoye", "Senegal", "Menteri Perdagangan", "Mendag"),
    Person("Olaf Scholz", "Jerman", "Kanselir", "Kanselir"),
    Person("Katarina Lehtonen", "Finlandia", "Ketua Parlemen", "Ketua Parlemen"),
    Person("Annalena Baerbock", "Jerman", "Menteri Luar Negeri", "Menlu"),
    Person("Carlos Betancourt", "Kolombia", "Menteri Energi", "Menteri Energi"),
)
NAMED = (
    lambda one: f"{one.office} {one.state} {one.name}",
    lambda one: f"{one.short} {one.state} {one.name}",
    lambda one: f"{one.office} {one.state}, {one.name},",
    lambda one: f"{one.office} {one.name}",
    lambda one: f"{one.name}, {one.office} {one.state},",
    lambda one: f"mitranya dari {one.state}, {one.name},",
)
LISTED = (
    lambda names: ", ".join(names[:-1]) + ", dan " + names[-1],
    lambda names: ", ".join(names[:-1]) + " dan " + names[-1],
    lambda names: "; ".join(names[:-1]) + "; serta " + names[-1],
)


@dataclass(frozen=True)
class Frame:
    """One sentence or more, and what a reader understands: who meets whom, each of `met` in a meeting of its own."""

    number: int
    frame: str
    text: str
    published: dt.date
    day: dt.date
    city: str
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    acting: Person | None  # None where states talk
    met: tuple[str, ...]  # the names of persons, or of states that are visited or talk

    @property
    def article_id(self) -> str:
        return f"f{self.number:04}.txt"


def _frames() -> list[Frame]:
    found: list[Frame] = []
    section, published = "", dt.date(2021, 1, 4)
    for line in (Path(__file__).parent / "data" / "frames.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            section = line[3:].split(":")[0]
        elif line and not line.startswith("#"):
            for turn in range(2):
                published += dt.timedelta(9)
                found.append(_filled(section, line, len(found), turn, published))
    return found


def _filled(section: str, line: str, number: int, turn: int, published: dt.date) -> Frame:
    """A frame with persons, states, a city and a day put in; the same ones in every run."""
    *said, frame = line.split("|", 2 if section == "meetings of two" else 1)
    kinds, statuses = (said[0].split("/"), said[1].split("/")) if len(said) > 1 else (["visit" if section == "visits" else "meeting"], said[0].split("/"))
    acting, city = ACTING[number % len(ACTING)], CITIES[number % len(CITIES)]
    day = published - dt.timedelta(1) if statuses[0] in ("held", "cancelled") else published + dt.timedelta(3)
    others = [one for one in MET[number % len(MET) :] + MET[: number % len(MET)] if one.state != acting.state]
    met, states = others[:1], STATES[number % 9 : number % 9 + 4]
    many = [one for place, one in enumerate(others) if one.state not in {other.state for other in others[:place]}][:3]
    whole = [NAMED[0](one) for one in many]
    filled = dict(
        A=NAMED[(number + turn) % 5](acting), As=acting.last, B=NAMED[number % len(NAMED)](met[0]), Bs=met[0].last, SB=met[0].state,
        L=LISTED[number % len(LISTED)](whole), B1=whole[0], B2=whole[1], T=f"{WEEKDAYS[day.weekday()]} ({day.day}/{day.month})", P=f"di {city}", C=city,
        S1=states[0], S2=states[1], S3=states[2], V=" dan ".join(states[: 1 + turn]), V1=states[0], V2=states[1], V3x=states[2], V3=LISTED[0](states[:3]), V4=LISTED[1](states),
    )  # fmt: skip
    text = re.sub(r",\s*([,.])", r"\1", frame.format(**filled))
    if section == "talks":
        acting, kinds, whom = None, ["meeting", "multilateral"], tuple(states[: max(map(int, re.findall(r"\{S(\d)\}", frame)))])
    elif section == "visits":
        used = states[: 1 + turn] if "{V}" in frame else states[:4] if "{V4}" in frame else [state for state, key in zip(states, ("V1", "V2", "V3x")) if f"{{{key}}}" in frame] or states[:3]
        whom = tuple(used)
    else:
        whom = tuple(one.name for one in (met if "{B}" in frame else many if "{L}" in frame else many[:2]))
    return Frame(number, frame, text[0].upper() + text[1:], published, day, city, tuple(kinds), tuple(statuses), acting, whom)


FRAMES = _frames()


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """article_id -> the meetings that the kit reads in it, each with the sides that take part."""
    folder = tmp_path_factory.mktemp("frames")
    for frame in FRAMES:
        (folder / frame.article_id).write_text(f"title: Judul berita ini\ndate: {frame.published.isoformat()}\nsource: ANTARA\n\n{frame.text}\n", encoding="utf-8")
    chronology = kit.chronology(kit.annotate(kit.read(folder), progress=False))
    meetings = {meeting.meeting_id: meeting for meeting in chronology.meetings.itertuples()}
    sides = chronology.participants.groupby("meeting_id")["side"].agg(set)
    found = defaultdict(list)
    for article_id, ids in chronology.evidence.groupby("article_id")["meeting_id"].unique().items():
        found[article_id] = [(meetings[meeting_id], sides[meeting_id]) for meeting_id in ids]
    return found


@pytest.mark.parametrize("frame", [frame for frame in FRAMES if frame.acting is None], ids=lambda frame: f"{frame.number}")
def test_states_that_talk(read, frame):
    fitting = [meeting for meeting, sides in read[frame.article_id] if sides == set(frame.met) and meeting.kind in frame.kinds]
    assert len(fitting) == 1, (frame.text, [(meeting.kind, list(meeting.participants)) for meeting, _ in read[frame.article_id]])
    assert fitting[0].status in frame.statuses, frame.text
    assert fitting[0].place in (frame.city, None), frame.text
    if fitting[0].date_start:
        assert fitting[0].date_start <= frame.day.isoformat() <= fitting[0].date_end, frame.text


@pytest.mark.parametrize("frame", [frame for frame in FRAMES if frame.acting], ids=lambda frame: f"{frame.number}")
def test_a_frame_is_read_as_it_is_meant(read, frame):
    meetings = [meeting for meeting, _ in read[frame.article_id]]
    for whom in frame.met:
        fitting = [meeting for meeting in meetings if frame.acting.name in meeting.participants and whom in meeting.participants and meeting.kind in frame.kinds]
        assert fitting, (frame.text, whom, [(meeting.kind, list(meeting.participants)) for meeting in meetings])
        assert fitting[0].status in frame.statuses, frame.text
        if len(frame.met) == 1 and frame.kinds != ("visit",) and "{T}" in frame.frame and fitting[0].date_start:
            assert fitting[0].date_start <= frame.day.isoformat() <= fitting[0].date_end, frame.text
        if frame.kinds != ("visit",) and fitting[0].place:
            assert fitting[0].place in (frame.city, "Muskat", "Riyadh", "Wina"), frame.text
    if frame.kinds != ("visit",):  # nobody else met, but for the journey behind it
        expected = {frame.acting.name, *frame.met}
        assert not [meeting for meeting in meetings if meeting.kind != "visit" and not set(meeting.participants) <= expected], frame.text


# what looks like one of these frames: the sentences, and who met whom in them
LOOKALIKES = (
    ("Selain Menlu Retno Marsudi, Menteri Pertahanan Prabowo Subianto juga bertemu Menlu AS Antony Blinken di Amman.", [{"Prabowo Subianto", "Antony Blinken"}]),
    ("PM Kanada Mark Carney bertemu PM Inggris Keir Starmer di London, Senin (13/5/2024). Kemudian Presiden AS Donald Trump pada Selasa mengumumkan tarif baru.", [{"Mark Carney", "Keir Starmer"}]),
    ("Presiden Joko Widodo bertemu sejumlah pemimpin dunia di Bali, Selasa (14/5/2024). Di antaranya, Presiden Rusia Vladimir Putin tidak hadir.", []),
    ("Pertemuan itu membahas dua negara yang berseteru, kata Menlu Retno Marsudi usai bertemu Menlu AS Antony Blinken. Yakni Presiden Rusia Vladimir Putin dan Presiden Turki Recep Tayyip Erdogan.", [{"Retno Marsudi", "Antony Blinken"}]),
    ("Menlu Retno Marsudi bertemu sejumlah menlu di sela KTT. Para pemimpin yang absen adalah Presiden Rusia Vladimir Putin dan Presiden China Xi Jinping.", []),
    ("Presiden Joko Widodo mengkritik Presiden Rusia Vladimir Putin dalam jumpa pers bersama PM Jepang Fumio Kishida di Tokyo, Senin (13/5/2024).", [{"Joko Widodo", "Fumio Kishida"}]),
    ("Menlu Retno Marsudi menyampaikan hal itu dalam jumpa pers bersama Menteri Perdagangan Zulkifli Hasan, Senin (13/5/2024).", []),
    ("Menko Polhukam Wiranto bertemu Dubes AS Joseph Donovan di Jakarta, Senin (13/5/2024). Sementara itu, Dirjen KSDAE Wiratno bertemu Dubes Norwegia Vegard Kaale.", [{"Wiranto", "Joseph Donovan"}, {"Wiratno", "Vegard Kaale"}]),
    ("Menurut Menlu Retno Marsudi kedatangan Menlu China Wang Yi ke Jakarta untuk membahas Laut China Selatan.", [{"Wang Yi", "Indonesia"}]),
    ("Presiden Joko Widodo bertemu PM Jepang Fumio Kishida di Tokyo dan Menlu Retno Marsudi di Jakarta menerima Menlu China Wang Yi.", [{"Joko Widodo", "Fumio Kishida"}, {"Retno Marsudi", "Wang Yi"}]),
    ("Presiden Rusia Vladimir Putin bertemu tokoh oposisi yang dipenjara para pemimpin otoriter seperti Presiden Belarus Alexander Lukashenko.", []),
    ("Presiden AS Joe Biden dan PM Inggris Rishi Sunak bertemu dengan keluarga yang terpisah, bersama Presiden Korea Selatan Yoon Suk Yeol.", [{"Joe Biden", "Rishi Sunak", "Yoon Suk Yeol"}]),
    ("Pertemuan Menlu Retno Marsudi dengan Menlu AS Antony Blinken tidak ada di jadwal hari ini.", []),
)  # fmt: skip

# what only looks as if it had been held, or been there
UNHELD = (
    ("Presiden AS Joe Biden tidak memanfaatkan KTT itu untuk bertemu Presiden Rusia Vladimir Putin.", "held", ""),
    ("Menlu Retno Marsudi memanfaatkan KTT G20 untuk bertemu Menlu AS Antony Blinken pekan depan.", "held", ""),
    ("Presiden Joko Widodo berkunjung ke China pada Senin (13/5/2024). Setibanya di Tanah Air, Presiden Joko Widodo bertemu PM Malaysia Anwar Ibrahim.", "", "Tiongkok"),
    ("Presiden AS Joe Biden mengunjungi Israel pada 18 Oktober 2023. Biden bertemu Raja Yordania Abdullah II bulan lalu.", "", "Israel"),
    ("Kunjungan Presiden Rusia Vladimir Putin ke Mongolia dikecam Ukraina, dan Menlu Ukraina Dmytro Kuleba bertemu Menlu AS Antony Blinken.", "", "Mongolia"),
)  # fmt: skip


def _chronology(told, text):
    return kit.chronology(told(f"title: Judul berita ini\ndate: 2024-05-15\nsource: ANTARA\n\n{text}\n")).meetings


@pytest.mark.parametrize(("text", "company"), LOOKALIKES)
def test_what_looks_like_such_a_frame(told, text, company):
    assert sorted(map(sorted, company)) == sorted(sorted(meeting.participants) for meeting in _chronology(told, text).itertuples())


@pytest.mark.parametrize(("text", "status", "place"), UNHELD)
def test_what_was_not_held_or_not_there(told, text, status, place):
    meetings = _chronology(told, text).query("kind != 'visit'")
    assert len(meetings) == 1
    assert meetings["status"].iloc[0] != status and meetings["place"].iloc[0] != place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wakil Presiden Jusuf Kalla bertemu PM China Li Kekiang di Beijing, Senin (13/5/2024).", "Li Keqiang"),  # an office-holder, misspelt
        ("Presiden Turki Recep Tayyip Erdogan disambut Presiden Jerman Steinmeier di Berlin, Senin (13/5/2024).", "Frank-Walter Steinmeier"),  # by the last name
        ("PM Pakistan Nawaz Sharif menyambut PM India Narendra Modi. Modi menemui Nawas Sharif di Lahore, Senin (13/5/2024).", "Nawaz Sharif"),  # as the article spells him otherwise
    ],
)
def test_a_misspelt_name_is_whom_it_means(told, text, name):
    chronology = kit.chronology(told(f"title: Judul berita ini\ndate: 2024-05-15\nsource: ANTARA\n\n{text}\n"))
    assert all(name in meeting.participants for meeting in chronology.meetings.itertuples())
    assert len(chronology.meetings) == 1
    assert set(chronology.participants["resolved_by"]) <= {"name", "spelling"}


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_way_to_know_a_participant_has_its_words(language):
    labels = json.loads((Path(kit.__file__).parent / "views" / "labels" / f"{language}.json").read_text(encoding="utf-8"))
    ways = re.findall(r"\b(name|spelling|role|corpus|lexicon|decision)\b", COLUMNS["participants"]["resolved_by"])
    assert set(ways) == {key.split(".")[1] for key in labels if key.startswith("resolved.")}
