"""Sentences that tell of a meeting: its trigger, parties, status, date, place, setting and duration, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from . import lexicons
from .dates import Timex
from .parties import Mention, Party, lists


LEAD = r"(?:(?:para|sejumlah|beberapa|mantan|eks|bekas)\s+)*"  # what may stand before a party


@dataclass(frozen=True)
class Words:
    """A value and the words it rests on, `start` to `end` of the sentence."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Trigger:
    start: int
    end: int
    form: str
    shape: str  # reciprocal, transitive or noun
    kind: str


@dataclass(frozen=True)
class Telling:
    """One sentence's telling of one meeting. Without parties it points back, or at a meeting told elsewhere in the article."""

    trigger: Trigger
    parties: tuple[Party, ...]
    kind: str
    status: str
    status_words: Words | None  # None: nothing says it; a meeting told without a cue is held
    date: Timex | None
    date_simultaneous: bool
    place: Words | None
    setting: Words | None
    duration: Words | None
    pointing: bool
    others: tuple[tuple[Party, str], ...] = field(default=())  # hosts and mediators


@cache
def _lexicon() -> dict[str, Any]:
    return lexicons.load("meetings")


@cache
def _any(*path: str) -> re.Pattern[str]:
    """A pattern for any word of one list of the lexicon, longest first."""
    words: Any = _lexicon()
    for key in path:
        words = words[key]
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)) + r")(?![\w-])", re.I)


@cache
def _forms() -> list[tuple[str, str, re.Pattern[str]]]:
    shapes = (("noun", "nouns"), ("reciprocal", "reciprocal_verbs"), ("transitive", "transitive_verbs"))
    forms = [(shape, kind, _any(group, kind)) for shape, group in shapes for kind in _lexicon()[group]]
    return [(shape, kind, re.compile(pattern.pattern.replace(r"(?![\w-])", r"(?:nya)?(?![\w-])"), re.I) if shape == "noun" else pattern) for shape, kind, pattern in forms]


def triggers(text: str, settings: Sequence[Words] = ()) -> list[Trigger]:
    """The words of a sentence that tell of a meeting, the longest at each place; the name of a setting is none."""
    found = [Trigger(match.start(), match.end(), match[0].lower(), shape, kind) for shape, kind, pattern in _forms() for match in pattern.finditer(text)]
    if _any("call_words").search(text):
        for match in _any("by_telephone").finditer(text):
            shape = "reciprocal" if match[0].lower().startswith("ber") else "noun"
            found.append(Trigger(match.start(), match.end(), match[0].lower(), shape, "call"))
    found.sort(key=lambda trigger: (trigger.start, -trigger.end))
    kept: list[Trigger] = []
    for trigger in found:
        repeated = kept and not text[kept[-1].end : trigger.start].strip()  # "pembicaraan tatap muka" is one
        if (not kept or trigger.start >= kept[-1].end) and not repeated and not any(s.start <= trigger.start < s.end for s in settings):
            kept.append(trigger)
    return kept


def tellings(text: str, parties: Sequence[Party], mentions: Sequence[Mention], timexes: Sequence[Timex], before: Sequence[Sequence[Party]]) -> list[Telling]:
    """Every telling of a sentence. `before`: the parties of the sentences before it, the nearest first."""
    settings = find_settings(text)
    parties = [party for party in parties if not any(s.start <= party.start < s.end for s in settings)]
    all_triggers = triggers(text, settings)
    told = []
    taken: set[int] = set()  # starts of parties that stand behind a trigger as its object
    for index, trigger in enumerate(all_triggers):
        reading = _Reading(text, parties, trigger, taken, before)
        frames = [_resolve_both(frame, parties, before) for frame in reading.frames()]
        frames = [frame for frame in frames if _is_company(frame)]
        taken |= reading.objects
        rest = _Surroundings(text, trigger, all_triggers, parties, mentions, timexes, settings)
        for frame in frames or [()]:
            told.append(rest.telling(tuple(frame), reading.pointing))
    return [telling for telling in told if telling.parties or telling.pointing or telling.place or telling.setting or telling.duration or telling.date]


def _is_company(parties: Sequence[Party]) -> bool:
    """Whether these can meet: two sides, or two persons of one."""
    persons = {party.entity_id for party in parties if party.kind == "person"}
    return len({party.side or party.name for party in parties}) > 1 or len(persons) > 1


def find_settings(text: str) -> list[Words]:
    """Gatherings that something takes place beside: "di sela-sela sidang Majelis Umum PBB ke-80"."""
    found = []
    forum = _any("forum_words").pattern
    pattern = re.compile(rf"{_any('beside').pattern}\s+(?P<name>(?:\w+\s+){{0,3}}?{forum}(?:(?!\s(?:di|pada|yang|untuk|dan|,)\s)[^,.;:()\"“”]|\([A-Z]+\)){{0,90}})", re.I)
    for match in pattern.finditer(text):
        name = match["name"].rstrip(" -–")
        found.append(Words(match.start("name"), match.start("name") + len(name), name))
    inside = re.compile(r"(?<!\w)(?:dalam|pada|saat|menghadiri|ajang)\s+(?P<name>(?:KTT|Konferensi|Sidang|Forum|Pertemuan Menteri)\b(?:(?!\s(?:di|pada|yang|untuk|dan)\s)[^,.;:()\"“”]){2,80})")
    for match in inside.finditer(text):
        if not any(words.start <= match.start("name") < words.end for words in found):
            name = match["name"].rstrip(" -–")
            found.append(Words(match.start("name"), match.start("name") + len(name), name))
    return found


class _Reading:
    """Who the parties of one trigger are."""

    def __init__(self, text: str, parties: Sequence[Party], trigger: Trigger, taken: set[int], before: Sequence[Sequence[Party]]) -> None:
        self.text, self.trigger, self.taken, self.before = text, trigger, taken, before
        self.groups = lists(text, parties)
        self.objects: set[int] = set()
        tail = text[trigger.end :]
        self.adjectives = re.match(rf"(?:\s+{_any('adjectives').pattern})*", tail, re.I).end() + trigger.end
        self.pointing = trigger.shape == "noun" and bool(re.match(rf"(?:\s+[\w-]+){{0,3}}?\s+{_any('pointing').pattern}", text[trigger.end : trigger.end + 60], re.I))

    def frames(self) -> list[list[Party]]:
        """The sets of parties, one for each meeting that the trigger tells of; empty when it names none."""
        if self.trigger.kind == "visit":
            return self._visit()
        if self.trigger.shape == "noun":
            return self._noun()
        subject = self._subject(self.trigger.start)
        if self.trigger.shape == "transitive":
            target = self._behind(self.trigger.end, r"\s*(?:(?:langsung|secara\s+\w+|kembali|oleh|kedatangan|kunjungan|hangat)\s+)*")
            return self._pairs(subject, target) if subject and target else []
        if self.trigger.form in _lexicon()["speaking_verbs"]:  # one also speaks with the press, and to a body
            target = [party for party in self._behind(self.trigger.end, rf"\s*{LEAD}") if party.kind in ("person", "role")]
            return self._pairs(subject, target) if subject and target else []
        target = self._behind(self.trigger.end, rf"\s*(?:(?:langsung|lagi|kembali|muka|empat\s+mata)\s+)?{LEAD}") or self._behind(self.trigger.end, rf"[^.;:\"“”]{{0,90}}\b(?:dengan|bersama)\s+{LEAD}")
        if target:
            return self._pairs(subject, target) if subject else []
        return [subject]

    def _noun(self) -> list[list[Party]]:
        at, text = self.adjectives, self.text
        between = self._behind(at, rf"\s*(?:[\w-]+\s+){{0,4}}?antara\s+(?:kedua\s+)?{LEAD}")
        if between:
            other = self._behind(between[-1].end, rf"[\s,]*(?:\([^)]*\)\s*)?(?:dengan|dan)\s+{LEAD}")
            return [between + other]
        own = self._behind(at, r"\s+(?:(?:antara|para|oleh)\s+)?")
        if own:
            other = self._behind(own[-1].end, rf"[^.;:\"“”]{{0,60}}\b(?:dengan|bersama)\s+{LEAD}")
            return self._pairs(own, other) if other else [own]
        with_whom = self._behind(at, rf"[^.;:\"“”]{{0,60}}?\b(?:dengan|bersama)\s+{LEAD}")
        support = re.search(rf"{_any('support_verbs').pattern}(?:\s+[\w-]+){{0,3}}\s+$", text[: self.trigger.start], re.I)
        if with_whom:
            opening = re.match(r"\W*(?:dalam|pada|saat|usai|seusai|setelah|sebelum|selepas|di\s+sela-sela|melalui|ketika)\s+(?:[\w-]+\s+){0,4}$", text[: self.trigger.start], re.I)
            subject = self._behind(with_whom[-1].end, r"[^.;:\"“”]{0,80}?,\s*") if opening else self._subject(support.start() if support else self.trigger.start)
            return self._pairs(subject, with_whom) if subject else []
        if support:
            return [self._subject(support.start())]
        return [self._before_noun()] if not self.pointing else []

    def _before_noun(self) -> list[Party]:
        """ "disampaikan X kepada Y dalam pertemuan bilateral": both stand before the noun."""
        if not re.search(r"\b(?:dalam|saat|ketika|di sela)\s+(?:sebuah\s+|suatu\s+)?$", self.text[: self.trigger.start], re.I):
            return []
        groups = [group for group in self.groups if group[-1].end <= self.trigger.start and group[0].kind in ("person", "role")]
        addressed = [group for group in groups if re.search(r"\b(?:kepada|di hadapan|bersama|dengan)\s+$", self.text[: group[0].start], re.I)]
        if not addressed or groups.index(addressed[-1]) == 0 or re.search(r"[.;!?\"“”]", self.text[addressed[-1][-1].end : self.trigger.start]):
            return []
        return groups[groups.index(addressed[-1]) - 1] + addressed[-1]

    def _visit(self) -> list[list[Party]]:
        """A visitor and the state that is visited: "kunjungan X ke Y", "X mengunjungi Y"."""
        own = self._behind(self.adjectives, r"\s+(?:(?:oleh|para)\s+)?") if self.trigger.shape == "noun" else []
        guests = [party for party in (own or self._subject(self.trigger.start)) if party.kind in ("person", "role")]
        after = max([self.adjectives, *(party.end for party in own)])
        gap = r"[^.;:,\"“”]{0,60}?\bke\s+(?:ibu\s+kota\s+|kota\s+)?" if self.trigger.shape == "noun" else r"\s+(?:ibu\s+kota\s+|kota\s+)?"
        host = [party for party in self._behind(after, gap, visited=True) if party.kind == "state"][:1]
        foreign = [party for party in guests if not host or party.side != host[0].side]
        return [foreign + host] if foreign and host else []

    def _behind(self, at: int, gap: str, *, visited: bool = False) -> list[Party]:
        """The parties named together right behind a place, where what lies between fits `gap`; a state as a mere place only if `visited`."""
        for group in self.groups:
            if group[0].start >= at and (visited or not group[0].after_preposition):
                if re.fullmatch(gap, self.text[at : group[0].start], re.I):
                    self.objects.update(party.start for party in group)
                    return group
                return []
        return []

    def _subject(self, end: int) -> list[Party]:
        """The parties named together before a place, in the same clause; else the speaker, or the one a pronoun means."""
        for group in reversed(self.groups):
            if group[-1].end > end:
                continue
            between = self.text[group[-1].end : end]
            if re.search(r"[.;:!?\"“”]", between) or len(between) > 160:
                break
            escort = re.search(r"(?:didampingi|ditemani|disertai|bersama)\s+(?:oleh\s+)?$", self.text[: group[0].start], re.I)
            if group[0].after_preposition or group[0].start in self.taken or escort:
                continue
            return group
        head = self.text[:end]
        if re.search(rf"{_any('speaker_pronouns').pattern}[^.!?]*$", head, re.I):
            spoken = re.search(r"[\"”,]\s*(?:kata|ujar|tutur|ungkap|ucap|imbuh|jelas|tambah|sebut|tegas)(?:nya)?\s+", self.text[end:])
            after = [party for group in self.groups for party in group if spoken and party.kind == "person" and 0 <= party.start - end - spoken.end() < 60]
            return after[:1] or self._last_person()
        if re.search(r"\b(?:ia|dia|beliau|mereka|itu|tersebut)\b[^.!?]*$", head, re.I):
            return self._last_person()
        return []

    def _last_person(self) -> list[Party]:
        for parties in self.before[:2]:
            persons = [party for party in parties if party.kind == "person"]
            if persons:
                return [replace(persons[0], start=self.trigger.start, end=self.trigger.end, resolved_by="role")]
        return []

    def _pairs(self, subject: list[Party], target: list[Party]) -> list[list[Party]]:
        """One meeting with all, or one with each side: "bertemu PM Jepang, Sekjen PBB, dan PM Selandia Baru" tells of three."""
        sides: list[str | None] = []
        for party in target:  # who has no known side stands with the one before
            sides.append(party.side or (sides[-1] if sides else None))
        joint = _any("multilateral_words").search(self.text) or len({party.side or party.name for party in subject}) > 1
        if len(set(sides)) < 2 or joint:
            return [subject + target]
        return [subject + [party for party, its in zip(target, sides) if its == side] for side in dict.fromkeys(sides)]


def _resolve_both(frame: Sequence[Party], parties: Sequence[Party], before: Sequence[Sequence[Party]]) -> list[Party]:
    """Put the two persons last named in the place of "keduanya", and the two of that office in that of "kedua menlu"."""
    resolved: list[Party] = []
    for party in frame:
        if party.kind != "both":
            resolved.append(party)
            continue
        offices = {None: None, "leader": ("head_of_state", "head_of_government")}.get(party.office, (party.office,))
        for sentence in ([p for p in parties if p.end <= party.start], *before[:3]):
            persons = [p for p in sentence if p.kind in ("person", "role") and (offices is None or p.office in offices)]
            distinct = list({p.identity: p for p in persons}.values())
            if len(distinct) >= 2:
                resolved += [replace(p, start=party.start, end=party.end, resolved_by="role") for p in distinct[-2:]]
                break
    return resolved


class _Surroundings:
    """What stands around one trigger: status, date, place, setting, duration."""

    def __init__(self, text: str, trigger: Trigger, others: Sequence[Trigger], parties: Sequence[Party], mentions: Sequence[Mention], timexes: Sequence[Timex], settings: Sequence[Words]) -> None:
        self.text, self.trigger, self.parties, self.mentions, self.settings = text, trigger, parties, mentions, settings
        self.others = [other for other in others if other != trigger]
        self.timexes = timexes

    def telling(self, parties: tuple[Party, ...], pointing: bool) -> Telling:
        date, simultaneous = self._date()
        status, words = self._status()
        kind = self.trigger.kind
        if kind in ("meeting", "summit") and any(self._near(match) for match in _any("call_words").finditer(self.text)):
            kind = "call"
        sides = {party.side or party.name for party in parties}
        if kind in ("meeting", "summit") and (len(sides) > 2 or any(self._near(match) for match in _any("multilateral_words").finditer(self.text))):
            kind = "multilateral"
        place = self._place()
        host = next((party for party in parties if party.kind == "state"), None)
        if kind == "visit" and host and place is None:
            place = Words(host.start, host.end, host.name)
        return Telling(self.trigger, parties, kind, status, words, date, simultaneous, place, self._setting(), self._duration(), pointing, self._others())

    def _near(self, match: re.Match[str]) -> bool:
        return -60 < match.start() - self.trigger.end < 80

    def _nearest(self, start: int, end: int) -> bool:
        """Whether no other trigger is closer to these words."""

        def gap(trigger: Trigger) -> int:
            return start - trigger.end if start >= trigger.end else (trigger.start - end) * 2  # words follow their trigger more often

        return all(gap(self.trigger) <= gap(other) for other in self.others)

    def _date(self) -> tuple[Timex | None, bool]:
        best: tuple[int, Timex, bool] | None = None
        barred_until = -1
        for timex in self.timexes:
            if timex.kind != "date" or not self._nearest(timex.start, timex.end) or any(s.start <= timex.start < s.end for s in self.settings):
                continue
            lead = self.text[max(0, timex.start - 30) : timex.start]
            repeats = barred_until >= 0 and re.fullmatch(r"[\s,(]*(?:[\w-]+\s)?", self.text[barred_until : timex.start])
            if repeats or re.search(rf"{_any('not_its_date').pattern}(?:\s+[\w-]+)?\s*$", lead, re.I):
                barred_until = timex.end  # "sejak 24 Februari 2022, hampir tiga tahun lalu": the second is the first again
                continue
            low, high = sorted(((timex.start, timex.end), (self.trigger.start, self.trigger.end)))
            between = self.text[low[1] : high[0]]
            told = _any("reporting").search(between) or (timex.start > self.trigger.end and re.search(rf"{_any('reporting').pattern}(?:\s+[\w.-]+){{0,8}}[\s,(]*(?:pada\s+)?(?:hari\s+)?$", self.text[self.trigger.end : timex.start], re.I))
            simultaneous = bool(re.search(r"\b(?:ketika|saat|tatkala|sewaktu|dalam|di sela-sela|pada)\b", between, re.I))
            if told and not (timex.start < self.trigger.start and simultaneous):
                continue
            if timex.precision in ("year", "range") and (timex.last is None or (timex.last - timex.first).days > 120) and not -40 < timex.start - self.trigger.end < 40:
                continue  # a year in the sentence is seldom the year of the meeting
            distance = timex.start - self.trigger.end if timex.start > self.trigger.end else 40 + self.trigger.start - timex.end
            if best is None or distance < best[0]:
                best = (distance, timex, bool(told))
        return (best[1], best[2]) if best else (None, False)

    def _clause(self) -> tuple[str, str]:
        """The words of the trigger's clause before it and behind it."""
        head = re.split(r"[.;:!?\"“”]|,(?!\s*\d)|\bbahwa\b|\byang\b(?!\s+akan)|\bsetelah\b(?=.*\bsetelah\b)", self.text[: self.trigger.start])[-1]
        tail = re.split(r"[.;:!?\"“”]|\b(?:yang\s+(?:di(?!jadwal|rencana|agenda)|me|ber(?!potensi))|untuk|guna|agar|karena|sehingga)", self.text[self.trigger.end :], maxsplit=1)[0]
        return head, tail[:140]

    def _status(self) -> tuple[str, Words | None]:
        head, tail = self._clause()
        start = self.trigger.start - len(head)
        if re.search(r"\b(?:belum|tidak|tak|tanpa)\s+(?:\w+\s+)?$", head, re.I):
            match = re.search(r"\b(?:belum|tidak|tak|tanpa)\s+(?:\w+\s+)?$", head, re.I)
            return "cancelled", Words(start + match.start(), start + match.end(), match[0].strip())
        behind = rf"(?:{_any('status', 'planned').pattern}|{_any('status', 'possible').pattern}|{_any('status', 'cancelled').pattern})"
        occurs = re.compile(rf"\s+(?:[\w-]+\s+){{0,2}}{_any('occurrence').pattern}", re.I)
        following = [match for match in re.finditer(behind, tail, re.I) if occurs.match(tail, match.end()) or _any("predicates").fullmatch(match[0])] if self.trigger.shape == "noun" else []
        for status in ("cancelled", "possible", "planned"):
            pattern = _any("status", status)
            for match in [*pattern.finditer(head)][-1:]:
                if not _any("status", "held").search(head[match.end() :]):
                    return status, Words(start + match.start(), start + match.end(), match[0])
            for match in following:
                if pattern.fullmatch(match[0]):
                    return status, Words(self.trigger.end + match.start(), self.trigger.end + match.end(), match[0])
        held = [*_any("status", "held").finditer(head)][-1:]
        if held:
            return "held", Words(start + held[0].start(), start + held[0].end(), held[0][0])
        return "held", None

    def _place(self) -> Words | None:
        places = [m for m in self.mentions if (m.type == "LOC" and len(m.name) > 1) or m.name in _lexicon()["venues"]]
        barred = re.compile(r"\b(?:membahas|terkait|tentang|mengenai|soal|untuk|guna|yang|perang|konflik|krisis|situasi|agar|karena|isu|bahwa|upaya|kesepakatan|perdamaian)\b", re.I)
        opening = re.match(r"\W*di\s+", self.text, re.I)
        for match in re.finditer(r"\b(?:di|ke)\s+(?!sela|tengah)", self.text[self.trigger.end :], re.I):
            start = self.trigger.end + match.end()
            if barred.search(self.text[self.trigger.end : start]):
                break
            if self._nearest(start, start) and (chosen := _named_at(self.text, start, places)):
                return chosen
        if opening and opening.end() < self.trigger.start and (chosen := _named_at(self.text, opening.end(), places)):
            return chosen
        setting = self._setting()
        beside = setting and re.compile(r"[\s,]*(?:yang\s+)?(?:(?:berlangsung|digelar|diadakan)\s+)?di\s+", re.I).match(self.text, setting.end)
        return _named_at(self.text, beside.end(), places) if beside else None

    def _others(self) -> tuple[tuple[Party, str], ...]:
        """Hosts and mediators: who stands behind "diselenggarakan oleh", "dimediasi oleh"."""
        found = []
        for role, name in (("host", "hosted_by"), ("mediator", "mediated_by")):
            for match in _any(name).finditer(self.text):
                behind = next((party for party in self.parties if party.start >= match.end()), None)
                if behind and self._nearest(*match.span()) and re.fullmatch(r"\s+(?:oleh\s+)?", self.text[match.end() : behind.start]):
                    found.append((behind, role))
        return tuple(found)

    def _setting(self) -> Words | None:
        near = [s for s in self.settings if self._nearest(s.start, s.end)]
        return min(near, key=lambda s: abs(s.start - self.trigger.end), default=None)

    def _duration(self) -> Words | None:
        for timex in self.timexes:
            if timex.kind == "duration" and timex.value.startswith("PT") and self._nearest(timex.start, timex.end):
                return Words(timex.start, timex.end, timex.value)
        return None


def _named_at(text: str, start: int, places: Iterable[Mention]) -> Words | None:
    """The place named behind "di": the city rather than the state of "ibu kota Arab Saudi, Riyadh"."""
    chain: list[Mention] = []
    for place in places:
        gap = text[chain[-1].end if chain else start : max(start, place.start)]
        if place.start < start:
            continue
        fits = re.fullmatch(r"[\s,()]*", gap) if chain else re.fullmatch(r"(?:(?!dengan\b|pada\b|untuk\b|dari\b|yang\b|dan\b)[\w'’.-]+[\s,]+){0,7}", gap)
        if not fits:
            break
        chain.append(place)
    if not chain:
        return None
    best = next((m for m in chain if m.kind in ("city", "capital")), None) or next((m for m in chain if m.kind != "state"), chain[0])
    return Words(best.start, best.end, best.name)


def reported_days(text: str, timexes: Sequence[Timex]) -> list[Timex]:
    """The dates of a sentence on which somebody spoke: "kata Menlu pada Selasa (18/2)"."""
    behind_verb = re.compile(rf"{_any('reporting').pattern}(?:[\s,]+[\w.()-]+){{0,10}}[\s,(]*$", re.I)
    return [timex for timex in timexes if timex.kind == "date" and timex.precision in ("day", "minute") and timex.first and behind_verb.search(text[max(0, timex.start - 140) : timex.start])]


def delegation(text: str, parties: Sequence[Party]) -> Telling | None:
    """A sentence that lists the members of one side, read as a telling whose parties they are; None for any other."""
    found = re.search(rf"{_any('delegation_words').pattern}\s+", text, re.I)
    if not found or not _any("delegation_verbs").search(text):
        return None
    side = next((party.side for party in parties if party.start <= found.end() <= party.end), None)
    members = tuple(replace(party, side=side) for party in parties if party.kind == "person" and party.side in (None, side))
    if not side or not members:
        return None
    trigger = Trigger(found.start(), found.end(), found[0].strip(), "delegation", "meeting")
    return Telling(trigger, members, "meeting", "held", None, None, False, None, None, None, False)
