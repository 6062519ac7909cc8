"""Frames in which news tells of a meeting, each with other persons, places and days: who met whom, how, when and where."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

import kit

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
    acting: Person
    met: tuple[str, ...]  # the names of persons, or of states that are visited

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
        V=" dan ".join(states[: 1 + turn]), V1=states[0], V2=states[1], V3x=states[2], V3=LISTED[0](states[:3]), V4=LISTED[1](states),
    )  # fmt: skip
    text = re.sub(r",\s*([,.])", r"\1", frame.format(**filled))
    if section == "visits":
        used = states[: 1 + turn] if "{V}" in frame else states[:4] if "{V4}" in frame else [state for state, key in zip(states, ("V1", "V2", "V3x")) if f"{{{key}}}" in frame] or states[:3]
        whom = tuple(used)
    else:
        whom = tuple(one.name for one in (met if "{B}" in frame else many if "{L}" in frame else many[:2]))
    return Frame(number, frame, text[0].upper() + text[1:], published, day, city, tuple(kinds), tuple(statuses), acting, whom)


FRAMES = _frames()


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """article_id -> the meetings that the kit reads in it, each with its parties."""
    folder = tmp_path_factory.mktemp("frames")
    for frame in FRAMES:
        (folder / frame.article_id).write_text(f"title: Judul berita ini\ndate: {frame.published.isoformat()}\nsource: ANTARA\n\n{frame.text}\n", encoding="utf-8")
    chronology = kit.chronology(kit.annotate(kit.read(folder), progress=False))
    meetings = {meeting.meeting_id: meeting for meeting in chronology.meetings.itertuples()}
    found = defaultdict(list)
    for article_id, ids in chronology.evidence.groupby("article_id")["meeting_id"].unique().items():
        found[article_id] = [meetings[meeting_id] for meeting_id in ids]
    return found


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.number}")
def test_a_frame_is_read_as_it_is_meant(read, frame):
    meetings = read[frame.article_id]
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
