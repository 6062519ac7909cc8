"""One small encoder under four processors: sentences and tokens, word classes with their features, lemmas, names.

The encoder has the shape of BERT and is written out here in plain PyTorch, so that nothing but `tokenizers` and
`safetensors` is needed to run it. Its lower layers read raw text for sentences and tokens; one pass of all its layers
over a sentence serves the other processors alike.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors import safe_open
from tokenizers import Tokenizer, pre_tokenizers
from torch import Tensor, nn
from torch.nn import functional

from . import cuts

LONGEST = 400  # pieces of one pass; what is longer is read in parts
LONGEST_ATOM = 100  # pieces
LOWER = 3  # layers that are read for sentences and tokens
SURE = 1.0  # by how much the end of a sentence has to outscore all else
BATCH = 768  # pieces of one batch, padding included: few enough for what lies between two layers to stay in a core's own cache
REMEMBERED = 200_000  # words whose pieces are kept

Places = tuple[Tensor, Tensor]  # rows of a batch, and places in them


class Layer(nn.Module):
    """Self-attention and a feed-forward part, each followed by its norm."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float):
        super().__init__()
        self.heads, self.p = heads, dropout
        self.query_key_value = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.attended_norm = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.outer_norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor, places: Places | None = None) -> Tensor:
        """The next states, of all pieces or of those at some places alone, which all pieces are read for."""
        batch, length, width = states.shape
        parts = self.query_key_value(states).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=self.p if self.training else 0.0)
        seen = seen.transpose(1, 2).reshape(batch, length, width)
        if places is not None:
            seen, states = seen[places], states[places]
        states = self.attended_norm(states + self.drop(self.attended(seen)))
        return self.outer_norm(states + self.drop(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Pieces of words to states."""

    def __init__(self, pieces: int, width: int, inner: int, heads: int, layers: int, positions: int, dropout: float = 0.1):
        super().__init__()
        self.pieces = nn.Embedding(pieces, width)
        self.positions = nn.Embedding(positions, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, inner, heads, dropout) for _ in range(layers))

    def forward(self, ids: Tensor, mask: Tensor, layers: int | None = None, places: Places | None = None) -> Tensor:
        """The states after that many layers, or after all; those of some places alone when these are given."""
        states = self.drop(self.norm(self.pieces(ids) + self.positions.weight[: ids.shape[1]]))
        wide = mask[:, None, None, :]
        *before, last = self.layers[:layers]
        for layer in before:
            states = layer(states, wide)
        return last(states, wide, places)


class Pieces:
    """Words to the ids of their pieces."""

    def __init__(self, path: Path):
        self.spaced = Tokenizer.from_file(str(path))
        self.glued = Tokenizer.from_file(str(path))
        self.glued.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="never")
        self.start, self.end, self.pad, self.unknown = (self.spaced.token_to_id(name) for name in ("<s>", "</s>", "<pad>", "<unk>"))
        self.known: dict[tuple[str, bool], list[int]] = {}

    def of(self, words: list[tuple[str, bool]]) -> list[list[int]]:
        """The pieces of each word, read as if a space stood before it where it says True; a word never has none."""
        if len(self.known) > REMEMBERED:
            self.known = {}  # another thread may still read the former one
        known = self.known
        new = [word for word in dict.fromkeys(words) if word not in known]
        for tokenizer, spaced in ((self.spaced, True), (self.glued, False)):
            part = [word for word in new if word[1] == spaced]
            for word, encoded in zip(part, tokenizer.encode_batch([text for text, _ in part], add_special_tokens=False)):
                known[word] = encoded.ids[:LONGEST] or [self.unknown]
        return [known[word] for word in words]

    def windows(self, words: list[str]) -> list[tuple[list[int], list[int]]]:
        """The passes that a sentence takes, as (ids with both ends, place of the first piece of each word)."""
        passes, ids, firsts = [], [self.start], []
        for pieces in self.of([(word, any(map(str.isalnum, word))) for word in words]):  # punctuation stands close
            if len(ids) + len(pieces) > LONGEST + 1:
                passes.append((ids + [self.end], firsts))
                ids, firsts = [self.start], []
            firsts.append(len(ids))
            ids = ids + pieces
        return passes + [(ids + [self.end], firsts)]

    def ends(self, atoms: list[list[int]]) -> tuple[list[int], list[int]]:
        """One pass over atoms, as (ids with both ends, place of the last piece of each atom)."""
        ids, lasts = [self.start], []
        for pieces in atoms:
            ids += pieces
            lasts.append(len(ids) - 1)
        return ids + [self.end], lasts

    def padded(self, rows: list[list[int]]) -> tuple[Tensor, Tensor]:
        """One batch: ids, and True where there is a piece."""
        ids = torch.full((len(rows), max(map(len, rows))), self.pad)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = torch.tensor(row)
        return ids, ids != self.pad


class Tagger(nn.Module):
    """The encoder and one linear head for each kind of label: "cut" for the atoms of a text, the others for words.

    Its encoder may compute in bfloat16, which some processors do several times as fast; see `kit.load_pipeline`.
    """

    def __init__(self, shape: dict[str, int], labels: dict[str, list[str]], pieces: Pieces):
        super().__init__()
        self.shape, self.labels, self.pieces = shape, labels, pieces
        self.encoder = Encoder(**shape)
        self.heads = nn.ModuleDict({kind: nn.Linear(shape["width"], len(names)) for kind, names in labels.items()})

    @torch.inference_mode()
    def scores(self, sentences: list[list[str]]) -> list[dict[str, Tensor]]:
        """For each sentence and kind of label, words × labels."""
        kinds = [kind for kind in self.labels if kind != "cut"]
        rows: list[dict[str, Tensor]] = [{kind: torch.zeros(0, len(self.labels[kind])) for kind in kinds} for _ in sentences]
        passes = [(number, *window) for number, words in enumerate(sentences) if words for window in self.pieces.windows(words)]
        if passes:
            states = self._states([(ids, firsts) for _, ids, firsts in passes], None)
            for kind in kinds:
                for (number, _, _), part in zip(passes, self.heads[kind](torch.cat(states)).split(list(map(len, states)))):
                    rows[number][kind] = torch.cat([rows[number][kind], part]) if len(rows[number][kind]) else part
        return rows

    @torch.inference_mode()
    def cuts(self, paragraphs: list[list[tuple[str, bool]]]) -> list[list[str]]:
        """For each paragraph the label of each of its atoms, which are given with whether they stand behind white space."""
        doubt = torch.tensor([SURE * (label in cuts.ENDS) for label in self.labels["cut"]])
        rows: list[list[str]] = [[] for _ in paragraphs]
        passes, kept = [], []
        for number, paragraph in enumerate(paragraphs):
            pieces = [ids[:LONGEST_ATOM] for ids in self.pieces.of(paragraph)]
            for first, last, begin, end in cuts.windows(list(map(len, pieces))):
                ids, ends = self.pieces.ends(pieces[first:last])
                passes.append((ids, ends[begin - first : end - first]))
                kept.append(number)
        for number, states in zip(kept, self._states(passes, LOWER)):
            rows[number] += [self.labels["cut"][best] for best in (self.heads["cut"](states) - doubt).argmax(-1).tolist()]
        return rows

    def _states(self, passes: list[tuple[list[int], list[int]]], layers: int | None) -> list[Tensor]:
        """For each pass, given as ids and places, the states at these places."""
        found: dict[int, Tensor] = {}
        for batch in _batches(sorted(range(len(passes)), key=lambda place: len(passes[place][0])), passes):
            columns = [passes[place][1] for place in batch]
            sizes = list(map(len, columns))
            rows = torch.arange(len(batch)).repeat_interleave(torch.tensor(sizes))
            places = (rows, torch.tensor([column for row in columns for column in row]))
            states = self.encoder(*self.pieces.padded([passes[place][0] for place in batch]), layers, places).float()
            found.update(zip(batch, states.split(sizes)))
        return [found[place] for place in range(len(passes))]


def _batches(order: list[int], passes: list[tuple[list[int], list[int]]]) -> list[list[int]]:
    """Places of passes, the shortest first, so that each batch with its padding stays below BATCH pieces."""
    batches: list[list[int]] = []
    for place in order:
        if batches and (len(batches[-1]) + 1) * len(passes[place][0]) <= BATCH:
            batches[-1].append(place)
        else:
            batches.append([place])
    return batches


def load(weights: Path, pieces: Path, brief: bool = False) -> Tagger:
    """The tagger as it ships: half precision on disk, in memory single, or bfloat16 in the encoder if `brief`; no code is unpickled."""
    with safe_open(str(weights), "pt") as file:
        about = file.metadata()
        tagger = Tagger(json.loads(about["shape"]), json.loads(about["labels"]), Pieces(pieces))
        tagger.load_state_dict({name: file.get_tensor(name).float() for name in file.keys()})
    if brief:
        tagger.encoder.to(torch.bfloat16)
    return tagger.eval()
