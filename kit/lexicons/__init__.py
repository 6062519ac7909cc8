"""The word lists of the kit: YAML files beside this one, which a corpus may extend with its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..disk import leads_out

HERE = Path(__file__).parent
MANY = 20  # words of a list in which those that begin alike are put together
LONGEST = 200  # letters of a word in such a list
DEEPEST = 50  # lists and mappings within each other


def load(name: str, folder: Path | None = None) -> Any:
    """The lexicon `kit/lexicons/<name>.yml`, extended by `<folder>/<name>.yml` where the folder has one.

    Mappings are merged key by key, at every depth; lists are appended; any other value of the corpus wins.
    What is returned is shared by all callers: read it, never change it.

    Raises ValueError for a file that is no valid YAML, with the file and the line, or whose values do not
    have the shape of those it extends, and KeyError for a lexicon that does not exist.
    """
    shipped = HERE / f"{name}.yml"
    if not shipped.is_file():
        known = ", ".join(sorted(path.stem for path in HERE.glob("*.yml")))
        raise KeyError(f"there is no lexicon {name!r}; the lexicons are: {known}")
    own = Path(folder) / f"{name}.yml" if folder is not None else None
    if own is None or not own.is_file():
        return _parsed(shipped, _stamp(shipped))
    if leads_out(own, folder):
        raise ValueError(f"{own}: a link to a place outside the folder; copy the file itself into the folder")
    return _extended(shipped, _stamp(shipped), own, _stamp(own))


def alternatives(words: Iterable[Any]) -> str:
    """A regular expression for any of these words and phrases, the longest first; a blank stands for any white space.

    Where they are many, those that begin alike share their beginning in it, so that a text is not compared with each in turn.
    """
    forms = [[_written(char) for char in str(word)] for word in words]
    tree: Tree = {}
    for form in forms:
        node = tree
        for char in form:
            node = node.setdefault(char, {})
        node[END] = {}
    if len(forms) < MANY or max(map(len, forms)) > LONGEST or _two_cases(tree):  # of "AS" and "as itu" the longer would not come first where capitals don't matter
        return "(?:" + "|".join("".join(form) for form in sorted(forms, key=len, reverse=True)) + ")"
    begins = [char for char in tree if char != END]
    ahead = f"(?=[{''.join(begins)}])" if len(begins) > 3 and END not in tree and all(char.isalnum() for char in begins) else ""
    return f"(?:{ahead}{_any_of(tree)})"


Tree = dict[str, "Tree"]  # what may come next, to what may come after it
END = ""


def _written(char: str) -> str:
    return r"\s+" if char == " " else re.escape(char)


def _two_cases(tree: Tree) -> bool:
    return len({char.casefold() for char in tree}) < len(tree) or any(map(_two_cases, tree.values()))


def _any_of(tree: Tree) -> str:
    ways = [char + _any_of(after) for char, after in tree.items() if char != END]
    if not ways:
        return ""
    one = ways[0] if len(ways) == 1 and END not in tree else f"(?:{'|'.join(ways)})"
    return f"{one}?" if END in tree else one


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file is saved, so that an edited lexicon is read again in a running notebook."""
    status = path.stat()
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=64)
def _parsed(path: Path, stamp: tuple[int, int]) -> Any:
    import yaml

    try:
        text = path.read_bytes().decode("utf-8-sig")
        _check_shape(text)
        return yaml.load(text, Loader=_loader())
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ValueError(f"{path}, line {line}: not UTF-8 text. Save the file as UTF-8.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        raise ValueError(
            f"{path}{where}: not valid YAML ({problem}). Mend that line or the one above it; "
            "a value that holds ': ' or ' #' or starts with one of @ ` * & ! % [ { needs quotation marks."
        ) from error


def _check_shape(text: str) -> None:
    """Refuse what would fill the memory or the stack: parts used again by their name (*name), and deep nesting."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "a part is used again by its name; write it out", event.start_mark)
        if depth > DEEPEST:
            raise yaml.composer.ComposerError(None, None, f"nested more than {DEEPEST} deep", event.start_mark)


def composed(path: Path) -> Any:
    """The YAML nodes of a lexicon that `load` has read, with the line of each; None for an empty file."""
    return _composed(path, _stamp(path))


@lru_cache(maxsize=16)
def _composed(path: Path, stamp: tuple[int, int]) -> Any:
    import yaml

    return yaml.compose(path.read_bytes().decode("utf-8-sig"), Loader=_loader())


@lru_cache(maxsize=1)
def _loader() -> type:
    """PyYAML's safe loader, made safe for word lists.

    "no", "on" and "yes" stay words, and a key given twice is refused: PyYAML would keep the second and say nothing.
    """
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            seen = set()
            for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(None, None, f"key {key.value!r} given twice", key.start_mark)
                seen.add(key.value if isinstance(key.value, str) else None)
            return super().construct_mapping(node, deep=deep)

    Loader.yaml_implicit_resolvers = {
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, pairs in Loader.yaml_implicit_resolvers.items()
    }
    return Loader


@lru_cache(maxsize=64)
def _extended(shipped: Path, stamp: tuple[int, int], own: Path, own_stamp: tuple[int, int]) -> Any:
    added = _parsed(own, own_stamp)
    base = _parsed(shipped, stamp)
    return base if added is None else _merged(base, added, own, "")


def _merged(base: Any, added: Any, path: Path, where: str) -> Any:
    for shape, word in ((dict, "a mapping (lines of 'key: value')"), (list, "a list (lines of '- value')")):
        if isinstance(base, shape) and not isinstance(added, shape):
            place = f" under {where!r}" if where else ""
            raise ValueError(f"{path}{place}: expected {word}, found {type(added).__name__}; write it as the shipped lexicon does.")
    if isinstance(base, list):
        return base + [item for item in added if item not in base]
    if not isinstance(base, dict):
        return added
    merged = dict(base)
    for key, value in added.items():
        merged[key] = _merged(base[key], value, path, f"{where}{key}") if key in base else value
    return merged
