"""The pipeline: offline, from the weights that ship, checked before use."""

from __future__ import annotations

import json
import shutil

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


def test_a_damaged_model_is_named(tmp_path, monkeypatch):
    shutil.copytree(language.MODELS, tmp_path / "models")
    monkeypatch.setattr(language, "MODELS", tmp_path / "models")
    name = next(iter(json.loads((language.MODELS / "manifest.json").read_text())))
    with open(language.MODELS / name, "ab") as file:
        file.write(b"x")
    with pytest.raises(ValueError, match=name.rsplit("/", 1)[1] + r".*git checkout kit/models"):
        kit.load_pipeline()


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
