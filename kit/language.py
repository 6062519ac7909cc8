"""The Indonesian pipeline: where Stanza is loaded, with the kit's own models or with Stanza's official ones."""

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
SOURCES = ("kit", "stanford")
PRECISIONS = ("single", "bfloat16")


@cache
def model_version(models: str = "kit", precision: str = "single") -> str:
    """A short name for exactly these models: it changes with any of the kit's files, and with Stanza's version.

    Stanza's official models go by the version of its resources, so theirs is named by that.
    """
    from importlib.metadata import version

    _check(models, precision)
    stanza_minor = ".".join(version("stanza").split(".")[:2])
    others = "".join(name for name in (models, precision) if name not in ("kit", "single")).encode()
    return hashlib.sha256(_manifest_path().read_bytes() + stanza_minor.encode() + others).hexdigest()[:12]


def _check(models: str, precision: str) -> None:
    for name, given, known in (("models", models, SOURCES), ("precision", precision, PRECISIONS)):
        if given not in known:
            raise ValueError(f"{name}={given!r}: expected one of {', '.join(map(repr, known))}")


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


def load_pipeline(processors: str | None = None, *, models: str = "kit", precision: str = "single", **options: Any) -> "stanza.Pipeline":
    """The kit's Stanza pipeline for Indonesian, on the CPU.

    processors: comma-separated, a part of "tokenize,mwt,pos,lemma,ner"; all of them when None.
    models: "kit", which ship with it and need no network, or "stanford": Stanza's official package for all but the
        names, which Stanza has no model for. It is downloaded by Stanza, once, to where Stanza keeps its models.
    precision: "single", or "bfloat16": the encoder multiplies in half as many bits, which a processor that knows how (Intel's
        AMX, from 2023) does several times as fast, and another one more slowly. A few words in ten thousand come out
        otherwise; the model card has the scores of both.
    options: passed to `stanza.Pipeline`.
    Raises ValueError for weights that do not match their manifest, and ConnectionError when official models are
    neither there nor to be had.
    """
    _check(models, precision)
    check_models()
    import stanza

    from . import processors as ours  # registers the variants that resources.json names

    own = {f"{name}_{option}": value for name in ours.PROCESSORS for option, value in (("models", str(MODELS)), ("precision", precision))}
    defaults = dict(use_gpu=False, logging_level="ERROR", **own)
    names = processors or ",".join(PROCESSORS)
    if models == "stanford":
        return _with_official(names.split(","), {**defaults, **options})
    return stanza.Pipeline("id", dir=str(MODELS), processors=names, **{"download_method": None, **defaults, **options})


def _with_official(names: list[str], options: dict[str, Any]) -> "stanza.Pipeline":
    import stanza
    from stanza.resources.common import DEFAULT_MODEL_DIR, DEFAULT_RESOURCES_URL

    packages = {name: "kit" if name == "ner" else "default" for name in names}
    folder = options.pop("dir", DEFAULT_MODEL_DIR)
    # what is there is used; Stanza asks the network for what is not
    options = {"download_method": stanza.DownloadMethod.REUSE_RESOURCES, "package": None, **options}
    try:
        return stanza.Pipeline("id", dir=folder, processors=packages, **options)
    except OSError as error:  # that of requests and of the hub are such
        raise ConnectionError(
            f"Stanza's official models for Indonesian are not all in {folder}, and {options.get('resources_url', DEFAULT_RESOURCES_URL)} "
            f"does not give them ({error}); connect to the network and try again, or use models='kit', which are here already"
        ) from error
