"""The next release at a glance: what came in, its note, its keys, and the periods that wait to be closed."""

from datetime import date
from pathlib import Path
from typing import Any

from data import sql
from data.ledger.store import name_report
from data.report.pointing import point_out
from data.stewards import release_keys, release_notes
from data.stewards.stewardship import Programme, opened, read_states


def read_next(out: Path, on: date, place: Programme = Programme()) -> dict[str, Any]:
    """The fields of `data.release_api.NextRelease`."""
    with opened(out, place) as connection:
        preview = release_keys.read_preview(connection, place)
        note = release_notes.read_note(connection)
        ((last, last_day),) = connection.execute("select max(release), max(released_on) from ledger.released.release").fetchall()
        released = connection.execute(
            "select institution, period, version from ledger.released.report where last_release is null and state = 'agreed'"
        )
        known = {(institution, period): version for institution, period, version in released.fetchall()}
        agreed = [report for report, stands in read_states(connection).items() if stands.state == "agreed" and report[2] > known.get(report[:2], 0)]
        texts = note.texts if note else {}
        return {
            "number": preview.release,
            "last": last or 0,
            "last_day": last_day,
            "texts": texts,
            "cleared": bool(note and note.cleared),
            "pointed": point_out(" · ".join(texts.values())),
            "agreed": tuple(map(name_report, agreed)),
            "open": {
                period: tuple(missing or ()) for period, missing in connection.execute(sql.text("stewards/open_periods"), {"on": on}).fetchall()
            },
            "opened_on": preview.opened_on,
            "signed": preview.signed,
            "unsigned": preview.unsigned,
            "from_day": preview.from_day,
            "days": preview.days,
        }
