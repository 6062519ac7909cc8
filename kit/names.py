"""What the lexicons know of names: states, cities, people and organisations by every way they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from . import lexicons

WORD = re.compile(r"[^\W_]+")
GAP = re.compile(r"[\s.,'’\"“”-]{1,4}")  # between the words of one name

# what a state may be called in front of its name: "Republik Persatuan Tanzania"
REALM = re.compile(r"(?:Republik|Kerajaan|Federasi|Persemakmuran|Kesultanan|Keemiran|Negara)\s+(?:(?:Rakyat|Sosialis|Islam|Demokratik|Persatuan|Federal|Kesatuan|Bolivarian)\s+)*")

# Small words of names, folded.
FATHERS = ("bin", "binti", "ibn", "ibni")  # before the name of the father
ARTICLES = ("al", "el")  # before the name of a family that is also told without: "Maliki" is Nouri al-Maliki
PATRONYMIC = FATHERS + ARTICLES
JUNIOR = ("jr", "sr", "i", "iv")  # behind a last name; folded, "i" is "II" and "III" too

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "region"}


@dataclass(frozen=True)
class Name:
    """One canonical name. kind: state, city, region, person or organisation; state: the ISO 3166-1 code it belongs to."""

    name: str
    type: str
    kind: str
    en: str | None = None
    state: str | None = None
    of_state: bool = False  # a ministry: whose it is, the state behind it says


@dataclass(frozen=True)
class Hit:
    """A lexicon name at `text[start:end]`; `alone` says that it counts even where the model saw nothing."""

    start: int
    end: int
    name: Name
    alone: bool
    spun: bool


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A name without case, accents and the accidents of transliteration: Sergey and Sergei, Erdoğan and Erdogan meet."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = " ".join(WORD.findall(plain))
    plain = re.sub(r"(?:iy|yy|ij|ei|ey|ii|yi|y|j(?=\b))(?=\s|$)", "i", plain)
    plain = plain.replace("y", "i").replace("w", "v").replace("kh", "h")
    return re.sub(r"([a-z])\1", r"\1", plain).replace("ie", "e")


class Names:
    """The lexicons of one corpus as an index from written forms to names."""

    def __init__(self, folder: Path | None) -> None:
        self._as_written: dict[tuple[str, ...], tuple[Name, bool, bool]] = {}  # acronyms, and names with a small first letter
        self._any_case: dict[tuple[str, ...], tuple[Name, bool, bool]] = {}  # the others, which need a capital in the text
        self._reach: dict[str, int] = {}  # first word of a written form -> words of the longest form that it begins
        self.states: dict[str, Name] = {}
        aliases = lexicons.load("aliases", folder)
        places = lexicons.load("states", folder)
        self._not_alone = {word.casefold() for word in (*aliases["not_alone"], *places["not_alone"])}
        self.capitals = frozenset(places["capitals"])
        swaps = lexicons.load("spun", folder)["swaps"]
        self.swapped = frozenset(swaps)
        self._swaps: dict[str, list[str]] = {}
        for swapped, original in swaps.items():
            self._swaps.setdefault(original, []).append(swapped)
        self._add_places(places)
        for entry in aliases["entities"]:
            _check(entry, self.states, folder)
            kind = KINDS[entry["type"]]
            english = entry.get("en") or (entry["name"] if kind == "person" else None)
            self._add(Name(entry["name"], entry["type"], kind, english, entry.get("state"), entry.get("of_state", False)), entry.get("aliases", ()))
        self._small = frozenset(form[0] for form in self._as_written if form[0].islower())
        self._by_fold = {fold(" ".join(form)): name for form, (name, _, _) in self._any_case.items() if len(form) > 1}

    def _add_places(self, places: dict) -> None:
        from babel import Locale

        indonesian, english = Locale("id").territories, Locale("en").territories
        codes = [code for code in indonesian if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")]
        for code in codes:
            name = Name(places["state_names"].get(code, indonesian[code]), "LOC", "state", english[code], code)
            self.states[code] = name
            self._add(name, (indonesian[code], english[code], *places["state_aliases"].get(code, ())))
        for code, cities in places["cities"].items():
            for city in cities:
                first, *others = (form.strip() for form in city.split("|"))
                self._add(Name(first, "LOC", "city", None, code), others)
        for code, provinces in places["provinces"].items():
            for province in provinces:
                first, *others = (form.strip() for form in province.split("|"))
                self._add(Name(first, "LOC", "region", None, code), others)
        for region, others in places["regions"].items():
            self._add(Name(region, "LOC", "region", others[0] if others else None, None), others)

    def _add(self, name: Name, forms: Iterable[str]) -> None:
        for form in (name.name, *forms):
            words = WORD.findall(form)
            written = _acronym(form) or form[0].islower()
            forms_of = self._as_written if written else self._any_case
            key = tuple(words) if written else tuple(word.casefold() for word in words)
            alone = form.casefold() not in self._not_alone
            self._hold(forms_of, key, (name, alone, False))
            if len(words) > 1:  # a synonym program may have changed a word of the name
                for place, word in enumerate(words):
                    for swapped in self._swaps.get(word.casefold(), ()):
                        spun = (*key[:place], swapped, *key[place + 1 :])
                        self._hold(forms_of, spun, (name, alone, True))

    def _hold(self, forms_of: dict[tuple[str, ...], tuple[Name, bool, bool]], form: tuple[str, ...], found: tuple[Name, bool, bool]) -> None:
        forms_of.setdefault(form, found)
        if form:
            self._reach[form[0]] = max(self._reach.get(form[0], 0), len(form))

    def _find(self, words: list[str]) -> tuple[Name, bool, bool] | None:
        found = self._as_written.get(tuple(words))
        if found is None and words[0][0].isupper():
            found = self._any_case.get(tuple(word.casefold() for word in words))
        return found

    def exact(self, text: str) -> Hit | None:
        """The name that a whole text writes, if the lexicon has it; for longer names, spelling and accents are forgiven."""
        words = WORD.findall(text)
        if not words:
            return None
        found = self._find(words)
        if found is None and len(words) > 1 and (name := self._by_fold.get(fold(text))):
            found = (name, True, False)
        if found is None and len(plain := [words[0], *(word for word in words[1:-1] if len(word.strip(".")) > 1), words[-1]]) < len(words):
            found = self._find(plain)  # "Michael R Contoh": the initial in the middle is often left out
        if found is None and len(plain := _whole_name(words)) == 2 and (short := self._find(plain)) and short[0].type == "PER":
            found = short  # "Lloyd James Contoh III"
        if found is None and (realm := REALM.match(text)) and (rest := self._find(WORD.findall(text[realm.end() :]) or [" "])) and rest[0].kind == "state":
            found = (rest[0], False, rest[2])
        if found is None and words[0].casefold() in ("kota", "pulau") and len(words) > 1 and (rest := self._find(words[1:])) and rest[0].type == "LOC":
            found = rest  # "Kota Kyiv"
        if found is None and len(hits := self.scan(text)) == 2 and hits[0].name.of_state and hits[1].name.kind == "state" and hits[0].start == 0 and hits[1].end == len(text):
            found = (belonging(hits[0].name, hits[1].name), True, hits[1].spun)
        return found and Hit(0, len(text), *found)

    def scan(self, text: str) -> list[Hit]:
        """Every lexicon name in a text, the longest at each place, none overlapping."""
        words = list(WORD.finditer(text))
        hits: list[Hit] = []
        at = 0
        while at < len(words):
            step = 1
            word = words[at][0]
            if word[0].isupper() or word in self._small:
                reach = max(self._reach.get(word, 0), self._reach.get(word.casefold(), 0))
                for length in range(min(reach, len(words) - at), 0, -1):
                    group = words[at : at + length]
                    if all(GAP.fullmatch(text, a.end(), b.start()) for a, b in zip(group, group[1:])) and (found := self._find([w[0] for w in group])):
                        hits.append(Hit(group[0].start(), group[-1].end(), *found))
                        step = length
                        break
            at += step
        return hits


def _whole_name(words: list[str]) -> list[str]:
    """First and last word of a name of up to four, what follows the last name aside; nothing for one that tells a father's or a family's name by "bin" or "al"."""
    while len(words) > 2 and fold(words[-1]) in JUNIOR:
        words = words[:-1]
    fathers = any(fold(word) in PATRONYMIC for word in words)
    return [words[0], words[-1]] if 2 < len(words) < 5 and not fathers else []


def _check(entry: object, states: dict[str, Name], folder: Path | None) -> None:
    """Raise ValueError, with what was expected and found, for an entry of `aliases.yml` that is not of the form the file describes."""
    where = f"aliases.yml{f' (the one shipped, or that in {folder})' if folder else ''}, entity {entry!r}"
    form = "write it as {name: Budi Santoso, type: PER, aliases: [B. Santoso]}"
    if not isinstance(entry, dict):
        raise ValueError(f"{where}: expected name, type and aliases; {form}")
    unknown = set(entry) - {"name", "type", "en", "state", "of_state", "aliases"}
    if unknown:
        raise ValueError(f"{where}: there is no field {', '.join(map(repr, sorted(map(str, unknown))))}; {form}")
    aliases = entry.get("aliases", [])
    written = [entry.get("name"), *(aliases if isinstance(aliases, list) else [None])]
    if not all(isinstance(form_of, str) and WORD.search(form_of) for form_of in written):
        raise ValueError(f"{where}: name must be text, and aliases a list of text in brackets; {form}")
    if entry.get("type") not in KINDS:
        raise ValueError(f"{where}: type must be one of {', '.join(KINDS)}, found {entry.get('type')!r}; {form}")
    if entry.get("state") is not None and entry["state"] not in states:
        raise ValueError(f"{where}: state must be a two-letter code of ISO 3166-1 such as ID or RU, found {entry['state']!r}; {form}")


def belonging(ministry: Name, state: Name) -> Name:
    """The ministry of one state: Kementerian Luar Negeri + Rusia."""
    return replace(ministry, name=f"{ministry.name} {state.name}", en=f"{ministry.en}, {state.en}", state=state.state, of_state=False)


def _acronym(form: str) -> bool:
    """Short capitals are matched as they stand: "AS" is a state, "as" and "As" are words."""
    letters = "".join(WORD.findall(form))
    return len(letters) <= 3 and letters.isupper()


def names(folder: Path | None = None) -> Names:
    """The names of the shipped lexicons and of the corpus's own `aliases.yml` and `states.yml`."""
    own = tuple((path.stat().st_mtime_ns, path.stat().st_size) if (path := folder / f"{name}.yml").is_file() else None for name in ("aliases", "states", "spun")) if folder else ()
    return _names(folder, own)


@lru_cache(maxsize=8)
def _names(folder: Path | None, stamps: tuple) -> Names:
    return Names(folder)
