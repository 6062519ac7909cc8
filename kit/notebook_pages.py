"""An executed notebook as one HTML page that asks for nothing: its words, tables and figures, and its views alive.

The cells are drawn by nbconvert. A view stands in a frame of its own, which the page around it cannot reach and which
runs the kit's views alone; what needs a kernel, such as a desk that writes decisions, is named in its place.
"""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .disk import written
from .report import environment
from .views import FOLDER, module_source, stylesheet
from .views.wording import Wording

if TYPE_CHECKING:
    from nbformat import NotebookNode

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
_ONWARD = re.compile(r"(\]\(\w+)\.ipynb\)")


def render_notebook(notebook: "NotebookNode", *, title: str) -> str:
    """The page of a notebook that was run from top to bottom, its widgets' states saved in it."""
    from markupsafe import Markup
    from nbconvert import HTMLExporter
    from pygments.formatters import HtmlFormatter

    shown = copy.deepcopy(notebook)
    models = shown.metadata.pop("widgets", {}).get(STATE, {}).get("state", {})
    languages = [model["state"]["spec"]["language"] for model in models.values() if "spec" in model["state"]]
    for cell in shown.cells:
        if cell.cell_type == "markdown":
            cell.source = _ONWARD.sub(r"\1.html)", cell.source)
        for output in cell.get("outputs", ()):
            if VIEW in output.get("data", {}):
                output.data = {"text/html": _in_place(models[output.data[VIEW]["model_id"]]["state"])}
    cells, _ = HTMLExporter(template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True).from_notebook_node(shown)
    language = languages[0] if languages else "en"
    style = stylesheet() + HtmlFormatter().get_style_defs(".highlight")
    framed, script = _framed(), (FOLDER / "frames.js").read_text(encoding="utf-8")
    page = environment(language).get_template("notebook.html")
    return page.render(title=title, cells=Markup(cells), framed=framed, script=script, style=style)


def write_pages(folder: Path) -> list[Path]:
    """Write a page beside each executed notebook of a folder, and give their paths."""
    import nbformat

    pages = []
    for path in sorted(folder.glob("[0-9]*.ipynb")):
        text = render_notebook(nbformat.read(path, as_version=4), title=path.stem)
        with written(path.with_suffix(".html"), encoding="utf-8", newline="\n") as file:
            file.write(text)
        pages.append(path.with_suffix(".html"))
    return pages


def _framed() -> str:
    """The script of a frame."""
    return "\n".join([module_source(), *((FOLDER / name).read_text(encoding="utf-8") for name in ("shim.js", "frame.js"))])


def _in_place(state: dict[str, Any]) -> str:
    """A widget as HTML: a view in a frame, or a word on what can be had in JupyterLab alone."""
    from markupsafe import Markup

    language = state["spec"]["language"] if "spec" in state else "en"
    if "spec" not in state or not state["records"]["articles"]:
        return Markup('<p class="kit-note">{}</p>').format(Wording(language).say("notebook.kernel"))
    spec = state["spec"] | {"decides": False, "keeps": False}
    title = spec["labels"][f"view.{spec['views'][-1]}"]
    data = {"records": state["records"], "spec": spec, "selection": state["selection"]}
    page = environment(language).get_template("frame.html").render(title=title, data=data, script=_framed(), style=stylesheet())
    return Markup('<iframe class="kit-frame" sandbox="allow-scripts allow-downloads" title="{}" srcdoc="{}"></iframe>').format(title, page)
