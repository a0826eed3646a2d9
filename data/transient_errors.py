"""Transient errors (lock, permission, full disk) and their messages. None of them is called damage."""

import errno
import re
from dataclasses import dataclass

from data.words import N_, catalogue, speaking


@dataclass(frozen=True)
class Trouble:
    """A cause: the numbers of the system and the words of DuckDB it is known by, and the sentence with its remedy."""

    numbers: frozenset[int]
    words: re.Pattern[str]
    text: str


def _trouble(text: str, words: str, *numbers: int) -> Trouble:
    return Trouble(frozenset(numbers), re.compile(words, re.IGNORECASE), text)


TROUBLES = (
    _trouble(
        N_("{path} is open in another program{holder}. Close it there, or wait until it is done, and repeat. Nothing is damaged."),
        r"could not set lock|conflicting lock|being used by another process|already (?:open|attached|in use)|unique file handle conflict",
        errno.EAGAIN, errno.EBUSY, errno.ETXTBSY, errno.EDEADLK,
    ),
    _trouble(
        N_("{path} may not be read or written by this user. Give the user the right to it and to its folder, and repeat. Nothing is damaged."),
        r"permission denied|access is denied|operation not permitted",
        errno.EACCES, errno.EPERM,
    ),
    _trouble(
        N_("The disk takes no writing at {path}: it was mounted for reading only. Name another place with --out, or mount it for writing."),
        r"read-only file ?system",
        errno.EROFS,
    ),
    _trouble(
        N_(
            "The disk takes no more at {path}: it is full, or this user has reached a limit. Free some space and repeat; "
            "the file before is untouched."
        ),
        r"no space left|file too large|disk(?: is)? full|disk quota|quota exceeded|not enough space",
        errno.ENOSPC, errno.EDQUOT, errno.EFBIG,
    ),
    _trouble(
        N_("The memory does not suffice. Close other programs, or allow less with --memory 2GB, and repeat; the file before is untouched."),
        r"out of memory|failed to allocate|cannot allocate memory|memory limit",
        errno.ENOMEM,
    ),
    _trouble(
        N_("Too many files are open on this machine. Close other programs, or raise the limit (ulimit -n), and repeat."),
        r"too many open files",
        errno.EMFILE, errno.ENFILE,
    ),
    _trouble(
        N_("{path} is not there, or its folder is not. Check the name."),
        r"no such file or directory|cannot find the (?:file|path)",
        errno.ENOENT, errno.ENOTDIR,
    ),
    _trouble(N_("{path} is a folder. Name a file."), r"is a directory", errno.EISDIR),
    _trouble(N_("The name of {path} is too long. Choose a shorter one."), r"file name too long", errno.ENAMETOOLONG),
    _trouble(
        N_(
            "The disk could not be read or written at {path}. Check the disk and its cable or network, and repeat; "
            "only if it stays so, restore a backup."
        ),
        r"input/output error|i/o error|stale file handle|connection timed out|network",
        errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENXIO,
    ),
)  # fmt: skip
"""The first whose number or words fit is the cause."""
HOLDER = re.compile(r"PID (\d+)")


def tell(error: BaseException, path: object, language: str | None = None) -> str:
    """The cause of a trouble that passes and its remedy, in one line, by default in the language of the answer; "" for anything else, as damage."""
    words = catalogue(language or speaking.language())
    for trouble in TROUBLES:
        number = error.errno if isinstance(error, OSError) else None
        known = number in trouble.numbers if number is not None else bool(trouble.words.search(str(error))) or isinstance(error, _kinds(trouble))
        if known:
            found = HOLDER.search(str(error))
            holder = words.gettext(N_(" (process {number})")).format(number=found[1]) if found else ""
            return words.gettext(trouble.text).format(path=path, holder=holder)
    return ""


def _kinds(trouble: Trouble) -> tuple[type[BaseException], ...]:
    return (MemoryError,) if errno.ENOMEM in trouble.numbers else ()


class Passing(Exception):
    """Something that passes keeps a file from being opened or written; the message says what and what to do."""
