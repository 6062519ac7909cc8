"""Lay trained weights out as the Stanza resources folder that the kit ships.

    python -m training.pack WEIGHTS [kit/models]

WEIGHTS holds one folder for each processor (tokenize, mwt, pos, lemma, ner) and `pretrain`, each with one `.pt`
file in Stanza's own format. Written are `id/<processor>/<package>.pt`, `resources.json` (what `stanza.Pipeline`
reads) and `manifest.json` (SHA-256 and size of each file, checked before a file is loaded).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "ner")
NEEDS_VECTORS = ("pos", "ner")


def pack(weights: Path, target: Path) -> None:
    """Copy the weights into `target` and describe them there."""
    files = {}
    for processor in (*PROCESSORS, "pretrain"):
        found = sorted((weights / processor).glob("*.pt"))
        if len(found) != 1:
            raise SystemExit(f"{weights / processor}: expected one .pt file, found {len(found)}")
        place = target / "id" / processor / found[0].name
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.resolve() != found[0].resolve():
            shutil.copyfile(found[0], place)
        files[processor] = place
    packages = {processor: path.stem for processor, path in files.items()}
    defaults = {processor: packages[processor] for processor in PROCESSORS}
    vectors = {"dependencies": [{"model": "pretrain", "package": packages["pretrain"]}]}
    entries = {processor: {package: vectors if processor in NEEDS_VECTORS else {}} for processor, package in packages.items()}
    resources = {
        "id": {
            "lang_name": "Indonesian",
            "packages": {"default": defaults},
            "default_processors": defaults,
            "default_dependencies": {},
            **entries,
        }
    }
    manifest = {
        path.relative_to(target).as_posix(): {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}
        for path in files.values()
    }
    for name, content in (("resources.json", resources), ("manifest.json", manifest)):
        (target / name).write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    pack(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) == 3 else "kit/models"))
