"""Lay trained weights out as the Stanza resources folder that the kit ships.

Written are `id/mwt/news.pt` in Stanza's own format, `id/tagger/news.safetensors` with `pieces.json` and `words.json`
for the processors of the kit, `resources.json` (what `stanza.Pipeline` reads),
`manifest.json` (SHA-256 and size of each file, checked before a file is loaded) and, beside the recipe, the
fingerprints of the sentences that were trained on.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import torch

from . import corpora, lexicon, tokens

FINGERPRINTS = Path(__file__).parent / "sentences.txt"
LIMIT, LIMIT_IN_ALL = 75 * 10**6, 90 * 10**6  # bytes
RESOURCES = {
    "id": {
        "lang_name": "Indonesian",
        "packages": {"default": {"tokenize": "kit", "mwt": "news", "pos": "kit", "lemma": "kit", "ner": "kit"}},
        "default_processors": {"tokenize": "kit", "mwt": "news", "pos": "kit", "lemma": "kit", "ner": "kit"},
        "default_dependencies": {},
        "mwt": {"news": {}},
    }
}


def pack(weights: dict[str, Path], pieces: Path, data: Path, target: Path) -> None:
    """Copy the weights of "mwt" and "tagger" into `target` and describe them there."""
    shutil.rmtree(target / "id", ignore_errors=True)
    places = {
        "mwt": target / "id/mwt/news.pt",
        "tagger": target / "id/tagger/news.safetensors",
        "pieces": target / "id/tagger/pieces.json",
        "words": target / "id/tagger/words.json",
    }
    for place in places.values():
        place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(weights["tagger"], places["tagger"])
    shutil.copyfile(pieces, places["pieces"])
    lexicon.write(data, places["words"])
    expander = torch.load(weights["mwt"], weights_only=True, map_location="cpu")
    # a token that the expander's dictionary gives back as it is stays one word, whatever it was taken for
    whole = tokens.kept_whole(corpora.parsed(data, "train"))
    expander["dict"] |= {form: form for token in whole for form in (token, token.capitalize())}
    torch.save(halved(expander), places["mwt"])
    manifest = {
        path.relative_to(target).as_posix(): {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}
        for path in places.values()
    }
    sizes = [entry["bytes"] for entry in manifest.values()]
    if max(sizes) > LIMIT or sum(sizes) > LIMIT_IN_ALL:
        raise ValueError(f"{target}: the largest file has {max(sizes)} bytes and all have {sum(sizes)}; allowed are {LIMIT} and {LIMIT_IN_ALL}")
    for name, content in (("resources.json", RESOURCES), ("manifest.json", manifest)):
        (target / name).write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    FINGERPRINTS.write_text("\n".join(corpora.training_fingerprints(data)) + "\n", encoding="utf-8")


def halved(part):
    """The same nest of containers with its floating-point tensors in half precision; Stanza casts when it loads."""
    if isinstance(part, torch.Tensor):
        return part.half() if part.is_floating_point() else part
    if isinstance(part, dict):
        return type(part)((key, halved(value)) for key, value in part.items())
    if isinstance(part, (list, tuple)):
        return type(part)(map(halved, part))
    return part
