"""Topics by lemma and phrase."""

from __future__ import annotations

import kit


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


def test_a_corpus_adds_a_topic(told, tmp_path):
    (tmp_path / "topics.yml").write_text("topics:\n  haji: {en: Hajj, id: Haji, lemmas: [haji], phrases: [kuota haji]}\n", encoding="utf-8")
    assert ("haji", "kuota haji") in found(told("Menteri membahas kuota haji di Jeddah.\n"))


def test_gaps_and_base_forms(told):
    corpus = told("Mereka ingin mengakhiri semua perang. Penyelesaian sengketa itu menyusul.\n")
    assert {("peace", "mengakhiri semua perang"), ("peace", "Penyelesaian sengketa")} <= found(corpus)


def test_by_month(seeds):
    assert set(kit.topic_frequency(seeds, by="month")["month"]) == {"(not stated)", "2025-02", "2025-07", "2025-09"}
