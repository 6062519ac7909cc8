import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import kit
from kit import __main__ as command
from kit import runner
from kit.tables import frame

ROOT = Path(__file__).parents[1]


class Fake:
    """A corpus of two articles, or of none, with or without a skipped file."""

    def __init__(self, readable, skipped):
        self.texts = {"a.txt": "Prabowo bertemu Macron.", "b.txt": "Ia tiba."} if readable else {}
        rows = [{"path": "c.bin", "reason": "it is not text", "remedy": "save it as plain text"}] if skipped else []
        self.tables = {"skipped": frame("skipped", rows)}


@pytest.fixture
def corpus(monkeypatch):
    """Stand-ins for kit.read, kit.annotate and kit.table; returns a function that says what they find."""

    def set_up(readable=True, skipped=False, rows=()):
        monkeypatch.setattr(kit, "read", lambda folder: Fake(readable, skipped), raising=False)
        monkeypatch.setattr(kit, "annotate", lambda corpus, **_: corpus, raising=False)
        monkeypatch.setattr(kit, "table", lambda corpus, name: corpus.tables.get(name, frame(name, rows)), raising=False)

    return set_up


ENTITY = {
    "entity_id": "PER:Prabowo Subianto",
    "name": "Prabowo Subianto",
    "name_en": None,
    "type": "PER",
    "variants": ["Prabowo", "Presiden “Prabowo”"],
    "merged_by": [],
    "n_mentions": 3,
}


def test_csv_has_the_declared_columns_and_joins_lists(corpus, tmp_path, capsys):
    corpus(rows=[ENTITY])
    assert command.main(["table", "entities", str(tmp_path)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows == [{**ENTITY, "name_en": "", "variants": "Prabowo; Presiden “Prabowo”", "merged_by": "", "n_mentions": "3"}]
    assert list(rows[0]) == list(ENTITY)


def test_progress_of_the_annotation_stays_out_of_the_table(corpus, tmp_path, monkeypatch, capsys):
    corpus(rows=[ENTITY])
    monkeypatch.setattr(kit, "annotate", lambda corpus, **_: print("Annotating") or corpus)
    command.main(["table", "entities", str(tmp_path)])
    told = capsys.readouterr()
    assert told.out.startswith("entity_id,") and told.err == "Annotating\n"


def test_json_is_exact(corpus, tmp_path, capsys):
    corpus(rows=[ENTITY, ENTITY])
    assert command.main(["table", "entities", str(tmp_path), "--format", "json"]) == 0
    written = capsys.readouterr().out
    assert json.loads(written) == [ENTITY, ENTITY]
    assert "“Prabowo”" in written


def test_json_of_an_empty_table_is_an_empty_list(corpus, tmp_path, capsys):
    corpus()
    command.main(["table", "quotes", str(tmp_path), "--format", "json"])
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    "readable, skipped, status", [(True, False, 0), (True, True, 3), (False, True, 1), (False, False, 1)]
)
def test_status_says_what_was_read(corpus, tmp_path, monkeypatch, capsys, readable, skipped, status):
    corpus(readable, skipped)
    ran = []
    monkeypatch.setattr(runner, "run_notebooks", lambda folder, report, *, language, **_: ran.append(language) or report)
    assert command.main(["table", "articles", str(tmp_path)]) == status
    assert command.main(["table", "meetings", str(tmp_path)]) == status
    capsys.readouterr()
    assert command.main(["report", str(tmp_path), "-o", str(tmp_path / "r.html"), "--language", "en"]) == status
    told = capsys.readouterr()
    assert ran == (["en"] if readable else [])
    assert told.out.strip() == (str(tmp_path / "r.html") if readable else "")
    assert ("skipped c.bin: it is not text; save it as plain text" in told.err) == skipped


@pytest.mark.parametrize(("readable", "status", "told"), [(True, 0, "parts of the stored annotation: 2, before 7\n"), (False, 1, "")])
def test_tidy_says_how_many_parts_there_are_and_leaves_a_folder_without_articles_alone(corpus, tmp_path, monkeypatch, capsys, readable, status, told):
    corpus(readable=readable)
    monkeypatch.setattr(kit, "tidy", lambda _: (7, 2) if readable else pytest.fail("the annotation of a folder that could not be read was tidied"))
    assert command.main(["tidy", str(tmp_path)]) == status
    assert capsys.readouterr().out == told


def test_report_is_named_for_its_folder(corpus, tmp_path, monkeypatch, capsys):
    corpus()
    monkeypatch.setattr(runner, "run_notebooks", lambda folder, report, **_: report)
    (tmp_path / "berita Mei").mkdir()
    command.main(["report", str(tmp_path / "berita Mei")])
    assert capsys.readouterr().out.strip() == str(ROOT / "reports" / "berita Mei.html")


def test_error_is_one_sentence_without_debug(corpus, tmp_path, monkeypatch, capsys):
    corpus()
    monkeypatch.setattr(kit, "annotate", lambda corpus, **_: {}["gone"])
    assert command.main(["table", "tokens", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "KeyError: 'gone'\n"
    with pytest.raises(KeyError):
        command.main(["table", "tokens", str(tmp_path), "--debug"])


def test_folder_that_is_not_there(capsys, tmp_path):
    assert command.main(["table", "articles", str(tmp_path / "nirgends")]) == 1
    assert "there is no such folder" in capsys.readouterr().err


def test_unknown_table_is_a_usage_error(capsys):
    with pytest.raises(SystemExit) as stopped:
        command.main(["table", "people"])
    assert stopped.value.code == 2
    assert "meetings" in capsys.readouterr().err


def test_a_reader_that_stops_early_is_no_error(tmp_path):
    script = """
import sys, types, kit
from kit import __main__ as command, tables
skipped = tables.frame("skipped", [{"path": "x" * 90, "reason": "y", "remedy": "z"}] * 20000)
kit.read = lambda folder: types.SimpleNamespace(texts={"a": "b"}, tables={"skipped": skipped.head(0)})
kit.table = lambda corpus, name: skipped
sys.exit(command.main(["table", "skipped", sys.argv[1]]))
"""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout.readline() == "path,reason,remedy\n"
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait() == 0
    process.stderr.close()
