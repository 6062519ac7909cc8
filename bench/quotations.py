"""How well quotations are found and attributed: precision, recall and F1 on invented passages marked by hand.

The rules were developed with the passages of tests/data/quotations_a.txt. Those of quotations_b.txt were scored before
they were looked at (86.7 F1 with the speaker), and mended since; those of quotations_c.txt were written last, by the
author of the rules, and nothing was changed for them. Those of quotations_d.txt have the frames of fourteen pages of real outlets;
they too were scored before they were looked at (94.1 F1 with the speaker), and two verbs were added since.
A quotation counts as found when its span and the marked one share at least four fifths of their characters; it
counts as right when its speaker is right too. Published for Indonesian news, on other texts: 82 F1 for statements,
92 for direct quotations.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit import Corpus

DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
MARK = re.compile(r"⟦(?P<kind>[DI]) (?P<speaker>[^@|]+?)(?: @(?P<via>[^|]+))?\|(?P<words>[^⟧]+)⟧")
KINDS = {"D": "direct", "I": "indirect"}
SETS = ("quotations_a", "quotations_b", "quotations_c", "quotations_d")
SHARED = 0.8  # of the characters that two spans cover together


@dataclass(frozen=True)
class Quoted:
    """A quotation of one passage. speaker, via: canonical name or words, in lower case; None where there is none."""

    passage: str
    kind: str
    start: int
    end: int
    speaker: str | None
    via: str | None


def passages(path: Path) -> Iterator[tuple[str, str, list[Quoted]]]:
    """Name, plain text and marked quotations of every passage of a file."""
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        title, _, marked = part.partition("\n")
        text, quoted, at = "", [], 0
        for match in MARK.finditer(marked):
            text += marked[at : match.start()]
            start, at = len(text), match.end()
            text += match["words"]
            speaker = None if match["speaker"] == "-" else match["speaker"].casefold()
            quoted.append(Quoted(title, KINDS[match["kind"]], start, len(text), speaker, match["via"] and match["via"].casefold()))
        yield title, text + marked[at:], quoted


def found(corpus: "Corpus") -> list[Quoted]:
    """What the kit finds in the passages of a corpus made by `read`."""
    bare = re.compile(r"^(?:PER|LOC|ORG):")
    names = [[value and bare.sub("", value).casefold() for value in corpus.quotes[column]] for column in ("speaker", "via")]
    spans = zip(corpus.quotes["article_id"], corpus.quotes["kind"], corpus.quotes["start_char"], corpus.quotes["end_char"])
    return [Quoted(article_id, kind, start, end, speaker, via) for (article_id, kind, start, end), speaker, via in zip(spans, *names)]


def read(path: Path, folder: Path) -> tuple["Corpus", list[Quoted]]:
    """The annotated passages of a file, each an article of its own, and their marked quotations by that article."""
    import kit

    marked: list[Quoted] = []
    for number, (_, text, quoted) in enumerate(passages(path)):
        name = f"{number:03}.txt"
        (folder / name).write_text(text, encoding="utf-8")
        marked += [Quoted(name, one.kind, one.start, one.end, one.speaker, one.via) for one in quoted]
    return kit.annotate(kit.read(folder), progress=False), marked


def same_place(one: Quoted, other: Quoted) -> bool:
    """Whether two quotations are of one kind and of almost the same words."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.passage == other.passage and one.kind == other.kind and shared >= SHARED * (max(one.end, other.end) - min(one.start, other.start))


def scores(expected: list[Quoted], seen: list[Quoted], *, speakers: bool) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent; each marked quotation is found once at most."""
    left = list(seen)
    right = 0
    for quoted in expected:
        match = next((one for one in left if same_place(quoted, one) and (not speakers or one.speaker == quoted.speaker)), None)
        if match:
            left.remove(match)
            right += 1
    precision, recall = 100 * right / len(seen) if seen else 0.0, 100 * right / len(expected) if expected else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def main() -> None:
    """Print one line for each half of the passages, kind of quotation and measure."""
    details = "--details" in sys.argv
    print(f"{'passages':<16}{'kind':<10}{'marked':>7}{'found':>7}   span: P / R / F1          span and speaker: P / R / F1")
    for name in SETS:
        with tempfile.TemporaryDirectory() as folder:
            corpus, marked = read(DATA / f"{name}.txt", Path(folder))
            seen = found(corpus)
        for kind in (*KINDS.values(), "all"):
            expected, got = ([one for one in some if kind in (one.kind, "all")] for some in (marked, seen))
            columns = ("{:5.1f} / {:5.1f} / {:5.1f}".format(*scores(expected, got, speakers=speakers)) for speakers in (False, True))
            print(f"{name:<16}{kind:<10}{len(expected):>7}{len(got):>7}   {'      '.join(columns)}")
        via = [(one.via, next((other.via for other in seen if same_place(one, other)), None)) for one in marked]
        print(f"{name:<16}reported by an agency: {sum(a == b for a, b in via if a)} of {sum(a is not None for a, _ in via)} named rightly, {sum(b is not None and a != b for a, b in via)} wrongly")
        if details:
            print(*(f"  via {a}: {b}" for a, b in via if a != b), sep="\n")
            for one in marked:
                if not any(same_place(one, other) and other.speaker == one.speaker for other in seen):
                    print("  missed", one.passage, one.kind, one.speaker, "|", corpus.texts[one.passage][one.start : one.end])
            for other in seen:
                if not any(same_place(one, other) and other.speaker == one.speaker for one in marked):
                    print("  wrong ", other.passage, other.kind, other.speaker, "|", corpus.texts[other.passage][other.start : other.end])


if __name__ == "__main__":
    main()
