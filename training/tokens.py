"""Train what cuts raw text into sentences and tokens, and tokens into words: Stanza's tokenizer and MWT expander.

Added to the treebanks: sentences of the training's own (`augment.yml`), headlines, which are short sentences without
their full stop, and none of GSD's units that hold two sentences.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from pathlib import Path

from . import augment, corpora

TWO_SENTENCES = re.compile(r"[a-z)\d][.?!] [A-Z“\"]")
CLITIC = re.compile(r"\w(nya|lah|kah|pun|ku|mu)$")
HEADLINES = 0.5  # of the sentences of at most HEADLINE words, a copy without its full stop
HEADLINE = 9
WRITTEN = 400  # sentences of the training's own
TIGHT_BEFORE, TIGHT_AFTER = set(",.:;?!)%”/$"), set("(“/$") | {"Rp"}


def prepare(data: Path, work: Path, seed: int = 1) -> None:
    """Write the texts, their labels and the CoNLL-U files that Stanza's trainers read."""
    work.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    train, dev = corpora.parsed(data, "train"), corpora.parsed(data, "dev")
    whole, dev = ([one for one in part if one.corpus != "gsd" or not TWO_SENTENCES.search(one.text)] for part in (train, dev))
    followed = habits(whole)
    marked = [labelled(one, followed) for one in whole]
    short = [(text, labels) for (text, labels), one in zip(marked, whole) if text.endswith(".") and len(one.words) <= HEADLINE]
    marked += [without_stop(text, labels) for text, labels in short if chance.random() < HEADLINES]
    marked += [written(one["words"], one["joined"]) for one in augment.sentences(chance, WRITTEN)]
    chance.shuffle(marked)
    _write(marked, work / "train")
    _write([labelled(one, {}) for one in dev], work / "dev")
    for name, sentences in (("train", whole), ("dev", dev)):
        (work / f"{name}.conllu").write_text("".join("\n".join(one.lines) + "\n\n" for one in sentences), encoding="utf-8")
    expansions = Counter((token, words) for one in whole for token, words in split_tokens(one))
    (work / "mwt.json").write_text(json.dumps([[[token, list(words)], times] for (token, words), times in expansions.items()]), encoding="utf-8")


def _write(marked: list[tuple[str, str]], stem: Path) -> None:
    """One text and one file of labels; a space in the text has the label 0."""
    stem.with_suffix(".txt").write_text(" ".join(text for text, _ in marked) + "\n", encoding="utf-8")
    stem.with_suffix(".toklabels").write_text("0".join(labels for _, labels in marked) + "\n", encoding="utf-8")


def tokens(one: corpora.Parsed) -> list[tuple[str, bool]]:
    """The surface tokens of a sentence; True for one that is several words."""
    found, inside = [], 0
    for row in (line.split("\t") for line in one.lines if not line.startswith("#")):
        if "-" in row[0]:
            inside = int(row[0].split("-")[1])
            found.append((row[1], True))
        elif row[0].isdigit() and int(row[0]) > inside:
            found.append((row[1], False))
    return found


def split_tokens(one: corpora.Parsed) -> list[tuple[str, tuple[str, ...]]]:
    """Each token that is several words, with the words."""
    forms = {int(row[0]): row[1] for row in one.words}
    ranges = [line.split("\t")[:2] for line in one.lines if re.match(r"\d+-\d+\t", line)]
    return [(token, tuple(forms[place] for place in range(int(span.split("-")[0]), int(span.split("-")[1]) + 1))) for span, token in ranges]


def habits(sentences: list[corpora.Parsed]) -> dict[str, bool]:
    """Whether CSUI, which the kit follows, takes a token for several words: katanya yes, sebelumnya no."""
    times: dict[str, Counter] = {}
    for one in sentences:
        for token, several in tokens(one) if one.corpus == "csui" else ():
            times.setdefault(token.lower(), Counter())[several] += 1
    return {token: counts.most_common(1)[0][0] for token, counts in times.items()}


def kept_whole(sentences: list[corpora.Parsed]) -> list[str]:
    """Tokens that end like several words and are one, as CSUI has it, or PUD where CSUI has none: sebelumnya, majalah."""
    views = habits([corpora.Parsed("csui", one.lines) for one in sentences if one.corpus == "pud"]) | habits(sentences)
    return sorted(token for token, several in views.items() if not several and CLITIC.search(token))


def labelled(one: corpora.Parsed, followed: dict[str, bool]) -> tuple[str, str]:
    """The text of a sentence and a label for each character: 1 ends a token, 3 one of several words, 2 and 4 the sentence.

    followed: where another treebank than CSUI has the other view of a token, this one holds.
    """
    text = one.text.rstrip()
    labels, place = ["0"] * len(text), 0
    for token, several in tokens(one):
        place = text.index(token, place) + len(token)
        if one.corpus != "csui":
            several = followed.get(token.lower(), several)
        labels[place - 1] = "3" if several else "1"
    labels[-1] = "4" if labels[-1] == "3" else "2"
    return text, "".join(labels)


def without_stop(text: str, labels: str) -> tuple[str, str]:
    """The same sentence as a headline."""
    text = text[:-1].rstrip()
    return text, labels[: len(text) - 1] + ("4" if labels[len(text) - 1] == "3" else "2")


def written(words: list[str], joined: set[int]) -> tuple[str, str]:
    """A sentence of the training's own, with its punctuation set as in print; words at the places `joined` have no space around."""
    text, labels, quoted = "", "", False
    tight = True
    for place, word in enumerate(words):
        closing = word == '"' and quoted
        if not (tight or word in TIGHT_BEFORE or closing or place in joined):
            text, labels = text + " ", labels + "0"
        text, labels = text + word, labels + "0" * (len(word) - 1) + "1"
        tight = word in TIGHT_AFTER or place in joined or (word == '"' and not quoted)
        quoted ^= word == '"'
    return text, labels[:-1] + "2"


def train_tokenizer(work: Path, steps: int = 1500) -> Path:
    """Stanza's tokenizer, its best step on the development sentences."""
    from stanza.models import tokenizer

    longest = 400  # characters: a sentence that is longer is left out while training
    tokenizer.main([
        "--label_file", str(work / "train.toklabels"), "--txt_file", str(work / "train.txt"), "--mwt_json_file", str(work / "mwt.json"),
        "--dev_txt_file", str(work / "dev.txt"), "--dev_label_file", str(work / "dev.toklabels"), "--dev_conll_gold", str(work / "dev.conllu"),
        "--lang", "id", "--shorthand", "id_news", "--max_seqlen", str(longest), "--steps", str(steps), "--eval_steps", "100",
        "--anneal_after", "400", "--anneal", "0.8", "--save_dir", str(work), "--save_name", "tokenize.pt", "--cpu",
    ])  # fmt: skip
    return work / "tokenize.pt"


def train_mwt(work: Path, epochs: int = 20) -> Path:
    """Stanza's expander of tokens that are several words."""
    from stanza.models import mwt_expander

    mwt_expander.main([
        "--train_file", str(work / "train.conllu"), "--eval_file", str(work / "dev.conllu"), "--gold_file", str(work / "dev.conllu"),
        "--output_file", str(work / "mwt.conllu"), "--lang", "id", "--shorthand", "id_news", "--num_epoch", str(epochs),
        "--save_dir", str(work), "--save_name", "mwt.pt", "--cpu",
    ])  # fmt: skip
    return work / "mwt.pt"
