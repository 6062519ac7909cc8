"""What teaches where raw text is cut: paragraphs put together from sentences, with a label for each of their atoms.

The treebanks say what is a token and what is several words; the corpora of names and the sentences of the training's
own (`augment.yml`) add sentences to be told apart. Headlines, which are short sentences without their full stop, are
made of some, and of the beginnings of others; GSD's units that hold two sentences are left out. Stanza's expander turns
a token into its words.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kit import cuts

from . import augment, corpora

TWO_SENTENCES = re.compile(r"[a-z)\d][.?!] [A-Z“\"]")
CLITIC = re.compile(r"\w(nya|lah|kah|pun|ku|mu)$")
HEADLINES = 0.5  # of the sentences of at most HEADLINE words, in each epoch, without their full stop
HEADLINE = 9
BEGINNINGS = 0.06  # of the sentences, in each epoch, cut short after so many words
FEW = (2, 8)
WRITTEN = 200  # sentences of the training's own in an epoch
NAMED = 1500  # sentences of the corpora of names in an epoch
TIMES = {"csui": 4}  # that a corpus is read in an epoch
LENGTHS = (40, 900)  # characters of a paragraph
CROPPED = 0.3  # of the paragraphs, at either end
TIGHT_BEFORE, TIGHT_AFTER = set(",.:;?!)%”/$"), set("(“/$") | {"Rp"}
EXPANDER = ["--num_epoch", "20"]
UNKNOWN = "?"  # label of an atom that teaches nothing

Labelled = tuple[str, str]  # a text and a label for each of its characters


def sentences(data: Path) -> dict[str, list[Labelled]]:
    """For each corpus its sentences as they stand in print; the three corpora of names are one."""
    whole = _whole(corpora.parsed(data, "train"))
    followed = habits(whole)
    found: dict[str, list[Labelled]] = {}
    for one in whole:
        found.setdefault(one.corpus, []).append(labelled(one, followed))
    rows = (known(*written(one.words, set()), followed) for one in corpora.named(data, "train"))
    return found | {"names": [row for row in rows if not TWO_SENTENCES.search(row[0])]}


def _whole(parsed: list[corpora.Parsed]) -> list[corpora.Parsed]:
    return [one for one in parsed if one.corpus != "gsd" or not TWO_SENTENCES.search(one.text)]


def known(text: str, labels: str, followed: dict[str, bool]) -> Labelled:
    """The labels of a text whose corpus does not say what is several words, where CSUI does; UNKNOWN where it might be."""
    changed, start = list(labels), 0
    for place, label in enumerate(labels):
        if label != cuts.INSIDE:
            token = text[start : place + 1].strip()
            if followed.get(token.lower()):
                changed[place] = cuts.SEVERAL_SENTENCE if label == cuts.SENTENCE else cuts.SEVERAL
            elif token.lower() not in followed and CLITIC.search(token):
                changed[place] = UNKNOWN
            start = place + 1
    return text, "".join(changed)


def epoch(found: dict[str, list[Labelled]], chance: random.Random) -> list[dict]:
    """The paragraphs of one epoch: atoms as (text, whether spaced) and a label for each."""
    examples = []
    for corpus, rows in found.items():
        for _ in range(TIMES.get(corpus, 1)):
            part = chance.sample(rows, NAMED) if len(rows) > NAMED and corpus == "names" else _turned(rows, chance)
            examples += [_example(corpus, text, labels, chance) for text, labels in paragraphs(part, chance)]
    own = [written(one["words"], one["joined"]) for one in augment.sentences(chance, WRITTEN)]
    return examples + [_example("written", text, labels, chance) for text, labels in paragraphs(own, chance)]


def _turned(rows: list[Labelled], chance: random.Random) -> list[Labelled]:
    """The same sentences, in their order from a random one on, or in no order."""
    place = chance.randrange(len(rows))
    return rows[place:] + rows[:place] if chance.random() < 0.6 else chance.sample(rows, len(rows))


def paragraphs(rows: list[Labelled], chance: random.Random) -> Iterator[Labelled]:
    """Sentences one after another, until a paragraph has its length."""
    text, marks, length = "", "", chance.randint(*LENGTHS)
    for row in rows:
        sentence, labels = _headline(*row, chance)
        text, marks = (f"{text} {sentence}", f"{marks}{cuts.INSIDE}{labels}") if text else (sentence, labels)
        if len(text) >= length:
            yield text, marks
            text, marks, length = "", "", chance.randint(*LENGTHS)
    if text:
        yield text, marks


def _headline(text: str, labels: str, chance: random.Random) -> Labelled:
    """The sentence, or now and then less of it, as a headline stands in a text."""
    if text.endswith(".") and text.count(" ") < HEADLINE and chance.random() < HEADLINES:
        return without_stop(text, labels)
    words = text.split(" ", FEW[1] + 1)
    if len(words) > FEW[1] and text[0].isalpha() and chance.random() < BEGINNINGS:
        start = " ".join(words[: chance.randint(*FEW)])
        if start[-1].isalnum() and labels[len(start) - 1] in (cuts.TOKEN, cuts.SEVERAL):
            return start, labels[: len(start) - 1] + {cuts.TOKEN: cuts.SENTENCE, cuts.SEVERAL: cuts.SEVERAL_SENTENCE}[labels[len(start) - 1]]
    return text, labels


def _example(corpus: str, text: str, labels: str, chance: random.Random) -> dict:
    row = cuts.atoms(text, 0, len(text))
    first = chance.randrange(min(len(row), 30)) if chance.random() < CROPPED else 0
    last = max(first + 1, len(row) - chance.randrange(30)) if chance.random() < CROPPED else len(row)
    kept = row[first:last]
    return {"corpus": corpus, "atoms": [(text[atom.start : atom.end], atom.spaced) for atom in kept], "cut": [labels[atom.end - 1] for atom in kept]}


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


def train_mwt(data: Path, work: Path) -> None:
    """Write what the expander learns from, and train it."""
    work.mkdir(parents=True, exist_ok=True)
    for part in ("train", "dev"):
        blocks = ["\n".join(one.lines) + "\n\n" for one in _whole(corpora.parsed(data, part))]
        (work / f"{part}.conllu").write_text("".join(blocks), encoding="utf-8")
    train_expander(work)


def train_expander(work: Path) -> None:
    """Stanza's expander of tokens that are several words, from train.conllu and dev.conllu in `work`."""
    from stanza.models import mwt_expander

    mwt_expander.main([
        "--train_file", str(work / "train.conllu"), "--eval_file", str(work / "dev.conllu"), "--gold_file", str(work / "dev.conllu"),
        "--output_file", str(work / "mwt.conllu"), "--lang", "id", "--shorthand", "id_news", *EXPANDER,
        "--save_dir", str(work), "--save_name", "mwt.pt", "--cpu",
    ])  # fmt: skip
