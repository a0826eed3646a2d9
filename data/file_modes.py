"""File modes: the ledger, its copies and temporary files are readable by their owner only, the released file by everybody.

A file that replaces another one keeps its mode, because an administrator may have given a group the right to read it.
"""

import os
import shutil
import stat
from pathlib import Path

SECRET, OPEN = 0o600, 0o666
_before: int | None = None


def keep_private() -> None:
    """Set the umask so that new files of this process are readable by their owner only, including the write-ahead log of the database."""
    global _before
    if _before is None:
        _before = os.umask(0o077)


def copy_private(source: Path, target: Path) -> None:
    """Copy a file; the copy is readable by its owner only from the moment it is created. Raises FileExistsError, OSError."""
    with source.open("rb") as read, os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, SECRET), "wb") as written:
        shutil.copyfileobj(read, written, 1 << 20)


def put_in_place(new: Path, out: Path, fresh: int = OPEN) -> None:
    """Sync `new` to the disk and replace `out` with it in one step, with the mode of `out`; `fresh` is the mode if `out` does not exist."""
    own = stat.S_IMODE(out.stat().st_mode) if out.exists() else fresh & ~(_before if _before is not None else _read_umask())
    os.chmod(new, own)
    with new.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(new, out)


def _read_umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
