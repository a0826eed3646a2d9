"""`python -m data.worker`: one piece of heavy work on a report, in a process of its own (`data/job.py`)."""

import dataclasses
from pathlib import Path
from typing import Any

from data import page_api
from data.job import ANSWER, Tasks, carry_out_one


def check(folder: Path, name: str, language: str, program: str) -> list[dict[str, Any]]:
    """The findings of a report in the folder, as data."""
    return [dataclasses.asdict(finding) for finding in page_api.check(folder / name, language, Path(program))]


def mark(folder: Path, name: str, language: str, program: str) -> bool:
    """Write the marked copy beside the report; whether there is one."""
    marked = page_api.mark(folder / name, language, Path(program))
    if marked is not None:
        (folder / ANSWER).write_bytes(marked)
    return marked is not None


def make_blank(folder: Path, institution: str, period: str, language: str, program: str) -> bool:
    """Write the blank workbook of a report into the folder. Raises NotMade."""
    (folder / ANSWER).write_bytes(page_api.make_blank(institution, period, language, Path(program)))
    return True


def send(folder: Path, name: str, language: str, program: str, reason: str, reason_es: str, institution: str, person: str) -> dict[str, Any]:
    """Take a report in: its name and the warnings, or the findings for which it is refused. Raises NotMade."""
    try:
        with page_api.acting_as(person):
            report, warnings = page_api.take_in(folder / name, language, Path(program), reason, reason_es, institution)
    except page_api.NotTaken as refused:
        return {"refused": [dataclasses.asdict(finding) for finding in refused.findings]}
    return {"report": report, "warnings": [dataclasses.asdict(finding) for finding in warnings]}


def compare(_: Path, report: str, language: str, program: str) -> dict[str, Any]:
    """What agreeing to a received report changes, or why that cannot be said. Raises NotMade."""
    try:
        changes = page_api.compare(report, language, Path(program))
    except page_api.NotTaken as refused:
        return {"refused": [dataclasses.asdict(finding) for finding in refused.findings]}
    return {"changes": [dataclasses.asdict(change) for change in changes]}


TASKS: Tasks = {"check": check, "mark": mark, "blank": make_blank, "send": send, "compare": compare}


def main() -> None:
    """Carry out one job."""
    carry_out_one(TASKS, page_api.load_engine, page_api.NotMade)


if __name__ == "__main__":
    main()
