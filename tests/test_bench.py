"""What the benchmarks measure with: marked texts, and articles made for measuring."""

from __future__ import annotations

import pytest

from bench import articles, persons


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
