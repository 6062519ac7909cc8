"""What stands between quotation marks: pairs found by their surroundings, whatever glyph an outlet uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

DOUBLE = "“”„‟«»\"＂〝〞"
SINGLE = "‘’‚‛'"
LONGEST = 3000  # characters; a mark that is never closed quotes no more than its paragraph
OPENING, CLOSING = "“„‟‘‚‛«〝", "”»〞"
TWO_OR_ONE = re.compile(rf"''|``|‘‘|’’|[{re.escape(DOUBLE)}]")


def quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """The quotations of a paragraph `text[start:end]`: first and last character of the marks, and of the words between.

    Marks that are typed twice count as one. Single marks count only where the paragraph has no others. A mark that is
    never closed runs to the end of the paragraph where it opens one, and is passed over elsewhere.
    """
    marks = list(_marks(text, start, end, DOUBLE)) or list(_marks(text, start, end, SINGLE))
    closings = [place for place, mark in enumerate(marks) if mark[3]]
    begins = next((place for place in range(start, end) if not text[place].isspace()), end)
    at = 0
    while at < len(marks):
        first, last, opens, _ = marks[at]
        after = bisect_right(closings, at)
        closing = closings[after] if opens and after < len(closings) else None
        if closing is not None and marks[closing][0] - last <= LONGEST:
            yield first, marks[closing][1], last, marks[closing][0]
            at = closing + 1
            continue
        if opens and closing is None and first == begins and end - last <= LONGEST:
            yield first, end, last, end
            return
        at += 1


def _marks(text: str, start: int, end: int, glyphs: str) -> Iterator[tuple[int, int, bool, bool]]:
    """Place of each mark, and whether it can open and can close a quotation."""
    pattern = TWO_OR_ONE if glyphs == DOUBLE else re.compile(f"[{re.escape(glyphs)}]")
    inside = False
    for match in pattern.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        behind = text[match.end()] if match.end() < end else " "
        if glyphs == SINGLE and before.isalnum() and behind.isalnum():
            continue  # an apostrophe: Ma'ruf, Jum'at
        opens = match[0] in OPENING or (not before.isalnum() and before not in ".,!?…)" and not behind.isspace())
        closes = match[0] in CLOSING or (not behind.isalnum() and not before.isspace())
        opens, closes = opens and not (inside and closes), closes and not (opens and not inside)
        inside = opens or (inside and not closes)
        yield match.start(), match.end(), opens, closes
