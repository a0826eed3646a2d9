"""What a request of the standard's REST interface asks for: which flow, which key, which periods, with or without what was said before."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pages.sdmx.spelling import WORD, read_code, read_period

FLOWS = {"FIGURES": False, "TERM": True}
"""The flows, and whether their figures are of the whole term."""
DIMENSIONS = ("SERIES", "SOURCE", "REGION", "BREAKDOWN", "CATEGORY")
ALL = ("", "*", "all", "ALL")


class NotUnderstood(ValueError):
    """The request is not one of the standard, or asks for what is not here: which part."""


class Asked(NamedTuple):
    """A request: flow, codes of each dimension (empty for all), first and last day, and whether earlier states are wanted."""

    flow: str
    key: tuple[tuple[str, ...], ...]
    starts: date | None
    ends: date | None
    history: bool


def read_asked(path: str, parameters: Mapping[str, str]) -> Asked:
    """Read the path behind `/sdmx/data/` and the parameters of an address.

    A flow is named alone, by version 1 of the interface (`AGENCY,FIGURES,1.0`) or by version 2 (`dataflow/AGENCY/FIGURES/1.0`). Several codes
    of a dimension are joined by + or by a comma. Raises NotUnderstood.
    """
    parts = path.strip("/").split("/")
    if parts[0] == "dataflow":
        parts = parts[2:3] + parts[4:]
    flow = parts[0].split(",")[1] if "," in parts[0] else parts[0]
    if flow not in FLOWS or len(parts) > 2:
        raise NotUnderstood(path)
    periods = {}
    for name, end in (("startPeriod", False), ("endPeriod", True)):
        try:
            periods[name] = read_period(parameters[name], end=end) if parameters.get(name) else None
        except ValueError as error:
            raise NotUnderstood(name) from error
    history = parameters.get("includeHistory", "false")
    if history not in ("true", "false"):
        raise NotUnderstood("includeHistory")
    return Asked(flow, _read_key(parts[1] if len(parts) > 1 else ""), periods["startPeriod"], periods["endPeriod"], history == "true")


def _read_key(text: str) -> tuple[tuple[str, ...], ...]:
    if text in ALL:
        return ((),) * len(DIMENSIONS)
    parts = text.split(".")
    if len(parts) != len(DIMENSIONS):
        raise NotUnderstood("key")
    return tuple(_read_codes(part) for part in parts)


def _read_codes(part: str) -> tuple[str, ...]:
    if part in ALL:
        return ()
    words = part.replace(" ", "+").replace(",", "+").split("+")  # a plus sign in an address may arrive as a blank
    if not all(WORD.fullmatch(word) for word in words):
        raise NotUnderstood("key")
    return tuple(read_code(word) for word in words)
