"""How the language models are made: python -m training STEP|all --data DIR [--work DIR] [--encoder NAME] [--to DIR] [--vectors FILE]

Each step leaves its files in the work folder and is not done again while they are there; the tagger goes on from its
last epoch. To do a step again, delete its folder.

    prepare     check the data, list the fingerprints of the training sentences, fetch the encoder
    mwt         words within tokens
    tagger      sentences and tokens, word classes, features, lemmas and names: one encoder for all
    pack        lay the weights out as Stanza reads them, in kit/models unless told otherwise
    score       score what is in kit/models
    baseline    not part of "all": train and score Stanza's plain recipe on UD CSUI alone, to compare with
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from . import corpora

MODELS = Path(__file__).parents[1] / "kit" / "models"
ENCODER = "intfloat/multilingual-e5-small"


@dataclass(frozen=True)
class Places:
    """Where the steps read and write."""

    data: Path
    work: Path
    encoder: str
    to: Path
    vectors: Path | None


def prepare(places: Places) -> None:
    from . import encoder

    count = len(corpora.training_fingerprints(places.data))
    if not (places.work / "encoder" / "model.safetensors").is_file():
        encoder.fetch(places.encoder, places.data, places.work / "encoder")
    print(f"{count} sentences to train on, none of which is scored")


def mwt(places: Places) -> None:
    from . import tokens

    if not (places.work / "mwt" / "mwt.pt").is_file():
        tokens.train_mwt(places.data, places.work / "mwt")


def tagger(places: Places) -> None:
    from . import tagger as step

    prepare(places)
    step.train(places.data, places.work / "encoder", places.work / "tagger")


def pack(places: Places) -> None:
    from . import pack as step

    weights = {name: places.work / name / file for name, file in (("mwt", "mwt.pt"), ("tagger", "tagger.safetensors"))}
    step.pack(weights, places.work / "encoder" / "tokenizer.json", places.data, places.to)


def score(places: Places) -> None:
    from . import score as step

    step.score(places.data)


def baseline(places: Places) -> None:
    from . import baseline as step

    step.train(places.data, places.work / "baseline", places.vectors)


STEPS = {step.__name__: step for step in (prepare, mwt, tagger, pack, score)}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=[*STEPS, "baseline", "all"])
    parser.add_argument("--data", type=Path, required=True, help="folder with ner/ and ud/")
    parser.add_argument("--work", type=Path, default=Path("training-work"), help="folder for what the steps leave")
    parser.add_argument("--encoder", default=ENCODER, help="a public name, or a folder in the layout of transformers")
    parser.add_argument("--to", type=Path, default=MODELS, help="folder for the pack")
    parser.add_argument("--vectors", type=Path, help="word vectors in Stanza's format, for the baseline")
    chosen = parser.parse_args()
    places = Places(chosen.data, chosen.work, chosen.encoder, chosen.to, chosen.vectors)
    steps = [baseline] if chosen.step == "baseline" else STEPS.values() if chosen.step == "all" else [STEPS[chosen.step]]
    for step in steps:
        step(places)


if __name__ == "__main__":
    main()
