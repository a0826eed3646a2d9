"""What is kept of an edition ends with it: answers, cards, pages that were written for its figures.

A cache of its own for each function would hold on to editions that nobody reads any more, and to their files.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from queries.database import Edition

P = ParamSpec("P")
T = TypeVar("T")


class Shows(Protocol):
    """What shows the figures of an edition, such as a view."""

    @property
    def edition(self) -> Edition:
        """The edition it shows."""
        ...


Owner = TypeVar("Owner", bound="Edition | Shows")


def kept(maxsize: int) -> Callable[[Callable[Concatenate[Owner, P], T]], Callable[Concatenate[Owner, P], T]]:
    """Keep the last answers of a function with the edition that its first argument is or shows; arguments must be hashable."""

    def keep(function: Callable[Concatenate[Owner, P], T]) -> Callable[Concatenate[Owner, P], T]:
        @wraps(function)
        def ask(owner: Owner, *arguments: P.args, **named: P.kwargs) -> T:
            edition: Any = owner if isinstance(owner, Edition) else owner.edition
            answer: T = edition.keeping(function, maxsize)(owner, *arguments, **named)
            return answer

        return ask

    return keep
