"""Figures as SDMX-CSV 2.0: one line an observation, with the status and confidentiality codes of the standard's own code lists."""

import csv
import io
from collections.abc import Iterator

from pages.sdmx.asking import DIMENSIONS, FLOWS, Asked
from pages.sdmx.spelling import VERSION, spell, spell_agency, spell_period
from pages.view.view import View
from queries.rows import ObservationsRow

MEDIA = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
ATTRIBUTES = ("OBS_STATUS", "CONF_STATUS", "NUMERATOR", "DENOMINATOR", "FLAGS", "RELEASE", "VALID_FROM", "VALID_TO")
HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, "TIME_PERIOD", "OBS_VALUE", *ATTRIBUTES)
MISSING = {"c": "Q", "x": "O", "z": "M"}
"""Of CL_OBS_STATUS: suppressed; missing value; data cannot exist."""
FLAGGED = {"b": "B", "p": "P"}
"""Of CL_OBS_STATUS: a break, a provisional value; where both are so the break, and FLAGS has all letters."""
NORMAL, FREE, CONFIDENTIAL = "A", "F", "C"


def write_observations(view: View, asked: Asked) -> Iterator[str]:
    """The lines of the answer, a series at a time, so that none is large; the head alone where nothing is known."""
    yield _line(HEAD)
    structure = f"{spell_agency(demonstration=view.demonstration)}:{asked.flow}({VERSION})"
    series = asked.key[0] or tuple(view.framework.series)
    for code in series:
        yield "".join(_line(_observe(structure, row)) for row in _rows(view, asked, code))


def _rows(view: View, asked: Asked, series: str) -> tuple[ObservationsRow, ...]:
    _, sources, regions, breakdowns, categories = asked.key
    return view.edition.ask(
        ObservationsRow,
        release=view.number,
        history=asked.history,
        series=series,
        sources=sources,
        regions=regions,
        breakdowns=breakdowns,
        categories=categories,
        term=FLOWS[asked.flow],
        starts=asked.starts,
        ends=asked.ends,
    )


def _observe(structure: str, row: ObservationsRow) -> tuple[str, ...]:
    status = MISSING.get(row.missing or "") or next((code for letter, code in FLAGGED.items() if letter in row.flags), NORMAL)
    return (
        "dataflow",
        structure,
        "I",
        *(spell(code) for code in (row.series, row.source, row.region, row.breakdown, row.category)),
        spell_period(row.period, row.starts, row.ends),
        "" if row.value is None else repr(float(row.value)).removesuffix(".0"),
        status,
        CONFIDENTIAL if row.missing == "c" else FREE,
        *("" if number is None else str(number) for number in (row.numerator, row.denominator)),
        row.flags,
        str(row.first_release),
        str(row.valid_from)[:10],
        str(row.valid_to)[:10] if row.valid_to else "",
    )


def _line(values: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue()
