"""What JupyterLab does after a notebook is saved, when `run.py lab` started it."""

from __future__ import annotations

import os
import subprocess
from threading import Thread
from typing import Any


def after_save(os_path: str, model: dict[str, Any], **_: Any) -> None:
    """The server's `post_save_hook`; git runs beside it, so that saving takes no longer."""
    if model["type"] == "notebook":
        Thread(target=refresh_git, args=[os_path]).start()


def refresh_git(path: str) -> None:
    """Tell git that a notebook is unchanged, when only its outputs are new.

    `git status` calls a file changed when its size is, before it asks the filter that takes the outputs away; so the
    new size is noted in the index. A notebook with other changes, or one git does not track, is left as it is.
    """
    folder, name = os.path.split(path)
    git = ["git", "-C", folder]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": True}
    try:
        subprocess.run([*git, "diff", "--quiet", "--", name], **quiet)
        subprocess.run([*git, "update-index", "--", name], **quiet)
    except (OSError, subprocess.CalledProcessError):
        pass  # no git, no clone, or changes of the person's own: all as it should be
