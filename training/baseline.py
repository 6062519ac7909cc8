"""What Stanza's plain recipe makes of UD CSUI train alone, to compare the shipped models with.

Stanza's own tokenizer, expander, tagger and lemmatizer with their own settings, but for the number of steps and, for
the tagger, smaller batches, which a CPU can bear. Word vectors in Stanza's format make a better tagger; without, it
learns its own.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from . import corpora, score, tokens

TOKENIZER = ["--steps", "1000", "--max_seqlen", "400", "--eval_steps", "100"]
TAGGER = ["--max_steps", "600", "--batch_size", "10", "--eval_interval", "100", "--fix_eval_interval"]
LEMMATIZER = ["--num_epoch", "20"]
RESOURCES = {"id": {"lang_name": "Indonesian", "packages": {}}}


def train(data: Path, work: Path, vectors: Path | None) -> None:
    """Train the four models that are not there yet and score them together on CSUI test."""
    make({part: [one for one in corpora.parsed(data, part) if one.corpus == "csui"] for part in ("train", "dev")}, work, vectors)
    score.score_words(pipeline(work, vectors), corpora.parsed(data, "test"), "baseline")


def make(parts: dict[str, list[corpora.Parsed]], work: Path, vectors: Path | None) -> None:
    """tokenize.pt, mwt.pt, pos.pt and lemma.pt in `work`, from the sentences of "train" and "dev"."""
    work.mkdir(parents=True, exist_ok=True)
    for part, sentences in parts.items():
        _write(sentences, work / part)
    steps = {"tokenize": _tokenizer, "mwt": tokens.train_expander, "pos": partial(_tagger, vectors=vectors), "lemma": _lemmatizer}
    for name, step in steps.items():
        if not (work / f"{name}.pt").is_file():
            step(work)


def pipeline(work: Path, vectors: Path | None):
    """The four models as a Stanza pipeline."""
    import stanza

    (work / "resources.json").write_text(json.dumps(RESOURCES), encoding="utf-8")
    models = {f"{name}_model_path": str(work / f"{name}.pt") for name in ("tokenize", "mwt", "pos", "lemma")}
    if vectors:
        models["pos_pretrain_path"] = str(vectors)
    options = dict(processors="tokenize,mwt,pos,lemma", package=None, download_method=None, use_gpu=False, logging_level="ERROR")
    return stanza.Pipeline("id", dir=str(work), allow_unknown_language=True, **options, **models)


def _write(sentences: list[corpora.Parsed], stem: Path) -> None:
    """The sentences as CoNLL-U, as one text, and as labels of its characters; a space in the text has the label 0."""
    marked = [tokens.labelled(one, {}) for one in sentences]
    stem.with_suffix(".conllu").write_text("".join("\n".join(one.lines) + "\n\n" for one in sentences), encoding="utf-8")
    stem.with_suffix(".txt").write_text(" ".join(text for text, _ in marked) + "\n", encoding="utf-8")
    stem.with_suffix(".toklabels").write_text("0".join(labels for _, labels in marked) + "\n", encoding="utf-8")


def _tokenizer(work: Path) -> None:
    from stanza.models import tokenizer

    (work / "no-words.json").write_text("[]", encoding="utf-8")
    tokenizer.main([
        "--label_file", str(work / "train.toklabels"), "--txt_file", str(work / "train.txt"), "--mwt_json_file", str(work / "no-words.json"),
        "--dev_txt_file", str(work / "dev.txt"), "--dev_label_file", str(work / "dev.toklabels"), "--dev_conll_gold", str(work / "dev.conllu"),
        "--lang", "id", "--shorthand", "id_csui", *TOKENIZER, "--save_dir", str(work), "--save_name", "tokenize.pt", "--cpu",
    ])  # fmt: skip


def _tagger(work: Path, vectors: Path | None) -> None:
    from stanza.models import tagger

    tagger.main([
        "--train_file", str(work / "train.conllu"), "--eval_file", str(work / "dev.conllu"), "--output_file", str(work / "pos.conllu"),
        "--lang", "id", "--shorthand", "id_csui", *TAGGER, *(["--wordvec_pretrain_file", str(vectors)] if vectors else ["--no_pretrain"]),
        "--save_dir", str(work), "--save_name", "pos.pt", "--cpu",
    ])  # fmt: skip


def _lemmatizer(work: Path) -> None:
    from stanza.models import lemmatizer

    lemmatizer.main([
        "--train_file", str(work / "train.conllu"), "--eval_file", str(work / "dev.conllu"), "--output_file", str(work / "lemma.conllu"),
        "--shorthand", "id_csui", *LEMMATIZER, "--save_dir", str(work), "--save_name", "lemma.pt", "--cpu",
    ])  # fmt: skip
