"""The recipe of the language models: what is read, what is made of it, and that no test sentence is among it."""

from __future__ import annotations

import os
import random
from pathlib import Path

import numpy as np
import pytest

from training import augment, corpora, pack, score, tokens

DATA = Path(os.environ.get("KIT_DATA", "nowhere"))
needs_data = pytest.mark.skipif(not (DATA / "ud").is_dir(), reason="KIT_DATA names no folder with ud/ and ner/")


@pytest.mark.parametrize(
    "tags, names",
    [
        ("O B-PER I-PER O", [(1, 3, "PER")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("I-LOC I-LOC O I-ORG", [(0, 2, "LOC"), (3, 4, "ORG")]),
        ("B-LOC I-ORG", [(0, 1, "LOC"), (1, 2, "ORG")]),
        ("S-PER B-ORG I-ORG E-ORG", [(0, 1, "PER"), (1, 4, "ORG")]),
        ("B-PER E-PER E-PER", [(0, 2, "PER"), (2, 3, "PER")]),
    ],
)
def test_names_are_read_from_tags(tags, names):
    assert corpora.spans(tags.split()) == names


def test_bioes():
    assert corpora.bioes("B-PER O B-ORG I-ORG I-ORG".split()) == "S-PER O B-ORG I-ORG E-ORG".split()


def test_the_same_sentence_in_other_spacing_has_the_same_fingerprint():
    assert corpora.fingerprint('"Ya," kata Lavrov.') == corpora.fingerprint('" ya , " kata  Lavrov')
    assert corpora.fingerprint("Ya, kata Lavrov.") != corpora.fingerprint("Ya, kata Putin.")


def test_written_sentences_have_well_formed_names():
    for one in augment.sentences(random.Random(1), 300):
        assert len(one["words"]) == len(one["ner"])
        assert corpora.from_spans(corpora.spans(one["ner"]), len(one["ner"])) == one["ner"]


def test_the_state_in_a_title_is_a_name_of_its_own():
    one = augment.sentence("{role} {state} {person} bertemu {agency} .", random.Random(2))
    assert [kind for _, _, kind in corpora.spans(one["ner"])] == ["LOC", "PER", "ORG"]


def test_renaming_changes_persons_alone(monkeypatch):
    monkeypatch.setattr(augment, "RENAMED", 1.0)
    one = {"corpus": "idner", "words": "Menteri Rini tiba di Bandung kemarin".split(), "ner": "O S-PER O O S-LOC O".split()}
    other = augment.renamed(one, random.Random(3))
    start, end, _ = corpora.spans(other["ner"])[0]
    assert other["words"][:start] + ["Rini"] + other["words"][end:] == one["words"]
    assert [kind for _, _, kind in corpora.spans(other["ner"])] == ["PER", "LOC"]
    assert augment.renamed({**one, "ner": ["O"] * 6}, random.Random(3))["words"] == one["words"]


def test_names_with_a_hyphen_are_cut_at_it(monkeypatch):
    one = {"corpus": "idner", "words": "Jean-Noël Barrot di sela-sela sidang RI - AS".split(), "ner": "B-PER E-PER O O O S-LOC O S-LOC".split()}
    monkeypatch.setattr(augment, "PARTED", 0.0)
    assert augment.parted(one, random.Random(1)) == one
    monkeypatch.setattr(augment, "PARTED", 1.0)
    other = augment.parted(one, random.Random(1))
    assert other["words"] == "Jean - Noël Barrot di sela-sela sidang RI - AS".split()
    assert other["ner"] == "B-PER I-PER I-PER E-PER O O O S-LOC O S-LOC".split()


def parsed(*lines):
    return corpora.Parsed("csui", ["# text = Bukunya baru.", *lines])


BOOK = parsed("1-2\tBukunya\t_", "1\tBuku\tbuku", "2\tnya\tnya", "3\tbaru\tbaru", "4\t.\t.")


def test_characters_are_labelled():
    assert tokens.labelled(BOOK, {}) == ("Bukunya baru.", "0000003000012")
    assert tokens.without_stop(*tokens.labelled(BOOK, {})) == ("Bukunya baru", "000000300002")
    assert tokens.split_tokens(BOOK) == [("Bukunya", ("Buku", "nya"))]


def test_one_treebank_says_what_is_several_words():
    other = corpora.Parsed("pud", BOOK.lines)
    assert tokens.habits([BOOK, other]) == {"bukunya": True, "baru": False, ".": False}
    assert tokens.labelled(other, {"bukunya": False})[1] == "0000001000012"
    assert tokens.labelled(BOOK, {"bukunya": False})[1] == "0000003000012"


def test_tokens_that_are_one_word_though_they_end_like_two():
    one = corpora.Parsed("csui", ["1\tSebelumnya\t_", "2\tbaru\t_"])
    assert tokens.kept_whole([BOOK, one]) == ["sebelumnya"]


def test_written_sentences_are_set_as_in_print():
    assert tokens.written('" Ya , " kata AS ( 10 / 7 ) .'.split(), set()) == ('"Ya," kata AS (10/7).', "101110000100101011112")


def test_a_hyphen_may_have_no_spaces():
    one = augment.sentence("Hubungan RI = AS - baik", random.Random(1))
    assert tokens.written(one["words"], one["joined"]) == ("Hubungan RI-AS - baik", "000000010011010100002")


def test_what_a_corpus_does_not_say_teaches_nothing():
    text, labels = tokens.written("Bukunya dan namanya .".split(), set())
    assert (text, labels) == ("Bukunya dan namanya.", "00000010001000000012")
    assert tokens.known(text, labels, {"bukunya": True})[1] == "000000300010000000?2"
    assert tokens.known(text, labels, {"bukunya": False, "namanya": True})[1] == "00000010001000000032"


def test_paragraphs_are_sentences_one_after_another(monkeypatch):
    rows = [(f"Ini kalimat nomor {number} yang cukup panjang untuk sebuah paragraf.", "x" * 60) for number in range(9)]
    rows = [(text, labels[: len(text)].ljust(len(text), "x")) for text, labels in rows]
    monkeypatch.setattr(tokens, "BEGINNINGS", 0)
    made = list(tokens.paragraphs(rows, random.Random(1)))
    assert len(made) > 1 and " ".join(text for text, _ in made) == " ".join(text for text, _ in rows)
    assert all(len(text) == len(labels) for text, labels in made)


def test_some_short_sentences_become_headlines():
    rows = [("Menlu tiba.", "00001000012")] * 40
    text = " ".join(text for text, _ in tokens.paragraphs(rows, random.Random(1)))
    assert 5 < text.count("tiba.") < 35 and text.count("tiba") == 40


def test_some_long_sentences_are_cut_short(monkeypatch):
    monkeypatch.setattr(tokens, "BEGINNINGS", 1.0)
    row = tokens.written("Menteri itu tiba di Moskow untuk membahas perdamaian dengan mitranya pada hari Rabu .".split(), set())
    text, labels = tokens._headline(*row, random.Random(1))
    assert row[0].startswith(text) and 2 <= len(text.split()) <= 8
    assert labels[:-1] == row[1][: len(text) - 1] and labels[-1] == "2"


def test_an_epoch_gives_each_atom_its_label():
    found = {"csui": [tokens.labelled(BOOK, {})] * 60, "names": [("Lavrov tiba.", "000001000012")] * 60}
    for one in tokens.epoch(found, random.Random(1)):
        assert len(one["atoms"]) == len(one["cut"])
        for (atom, _), label in zip(one["atoms"], one["cut"]):
            if one["corpus"] == "csui":
                assert (label in "34") == (atom == "Bukunya")


def test_a_head_has_a_part_for_each_corpus():
    import torch

    from training.tagger import Head

    head = Head(4, 3, ["one", "other"])
    states = torch.ones(2, 4)
    assert torch.equal(head(states, "one", ("one", "other")), head.common(states))
    with torch.no_grad():
        head.own["one"] += 1.0
    assert torch.allclose(head(states, "one", ("one", "other")), head.common(states) + 5)
    assert torch.allclose(head(states, "unknown", ("one", "other")), head.common(states) + 2.5)


def test_the_interval_holds_the_figure():
    counts = np.array([[1, 1, 2], [2, 2, 2], [0, 1, 0], [1, 1, 1]] * 20)
    assert score.as_words(*score.interval(counts)).startswith("F1 80.00  [7")


def test_weights_are_halved_wherever_they_are():
    import torch

    assert pack.halved({"a": [torch.ones(2), torch.ones(2, dtype=torch.long)], "b": "x"})["a"][0].dtype == torch.float16
    assert pack.halved([torch.ones(2, dtype=torch.long)])[0].dtype == torch.long


def test_fingerprints_are_those_of_whole_sentences():
    lines = pack.FINGERPRINTS.read_text(encoding="utf-8").split()
    assert lines == sorted(set(lines)) and {len(line) for line in lines} == {12}


@needs_data
def test_no_sentence_that_is_scored_was_trained_on():
    trained = set(pack.FINGERPRINTS.read_text(encoding="utf-8").split())
    assert trained == set(corpora.training_fingerprints(DATA))
    assert not trained & corpora.held_back(DATA)
