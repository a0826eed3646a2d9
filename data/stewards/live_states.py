"""The state of each report today, in a small public file beside the released one: states and days, no figure and no text.

Every step of a steward writes it in its wake, in one move; what a killed step left behind is put right by the next one or by the next start.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import duckdb

from data import sql
from data.file_modes import OPEN, put_in_place
from data.ledger.store import Report


def path_of(out: Path) -> Path:
    """The file of the states beside the released file `out`."""
    return out.with_suffix(".states.json")


def write_states(connection: duckdb.DuckDBPyConnection, out: Path, states: Mapping[Report, str]) -> None:
    """Write the newest version of each report with its state and the day of its last step, where that is not in the file already.

    A step is done whether its states could be written or not: a full disk leaves the file as it was.
    """
    newest: dict[tuple[str, str], dict[str, str | int]] = {}
    for institution, period, version, on in connection.execute(sql.text("stewards/live_states")).fetchall():  # in the order of versions
        state = states[institution, period, version]
        newest[institution, period] = {"institution": institution, "period": period, "version": version, "state": state, "on": on}
    text = json.dumps({"reports": list(newest.values())}, separators=(",", ":"))
    target = path_of(out)
    with suppress(OSError):
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            return
        with NamedTemporaryFile("w", encoding="utf-8", dir=out.parent, prefix=f".{target.name}-", delete=False) as new:
            new.write(text)
        try:
            put_in_place(Path(new.name), target, OPEN)
        finally:
            Path(new.name).unlink(missing_ok=True)
