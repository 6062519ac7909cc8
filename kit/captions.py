"""Photo captions by their credit: "(Foto: …)", ". Foto: …", "(REUTERS/…)", ". AP/Name", "/Twitter/", "-ist-", "© …"."""

from __future__ import annotations

import re
from typing import Any

from .lexicons import alternatives

_TAIL = 200  # characters at the end of a line in which a credit stands
_OF_SOMEBODY = re.compile(r"\(([^()/]{2,30})/\s?([^()/]{3,40})\)\W{0,2}$")
_BEGINNING = 30  # characters by which a caption without a stop is known again
_SHORTEST = 8  # characters of a caption that stands twice
_LONGEST = 400  # characters of the longest caption
_LONGEST_LABELLED = 800  # of the longest that ends with its label: "(Foto: …)"


def _between_twice(text: str) -> str | None:
    """The credit of a caption that a page gives before and behind it: "Kota Contoh.Dok. Rina Sari Kota Contoh."."""
    text = text.rstrip()
    for match in re.finditer(r"[.!?]", text[: len(text) // 2]):
        caption = text[: match.end()]
        if len(caption) > _SHORTEST and text.endswith(caption):
            return text[match.end() : len(text) - len(caption)].strip() or None
    again = text.find(text[:_BEGINNING], _BEGINNING)
    if len(text) > 2 * _BEGINNING and again > 0 and text.startswith(text[again:]):
        return text[len(text) - again : again].strip() or None
    return None


class Captions:
    """The reader of photo credits, from the words of `noise.yml`."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._word, agency = alternatives(lexicon["photo_words"]), alternatives(lexicon["photo_agencies"])
        name = r"[^()\[\]/]{2,60}"
        label = rf"(?-i:F|FT|Ft)[-/:]\s?[^()\[\]]{{2,60}}|{self._word}(?:\s*[:/.,-][^()\[\]]{{0,100}}|\s+(?-i:[A-Z0-9@])[^()\[\]]{{0,100}})?"
        credit = rf"(?:{label}|(?:{name}/\s?)?{agency}(?:\s[\w.]{{2,12}})?\s?/{name}(?:/{name})?|{name}\s(?:via|/)\s?{agency})"
        self._in_brackets = re.compile(rf"[(\[]\s*(?P<credit>{credit})\s*[)\]]\W{{0,3}}$", re.I)
        self._after_stop = re.compile(rf"(?:[.!?|–—/-]|\s\s|(?<=[a-z0-9])(?=(?-i:[A-Z])))\s*(?P<credit>{self._word}\s*[:/]\s*(?:dok\.\s?)?(?:[^.:]|\.(?=\w)|(?<=\b(?-i:[A-Z]))\.){{2,80}})\.?\s*$", re.I)
        self._after_bar = re.compile(rf"\|\s*(?P<credit>{self._word}\b\s*:?\s*[^|]{{2,60}})$", re.I)
        bare = r"(?-i:[@A-Z][\w'’-]*\.?(?:\s[A-Z][\w'’-]*\.?){0,3})"
        joined = rf"(?:{bare}\s?(?:/|via|melalui)\s?)?{agency}(?:\s?(?:/|via|melalui)\s?{bare}){{0,2}}"
        site = r"[\w-]{2,30}\.(?:com|co\.id|id|org|net)"
        self._behind = re.compile(
            rf"(?<=[.)\]”\"])\s*(?:(?P<credit>{joined}|(?:{site}|{bare})/\s?{bare}|{site}|(?:sumber|source)\s?:\s?[^.]{{2,60}}|\((?:sumber|source)\s?:\s?(?P<source>[^()]{{2,60}})\)|(?:twitter|instagram|facebook|x)\.com/\S{{2,40}}|\((?P<bracketed>[^()]{{2,40}})\)\W*selengkapnya)|/\s?(?P<slashed>[^/.()]{{2,40}}(?:/[^/.()]{{0,40}})?)/?|-{{1,2}}\s?(?P<hyphened>(?:ist|dok|foto|istimewa)\b\.?[^.]{{0,40}}))(?<!\.)\s*$", re.I
        )
        self._behind_dash = re.compile(rf"\s[-–]\s?(?P<credit>{site})\s?[-–]\s*$", re.I)
        self._behind_slash = re.compile(rf"\s?/\s?(?P<credit>net|ist|istimewa|repro|rep|doc|dok|{agency})\s*$", re.I)
        self._alone = re.compile(rf"(?:sumber gambar,\s.{{2,60}}|{agency}/[\w .'’-]{{3,60}}(?:/[\w ]{{2,14}}){{0,4}}\.?|©\s?.{{2,60}}|(?:dok|ist|foto)\.\s?.{{2,50}}|(?-i:HO|IST|DOK|POOL)/.{{2,60}})", re.I)
        self._foreign = frozenset(lexicon["foreign_words"])
        positions = alternatives(lexicon["photo_positions"])
        self._position = re.compile(rf"\((?:[\w-]+\s+(?:dari\s+)?)?{positions}\)|\bdari\s{positions}\b", re.I)
        self._label = re.compile(rf"^(?:{self._word}\s*(?::|\.(?=\s))|(?:sumber\s+)?(?:foto|photo|dok|gambar|sumber)\b(?:\s+(?:by|oleh)\b)?[\s:.,/]*)\s*", re.I)

    def credit(self, text: str) -> str | None:
        """Who took the photograph, as the end of a line says; None when it says nothing of the kind."""
        tail = text[-_TAIL:]
        if len(text) > _LONGEST:
            labelled = self._in_brackets.search(tail) if len(text) <= _LONGEST_LABELLED else None
            return self.tidy(labelled["credit"]) if labelled and self._label.match(labelled["credit"]) else None
        if self._alone.fullmatch(text):
            return self.tidy(text)
        if between := _between_twice(text):
            return self.tidy(between)
        match = self._after_bar.search(tail) or self._in_brackets.search(tail) or self._after_stop.search(tail) or (self._behind_slash.search(tail) if len(text.split(None, 2)) > 1 else None)
        return self.tidy(match["credit"]) if match else None

    def bracketed(self, text: str) -> tuple[str, str] | None:
        """What stands on both sides of the slash in a bracket at the end: "(HARIAN/Nama Fotografer)"."""
        match = _OF_SOMEBODY.search(text[-_TAIL:]) if len(text) <= _LONGEST else None
        return (match[1].strip(), match[2].strip()) if match else None

    def credit_behind(self, text: str) -> str | None:
        """Who took the photograph, as bare words behind the sentence say: only above the article can they be read so."""
        if len(text) <= _LONGEST and (dashed := self._behind_dash.search(text[-_TAIL:])):
            return self.tidy(dashed["credit"])
        match = self._behind.search(text[-_TAIL:]) if len(text) <= _LONGEST else None
        words = match and next(filter(None, (match["source"], match["bracketed"], match["credit"], match["slashed"], match["hyphened"])), None)
        return self.tidy(words) if words else None

    def shows_somebody(self, text: str) -> bool:
        """Whether a line says where somebody stands in a photograph: "(kiri)", "(keempat dari kanan)"."""
        return bool(self._position.search(text))

    def is_foreign(self, text: str) -> bool:
        """Whether a line is in the language of the service that a page is translated from, as its captions are."""
        return len(self._foreign & set(text.casefold().split())) > 1

    def tidy(self, words: str) -> str:
        """A credit without the label before it; the label itself when nothing else is there ("Istimewa")."""
        return self._label.sub("", words.strip()).strip(" ©./-") or words.strip(" .:")
