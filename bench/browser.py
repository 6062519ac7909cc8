"""The browser that the benchmarks and the tests use, if this machine has one."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


def installed() -> str:
    """The path of an installed Chromium or Chrome; KIT_CHROMIUM may name it. Raises FileNotFoundError when there is none."""
    found = os.environ.get("KIT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise FileNotFoundError(f"no browser: none of {', '.join(NAMES)} is on PATH; install one, or name it in KIT_CHROMIUM")
    return found
