"""Who wrote an article and when, as a line says: a name, an outlet, a date, and nothing else but words of the page."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from . import dates, lexicons
from .judgement import Verdict, kept
from .outlets import Outlets
from .shape import ends_sentence, is_name, words_of

_HANDLE = re.compile(r"[a-z][a-z._]{2,20}(?: [a-z]{2,15})?")
_TAG = re.compile(r"<[^<>]{1,400}>")  # of a page's source
_OTHER_WORDS = 10  # in a timestamp line: an outlet, a label, a name


class Bylines:
    """The reader of bylines and timestamps. labels: the words before a name; editing: those of them before an editor's; lines: what else a page writes in a line."""

    def __init__(self, outlets: Outlets, lexicon: Mapping[str, Any], labels: Collection[str], editing: Collection[str], lines: Collection[str], folder: Path | None) -> None:
        self.outlets, self._labels, self._editing, self._lines = outlets, labels, editing, lines
        time = lexicons.load("time", folder)
        names = [name for names in (*time["months"].values(), *time["weekdays"].values()) for name in names]
        self._time_words = {word for words in (*lexicon["timestamp_words"], *names) for word in words.split()}
        self._date_labels = {words_of(word) for word in lexicon["date_labels"]}
        self._updated = {words_of(word) for word in lexicon["updated_words"]}
        self._nobody = {words_of(name) for name in lexicon["nobody"]}

    def author(self, words: str) -> str | None:
        """The name in a byline's words, without the editor who stands behind it, or None when it is nobody's."""
        words = _TAG.sub(" ", words)
        for match in re.finditer(r"[|/;]|(?<=\s)[-–—](?=\s)|(\w+)\s*:", words):
            if not match[1] or words_of(match[1]) in self._labels | self._date_labels:
                words = words[: match.start()]
                break
        first, _, rest = words.partition(" ")
        if words_of(first) in self._labels:
            words = rest
        parts = [part.strip(" .-–—|/") for part in re.sub(r"\s*\([^)]*\)", "", words).split(",")]
        parts = [part.rpartition(" ")[0] if " " in part and "." in (site := part.rpartition(" ")[2]) and self.outlets.known(site) else part for part in parts]  # "Rina Sari Contoh.com"
        names = [part for part in parts if part and words_of(part) not in self._nobody and not self.outlets.get(part)]
        return ", ".join(names)[:80] or None

    def timestamp(self, text: str) -> Verdict | None:
        """A line that holds a date or a clock and nothing else but words of the page, an outlet or a name."""
        if len(text) > 160 or not any(map(str.isdigit, text)):
            return None
        if sum(word not in self._time_words for word in words_of(text).split()) > _OTHER_WORDS:
            return None
        found = [timex for timex in dates.find(text) if timex.rule.startswith("absolute") or timex.rule in ("day-month", "count", "time")]
        if not found:
            return None
        rest = text
        for timex in reversed(found):
            rest = rest[: timex.start] + " | " + rest[timex.end :]
        told = {"updated": "yes"} if self._updated & set(words_of(rest).split()) else {}
        parts = [self._without_time_words(part) for part in re.split(r"[|•·/(),]|\s[-–—]\s|\s{2,}", rest)]
        left = []
        for part in filter(None, parts):
            if outlet := self.outlets.get(part):
                told["outlet"] = outlet.name
            elif words_of(part) not in self._lines and not part.isdigit() and not self._by_editor(part):
                left.append(part)
        if not left:
            return Verdict("timestamp", "date-alone", told)
        if len(left) == 1 and "|" in text and len(left[0].split()) <= 3 and self.outlets.get(left[0].split()[0]) and any(timex.clock for timex in found):
            return Verdict("timestamp", "date-and-section", told)  # "Harian dunia | 5 Maret 2025, 14:20 WIB"
        if len(left) == 1 and any(timex.rule.startswith("absolute") for timex in found):
            label, _, name = left[0].rpartition(":")
            written, _, last = label.strip().rpartition(" ")
            name = (written if words_of(last) in self._editing else name or label).strip()  # "rina Editor: Bayu Sari - Rabu, 5 Maret 2025"
            handle = any(timex.clock for timex in found) and _HANDLE.fullmatch(name)  # "rina - Rabu, 5 Maret 2025 - 21:03 WIB"
            if words_of(name) in self._nobody:
                return Verdict("timestamp", "date-alone", told)
            if handle or (is_name(name) and len(name.split()) <= 4):
                return Verdict("byline", "name-and-date", kept({**told, "author": self.author(name)}))
        return None

    def _by_editor(self, part: str) -> bool:
        """Whether a part of a line names the editor and nobody else: "Redaktur: Rina Sari"."""
        label, colon, name = part.partition(":")
        return bool(colon) and words_of(label) in self._editing and is_name(name.strip())

    def stamp_within(self, text: str) -> tuple[int, int] | None:
        """Where the date of a byline stands, with the words of the page around it, when it stands at one of its ends: "Rina Sari • | 22 Agustus 2019 05:47"."""
        found = [timex for timex in dates.find(text) if timex.rule.startswith("absolute") or timex.rule == "time"] if any(map(str.isdigit, text)) else []
        if not any(timex.rule.startswith("absolute") for timex in found):
            return None
        words = list(re.finditer(r"\S+", text))
        dated = [n for n, word in enumerate(words) if any(timex.start < word.end() and word.start() < timex.end for timex in found)]
        first, last = dated[0], dated[-1]
        beside = self._time_words | self._updated
        while first and words_of(words[first - 1][0]) in beside:
            first -= 1
        while last + 1 < len(words) and words_of(words[last + 1][0]) in beside | {""}:
            last += 1
        if not (first == 0) ^ (last + 1 == len(words)):
            return None
        return (0, words[last + 1].start()) if first == 0 else (words[first].start(), len(text))

    def _without_time_words(self, part: str) -> str:
        """A part of a timestamp line without the words of the page at its edges: "oleh Rina Sari Diperbarui" is Rina Sari."""
        parts, known = part.strip(" ,:.–—-").split(), self._time_words | self._updated
        while parts and words_of(parts[0]) in known | {""}:
            parts.pop(0)
        while parts and words_of(parts[-1]) in known | {""}:
            parts.pop()
        return " ".join(parts)

    def signature(self, text: str) -> Verdict | None:
        """An outlet alone, or a name and an outlet: "… - detikNews", "…, CNBC Indonesia"."""
        if len(text) > 100 or ends_sentence(text):
            return None
        full = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", text)  # "Mi’raj News Agency (MINA)"
        if full and (outlet := self.outlets.known(full[1])) and self.outlets.known(full[2]) == outlet:
            return Verdict("credit", "outlet-alone", {"outlet": outlet.name})
        if outlet := self.outlets.get(text):
            return Verdict("byline", "outlet-alone", {"outlet": outlet.name}) if outlet.publishes else Verdict("credit", "agency-alone", {"credit": outlet.name})
        parts = re.split(r"\s*[-–—|•,]\s+|\s+[-–—|•]\s*", text)
        if len(parts) not in (2, 3):
            return None
        if len(parts) == 3 and words_of(parts[0]) in self._lines and is_name(parts[1]) and (outlet := self.outlets.get(parts[2])):
            parts = parts[1:]  # "News - Rina Sari, CNBC Indonesia"
        for index in (-1, 0):
            outlet = self.outlets.get(parts[index])
            name = parts[0] if index else parts[1]
            if outlet and (is_name(name) or words_of(name) in self._nobody) and (len(parts) == 2 or words_of(parts[1]) in self._lines):
                return Verdict("byline", "name-and-outlet", kept({"author": self.author(name), "outlet" if outlet.publishes else "credit": outlet.name}))
        return None
