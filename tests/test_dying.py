"""Runs that die, disks that are full, folders that are shut, and two who work in one folder: nothing is lost, nothing stands there by half."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench import dying

ROOT = Path(__file__).resolve().parents[1]
ALONE = ["unshare", "--map-root-user", "--mount"]  # a place of one's own for file systems
PREPARE = "from pathlib import Path\nfrom bench import dying\nimport kit\nfrom kit.disk import NotWritten\ndying.stand_in()\n"


def python(script: str, *arguments: object, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, after `before`, shell commands which may mount file systems."""
    command = [sys.executable, "-c", PREPARE + script, *map(str, arguments)]
    if before:
        command = [*ALONE, "sh", "-ec", f'{before}\nexec "$@"', "sh", *command]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)})


@pytest.fixture(scope="module")
def mounts():
    """Skips where a user may not mount a file system, not even for one process."""
    if shutil.which("unshare") is None or subprocess.run([*ALONE, "sh", "-c", "mount -t tmpfs none /mnt"], capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a file system for a single process")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system makes no process by fork")
def test_a_run_that_is_killed_loses_nothing_and_leaves_nothing_by_half():
    killed = subprocess.run([sys.executable, "-m", "bench.dying", "10", "7"], cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert killed.stdout.splitlines()[1:] == ["nothing lost, nothing by half"], killed.stdout + killed.stderr
    assert "killed 10 times" in killed.stdout


BREAK = {
    "report.html is cut off": "(out / 'report.html').write_text((out / 'report.html').read_text()[:-20])",
    "articles.csv is cut off": "(out / 'articles.csv').write_text((out / 'articles.csv').read_text()[:-20])",
    "tokens.json is cut off": "(out / 'tokens.json').write_text((out / 'tokens.json').read_text()[:-20])",
    "meetings.ics is cut off": "(out / 'meetings.ics').write_bytes((out / 'meetings.ics').read_bytes()[:-20])",
    "a decision is lost": "(folder / 'decisions.jsonl').write_bytes((folder / 'decisions.jsonl').read_bytes()[:-20])",
    "'tempelan.txt'] pasted": "(folder / 'tempelan.txt').write_text((folder / 'tempelan.txt').read_text()[:-20])",
}


def test_the_harness_sees_what_is_damaged(tmp_path):
    script = f"""
import sys
folder, out = Path(sys.argv[1], 'corpus'), Path(sys.argv[1], 'out')
dying.write_articles(folder)
out.mkdir()
said = []
dying.job(folder, out, said.append)
expected = dying.annotation(folder)
assert dying.damage(folder, out, said, expected) == []
for name, change in {BREAK!r}.items():
    kept = {{path: path.read_bytes() for path in [*out.iterdir(), *folder.iterdir()] if path.is_file()}}
    exec(change)
    assert any(name in found for found in dying.damage(folder, out, said, expected)), name
    for path, data in kept.items():
        path.write_bytes(data)
"""
    done = python(script, tmp_path)
    assert done.returncode == 0, done.stderr


FULL = """
import sys
place = Path(sys.argv[1])
folder, out, filler = place / 'corpus', place / 'out', place / 'filler'
dying.write_articles(Path(sys.argv[2], 'corpus'))
expected = dying.annotation(Path(sys.argv[2], 'corpus'))
for left in map(int, sys.argv[3:]):
    dying.write_articles(folder)
    out.mkdir()
    dying.job(folder, out, str)
    said = []
    with open(filler, 'wb', buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            file.truncate(file.tell() - left * 4096)
    (folder / '09.txt').write_text((folder / '08.txt').read_text().replace('8 Maret', '9 Maret')) if left else None
    try:
        for _ in range(4):
            dying.job(folder, out, said.append)
        print(left, 'went on')
    except NotWritten as error:
        print(left, error)
    filler.unlink()
    (folder / '09.txt').unlink(missing_ok=True)
    wrong = [words for words in dying.damage(folder, out, said, expected) if 'pasted' not in words]
    assert wrong == [], wrong
    assert not [path for path in folder.glob('.*.part')]
    import shutil; shutil.rmtree(folder); shutil.rmtree(out)
"""


def test_a_full_disk_is_said_and_nothing_is_damaged(tmp_path, mounts):
    (tmp_path / "small").mkdir()
    (tmp_path / "roomy").mkdir()
    done = python(FULL, tmp_path / "small", tmp_path / "roomy", 0, 2, 9, 24, 60, before=f"mount -t tmpfs -o size=3m none '{tmp_path / 'small'}'")
    assert done.returncode == 0, done.stdout + done.stderr
    told = done.stdout.splitlines()
    assert len(told) == 5 and "went on" not in told[0]
    assert all("not written, because the disk is full; free some space and do it again. What was there before stands as it was." in line for line in told), told


SHUT = """
import sys
folder = Path(sys.argv[1])
corpus = kit.annotate(kit.read(folder), progress=False)
assert len(corpus.tokens)
for act in (
    lambda: kit.decide(corpus, 'article', {'article_id': '01.txt'}, {'outlet': 'x'}),
    lambda: kit.add_article(corpus, 'Menlu bertemu.'),
    lambda: kit.write_report(corpus, folder / 'report.html'),
    lambda: kit.save_table(corpus.articles, folder / 'a.csv'),
    lambda: kit.save_chronology(corpus, folder / 'a.ics'),
):
    try:
        act()
    except NotWritten as error:
        print(error)
"""


def test_a_folder_that_is_read_only_is_read_and_said(tmp_path, mounts, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    dying.write_articles(tmp_path / "corpus")
    done = python(SHUT, tmp_path / "corpus", before=f"mount --bind '{tmp_path / 'corpus'}' '{tmp_path / 'corpus'}'\nmount -o remount,ro,bind '{tmp_path / 'corpus'}'")
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert len(told) == 5 and all("cannot be written to (Read-only file system); choose another one, or see that you may write there" in line for line in told), told
    assert sorted(path.name for path in (tmp_path / "corpus").iterdir()) == [f"{number:02}.txt" for number in range(1, dying.ARTICLES + 1)]


def test_a_file_that_may_not_grow_is_said_and_the_old_one_stays(tmp_path):
    script = """
import resource, signal, sys
folder, out = Path(sys.argv[1], 'corpus'), Path(sys.argv[1], 'out')
dying.write_articles(folder)
out.mkdir()
dying.job(folder, out, str)
corpus = kit.annotate(kit.read(folder), progress=False)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
before = (out / 'report.html').read_bytes(), (out / 'tokens.csv').read_bytes(), (folder / 'decisions.jsonl').read_bytes()
for act in (
    lambda: kit.write_report(corpus, out / 'report.html', language='id'),
    lambda: kit.save_table(corpus.tokens, out / 'tokens.csv'),
    lambda: kit.decide(corpus, 'article', {'article_id': '01.txt'}, {'outlet': 'x' * 4000}),
):
    try:
        act()
    except NotWritten as error:
        print(error)
assert before == ((out / 'report.html').read_bytes(), (out / 'tokens.csv').read_bytes(), (folder / 'decisions.jsonl').read_bytes())
"""
    pytest.importorskip("resource")
    done = python(script, tmp_path)
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert len(told) == 3 and all("larger than a file may be here; choose another place" in line for line in told), told


# --- two who work in one folder ----------------------------------------------------------------------------------

WORK = """
import json, multiprocessing, sys, time
from kit import language
from kit.store import Store
folder, other = map(Path, sys.argv[1:])
kit.annotate(kit.read(other), progress=False).meetings  # here, so that each process need not load what it takes
class Counting(dying.Splitter):
    def bulk_process(self, texts):
        time.sleep(0.05)
        with open(folder.parent / 'annotated.txt', 'a') as file:
            file.writelines(text.splitlines()[0] + chr(10) for text in texts)
        return super().bulk_process(texts)
language.load_pipeline = lambda *_, **__: Counting()
system = multiprocessing.get_context('fork')
begun, done, told = system.Barrier(8), system.Event(), system.SimpleQueue()
def annotate():
    begun.wait()
    corpus = kit.annotate(kit.read(folder), progress=False)
    told.put(['annotated', len(corpus.sentences), len(corpus.tokens), list(corpus.meetings.meeting_id)])
def read(name):
    ids, counts = [], []
    begun.wait()
    while not done.is_set() or name and len(ids) < dying.ARTICLES:
        if name and len(ids) < dying.ARTICLES:
            ids.append(kit.decide(folder, 'article', {'article_id': f'{len(ids) + 1:02}.txt'}, {'author': name}))
        corpus, store = kit.read(folder), Store(folder)
        kept = store.parts()
        assert len(corpus.texts) == dying.ARTICLES and all(len(store.read('tokens', [key])) for key in kept)
        counts.append(len(kept))
        time.sleep(0.2)
    assert counts == sorted(counts)
    told.put(['read', ids, len(counts)])
at_work = [system.Process(target=annotate) for _ in range(2)]
others = [system.Process(target=read, args=(name,)) for name in ('Ani', 'Budi', '', '', '', '')]
for process in [*at_work, *others]:
    process.start()
for process in at_work:
    process.join()
done.set()
for process in others:
    process.join()
assert [process.exitcode for process in [*at_work, *others]] == [0] * 8
print(json.dumps([told.get() for _ in range(8)]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system makes no process by fork")
def test_two_annotate_while_six_read_and_two_of_them_decide(tmp_path):
    folder = tmp_path / "corpus"
    dying.write_articles(folder)
    dying.write_articles(tmp_path / "other")
    done = python(WORK, folder, tmp_path / "other")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    first, second = (rest for kind, *rest in told if kind == "annotated")
    assert first == second and first[0] > dying.ARTICLES
    read = [rest for kind, *rest in told if kind == "read"]
    assert len(read) == 6 and all(times > 1 for _, times in read)
    from kit import decisions

    entries = decisions.log(folder)
    made = [one for ids, _ in read for one in ids]
    assert len(made) == 2 * dying.ARTICLES and {entry.id for entry in entries} == set(made) and {entry.state for entry in entries} == {"active"}
    dated = [line for line in (tmp_path / "annotated.txt").read_text().splitlines() if "Maret 2025" in line]
    assert len(dated) == len(set(dated)) == dying.ARTICLES, "an article was annotated twice, or never"
