"""The chronology on invented articles: meetings found, and how right their date, place, kind and status are.

The articles and what a careful reader finds in them are in `tests/data/chronology/`. All are read as one corpus. A
meeting is found when at least two of its participants are, by name or by the state they stand for, and its date does not
exclude the one told; each found meeting counts for one reading of an article.

With a folder in the environment variable KIT_CHRONOLOGY that holds articles and a `gold.tsv` of the same form, those are
scored as well: real articles can't be part of the project.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kit

INVENTED = Path(__file__).resolve().parents[1] / "tests" / "data" / "chronology"
CELLS = ("kind", "status", "date", "place")


@dataclass(frozen=True)
class Gold:
    """A meeting that a careful reader finds in an article; each cell holds every reading that is right."""

    article: str
    optional: bool
    kind: tuple[str, ...]
    status: tuple[str, ...]
    days: tuple[tuple[str, str], ...]
    place: tuple[str, ...]
    participants: tuple[tuple[str, ...], ...]


def read_gold(path: Path) -> list[Gold]:
    """The meetings of a gold file. Raises ValueError, with the line, for one that has not eight cells."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        cells = [tuple(cell.split("/")) for cell in line.split("\t")]
        if len(cells) != 8:
            raise ValueError(f"{path}, line {number}: expected eight cells parted by tabs, found {len(cells)}")
        article, optional, kind, status, start, end, place, participants = cells
        who = tuple(tuple(name.split("/")) for name in line.split("\t")[7].split(";"))
        found.append(Gold(article[0], optional == ("o",), kind, status, tuple(zip(start, end)), place, who))
    return found


def told_by(corpus: kit.Corpus) -> dict[str, list[tuple[Any, set[str]]]]:
    """Article (its name without the ending) -> its meetings, with the names and the sides of their parties."""
    chronology = kit.chronology(corpus)
    found = defaultdict(list)
    for meeting in chronology.meetings.itertuples():
        parties = chronology.participants[(chronology.participants["meeting_id"] == meeting.meeting_id) & (chronology.participants["role"] == "party")]
        names = {*parties["name"], *parties["side"].dropna(), *meeting.participants}
        for article_id in chronology.evidence.loc[chronology.evidence["meeting_id"] == meeting.meeting_id, "article_id"].unique():
            found[Path(article_id).stem].append((meeting, names))
    return found


def cells(gold: Gold, meeting: Any) -> dict[str, bool]:
    """Which cells of a found meeting are right."""
    day = (meeting.date_start or "", meeting.date_end or "")
    return {"kind": meeting.kind in gold.kind, "status": meeting.status in gold.status, "date": day in gold.days, "place": (meeting.place or "") in gold.place}


def fit(gold: Gold, meeting: Any, names: set[str]) -> float:
    """How well a meeting of the chronology fits one of the gold; 0 when it is another."""
    shared = sum(any(form in names for form in forms) for forms in gold.participants)
    excluded = meeting.date_start and gold.days[0][0] and not any(start and start <= meeting.date_end and meeting.date_start <= end for start, end in gold.days)
    if shared < 2 or excluded:
        return 0
    return shared + sum(cells(gold, meeting).values()) / 10 - gold.optional / 20


def score(corpus: kit.Corpus, gold: list[Gold]) -> Counter:
    """Counts: gold, found, made (meetings of the chronology that are no optional ones), right cells, and stated dates that are wrong."""
    counts: Counter = Counter()
    told = told_by(corpus)
    for article in sorted({*told, *(one.article for one in gold)}):
        wanted, made = [one for one in gold if one.article == article], told.get(article, [])
        pairs = sorted(((fit(one, *other), i, j) for i, one in enumerate(wanted) for j, other in enumerate(made)), reverse=True)
        chosen: dict[int, int] = {}
        for value, i, j in pairs:
            if value > 0 and i not in chosen and j not in chosen.values():
                chosen[i] = j
        counts["gold"] += sum(not one.optional for one in wanted)
        counts["made"] += len(made) - sum(wanted[i].optional for i in chosen)
        for i, j in chosen.items():
            right = cells(wanted[i], made[j][0])
            counts["stated wrong"] += made[j][0].date_basis == "stated" and not right["date"]
            if not wanted[i].optional:
                counts["found"] += 1
                counts.update(name for name, is_right in right.items() if is_right)
    return counts


def scored(folder: Path) -> Counter:
    """The counts for a folder of articles with their gold; annotated in a copy, so that the folder stays as it is."""
    with tempfile.TemporaryDirectory() as place:
        for path in folder.glob("*.txt"):
            shutil.copy(path, place)
        return score(kit.annotate(kit.read(Path(place)), progress=False), read_gold(folder / "gold.tsv"))


def main() -> None:
    """Print precision, recall and F1 of the meetings, and the accuracy of their cells, for each set."""
    for folder in filter(None, (INVENTED, os.environ.get("KIT_CHRONOLOGY"))):
        counts = scored(Path(folder))
        precision, recall = counts["found"] / max(1, counts["made"]), counts["found"] / max(1, counts["gold"])
        print(f"{Path(folder).name}: {counts['gold']} meetings, P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}")
        print("  " + ", ".join(f"{name} {counts[name]}/{counts['found']}" for name in CELLS) + f"; stated dates that are wrong: {counts['stated wrong']}")
