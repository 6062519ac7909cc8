"""Raw text into sentences and tokens.

A text is taken apart into atoms: runs of letters, runs of digits, every other character alone. The lower layers of
the tagger's encoder read them, with what stands before and behind, and say what each ends: nothing, a token, a
token of several words, a sentence. White space always ends a token, and an empty line a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .roles import leading

ATOM = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+|\d+|\S")
PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
INSIDE, TOKEN, SENTENCE, SEVERAL, SEVERAL_SENTENCE = LABELS = ("0", "1", "2", "3", "4")  # as in Stanza's files of labels
ENDS = (SENTENCE, SEVERAL_SENTENCE)
ALONE = frozenset('()[]{}"“”„«»?!…')  # a token of their own, always
OPENING = frozenset("([{\"“„«‘'")
LINKS = frozenset("-–/")  # a token of their own at either end of one
STOPS = frozenset(".!?")
CLOSING = frozenset(")]}\"”»’'")
DOMAINS = frozenset("com co id net org go ac tv info news".split())  # what follows a stop in an address
ABBREVIATED = frozenset("jln kec kab kel drs dra alm irjen komjen kompol kombes laksda laksdya laksma marsda marsdya marsma kapten mayor letkol letda lettu serda sdr sdri hlm hal tel telp min maks dll dsb dst".split())  # words that end with a stop of their own
LONG = 5  # letters of a word with a capital that is no title before a name: "Prof.Rina"
WINDOW = 320  # pieces that are read at once
MARGIN = 64  # pieces of a window that are read only for the sake of those beside them


class Atom(NamedTuple):
    """A place in a text; `spaced` when white space, or nothing, stands before it."""

    start: int
    end: int
    spaced: bool


class Token(NamedTuple):
    """A place in a text that is one token; `several` when it is to be taken for several words (katanya)."""

    start: int
    end: int
    several: bool


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text between its empty lines, without those that are blank."""
    start = 0
    for gap in [*PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            yield start, end
        start = gap.end() if gap else end


def atoms(text: str, start: int, end: int) -> list[Atom]:
    found: list[Atom] = []
    for match in ATOM.finditer(text, start, end):
        found.append(Atom(match.start(), match.end(), not found or found[-1].end < match.start()))
    return found


def windows(sizes: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """What is read at once, given the pieces of each atom, as (first atom, atom after the last, first kept, after the last kept).

    The kept parts follow one another without a gap; beside each stand about MARGIN pieces that are read as well.
    """
    first = kept = 0
    while kept < len(sizes):
        last, room = first, WINDOW
        while last < len(sizes) and (sizes[last] <= room or last == kept):
            room -= sizes[last]
            last += 1
        until, margin = last, MARGIN
        while last < len(sizes) and until > kept + 1 and margin > 0:
            until -= 1
            margin -= sizes[until]
        yield first, last, kept, until
        kept = first = until
        margin = MARGIN
        while first > 0 and sizes[first - 1] <= margin:
            first -= 1
            margin -= sizes[first]


def sentences(text: str, row: list[Atom], labels: list[str], *, split: bool = True, headlines: bool = True) -> list[list[Token]]:
    """The sentences of a paragraph as lists of tokens, from the label of each atom.

    split: False leaves the whole paragraph one sentence.
    headlines: whether a sentence may end without a mark, as a headline does that stands in the middle of a text.
    """
    found: list[list[Token]] = [[]]
    first = 0  # atom of the token that is being read
    for place, label in enumerate(labels):
        last = place + 1 == len(row)
        stop = _glued_stop(text, row, place)
        if label == INSIDE and not last and not row[place + 1].spaced and not (stop or _glued_stop(text, row, place + 1) or _parted(text, row, first, place)):
            continue
        found[-1].append(Token(row[first].start, row[place].end, label in (SEVERAL, SEVERAL_SENTENCE)))
        first = place + 1
        ends = split and not last and (stop or (label in ENDS and not _goes_on(text, row, first)))
        if ends and (headlines or not text[row[place].end - 1].isalnum()):
            found.append([])
    return [sentence for sentence in found if sentence]


def _goes_on(text: str, row: list[Atom], place: int) -> bool:
    """Whether a small letter comes next, quotation marks and brackets aside: of the 1,655 sentences that CSUI and PUD
    have for training, none begins with one."""
    following = (text[atom.start] for atom in row[place : place + 3])
    return next((letter.islower() for letter in following if letter not in OPENING), False)


def _glued_stop(text: str, row: list[Atom], place: int) -> bool:
    """Whether an atom is a stop between two sentences that lost the blank between them, as they do when they are copied: "bulan lalu.Menlu"."""
    if not 0 < place < len(row) - 1 or row[place].spaced or row[place + 1].spaced or text[row[place].start : row[place].end] not in STOPS:
        return False
    before, after = (text[row[at].start : row[at].end] for at in (place - 1, place + 1))
    begins = len(after) > 1 and after.istitle() and after.lower() not in DOMAINS
    titled = leading(before.title()) or before.lower() in ABBREVIATED
    word = before.isalpha() and not titled and (before.islower() or (before.istitle() and len(before) >= LONG))
    return begins and (before in CLOSING or (word and len(before) > 2))


def _parted(text: str, row: list[Atom], first: int, place: int) -> bool:
    """Whether a token ends behind an atom whatever its label: beside brackets, before and after a link that joins nothing."""
    here, following = (text[atom.start : atom.end] for atom in row[place : place + 2])
    after_next = row[place + 2] if place + 2 < len(row) else None
    return here in ALONE or following in ALONE or (here in LINKS and first == place) or (following in LINKS and (after_next is None or after_next.spaced))
