"""Cache decorator whose entries belong to an edition of the released file and are released with it.

A module-level cache would keep editions, and their open files, after a swap.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from queries.database import Edition

P = ParamSpec("P")
T = TypeVar("T")


class Shows(Protocol):
    """An object with an edition, such as a view."""

    @property
    def edition(self) -> Edition:
        """Return its edition."""
        ...


Owner = TypeVar("Owner", bound="Edition | Shows")


def kept(maxsize: int) -> Callable[[Callable[Concatenate[Owner, P], T]], Callable[Concatenate[Owner, P], T]]:
    """Cache the last `maxsize` results in the edition that the first argument is or has. Arguments must be hashable."""

    def keep(function: Callable[Concatenate[Owner, P], T]) -> Callable[Concatenate[Owner, P], T]:
        @wraps(function)
        def ask(owner: Owner, *arguments: P.args, **named: P.kwargs) -> T:
            edition: Any = owner if isinstance(owner, Edition) else owner.edition
            answer: T = edition.keeping(function, maxsize)(owner, *arguments, **named)
            return answer

        return ask

    return keep
