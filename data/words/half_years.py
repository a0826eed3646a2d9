"""How a half-year is written, on the screen and in a workbook."""

from data.words import N_, catalogue

HALVES = {"H1": N_("{year} H1"), "H2": N_("{year} H2")}


def name_half(period: str, language: str) -> str:
    """`2020 H1` for 2020-H1; a calendar year as it is."""
    year, _, half = period.partition("-")
    return catalogue(language).gettext(HALVES[half]).format(year=year) if half else year
