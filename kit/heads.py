"""What stands above the lead: title, deck, captions, bylines, and where the lead is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from .datelines import Dateline, Datelines
from .judgement import Line, Verdict
from .noise import Noise
from .shape import content, ends_sentence, is_headline, is_name, tells_day, words_of

_BULLET = re.compile(r"^(?:[-•*▪●]|\d{1,2}[.)])\s+")
_CAPTION_DATE = re.compile(r"\(\d{1,2}/\d{1,2}/\d{2,4}\)")
_DATED_END = re.compile(r"\d{1,2}[ /][A-Z]?\w{0,9}[ /](?:19|20)\d\d\)?\W*$")
_CUT_OFF = re.compile(r"(?:\.{2,}|…)\s*$")
_CREDITS = ("source", "photo", "photo-credit")
_REACH = 12  # lines of the article's own above which a dateline can stand
_DECKS = 3  # paragraphs that can stand above a dateline
_DECK = 45  # words of a deck
_SUMMARY = 6  # words by which a deck is known to be the lead's own beginning
_KICKER = 4  # words of a topic that some pages set above the title
_TITLE, _MORE = 4, 3  # words of a title that is known again, and words of the page beside it
_ALIKE = 20  # lines with the same first words that are kept in mind
_TAKEN_UP = 2  # words of a title that its text takes up
_UNSTOPPED = 8  # words behind a dateline that make a line the lead, though no full stop ends it


def head(lines: list[Line], noise: Noise, datelines: Datelines, given: str | None) -> tuple[Line | None, Dateline | None]:
    """Labels title and deck, and finds the lead: the first paragraph, with its dateline if it has one."""
    _captions_above(lines, noise, datelines, titled=given is not None)
    own = [line for line in lines if line.verdict is None]
    titled = given is not None
    place, dateline = _lead(own, datelines, titled=titled)
    alone = datelines.alone(own[place - 1].text) if place and dateline is None else None
    lead = own[place] if place is not None else None
    above = own[: place if place is not None else 1]
    credited = {line for line, after in zip(lines, lines[1:]) if after.verdict and after.verdict.rule in _CREDITS and _CAPTION_DATE.search(line.own)}  # "… menerima X, Senin (12/9/2022)", "Sumber :"
    title_at = None if titled else _title_at(above[:-1] if alone else above, own, noise, credited, led=lead is not None)
    title = words_of(given or "") if title_at is None else words_of(above[title_at].own)
    neighbours = {line: (before, after, beyond) for before, line, after, beyond in zip([None, *lines], lines, [*lines[1:], None], [*lines[2:], None, None])}
    captions = {words_of(_BULLET.sub("", line.own)) for line in lines if line.verdict and line.verdict.kind == "caption"}
    captions |= {words_of(line.own.partition(":")[2]) for line in lines if line.verdict and line.verdict.kind == "caption" and ":" in line.own}
    bare = [words_of(_BULLET.sub("", line.own)) for line in above]
    times = Counter(bare)
    for n, line in enumerate(above):
        if title_at is not None and n < title_at:
            line.verdict = Verdict("caption", "above-credit") if line in credited else _above_title(line, above[n + 1 : n + 1 + _REACH], noise)
        elif n == title_at:
            line.verdict, titled = Verdict("title", "first-headline"), True
        elif titled and _says_title(line.own, title):
            line.verdict = Verdict("template", "title-again")
        elif titled and 0 < n < len(above) - 1 and bare[n] and bare[n - 1] == bare[n + 1] != title:
            line.verdict = Verdict("caption", "credit-between", {"photo": line.own})
        elif titled and len(bare[n].split()) > 1 and (bare[n] in captions or times[bare[n]] > 1):
            line.verdict = noise.credit_behind(line.own) or Verdict("caption", "twice-above-lead")
        elif lead and title_at is None and not titled and (caption := noise.credit_behind(line.own) or noise.agency_behind(line.own)):
            line.verdict = caption
        elif alone and n == place - 1:
            line.verdict = alone.verdict(line.text)
        elif dateline and title_at is None and not titled and n == len(above) - 1 and _named(line.own, datelines):
            author = noise.bylines.author(line.own)
            line.verdict = Verdict("byline", "name-above-dateline", {"author": author} if author else {})
        else:
            line.verdict = _begins(line, lead, dateline) or _between(line, neighbours[line], noise, datelines, titled=titled, dated=dateline is not None or alone is not None)
            line.unclear = line.verdict is None
    _again(lines, title)
    if lead and titled and dateline is None and alone is None:
        lead = _below_deck(lines, lead)
    return lead, dateline


def _lead(own: list[Line], datelines: Datelines, *, titled: bool) -> tuple[int | None, Dateline | None]:
    """Which line is the lead, and its dateline: the line with one, the line below one that stands alone, or the first paragraph."""
    first = next((n for n, line in enumerate(own) if line.is_paragraph and not (n == 0 and not titled and is_headline(line.own) and not line.runs_on)), None)
    for n, line in enumerate(own[:_REACH]):
        if first is not None and sum(other.is_paragraph for other in own[first:n]) > _DECKS:
            break
        read = datelines.read(line.text)
        if read and (read.sure or n == first) and (line.is_paragraph or _runs_behind(line, read, headed=titled or n > 0)):
            return n, read
        if n and own[n - 1].number < line.number and not own[n - 1].is_paragraph and (alone := datelines.alone(own[n - 1].text)) and (alone.outlet or own[n - 1].own[-1:] in "-–—"):
            return n, None  # "Jakarta -" in a line of its own
    return first, None


def _runs_behind(line: Line, read: Dateline, *, headed: bool) -> bool:
    """Whether what stands behind a dateline is the lead though no full stop ends it; the first line may also be a headline that begins with a place."""
    sure = read.outlet or read.credit or headed or line.text[: read.end].isupper()
    return bool(sure) and read.sure and read.rule != "colon" and len(line.text[read.end :].split(None, _UNSTOPPED)) >= _UNSTOPPED


def _title_at(above: list[Line], own: list[Line], noise: Noise, credited: set[Line], *, led: bool) -> int | None:
    """Which line above the lead is the title: the first that can be one, unless it is the page's or the topic of the title below it."""
    able = [
        n
        for n, line in enumerate(above)
        if (is_headline(line.own) or (n == 0 and is_headline(line.own.capitalize())))
        and not (led and (noise.credit_behind(line.own) or noise.agency_behind(line.own) or noise.shows_somebody(line.own)))
        and not any(_glued_section(line.own, other.own, noise) for other in above[n + 1 : n + 1 + _REACH])
        and not (line in credited and any(is_headline(other.own) for other in above[n + 1 : n + 1 + _REACH]))
    ]
    if not able:
        return None
    first = able[0]
    text = set().union(*(content(line.own) for line in own[len(above) :]))
    told = [n for n in able[1:] if len(content(above[n].own) & text) > 1]
    shared = {n: len(content(above[n].own) & text) for n in able}
    better = next((n for n in told if shared[n] >= _TAKEN_UP + shared[first]), None)
    if led and better is not None and shared[first] < _TAKEN_UP:
        return better
    if led and first + 1 in told and len(above[first].own.split()) <= _KICKER < len(above[first + 1].own.split()):
        return first + 1
    return first


def _above_title(line: Line, below: list[Line], noise: Noise) -> Verdict | None:
    """A line above the title: a caption, or the page's own words; None for a paragraph."""
    if caption := noise.credit_behind(line.own) or noise.agency_behind(line.own):
        return caption
    if noise.shows_somebody(line.own):
        return Verdict("caption", "above-title")
    if any(_glued_section(line.own, other.own, noise) for other in below):
        return Verdict("section", "section-and-headline")
    if line.is_paragraph:
        return None
    return Verdict("section" if len(line.own.split()) <= _KICKER else "template", "above-title")


def _below_deck(lines: list[Line], lead: Line) -> Line:
    """The lead below a deck that ends as a paragraph does: a byline, a date or the title again stands between them."""
    at = lines.index(lead)
    below = next((n for n in range(at + 1, len(lines)) if lines[n].verdict is None), None)
    before = lines[at - 1].verdict if at else None
    if below is None or not before or before.kind not in ("title", "timestamp") or not lines[below].is_paragraph or len(lead.own.split()) > _DECK:
        return lead
    if not any(line.verdict.kind in ("byline", "timestamp") or line.verdict.rule == "title-again" for line in lines[at + 1 : below]):
        return lead
    lead.verdict = Verdict("deck", "above-byline")
    return lines[below]


def _named(text: str, datelines: Datelines) -> bool:
    """Whether a line is a name of two to four words, and no office."""
    return is_name(text.rstrip(",")) and 2 <= len(text.split()) <= 4 and not datelines.has_role(text)


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
    earlier: dict[str, list[str]] = defaultdict(list)  # by their first words, so that a long text is gone through once
    for line, after in zip(lines, [*lines[1:], None]):
        words = words_of(line.own)
        long = len(words.split()) >= _TITLE
        if line.verdict is None and long and not ends_sentence(line.own):
            if _says_title(line.own, title):
                line.verdict = Verdict("template", "title-again")
            elif any(other.startswith(words) for other in earlier[_first_words(words)]):
                line.verdict = Verdict("template", "paragraph-again")
            elif after and after.verdict and after.verdict.kind == "caption" and words_of(after.own).startswith(words):
                line.verdict = Verdict("caption", "twice")
        elif line.verdict is None and words and not line.is_paragraph and after and after.verdict and after.verdict.kind == "caption" and words in words_of(after.own):
            line.verdict = Verdict("caption", "name-of-picture")
        if line.verdict is None and long:
            alike = earlier[_first_words(words)]
            if len(alike) < _ALIKE:
                alike.append(words)


def _first_words(words: str) -> str:
    return " ".join(words.split(None, _TITLE)[:_TITLE])


def _captions_above(lines: list[Line], noise: Noise, datelines: Datelines, *, titled: bool) -> None:
    """Labels captions that end as a paragraph does, so that none of them is taken for the lead."""
    own = [line for line in lines if line.verdict is None]
    last = max((n for n, line in enumerate(own) if line.is_paragraph), default=0)
    if len(own) > 2 and own[0].is_paragraph and is_headline(own[1].own) and words_of(own[0].own) == words_of(own[1].own):
        own[0].verdict = Verdict("caption", "title-as-caption")
        own, last = own[1:], last - 1
    for at in (0, 1):  # below the title, or above it
        if len(own) > at + 2 and own[at].is_paragraph and own[at].own == own[at + 1].own:
            own[at].verdict = own[at + 1].verdict = Verdict("caption", "twice")  # or the beginning of another article
            own, last = own[:at] + own[at + 2 :], last - 2
            break
    above = own[not titled : min(last, _REACH)]
    for line, after in zip(above, [*above[1:], None]):
        caption = None if datelines.alone(line.own) else noise.credit_behind(line.own)
        if caption is None and after and words_of(after.own).startswith(words_of(line.own)) and len(line.own.split()) >= _TITLE:
            caption = noise.credit_behind(after.own) and Verdict("caption", "twice")
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


def _begins(line: Line, lead: Line | None, dateline: Dateline | None) -> Verdict | None:
    """A paragraph above the lead that says what the lead begins with: its deck, or the first words that a page gives as a summary."""
    words = words_of(line.own).split()
    if lead is None or line is lead or not (_SUMMARY <= len(words) <= _DECK):
        return None
    told = words_of(lead.text[dateline.end if dateline else 0 :]).split()
    return Verdict("deck", "begins-as-lead") if told[:_SUMMARY] == words[:_SUMMARY] else None


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
    own = line.own
    before, after, beyond = neighbours
    beside = [other.verdict for other in (before, after) if other and other.verdict]
    dated_beside = any(verdict.kind in ("timestamp", "byline") for verdict in beside)
    if not titled and not (dated and dated_beside and _named(own, datelines)):
        return None
    if caption := noise.credit_behind(own):
        return caption
    if noise.is_foreign(own):
        return Verdict("caption", "another-language")
    if after and after.verdict and after.verdict.kind == "caption" and len(own.split()) >= _TITLE and words_of(after.own).startswith(words_of(own)):
        return Verdict("caption", "twice")
    named = _named(own, datelines)
    under_title = bool(before and before.verdict and before.verdict.kind == "title") and named
    if after and after.verdict and after.verdict.rule in _CREDITS and len(own.split()) >= 4 and not under_title:
        if _shown(own, noise) or not (beyond and beyond.verdict is None and _shown(beyond.own, noise)):
            return Verdict("caption", "above-credit")
    if before and before.verdict and before.verdict.rule in _CREDITS and noise.shows_somebody(own):
        return Verdict("caption", "below-credit")
    if dated and (caption := noise.named_behind(own)):
        return caption
    if dated and noise.shows_somebody(own):
        return Verdict("caption", "above-dateline")
    if dated and ends_sentence(own) and (_CAPTION_DATE.search(own) or _DATED_END.search(own)):
        return Verdict("caption", "dated-line-above-dateline")
    if (dated and (ends_sentence(own) or tells_day(own))) or (is_headline(own) and len(own.split()) >= 7):
        return Verdict("deck", "between-title-and-lead")
    own = own.rstrip(",")
    if is_name(own) and (under_title or dated_beside):
        author = None if after and after.verdict and after.verdict.rule == "editor" and after.verdict.next else noise.bylines.author(own)
        return Verdict("byline", "name-beside-date", {"author": author} if author else {})
    if named and own.isupper() and after and (after.verdict is None or after.verdict.kind == "caption"):
        return Verdict("caption", "name-in-capitals", {"photo": own})
    return None


