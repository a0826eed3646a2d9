"""What the next release would be: made from a copy of the ledger, in a private file beside the released one, gone when the release is made."""

import os
import shutil
from pathlib import Path

from data import build
from data.days import today
from data.file_modes import SECRET, put_in_place
from data.progress import Show, ignore
from data.stewards import release_keys
from data.stewards.preview_files import path_of, remove_previews
from data.stewards.releasing import prepare_release
from data.stewards.stewardship import Programme, opened


def make_preview(out: Path, place: Programme = Programme(), show: Show = ignore) -> Path:
    """The file of the next release as the ledger is now; what was made before of the same ledger is not made again.

    Raises what making a release raises (`data.stewards.releasing.make_release`), but for its keys; the ledger stays as it is.
    """
    with build.alone(out), build.workplace(out) as spill:
        with opened(out, place, lock=False) as connection:
            basis = release_keys.read_preview(connection, place).basis
        target = path_of(out, basis)
        if target.exists():
            return target
        copy = spill / out.name
        shutil.copyfile(build.ledger_of(out), build.ledger_of(copy))
        os.chmod(build.ledger_of(copy), SECRET)
        with opened(copy, place, lock=False) as connection:
            prepare_release(connection, "steward", today(), show)
            build.publish(connection, spill / "preview.duckdb")
        remove_previews(out)
        put_in_place(spill / "preview.duckdb", target, SECRET)
        return target
