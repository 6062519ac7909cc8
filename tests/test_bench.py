"""What the benchmarks measure with: marked texts, and articles made for measuring."""

from __future__ import annotations

import pytest

from bench import archive, articles, persons, results


def marked(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return persons.read(tmp_path / "a.txt")


def test_marks_are_taken_out_and_kept(tmp_path):
    one = marked(tmp_path, "Menlu [[Budi Santoso]] dan [[Ani]] tiba.\nEditor: {{Citra}}")
    assert one.text == "Menlu Budi Santoso dan Ani tiba.\nEditor: Citra"
    assert {one.text[start:end] for start, end in one.persons} == {"Budi Santoso", "Ani"}
    assert [one.text[start:end] for start, end in one.neutral] == ["Citra"]


def test_a_mark_that_is_not_closed_is_an_error(tmp_path):
    with pytest.raises(ValueError, match=r"a\.txt: '\[\[' without its other half, near '\[\[Budi tiba"):
        marked(tmp_path, "Menlu [[Budi tiba.")


def test_counts_leave_out_what_is_neutral_and_what_was_not_read(tmp_path):
    one = marked(tmp_path, "[[Budi]] dan [[Ani]] {{Citra}}")
    whole = [(0, len(one.text))]
    assert one.counts({(0, 4), (9, 12), (13, 18)}, whole) == (2, 2, 2)
    assert one.counts({(0, 8)}, whole) == (0, 1, 2)
    assert one.counts({(9, 12)}, [(0, 5)]) == (0, 0, 1)


def test_made_articles_are_the_same_for_the_same_seed():
    first, again, other = (list(articles.articles(3, seed=seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert all(len(text.split()) >= articles.WORDS for _, text in first)
    assert len({text for _, text in first}) == 3


def test_figures_take_the_place_of_those_of_the_same_benchmark(tmp_path, monkeypatch):
    monkeypatch.setattr(results, "TABLE", tmp_path / "results.csv")
    results.save("reading", {"one": (1.23456, "times"), "two": (20_000.0, "words a second")})
    results.save("writing", {"three": (3, "times")})
    results.save("reading", {"one": (2, "times")})
    assert [(row["benchmark"], row["measure"], row["value"], row["unit"]) for row in results.table()] == [("reading", "one", "2", "times"), ("writing", "three", "3", "times")]
    assert all(row["machine"] and "torch" in row["versions"] for row in results.table())


def test_the_figure_shows_every_measure_that_has_a_panel(tmp_path, monkeypatch):
    monkeypatch.setattr(results, "TABLE", tmp_path / "results.csv")
    monkeypatch.setattr(results, "FIGURE", tmp_path / "bench.svg")
    results.save("reading", {"so fast": (2, "times"), "so much": (1, "words a second"), "so large": (9, "GB")})
    results.main()
    drawn = results.FIGURE.read_text(encoding="utf-8")
    assert "so fast" in drawn and "so much" in drawn and "so large" not in drawn


def test_an_archive_goes_on_where_it_was(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(results, "TABLE", tmp_path / "results.csv")
    monkeypatch.setenv("KIT_ARCHIVE", str(tmp_path))
    monkeypatch.setenv("KIT_SIZES", "2,3")
    archive.main()
    first = capsys.readouterr().out
    monkeypatch.setattr(archive, "_annotated", lambda *_: pytest.fail("a size that was measured is measured again"))
    monkeypatch.setattr(archive, "_analysed", lambda *_: pytest.fail("a size that was measured is measured again"))
    archive.main()
    assert capsys.readouterr().out.splitlines() == [line for line in first.splitlines() if "ms each" in line]
