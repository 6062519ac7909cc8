"""What a line is taken for: the verdict that the rules for lines, bylines, captions and datelines all give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
