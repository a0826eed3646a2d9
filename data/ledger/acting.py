"""Which person takes a step, where people sign in: a pseudonym, noted in the journal of the ledger beside the role."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_person: ContextVar[str] = ContextVar("person", default="")


@contextmanager
def acting_as(person: str) -> Iterator[None]:
    """Note this pseudonym with every act inside; "" notes nobody."""
    token = _person.set(person)
    try:
        yield
    finally:
        _person.reset(token)


def tell_act(what: str) -> str:
    """What the journal says of an act: what was done, and by which person where that is known."""
    return f"{what} [{person}]" if (person := _person.get()) else what
