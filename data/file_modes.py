"""Who may read which file: the ledger, its copies and what is written on the way are for their owner alone, the released file is for readers.

A file keeps the mode of the one whose place it takes: whoever runs the program may have given a group the right to read.
"""

import os
import shutil
import stat
from pathlib import Path

SECRET, OPEN = 0o600, 0o666
_before: int | None = None


def keep_private() -> None:
    """Let all that this process creates from now on be for its owner alone, also what the database writes beside its file."""
    global _before
    if _before is None:
        _before = os.umask(0o077)


def copy_private(source: Path, target: Path) -> None:
    """Copy a file so that at no moment somebody else can read the copy. Raises FileExistsError, OSError."""
    with source.open("rb") as read, os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, SECRET), "wb") as written:
        shutil.copyfileobj(read, written, 1 << 20)


def put_in_place(new: Path, out: Path, fresh: int = OPEN) -> None:
    """Let `new` take the place of `out` in one step, once it is on the disk, with its mode; `fresh` is the mode where there was none."""
    own = stat.S_IMODE(out.stat().st_mode) if out.exists() else fresh & ~(_before if _before is not None else _read_umask())
    os.chmod(new, own)
    with new.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(new, out)


def _read_umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
