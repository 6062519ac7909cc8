"""The notebooks in JupyterLab itself, in a real browser: run them, turn filters, decide, and see what follows."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest

import kit
from kit.views.packing import unpack

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "test"


@pytest.fixture(scope="module")
def lab(seeds, tmp_path_factory):
    """A JupyterLab on copies of the notebooks and the example corpus, with nothing of the user's in it: its address, the corpus folder."""
    root = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", root / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copytree(seeds.folder, root / "seeds")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {f"JUPYTER_{name}_DIR": str(root / name.lower()) for name in ("CONFIG", "RUNTIME")}
    own["JUPYTERLAB_WORKSPACES_DIR"] = own["JUPYTERLAB_SETTINGS_DIR"] = str(root / "lab")
    options = [f"--port={port}", "--ip=127.0.0.1", "--no-browser", "--allow-root", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={root}"]
    command = [sys.executable, "-m", "jupyterlab", *options, "--LabApp.expose_app_in_browser=True", "--LabApp.extension_manager=readonly", "--LabApp.news_url="]
    log = open(root / "log.txt", "w")
    server = subprocess.Popen(command, env={**os.environ, **own, "IPYTHONDIR": str(root / "ipython")}, stdout=log, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            assert server.poll() is None, (root / "log.txt").read_text()
            try:
                urllib.request.urlopen(f"{address}/api?token={TOKEN}")
                break
            except OSError:
                time.sleep(0.25)
        else:
            pytest.fail((root / "log.txt").read_text())
        yield SimpleNamespace(address=address, folder=root / "seeds")
    finally:
        server.terminate()
        server.wait()
        log.close()


@pytest.fixture
def notebook(lab, browser):
    """Opens a notebook in JupyterLab and runs all its cells; nothing but this server is reached, and no error is left unseen."""
    context = browser.new_context(viewport={"width": 1300, "height": 1000})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith((lab.address, "data:", "blob:")) else route.abort())

    def opened(name: str, *, theme: str = "JupyterLab Light"):
        page.goto(f"{lab.address}/lab/tree/notebooks/{name}.ipynb?token={TOKEN}&reset")
        page.wait_for_function("window.jupyterapp && jupyterapp.shell.currentWidget && jupyterapp.shell.currentWidget.content && jupyterapp.shell.currentWidget.content.widgets", timeout=90_000)
        page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
        page.evaluate("jupyterapp.shell.currentWidget.sessionContext.ready")
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_function("document.querySelectorAll('.jp-Notebook .jp-InputPrompt').length && ![...document.querySelectorAll('.jp-Notebook .jp-InputPrompt')].some(one => one.textContent.includes('*'))", timeout=150_000)
        return page

    yield opened
    shown = page.locator(".jp-Notebook [data-mime-type='application/vnd.jupyter.stderr'], .jp-Notebook [data-mime-type='application/vnd.jupyter.error']")
    assert shown.count() == 0 and errors == []
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    context.close()


def output(page, source: str):
    """The output of the cell that holds this source, brought into view."""
    cell = page.locator(".jp-CodeCell").filter(has=page.locator(".jp-Editor", has_text=source)).locator(".jp-OutputArea")
    cell.scroll_into_view_if_needed()
    return cell


def decided(lab, number: int) -> list[dict]:
    """The decisions on the disk, once there are so many."""
    path = lab.folder / "decisions.jsonl"
    for _ in range(200):
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        if len(lines) >= number:
            return [json.loads(line) for line in lines]
        time.sleep(0.05)
    pytest.fail(f"{len(lines)} decisions, expected {number}")


def count(lab) -> int:
    path = lab.folder / "decisions.jsonl"
    return len(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else 0


def test_lines_are_read_relabelled_and_put_back(lab, notebook):
    page = notebook("01_load_articles")
    before = count(lab)
    desk = output(page, "kit.controls.labels(corpus)")
    label = desk.locator("table.kit-lines select").first
    old = label.input_value()
    label.select_option("caption" if old != "caption" else "body")
    row = decided(lab, before + 1)[-1]
    assert row["act"] == "line" and row["value"] != old and row["on"]["words"]
    desk.locator(".kit-answer:has-text('decisions.jsonl')").wait_for()
    desk.locator("button:has-text('Undo')").press("Enter")
    assert decided(lab, before + 2)[-1]["act"] == "undo"
    desk.locator(".kit-answer:has-text('Undone')").wait_for()


def test_a_filter_turned_in_the_dark_theme(lab, notebook):
    page = notebook("03_entity_frequency", theme="JupyterLab Dark")
    view = output(page, "kit.controls.frequency(corpus)").locator(".kit")
    rows = view.locator("tr[data-key]").count()
    box = view.locator("[data-filter=outlets] label").filter(has_text="Suarathailand").locator("input")
    box.focus()
    page.keyboard.press("Space")
    view.locator(".kit-filter-words:has-text('Suarathailand')").wait_for()
    assert view.locator("tr[data-key]").count() < rows and "330" in view.locator(".kit-filter-words").inner_text()
    paper, ink = (view.evaluate(f"one => getComputedStyle(one).{name}.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)") for name in ("backgroundColor", "color"))
    assert paper < 150 < 600 < ink
    before = count(lab)
    view.locator("button:has-text('Open the report')").press("Enter")
    row = decided(lab, before + 1)[-1]
    assert row["act"] == "opening" and row["value"]["outlets"] == ["Suarathailand"]
    desk = output(page, "kit.controls.entities(corpus)")
    desk.locator("input").first.fill("PER:Sergey Lavrov")
    desk.locator("button:has-text('No name')").click()
    assert decided(lab, before + 2)[-1]["on"]["entity_id"] == "PER:Sergey Lavrov"
    desk.locator("button:has-text('Take back')").click()
    assert decided(lab, before + 3)[-1]["act"] == "undo"


ALIKE = """Menlu Bertemu Utusan

Menteri Luar Negeri Sergey Lavrov bertemu utusan khusus Anders Holmqvist di Jenewa pada 3 Maret 2025. Anders Holmqvist membawa usulan baru, kata Ingrid Halvorsen. Washington menolak usulan itu.

Sehari kemudian, Anders Holmqist dan Ingrid Halversen berbicara dengan wartawan. Amerika Serikat belum menanggapi. Ingrid Halvorsen dan Lavrov pulang.
"""


def test_every_act_on_names_is_on_the_disk_at_once_and_outlives_the_kernel(lab, notebook):
    notebooks = lab.folder.parent / "notebooks"
    lab = SimpleNamespace(folder=lab.folder.parent / "alike")
    lab.folder.mkdir()
    (lab.folder / "satu.txt").write_text(ALIKE, encoding="utf-8")
    (notebooks / "alike.ipynb").write_text((notebooks / "03_entity_frequency.ipynb").read_text(encoding="utf-8").replace("../seeds", "../alike"), encoding="utf-8")
    page = notebook("alike")
    desk = output(page, "kit.controls.entities(corpus)")
    entity, becomes = desk.locator("input").nth(0), desk.locator("input").nth(1)
    first = count(lab)
    acts = []

    def pressed(button: str, act: str, *, place: int = -1) -> dict:
        """What stands in decisions.jsonl once the button was pressed, by a click or by the keyboard in turns."""
        one = desk.locator(f"button:text-is('{button}')").nth(place)
        one.press("Enter") if len(acts) % 2 else one.click()
        acts.append(act)
        row = decided(lab, first + len(acts))[-1]
        assert row["act"] == act and row["by"] and row["at"]
        return row

    refused = pressed("Keep apart", "refuse", place=0)
    assert len(refused["on"]["entities"]) == 2 and refused["on"]["forms"]
    accepted = pressed("Merge", "merge", place=0)
    assert accepted["value"] == accepted["on"]["entities"][0]
    entity.fill("LOC:Washington")
    entity.press("Tab")
    becomes.fill("LOC:Amerika Serikat")
    becomes.press("Tab")
    assert pressed("Merge", "merge")["value"] == "LOC:Amerika Serikat"
    entity.fill("PER:Sergey Lavrov")
    entity.press("Tab")
    becomes.fill("Lavrov yang lain")
    becomes.press("Tab")
    split = pressed("Split off", "split")
    assert split["value"] == "PER:Lavrov yang lain" and split["on"]["variant"] in split["on"]["forms"]["PER:Sergey Lavrov"]
    desk.locator("select").nth(1).select_option("Organisation")
    assert pressed("Change kind", "retype")["value"] == "ORG"
    pressed("No name", "ignore")
    undone = pressed("Take back", "undo")
    assert undone["on"]["decision_id"] == decided(lab, first + len(acts))[-2]["id"]
    pressed("No name", "ignore")
    kernel = lab.folder.parent / "kernel"
    code = f"import os, pathlib; pathlib.Path({str(kernel)!r}).write_text(str(os.getpid())); os.kill(os.getpid(), 9)"
    page.evaluate("code => { jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({code}); }", code)
    for _ in range(300):
        if kernel.is_file() and kernel.read_text() and not Path("/proc", kernel.read_text()).exists():
            break
        time.sleep(0.1)
    else:
        pytest.fail("the kernel was not killed")
    assert [row["act"] for row in decided(lab, first + len(acts))[first:]] == acts
    assert len(kit.read(lab.folder).log) == first + len(acts) and all(entry.state != "broken" for entry in kit.read(lab.folder).log)


def test_a_topic_filter_and_a_term_added(lab, notebook):
    page = notebook("04_topic_mentions")
    view = output(page, "kit.controls.topics(corpus").locator(".kit")
    rows = view.locator("[data-view=matrix] tr[data-key]").count()
    view.locator("[data-filter=topics] input").first.check()
    view.locator(".kit-filter-words:has-text('Topic:')").wait_for()
    assert view.locator("[data-view=matrix] tr[data-key]").count() == 1 < rows
    before = count(lab)
    desk = output(page, "kit.controls.term(corpus")
    term, topic = desk.locator("input[type=text]").nth(0), desk.locator("input[type=text]").nth(1)
    term.fill("hubungan bilateral")
    term.press("Enter")
    desk.locator("text=Catches").wait_for()
    topic.fill("diplomacy")
    desk.locator("button:has-text('Add')").click()
    row = decided(lab, before + 1)[-1]
    assert (row["act"], row["on"], row["value"]["pattern"]) == ("add-term", {"topic": "diplomacy"}, "hubungan bilateral")


def test_the_chronology_by_keyboard_and_its_desk(lab, notebook):
    page = notebook("05_meeting_chronology")
    view = output(page, "kit.controls.chronology(corpus)").locator(".kit")
    assert view.locator("[data-view=meetings] tr[data-key]").count() == 8
    view.locator("[data-filter=statuses] input").first.focus()
    page.keyboard.press("Space")
    view.locator(".kit-filter-words:has-text('held')").wait_for()
    assert view.locator("[data-view=meetings] tr[data-key]").count() == 6
    opener = view.locator("[data-view=meetings] .kit-open").first
    opener.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true" and view.locator("[data-view=meetings] mark").count() > 0
    before = count(lab)
    desk = output(page, "kit.controls.meetings(corpus)")
    desk.locator("select").first.select_option(index=0)
    desk.locator("label:has-text('Note') + input, input[placeholder='']").last.fill("Dicek dengan siaran pers")
    desk.locator("button:has-text('Add the note')").click()
    row = decided(lab, before + 1)[-1]
    assert row["act"] == "annotate" and row["on"]["tellings"]
    desk.locator("button:has-text('Take back')").click()
    assert decided(lab, before + 2)[-1]["act"] == "undo"


def test_a_word_is_looked_up_by_keyboard(lab, notebook):
    page = notebook("02_annotate")
    view = output(page, "kit.controls.concordance(corpus, word)").locator(".kit")
    box = view.locator("input[type=search]")
    assert box.input_value() == "damai" and view.locator("tr[data-key]").count() > 0
    box.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("lavrov")
    view.locator(".kit-filter-words:has-text('lavrov')").wait_for()
    assert {words.lower() for words in view.locator("tr[data-key] mark").all_inner_texts()} == {"lavrov"}
    view.locator(".kit-open").first.press("Enter")
    assert "lavrov" in view.locator(".kit-evidence").first.inner_text().lower()


def test_the_report_opens_as_it_was_left_in_the_notebook(lab, notebook):
    page = notebook("06_report")
    view = output(page, "kit.controls.chronology(corpus").locator(".kit")
    shown = view.locator("[data-view=meetings] tr[data-key]").count()
    view.locator("[data-filter=participants] input").nth(1).press("Space")
    view.locator(".kit-filter-words:has-text('Participant:')").wait_for()
    assert 0 < view.locator("[data-view=meetings] tr[data-key]").count() < shown
    before = count(lab)
    view.locator("button:has-text('Open the report')").press("Enter")
    kept = decided(lab, before + 1)[-1]
    assert kept["act"] == "opening" and len(kept["value"]["participants"]) == 1
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    report = lab.folder.parent / "reports" / "seeds.html"
    for _ in range(200):
        if unpack(report.read_text(encoding="utf-8"))["selection"] == kept["value"]:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the report opens otherwise than it was left")


HOSTILE = """
import pandas as pd
import kit
from kit.desks import words
pd.set_option("display.max_rows", None, "display.max_colwidth", None)
corpus = kit.annotate(kit.read("../hostile"), progress=False)
for name in ("articles", "skipped", "decisions", "date_candidates", "entities", "topics", "meetings", "quotes", "evidence"):
    display(kit.table(corpus, name).iloc[:: max(1, len(kit.table(corpus, name)) // 150)])
display(corpus, kit.entity_frequency(corpus), kit.keyword_in_context(corpus, "penting"))
for control in ("sources", "concordance", "frequency", "topics", "quotes", "chronology", "labels", "entities", "meetings"):
    display(getattr(kit.controls, control)(corpus))
desk = kit.controls.term(corpus)
desk.term.value = "penting"
display(desk, *(words(payload) for payload in PAYLOADS))
"""


def test_hostile_text_runs_nothing_in_jupyterlab(lab, notebook, told):
    import nbformat
    from hostile import CHANNELS, PAYLOADS

    folder = lab.folder.parent / "hostile"
    for channel in ("decisions", "topics", "text", "metadata header", "file name", "saved page", "table"):
        place = folder if channel in ("decisions", "topics") else folder / channel
        place.mkdir(exist_ok=True)
        CHANNELS[channel](place)
    kit.annotate(kit.read(folder), progress=False)  # by the pipeline that is loaded already
    cell = nbformat.v4.new_code_cell(HOSTILE.replace("PAYLOADS", repr(list(PAYLOADS.values()))))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata=kernel), lab.folder.parent / "notebooks" / "hostile.ipynb")
    page = notebook("hostile")
    page.locator(".jp-Notebook .kit").first.wait_for()
    page.locator(".jp-Notebook .widget-label").filter(has_text="klik").first.wait_for()
    page.evaluate("document.querySelectorAll('.jp-OutputArea [aria-expanded=false]').forEach(button => button.click())")
    page.wait_for_timeout(1000)  # mathematics is set after what it stands in
    assert page.evaluate("window.ran") is None
    outputs = page.locator(".jp-Notebook .jp-OutputArea")
    shown = outputs.first.locator("table.dataframe").all_inner_texts()
    assert [name for name, words in PAYLOADS.items() if "window.ran" in words and sum(f"window.ran='{name}'" in text for text in shown) < 2] == []
    assert outputs.first.locator("mjx-container, .MathJax, script, iframe, img[src=x]").count() == 0
    addresses = outputs.first.locator("a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [address for address in addresses if not address.startswith(("#", "http://", "https://"))] == []
