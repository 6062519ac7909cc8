"""The Indonesian pipeline: the only place that touches Stanza."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import stanza

MODELS = Path(__file__).parent / "models"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "ner")


@cache
def model_version() -> str:
    """A short name for exactly these weights: it changes with any of the files, and with Stanza's minor version."""
    from importlib.metadata import version

    stanza_minor = ".".join(version("stanza").split(".")[:2])
    return hashlib.sha256(_manifest_path().read_bytes() + stanza_minor.encode()).hexdigest()[:12]


def _manifest_path() -> Path:
    path = MODELS / "manifest.json"
    if not path.is_file():
        raise FileNotFoundError(f"{path}: the list of the language models is missing; restore kit/models, for example with 'git checkout kit/models'")
    return path


def check_models() -> None:
    """Compare every file of weights with the manifest; raises ValueError for one that is damaged, or not the one listed."""
    for name, expected in json.loads(_manifest_path().read_text(encoding="utf-8")).items():
        path = MODELS / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
        if found != expected["sha256"]:
            raise ValueError(
                f"{path}: expected SHA-256 {expected['sha256'][:12]}…, found {found[:12]}…; restore it, for example with 'git checkout kit/models'"
            )


def load_pipeline(processors: str | None = None, **options: Any) -> "stanza.Pipeline":
    """The kit's Stanza pipeline for Indonesian, on the CPU, from the weights that ship with it; it never downloads.

    processors: comma-separated, a part of "tokenize,mwt,pos,lemma,ner"; all of them when None.
    options: passed to `stanza.Pipeline`. Raises ValueError for weights that do not match their manifest.
    """
    check_models()
    import stanza

    from . import processors as ours  # registers the variants that resources.json names

    folders = {f"{processor}_models": str(MODELS) for processor in ours.PROCESSORS}
    defaults = dict(use_gpu=False, logging_level="ERROR", download_method=None, **folders)
    return stanza.Pipeline("id", dir=str(MODELS), processors=processors or ",".join(PROCESSORS), **{**defaults, **options})
