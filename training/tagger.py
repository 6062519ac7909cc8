"""Train the tagger: one encoder, one head for each kind of label.

The corpora disagree (NERGrit tags more names than the others, treebanks differ in features), so each head is
learnt as one part for all corpora and one small part for each; what ships is the common part plus the mean of the
parts whose convention the kit follows. The word classes of POSP, which are another set, have a head that does not ship;
it teaches the encoder alone. Rounds are trained, each from where the one before ended, the later ones without NERGrit
and with some pieces hidden; the weights that go on are a running average of those being trained, and what ships is the mean
of the last two rounds, the last of which left with a higher rate so as to end elsewhere.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from kit import cuts, lemmas
from kit.tagger import LOWER, Pieces, Tagger

from . import augment, corpora, tokens

FOLLOWED = {"ner": ("idner", "nerui"), "upos": ("csui",), "feats": ("csui",), "lemma": ("csui",), "cut": ("csui",)}
POSP = "posp"
CLASSED = 1500  # sentences of POSP in an epoch
NAME_LABELS = ["O"] + [f"{letter}-{kind}" for kind in ("PER", "LOC", "ORG") for letter in "BIES"]
WEIGHT = {"ner": 1.0, "upos": 1.0, "feats": 0.3, "lemma": 0.7, "cut": 1.0, POSP: 0.5}
DECAY = 0.998  # of the running average, a step
BATCH = 16  # sentences
PARAGRAPHS = 8  # in a batch
LAYERS = 6  # of the encoder's twelve


@dataclass(frozen=True)
class Round:
    """What one round of training depends on."""

    name: str
    epochs: int
    rate: float
    head_rate: float
    seed: int
    hidden: float = 0.0  # of the pieces of words, shown to the encoder as unknown
    left_out: tuple[str, ...] = ()  # corpora
    own: int = 420  # sentences of the training's own, made anew for each epoch
    warmup: int = 150


ROUNDS = (
    Round("first", epochs=6, rate=2e-4, head_rate=1e-3, seed=1),
    Round("second", epochs=2, rate=1e-4, head_rate=5e-4, seed=2, hidden=0.05, left_out=("nergrit",)),
    Round("third", epochs=2, rate=5e-5, head_rate=2e-4, seed=3, hidden=0.05, left_out=("nergrit",)),
    Round("fourth", epochs=3, rate=1e-4, head_rate=4e-4, seed=4, hidden=0.1, left_out=("nergrit",), own=200),
    Round("fifth", epochs=2, rate=5e-5, head_rate=2e-4, seed=5, hidden=0.1, left_out=("nergrit",), own=200),
)
SHIPPED = ("fourth", "fifth")  # rounds; what ships is the mean of what each ended with


class Head(nn.Module):
    """A linear head with a part of its own for each corpus."""

    def __init__(self, width: int, labels: int, names: list[str]):
        super().__init__()
        self.common = nn.Linear(width, labels)
        self.own = nn.ParameterDict({name: nn.Parameter(torch.zeros(labels, width + 1)) for name in names})

    def merged(self, followed: tuple[str, ...]) -> tuple[Tensor, Tensor]:
        own = sum(self.own[name] for name in followed) / len(followed)
        return self.common.weight + own[:, :-1], self.common.bias + own[:, -1]

    def forward(self, states: Tensor, corpus: str, followed: tuple[str, ...]) -> Tensor:
        return functional.linear(states, *self.merged((corpus,) if corpus in self.own else followed))


def bert_weights(folder: Path, layers: int) -> dict[str, Tensor]:
    """The encoder's weights under the names of `kit.tagger`, from a folder in the layout of transformers."""
    there = {name.removeprefix("bert."): tensor.float() for name, tensor in load_file(str(folder / "model.safetensors")).items()}
    here = {
        "pieces.weight": there["embeddings.word_embeddings.weight"],
        # sentences come alone, so the embedding of the first of two segments is a constant
        "positions.weight": there["embeddings.position_embeddings.weight"] + there["embeddings.token_type_embeddings.weight"][0],
    }
    norms = {"norm": "embeddings.LayerNorm"}
    for number in range(layers):
        old, new = f"encoder.layer.{number}", f"layers.{number}"
        norms |= {f"{new}.attended_norm": f"{old}.attention.output.LayerNorm", f"{new}.outer_norm": f"{old}.output.LayerNorm"}
        norms |= {f"{new}.attended": f"{old}.attention.output.dense", f"{new}.inner": f"{old}.intermediate.dense", f"{new}.outer": f"{old}.output.dense"}
        for end in ("weight", "bias"):
            here[f"{new}.query_key_value.{end}"] = torch.cat([there[f"{old}.attention.self.{part}.{end}"] for part in ("query", "key", "value")])
    return here | {f"{new}.{end}": there[f"{old}.{end}"] for new, old in norms.items() for end in ("weight", "bias")}


class Learner(nn.Module):
    """The tagger while it learns."""

    def __init__(self, tagger: Tagger, labels: dict[str, list[str]], names: dict[str, list[str]]):
        super().__init__()
        self.hidden = 0.0  # of the pieces of words, shown to the encoder as unknown
        self.encoder, self.pieces = tagger.encoder, tagger.pieces
        self.heads = nn.ModuleDict({kind: Head(tagger.shape["width"], len(all_of_it), names[kind]) for kind, all_of_it in labels.items()})
        self.number = {kind: {label: place for place, label in enumerate(all_of_it)} for kind, all_of_it in labels.items()}

    def loss(self, batch: list[dict]) -> Tensor:
        """The mean cross entropy over the words, or atoms, of a batch; its sentences need not share their kinds of labels."""
        if "cut" in batch[0]:
            passes = [(example, *self.pieces.ends(self.pieces.of(example["atoms"]))) for example in batch]
        else:
            passes = [(example, *self.pieces.windows(example["words"])[0]) for example in batch]
        ids, mask = self.pieces.padded([ids for _, ids, _ in passes])
        hide = (torch.rand(ids.shape) < self.hidden) & (ids != self.pieces.start) & (ids != self.pieces.end) & mask
        shown, device = ids.masked_fill(hide, self.pieces.unknown), self.encoder.positions.weight.device
        with torch.autocast(device.type, torch.bfloat16):
            states = self.encoder(shown.to(device), mask.to(device), LOWER if "cut" in batch[0] else None).float()
        losses = []
        for kind, head in self.heads.items():
            logits, wanted = [], []
            for row, (example, _, places) in enumerate(passes):
                if kind in example:
                    logits.append(head(states[row, places], example["corpus"], FOLLOWED.get(kind, (POSP,))))
                    wanted += [self.number[kind].get(label, -100) for label in example[kind][: len(places)]]
            if logits:
                losses.append(WEIGHT[kind] * functional.cross_entropy(torch.cat(logits), torch.tensor(wanted, device=device), ignore_index=-100))
        return sum(losses)

    def shipped(self) -> dict[str, Tensor]:
        """The state of a `kit.tagger.Tagger`: the heads of the conventions that the kit follows."""
        state = {f"encoder.{name}": tensor for name, tensor in self.encoder.state_dict().items()}
        for kind, followed in FOLLOWED.items():
            state[f"heads.{kind}.weight"], state[f"heads.{kind}.bias"] = self.heads[kind].merged(followed)
        return {name: tensor.detach().cpu().clone() for name, tensor in state.items()}


def examples(data: Path) -> list[dict]:
    """Every training sentence as words and labels."""
    names = [{"corpus": one.corpus, "words": one.words, "ner": one.tags} for one in corpora.named(data, "train")]
    parsed = [
        {
            "corpus": one.corpus,
            "words": [row[1] for row in one.words],
            "upos": [row[3] for row in one.words],
            "feats": [row[5] for row in one.words],
            # names keep their form: the treebanks differ on it, and are not of one mind within themselves
            "lemma": [lemmas.KEEP if row[3] == "PROPN" else lemmas.rule(row[1], row[2]) for row in one.words],
        }
        for one in corpora.parsed(data, "train")
    ]
    return names + parsed


def new_tagger(encoder: Path, training: list[dict], layers: int) -> Tagger:
    """A tagger with the weights of the encoder and heads that know nothing yet."""
    config = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
    feats = sorted({label for one in training for label in one.get("feats", ()) if one["corpus"] == "csui"})
    upos = sorted({label for one in training for label in one.get("upos", ())})
    rules = Counter(label for one in training for label in one.get("lemma", ()))
    shape = {
        "pieces": config["vocab_size"],
        "width": config["hidden_size"],
        "inner": config["intermediate_size"],
        "heads": config["num_attention_heads"],
        "layers": layers,
        "positions": config["max_position_embeddings"],
    }
    likely = sorted(label for label, times in rules.items() if times > 1)
    labels = {"ner": NAME_LABELS, "upos": upos, "feats": feats, "lemma": likely, "cut": list(cuts.LABELS)}
    tagger = Tagger(shape, labels, Pieces(encoder / "tokenizer.json"))
    tagger.encoder.load_state_dict(bert_weights(encoder, layers))
    return tagger


@dataclass(frozen=True)
class Material:
    """All that is read for training."""

    sentences: list[dict]
    classed: list[dict]
    raw: dict[str, list[tokens.Labelled]]

    def epoch(self, settings: Round, chance: random.Random) -> list[list[dict]]:
        """The batches of one epoch, in random order."""
        kept = [one for one in self.sentences if one["corpus"] not in settings.left_out]
        kept = kept + augment.sentences(chance, settings.own)
        mixed = [augment.parted(augment.renamed(one, chance), chance) if "ner" in one else one for one in kept]
        mixed += chance.sample(self.classed, CLASSED)
        chance.shuffle(mixed)
        paragraphs = tokens.epoch(self.raw, chance)
        chance.shuffle(paragraphs)
        batches = _batches(mixed, BATCH, "words") + _batches(paragraphs, PARAGRAPHS, "atoms")
        chance.shuffle(batches)
        return batches


def train(data: Path, encoder: Path, work: Path) -> Path:
    """Train all rounds, on a GPU when there is one, and write the averaged weights of the last; goes on where it stopped."""
    classed = [{"corpus": POSP, "words": words, POSP: labels} for words, labels in corpora.classed(data)]
    material = Material(examples(data), classed, tokens.sentences(data))
    tagger = new_tagger(encoder, material.sentences, LAYERS)
    labels = tagger.labels | {POSP: sorted({label for one in classed for label in one[POSP]})}
    names = {kind: sorted({one["corpus"] for one in material.sentences if kind in one}) for kind in labels}
    learner = Learner(tagger, labels, names | {POSP: [POSP], "cut": [*material.raw, "written"]})
    learner.to("cuda" if torch.cuda.is_available() else "cpu")
    ends = []
    for settings in ROUNDS:
        torch.manual_seed(settings.seed)
        learner.hidden = settings.hidden
        learner.load_state_dict(_round(material, learner, settings, work / f"{settings.name}.pt"))
        ends += [learner.shipped()] if settings.name in SHIPPED else []
    save({name: sum(end[name] for end in ends) / len(ends) for name in ends[0]}, tagger, work / "tagger.safetensors")
    return work / "tagger.safetensors"


def _round(material: Material, learner: Learner, settings: Round, kept: Path) -> dict[str, Tensor]:
    """All epochs of one round, with a checkpoint after each; the averaged state of the learner."""
    slow = [parameter for name, parameter in learner.named_parameters() if name.startswith("encoder")]
    quick = [parameter for name, parameter in learner.named_parameters() if not name.startswith("encoder")]
    groups = [{"params": slow, "lr": settings.rate}, {"params": quick, "lr": settings.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = settings.epochs * len(material.epoch(settings, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / settings.warmup) * max(0.02, 1 - step / steps))
    average = torch.optim.swa_utils.AveragedModel(learner, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(DECAY))
    begin = 0
    parts = {"learner": learner, "average": average, "optimizer": optimizer, "schedule": schedule}
    if kept.is_file():
        state = torch.load(kept, weights_only=True, map_location="cpu")
        begin = state.pop("epoch")
        for name, part in parts.items():
            part.load_state_dict(state[name])
    for epoch in range(begin, settings.epochs):
        batches = material.epoch(settings, random.Random(f"{settings.seed}-{epoch}"))
        _epoch(f"{settings.name} round, epoch {epoch + 1}", batches, learner, average, optimizer, schedule)
        kept.parent.mkdir(parents=True, exist_ok=True)
        torch.save({"epoch": epoch + 1} | {name: part.state_dict() for name, part in parts.items()}, kept)
    return {name: tensor.detach().clone() for name, tensor in average.module.state_dict().items()}


def _epoch(name: str, batches: list[list[dict]], learner: Learner, average, optimizer, schedule) -> None:
    learner.train()
    started, total = time.monotonic(), 0.0
    for number, batch in enumerate(batches, start=1):
        loss = learner.loss(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learner.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        average.update_parameters(learner)
        total += loss.item()
        if number % 50 == 0 or number == len(batches):
            print(f"{name}, step {number} of {len(batches)}: loss {total / number:.4f}, {time.monotonic() - started:.0f} s", flush=True)


def _batches(mixed: list[dict], size: int, unit: str) -> list[list[dict]]:
    """Batches of examples of like length, from pools of fifty batches."""
    batches = []
    for start in range(0, len(mixed), 50 * size):
        pool = sorted(mixed[start : start + 50 * size], key=lambda one: len(one[unit]))
        batches += [pool[place : place + size] for place in range(0, len(pool), size)]
    return batches


def save(state: dict[str, Tensor], tagger: Tagger, path: Path) -> None:
    """Half precision, with all that is needed to read it."""
    about = {"shape": json.dumps(tagger.shape), "labels": json.dumps(tagger.labels)}
    save_file({name: tensor.half().contiguous() for name, tensor in state.items()}, str(path), metadata=about)
