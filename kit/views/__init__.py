"""The one drawing path: JavaScript and CSS that draw the same views in JupyterLab and in the report.

Each view is a small ES module in this folder. `module_source` joins them, in the order declared here, into one
ES module text with `export default { render }`: an anywidget `_esm` as it stands, and inlined in the report.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent

# A module stands after every module it uses.
MODULES = (
    "text",
    "wording",
    "state",
    "link",
    "filters",
    "first",
    "evidence",
    "rows",
    "download",
    "bars",
    "matrix",
    "concordance",
    "timeline",
    "meetings",
    "differences",
    "quotes",
    "sources",
    "mend",
    "article",
    "page",
)

_IMPORT = re.compile(r"^import \{[^}]*\} from \"\./(\w+)\.js\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=function|const)", re.MULTILINE)


@cache
def module_source() -> str:
    """All modules as one ES module text, which needs nothing and asks for nothing.

    Raises ValueError when a module uses one that does not stand before it in MODULES.
    """
    joined: list[str] = []
    for place, name in enumerate(MODULES):
        source = (FOLDER / f"{name}.js").read_text(encoding="utf-8")
        for used in _IMPORT.findall(source):
            if used not in MODULES[:place]:
                raise ValueError(f"views/{name}.js uses {used}.js: put {used!r} before {name!r} in views.MODULES")
        joined.append(_EXPORT.sub("", _IMPORT.sub("", source)).strip("\n"))
    return "\n\n".join(joined) + "\n"


@cache
def stylesheet() -> str:
    """The one stylesheet, for JupyterLab and for the report."""
    return (FOLDER / "views.css").read_text(encoding="utf-8")
