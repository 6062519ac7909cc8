"""A line and what it is taken for: the verdict that the rules for lines, bylines, captions and datelines all give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .shape import ends_sentence, tells_day


@dataclass(frozen=True)
class Verdict:
    """What a line is taken for, by which rule, and what it tells about the article."""

    kind: str
    rule: str
    told: Mapping[str, str] = field(default_factory=dict)
    edge: bool = False  # only above or below the paragraphs
    next: int = 0  # headlines right below that belong to it
    closing: bool = False  # it opens a closing list


def kept(told: Mapping[str, str | None]) -> dict[str, str]:
    """What is told, without what is not."""
    return {key: value for key, value in told.items() if value}


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
        return self.runs_on or tells_day(own) or (ends_sentence(own) and len(own.split(None, 3)) > 2) or len(own.split(None, 31)) > 30
