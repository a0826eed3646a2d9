"""What a version of a report changes, as a value that pages show too."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """A figure that a version reports otherwise than the agreed one before: what it was and becomes, as reported; None where it was not."""

    series: str
    source: str
    region: str
    breakdown: str
    category: str
    was: str | None
    becomes: str | None
    row: int | None
