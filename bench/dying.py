"""Kill -9 at random moments of load, annotate, decide, report and export: what stands on the disk afterwards, and what is lost (nothing may be).

The models stand in by a splitter of words, so that a job takes a second and most of the moments fall into the kit's own
reading and writing; each job runs in a process of its own, made by fork.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

MOMENTS = 200
ARTICLES, DECISIONS = 8, 8
STAGES = ("load", "annotate", "decide", "report", "export")
_SENTENCE = re.compile(r"[^.\n]+\.?")


class Splitter:
    """Stands in for a Stanza pipeline: sentences end with a full stop, words stand between blanks, capitals are names."""

    def bulk_process(self, texts: list[str]) -> list[Any]:
        return [SimpleNamespace(sentences=[self._sentence(found) for found in _SENTENCE.finditer(text) if found[0].strip()]) for text in texts]

    def _sentence(self, found: re.Match[str]) -> Any:
        tokens, names = [], []
        for number, word in enumerate(re.finditer(r"\w+|[^\w\s]", found[0]), 1):
            start, end = found.start() + word.start(), found.start() + word.end()
            of = SimpleNamespace(id=number, text=word[0], lemma=word[0].lower(), upos="PROPN" if word[0].istitle() else "NOUN", feats=None, head=None, deprel=None)
            tokens.append(SimpleNamespace(start_char=start, end_char=end, words=[of]))
            if word[0].istitle():
                names.append(SimpleNamespace(type="PER", start_char=start, end_char=end))
        return SimpleNamespace(text=found[0], tokens=tokens, ents=names)


def stand_in() -> None:
    """Put the splitter in the place of the models, and let every second article be a part of its own."""
    from kit import annotation, language

    language.load_pipeline = lambda *_, **__: Splitter()
    language.model_version = lambda *_: "splitter"
    annotation.BATCH = 300


def write_articles(folder: Path) -> None:
    folder.mkdir()
    for number in range(1, ARTICLES + 1):
        text = f"Presiden Prabowo Subianto menerima Menlu Malaysia Mohamad Hasan di Jakarta pada {number} Maret 2025.\n\nMereka membahas perdagangan dan keamanan di kawasan itu.\n"
        (folder / f"{number:02}.txt").write_text(f"Presiden Terima Menlu Malaysia\n\nJakarta, {number} Maret 2025\n\n{text}", encoding="utf-8")


def job(folder: Path, out: Path, say: Any) -> None:
    """What an analyst does in one sitting; `say` is told of each stage as it begins, and of each decision once it is made."""
    import kit

    say("load")
    corpus = kit.read(folder)
    say("annotate")
    corpus = kit.annotate(corpus, progress=False)
    corpus.meetings
    say("decide")
    for number in range(1, DECISIONS + 1):
        say("decided " + kit.decide(corpus, "article", {"article_id": f"{number:02}.txt"}, {"outlet": f"Harian {number}"}))
    say(f"pasted {kit.add_article(folder, 'Tempelan ' + 'kata ' * 2000, title='Tempelan').name}")
    say("report")
    corpus = kit.annotate(kit.read(folder), progress=False)
    kit.write_report(corpus, out / "report.html")
    say("export")
    for name in ("articles", "tokens", "evidence"):
        kit.save_table(kit.table(corpus, name), out / f"{name}.csv")
        kit.save_table(kit.table(corpus, name), out / f"{name}.json")
    for name in ("meetings.ics", "timeline.json"):
        kit.save_chronology(corpus, out / name)
    say("end")


def start(folder: Path, out: Path) -> tuple[int, int]:
    """The job in a process of its own: its id, and the end of the pipe on which it tells how far it is."""
    told, telling = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(told)
        status = 1
        try:
            job(folder, out, lambda words: os.write(telling, f"{time.monotonic()} {words}\n".encode()))
            status = 0
        except BaseException as error:  # told by the status, and in words
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        finally:
            os._exit(status)
    os.close(telling)
    return process, told


def heard(lines: Iterable[bytes]) -> list[tuple[float, str]]:
    """What a job said, and when."""
    return [(float(at), words) for at, words in (line.decode().rstrip().split(" ", 1) for line in lines)]


def iter_until(pipe: Iterable[bytes], stage: str) -> Iterator[bytes]:
    """What a job says until it begins a stage."""
    for line in pipe:
        yield line
        if line.rstrip().endswith(f" {stage}".encode()):
            return


def undisturbed(folder: Path, out: Path) -> tuple[dict[str, tuple[float, float]], list[Any]]:
    """When each stage begins and ends, in seconds, and the tables of the annotation."""
    begun = time.monotonic()
    process, told = start(folder, out)
    with os.fdopen(told, "rb") as pipe:
        lines = heard(pipe)
    if os.waitpid(process, 0)[1]:
        raise RuntimeError("the job fails when nobody kills it; see above")
    begins = {words: at - begun for at, words in lines if words in (*STAGES, "end")}
    return {stage: (begins[stage], begins[after]) for stage, after in zip(STAGES, (*STAGES[1:], "end"))}, annotation(folder)


def annotation(folder: Path) -> list[Any]:
    """The stored tables of the first articles, for comparison."""
    import kit

    corpus = kit.annotate(kit.read(folder), progress=False)
    stored = (corpus.tables[name] for name in ("sentences", "tokens", "model_mentions"))
    return [table[table["sentence_id"].str[:2].str.isdigit()].values.tolist() for table in stored]


def damage(folder: Path, out: Path, said: list[str], expected: list[Any]) -> list[str]:
    """What is wrong after a death, in words; an empty list when nothing is lost and nothing stands there by half."""
    import icalendar

    import kit
    from kit import decisions, tables
    from kit.store import Store

    wrong = []
    store = Store(folder)
    for key, part in store.parts().items():
        if any(not len(store.read(table, [key])) for table in ("sentences", "tokens")):
            wrong.append(f"half an article: {key[:8]} in {part.name}")
    corpus = kit.read(folder)
    names = {f"{number:02}.txt" for number in range(1, ARTICLES + 1)}
    pasted = set(corpus.texts) - names
    if names - set(corpus.texts) or len(corpus.skipped) or any(not corpus.texts[name].endswith("kata \n") or corpus.texts[name].count("kata ") != 2000 for name in pasted):
        wrong.append(f"articles: {sorted(names - set(corpus.texts))} gone, {sorted(pasted)} pasted, {len(corpus.skipped)} skipped")
    active = {entry.id for entry in decisions.log(folder) if entry.state == "active"}
    wrong += [f"a decision is lost: {words}" for words in said if words.startswith("decided ") and words.split()[1] not in active]
    wrong += [f"a pasted article is lost: {words}" for words in said if words.startswith("pasted ") and words.split()[1] not in pasted]
    for path in out.iterdir():
        text = path.read_text(encoding="utf-8-sig")
        if path.name.startswith("."):
            continue  # what was being written
        whole = {".html": text.endswith("</html>\n"), ".ics": text.endswith("END:VCALENDAR\n")}.get(path.suffix, True)
        try:
            if path.suffix == ".json":
                json.loads(text)
            elif path.suffix == ".ics":
                icalendar.Calendar.from_ical(text)
            elif path.suffix == ".csv":
                whole = text.endswith("\n") and len(set(map(len, csv.reader(io.StringIO(text, newline=""))))) == 1
        except ValueError:
            whole = False
        if not whole:
            wrong.append(f"{path.name} is cut off")
    corpus = kit.annotate(corpus, progress=False)
    for name in tables.COLUMNS:
        kit.table(corpus, name)
    if annotation(folder) != expected:
        wrong.append("the annotation is another than that of a run that nobody killed")
    return wrong


def die(moments: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Kill that many jobs; how many died in each stage, and what was wrong afterwards."""
    chance, died, wrong = random.Random(seed), Counter(), []
    stand_in()
    with tempfile.TemporaryDirectory() as place:
        first = Path(place) / "0"
        first.mkdir()
        write_articles(first / "corpus")
        (first / "out").mkdir()
        job(first / "corpus", first / "out", str)  # in this process, so that what it imports need not be imported by each job
        for number in range(moments + 1):
            here = Path(place) / str(number + 1)
            here.mkdir()
            write_articles(here / "corpus")
            shutil.copytree(first / "out", here / "out")  # so that there is an old file for each new one
            if number == 0:
                spans, expected = undisturbed(here / "corpus", here / "out")
                continue
            stage = STAGES[number % len(STAGES)]
            begin, end = spans[stage]
            process, told = start(here / "corpus", here / "out")
            with os.fdopen(told, "rb", buffering=0) as pipe:
                lines = list(iter_until(pipe, stage))
                time.sleep(chance.uniform(0, end - begin))
                os.kill(process, signal.SIGKILL)
                said = [words for _, words in heard([*lines, *pipe])]
            os.waitpid(process, 0)
            died[next((words for words in reversed(said) if words in (*STAGES, "end")), "start")] += 1
            wrong += [f"moment {number}: {words}" for words in damage(here / "corpus", here / "out", said, expected)]
            shutil.rmtree(here)
    return died, wrong


def main(moments: int = MOMENTS, seed: int = 1) -> int:
    """Print how many jobs died in each stage, and what was wrong; 1 when anything was."""
    died, wrong = die(moments, seed)
    print(f"killed {sum(died.values())} times: " + ", ".join(f"{stage} {died[stage]}" for stage in ("start", *STAGES, "end") if died[stage]))
    print("\n".join(wrong) or "nothing lost, nothing by half")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
