"""Indirect speech: a clause that someone is said to have said, with its verb, in sentences without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from . import lexicons
from .scenes import forms, weekdays
from .speakers import Speakers, Voice
from .words import Word

TO_THAT = 14  # words between a verb and its "bahwa": "mengatakan kepada wartawan di Beijing, Senin (3/3), bahwa"
TAIL = 10  # words that follow who passed a statement on, at the end of its sentence
NEAR = 60  # characters between a speaker's name and the comma behind which the statement goes on
CHAIN = 16  # words of a clause's subject, among which its predicate is looked for
NOMINAL = frozenset("NOUN PROPN PRON DET NUM ADJ X".split())
HELPERS = frozenset("AUX PART".split())
PREDICATES = frozenset("VERB AUX PART".split())
PURPOSE = frozenset(("untuk", "guna", "agar", "demi", "supaya", "dalam"))
CAPITALISED = re.compile(r"(?:[A-Z][\w.'’-]*)(?:\s+[A-Z][\w.'’-]*){0,4}")


@dataclass(frozen=True)
class Said:
    """What is said at `start` to `end` of the article, by whom, with which word, and who passed it on."""

    start: int
    end: int
    voice: Voice | None
    verb: str
    cue_start: int
    cue_end: int
    via: str | None = None


@cache
def alternatives(*groups: str) -> str:
    """A pattern for the words of some groups of `reporting.yml`."""
    return lexicons.alternatives(forms(*groups))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:(?:seperti|sebagaimana|demikian)\s+(?:yang\s+)?)?(?P<verb>{alternatives('passing_on')}|lapor)(?:nya)?\s+(?:{alternatives('passing_words')}\s+)*", re.I)


def passed_on(scene: Speakers, start: int, end: int) -> tuple[str | None, int | None]:
    """Who passed on what is said in a stretch of text, as entity_id or words, and where the words that say so begin."""
    for match in _tail().finditer(scene.text, start, end):
        if scene.covering(match.start("verb")):
            continue
        name = scene.covering(match.end())
        if name and name.type != "PER":
            return name.entity_id, match.start()
        words = CAPITALISED.match(scene.text, match.end(), end)
        if words and not name and words[0].split()[0].casefold() not in weekdays():
            return words[0], match.start()
        document = re.compile(rf"(?:sebuah\s+)?{alternatives('documents')}(?:\s+(?:resmi|tertulis|bersama|pers))*", re.I).match(scene.text, match.end(), end)
        if document:
            return document[0], match.start()
    return None, None


def reported(scene: Speakers, first: int, last: int) -> Said | None:
    """The indirect speech of a sentence of the scene's article, if it holds any."""
    words = scene.between(first, last)
    via, cut = passed_on(scene, first, last)
    end = cut if cut is not None and cut > first and len(scene.between(cut, last)) <= TAIL else last
    said = _according(scene, first, end) or _behind(scene, first, end) or _with_verb(scene, words, first, end) or _passive(scene, words, first, end)
    if said is None or not re.search(r"\w+\W+\w+", scene.text[said.start : said.end]):
        return None
    if said.voice and said.voice.speaker[:4] == "ORG:" and said.verb.casefold() in ("melaporkan", "memberitakan", "mewartakan"):
        inner = _with_verb(scene, scene.between(said.start, end), said.start, end)
        if inner and inner.voice and inner.voice.known:
            return Said(inner.start, inner.end, inner.voice, inner.verb, inner.cue_start, inner.cue_end, said.voice.speaker)
    return Said(said.start, said.end, said.voice, said.verb, said.cue_start, said.cue_end, via)


def _said(scene: Speakers, start: int, end: int, voice: Voice | None, cue: tuple[int, int]) -> Said:
    text = scene.text[start:end]
    start += len(text) - len(text.lstrip(" ,:"))
    return Said(start, max(start, start + len(scene.text[start:end].rstrip(" ,\n"))), voice, scene.text[slice(*cue)], *cue)


def _according(scene: Speakers, first: int, end: int) -> Said | None:
    """ "Menurut X, …", "Kata X, …" and "Katanya, …" """
    found = re.compile(rf"{alternatives('according_to', 'after')}(?P<he>nya)?\b", re.I).match(scene.text, first, end)
    if not found:
        return None
    voice = scene.pronoun(first, spoke=True) if found["he"] else scene.behind(found.end(), end, subject=found[0].casefold() in forms("ambiguous"))
    if found["he"] and voice:
        return _said(scene, found.end(), end, voice, found.span())
    comma = scene.text.find(",", max(found.end(), voice.end if voice and voice.end else 0), end)
    passing = passed_on(scene, comma, end)[1] if comma > 0 else None
    if passing is not None and passing - comma < 3:  # "Menurut X, seperti dikutip TASS, …"
        comma = scene.text.find(",", passing + 1, end)
    return _said(scene, comma + 1, end, voice, found.span()) if voice and comma > 0 else None


def _behind(scene: Speakers, first: int, end: int) -> Said | None:
    """ "…, kata X." and "…, menurut X, …" without quotation marks """
    for found in re.compile(rf",\s*(?P<verb>{alternatives('after', 'according_to')}|demikian)(?P<he>nya)?\b", re.I).finditer(scene.text, first, end):
        unsure = found["verb"].casefold() in forms("ambiguous") or found["verb"].casefold() == "demikian"
        voice = scene.pronoun(first, spoke=True) if found["he"] else scene.behind(found.end(), end, subject=unsure)
        if voice:
            stop = end if _goes_on(scene, first, found.start(), max(found.end(), voice.end or 0), end) else found.start()
            return _said(scene, first, stop, voice, (found.start("verb"), found.end()))
    return None


def _goes_on(scene: Speakers, first: int, before: int, at: int, end: int) -> bool:
    """Whether what is said goes on behind an attribution that stands inside it: "Iran, kata dia, tetap bertahan"."""
    commas = [place for place in range(at, end) if scene.text[place] == ","]
    rest = scene.between(commas[0], end)[1:] if commas else []
    while rest and (rest[0].form in weekdays() or rest[0].upos in ("NUM", "PUNCT", "SYM")):
        rest.pop(0)
    if len(rest) < 2 or (commas[0] - at > NEAR):
        return False
    whole = any(word.upos in (*PREDICATES, "ADJ") for word in scene.between(first, before))
    return not whole or (rest[0].form not in forms("tails", "passing_on") and any(word.upos in (*PREDICATES, "ADJ") for word in rest))


def _verbs(words: Sequence[Word], *groups: str) -> list[int]:
    """Places of reporting verbs that are not denied."""
    return [at for at, word in enumerate(words) if word.form in forms(*groups) and not (at and words[at - 1].form in forms("negations"))]


def _that(scene: Speakers, words: Sequence[Word], at: int) -> Word | None:
    """The "bahwa" that belongs to a verb."""
    for word in words[at + 1 : at + 1 + TO_THAT]:
        if word.form == "bahwa":
            return word
        if word.form in ("yang", ";") or (word.upos == "VERB" and word.form not in forms("between") and not scene.covering(word.start)):
            return None
    return None


def _with_verb(scene: Speakers, words: Sequence[Word], first: int, end: int) -> Said | None:
    """ "X mengatakan bahwa …", "X menilai langkah itu akan …" """
    for at in _verbs(words, "before"):
        verb = words[at]
        that = _that(scene, words, at)
        begins = that.end if that else _clause(scene, words, at, end)
        if begins is None or begins >= end:
            continue
        voice = scene.before(verb.start, first)
        if voice:
            return _said(scene, begins, end, voice, (verb.start, verb.end))
    return None


def _passive(scene: Speakers, words: Sequence[Word], first: int, end: int) -> Said | None:
    """ "Diungkapkan X bahwa …", "Ditambahkan pula bahwa …" """
    for at in _verbs(words, "passive"):
        that = _that(scene, words, at)
        if that:
            agent = words[at + 1].end if words[at + 1].form == "oleh" else words[at].end
            voice = scene.behind(agent, that.start) or (scene.voice and Voice(scene.voice.speaker, "context", others=scene.voice.others))
            return _said(scene, that.end, end, voice, (words[at].start, words[at].end))
    return None


def _clause(scene: Speakers, words: Sequence[Word], at: int, end: int) -> int | None:
    """Where a clause without "bahwa" begins behind a verb; None where its object is none ("menegaskan komitmen")."""
    verb, rest = words[at].form, list(words[at + 1 :])
    begins = words[at].end
    if rest and rest[0].form == "," and verb in forms("clause", "plain"):
        return rest[0].end if any(word.upos in PREDICATES for word in rest) else None
    if verb in forms("plain"):
        return begins if len(rest) > 2 and rest[0].upos not in ("ADP", "PUNCT") and rest[0].form != "apa" else None
    if verb not in forms("clause"):
        return None
    return begins if _has_predicate(scene, rest) else None


def _has_predicate(scene: Speakers, rest: Sequence[Word]) -> bool:
    """Whether words are a subject with its predicate ("situasi di perbatasan mulai membaik"), not a phrase alone."""
    pointed = False
    if rest and rest[0].upos == "ADJ":
        return False  # "pentingnya memulihkan kontak"
    rest = [word for word in rest[:CHAIN] if word.form not in ("(", ")")]
    for place, word in enumerate(rest):
        named = scene.covering(word.start)
        before, following = (rest[place - 1].upos if place else "CCONJ"), rest[place + 1 : place + 2]
        if not named and before != "CCONJ":
            adverb = word.upos == "ADV" and following and following[0].upos in (*PREDICATES, "ADJ", "ADV")
            if word.upos in PREDICATES or adverb or (word.upos == "ADJ" and pointed):
                return before != "ADP"
        if not place and word.upos in HELPERS and word.form not in forms("negations"):
            return True
        within = word.upos == "ADP" and place and word.form not in PURPOSE and following and following[0].upos in NOMINAL
        if word.form == "yang" or not (named or within or word.upos in NOMINAL or (word.upos == "CCONJ" and place)):
            return False
        pointed = word.upos in ("DET", "PRON") or bool(named)
    return False
