"""The main job with the network cut off, and its tables on another machine: nothing is asked for, nothing differs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Every look-up of a name and every connection is told of and refused; only a kernel of this machine may be spoken to.
GUARD = """
import os, sys
def watch(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto"):
        place = arguments[0] if event != "socket.sendto" else arguments[1]
    elif event == "socket.connect":
        place = arguments[1]
    elif event == "urllib.Request":
        place = arguments[0]
    else:
        return
    host = place[0] if isinstance(place, tuple) else place
    if isinstance(place, (str, bytes)) and event == "socket.connect" or host in ("127.0.0.1", "localhost", "::1", "", None, "0.0.0.0"):
        return
    with open(os.path.join(os.path.dirname(__file__), "asked.txt"), "a") as file:
        file.write(f"{event} {place!r}\\n")
    raise OSError(f"the network is cut off, and {place!r} was asked for")
sys.addaudithook(watch)
"""


@pytest.fixture
def guarded(tmp_path):
    """The variables for a Python, and all that it starts, that cannot reach the network; what it asked for is in asked.txt."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path / "guard"), str(ROOT)]), "OMP_NUM_THREADS": "1"}, tmp_path / "guard" / "asked.txt"


def test_the_guard_sees_a_connection(guarded):
    environment, asked = guarded
    for script in ("import socket; socket.create_connection(('192.0.2.1', 9), 1)", "import urllib.request; urllib.request.urlopen('https://example.org/')"):
        done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True)
        assert "the network is cut off" in done.stderr
    assert len(asked.read_text().splitlines()) >= 2


def test_the_main_job_asks_for_nothing(guarded, tmp_path):
    """The report on the seeds, notebooks and kernels among it; where the system can, in a network of its own that leads nowhere."""
    environment, asked = guarded
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds", ignore=shutil.ignore_patterns(".*"))
    command = [sys.executable, "-m", "kit", "report", str(tmp_path / "seeds"), "-o", str(tmp_path / "seeds.html")]
    alone = ["unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up 2>/dev/null || true; exec "$@"', "sh"]
    own = shutil.which("unshare") and shutil.which("ip") and subprocess.run([*alone, "true"], capture_output=True).returncode == 0
    done = subprocess.run((alone if own else []) + command, env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not asked.exists(), asked.read_text()
    assert (tmp_path / "seeds.html").read_text(encoding="utf-8").endswith("</html>\n")


TABLES = """
import hashlib, io, json, sys
import torch
torch.set_num_threads(int(sys.argv[2]))
import kit
from kit import formats, tables
corpus = kit.annotate(kit.read(sys.argv[1]), progress=False)
found = {}
for name in tables.COLUMNS:
    stream = io.StringIO()
    formats.write_json(kit.table(corpus, name), stream)
    found[name] = hashlib.sha256(stream.getvalue().encode()).hexdigest()
found["report"] = hashlib.sha256(kit.render_report(corpus, language="id").encode()).hexdigest()
print(json.dumps(found))
"""


def test_tables_are_the_same_with_other_threads_processors_hashes_places_and_times(tmp_path):
    """Every table and the report, to the character; the second time as on a processor without AVX, whose sums round otherwise."""
    found = []
    for threads, others in (
        (1, {"PYTHONHASHSEED": "1", "TZ": "Asia/Jakarta", "LC_ALL": "C", "LANG": "C"}),
        (4, {"PYTHONHASHSEED": "77", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "LANG": "id_ID.UTF-8", "PYTHONUTF8": "0", "ATEN_CPU_CAPABILITY": "default", "ONEDNN_MAX_CPU_ISA": "SSE41"}),
    ):
        folder = tmp_path / str(threads) / "seeds"
        shutil.copytree(ROOT / "seeds", folder, ignore=shutil.ignore_patterns(".*"))
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": str(threads), "MKL_NUM_THREADS": str(threads), **others}
        done = subprocess.run([sys.executable, "-c", TABLES, "seeds", str(threads)], cwd=folder.parent, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        found.append(json.loads(done.stdout.splitlines()[-1]))
    assert found[0] == found[1]
