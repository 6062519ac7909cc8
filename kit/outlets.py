"""Outlets and agencies by any of their written forms: `kit/lexicons/outlets.yml` turned round."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from . import lexicons

# A site that the lexicon does not know still says by its address that it is an outlet.
_DOMAIN = re.compile(
    r"(?:www\.)?[a-z0-9][\w-]{1,40}(?:\.[a-z]{2,12}){0,2}\.(?:co\.id|or\.id|go\.id|ac\.id|web\.id|my\.id|com|net|org|co|id|news|tv|info|in|me|xyz|online|site|press|today|media)", re.I
)
_WORD = re.compile(r"\S+")
_NAME_WORD = re.compile(r"[A-Z][\w'’&.-]*")


@dataclass(frozen=True)
class Outlet:
    """An outlet or agency. `publishes`: it has articles of its own in Indonesian, so it can be an article's outlet."""

    name: str
    publishes: bool
    agency: bool = False


class Outlets:
    """The outlets of one corpus: those of the lexicon, and those that its own `outlets.yml` adds."""

    def __init__(self, folder: Path | None = None) -> None:
        media = lexicons.load("media_words", folder)
        part = lexicons.alternatives(media["parts"])
        self._media = re.compile(rf"\b(?:{lexicons.alternatives(media['words'])}\b|{part}|\w+{part}\b)", re.I)
        self._index: dict[str, Outlet] = {}
        for entry in lexicons.load("outlets", folder):
            agency = entry.get("kind") == "agency"
            outlet = Outlet(entry["name"], not agency or entry.get("own", False), agency)
            for form in (entry["name"], entry.get("domain"), *entry.get("forms", ())):
                if form:
                    self._index[_key(form)] = outlet

    def known(self, words: str) -> Outlet | None:
        """The outlet of the lexicon that has this written form."""
        return self._index.get(_key(words))

    def get(self, words: str) -> Outlet | None:
        """The outlet that these words name: one of the lexicon, or one that is written as an address."""
        if outlet := self.known(words):
            return outlet
        name = words.strip()
        if not _DOMAIN.fullmatch(name):
            return None
        name = re.sub(r"^www\.", "", name, flags=re.I)
        return Outlet(name.capitalize() if name.isupper() or name.islower() else name, True)

    def by_its_words(self, words: str) -> Outlet | None:
        """An outlet that no lexicon has and no address shows: up to three words with a capital, one of them a word for media; a word without a vowel stays in capitals."""
        parts = words.split()
        if not 0 < len(parts) <= 3 or not all(_NAME_WORD.fullmatch(part) for part in parts) or not self._media.search(words):
            return None
        return Outlet(" ".join(part.capitalize() if words.isupper() and set(part) & set("AEIOU") else part for part in parts), True)

    def of_known_address(self, url: str) -> Outlet | None:
        """The outlet of a web address: by its host, or by the nearest parent of it that the lexicon has."""
        labels = _host(url).split(".")
        parents = (".".join(labels[start:]) for start in range(len(labels) - 1))
        return next((outlet for parent in parents if (outlet := self._index.get(parent))), None)

    def of_address(self, url: str) -> Outlet | None:
        """The same, and for a host that the lexicon does not have an outlet of that name."""
        return self.of_known_address(url) or self.get(_host(url))

    def longest_at(self, text: str, start: int) -> tuple[Outlet, int] | None:
        """The longest known form, of four words at most, that begins at `start`; with the place where it ends."""
        ends = [match.end() for match in _WORD.finditer(text, start, start + 80)][:4]
        for end in reversed(ends):
            form = text[start:end].rstrip(".,;:!?\"'”’)]")
            if outlet := self.known(form):
                return outlet, start + len(form)
        return None


def _key(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip().casefold().removeprefix("www.")


def _host(url: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip().casefold()).split("/")[0]
