"""A problem of a report in words, as a page shows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One fault of a report in words: its rule, its level (`error` or `warning`), its place, what was found, what to do, and its kind.

    `kind` is the sentence without what differs from one finding to the next; `differs` is what does.
    """

    rule: str
    severity: str
    place: str
    column: str
    value: str
    sentence: str
    kind: str
    differs: str
