"""Widgets over finished tables: the same views as in the report, live in JupyterLab; and desks that write decisions.

A view draws and filters; it computes no table. What is chosen in it is in `view.selection`, and setting
`view.selection` chooses it there. Importing this module needs anywidget; `import kit` alone does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from .articles import read
from .decisions import decide, undo
from .pasting import add_article
from .views import module_source, stylesheet
from .views.records import page_records
from .views.spec import EVERYTHING, PAGES, complete, page_spec
from .views.wording import Wording

if TYPE_CHECKING:
    from .corpus import Corpus
    from .desks import EntityDesk, TermDesk
    from .meeting_desk import MeetingDesk


class View(anywidget.AnyWidget):
    """One page of views and the filters over them.

    records: the rows drawn, as plain JSON (see kit.views.records).
    spec: which views, filters and labels.
    selection: the state of the filters; an empty list, None or "" stands for all.
    corpus: what the records were made of.
    answer: what came of the last button pressed, in words.
    """

    _esm = module_source()
    _css = stylesheet()

    records = traitlets.Dict().tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    selection = traitlets.Dict().tag(sync=True)
    answer = traitlets.Unicode("").tag(sync=True)

    @traitlets.default("selection")
    def _nothing_filtered(self) -> dict[str, Any]:
        return dict(EVERYTHING)

    @traitlets.validate("selection")
    def _complete(self, proposal: Any) -> dict[str, Any]:
        try:
            return complete(proposal["value"])
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error

    def __init__(self, corpus: "Corpus", page: str, language: str, **chosen: Any) -> None:
        self.corpus, self._page, self._say = corpus, page, Wording(language)
        super().__init__(records=self._records(), spec=page_spec(page, language=language), selection={**EVERYTHING, **chosen})
        self.on_msg(self._answered)

    def _records(self) -> dict[str, Any]:
        return page_records(self.corpus, PAGES[self._page]["tables"], language=self._say.language)

    def _answered(self, _: Any, message: dict[str, Any], __: Any) -> None:
        """Does what a message from the view asks for; what goes wrong is said in the view."""
        try:
            self.answer = self._done(message)
        except (ValueError, OSError) as error:
            self.answer = str(error)

    def _done(self, message: dict[str, Any]) -> str:
        decide(self.corpus, message["act"], {}, self.selection)
        return self._say.say("filter.kept")


class ArticleDesk(View):
    """A view in which the analyst decides. What is decided is written down at once, and the view shows it.

    corpus: the corpus as the view shows it, read again after each decision; the one it was given stays as it is.
    """

    def __init__(self, corpus: "Corpus", page: str, language: str) -> None:
        self._made: list[str] = []
        super().__init__(corpus, page, language)

    def _records(self) -> dict[str, Any]:
        return {"articles": [], "sentences": []} if self._page == "paste" else super()._records()

    def _done(self, message: dict[str, Any]) -> str:
        if message["act"] == "paste":
            path = add_article(self.corpus, **{key: value for key, value in message.items() if key != "act"})
            return self._say.say("paste.added", path=path)
        if message["act"] == "undo":
            if not self._made:
                return self._say.say("mend.nothing")
            undo(self.corpus, self._made.pop())
        else:
            self._made.append(decide(self.corpus, message["act"], message["on"], message.get("value"), note=message.get("note", "")))
        self.corpus = read(self.corpus.folder)
        self.records = self._records()
        return self._say.say("mend.undone" if message["act"] == "undo" else "mend.decided")


def frequency(corpus: "Corpus", *, language: str = "en") -> View:
    """Who and what is named, and how often: ranked bars that open to their sentences."""
    return View(corpus, "frequency", language)


def topics(corpus: "Corpus", *, language: str = "en") -> View:
    """Which outlet speaks of which topic: a source x topic matrix, and the topic words in their sentences."""
    return View(corpus, "topics", language)


def concordance(corpus: "Corpus", word: str | None = None, *, language: str = "en") -> View:
    """A word, or any string of letters, wherever it stands: each hit in the middle of its line."""
    return View(corpus, "concordance", language, text=word or "")


def quotes(corpus: "Corpus", *, language: str = "en") -> View:
    """Who said what, with the other wording of a statement and where the two differ."""
    return View(corpus, "quotes", language)


def chronology(corpus: "Corpus", *, language: str = "en") -> View:
    """Who met whom, and when: a timeline, a table with evidence, and what is told differently."""
    return View(corpus, "chronology", language)


def meetings(corpus: "Corpus", *, language: str = "en") -> "MeetingDesk":
    """Meetings to merge, split, correct or annotate, and to take such a decision back."""
    from .meeting_desk import MeetingDesk

    return MeetingDesk(corpus, language=language)


def sources(corpus: "Corpus", *, language: str = "en") -> View:
    """The articles with what is known of them, and the raw text of the chosen one with each line's label."""
    return View(corpus, "sources", language)


def entities(corpus: "Corpus", *, language: str = "en") -> "EntityDesk":
    """Names that may be one, to merge or keep apart, and any name to merge, split, retype or ignore; see kit.desks."""
    from .desks import EntityDesk

    return EntityDesk(corpus, language=language)


def term(corpus: "Corpus", *, language: str = "en") -> "TermDesk":
    """A term to add to a topic, with what it catches; see kit.desks."""
    from .desks import TermDesk

    return TermDesk(corpus, language=language)


def labels(corpus: "Corpus", *, language: str = "en") -> ArticleDesk:
    """The raw text of an article with every line in the colour of its label; a label or what is known of it can be decided."""
    return ArticleDesk(corpus, "labels", language)


def paste(corpus: "Corpus", *, language: str = "en") -> ArticleDesk:
    """A box for a pasted article, which becomes a file of the corpus folder."""
    return ArticleDesk(corpus, "paste", language)
