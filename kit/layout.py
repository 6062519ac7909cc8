"""Where a line stands in the article: the lists below a label, title and deck above the lead, what follows the end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .datelines import Dateline, Datelines
from .judgement import Verdict
from .noise import Noise
from .shape import SHORT, ends_sentence, is_headline, is_name, words_of

_BULLET = re.compile(r"^(?:[-•*▪●]|\d{1,2}[.)])\s+")
_CAPTION_DATE = re.compile(r"\(\d{1,2}/\d{1,2}/\d{2,4}\)")
_CUT_OFF = re.compile(r"(?:\.{2,}|…)\s*$")
_CREDITS = ("source", "photo", "photo-credit")
_HANDLES = re.compile(r"[a-z][\w.]+(?:\s?[,/&]\s?[a-z][\w.]+){0,3}")  # "samsul, triagung"
_CONTENT = re.compile(r"[^\W\d_]{5,}")  # words long enough to say what a line is about
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_REACH = 12  # lines of the article's own above which a dateline can stand
_TITLE, _MORE = 4, 3  # words of a title that is known again, and words of the page beside it
_DECKS = 3  # paragraphs that can stand above a dateline


@dataclass(eq=False)
class Line:
    """One line of a text, its newline apart. `link`: where a link to another article begins in it."""

    number: int
    start: int
    end: int
    text: str
    verdict: Verdict | None = None
    link: int | None = None
    unclear: bool = False
    runs_on: bool = False  # the paragraph goes on in the next line

    @property
    def own(self) -> str:
        """The line without the link at its end."""
        return self.text[: self.link].strip()

    @property
    def is_paragraph(self) -> bool:
        own = self.own
        return self.runs_on or (ends_sentence(own) and len(own.split(None, 3)) > 2) or len(own.split(None, 31)) > 30


def arrange(lines: list[Line], noise: Noise, datelines: Datelines, *, title: str | None) -> tuple[Line | None, Dateline | None]:
    """Completes the verdicts of a text's lines, blank ones left out; gives the lead and its dateline.

    title: what the metadata header gives, so that no other line is looked for that could be one.
    """
    _lists(lines, noise)
    _wraps(lines)
    lead, dateline = _head(lines, noise, datelines, title)
    _tail(lines, lead)
    return lead, dateline


def _lists(lines: list[Line], noise: Noise) -> None:
    """Headlines under a label: those right below "Baca juga:", all of them below "Berita Terkait"."""
    label: Verdict | None = None
    left = 0
    for before, line in zip([None, *lines], lines):
        verdict, own = line.verdict, line.own
        if verdict and (verdict.closing or verdict.next):
            label, left = verdict, verdict.next
        elif label and label.closing and (is_headline(own) or len(own.split(None, 2)) < 3 or (verdict and verdict.kind == "timestamp")):
            if verdict is None or verdict.kind in ("timestamp", "section"):
                line.verdict = Verdict("related", "in-related-list")
        elif label and verdict is None:
            near = before is not None and before.number == line.number - 1
            if label.kind in ("byline", "credit"):
                near = near and before.verdict is label
            if left and _belongs(label, own, first=left == label.next, near=near):
                author = noise.bylines.author(_BULLET.sub("", own)) if label.rule == "author" else None
                line.verdict, left = Verdict(label.kind, f"below-{label.rule}", {"author": author} if author else {}), left - 1
            else:
                label = None


def _belongs(label: Verdict, text: str, *, first: bool, near: bool) -> bool:
    if label.kind in ("byline", "credit"):
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
            line.runs_on = wrapped or after.text.lstrip()[:1].islower()


def _head(lines: list[Line], noise: Noise, datelines: Datelines, given: str | None) -> tuple[Line | None, Dateline | None]:
    """Labels title and deck, and finds the lead: the first paragraph, with its dateline if it has one."""
    _captions_above(lines, noise, datelines, titled=given is not None)
    own = [line for line in lines if line.verdict is None]
    titled, title = given is not None, words_of(given or "")
    first = next((n for n, line in enumerate(own) if line.is_paragraph and not (n == 0 and not titled and is_headline(line.own) and not line.runs_on)), None)
    place, dateline = first, None
    for n, line in enumerate(own[:_REACH]):
        if first is not None and sum(other.is_paragraph for other in own[first:n]) > _DECKS:
            break
        read = datelines.read(line.text)
        if read and (read.sure or n == first) and (line.is_paragraph or (read.outlet and read.places and len(line.text) - read.end > 80)):
            place, dateline = n, read
            break
    lead = own[place] if place is not None else None
    above = own[: place if place is not None else 1]
    neighbours = {line: (before, after, beyond) for before, line, after, beyond in zip([None, *lines], lines, [*lines[1:], None], [*lines[2:], None, None])}
    captions = {words_of(_BULLET.sub("", line.own)) for line in lines if line.verdict and line.verdict.kind == "caption"}
    captions |= {words_of(line.own.partition(":")[2]) for line in lines if line.verdict and line.verdict.kind == "caption" and ":" in line.own}
    bare = [words_of(_BULLET.sub("", line.own)) for line in above]
    for n, line in enumerate(above):
        if not titled and lead and (caption := noise.credit_behind(line.own) or noise.agency_behind(line.own)):
            line.verdict = caption
        elif not titled and any(_glued_section(line.own, other.own, noise) for other in above[n + 1 :]):
            line.verdict = Verdict("section", "section-and-headline")
        elif not titled and (is_headline(line.own) or (n == 0 and is_headline(line.own.capitalize()))):
            line.verdict, titled = Verdict("title", "first-headline"), True
            title = words_of(line.own)
        elif titled and _says_title(line.own, title):
            line.verdict = Verdict("template", "title-again")
        elif titled and len(bare[n].split()) > 1 and (bare[n] in captions or bare.count(bare[n]) > 1):
            line.verdict = noise.credit_behind(line.own) or Verdict("caption", "twice-above-lead")
        elif lead and dateline is None and n == place - 1 and (alone := datelines.alone(line.text)):
            line.verdict = alone.verdict(line.text)
        else:
            line.verdict = _between(line, neighbours[line], noise, datelines, titled=titled, dated=dateline is not None)
            line.unclear = line.verdict is None
    _again(lines, title)
    return lead, dateline


def _glued_section(text: str, headline: str, noise: Noise) -> bool:
    """Whether a line is the headline that follows, with the name of its section before it: "InternasionalMenlu …"."""
    return len(text) > len(headline) and is_headline(headline) and text.endswith(headline) and noise.is_section(text[: -len(headline)])


def _says_title(text: str, title: str) -> bool:
    """Whether a line is the title again, alone, cut off, or with a few words of the page: "… - HARIAN.COM"."""
    words = words_of(text)
    if words == title or (_CUT_OFF.search(text) and title.startswith(words)):
        return True
    return len(title.split()) >= _TITLE and title in words and len(words.split()) - len(title.split()) <= _MORE and not ends_sentence(text)


def _again(lines: list[Line], title: str) -> None:
    """Labels what a page says twice: its title below the text, a paragraph's beginning without its end, a caption before the same with its credit."""
    earlier: list[str] = []
    for line, after in zip(lines, [*lines[1:], None]):
        words = words_of(line.own)
        long = len(words.split()) >= _TITLE
        if line.verdict is None and long and not ends_sentence(line.own):
            if _says_title(line.own, title):
                line.verdict = Verdict("template", "title-again")
            elif any(other.startswith(words) for other in earlier):
                line.verdict = Verdict("template", "paragraph-again")
            elif after and after.verdict and after.verdict.kind == "caption" and words_of(after.own).startswith(words):
                line.verdict = Verdict("caption", "twice")
        if line.verdict is None and long:
            earlier.append(words)


def _captions_above(lines: list[Line], noise: Noise, datelines: Datelines, *, titled: bool) -> None:
    """Labels captions that end as a paragraph does, so that none of them is taken for the lead."""
    own = [line for line in lines if line.verdict is None]
    last = max((n for n, line in enumerate(own) if line.is_paragraph), default=0)
    above = own[not titled : min(last, _REACH)]
    for line in above:
        caption = noise.credit_behind(line.own)
        if line.is_paragraph and caption is None:
            break
        line.verdict = caption
    _caption_below_credit(lines, [line for line in above if line.verdict is None and line.is_paragraph], noise, datelines)


def _caption_below_credit(lines: list[Line], paragraphs: list[Line], noise: Noise, datelines: Datelines) -> None:
    """Labels a caption that stands below its credit, "AFP/Name", and the one paragraph that may stand above as the deck."""
    before = dict(zip(lines[1:], lines))
    for n, line in enumerate(paragraphs[:2]):
        if datelines.read(line.text):
            return
        credit = before.get(line)
        if credit and _bare_credit(credit) and _shown(line.own, noise):
            line.verdict = Verdict("caption", "below-credit")
            credit.verdict = Verdict("caption", "photo-credit", {"photo": credit.own})
            if n:
                paragraphs[0].verdict = Verdict("deck", "above-caption")
            return


def _bare_credit(line: Line) -> bool:
    """Whether a line names a photographer or an agency and nothing else, no label before it."""
    if line.verdict is None:
        return line.own.isupper() and is_name(line.own)
    return line.verdict.rule in ("photo-credit", "agency-alone") and ":" not in line.own or (line.verdict.rule in ("outlet-alone", "below-author") and line.own.isupper())


def _shown(text: str, noise: Noise) -> bool:
    """Whether a line has the marks of a caption: where somebody stands in the photograph, or its date in brackets."""
    return noise.shows_somebody(text) or bool(_CAPTION_DATE.search(text))


def _between(line: Line, neighbours: tuple[Line | None, Line | None, Line | None], noise: Noise, datelines: Datelines, *, titled: bool, dated: bool) -> Verdict | None:
    """A line between title and lead: caption, deck or byline; None when it is not to be told."""
    if not titled:
        return None
    own = line.own
    before, after, beyond = neighbours
    if caption := noise.credit_behind(own):
        return caption
    named = is_name(own.rstrip(",")) and 2 <= len(own.split()) <= 4 and not datelines.has_role(own)
    under_title = bool(before and before.verdict and before.verdict.kind == "title") and named
    if after and after.verdict and after.verdict.rule in _CREDITS and len(own.split()) >= 4 and not under_title:
        if _shown(own, noise) or not (beyond and beyond.verdict is None and _shown(beyond.own, noise)):
            return Verdict("caption", "above-credit")
    if before and before.verdict and before.verdict.rule in _CREDITS and noise.shows_somebody(own):
        return Verdict("caption", "below-credit")
    if dated and ends_sentence(own) and _CAPTION_DATE.search(own):
        return Verdict("caption", "dated-line-above-dateline")
    if (dated and ends_sentence(own)) or (is_headline(own) and len(own.split()) >= 7):
        return Verdict("deck", "between-title-and-lead")
    beside = [other.verdict for other in (before, after) if other and other.verdict]
    own = own.rstrip(",")
    if is_name(own) and (under_title or any(v.kind in ("timestamp", "byline") for v in beside)):
        author = noise.bylines.author(own)
        return Verdict("byline", "name-beside-date", {"author": author} if author else {})
    if named and own.isupper() and after and (after.verdict is None or after.verdict.kind == "caption"):
        return Verdict("caption", "name-in-capitals", {"photo": own})
    return None


def _tail(lines: list[Line], lead: Line | None) -> None:
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
        elif line in others:
            line.verdict = Verdict("related", "headline-of-another")
        elif line.verdict is None and n > last and is_headline(line.own):
            line.unclear = not _in_list(lines, n)
        elif line.verdict is None and first < n < last and not line.runs_on and not _NUMBERED.match(line.own) and _like_other_headline(line.own):
            line.unclear = True


def _others(lines: list[Line], first: int, last: int) -> set[Line]:
    """Headlines of other articles that stand between or below the paragraphs without a word that says so.

    Such a line is long, most of its words have a capital, and it has no more than one word in common with the
    paragraphs beside it, as a subheading nearly always has. One alone is told only on a page that links to others.
    """
    found = []
    for n, line in enumerate(lines):
        if line.verdict is None and n > first and not line.runs_on and not _NUMBERED.match(line.own) and _like_other_headline(line.own):
            near = [next((other.own for other in side if other.verdict is None and other.is_paragraph), "") for side in (reversed(lines[first:n]), lines[n + 1 : last + 1])]
            shared = _content(line.own) & set().union(*map(_content, near))
            if len(shared) <= 1:
                found.append(line)
    links = any(line.verdict and line.verdict.kind == "related" for line in lines)
    return set(found) if links or len(found) > 1 else set()


def _content(text: str) -> set[str]:
    return {word.casefold() for word in _CONTENT.findall(text)}


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
