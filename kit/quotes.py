"""Who said what: quotations with their speaker, verb and chain, direct (in quotation marks) and indirect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from . import tables
from .computed import kept
from .corpus import Corpus
from .entities import entity_mentions
from .holders import office_holders
from .quotation_marks import quoted
from .reported import Said, alternatives, passed_on, reported
from .scenes import Named, forms
from .speakers import Speakers, Voice
from .wordings import align
from .words import sentence_words

if TYPE_CHECKING:
    import pandas as pd

FULL_WORDS = 4  # a shorter quotation is a word in quotation marks, and counts only with a verb beside it
INDENT = 80  # blanks that a paragraph may begin with
LINK = r"[\s,.!?…–—-]*"


@kept("quotes")
def quotations(corpus: Corpus) -> "pd.DataFrame":
    """Table `quotes`: one row per quotation of a deck or body, direct (in quotation marks) or indirect, in text order."""
    mentions = entity_mentions(corpus)
    means = mentions["stands_for"].where(mentions["stands_for"].notna(), mentions["entity_id"])
    names: dict[str, list[Named]] = {}
    for article_id, start, end, kind, entity_id in zip(mentions["article_id"], mentions["start_char"], mentions["end_char"], mentions["type"], means):
        names.setdefault(article_id, []).append(Named(start, end, kind, entity_id))
    words = sentence_words(corpus)
    sentences: dict[str, list[tuple[int, int, str]]] = {}
    for row in corpus.sentences.itertuples():
        if not row.in_title:
            sentences.setdefault(row.article_id, []).append((row.start_char, row.end_char, row.sentence_id))
    rows: list[dict[str, Any]] = []
    for article_id, found in sentences.items():
        scene = Speakers(corpus.texts[article_id], found, words, names.get(article_id, ()), office_holders(corpus)[article_id])
        rows += _article_quotes(article_id, scene)
    align(rows)
    return tables.frame("quotes", rows)


def _article_quotes(article_id: str, scene: Speakers) -> Iterator[dict[str, Any]]:
    marked = _marked(scene)
    at, last = 0, None
    covered = -1  # up to where the text stands in quotation marks
    for first, end, sentence_id in scene.sentences:
        full, longest = False, 0
        while at < len(marked) and marked[at][0] < end:
            opening, closing, start, stop, paragraph = marked[at]
            at += 1
            following = marked[at][0] if at < len(marked) else paragraph
            said = _direct(scene, first, (opening, closing, start, stop), min(paragraph, max(following, closing)), last)
            if len(scene.text[start:stop].split()) >= FULL_WORDS:
                full, covered = True, max(covered, closing)
            if said is None:
                continue
            longest = max(longest, stop - start)
            if said.voice:
                scene.heard(said.voice, said.cue_start)
            part = last and said.voice and last[1].voice and last[1].voice.speaker == said.voice.speaker and _one_speech(scene, last[1], said)
            row = _row(article_id, sentence_id, "direct", said, scene, part_of=(last[0]["part_of"] or last[0]["quote_id"]) if part else None)
            last = (row, said)
            yield row
        if not full and first >= covered:
            said = reported(scene, first, end)
            if said and said.end - said.start > 2 * longest:  # more than the words in quotation marks that it holds
                if said.voice:
                    scene.heard(said.voice, said.cue_start)
                yield _row(article_id, sentence_id, "indirect", said, scene)
            elif not said:
                _remember_agent(scene, first, end)


def _marked(scene: Speakers) -> list[tuple[int, int, int, int, int]]:
    """What stands in quotation marks in the sentences: the marks' places, the words' places, the end of the paragraph."""
    found, done = [], -1
    for first, _, _ in scene.sentences:
        if first < done:
            continue
        start = scene.text.rfind("\n", 0, first) + 1
        done = scene.text.find("\n", first)
        done = len(scene.text) if done < 0 else done
        found += [(*place, done) for place in quoted(scene.text, start, done) if place[0] >= first]
    return found


def _row(article_id: str, sentence_id: str, kind: str, said: Said, scene: Speakers, *, part_of: str | None = None) -> dict[str, Any]:
    text = scene.text[said.start : said.end]
    start = said.start + len(text) - len(text.lstrip())
    voice = scene.under_a_name(said.voice)
    who = dict(speaker=voice and voice.speaker, co_speakers=list(voice.others) if voice else [], resolved_by=voice and voice.resolved_by)
    words = scene.text[voice.start : voice.end] if voice and voice.start is not None else None
    cue = dict(verb=said.verb or None, cue_start=said.cue_start if said.verb else None, cue_end=said.cue_end if said.verb else None)
    return dict(
        quote_id=f'{sentence_id}"{start}', article_id=article_id, sentence_id=sentence_id, **who, speaker_words=words, **cue,
        via=said.via, kind=kind, text=text.strip(), part_of=part_of, aligned_with=None, start_char=start, end_char=start + len(text.strip()),
    )  # fmt: skip


def _one_speech(scene: Speakers, before: Said, said: Said) -> bool:
    """Whether two quotations are parts of one: no more than the attribution stands between them."""
    return "\n" not in scene.text[before.end : said.start] and len(scene.between(before.end, said.start)) < 16


# --- direct quotations -----------------------------------------------------------------------------------------


@cache
def _attribution() -> re.Pattern[str]:
    """What may stand right behind a quotation."""
    after = rf"(?:(?:demikian|begitu(?:lah)?)\s+)?(?P<after>{alternatives('after')})(?P<he>nya)?\b"
    statement = rf"(?P<statement>{alternatives('statement')})(?P<of>(?:\s+(?:resmi|tertulis|bersama|pers))*(?:\s+(?:tersebut|itu|ini))?)\b"
    according = rf"(?P<according>{alternatives('according_to')})(?P<his>nya)?\b"
    as_said = rf"(?:seperti|sebagaimana|demikian|hal\s+itu)\s+(?:yang\s+)?(?P<passive>{alternatives('passive')})(?:\s+oleh)?\b"
    return re.compile(rf"{LINK}(?:{statement}|{after}|{according}|{as_said}|(?P<thus>demikian)\b)", re.I)


def _direct(scene: Speakers, first: int, place: tuple[int, int, int, int], limit: int, last: tuple[dict, Said] | None) -> Said | None:
    """The quotation at a place, with whoever says it; None for words in quotation marks that nobody says."""
    opening, closing, start, stop = place
    full = len(scene.text[start:stop].split()) >= FULL_WORDS
    voice, cue = _attributed_behind(scene, closing, limit)
    if cue is None:
        voice, cue = _attributed_before(scene, first, opening)
    via = passed_on(scene, closing, limit)[0] if cue else None
    if cue is None and last and last[1].voice and _one_speech(scene, last[1], Said(start, stop, None, "", 0, 0)):
        before = scene.text[last[1].end : opening]
        goes_on = not full and last[1].cue_start >= last[1].end and before.rstrip().endswith(",") and scene.text[start:stop].lstrip()[:1].islower()
        if full or goes_on or len(before) < 200:
            voice = Voice(last[1].voice.speaker, "context", others=last[1].voice.others)
        if goes_on:  # "Kami," kata X, "akan pulang"
            return Said(start, stop, voice, "", start, start, last[0]["via"])
    elif cue is None and full and not scene.text[max(0, opening - INDENT) : opening].rpartition("\n")[2].strip():
        voice = _from_context(scene, opening)
    if cue is None and not (full and (voice or _is_sentence(scene, start, stop))):
        return None if voice is None or not full else Said(start, stop, voice, "", 0, 0)
    verb = scene.text[slice(*cue)] if cue else ""
    return Said(start, stop, voice, verb, *(cue or (start, start)), via)


def _is_sentence(scene: Speakers, start: int, stop: int) -> bool:
    """Whether words in quotation marks are a sentence, not a title or a part of one: a capital, and small letters on words that carry meaning."""
    if not scene.text[start:stop].lstrip()[:1].isupper():
        return False
    words = [word for word in scene.between(start, stop) if word.upos in ("NOUN", "VERB", "ADJ")]
    return any(scene.text[word.start].islower() for word in words)


def _from_context(scene: Speakers, at: int) -> Voice | None:
    """A quotation that is a paragraph of its own belongs to whoever spoke, or was spoken of, in the one before."""
    here = scene.sentence_of(at)
    if scene.voice and here - scene.voice_at <= 2:
        return Voice(scene.voice.speaker, "context", others=scene.voice.others)
    found = scene.pronoun(at)
    return found and Voice(found.speaker, "context")


def _attributed_behind(scene: Speakers, closing: int, limit: int) -> tuple[Voice | None, tuple[int, int] | None]:
    found = _attribution().match(scene.text, closing, limit)
    if found and found["statement"]:
        pointed = found["of"] and found["of"].split()[-1].casefold() in ("tersebut", "itu", "ini")
        voice = None if pointed else scene.behind(found.end(), limit)
        phrase = dict(start=found.start("statement"), end=found.end())
        return voice or scene.resolve_issuer(found.start("statement"), **phrase), found.span("statement")
    if found and (found["he"] or found["his"]):
        return scene.pronoun(closing, *found.span("he" if found["he"] else "his"), spoke=True), found.span("after" if found["he"] else "according")
    if found:
        group = next(name for name in ("after", "according", "passive", "thus") if found[name])
        if voice := scene.behind(found.end(), limit, subject=found[group].casefold() in forms("ambiguous") or group == "thus"):
            return voice, found.span(group)
    ended = re.match(r"\.[^\w\s]*\s+[A-Z]", scene.text[closing - 2 : closing + 3])  # the next sentence tells something else
    words = [] if ended else scene.between(closing, limit)
    for at, word in enumerate(words[:14]):
        if word.upos == "PUNCT" and at and word.form != ",":
            break
        if word.form in forms("before"):
            voice = scene.before(word.start, closing)
            return (voice, (word.start, word.end)) if voice else (None, None)
    return None, None


def _attributed_before(scene: Speakers, first: int, opening: int) -> tuple[Voice | None, tuple[int, int] | None]:
    words = scene.between(first, opening)
    if not words:  # the sentence was cut behind "mengatakan:"
        number = scene.sentence_of(first) - 1
        if number < 0 or scene.text[scene.sentences[number][0] : scene.sentences[number][1]].rstrip()[-1:] not in (":", ","):
            return None, None
        first = scene.sentences[number][0]
        words = scene.between(first, opening)
    if words[0].form in forms("according_to"):
        return scene.behind(words[0].end, opening), (words[0].start, words[0].end)
    verbs = [word for word in words if word.form in forms("before")]
    for word in ([verbs[0]] if len(verbs) > 1 else []) + verbs[::-1]:
        voice = scene.before(word.start, first)
        document = voice and voice.start is not None and scene.between(voice.start, voice.end)[0].form in forms("documents")
        if voice and (document or word is not verbs[0] or len(verbs) == 1):
            return voice, (word.start, word.end)
    passive = next((word for word in words[::-1] if word.form in forms("passive")), None)
    if passive and (voice := scene.behind(passive.end, opening)):
        return voice, (passive.start, passive.end)
    if verbs:
        return scene.before(verbs[-1].start, first), (verbs[-1].start, verbs[-1].end)
    if scene.text[first:opening].rstrip().endswith(":") and (voice := scene.behind(first, opening)) and voice.known:
        return voice, (words[-1].start, words[-1].end)
    return None, None


def _remember_agent(scene: Speakers, first: int, end: int) -> None:
    """ "Hal itu disampaikan X": no quotation, but whoever speaks next is X."""
    for word in scene.between(first, end):
        if word.form in forms("passive"):
            following = scene.between(word.end, end)[:1]
            voice = scene.behind(following[0].end if following and following[0].form == "oleh" else word.end, end)
            if voice and voice.known:
                scene.heard(voice, word.start)
                return
