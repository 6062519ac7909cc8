"""A notebook in JupyterLab itself, in a real browser: run it, turn a filter, and see the view follow."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "test"


@pytest.fixture(scope="module")
def lab(seeds, tmp_path_factory):
    """The address of a JupyterLab on copies of the notebooks and the example corpus, with nothing of the user's in it."""
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
        yield address
    finally:
        server.terminate()
        server.wait()
        log.close()


@pytest.fixture
def notebook(lab, browser):
    """Opens a notebook in JupyterLab and runs all its cells; nothing but this server is reached."""
    context = browser.new_context(viewport={"width": 1300, "height": 1000})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith((lab, "data:", "blob:")) else route.abort())

    def opened(name: str):
        page.goto(f"{lab}/lab/tree/notebooks/{name}.ipynb?token={TOKEN}&reset")
        page.wait_for_function("window.jupyterapp && jupyterapp.shell.currentWidget && jupyterapp.shell.currentWidget.content && jupyterapp.shell.currentWidget.content.widgets", timeout=90_000)
        page.evaluate("jupyterapp.shell.currentWidget.sessionContext.ready")
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        return page, errors

    yield opened
    context.close()


def test_a_filter_turned_in_jupyterlab(notebook):
    page, errors = notebook("03_entity_frequency")
    view = page.locator(".jp-Notebook .kit").last
    view.wait_for(timeout=120_000)
    before = view.locator("tr[data-key]").count()
    view.locator("[data-filter=outlets] label").filter(has_text="Suarathailand").locator("input").check()
    page.wait_for_function("([view, before]) => view.querySelectorAll('tr[data-key]').length < before", arg=[view.element_handle(), before])
    assert "330" in view.locator("[role=status]").first.inner_text()
    assert page.locator(".jp-Notebook [data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert errors == []
