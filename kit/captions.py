"""Photo captions by their credit: "(Foto: …)", ". Foto: …", "(REUTERS/…)", "© …"."""

from __future__ import annotations

import re
from typing import Any

from .lexicons import alternatives

_TAIL = 200  # characters at the end of a line in which a credit stands
_LONGEST = 400  # characters of the longest caption


class Captions:
    """The reader of photo credits, from the words of `noise.yml`."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._word, agency = alternatives(lexicon["photo_words"]), alternatives(lexicon["photo_agencies"])
        name = r"[^()\[\]/]{2,60}"
        label = rf"{self._word}(?:\s*[:/.,-][^()\[\]]{{0,100}}|\s+(?-i:[A-Z0-9@])[^()\[\]]{{0,100}})?"
        credit = rf"(?:{label}|(?:{name}/\s?)?{agency}\s?/{name}|{name}\s(?:via|/)\s?{agency})"
        self._in_brackets = re.compile(rf"[(\[]\s*(?P<credit>{credit})\s*[)\]]\W{{0,3}}$", re.I)
        self._after_stop = re.compile(rf"(?:[.!?|–—/-]|\s\s)\s*(?P<credit>{self._word}\s*[:/]\s*[^.:]{{2,80}})\.?\s*$", re.I)
        self._alone = re.compile(rf"(?:{agency}/[\w .'’-]{{3,60}}|©\s?.{{2,60}})", re.I)
        self._label = re.compile(rf"^(?:{self._word}\s*[:.]|(?:sumber\s+)?(?:foto|photo|dok|gambar)\b[\s:./]*)\s*", re.I)

    def credit(self, text: str) -> str | None:
        """Who took the photograph, as the end of a line says; None when it says nothing of the kind."""
        if len(text) > _LONGEST:
            return None
        tail = text[-_TAIL:]
        match = self._in_brackets.search(tail) or self._after_stop.search(tail)
        words = match["credit"] if match else text if self._alone.fullmatch(text) else None
        return self.tidy(words) if words else None

    def tidy(self, words: str) -> str:
        """A credit without the label before it; the label itself when nothing else is there ("Istimewa")."""
        return self._label.sub("", words.strip()).strip(" ©.") or words.strip(" .:")
