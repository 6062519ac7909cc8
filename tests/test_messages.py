"""Messages that an analyst meets seldom: each says what, where, what was expected and found, and what to do."""

from __future__ import annotations

import csv
import errno
import io
import os
import sys
import zipfile
from functools import partial
from pathlib import Path

import pytest

import kit
from kit import __main__ as command
from kit import cluster, counts, decisions, disk, documents, files, formats, pasting, register, report, runner, sheets
from kit.corpus import Corpus
from kit.decoding import Unreadable
from kit.store import Store
from kit.views import records


# --- files that are skipped: a row with the reason and the remedy ------------------------------------------------


def locked_pdf() -> bytes:
    import pypdf

    writer, data = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(9, 9)
    writer.encrypt("rahasia", algorithm="RC4-128")
    writer.write(data)
    return data.getvalue()


def many_pages(count: int) -> bytes:
    import pypdf

    writer, data = pypdf.PdfWriter(), io.BytesIO()
    for _ in range(count):
        writer.add_blank_page(9, 9)
    writer.write(data)
    return data.getvalue()


def damaged_part() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", b"kata " * 99)
    return data.getvalue().replace(b"kata kata", b"kota kata", 1)


FILES = {
    "locked.pdf": (locked_pdf, "it is a PDF with a password", "Save a copy without the password."),
    "long.pdf": (lambda: many_pages(4), "it is a PDF of 4 pages; at most 3 are read", "Save the pages of the article as a PDF of their own."),
    "part.docx": (damaged_part, "it is a packed document whose part word/document.xml is damaged", "paste"),
    "not.docx": (lambda: b"kata", "its name ends in .docx, but it is not such a document", "save it again"),
    "not.xlsx": (lambda: b"kata", "its name ends in .xlsx, but it is not such a document", "save it again"),
    "cell.csv": (lambda: b"text\n" + b"kata" * 3_000 + b"\n", "it is no table in order, near line 2: field larger than field limit", "save it as .xlsx or .csv"),
    "large.txt": (lambda: b"kata" * 30_000, "it has 120,000 bytes; at most 100,000 are read", "Split it into smaller files."),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_skipped_says_why_and_what_to_do(name, tmp_path, monkeypatch, capsys, request):
    request.addfinalizer(partial(csv.field_size_limit, csv.field_size_limit()))
    made, reason, remedy = FILES[name]
    monkeypatch.setattr(documents, "_MOST_PAGES", 3)
    monkeypatch.setattr(files, "_MOST_BYTES", 100_000)
    monkeypatch.setattr(sheets, "_MOST_IN_A_CELL", 10_000)
    (tmp_path / name).write_bytes(made())
    [row] = kit.read(tmp_path).skipped.itertuples()
    assert row.path == name and row.reason.startswith(reason) and remedy.casefold() in row.remedy.casefold()
    assert command.main(["check", str(tmp_path)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith(f"skipped {name}: {reason}")
    assert told[1].startswith(f"{tmp_path}: no article could be read; put articles into it (.txt, ")


def test_a_page_that_its_reader_cannot_take_is_skipped(monkeypatch):
    import trafilatura

    def fail(*_, **__):
        raise RuntimeError("odd")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    with pytest.raises(Unreadable, match="its source is damaged: odd"):
        documents.page_text(b"<html><body><p>kata</p></body></html>")


# --- what is asked for wrongly -----------------------------------------------------------------------------------

SPAN = {"article_id": "a.txt", "start_char": 0, "end_char": 4, "words": "Menlu"}
ASKED = {
    "article": (lambda corpus: kit.decide(corpus, "article", {}, {"outlet": "x"}), "expected the 'article_id' that the decision is about, found None"),
    "span": (lambda corpus: decisions.check_span(SPAN), "expected the words from character 0 to 4, found 'Menlu', which are 5 characters"),
    "opening": (lambda corpus: kit.decide(corpus, "opening", {}, 3), "expected a selection, such as view.selection, found 3"),
    "variant": (lambda corpus: kit.decide(corpus, "split", {"entity_id": "PER:A", "variant": 3}, "PER:B"), "expected 'variant' as a written form, found 3"),
    "lists": (lambda corpus: counts.groups(corpus, "flags"), "by='flags': this column holds lists; count by one that holds a single value"),
    "two corpora": (lambda corpus: records._Places(corpus, [], None).article("b.txt", "mentions"), "table 'mentions' names the article 'b.txt', which table 'articles' lacks; compute both from the same corpus"),
    "script": (lambda corpus: report._as_is("</script>"), "kit/views holds '</script', which would end the element"),
    "rows": (lambda corpus: formats._check_for_excel(Path("a.xlsx"), "tokens", [[]] * 1_048_577), "a.xlsx: a sheet of Excel has 1,048,576 rows, and tokens has 1,048,577; save it as .csv or .json"),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_for_wrongly_says_what_was_expected(name, view_corpus, tmp_path):
    call, words = ASKED[name]
    with pytest.raises((ValueError, KeyError)) as error:
        call(Corpus(tmp_path, view_corpus.texts, view_corpus.tables))
    assert words in str(error.value.args[0])
    assert not (tmp_path / "decisions.jsonl").exists()


def test_a_cluster_without_its_package_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ImportError, match=r"Dask is not here: install the kit with its extra, pip install -e '\.\[cluster\]'"):
        cluster._client("tcp://127.0.0.1:1")


# --- what the disk and other processes stand in the way of -------------------------------------------------------


def test_a_name_that_is_taken_is_not_written_over(tmp_path, monkeypatch):
    def unknown(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", unknown)
    (tmp_path / "menlu.txt").write_text("lama")
    assert kit.add_article(tmp_path, "Menlu").name == "menlu-2.txt"
    assert (tmp_path / "menlu.txt").read_text() == "lama" and len(list(tmp_path.iterdir())) == 2
    monkeypatch.setattr(pasting, "range", lambda *_: [1], raising=False)
    with pytest.raises(FileExistsError, match="9,999 files are named menlu already; give a title"):
        kit.add_article(tmp_path, "Menlu")


FULL = OSError(errno.ENOSPC, "No space left on device")


def full(*_, **__):
    raise FULL


@pytest.mark.parametrize(
    "act",
    [
        lambda folder: kit.decide(folder, "article", {"article_id": "a.txt"}, {"outlet": "x"}),
        lambda folder: register._write(folder / ".kit" / "names.json", {"a": "b"}),
        lambda folder: Store(folder).turn(print).__enter__(),
    ],
    ids=["decisions", "names", "turn"],
)
def test_a_lock_for_which_there_is_no_room_is_said(act, tmp_path, monkeypatch):
    import filelock

    monkeypatch.setattr(filelock.FileLock, "acquire", full)
    monkeypatch.setattr(filelock.FileLock, "__enter__", full)
    with pytest.raises(disk.NotWritten, match="not written, because the disk is full; free some space and do it again"):
        act(tmp_path)


def test_a_lock_that_another_process_holds_is_named(tmp_path, monkeypatch):
    import filelock

    def held(lock, *_, **__):
        raise filelock.Timeout(lock.lock_file)

    monkeypatch.setattr(filelock.FileLock, "acquire", held)
    with pytest.raises(TimeoutError, match="names.lock: another process has held this lock for 30 seconds; close it and try again"):
        register._write(tmp_path / "names.json", {"a": "b"})


# --- commands that end otherwise than they should ----------------------------------------------------------------


@pytest.mark.parametrize(("found", "status", "words"), [(KeyboardInterrupt(), 130, "stopped; what was annotated and decided until now is kept\n"), (MemoryError(), 1, "too little memory; close other programs, or split the folder\n")])
def test_a_command_that_is_stopped_shows_no_traceback(found, status, words, tmp_path, monkeypatch, capsys):
    def stop(folder):
        raise found

    monkeypatch.setattr(kit, "read", stop, raising=False)
    assert command.main(["check", str(tmp_path)]) == status
    told = capsys.readouterr().err
    assert told.endswith(words) and told.count("\n") == 1


def test_a_kernel_that_dies_is_said(tmp_path):
    import nbformat

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import os; os._exit(9)")])
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook, tmp_path / "notebooks" / "01_a.ipynb")
    with pytest.raises(runner.NotebookFailed, match="01_a.ipynb: its Python died, most often for want of memory; close other programs, or split the folder"):
        runner.run_notebooks(tmp_path, tmp_path / "a.html", notebooks=tmp_path / "notebooks", copies=tmp_path / "copies")


@pytest.mark.parametrize("arguments", [["check"], ["table", "articles"], ["report"], ["tidy"]], ids=lambda arguments: arguments[0])
def test_an_error_is_one_line_and_a_traceback_is_asked_for(arguments, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert command.main([*arguments, "nowhere"]) == 1
    assert capsys.readouterr().err == "nowhere: there is no such folder; name one that holds articles\n"
    with pytest.raises(FileNotFoundError):
        command.main([*arguments, "nowhere", "--debug"])
