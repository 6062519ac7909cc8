"""The topic lexicon: what ships, what the corpus adds in its `topics.yml`, and what was decided; checked line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import decisions, lexicons
from .corpus import Corpus
from .patterns import Matcher, Pattern, parse

if TYPE_CHECKING:
    import yaml

FIELDS = {"en": str, "id": str, "note": str, "lemmas": list, "phrases": list, "except": list}
PATTERNS = ("lemmas", "phrases", "except")
FORM = "a topic holds en, id and note (words), lemmas, phrases and except (lists of patterns), as in haji: {id: Haji, lemmas: [haji], phrases: [kuota ~2 haji]}"


def topic_lexicon(corpus: Corpus | Path | None = None) -> dict[str, dict[str, Any]]:
    """The topics by key, each with its names `en` and `id`, lemmas, phrases, exceptions and note.

    corpus: a Corpus, or its folder, for the lexicon that it extends; of a Corpus, decided terms too.
    Raises ValueError, with file, line, topic and field, for an entry that is not of that form.
    """
    folder = corpus.folder if isinstance(corpus, Corpus) else corpus
    topics = lexicons.load("topics", folder)["topics"]
    for path in (lexicons.HERE / "topics.yml", *([folder / "topics.yml"] if folder and (folder / "topics.yml").is_file() else [])):
        _check(path)
    made = {topic: dict(entry) for topic, entry in topics.items()}
    for decision in decisions.read(corpus)["add-term"] if isinstance(corpus, Corpus) else ():
        entry = made.setdefault(decision.on["topic"], {})
        field, pattern = decision.value["field"], decision.value["pattern"]
        entry[field] = [*entry.get(field, ()), *([pattern] if pattern not in entry.get(field, ()) else [])]
    return made


def topic_names(topics: Iterable[str], corpus: Corpus | Path | None = None, language: str = "en") -> dict[str, str]:
    """Topic -> its name in a language ("en" or "id"), as the lexicon has it; the topic itself where that has none."""
    lexicon = topic_lexicon(corpus)
    return {topic: lexicon.get(topic, {}).get(language) or topic.replace("_", " ") for topic in topics}


def matchers(topics: Mapping[str, Mapping[str, Any]]) -> tuple[Matcher, Matcher]:
    """The topics' patterns, and the surroundings in which a topic's hit does not count."""
    wanted: dict[Pattern, list[str]] = defaultdict(list)
    unwanted: dict[Pattern, list[str]] = defaultdict(list)
    for topic, entry in topics.items():
        for field in PATTERNS:
            for pattern in entry.get(field, ()):
                (unwanted if field == "except" else wanted)[parse(pattern)].append(topic)
    return Matcher(wanted), Matcher(unwanted)


def _check(path: Path) -> None:
    """Raise ValueError for the first entry of a file that is not of the form of a topic, with its line."""
    import yaml

    root = lexicons.composed(path)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value != "topics" or not isinstance(value, yaml.MappingNode):
            raise _wrong(path, key, f"expected 'topics' and the topics below it, found {key.value!r}")
        for topic, entry in value.value:
            _check_topic(path, topic, entry)


def _check_topic(path: Path, topic: "yaml.Node", entry: "yaml.Node") -> None:
    import yaml

    if not topic.tag.endswith(":str"):
        raise _wrong(path, topic, f"topic {topic.value}: expected a name in letters")
    if not isinstance(entry, yaml.MappingNode):
        raise _wrong(path, entry, f"topic {topic.value!r}: expected fields and found none")
    for field, value in entry.value:
        where = f"topic {topic.value!r}, field {field.value!r}"
        kind = FIELDS.get(field.value)
        if kind is None:
            raise _wrong(path, field, f"{where}: there is no such field")
        if (kind is list) != isinstance(value, yaml.SequenceNode) or (kind is str and not isinstance(value, yaml.ScalarNode)):
            raise _wrong(path, value, f"{where}: expected {'a list of patterns' if kind is list else 'words'}")
        for item in value.value if kind is list else ():
            if not (isinstance(item, yaml.ScalarNode) and item.tag.endswith(":str") and item.value.strip()):
                raise _wrong(path, item, f"{where}: expected words, found {item.value!r}")
            try:
                parse(item.value)
            except ValueError as error:
                raise _wrong(path, item, f"{where}: {error}") from error


def _wrong(path: Path, node: "yaml.Node", what: str) -> ValueError:
    return ValueError(f"{path}, line {node.start_mark.line + 1}: {what}. {FORM}")


# --- decided terms ---------------------------------------------------------------------------------------------


def _check_term(on: Mapping[str, Any], value: Any) -> None:
    if not (isinstance(on.get("topic"), str) and on["topic"].strip()):
        raise ValueError(f"expected 'topic' as the key of a topic in what the decision is about, found {on.get('topic')!r}")
    if not (isinstance(value, Mapping) and value.get("field") in PATTERNS and isinstance(value.get("pattern"), str)):
        raise ValueError(f"expected a field ({', '.join(PATTERNS)}) and a pattern, as in {{'field': 'phrases', 'pattern': 'kuota ~2 haji'}}, found {value!r}")
    parse(value["pattern"])


def _never_stale(corpus: Corpus, decision: decisions.Decision) -> None:
    """A term is about words that may come, not about words that were there."""


decisions.owns("add-term", check=_check_term, stale=_never_stale)
