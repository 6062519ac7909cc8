"""Where a line stands in the article: the lists below a label, what is not the text's own between and below its paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

from .datelines import Dateline, Datelines
from .heads import head
from .judgement import Line, Verdict
from .noise import Noise
from .shape import SHORT, content, ends_sentence, is_headline, is_name

_BULLET = re.compile(r"^(?:[-•*▪●]|\d{1,2}[.)])\s+")
_CUT_OFF = re.compile(r"(?:\.{2,}|…)\s*$")
_HANDLES = re.compile(r"[a-z][\w.]+(?:\s?[,/&]\s?[a-z][\w.]+){0,3}")  # "samsul, triagung"
_NAMES = ("outlet-alone", "agency-alone", "photo-credit", "agency-behind-dash")  # what a line is whose only words are a name
_NEAR = 20  # lines in which the paragraph beside a headline is looked for
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")


def arrange(lines: list[Line], noise: Noise, datelines: Datelines, *, title: str | None) -> tuple[Line | None, Dateline | None]:
    """Completes the verdicts of a text's lines, blank ones left out; gives the lead and its dateline.

    title: what the metadata header gives, so that no other line is looked for that could be one.
    """
    _lists(lines, noise)
    for line, after in zip(lines, lines[1:]):
        if line.verdict is None and after.verdict and after.verdict.rule == "photo" and after.verdict.next and not line.is_paragraph:
            line.verdict = Verdict("caption", "above-credit")
    _wraps(lines)
    lead, dateline = head(lines, noise, datelines, title)
    for line in lines[: lines.index(lead)] if lead else ():
        if line.verdict and line.verdict.rule == "below-source":  # above the text it is the photograph's
            line.verdict = replace(line.verdict, told={"photo": _BULLET.sub("", line.own)})
    _tail(lines, lead, noise)
    return lead, dateline


def _lists(lines: list[Line], noise: Noise) -> None:
    """Headlines under a label: those right below "Baca juga:", all of them below "Berita Terkait"."""
    label: Verdict | None = None
    left = 0
    for before, line in zip([None, *lines], lines):
        verdict, own = line.verdict, line.own
        if label and label.rule == "source" and before is not None and before.verdict is label and verdict and verdict.rule in _NAMES:
            line.verdict = verdict = Verdict("credit", "below-source")  # "Sumber :", "• ANTARA"
        if verdict and (verdict.closing or verdict.next):
            label, left = verdict, verdict.next
        elif label and label.closing and (is_headline(own) or len(own.split(None, 2)) < 3 or (verdict and verdict.kind == "timestamp")):
            if verdict is None or verdict.kind in ("timestamp", "section"):
                line.verdict = Verdict("related", "in-related-list")
        elif label and verdict is None:
            near = before is not None and before.number == line.number - 1
            if label.kind in ("byline", "credit", "caption"):
                near = near and before.verdict is label
            if left and _belongs(label, own, first=left == label.next, near=near):
                author = noise.bylines.author(_BULLET.sub("", own)) if label.rule == "author" else None
                line.verdict, left = Verdict(label.kind, f"below-{label.rule}", {"author": author} if author else {}), left - 1
            else:
                label = None


def _belongs(label: Verdict, text: str, *, first: bool, near: bool) -> bool:
    if label.kind in ("byline", "credit", "caption"):
        text = _BULLET.sub("", text)
        return near and (is_name(text) or bool(_HANDLES.fullmatch(text)) if label.kind == "byline" else len(text.split(None, 7)) <= 6 and not ends_sentence(text))
    if label.kind == "template":  # tags are words, not headlines
        return len(text.split(None, 5)) <= 4 and not ends_sentence(text)
    bare = _BULLET.sub("", text)
    return is_headline(bare) and (first or bare != text or (near and len(bare.split()) >= 5))


def _wraps(lines: list[Line]) -> None:
    """Marks the lines of paragraphs that were pasted with a line break at each screen line."""
    lower = sum(line.text.lstrip()[:1].islower() for line in lines)
    wrapped = lower >= 4 and lower * 5 >= len(lines)
    for line, after in zip(lines, lines[1:]):
        if line.verdict or after.number != line.number + 1 or ends_sentence(line.text):
            continue
        if wrapped and after.verdict and after.text.lstrip().startswith("("):
            after.verdict = None  # "(10/4)." is the end of the paragraph
        if after.verdict is None:
            goes_on = after.text.lstrip()[:1].islower() and (ends_sentence(after.text) or len(after.text.split(None, 4)) > 4)
            line.runs_on = wrapped or goes_on


def _tail(lines: list[Line], lead: Line | None, noise: Noise) -> None:
    """Takes names of sections within the text for subheadings, and marks unlabelled headlines below it as unclear."""
    body = [n for n, line in enumerate(lines) if line.verdict is None and (line is lead or line.is_paragraph or len(line.own.split(None, SHORT + 1)) > SHORT)]
    signed = max((n for n, line in enumerate(lines) if body and n > body[0] and line.verdict and line.verdict.kind in ("byline", "credit")), default=len(lines))
    below = [line for line in lines[signed + 1 :] if line.verdict is None]
    if all(_CUT_OFF.search(line.own) for line in below):
        for line in below:
            line.verdict = Verdict("related", "cut-off-below-end")  # the beginnings of other articles
        body = [n for n in body if n < signed]
    first, last = (body[0], body[-1]) if body else (len(lines), len(lines))
    others = _others(lines, first, last)
    for n, line in enumerate(lines):
        if line.verdict and line.verdict.edge and first < n < last:
            line.verdict = None
        elif line.verdict is None and n > last and is_name(line.own) and (rule := _signed_above(lines, n, noise)):
            author = noise.bylines.author(line.own) if rule != "name-at-end" else None
            line.verdict = Verdict("byline", "name-at-end", {"author": author} if author else {})
        elif line in others:
            line.verdict = Verdict("related", "headline-of-another")
        elif line.verdict is None and n > last and is_headline(line.own):
            line.unclear = not _in_list(lines, n)
        elif line.verdict is None and first < n < last and not line.runs_on and not _NUMBERED.match(line.own) and _like_other_headline(line.own):
            line.unclear = True


def _signed_above(lines: list[Line], n: int, noise: Noise) -> str | None:
    """What stands above a name below the text and makes it the writer's: a mark, another such name, initials, or the last paragraph where the name is in capitals."""
    before, name = lines[n - 1], lines[n].own
    if before.verdict:
        return before.verdict.rule if before.verdict.rule in ("no-words", "name-at-end") else None
    several = 2 <= len(name.split()) <= 4
    return "initials" if several and (noise.ends_in_code(before.own) or (name.isupper() and before.is_paragraph)) else None


def _others(lines: list[Line], first: int, last: int) -> set[Line]:
    """Headlines of other articles that stand between or below the paragraphs without a word that says so.

    Such a line is long, most of its words have a capital, and it has no more than one word in common with the
    paragraphs beside it, as a subheading nearly always has. One alone is told only on a page that links to others.
    """
    found: set[Line] = set()
    for n, line in enumerate(lines):
        if line.verdict is None and n > first and not line.runs_on and not _NUMBERED.match(line.own) and _like_other_headline(line.own):
            near = [next((lines[at].own for at in side if lines[at].verdict is None and lines[at].is_paragraph), "") for side in (range(n - 1, max(first, n - _NEAR) - 1, -1), range(n + 1, min(last, n + _NEAR) + 1))]
            shared = content(line.own) & set().union(*map(content, near))
            if len(shared) <= 1:
                found.add(line)
    for before, line in (*zip(lines, lines[1:]), *zip(reversed(lines), reversed(lines[:-1]))):
        if before in found and line not in found and line.verdict is None and _BULLET.match(before.own) and _BULLET.match(line.own) and _like_other_headline(_BULLET.sub("", line.own)):
            found.add(line)  # of one list
    links = any(line.verdict and line.verdict.kind == "related" for line in lines)
    return {line for line in found if links or len(found) > 1 or _BULLET.match(line.own)}


def _in_list(lines: list[Line], n: int) -> bool:
    """Whether a line is an item of a numbered list that the text announces: "Mereka adalah:", "1. …", "2. …"."""
    while n > 0 and _NUMBERED.match(lines[n].text.strip()):
        n -= 1
        if lines[n].text.rstrip().endswith(":"):
            return True
    return False


def _like_other_headline(text: str) -> bool:
    """Whether a line in the text is rather another article's headline than a subheading: eight words or more, most with a capital."""
    words = [word for word in text.split() if len(word) > 3]
    return is_headline(text) and len(text.split()) >= 8 and sum(word[:1].isupper() for word in words) >= 0.7 * len(words)
