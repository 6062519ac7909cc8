"""The lexicon loader: a corpus's own words extend those of the kit, and a slip in a file is named with its line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import lexicons


def test_every_shipped_lexicon_can_be_read():
    for path in lexicons.HERE.glob("*.yml"):
        assert lexicons.load(path.stem), path


def test_a_corpus_extends_mappings_by_key_and_lists_at_their_end(tmp_path):
    (tmp_path / "time.yml").write_text("weekdays:\n  0: [isnin]\nunits:\n  century: [abad]\n", encoding="utf-8")
    shipped, own = lexicons.load("time"), lexicons.load("time", tmp_path)
    assert own["weekdays"][0] == [*shipped["weekdays"][0], "isnin"]
    assert own["units"] == {**shipped["units"], "century": ["abad"]}
    assert own["months"] == shipped["months"]
    assert "isnin" not in lexicons.load("time")["weekdays"][0]


def test_an_edited_lexicon_is_read_again(tmp_path):
    path = tmp_path / "spun.yml"
    path.write_text("swaps:\n  xyz: abc\n", encoding="utf-8")
    assert lexicons.load("spun", tmp_path)["swaps"]["xyz"] == "abc"
    path.write_text("swaps:\n  xyz: abcdef\n", encoding="utf-8")
    assert lexicons.load("spun", tmp_path)["swaps"]["xyz"] == "abcdef"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"weekdays:\n  0: [senin\nunits: {\n", ("time.yml, line 3", "not valid YAML")),
        (b"weekdays: [senin]\n", ("time.yml", "'weekdays'", "expected a mapping")),
        (b"- senin\n", ("time.yml", "expected a mapping")),
        (b"units:\n  day: [hari]\nunits:\n  day: [hr]\n", ("line 3", "'units' given twice")),
        (b"units:\n  day: [\xe9]\n", ("line 2", "UTF-8")),
    ],
)
def test_a_broken_lexicon_is_named_with_its_line(tmp_path, content, words):
    (tmp_path / "time.yml").write_bytes(content)
    with pytest.raises(ValueError) as error:
        lexicons.load("time", tmp_path)
    assert all(word in str(error.value) for word in words), error.value


def test_words_that_yaml_would_take_for_truth_values_stay_words(tmp_path):
    (tmp_path / "spun.yml").write_text("swaps:\n  no: tidak\n  on: di\n", encoding="utf-8")
    assert {"no", "on"} <= lexicons.load("spun", tmp_path)["swaps"].keys()


def test_an_unknown_lexicon_says_which_there_are():
    with pytest.raises(KeyError, match="outlets"):
        lexicons.load("nothing")


WORDS = st.lists(st.text("abA é-.'", min_size=1, max_size=5).map(str.strip).filter(bool), min_size=1, max_size=8)


@given(WORDS, st.text("abAB é-.'", max_size=40), st.sampled_from([("", ""), (r"\b", r"\b"), (r"(?<![\w-])", r"(?![\w-])"), ("", r"\s+a")]), st.sampled_from([0, re.I]))
def test_words_that_share_their_beginning_match_as_one_after_the_other(words, text, around, flags):
    longest_first = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    padding = [f"zz{number}" for number in range(lexicons.MANY)]  # so that they are put together
    one, other = (re.compile(around[0] + pattern + around[1], flags) for pattern in (lexicons.alternatives([*words, *padding]), f"(?:{longest_first})"))
    assert [match.span() for match in one.finditer(text)] == [match.span() for match in other.finditer(text)]
