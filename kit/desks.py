"""Widgets that write decisions: names to merge, split, retype or ignore, and terms for a topic.

A click is on the disk, in `decisions.jsonl`, before the next one is heard. What was decided counts when the folder is
read again: `desk.read_again()` does that and gives the corpus.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from . import decisions
from .concordance import keyword_in_context
from .entities import canonical_entities
from .patterns import parse
from .rulings import ACTS, TYPES
from .suggestions import merge_suggestions
from .terms import PATTERNS, topic_lexicon
from .topics import topic_mentions
from .views.wording import Wording, plain

if TYPE_CHECKING:
    from .corpus import Corpus

SHOWN = 8  # suggestions at a time
LINES = 12  # lines of a concordance that show what a term catches
WIDE = widgets.Layout(width="100%")


def words(text: str = "") -> widgets.Label:
    """A label that is read as it stands: JupyterLab sets what is between dollars as mathematics, with links of its own."""
    return widgets.Label(text).add_class("mathjax_ignore")


class Desk(widgets.VBox):
    """What both desks share: a line that says what happened, and the decisions that can be taken back."""

    def __init__(self, corpus: "Corpus", acts: tuple[str, ...], language: str) -> None:
        self.source = corpus
        self.say = Wording(language)
        self._acts = acts
        self.note = widgets.Text(description=self.say.say("desk.note"), layout=WIDE)
        self.status = words()
        self.made = widgets.Dropdown(description=self.say.say("desk.made"), layout=WIDE)
        self.take_back = self.button("desk.undo", self.undo)
        self._list_made()
        super().__init__(layout=WIDE)

    def button(self, key: str, act: Callable[[], None], about: str = "") -> widgets.Button:
        """A button with a label of the reader's language, and what it is about for those who hear it; what goes wrong is said in the status line."""

        def clicked(_: Any) -> None:
            try:
                act()
            except (ValueError, OSError) as error:
                self.status.value = plain(str(error))

        label = self.say.say(key)
        made = widgets.Button(description=label, tooltip=f"{label}: {about}" if about else label)
        made.on_click(clicked)
        return made

    def decide(self, act: str, on: dict[str, Any], value: Any = None) -> str:
        """Write a decision, say so, and give its id."""
        decision_id = decisions.decide(self.source, act, on, value, note=self.note.value)
        self.status.value = plain(self.say.say("desk.written", act=act, what=_about(on, value), file=decisions.NAME))
        self._list_made()
        return decision_id

    def undo(self) -> None:
        """Take the chosen decision back."""
        if self.made.value:
            decisions.undo(self.source, self.made.value)
            self.status.value = self.say.say("desk.taken_back")
            self._list_made()

    def read_again(self) -> "Corpus":
        """The corpus with everything that was decided up to now."""
        import kit

        return kit.annotate(kit.read(self.source.folder), progress=False)

    def _list_made(self) -> None:
        found = decisions.active(decisions.log(self.source.folder))
        made = sorted((entry for act in self._acts for entry in found[act]), key=lambda entry: -entry.line)
        options = [(plain(f"{entry.act}: {_about(entry.on, entry.value)} ({entry.by}, {entry.at[:16]})"), entry.id) for entry in made]
        self.made.options = options
        self.made.value = options[0][1] if options else None


def _about(on: Any, value: Any) -> str:
    """What a decision is about, in one line."""
    parties = [" – ".join(telling["parties"]) for telling in on.get("tellings", ())]
    about = on.get("entities") or list(dict.fromkeys(parties)) or [on.get("entity_id") or on.get("topic") or on.get("words")]
    told = value.get("pattern") or ", ".join(f"{name} {cell}" for name, cell in value.items()) if isinstance(value, dict) else ", ".join(value) if isinstance(value, list) else value
    written = f" “{on['variant']}”" if on.get("variant") else ""
    return ", ".join(map(str, about)) + written + (f" → {told}" if told else "")


class EntityDesk(Desk):
    """Suggestions to accept or refuse, and any entity to merge, split, retype or ignore."""

    def __init__(self, corpus: "Corpus", *, language: str = "en") -> None:
        super().__init__(corpus, ACTS, language)
        self.suggestions = merge_suggestions(corpus).to_dict("records")
        self.entities = {row.entity_id: row.variants for row in canonical_entities(corpus).itertuples()}
        self.offered = widgets.VBox(layout=WIDE)
        chosen = dict(options=list(self.entities), layout=WIDE)
        self.entity = widgets.Combobox(description=self.say.say("desk.entity"), ensure_option=True, **chosen)
        self.variant = widgets.Dropdown(description=self.say.say("desk.variant"), layout=WIDE)
        self.becomes = widgets.Combobox(description=self.say.say("desk.becomes"), **chosen)
        self.type = widgets.Dropdown(description=self.say.say("column.type"), options=[(self.say.word("type", kind), kind) for kind in TYPES], layout=WIDE)
        self.entity.observe(self._list_variants, "value")
        acts = widgets.HBox([self.button(f"desk.{act}", getattr(self, act)) for act in ("merge", "split", "retype", "ignore")])
        self._offer()
        self.children = [self.offered, self.entity, self.variant, self.becomes, self.type, acts, self.note, self.status, widgets.HBox([self.made, self.take_back])]

    def decide(self, act: str, on: dict[str, Any], value: Any = None) -> str:
        """Write a decision, with the written forms it was made on."""
        about = on.get("entities") or [on["entity_id"]]
        return super().decide(act, {**on, "forms": {entity_id: self.entities.get(entity_id, []) for entity_id in about}}, value)

    def accept(self, place: int = 0) -> None:
        """Merge the two of a suggestion, under the name that stands first."""
        row = self.suggestions[place]
        self.decide("merge", {"entities": [row["entity_id"], row["other_id"]]}, row["entity_id"])
        self._drop(place)

    def refuse(self, place: int = 0) -> None:
        """Keep the two of a suggestion apart for good."""
        row = self.suggestions[place]
        self.decide("refuse", {"entities": [row["entity_id"], row["other_id"]]})
        self._drop(place)

    def merge(self) -> None:
        """The chosen entity becomes the other one."""
        self.decide("merge", {"entities": [self._chosen(), self._named(self.becomes.value)]}, self._named(self.becomes.value))

    def split(self) -> None:
        """One written form of the chosen entity becomes another entity."""
        self.decide("split", {"entity_id": self._chosen(), "variant": self.variant.value}, self._named(self.becomes.value))

    def retype(self) -> None:
        """The chosen entity is of another type."""
        self.decide("retype", {"entity_id": self._chosen()}, self.type.value)

    def ignore(self) -> None:
        """The chosen entity is no name."""
        self.decide("ignore", {"entity_id": self._chosen()})

    def _chosen(self) -> str:
        if self.entity.value not in self.entities:
            raise ValueError(self.say.say("desk.choose"))
        return self.entity.value

    def _named(self, written: str) -> str:
        """An entity_id; a name alone is one of the chosen entity's type."""
        if not written.strip():
            raise ValueError(self.say.say("desk.name"))
        return written if written[:4] in [f"{kind}:" for kind in TYPES] else f"{self._chosen()[:4]}{written.strip()}"

    def _list_variants(self, _: Any) -> None:
        forms = self.entities.get(self.entity.value, [])
        self.variant.options = forms
        self.variant.value = forms[0] if len(forms) else None  # what JupyterLab shows, the widget does not know by itself

    def _drop(self, place: int) -> None:
        del self.suggestions[place]
        self._offer()

    def _offer(self) -> None:
        lines = []
        for place, row in enumerate(self.suggestions[:SHOWN]):
            values = dict(one=row["entity_id"], other=row["other_id"], n=row["n"], m=row["n_other"], score=round(row["score"]), reason=self.say.word("suggested", row["reason"]))
            label, both = plain(self.say.say("desk.suggestion", **values)), plain(f"{row['entity_id']}, {row['other_id']}")
            acts = [self.button("desk.accept", lambda place=place: self.accept(place), both), self.button("desk.refuse", lambda place=place: self.refuse(place), both)]
            lines.append(widgets.HBox([*acts, words(label)]))
        self.offered.children = lines or [words(self.say.say("desk.no_suggestion"))]


class TermDesk(Desk):
    """A term for a topic: what it catches is shown before it is added."""

    def __init__(self, corpus: "Corpus", *, language: str = "en") -> None:
        super().__init__(corpus, ("add-term",), language)
        topics = topic_lexicon(corpus)
        self.term = widgets.Text(description=self.say.say("desk.term"), continuous_update=False, layout=WIDE)
        self.topic = widgets.Combobox(description=self.say.say("column.topic"), options=sorted(topics), layout=WIDE)
        self.field = widgets.Dropdown(description=self.say.say("desk.field"), options=[(self.say.word("term", field), field) for field in PATTERNS], value="phrases", layout=WIDE)
        self.caught = widgets.VBox(layout=WIDE)
        self.term.observe(self._show, "value")
        self.topic.observe(self._show, "value")
        self.children = [self.term, self.caught, self.topic, self.field, self.button("desk.add", self.add), self.note, self.status, widgets.HBox([self.made, self.take_back])]

    def add(self) -> None:
        """Add the term to the topic."""
        self.decide("add-term", {"topic": self.topic.value.strip()}, {"field": self.field.value, "pattern": self.term.value.strip()})

    def _show(self, _: Any) -> None:
        """Show at once what the term catches, and how much of it the topic has already."""
        try:
            parse(self.term.value)
            lines = keyword_in_context(self.source, self.term.value)
        except ValueError as error:
            self.caught.children = [words(plain(str(error)))]
            return
        topics = topic_mentions(self.source)
        known = topics[topics["topic"] == self.topic.value]
        taken = set(zip(known["article_id"], known["start_char"]))
        new = sum(place not in taken for place in zip(lines["article_id"], lines["start_char"]))
        head = self.say.say("desk.caught", n=len(lines), articles=lines["article_id"].nunique(), new=new)
        shown = [f"… {row.left} [{row.keyword}] {row.right} …   ({row.outlet or row.article_id})" for row in lines.head(LINES).itertuples()]
        self.caught.children = [words(plain(text)) for text in (head, *shown)]
