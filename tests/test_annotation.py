"""Articles to sentences, words and names; what is stored is not made again."""

from __future__ import annotations

import pytest

import kit
from kit import annotation, language, tables
from kit.store import Store


def test_paragraphs_are_titles_decks_and_bodies():
    text = "Judul\n\nIsi pertama.\nBaca Juga: lain\nIsi kedua.\n"
    found = annotation.paragraphs(text, [("title", 0, 6), ("blank", 6, 7), ("body", 7, 20), ("related", 20, 36), ("body", 36, 47)])
    assert [(text[start:end], in_title) for start, end, in_title in found] == [("Judul", True), ("Isi pertama.", False), ("Isi kedua.", False)]


def test_a_line_broken_in_mid_sentence_is_one_paragraph():
    text = "Menlu bertemu\nmitranya di Jakarta.\nLalu pulang."
    found = annotation.paragraphs(text, [("body", 0, 14), ("body", 14, 35), ("body", 35, 47)])
    assert [text[start:end] for start, end, _ in found] == ["Menlu bertemu\nmitranya di Jakarta.", "Lalu pulang."]


def test_a_long_paragraph_is_cut_at_sentences_and_nothing_is_lost():
    text = "Menlu tiba di Jakarta. " * 1000
    found = annotation.paragraphs(text, [("body", 0, len(text))])
    assert all(end - start <= annotation.LONGEST for start, end, _ in found)
    assert all(text[start:end].endswith("Jakarta.") for start, end, _ in found)
    assert "".join(text[start:end] for start, end, _ in found).replace(" ", "") == text.replace(" ", "")


def test_every_row_leads_back_to_the_text(seeds):
    for name in ("sentences", "mentions"):
        assert all(seeds.texts[row.article_id][row.start_char : row.end_char] == row.text for row in kit.table(seeds, name).itertuples())
    articles = seeds.tokens["sentence_id"].str.rsplit("#", n=1).str[0]
    words = [seeds.texts[name][start:end] for name, start, end in zip(articles, seeds.tokens["start_char"], seeds.tokens["end_char"])]
    assert all(form in word for form, word in zip(seeds.tokens["form"], words) if not word.endswith(("nya", "ku", "mu", "lah", "kah", "pun")))


def test_columns_are_as_declared(seeds):
    for name in ("sentences", "tokens", "model_mentions"):
        assert list(seeds.tables[name].columns) == list(tables.COLUMNS[name])


def test_articles_in_another_language_are_left_out_unless_asked_for(tmp_path):
    (tmp_path / "a.txt").write_text("Menlu Bertemu di Jakarta\n\nMenteri luar negeri kedua negara bertemu di Jakarta pada Kamis dan membahas kerja sama.\n", encoding="utf-8")
    english = "The Ministers Met in Geneva\n\nThe foreign ministers of the two countries met in Geneva on Thursday and said that the embassies would be reopened, as relations have improved.\n"
    (tmp_path / "b.txt").write_text(english, encoding="utf-8")
    read = kit.read(tmp_path)
    corpus = kit.annotate(read, progress=False)
    assert set(corpus.sentences.article_id) == {"a.txt"} and list(corpus.articles.article_id) == ["a.txt", "b.txt"]
    assert set(corpus.mentions.article_id) <= {"a.txt"} and "b.txt" in kit.render_report(corpus)
    assert set(kit.annotate(read, languages=("id", "en"), progress=False).sentences.article_id) == {"a.txt", "b.txt"}
    (tmp_path / "a.txt").unlink()
    alone = kit.annotate(kit.read(tmp_path), progress=False)
    assert len(alone.sentences) == len(alone.meetings) == 0 and "b.txt" in kit.render_report(alone)


def test_a_second_run_loads_no_model(seeds, monkeypatch):
    monkeypatch.setattr(language, "load_pipeline", lambda *_, **__: pytest.fail("a model was loaded for articles that are stored"))
    again = kit.annotate(kit.read(seeds.folder), progress=False)
    assert again.tokens.equals(seeds.tokens)


def test_only_the_changed_article_is_annotated(told, tmp_path, monkeypatch):
    told("Menlu Budi Santoso tiba di Jakarta.\n", "Ia bertemu Presiden.\n")
    loaded = []
    original = language.load_pipeline
    monkeypatch.setattr(language, "load_pipeline", lambda *_, **__: loaded.append(1) or original())
    before = set(Store(tmp_path).parts())
    told("Menlu Budi Santoso tiba di Bogor.\n", "Ia bertemu Presiden.\n")
    assert len(set(Store(tmp_path).parts()) - before) == 1
    assert loaded == [1]


def test_what_one_precision_annotated_is_kept_beside_the_other(told, tmp_path):
    corpus = told("Menlu Budi Santoso tiba di Jakarta.\n")
    before = set(Store(tmp_path).parts())
    brief = kit.annotate(corpus, precision="bfloat16", progress=False)
    assert len(set(Store(tmp_path).parts()) - before) == len(before) == 1
    assert list(brief.tokens["form"]) == list(corpus.tokens["form"])


def test_the_same_rows_in_one_batch_in_many_and_for_two_files_with_one_text(tmp_path, seeds, monkeypatch):
    names = ["b.txt", "a.txt"]  # the second is a copy of the first, and comes before it
    text = seeds.texts[seeds.articles["article_id"][0]]
    for name in names:
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    (tmp_path / "c.txt").write_text("Menlu tiba di Jakarta.\n\nIa bertemu Presiden.\n", encoding="utf-8")
    monkeypatch.setattr(annotation, "BATCH", 200)
    corpus = kit.annotate(kit.read(tmp_path), progress=False)
    assert len(set(Store(tmp_path).parts().values())) == 2
    for table in ("sentences", "tokens"):
        rows = corpus.tables[table].assign(article=corpus.tables[table]["sentence_id"].str.split("#").str[0])
        one, other = (rows[rows["article"] == name].drop(columns=["article", "sentence_id", "article_id"], errors="ignore").reset_index(drop=True) for name in ("a.txt", "b.txt"))
        expected = seeds.tables[table][seeds.tables[table]["sentence_id"].str.startswith(seeds.articles["article_id"][0] + "#")]
        assert one.equals(other) and one.equals(expected[one.columns].reset_index(drop=True))
        assert list(dict.fromkeys(rows["article"])) == ["a.txt", "b.txt", "c.txt"]


def test_threads_leave_the_process_as_it_was(tmp_path, monkeypatch):
    import sys

    import torch

    monkeypatch.setattr(annotation, "BATCH", 10)
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Menlu tiba di Jakarta pada hari ke-{number}.\n", encoding="utf-8")
    before = torch.get_num_threads(), sys.getswitchinterval()
    kit.annotate(kit.read(tmp_path), progress=False)
    assert (torch.get_num_threads(), sys.getswitchinterval()) == before
    monkeypatch.setattr(Store, "write", lambda *_: (_ for _ in ()).throw(RuntimeError("full")))
    (tmp_path / "6.txt").write_text("Presiden pulang.\n\nIa lelah.\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match="full"):
        kit.annotate(kit.read(tmp_path), progress=False)
    assert (torch.get_num_threads(), sys.getswitchinterval()) == before


def test_tidying_keeps_what_the_articles_need(told, tmp_path, monkeypatch):
    told("Menlu Budi Santoso tiba di Jakarta.\n")
    told("Menlu Budi Santoso tiba di Bogor.\n", "Ia bertemu Presiden.\n")
    corpus = told("Menlu Budi Santoso tiba di Medan.\n", "Ia bertemu Presiden.\n")
    assert kit.tidy(corpus) == (3, 1) and len(Store(tmp_path).parts()) == 2
    monkeypatch.setattr(language, "load_pipeline", lambda *_, **__: pytest.fail("a model was loaded for articles that are stored"))
    assert kit.annotate(kit.read(tmp_path), progress=False).tokens.equals(corpus.tokens)


def test_sentences_carry_their_article_and_number(told):
    corpus = told("Menlu tiba di Jakarta. Ia bertemu Presiden.\n")
    assert list(corpus.sentences["sentence_id"]) == ["0.txt#1", "0.txt#2"]


def test_a_quotation_mark_left_over_closes_its_sentence(told):
    corpus = told("Menlu menyebutnya “sangat penting.”\n\nIa lalu pulang ke Jakarta.\n")
    assert all(any(char.isalnum() for char in text) for text in corpus.sentences["text"])


def test_an_empty_corpus_has_empty_tables(tmp_path):
    corpus = kit.annotate(kit.read(tmp_path), progress=False)
    assert corpus.sentences.empty
    assert kit.chronology(corpus).meetings.empty
    assert kit.entity_frequency(corpus).empty
