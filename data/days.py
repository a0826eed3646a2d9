"""Which day it is for the program: that of Lima, wherever the server stands."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from data.problems import Problem, Refused

LIMA = ZoneInfo("America/Lima")


def today() -> date:
    """The day it is in Lima."""
    return datetime.now(LIMA).date()


def refuse_coming(day: date) -> None:
    """What is done cannot be dated later than today. Raises Refused."""
    if day > today():
        raise Refused([Problem("day-to-come", "", value=day.isoformat(), detail=today().isoformat())])
