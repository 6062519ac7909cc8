"""The encoder that the tagger starts from, with no more pieces than Indonesian news needs.

A folder is taken as it is, or a public name is downloaded; a vocabulary of hundreds of thousands of pieces is cut to
those that occur in the texts, all of one or two Latin characters, and the first capitalised words of the list.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from . import corpora

FILES = ("config.json", "model.safetensors", "tokenizer.json")
LARGE = 60_000  # pieces: a vocabulary of more is cut
LATIN = re.compile(r"[▁A-Za-z0-9À-ɏ.,:;!?'\"()\[\]/%&+*=_\-–—“”‘’…$€£°@#]+")
CONTROLS = 4  # pieces at the start of the list that are no text
EMBEDDINGS = "embeddings.word_embeddings.weight"


def fetch(name: str, data: Path, target: Path) -> None:
    """Put the encoder's three files into `target`, its vocabulary cut if it is a large one."""
    target.mkdir(parents=True, exist_ok=True)
    if Path(name).is_dir():
        source = Path(name)
    else:
        from huggingface_hub import snapshot_download

        source = Path(snapshot_download(name, allow_patterns=list(FILES)))
    missing = [file for file in FILES if not (source / file).is_file()]
    if missing:
        raise FileNotFoundError(f"{source}: an encoder's folder holds {', '.join(FILES)}; not found: {', '.join(missing)}")
    if json.loads((source / "config.json").read_text(encoding="utf-8"))["vocab_size"] > LARGE:
        cut(source, texts(data), target)
    else:
        for file in FILES:
            shutil.copyfile(source / file, target / file)


def texts(data: Path) -> list[str]:
    """What is trained on, and the news of POSP, which are in small letters."""
    news = data / "text" / "posp-news.txt"
    lines = [line.split("\t")[0] for line in news.read_text(encoding="utf-8").splitlines()] if news.is_file() else []
    return [one.text for one in (*corpora.named(data, "train"), *corpora.parsed(data, "train"))] + lines


def cut(source: Path, lines: list[str], target: Path) -> None:
    """Write the encoder with the kept pieces alone, in their order; the rows of the embeddings go with them."""
    tokenizer = json.loads((source / "tokenizer.json").read_text(encoding="utf-8"))
    pieces = tokenizer["model"]["vocab"]
    encoded = Tokenizer.from_file(str(source / "tokenizer.json")).encode_batch(lines, add_special_tokens=False)
    seen = {number for one in encoded for number in one.ids}
    kept = [number for number, (piece, _) in enumerate(pieces) if number < CONTROLS or number in seen or _is_kept(piece, number)]
    tokenizer["model"]["vocab"] = [pieces[number] for number in kept]
    places = {pieces[number][0]: place for place, number in enumerate(kept)}
    tokenizer["added_tokens"] = [added | {"id": places[added["content"]]} for added in tokenizer["added_tokens"] if added["content"] in places]
    (target / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    weights = load_file(str(source / "model.safetensors"))
    save_file(weights | {EMBEDDINGS: weights[EMBEDDINGS][kept].contiguous()}, str(target / "model.safetensors"))
    config = json.loads((source / "config.json").read_text(encoding="utf-8")) | {"vocab_size": len(kept)}
    (target / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def _is_kept(piece: str, number: int) -> bool:
    if not LATIN.fullmatch(piece):
        return False
    return len(piece) <= 2 or (number < LARGE and piece.startswith("▁") and piece[1:2].isupper())
