"""Datelines: the outlet, agency, place and date before the first sentence, and where that sentence begins.

A head is cut off only when every part of it is accounted for: `ORBITNEWS.COM - Moskow dan Washington, Kamis,
10 Juli 2025 menegaskan …` loses its outlet alone, because what follows holds a verb and no second dash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from . import dates, lexicons
from .judgement import Verdict
from .outlets import Outlet, Outlets

# An outlet's longest head: "TRIBUNNEWS.COM, JAKARTA SELATAN - ", "Washington, 10 Juli 2025 (ANTARA/Xinhua) --".
_REACH = 110
# The last form is glued on both sides, behind an address: "HARIANCONTOH.COM-Presiden".
_DASH = re.compile(r"\s*(?:-{2,3}|[–—―~])\s*|\s+[-|]\s*|(?<=\S)-\s+|(?:(?<=\.COM)|(?<=\.ID)|(?<=\.CO)|(?<=\.NET)|(?<=\.com)|(?<=\.id)|(?<=\.co)|(?<=\.net))-(?=[A-Z\"“])")
_COLON = re.compile(r"\s*:(?:\s+|(?<=[a-z]:)(?=[A-Z“\"]))")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
# How an outlet writes itself and no place is written, beside a place: "contohcom, Jakarta -", "JAKARTA, ContohPos -", "Kanal99, Malang -".
_BRAND = re.compile(r"[a-z]{3,16}(?:com|kom|news|pos|post|media|times|today|berita|kabar|info|id)|(?!Mc|Mac|De[A-Z]|La[A-Z])(?=\w*[a-z][A-Z])[A-Za-z]\w{3,24}|[A-Z][a-z]{3,14}\d{1,3}")


@dataclass(frozen=True)
class Dateline:
    """A dateline: `text[:end]`, blanks included. `sure`: an outlet, an agency or a known place is in it."""

    end: int
    outlet: str | None = None
    credit: str | None = None
    places: tuple[str, ...] = ()
    date: tuple[int, int] | None = None
    sure: bool = False
    rule: str = "dateline"

    def verdict(self, line: str) -> Verdict:
        """The dateline as a verdict on its piece of the line."""
        told = {"outlet": self.outlet, "credit": self.credit, "place": ", ".join(self.places), "date": line[slice(*self.date)] if self.date else None}
        return Verdict("dateline", self.rule, {key: value for key, value in told.items() if value})


_INTO_PLACE = re.compile(r"(?<!\S)([A-Z][A-Z0-9]+\.(?:COM?|ID|NET)(?:\.ID)?)(?=[A-Z][a-z])")  # "CONTOH.COJakarta - "


class Datelines:
    """The reader of datelines for one corpus."""

    def __init__(self, outlets: Outlets, folder: Path | None = None) -> None:
        self.outlets = outlets
        lexicon = lexicons.load("places", folder)
        self._places = {place.casefold() for places in lexicon["places"].values() for place in places}
        self._countries = {place.casefold() for place in lexicon["places"]["countries"]}
        self._no_place = set(lexicon["no_places"])

    def read(self, line: str) -> Dateline | None:
        """The dateline that a paragraph begins with, or None."""
        start = len(line) - len(line.lstrip(" \t\u00a0\u200b\ufeff"))
        first = self._head(line, start)
        if first is None:
            return self._glued(line, start)
        if first.places and not first.outlet and first.rule == "dateline":
            # Others the place, a dash, and the outlet: "Jakarta -Contoh.co.id – ".
            second = self._head(line, first.end)
            if second and second.outlet and not second.places and second.sure:
                return replace(second, places=first.places, credit=first.credit or second.credit, date=first.date or second.date, rule="place-dash-outlet")
        if first.places or first.rule == "colon":
            return first
        # Some write the outlet, a dash, the place, and a dash or a full stop: "KONTAN.CO.ID - JAKARTA. ".
        second = self._head(line, first.end) or self._capitals(line, first.end)
        if second and second.places and not second.outlet and second.sure:
            return replace(second, outlet=first.outlet or second.outlet, credit=first.credit or second.credit, rule="outlet-dash-place")
        return first

    def alone(self, line: str) -> Dateline | None:
        """A line above the lead that is a dateline and nothing else: "Jakarta, NU Online", or a place."""
        text = line.strip().rstrip("-–—:~ ")
        if not text or len(text) > _REACH:
            return None
        read = self._parts(line, line.index(text[0]), line.index(text[0]) + len(text))
        return replace(read, end=len(line), rule="dateline-alone") if read and read.sure and (read.places or (read.outlet and line.rstrip()[-1:] in "-–—")) else None

    def _head(self, line: str, start: int) -> Dateline | None:
        window = line[: start + _REACH]
        for match in list(_DASH.finditer(window, start))[:3]:
            if match.end() >= len(line) or match.start() == start or not _opens(line, match.end()):
                continue
            if read := self._parts(line, start, match.start()):
                return replace(read, end=match.end(), rule="outlet" if read.outlet and not read.places else "dateline")
        for match in list(_COLON.finditer(window, start))[:1]:
            read = self._parts(line, start, match.start()) if _opens(line, match.end()) else None
            # "Riyadh: " is a dateline, "Iran: " a speaker.
            if read and read.sure and (read.outlet or (read.places and read.places[0].casefold() not in self._countries)):
                return replace(read, end=match.end(), rule="colon")
        return None

    def _glued(self, line: str, start: int) -> Dateline | None:
        """An outlet in capitals with no mark after it ("AKURAT.CO Presiden …"), or a bracket ("Jakarta (ANTARA) Presiden")."""
        match = re.match(r"([A-Z0-9][A-Z0-9-]+\.(?:COM|CO\.ID|CO|ID|NET|NEWS))[,.]?\s+(?=[A-Z\"“])", line[start : start + 60])
        if match and (outlet := self.outlets.get(match[1])):
            return Dateline(start + match.end(), outlet.name, sure=True, rule="outlet")
        match = re.match(r"([A-Z][A-Z .-]{2,30}),\s+(?=[A-Z][a-z])", line[start : start + 60])
        if match and self._place(match[1]):
            return Dateline(start + match.end(), places=(_tidy(match[1]),), sure=True)  # "JAKARTA, Presiden …"
        match = re.match(r"([A-Z][A-Z ]{2,30})\.\s+(?=[A-Z0-9\"“])", line[start : start + 60])
        if match and self._place(match[1]):
            return Dateline(start + match.end(), places=(_tidy(match[1]),), sure=True)  # "JAKARTA. Presiden …"
        match = re.match(r"([A-Z][\w-]{6,30})\.\s+(?=[A-Z\"“])", line[start : start + 60])
        if match and (match[1].isupper() or not match[1].istitle()) and (outlet := self.outlets.known(match[1]) or self.outlets.by_its_words(match[1])):
            return Dateline(start + match.end(), outlet.name, sure=True, rule="outlet")  # "SuaraContoh. Presiden …"
        match = re.match(r"((?:[\w-]+\.)+(?:com|co\.id|id|co|net)), ", line[start : start + 60], re.I)
        if match and (outlet := self.outlets.get(match[1])):
            places = [end.start() for end in re.finditer(r"\s+(?=[A-Z\"“])|-(?=[A-Z\"“])", line[start + match.end() : start + match.end() + 40])]
            at = next((n for n in reversed(places) if self._place(line[start + match.end() : start + match.end() + n])), None)
            if at:
                place = line[start + match.end() : start + match.end() + at]
                after = start + match.end() + at
                return Dateline(after + len(line[after:]) - len(line[after:].lstrip(" \t\u00a0-")), outlet.name, places=(_tidy(place),), sure=True)
        match = re.match(r"[^()]{3,40}\([^()]{2,30}\)\s*[.,:]?\s+(?=[A-Z\"“])", line[start : start + 90])
        read = self._parts(line, start, start + len(match[0].rstrip(" .,:\t\u00a0"))) if match else None
        return replace(read, end=start + match.end()) if match and read and read.places and (read.outlet or read.credit) else None

    def _capitals(self, line: str, start: int) -> Dateline | None:
        match = re.match(r"([A-Z][A-Z .'-]{2,30})\.\s+(?=[A-Z0-9\"“])", line[start : start + 60])
        read = self._parts(line, start, start + match.end(1)) if match else None
        return replace(read, end=start + match.end()) if match and read else None

    def _parts(self, line: str, start: int, end: int) -> Dateline | None:
        """The head between `start` and `end`, when each of its parts is an outlet, an agency, a place or a date."""
        head = dates.without_hijri(line[start:end])
        found: list[Outlet] = []
        credited: list[Outlet] = []
        places: list[str] = []
        unknown = bracketed = 0
        branded = False
        named: Outlet | None = None
        date = None
        for timex in dates.find(head):
            if timex.rule.startswith("absolute") or timex.rule in ("day-month", "weekday"):
                date = date or (start + timex.start, start + timex.end)
                head = head[: timex.start] + " " * (timex.end - timex.start) + head[timex.end :]
        brackets = re.findall(r"\(([^()]*)\)", head)
        bare = _INTO_PLACE.sub(r"\1,", re.sub(r"\([^()]*\)", ",", head))
        if re.search(r"[()\"“”?!;]", bare):
            return None
        for words in brackets:
            if not words.strip():
                continue
            outlets = [outlet for part in re.split(r"[/,]|\s[-–]\s", words) if (outlet := self.outlets.get(part))]
            if outlets:
                credited += outlets
            elif self._place(words) and not places:
                places += self._place_list(words)
            elif _is_plain_name(words) and len(words.split()) <= 3:
                unknown += 1
                bracketed += 1
                named = None if words.isupper() else Outlet(words.strip(), True)  # initials name no outlet: "Bandung (KB) – "
            else:
                return None
        for words in self._split(bare):
            if (place := self._place_before_outlet(words)) is not None:
                found.append(place[1])
                places += self._place_list(place[0])
            elif outlet := self.outlets.get(words) or self._section_of(words) or (None if self._place(words) else self.outlets.by_its_words(words.capitalize() if words.islower() and " " not in words else words)):
                found.append(outlet)
            elif self._place(words):
                places += self._place_list(words)
            elif _BRAND.fullmatch(words) and not self.has_role(words):
                found.append(Outlet(words, True))
                branded = True
            elif places and not bare.isupper() and re.fullmatch(r"[A-Z]{3,5}", words):
                found.append(Outlet(words, True))  # "Khartoum, SPNA - ": initials behind a place
            elif self._like_place(words):
                places.append(words)
                unknown += 1
            else:
                return None
        if not (found or credited or places) or unknown > 1 or len(places) > 3 or (branded and (unknown or not places)):
            return None
        own = [outlet for outlet in [*found, *credited] if outlet.publishes]
        if named and places and unknown == bracketed and not found and not credited:
            own = [named]  # "Jakarta (Jendela Contoh) – "
        outlet = own[0] if own else None
        credit = next((other for other in [*credited, *found] if outlet is None or other.name != outlet.name), None)
        in_province = len(places) == 2 and unknown == 1 and not bracketed and self._place(places[1])  # "Desa Contoh, Sumatera Utara - "
        sure = bool(found or credited) or bool(places and unknown == bracketed) or in_province
        return Dateline(end, outlet and outlet.name, credit and credit.name, tuple(map(_tidy, places)), date, sure)

    def _split(self, bare: str) -> list[str]:
        """The parts between commas, those that belong together kept so ("Washington, DC")."""
        parts = [part for part in re.split(r"\s*[,|]\s*", bare.strip(" ,.|")) if part.strip()]
        joined: list[str] = []
        for part in parts:
            if joined and f"{joined[-1]}, {part}".casefold() in self._places:
                joined[-1] += f", {part}"
            else:
                joined.append(part.strip())
        return joined

    def _section_of(self, words: str) -> Outlet | None:
        """An outlet with the name of its section: "VIVA Dunia", "Kompas.com Global"."""
        first, _, rest = words.partition(" ")
        return self.outlets.get(first) if rest and len(rest.split()) <= 2 and rest.casefold() in self._no_place else None

    def _place_before_outlet(self, words: str) -> tuple[str, Outlet] | None:
        """Place and outlet with no comma between: "Jakarta BERITASAMUDRA.COM", "Jakarta. BERITASAMUDRA.COM"."""
        place, _, last = words.rpartition(" ")
        place = place.rstrip(".")
        outlet = self.outlets.get(last) if place and self._place(place) else None
        return (place, outlet) if outlet else None

    def _place(self, words: str) -> bool:
        return words.strip().casefold() in self._places or all(
            part.strip().casefold() in self._places for part in re.split(r"/|-", words)
        )

    def _place_list(self, words: str) -> list[str]:
        if words.strip().casefold() in self._places:
            return [words.strip()]
        return [part.strip() for part in re.split(r"/|-", words)]

    def has_role(self, words: str) -> bool:
        """Whether one of the words is an office or another word that no place and no person is named with."""
        return any(part.casefold() in self._no_place for part in words.split())

    def _like_place(self, words: str) -> bool:
        """Whether unknown words may name a place: one to three, each with a capital, none a title or a function word."""
        parts = words.split()
        return (
            0 < len(parts) <= 3
            and _is_plain_name(words)
            and not self.has_role(words)
        )


def _is_plain_name(words: str) -> bool:
    parts = words.split()
    return all(_WORD.fullmatch(part) and (part[0].isupper() or part in ("el", "al", "de", "den")) for part in parts)


def _opens(line: str, at: int) -> bool:
    """Whether a sentence may begin here: a capital, a digit, or a quotation mark before one."""
    return bool(re.match(r"[\s\"“”'‘(\[]*[A-ZÀ-Þ0-9]", line[at : at + 8]))


def _tidy(place: str) -> str:
    """A place as it is written in running text: "JAKARTA" is Jakarta, "DC" stays."""
    return " ".join(word if len(word) <= 2 or not word.isupper() else "-".join(map(str.capitalize, word.split("-"))) for word in place.split())
