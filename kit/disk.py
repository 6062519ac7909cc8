"""What is read and written on the disk: no link leads out of a corpus folder, and a file is written whole or not at all.

A file is written under a hidden name beside its place, then renamed: a reader sees the old one or the new one, whatever
dies in between. What keeps a file from being written is said with what to do about it.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_SHUT = (errno.EACCES, errno.EPERM, errno.EROFS)


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a link on the way to a path of this folder leads to a place outside it."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


class NotWritten(OSError):
    """A file that could not be written, why, and what to do; what stood there before stands as it was."""


def not_written(path: Path, error: OSError) -> NotWritten:
    """The error of the system in words, with its number."""
    if error.errno in _FULL:
        found, remedy = "the disk is full", "free some space and do it again"
    elif error.errno == errno.EFBIG:
        found, remedy = "it would be larger than a file may be here", "choose another place, or have the limit raised (ulimit -f)"
    elif error.errno in _SHUT:
        found, remedy = f"this place cannot be written to ({error.strerror})", "choose another one, or see that you may write there"
    else:
        found, remedy = str(error.strerror or error), "mend that and do it again"
    told = NotWritten(f"{path}: not written, because {found}; {remedy}. What was there before stands as it was.")
    told.errno = error.errno
    return told


def _placed(draft: str, path: Path, new: bool) -> None:
    if new:
        try:
            os.link(draft, path)
            return
        except FileExistsError:
            raise
        except OSError:  # a file system that knows no second name for a file
            if path.exists():
                raise FileExistsError(errno.EEXIST, "there is such a file", str(path)) from None
    os.replace(draft, path)


@contextmanager
def written(path: str | Path, mode: str = "w", *, new: bool = False, **options: Any) -> Iterator[IO[Any]]:
    """A stream whose content is the file `path` once the block has ended, and on the disk; options as `open` takes them.

    new: raise FileExistsError rather than write over a file. Raises FileNotFoundError where there is no such folder, and
    NotWritten for a disk that is full or a place that cannot be written to.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path.parent}: no such folder for {path.name}; make it, or choose another path")
    draft = None
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
        with os.fdopen(handle, mode, **options) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(draft, 0o644)
        _placed(draft, path, new)
    except FileExistsError:
        raise
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)
