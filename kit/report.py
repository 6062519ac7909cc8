"""Tables to one self-contained HTML page that can be cited: every number leads back to characters of a source.

The page is written by Jinja templates (kit/views/report.html and parts.html, one macro for each part). Jinja is
there wherever Jupyter is, escapes by default, and keeps the HTML readable as HTML. The tables stand in the page
before any script runs; the scripts of kit/views then take over the same places.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .disk import written
from .earlier import news, read_earlier
from .opening import opening
from .views import FOLDER, module_source, records, spec, static, stylesheet
from .views.findings import findings, period
from .views.packing import pack
from .views.wording import UNSEEN, Wording, code_name, plain

if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup

    from .corpus import Corpus

KIT = Path(__file__).parent
SOFTWARE = ("kit-berita", "stanza", "torch", "pandas")


def _unseen(text: str) -> "Markup":
    from markupsafe import Markup, escape

    parts, at = [], 0
    for found in UNSEEN.finditer(text):
        mark = Markup('<span class="kit-unseen">{}</span>').format(code_name(found[0]))
        parts += [escape(text[at : found.start()]), mark]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def _words(text: Any) -> "Markup":
    """Words of a source, set apart from the direction of the text around them, unseen characters made visible."""
    from markupsafe import Markup

    return Markup('<bdi>{}</bdi>').format(_unseen("" if text is None else str(text)))


def _marked(text: str, spans: list[tuple[int, int]]) -> "Markup":
    """A sentence with the characters of `spans` highlighted; spans that overlap become one after the other."""
    from markupsafe import Markup

    parts, at = [], 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end <= at:
            continue
        start = max(start, at)
        parts += [_unseen(text[at:start]), Markup("<mark>{}</mark>").format(_unseen(text[start:end]))]
        at = end
    return Markup('<bdi>{}</bdi>').format(Markup("").join([*parts, _unseen(text[at:])]))


def _as_is(trusted: str) -> "Markup":
    """The kit's own script or stylesheet, unescaped; it must not end its element or open a comment."""
    from markupsafe import Markup

    for ending in ("</script", "</style", "<!--"):
        if ending in trusted.lower():
            raise ValueError(f"kit/views holds {ending!r}, which would end the element it is put in; write it in two parts")
    return Markup(trusted)


def _csp_hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def environment(language: str) -> "jinja2.Environment":
    """The templates in one language, escaping by default, with an error for a name that is not there."""
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER), autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    )
    say = Wording(language)
    made.globals.update(say=say.say, word=say.word, count=say.count, language=language, first=static.FIRST, links_at_most=static.LINKS)
    made.filters.update(words=_words, marked=_marked, plain=plain, number=say.number, is_web=is_web)
    made.filters.update(as_is=_as_is, packed=pack, csp_hash=_csp_hash)
    return made


def is_web(url: str) -> bool:
    """True for an address that is safe to link to."""
    return url.lower().startswith(("http://", "https://"))


def render_part(name: str, *arguments: Any, language: str = "en") -> str:
    """One part of the page (a macro of kit/views/parts.html) as HTML."""
    part = getattr(environment(language).get_template("parts.html").module, name)
    return str(part(*arguments))


def _software() -> list[str]:
    found = []
    for name in SOFTWARE:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return found


def _models() -> list[str]:
    """What the models folder says of itself: the package of each processor, and the hash of each file of weights."""
    lines = []
    resources, manifest = KIT / "models" / "resources.json", KIT / "models" / "manifest.json"
    if resources.is_file():
        for language, known in sorted(json.loads(resources.read_text(encoding="utf-8")).items()):
            chosen = known.get("default_processors", {}) if isinstance(known, dict) else {}
            lines += [f"{language}: {', '.join(f'{name} {package}' for name, package in sorted(chosen.items()))}"]
    if manifest.is_file():
        listed = json.loads(manifest.read_text(encoding="utf-8"))
        lines += [f"{name}: {facts['sha256']}" for name, facts in sorted(listed.items())]
    return lines


def _scores() -> list[str]:
    """How well the models do on public test sets: F1 in per cent, with the middle 95% of draws of their sentences."""
    path = KIT / "models" / "scores.json"
    rows = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return [f"{row['on']}, {row['measure']}: F1 {row['f1']:.2f} [{row['low']:.1f}, {row['high']:.1f}]" for row in rows]


def _lists(folder: Path) -> list[str]:
    """The word lists of the kit, then the corpus's own lists and decisions, each with its hash."""
    shipped = sorted((KIT / "lexicons").glob("*.yml"))
    own = [folder / name for name in ("aliases.yml", "topics.yml", "decisions.jsonl")]
    named = [(f"kit/lexicons/{path.name}", path) for path in shipped] + [(path.name, path) for path in own]
    return [f"{name}: {hashlib.sha256(path.read_bytes()).hexdigest()}" for name, path in named if path.is_file()]


def _facts(corpus: "Corpus") -> list[tuple[str, list[str]]]:
    groups = [
        ("method.versions", _software()),
        ("method.models", _models()),
        ("method.scores", _scores()),
        ("method.lexicons", _lists(corpus.folder)),
    ]
    return [(title, lines) for title, lines in groups if lines]


def _lede(found: dict[str, Any], say: Wording) -> str:
    outlets = {article["outlet"] for article in found["articles"]} - {None}
    articles = say.count("count.articles", len(found["articles"]))
    return say.say("report.what", articles=articles, outlets=say.count("count.outlets", len(outlets)), period=period(found, say))


def render_report(corpus: "Corpus", *, language: str = "en", since: str | os.PathLike[str] | None = None) -> str:
    """The whole report as one HTML page, a function of the tables alone: the same corpus gives the same text.

    language: of the labels, numbers and dates: "en" or "id". since: an earlier report of this corpus; the page then says what
    is new. Raises ValueError for another language, and for an earlier report that is none.
    """
    from .tables import table

    say = Wording(language)
    made = spec.page_spec("report", language=language)
    found = records.page_records(corpus, spec.PAGES["report"]["tables"], language=language)
    if not found["quotes"]:
        made["views"].remove("quotes")
    tables = static.tables(found, say)
    contents = ["chronology", "frequency", "topics", "quotes", "corpus", "sentences", "method"]
    return environment(language).get_template("report.html").render(
        corpus_name=Path(corpus.folder).resolve().name,
        contents=[key for key in contents if key != "quotes" or found["quotes"]],
        lede=_lede(found, say),
        findings=findings(found, say),
        news=None if since is None else news(found, read_earlier(since), say),
        records=found,
        skipped=table(corpus, "skipped").to_dict("records"),
        decisions=list(records.plain_rows(table(corpus, "decisions"))),
        matrix=static.matrix(found, say),
        cited=static.cited(found, tables),
        **tables,
        facts=_facts(corpus),
        data={"records": found, "spec": made, "selection": opening(corpus)},
        script=module_source() + "\n" + (FOLDER / "shim.js").read_text(encoding="utf-8"),
        style=stylesheet(),
    )


def write_report(
    corpus: "Corpus", path: str | os.PathLike[str], *, language: str = "en", since: str | os.PathLike[str] | None = None
) -> Path:
    """Write the report to `path` and return it. A reader sees the old page or the new one, never half of one.

    The folder of `path` is made where its own folder is there; else raises FileNotFoundError. The earlier report in `since` may be
    the one that is replaced; see `render_report`.
    """
    path = Path(path)
    text = render_report(corpus, language=language, since=since)
    if path.parent.parent.is_dir():
        path.parent.mkdir(exist_ok=True)
    with written(path, encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
