"""Topics by lemma and phrase, and words in context."""

from __future__ import annotations

import pytest

import kit
from kit import topics


def found(corpus):
    return {(row.topic, row.text) for row in kit.topic_mentions(corpus).itertuples()}


def test_affixed_forms_meet_in_their_lemma(told):
    corpus = told("Menlu mendukung perdamaian di Kabul. Kedua negara ingin berdamai. Solusi damai dicari.\n")
    assert {("peace", "perdamaian"), ("peace", "berdamai"), ("peace", "damai")} <= found(corpus)


def test_phrases_and_the_longest_of_them(told):
    corpus = told("Menlu membahas gencatan senjata dan misi diplomatik di Jakarta.\n")
    assert {("peace", "gencatan senjata"), ("diplomatic_missions", "misi diplomatik")} <= found(corpus)


def test_exceptions(told):
    corpus = told("Menteri membahas perang dagang, bukan perang di Yaman.\n")
    war = [row.text for row in kit.topic_mentions(corpus).itertuples() if row.topic == "war"]
    assert war == ["perang"]


def test_spans_and_columns(seeds):
    table = kit.topic_mentions(seeds)
    assert all(seeds.texts[row.article_id][row.start_char : row.end_char] == row.text for row in table.itertuples())
    assert {"peace", "diplomatic_missions", "air_links", "energy", "nato_security", "ukraine", "iran", "syria"} <= set(table["topic"])


def test_related_lines_speak_of_nothing(seeds):
    titles = seeds.lines[seeds.lines["kind"] == "related"]
    for row in kit.topic_mentions(seeds).itertuples():
        inside = titles[(titles["article_id"] == row.article_id) & (titles["start_char"] <= row.start_char) & (row.start_char < titles["end_char"])]
        assert inside.empty


def test_frequency_by_source(seeds):
    table = kit.topic_frequency(seeds)
    assert set(table.columns) == {"topic", "outlet", "n", "per_1000", "n_articles", "first", "last"}
    assert (table["n"] >= table["n_articles"]).all()
    assert kit.topic_frequency(seeds, titles=True)["n"].sum() > table["n"].sum()


def test_every_topic_of_the_lexicon_has_both_names():
    assert all(entry["en"] and entry["id"] and (entry["lemmas"] or entry["phrases"]) for entry in topics.topic_lexicon().values())


@pytest.mark.parametrize("entry", ["lemmas: damai", "lemmas: [1]", "words: [damai]", "- damai"])
def test_a_broken_topic_is_named(tmp_path, entry):
    (tmp_path / "topics.yml").write_text(f"topics:\n  haji:\n    {entry}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="topics.yml.*haji"):
        topics.topic_lexicon(tmp_path)


def test_a_topic_needs_a_name_in_letters(tmp_path):
    (tmp_path / "topics.yml").write_text("topics:\n  1: {lemmas: [ekonomi]}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="topics.yml, topic 1"):
        topics.topic_lexicon(tmp_path)


def test_a_corpus_adds_a_topic(told, tmp_path):
    (tmp_path / "topics.yml").write_text("topics:\n  haji: {en: Hajj, id: Haji, lemmas: [haji], phrases: [kuota haji]}\n", encoding="utf-8")
    assert ("haji", "kuota haji") in found(told("Menteri membahas kuota haji di Jeddah.\n"))


def test_keyword_in_context(told):
    corpus = told("Menlu menilai sanksi itu tidak adil. Sanksi baru menyusul.\n")
    table = kit.keyword_in_context(corpus, "sanksi", window=2)
    assert [tuple(row) for row in table[["left", "keyword", "right"]].to_numpy()] == [("Menlu menilai", "sanksi", "itu tidak"), ("", "Sanksi", "baru menyusul")]


def test_an_empty_word_is_refused(seeds):
    with pytest.raises(ValueError, match="needs a word"):
        kit.keyword_in_context(seeds, " ")
