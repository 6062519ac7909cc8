"""How well the shipped language models do on public test sets: names, words, sentences, parts of speech, lemmas.

Needs the data, which are not part of the project: a folder, named in the environment variable KIT_DATA, with

    ner/idner-news-2k/     github.com/khairunnisaor/idner-news-2k
    ner/indolem-nerui/     github.com/indolem/indolem
    ner/nergrit/           github.com/indobenchmark/indonlu
    ud/                    github.com/UniversalDependencies: UD_Indonesian-CSUI, -PUD, -GSD
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from training.score import score


def main() -> None:
    """Print one line for each set and measure: F1 in per cent with its bootstrap 95% interval."""
    data = os.environ.get("KIT_DATA", "")
    if not Path(data, "ner").is_dir() or not Path(data, "ud").is_dir():
        print(f"KIT_DATA is {data!r}: expected a folder with the test sets in ner/ and ud/.\n{__doc__}", file=sys.stderr)
        return
    score(Path(data))
