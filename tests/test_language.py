"""The pipeline: offline, from the weights that ship, checked before use."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

import kit
from kit import language


def test_words_and_base_forms(pipeline):
    document = pipeline("Pertemuan itu membahas perdamaian. Mereka bertemu di Jakarta.")
    lemmas = {word.text: word.lemma for sentence in document.sentences for word in sentence.words}
    assert len(document.sentences) == 2
    assert (lemmas["Pertemuan"], lemmas["bertemu"], lemmas["perdamaian"]) == ("temu", "temu", "damai")


def test_names(pipeline):
    document = pipeline("Menteri Luar Negeri Rusia Sergey Lavrov bertemu dengan Marco Rubio di Kuala Lumpur.")
    assert {("Sergey Lavrov", "PER"), ("Marco Rubio", "PER"), ("Kuala Lumpur", "LOC")} <= {(entity.text, entity.type) for entity in document.ents}


def test_a_part_of_the_processors():
    document = kit.load_pipeline("tokenize")("Menlu tiba.")
    assert document.sentences[0].words[0].lemma is None


@pytest.mark.parametrize("change", ["damaged", "swapped", "gone"])
def test_a_damaged_or_swapped_model_is_named_before_it_is_read(tmp_path, monkeypatch, change):
    listed = list(json.loads((language.MODELS / "manifest.json").read_text()))
    for name in listed:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).symlink_to(language.MODELS / name)
    shutil.copy(language.MODELS / "manifest.json", tmp_path)
    monkeypatch.setattr(language, "MODELS", tmp_path)
    language.check_models()
    for name, other in zip(listed, listed[1:] + listed[:1]):
        path = tmp_path / name
        path.unlink()
        if change == "damaged":
            path.write_bytes((tmp_path / other).read_bytes()[:1000])
        elif change == "swapped":
            path.symlink_to((tmp_path / other).resolve())
        with pytest.raises(ValueError, match=re.escape(f"{path}: expected SHA-256 ") + r"\w{12}…, found (\w{12}|no file)…; restore it, for example with 'git checkout kit/models'"):
            kit.load_pipeline()
        path.unlink(missing_ok=True)
        path.symlink_to(Path(language.__file__).parent / "models" / name)


def test_missing_models_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr(language, "MODELS", tmp_path)
    with pytest.raises(FileNotFoundError, match="manifest.json"):
        kit.load_pipeline()


def test_weights_hold_no_code():
    import torch

    for path in language.MODELS.rglob("*.pt"):
        torch.load(path, weights_only=True)


def test_the_version_names_the_weights(tmp_path, monkeypatch):
    before = language.model_version()
    (tmp_path / "manifest.json").write_text("{}")
    monkeypatch.setattr(language, "MODELS", tmp_path)
    language.model_version.cache_clear()
    try:
        assert language.model_version() != before
    finally:
        language.model_version.cache_clear()


def test_loading_asks_no_network(monkeypatch):
    import socket

    def refuse(*_, **__):
        raise AssertionError("the pipeline opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert len(kit.load_pipeline()("Menlu tiba di Moskow.").sentences) == 1


def test_the_state_in_a_title_is_a_name(pipeline):
    document = pipeline("Menlu Rusia Sergei Lavrov bertemu Menlu AS Marco Rubio di New York, Rabu (24/9).")
    assert [(entity.text, entity.type) for entity in document.ents] == [
        ("Rusia", "LOC"),
        ("Sergei Lavrov", "PER"),
        ("AS", "LOC"),
        ("Marco Rubio", "PER"),
        ("New York", "LOC"),
    ]


def test_a_name_keeps_its_form(pipeline):
    words = [word for sentence in pipeline("Presiden Vladimir Putin menolak usulan itu.").sentences for word in sentence.words]
    assert {word.text: word.lemma for word in words if word.upos == "PROPN"}.items() >= {("Vladimir", "Vladimir"), ("Putin", "Putin")}


def test_documents_at_once_are_as_documents_alone(pipeline):
    texts = ["Lavrov tiba di Moskow.", "", "Pertemuannya berlangsung lama. Hasilnya belum diumumkan."]
    together, alone = pipeline.bulk_process(texts), [pipeline(text) for text in texts]
    for one, other in zip(together, alone):
        assert one.to_dict() == other.to_dict()
        assert [(entity.text, entity.type) for entity in one.ents] == [(entity.text, entity.type) for entity in other.ents]


def test_texts_may_be_cut_into_tokens_already(pipeline):
    given = kit.load_pipeline("tokenize,ner", tokenize_pretokenized=True)
    together = given.bulk_process(["Lavrov tiba di Moskow .\nIa pergi ."])[0]
    assert [[token.text for token in sentence.tokens] for sentence in together.sentences] == [["Lavrov", "tiba", "di", "Moskow", "."], ["Ia", "pergi", "."]]
    assert given([["Lavrov", "tiba", "."]]).ents[0].text == "Lavrov"


def test_a_paragraph_may_be_left_whole():
    document = kit.load_pipeline("tokenize", tokenize_no_ssplit=True)("Lavrov tiba. Ia pergi.\n\nRubio tiba.")
    assert [len(sentence.tokens) for sentence in document.sentences] == [6, 3]


def test_places_are_those_of_the_text(pipeline):
    text = "  Menlu AS\n tiba (Rabu, 24/9).\n\n“Ya,” katanya. "
    for sentence in pipeline(text).sentences:
        for token in sentence.tokens:
            assert text[token.start_char : token.end_char] == token.text


def test_a_very_long_sentence_is_read_in_parts(pipeline):
    document = pipeline("Hadir di sana " + "Lavrov, Rubio, " * 200 + "dan Wang Yi.")
    assert all(token.ner for sentence in document.sentences for token in sentence.tokens)
    assert all(word.upos and word.lemma for sentence in document.sentences for word in sentence.words)


def test_best_names_are_well_formed():
    import numpy as np

    from kit.processors import best_names
    from training.corpora import from_spans, spans
    from training.tagger import NAME_LABELS

    chance = np.random.default_rng(1)
    for length in (0, 1, 2, 7, 30):
        tags = best_names(chance.normal(size=(length, len(NAME_LABELS))).astype(np.float32), NAME_LABELS)
        assert from_spans(spans(tags), length) == tags


@pytest.mark.parametrize(
    "form, lemma",
    [("pertemuan", "temu"), ("bertemu", "temu"), ("anak-anak", "anak"), ("menolak", "tolak"), ("Perundingan", "runding"), ("AS", "AS"), ("di", "di")],
)
def test_a_rule_makes_the_lemma_it_was_read_from(form, lemma):
    from kit import lemmas

    assert lemmas.apply(lemmas.rule(form, lemma), form) == lemma


def test_affixes_alone_are_taken_off():
    from kit.lemmas import Lexicon

    lexicon = Lexicon(cuts=frozenset({"whole per+ an+", "whole + +"}), lemmas=frozenset({"temu"}), words=frozenset())
    rules = [("whole lower 4+ 0+", 0.0), ("whole lower 0+ 0+", -1.0), ("whole lower 3+ 2+", -2.0)]
    assert lexicon.best("Pertemuan", rules) == "temu"
    assert lexicon.best("Menteri", rules) == "menteri"
