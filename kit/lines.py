"""A raw text as labelled pieces that tile it: title, deck, body, and everything a page puts around them.

`noise` says what a line is by its words, `layout` by its place in the article, `datelines` what a paragraph
begins with. What could be either stays body, with the rule "unclear".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import lexicons
from .datelines import Dateline, Datelines
from .documents import FENCE
from .judgement import Line, Verdict
from .layout import arrange
from .noise import Noise
from .outlets import Outlets
from .readings import time_words
from .shape import SHORT, ends_sentence, is_headline

KINDS = ("title", "deck", "byline", "timestamp", "dateline", "body", "caption", "related", "section", "template", "credit", "blank")
RUNNING = ("deck", "body")  # the kinds that are counted, and dated by
HEADERS = ("metadata-header", "page-metadata", "table-column")  # whose word a header is: see files.File
_LINE = re.compile(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|\Z)")
_NEWLINES = "\r\n\u2028\u2029"
_ENDS = ("closing-code", "closing-credit", "end-mark", "author", "editor", "desk", "source", "below-author", "below-editor", "below-source")
_OFTEN = 3  # times that a short line stands in a text which only a page repeats
_MOST_BELOW = 12  # lines below the end that are taken for the page's
_STAMPED = re.compile(r"[^\r\n]{6,80}?\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?WI(?:B|TA|T(?!A))(?=[A-Z])")
_RUN_ON = re.compile(rf"(?<=\s){lexicons.alternatives(time_words()['weekdays'])},?\s+\d{{1,2}}[\s/.-][\w/.-]+(?:\s+\d{{4}})?\s*[|,–-]?\s*\d{{1,2}}[:.]\d\d(?:\s*WI(?:B|TA|T))?\s*$", re.I)
_END_MARK = re.compile(r"\s*(?:\*{2,}|\(\*+\)|\[\]|#{2,}|[■□▪●])\s*$")
_END_BRACKET = re.compile(r"(?<=[.!?…\"”’)\]*])\s*[(\[][^()\[\]]{1,40}[)\]]\s*\.?\s*$")
_END_SIGNED = re.compile(r"(?<=[.!?\"”])\s+[a-z]{2,3}/[a-z]{2,3}\s*\((?P<agencies>[^()]{2,40})\)\s*$")  # "ha/as (AFP, Reuters)"
_END_LABEL = re.compile(r"(?<=[.!?\"”])\s*(?P<words>[A-Z][^.!?\"”]{3,60})\s*$")
_END_INITIALS = re.compile(r"(?<=[.!?\"”])\s+[A-Z]{2,4}\s*$")
_END_WORDS = re.compile(r"(?<=[.!?\"”])\s+(?P<words>[^\s.!?\"”]+(?:\s[^\s.!?\"”]+){0,2})\s*$")


@dataclass(frozen=True)
class Piece:
    """`text[start:end]`, of one line: what it is, the rule that said so, and what it tells about the article."""

    line: int
    kind: str
    rule: str
    start: int
    end: int
    told: Mapping[str, str] = field(default_factory=dict)


class Reader:
    """Labels the texts of one corpus, whose folder may extend the lexicons."""

    def __init__(self, folder: Path | None = None) -> None:
        self.outlets = Outlets(folder)
        self.noise = Noise(self.outlets, folder)
        self.datelines = Datelines(self.outlets, folder)
        self._keys = {word: key for key, words in lexicons.load("header", folder).items() for word in words}

    def pieces(self, text: str, *, header: str = HEADERS[0]) -> list[Piece]:
        """The pieces of a text, in order: each begins where the one before ends, and none is lost.

        header: whose word a header above the text is, one of HEADERS; it becomes the rule of those lines.
        """
        found = (match for match in _LINE.finditer(text) if match[0])
        lines = [line for number, match in enumerate(found, 1) for line in self._lines(number, match.start(), match[0])]
        full = [line for line in lines if line.text.strip()]
        title = self._header(full, header)
        below = [line for line in full if line.verdict is None]
        for line in below:
            line.verdict = self.noise.judge(line.text)
            if line.verdict is None:
                line.link = self.noise.link_within(line.text)
            elif line.verdict.rule == "name-and-outlet" and self.datelines.alone(line.text):
                line.verdict = None  # "Jakarta, NU Online" is a place and an outlet
            elif line.verdict.rule == "address" and not (line in (full[0], full[-1]) and self.outlets.of_known_address(line.text)):
                line.verdict = Verdict("template", "link", {"link": line.text.strip()})  # not the article's own address
        often = Counter(line.text.strip() for line in below if line.verdict is None and not line.is_paragraph)
        paragraph = next((n for n, line in enumerate(below) if line.verdict is None and line.is_paragraph), len(below))
        seen: set[str] = set()
        for n, line in enumerate(below):
            words = line.text.strip()
            if often[words] >= _OFTEN and (words in seen or n > paragraph or not is_headline(words)):
                line.verdict = Verdict("template", "repeated")  # but its first place above the text may be the title's
            seen.add(words)
        if below and self.noise.has_kicker(below[0].text):
            below[0].verdict = None
        lead, dateline = arrange(below, self.noise, self.datelines, title=title)
        self._unsign(below, lead)
        final = next((line for line in reversed(below) if line.verdict is None), None)
        pieces = [piece for line in lines for piece in self._pieces_of(line, dateline if line is lead else None, final=line is final)]
        return _bullets(_after_end(text, pieces))

    def _unsign(self, lines: list[Line], lead: Line | None) -> None:
        """Gives the last paragraph back to the text when it ends as a caption does but signs the article: "… (HarianContoh.com/Rina Sari)"."""
        for line in reversed(lines):
            if line.verdict is None or lead is None or line.start <= lead.start:
                return
            if line.verdict.rule == "photo-credit" and self.noise.signs(line.text):
                line.verdict = None
                return

    def _lines(self, number: int, start: int, text: str) -> Iterator[Line]:
        """A line of the text; or two, where a timestamp runs into a dateline, "… 21:25 WIBJAKARTA, HARIAN - ", or a link into a sentence."""
        end = start + len(text)
        match = _STAMPED.match(text)
        if match and (self.noise.bylines.timestamp(match[0]) or self.noise.bylines.timestamp(match[0].rpartition("|")[2])):
            yield Line(number, start, start + match.end(), match[0], Verdict("timestamp", "before-dateline"))
            start, text = start + match.end(), text[match.end() :]
        elif (glued := self._before_stamp(text) or self.noise.glued_on(text)) is not None:
            yield Line(number, start, start + glued, text[:glued])
            start, text = start + glued, text[glued:]
        yield Line(number, start, end, text.rstrip(_NEWLINES))

    def _before_stamp(self, text: str) -> int | None:
        """Where the timestamp begins that runs into a headline: "Presiden Bertemu PM | Selasa, 16/12/2025 | 14:50"."""
        stamp = _RUN_ON.search(text)
        headline = text[: stamp.start()].rstrip() if stamp else ""
        fits = len(headline.split()) > 3 and (headline[-1].isalnum() or headline[-1] in "?!'\"”") and not headline.split()[-1].islower()
        return stamp.start() if fits and (verdict := self.noise.bylines.timestamp(stamp[0])) and verdict.kind == "timestamp" else None

    def _header(self, lines: list[Line], rule: str) -> str | None:
        """Labels the metadata header at the top of the file; the title, when it gives one."""
        told: dict[str, str] = {}
        taken: list[tuple[Line, dict[str, str]]] = []
        for line in lines:
            key, colon, value = line.text.strip(" \t\ufeff").partition(":")
            name = self._keys.get(key.strip().casefold())
            if colon and name and name not in told:
                told[name] = value.strip()
                taken.append((line, {name: told[name]} if told[name] else {}))
            elif line.text.strip() == FENCE and (line is lines[0] or told):
                taken.append((line, {}))
                if told:
                    break
            else:
                break
        if not told.keys() - {"author"}:
            return None  # "Penulis: …" at the top is any byline
        for line, values in taken:
            line.verdict = Verdict("template", rule, values)
        return told.get("title") or None

    def _pieces_of(self, line: Line, dateline: Dateline | None, *, final: bool) -> Iterator[Piece]:
        if not line.text.strip():
            yield Piece(line.number, "blank", "blank", line.start, line.end)
            return
        kind, rule, told = "body", "short-line", {}
        if line.verdict is not None:
            kind, rule, told = line.verdict.kind, line.verdict.rule, line.verdict.told
        elif line.unclear:
            rule = "unclear"
        elif dateline or ends_sentence(line.text) or len(line.text.split(None, SHORT + 1)) > SHORT:
            rule = "lead" if dateline else "paragraph"
        if kind == "byline" and (stamp := self.noise.bylines.stamp_within(line.text)):
            yield from self._signed_and_dated(line, *stamp)
            return
        at = 0
        cuts = self._cuts(line, dateline, final=final)
        joined = self.noise.joins_link(line.text) if line.verdict is None else None
        if joined is not None and not any(start <= joined < end for start, end, _ in cuts):
            rule = "unclear"  # a headline whose end cannot be told from the sentence behind it
        for start, end, verdict in cuts:
            if line.text[at:start].strip():
                yield Piece(line.number, kind, rule, line.start + at, line.start + start, told)
                at = start
            yield Piece(line.number, verdict.kind, verdict.rule, line.start + at, line.start + end, verdict.told)
            at = end
        if at < line.end - line.start:
            yield Piece(line.number, kind, rule, line.start + at, line.end, told)

    def _signed_and_dated(self, line: Line, start: int, end: int) -> Iterator[Piece]:
        """The two pieces of a line that tells who wrote the article and when."""
        verdict, whole = line.verdict, line.end - line.start
        dated = {key: value for key, value in verdict.told.items() if key == "updated"}
        signed = {key: value for key, value in verdict.told.items() if key not in dated}
        parts = [("timestamp", start, end, dated), ("byline", end, whole, signed)] if start == 0 else [("byline", 0, start, signed), ("timestamp", start, whole, dated)]
        for kind, first, last, told in parts:
            yield Piece(line.number, kind, verdict.rule, line.start + first, line.start + last, told)

    def _cuts(self, line: Line, dateline: Dateline | None, *, final: bool) -> list[tuple[int, int, Verdict]]:
        """What is cut out of a paragraph, as (start, end, verdict); the last cut takes what is blank behind it."""
        if line.verdict is not None and not (line.verdict.kind == "title" and line.link):
            return []
        text, whole = line.text, line.end - line.start
        cuts: list[tuple[int, int, Verdict]] = []
        begin, stop = 0, len(text)
        if line.verdict is None and (leading := self.noise.leading(text)):
            begin, verdict = leading
            cuts.append((0, begin, verdict))
        elif dateline:
            cuts.append((0, dateline.end, dateline.verdict(text)))
            begin = dateline.end
        if line.link is not None and line.link >= begin:
            link = self.noise.judge(text[line.link :]) or Verdict("related", "link")
            cuts.append((line.link, whole, link))
            stop = line.link
        cuts += [(start, end, Verdict("related", "link-between")) for start, end in self.noise.links_between(text) if begin <= start and end <= stop]
        cuts += [(start, end, self.noise.judge(text[start:end]) or Verdict("related", "link-in-brackets")) for start, end in self.noise.links_in_brackets(text) if begin <= start and end <= stop]
        ends = self._ends(text, stop, final=final) if line.verdict is None else []
        cuts += [cut for cut in ends if cut[0] >= begin]
        cuts.sort(key=lambda cut: cut[0])
        kept: list[tuple[int, int, Verdict]] = []
        for start, end, verdict in cuts:
            if not kept or start >= kept[-1][1]:
                kept.append((start, end, verdict))
        if kept and not text[kept[-1][1] :].strip():
            kept[-1] = (kept[-1][0], whole, kept[-1][2])
        return kept

    def _ends(self, text: str, stop: int, *, final: bool) -> list[tuple[int, int, Verdict]]:
        """The marks behind the last sentence, from the end backwards: `***`, initials, the agency credited."""
        cuts: list[tuple[int, int, Verdict]] = []
        for _ in range(4):
            floor = max(0, stop - 120)
            tail = text[floor:stop]
            if match := _END_MARK.search(tail):
                verdict = Verdict("template", "end-mark")
            elif trailing := self.noise.trailing(tail):
                match, verdict = trailing
            elif match := _END_SIGNED.search(tail):
                credited = [outlet for name in match["agencies"].split(",") if (outlet := self.outlets.known(name))]
                verdict = Verdict("credit", "closing-credit", {"credit": credited[0].name}) if credited else None
            elif match := _END_BRACKET.search(tail):
                verdict = self.noise.closing_bracket(match[0], final=final)
            elif (match := _END_LABEL.search(tail)) and (verdict := self.noise.judge(match["words"])) and verdict.rule in ("source", "author", "editor"):
                pass  # "… di sela konferensi.Sumber: Kyodo"
            elif final and (match := _END_INITIALS.search(tail)):
                verdict = Verdict("byline", "closing-code")
            elif match := _END_WORDS.search(tail):
                outlet = self.outlets.known(match["words"])
                verdict = Verdict("credit", "closing-credit", {"credit": outlet.name}) if outlet and match["words"][0].isupper() else None
            if not match or verdict is None or not tail[: match.start()].strip():
                break
            cuts.append((floor + match.start(), stop, verdict))
            stop = floor + match.start()
        return cuts


def _bullets(pieces: list[Piece]) -> list[Piece]:
    """Marks that stand in lines of their own before the links of a list are of that list."""
    following: Piece | None = None
    marked: list[Piece] = []
    for piece in reversed(pieces):
        if piece.rule == "no-words" and following and following.kind == "related":
            piece = replace(piece, kind="related")
        if piece.kind != "blank":
            following = piece
        marked.append(piece)
    return marked[::-1]


def _after_end(text: str, pieces: list[Piece]) -> list[Piece]:
    """What still stands below the mark that ends an article, when no paragraph is among it: the page's, not its own."""
    last = max((n for n, piece in enumerate(pieces) if piece.rule in _ENDS), default=None)
    begun = next((n for n, piece in enumerate(pieces) if piece.rule in ("lead", "paragraph")), len(pieces))
    if last is None or last < begun or any(piece.kind == "body" and piece.rule not in ("unclear", "short-line") for piece in pieces[last:]):
        return pieces
    below = [n for n in range(last + 1, len(pieces)) if pieces[n].kind == "body"]
    if len(below) > _MOST_BELOW:
        return pieces
    for n in below:
        kind = "related" if is_headline(text[pieces[n].start : pieces[n].end]) else "template"
        pieces[n] = replace(pieces[n], kind=kind, rule="below-end")
    return pieces
