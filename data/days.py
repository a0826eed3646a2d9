"""Which day it is for the program: that of the clock of the Partnership, wherever the server stands."""

from datetime import date, datetime

from data.compact import compact
from data.problems import Problem, Refused


def today() -> date:
    """The day it is where the Partnership has its clock."""
    return datetime.now(compact().clock).date()


def refuse_coming(day: date) -> None:
    """What is done cannot be dated later than today. Raises Refused."""
    if day > today():
        raise Refused([Problem("day-to-come", "", value=day.isoformat(), detail=today().isoformat())])
