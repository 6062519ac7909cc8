"""The widget that writes decisions on meetings: two are one, one is two, a cell is corrected, a note is added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import traitlets

from .desks import WIDE, Desk
from .meetings import chronology, meeting_tellings
from .verdicts import CHECKS, FIELDS
from .views.wording import plain

if TYPE_CHECKING:
    from .corpus import Corpus


class MeetingDesk(Desk):
    """Choose one or more meetings, and decide; the list shows the chronology with everything that was decided so far.

    selection: the ids of the chosen meetings.
    """

    selection = traitlets.Tuple()

    def __init__(self, corpus: "Corpus", *, language: str = "en") -> None:
        super().__init__(corpus, tuple(CHECKS), language)
        self.listed = widgets.SelectMultiple(rows=10, layout=WIDE)
        self.articles = widgets.SelectMultiple(rows=4, layout=WIDE)
        self.field = widgets.Dropdown(description=self.say.say("desk.field"), options=[(self.say.word("cell", name), name) for name in FIELDS if name != "date_end"])
        self.becomes = widgets.Text(description=self.say.say("desk.becomes"), placeholder=self.say.say("desk.cell_form"), layout=WIDE)
        widgets.link((self, "selection"), (self.listed, "value"))
        correct = widgets.HBox([self.field, self.becomes, self.button("desk.correct", self.correct)])
        others = [self.button("desk.merge", self.merge), self.button("desk.annotate", self.annotate)]
        split = widgets.HBox([self.articles, self.button("desk.split", self.split)])
        self._list()
        self.children = [self.listed, correct, self.note, widgets.HBox(others), split, self.status, widgets.HBox([self.made, self.take_back])]

    def merge(self) -> None:
        """The chosen meetings are one."""
        self._decide("merge-meetings", None)

    def split(self) -> None:
        """What the chosen articles tell is another meeting than what the others tell."""
        self._decide("split-meeting", list(self.articles.value))

    def correct(self) -> None:
        """A cell is to be read so: a day or an interval for the date, names parted by commas, nothing for what is not known."""
        name, words = self.field.value, self.becomes.value.strip() or None
        if name == "date_start":
            start, _, end = (words or "").partition("/")
            self._decide("correct", {"date_start": start or None, "date_end": end or start or None})
        elif name == "participants":
            self._decide("correct", {name: [part.strip() for part in (words or "").split(",")]})
        else:
            self._decide("correct", {name: words})

    def annotate(self) -> None:
        """The note stays with the chosen meeting."""
        self._decide("annotate", self.note.value)

    def undo(self) -> None:
        """Take the chosen decision back."""
        super().undo()
        self._apply()

    def _decide(self, act: str, value: Any) -> None:
        if not self.selection:
            raise ValueError(self.say.say("desk.choose_meeting"))
        self.decide(act, meeting_tellings(self.source, *self.selection), value)
        self._apply()

    def _apply(self) -> None:
        self.source = self.read_again()
        self.selection = ()
        self._list()

    def _list(self) -> None:
        say = self.say
        told = chronology(self.source)
        lines = [(row.date_start or say.word("met_basis", row.date_basis), say.word("kind", row.kind), say.word("status", row.status), row.place or "—", ", ".join(row.participants)) for row in told.meetings.itertuples()]
        self.listed.options = [(plain(" · ".join(line)), meeting_id) for line, meeting_id in zip(lines, told.meetings["meeting_id"])]
        self.articles.options = sorted(told.evidence["article_id"].unique())
