"""Who speaks: names, offices, pronouns and words around a reporting verb, resolved within one article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import roles
from .parties import Party
from .scenes import POINTING, WITHIN, Named, Scene, forms
from .words import Word

REACH = 12  # words in a phrase for a speaker
FAR = 400  # names that are looked through for an office or an organisation
BACK = 4  # sentences that a pronoun reaches back


@dataclass(frozen=True)
class Voice:
    """Who speaks. speaker: entity_id, or the words; others: who speaks with them; words: as they stand, if they do.

    resolved_by: name, pronoun, role, statement (whoever issued it), context (who spoke before) or words (nobody named);
    corpus or lexicon for the holder of an office who is named only in another article, or in the lexicon of office-holders.
    """

    speaker: str
    resolved_by: str
    start: int | None = None
    end: int | None = None
    others: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return self.resolved_by != "words"


class Speakers(Scene):
    """One article read from its first sentence to its last; remembers who spoke."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int, str]], words: dict[str, list[Word]], names: Sequence[Named], holders: Sequence[Party] = ()) -> None:
        super().__init__(text, sentences, words, names)
        self.parts: dict[str, set[str]] = {}
        for name in self.names:
            for part in self.text[name.start : name.end].casefold().split() if name.type == "PER" else ():
                self.parts.setdefault(part, set()).add(name.entity_id)
        self.holders = holders
        self.held: dict[str, str] = {}  # words for an office -> entity_id of who holds it
        self.voice: Voice | None = None
        self.voice_at = -1
        self.issuer: Voice | None = None  # of the statement that was spoken of last
        self.offices = [office for name in self.names if name.type == "PER" for office in self._offices_of(name)]

    def under_a_name(self, voice: Voice | None) -> Voice | None:
        """The voice under the name of the office-holder, where its words are an office alone: "kata Menlu RI"; else as it is."""
        if voice is None or voice.resolved_by not in ("words", "context"):
            return voice
        if voice.start is not None and voice.end is not None:
            holder = next((party for party in self.holders if party.start <= voice.start and voice.end <= party.end), None)
            if holder:
                self.held[voice.speaker] = holder.entity_id
                return replace(voice, speaker=holder.entity_id, resolved_by=holder.resolved_by)
        return replace(voice, speaker=self.held[voice.speaker]) if voice.speaker in self.held else voice

    def heard(self, voice: Voice, at: int) -> None:
        """Remember who spoke, for the pronouns that follow."""
        self.voice, self.voice_at = voice, self.sentence_of(at)
        first, last, _ = self.sentences[max(self.voice_at, 0)]
        if any(word.form in forms("documents") for word in self.between(first, last)):
            self.issuer = voice

    def behind(self, at: int, end: int, *, subject: bool = False) -> Voice | None:
        """Who is named right behind a verb: "kata Menteri Luar Negeri Norwegia Ingrid Solberg kepada …"; subject: see `resolve`."""
        words = self.between(at, end)
        run: list[Word] = []
        for place, word in enumerate(words[: 2 * REACH]):
            following = words[place + 1] if place + 1 < len(words) else None
            name = self.covering(word.start)
            if word.upos == "PUNCT" and not name:
                person = following and self.covering(following.start)
                if word.form == "," and run and person and person.type == "PER" and not self.covering(run[0].start):
                    continue  # "Juru Bicara Kementerian Luar Negeri AS, Tammy Bruce"
                break
            if not (name or self._inside(word, following, words[place:], run)):
                break
            run.append(word)
        return self.resolve(run, subject=subject, spoke=True)

    def _inside(self, word: Word, following: Word | None, rest: Sequence[Word], run: Sequence[Word]) -> bool:
        if word.upos == "PRON":
            return word.form in forms("pronouns", "unnamed") and not run
        if word.upos == "CCONJ":
            return bool(run and following and self.covering(following.start))
        if word.form in WITHIN:
            return any((name := self.covering(later.start)) and name.type == "PER" for later in rest[1:REACH])
        return self.nominal(word) or (not run and word.form in forms("unnamed"))

    def before(self, verb: int, first: int) -> Voice | None:
        """Who is the subject of the verb that begins at `verb`, in a sentence that begins at `first`."""
        words = self.between(first, verb)
        while words and (words[-1].form in forms("between") or words[-1].upos in ("ADV", "AUX")) and not self.covering(words[-1].start):
            words.pop()
        run = self.phrase_ending(words)
        if run and not self.governed(words[: len(words) - len(run)]) and (voice := self.resolve(run, subject=True)):
            return voice
        return self._first_subject(words)

    def _first_subject(self, words: Sequence[Word]) -> Voice | None:
        """The first person, or else the first organisation, state or office, that nothing governs."""
        found: list[Voice] = []
        place = 0
        while place < len(words):
            end = place
            while end < len(words) and self.continues(words, place, end):
                end += 1
            pronoun = words[place].form in forms("pronouns") and words[place].upos == "PRON"
            run = list(words[place : end + pronoun])
            if run and not self.governed(words[:place]) and (voice := self.resolve(run, subject=True)):
                found.append(voice)
            place = max(end, place + 1)
        persons = [voice for voice in found if voice.speaker.startswith("PER:")]
        return next(iter(persons or found), None)

    def resolve(self, run: Sequence[Word], *, subject: bool = False, spoke: bool = False) -> Voice | None:
        """Whom a phrase means. subject: it must be something that speaks; "langkah itu" does not. spoke: see `pronoun`."""
        if not run:
            return None
        start, end = run[0].start, run[-1].end
        head, names, persons = run[0].form, self.names_in(run), self.persons(run)
        words = self.text[start:end]
        place = dict(start=start, end=end)
        if head in forms("pronouns"):
            return self.pronoun(start, **place, spoke=spoke)
        if persons:
            together = any(word.upos == "CCONJ" for word in run)
            if not together and "," in words[: persons[-1].start - start]:  # "pembawa acara Budi Santoso, Ani Wijaya"
                return Voice(persons[-1].entity_id, "name", **place)
            return Voice(persons[0].entity_id, "name", others=tuple(name.entity_id for name in persons[1:]) if together else (), **place)
        if head in forms("unnamed"):
            document = any(word.form in forms("documents") for word in run[:3])
            return Voice(names[0].entity_id, "name", **place) if document and names else Voice(words, "words", **place)
        if head in forms("documents"):
            return Voice(names[0].entity_id, "name", **place) if names else self._issued(start, words, place)
        lead = self._lead(run, names)
        if lead:
            return Voice(names[0].entity_id, "name", others=tuple(name.entity_id for name in names[1:] if any(word.upos == "CCONJ" for word in run)), **place)
        return self._by_role(run, names, words, place, subject)

    def _lead(self, run: Sequence[Word], names: Sequence[Named]) -> bool:
        """Whether the phrase is a name itself, with no more than its kind in front: "kantor berita Xinhua"."""
        if not names or (names[0].type == "LOC" and names[0].start > run[0].start and run[0].form not in ("pemerintah", "pihak", "otoritas")):
            return False
        front = self.text[run[0].start : names[0].start].casefold().strip()
        return not front or front in forms("of_bodies") or front.split()[0] in ("pemerintah", "pihak", "otoritas")

    def _by_role(self, run: Sequence[Word], names: Sequence[Named], words: str, place: dict, subject: bool) -> Voice | None:
        pointed = run[-1].form in POINTING
        office = roles.pattern("offices", "groups", "honorifics").match(words) or re.match(r"(?:mantan|eks)\s", words, re.I)
        if run[0].form in forms("bodies") and not names and (pointed or len(run) == 1):
            body = self._last_body(run[0].form, run[0].start)
            return body and Voice(body, "role", **place) or Voice(words, "words", **place)
        if office and not (office[0].casefold() in forms("bodies")):
            holder = self._holder(words, [name.entity_id for name in names], run[0].start)
            if holder is None and pointed:
                last = self.pronoun(run[0].start, **place)
                holder = last.speaker if last else None
            return Voice(holder, "role", **place) if holder else Voice(words, "words", **place)
        bearers = self.parts.get(words.casefold(), ())
        if len(bearers) == 1:  # a part of a name that no mention covers
            return Voice(*bearers, "name", **place)
        if subject and (all(word.upos == "PROPN" for word in run) or run[0].form in forms("bodies")):
            return Voice(words, "words", **place)
        if pointed and not subject and (last := self.pronoun(run[0].start, **place)):
            return Voice(last.speaker, "role", **place)
        return None if subject else Voice(words, "words", **place)

    def resolve_issuer(self, at: int, *, start: int, end: int) -> Voice:
        """Whoever issued the statement that was spoken of last before a place; the words for it stand at start to end."""
        return self._issued(at, self.text[start:end], dict(start=start, end=end))

    def _issued(self, at: int, words: str, place: dict) -> Voice:
        here = self.sentence_of(at)
        for number in () if self.issuer else range(here, max(-1, here - FAR), -1):
            first, last, _ = self.sentences[number]
            if any(word.form in forms("documents") for word in self.between(first, min(last, at))):
                found = [name for name in self.named(first, min(last, at)) if not self.governed(self.between(first, name.start)) or name.type == "ORG"]
                if found:
                    return Voice(found[0].entity_id, "statement", **place)
        known = self.issuer or self.voice
        return Voice(known.speaker, "statement", others=known.others, **place) if known else Voice(words, "words", **place)

    def pronoun(self, at: int, start: int | None = None, end: int | None = None, *, spoke: bool = False) -> Voice | None:
        """Whom "ia" means: the person who spoke last, or the subject of a sentence since then.

        spoke: it says that someone speaks on ("katanya"), so that whoever spoke last is meant.
        """
        here = self.sentence_of(at)
        last_spoke = self.voice is not None and self.voice.speaker[:4] in ("PER:", "ORG:", "LOC:")
        if spoke and last_spoke and here - self.voice_at <= BACK:
            return Voice(self.voice.speaker, "pronoun", start, end)
        for number in range(here - 1, max(-1, here - 1 - BACK), -1):
            if last_spoke and self.voice.speaker.startswith("PER:") and self.voice_at >= number:
                break
            first, last, _ = self.sentences[number]
            persons = [name for name in self.named(first, last) if name.type == "PER" and self._is_subject(name, first)]
            if persons:
                return Voice(persons[0].entity_id, "pronoun", start, end)
        return Voice(self.voice.speaker, "pronoun", start, end) if last_spoke else None

    def _is_subject(self, name: Named, first: int) -> bool:
        """Whether a person can be the subject of a sentence that begins at `first`: not governed, with no more than an office in front."""
        words = self.between(first, name.start)
        run = self.phrase_ending(words, person=True)
        office = not run or roles.leading(self.text[run[0].start : name.start]) > 0
        return office and not self.governed(words[: len(words) - len(run)])

    def _offices_of(self, name: Named) -> list[tuple[int, set[str], set[str], str]]:
        """The offices that a name stands with: place, offices, names of states and bodies in the phrase, entity_id."""
        first, last, _ = self.sentences[max(self.sentence_of(name.start), 0)]
        before = self.phrase_ending(self.between(first, name.start), person=True)
        behind: list[Word] = []
        rest = self.between(name.end, last)
        if rest and rest[0].form == ",":
            for word in rest[1:REACH]:
                if not self.nominal(word):
                    break
                behind.append(word)
        if not before and rest and len(words := self.between(first, name.start)) > 1 and words[-1].form == ",":
            before = self.phrase_ending(words[:-1])  # "Juru Bicara Komisi Eropa, Clara Jansen"
        found = []
        for run in (before, behind):
            if run and (offices := _offices(self.text[run[0].start : run[-1].end])):
                found.append((name.start, offices, {other.entity_id for other in self.names_in(run) if other.type != "PER"}, name.entity_id))
        return found

    def _holder(self, words: str, sides: Sequence[str], at: int) -> str | None:
        """The person whom the article gave this office last before a place, of these sides where any is named."""
        wanted = _offices(words)
        known = bisect_left(self.offices, at, key=lambda office: office[0])
        for _, offices, of, person in self.offices[max(0, known - FAR) : known][::-1]:
            if offices & wanted and (not sides or not of or of & set(sides)):
                return person
        return None

    def _last_body(self, noun: str, at: int) -> str | None:
        """The organisation named last, of those called by this noun where there are any."""
        known = bisect_left(self.name_starts, at)
        named = [name.entity_id for name in self.names[max(0, known - FAR) : known][::-1] if name.type == "ORG"]
        return next((entity_id for entity_id in named if entity_id[4:].casefold().startswith(noun)), next(iter(named), None))


def _offices(words: str) -> set[str]:
    known = roles.office_forms()
    return {known[re.sub(r"\s+", " ", match[0].casefold())] for match in roles.pattern("offices").finditer(words)}
