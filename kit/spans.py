"""The names of one sentence: the model's spans, their boundaries mended, completed with what the lexicon knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from . import lexicons, roles
from .names import FATHERS, WORD, Hit, Names, belonging, fold

COMMON_BEHIND = re.compile(r"(?<=\S)(?:\s+[a-zà-ÿ]+)+$")  # "Lammy urung", but not "Kim Kye-gwan"
SMALL = frozenset("al el bin binti ibn de da di du van von der den la le dos y dan".split())  # small words that names begin with
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")  # a name in another script stands behind the same in this one
_ROYAL = re.compile(r"\b(?:Yang\s+)?[Dd]i[- ]?[Pp]ertuan(?:\s+Agong)?(?:\s+(?:ke-\d+|[IVX]+\b))?")  # titles of kings that end in a number: "Yang Dipertuan Agong XII"
_WORD_BEFORE = re.compile(r"\b((?-i:[A-Z])[\w’'-]+)\s+$")
EDGES = re.compile(r"^[\W_]+|[\W_]+$")  # quotation marks, brackets, emoji


@dataclass(frozen=True)
class Span:
    """A name in a sentence, `start` and `end` counted from the sentence's first character."""

    start: int
    end: int
    type: str
    source: str
    hit: Hit | None = None


@dataclass(frozen=True)
class Known:
    """What a corpus knows of names before a sentence is read."""

    lexicon: Names
    persons: frozenset[str] = frozenset()  # whole names that are persons elsewhere, folded
    common: frozenset[str] = frozenset()  # words that stand without a capital elsewhere
    swapped: frozenset[str] = frozenset()  # words of a synonym program, where the article shows its traces
    surnames: frozenset[str] = frozenset()  # last names of the persons that the article has in full


def sentence_spans(text: str, model: Iterable[tuple[int, int, str]], known: Known) -> list[Span]:
    """The names of one sentence: what the model saw, its boundaries mended, and lexicon names that it missed.

    model: start, end and type of each of the model's spans.
    """
    hits = known.lexicon.scan(text)
    whole = [(hit.start, hit.end) for hit in hits] + [match.span() for match in roles.pattern("offices").finditer(text)]
    spans: list[Span] = []
    royal = [match.span() for match in _ROYAL.finditer(text)]
    for start, end, kind in _patronymic(text, _with_initials(text, _whole(text, _hyphenated(text, model, known), known))):
        if any(first <= start and end <= last for first, last in royal):
            continue  # "Yang Dipertuan | Agong XII" is a title
        start = next((last for first, last in whole if first < start < last < end), start)  # within a longer name or office: "Uni | Emirat Arab Mohammed …"
        for part in (side for span in _within_brackets(text, Span(start, end, kind, "model")) for side in _two_persons(text, span, known)):
            for span in _without_swapped(text, _within_capitals(text, part), hits, known.swapped):
                inside = [hit for hit in hits if span.start <= hit.start and hit.end <= span.end]
                spans += _mend(text, span, inside, known)
    spans = [span for span in spans if span.start < span.end and not _is_date(text[span.start : span.end]) and _LATIN.search(text, span.start, span.end)]
    for hit in hits:
        across = [span for span in spans if span.start < hit.end and hit.start < span.end]
        longer = all(hit.start <= span.start and span.end <= hit.end for span in across)
        if across and longer and hit.end - hit.start > max(span.end - span.start for span in across):
            spans = [span for span in spans if span not in across]  # the model saw a part of a known name
            across = []
        if not across and hit.alone:
            spans.append(Span(hit.start, hit.end, hit.name.type, "lexicon", hit))
    return _with_states(text, sorted(_with_surnames(text, spans, known.surnames), key=lambda span: span.start))


def _hyphenated(text: str, model: Iterable[tuple[int, int, str]], known: Known) -> list[tuple[int, int, str]]:
    """The model's spans, a last name with a hyphen in one: "Faustina K Rehuher" and "Marugg", but not "Prabowo" and "Gibran"."""
    joined: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(model):
        if joined and joined[-1][2] == kind == "PER" and text[joined[-1][1] : start] == "-":
            full, last = text[joined[-1][0] : joined[-1][1]], text[start:end]
            if " " in full and " " not in last and not known.lexicon.exact(full) and not known.lexicon.exact(last):
                start = joined.pop()[0]
        joined.append((start, end, kind))
    return joined


def _whole(text: str, model: list[tuple[int, int, str]], known: Known) -> list[tuple[int, int, str]]:
    """The spans, a person's with the first word that another sentence has in it: "Wapres Vo | Thi Anh Xuan" where "Vo Thi Anh Xuan" stands elsewhere."""
    ends = {end for _, end, _ in model}
    whole = []
    for start, end, kind in model:
        first = _WORD_BEFORE.search(text, 0, start) if kind == "PER" else None
        if first and first.end(1) not in ends and (fold(text[first.start() : end]) in known.persons or roles.PAK.fullmatch(text, first.start(), end)):
            start = first.start()
        whole.append((start, end, kind))
    return whole


@cache
def _fathers() -> re.Pattern[str]:
    """What stands between a name and that of the father: "bin", and titles of the one or the other."""
    honorifics = lexicons.alternatives(lexicons.load("roles")["honorifics"])
    return re.compile(rf"{lexicons.alternatives(FATHERS)}(?:\s+{honorifics})*\s*", re.I)


def _with_initials(text: str, model: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The spans, a name with the initials before it that were taken for a body: "EE Mangindaan" of "MPR", "EE" and "Mangindaan"."""
    joined: list[tuple[int, int, str]] = []
    for start, end, kind in model:
        if len(joined) > 1 and kind == "PER" and joined[-1][2] == joined[-2][2] == "ORG" and re.fullmatch(r"[A-Z]{1,2}", text[joined[-1][0] : joined[-1][1]]) and text[joined[-1][1] : start] == " " and text[joined[-2][1] : joined[-1][0]] == " ":
            start = joined.pop()[0]
        joined.append((start, end, kind))
    return joined


def _patronymic(text: str, model: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The spans, a name and its father's in one: "Najib bin Haji" and "Abdul Razak" with "Tun" between."""
    joined: list[tuple[int, int, str]] = []
    for start, end, kind in model:
        if joined and kind == joined[-1][2] == "PER":
            first = joined[-1][0]
            word = re.search(rf"\b{lexicons.alternatives(FATHERS)}\b", text[first:start], re.I)
            if word and _fathers().fullmatch(text, first + word.start(), start):
                joined[-1] = (first, end, kind)
                continue
        joined.append((start, end, kind))
    return joined


def _with_surnames(text: str, spans: list[Span], surnames: frozenset[str]) -> list[Span]:
    """With the last names that the model missed, or took for a place, of persons whom the article has in full."""
    words = list(WORD.finditer(text)) if surnames else []
    for place, word in enumerate(words):
        if word[0] not in surnames:
            continue
        across = [span for span in spans if span.start < word.end() and word.start() < span.end]
        if not across and not any(_continues(text, *pair) for pair in pairwise(words[max(0, place - 1) : place + 2])):
            spans = [*spans, Span(*word.span(), "PER", "article")]
        elif [(span.start, span.end, span.hit) for span in across] == [(*word.span(), None)]:
            spans = [span for span in spans if span not in across] + [replace(across[0], type="PER")]
    return spans


def _continues(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether two words with capitals could be one name: "Universitas Wirawan", but not "Menlu Wirawan" or "Jakarta. Wirawan"."""
    joined = text[first.end() : second.start()] in (" ", "-", "–") and first[0][0].isupper() and second[0][0].isupper()
    return joined and not roles.leading(text[first.start() : second.end()])


def _within_brackets(text: str, span: Span) -> list[Span]:
    """The span, or its two sides where a bracket is closed in it that was opened before: "(Kemenlu) Rusia" are two names."""
    words = text[span.start : span.end]
    closed = span.start + words.find(")")
    if ")" not in words or "(" in text[span.start : closed]:
        return [span]
    return [replace(span, end=closed, source="boundary"), replace(span, start=closed + 1, source="boundary")]


def _two_persons(text: str, span: Span, known: Known) -> list[Span]:
    """The span, or its two sides where a hyphen joins two persons: "Jokowi-Moon", but not "Jean-Noel Barrot"."""
    first, hyphen, second = text[span.start : span.end].partition("-")
    before = first.split()[-1:]
    if before and (before[0].casefold() in SMALL or len(before[0]) < 3):
        return [span]  # "Maher al-Assad", "Al-Assad"
    persons = [(hit := known.lexicon.exact(name)) is not None and hit.name.kind == "person" for name in (first, second)] if span.type == "PER" and hyphen and second[:1].isupper() else []
    if not any(persons) or known.lexicon.exact(text[span.start : span.end]):
        return [span]
    return [replace(span, end=span.start + len(first), source="boundary"), replace(span, start=span.end - len(second), source="boundary")]


def _within_capitals(text: str, span: Span) -> Span:
    """The span without common words in front, and behind a person: "sela KTT Gaza" begins with the name, "David Lammy urung" ends with it."""
    words = list(WORD.finditer(text, span.start, span.end))
    first = next((word for word in words if word[0][0].isupper() or word[0] in SMALL or not word[0][0].isalpha()), words[0] if words else None)
    start = first.start() if first and first is not words[0] else span.start
    behind = COMMON_BEHIND.search(text, start, span.end) if span.type == "PER" else None
    end = behind.start() if behind else span.end
    return span if (start, end) == (span.start, span.end) else replace(span, start=start, end=end, source="boundary")


@cache
def _dates() -> frozenset[str]:
    time = lexicons.load("time")
    return frozenset([form for forms in time["weekdays"].values() for form in forms] + time["month_names"])


def _is_date(words: str) -> bool:
    """Whether a span is no more than the name of a day or month."""
    return words.casefold() in _dates()


def _without_swapped(text: str, span: Span, hits: list[Hit], swapped_words: frozenset[str]) -> list[Span]:
    """The span without the common words that a synonym program wrote with a capital: "Rusia Berjumpa Buat" is Rusia."""
    words = [word for word in WORD.finditer(text, span.start, span.end)]
    swapped = [word for word in words if word[0].casefold() in swapped_words and not any(hit.start <= word.start() < hit.end for hit in hits)]
    if not swapped or (span.type == "ORG" and len(words) > 3 and swapped == words[:1]):
        return [_trimmed(text, span)]
    edges = [span.start, *(edge for word in swapped for edge in word.span()), span.end]
    parts = [replace(span, start=start, end=end, source="boundary") for start, end in zip(edges[::2], edges[1::2])]
    return [part for part in (_trimmed(text, part) for part in parts) if part.start < part.end]


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    bare = EDGES.sub("", words)
    start = span.start + (words.index(bare) if bare else 0)
    return replace(span, start=start, end=start + len(bare))


def _with_states(text: str, spans: list[Span]) -> list[Span]:
    """Ministries with the state they belong to: "Kemenlu Rusia" is one name, "Kementerian Luar Negeri (Kemenlu) Rusia" two of one."""
    joined: list[Span] = []
    for at, span in enumerate(spans):
        state = next((other for other in spans[at + 1 :] if other.hit and other.hit.name.kind == "state"), None)
        if not (span.hit and span.hit.name.of_state and state and re.fullmatch(r"\)?\s*(?:\([^()]*\)\s*)?", text[span.end : state.start])):
            joined.append(span)
            continue
        touching = text[span.end : state.start].isspace()
        joined.append(replace(span, end=state.end if touching else span.end, hit=replace(span.hit, name=belonging(span.hit.name, state.hit.name))))
    return [span for span in joined if not any(other is not span and other.start <= span.start and span.end <= other.end for other in joined)]


def _mend(text: str, span: Span, inside: list[Hit], known: Known) -> list[Span]:
    words = text[span.start : span.end]
    role = roles.leading(words)
    if role:
        if role >= len(words):  # an office alone is no name, unless someone bears it: "Sri" is Sri Mulyani
            borne = roles.may_be_name(words) and any(person.startswith(fold(words) + " ") for person in known.persons)
            return [span] if borne and span.type == "PER" else []
        rest = replace(span, start=span.start + role, source="boundary")
        hits = [hit for hit in inside if hit.start >= rest.start]
        person = known.lexicon.exact(words[role:])
        if not person and roles.may_be_name(words[:role]):
            return [span]  # "Sri Mulyani" is no Mulyani with a title
        if span.type != "ORG" or person or (hits and _only_joints(text, rest, hits)):
            return _mend(text, rest, hits, known)
    if whole := known.lexicon.exact(words):
        return [replace(span, type=whole.name.type, hit=replace(whole, start=span.start, end=span.end))]
    last = inside[-1] if inside else None
    if last and last.end == span.end and last.name.kind == "person" and all(word.casefold() in known.common for word in WORD.findall(text[span.start : last.start])):
        return [Span(last.start, last.end, "PER", "boundary", last)]  # "Lawatan Prabowo": a common word with a capital, and a person
    first = inside[0] if inside else None
    if first and first.start == span.start and first.end < span.end and first.name.kind == "person" and all(word.casefold() in known.common for word in WORD.findall(text[first.end : span.end])):
        return [Span(first.start, first.end, "PER", "boundary", first)]  # "Prabowo Temui"
    if len(inside) > 1 and _only_joints(text, span, inside):
        return [Span(hit.start, hit.end, hit.name.type, "boundary", hit) for hit in inside]
    if first and first.start == span.start and first.name.kind == "state" and span.type != "ORG":
        rest = replace(span, start=first.end + len(text[first.end : span.end]) - len(text[first.end : span.end].lstrip(" ,-–")), source="boundary")
        remaining = text[rest.start : rest.end]
        found = known.lexicon.exact(remaining)
        if span.type == "PER" or fold(remaining) in known.persons or (found and found.name.type == "PER"):
            state = Span(first.start, first.end, first.name.type, "boundary", first)
            return [state, *_mend(text, replace(rest, type="PER"), [hit for hit in inside[1:] if hit.start >= rest.start], known)]
    return [span]


def _only_joints(text: str, span: Span, inside: list[Hit]) -> bool:
    """Whether nothing but hyphens, commas and "dan" stands between lexicon names that fill the span: "Moskow-Washington"."""
    ends = [span.start, *(hit.end for hit in inside)]
    starts = [*(hit.start for hit in inside), span.end]
    return all(re.fullmatch(r"[\s,()/–—-]*(?:dan)?[\s,()/–—-]*", text[end:start]) for end, start in zip(ends, starts))
