"""Where previews lie: private files beside the released one, named after what they are a preview of."""

from pathlib import Path

PREFIX = ".preview-"


def path_of(out: Path, basis: str, report: str = "") -> Path:
    """Where the preview of a ledger in this state lies, or of one in which a report were agreed to besides."""
    return out.with_name(f"{PREFIX}{out.name}-{basis[:16]}{report and '-'}{report.replace('/', '_')}")


def remove_previews(out: Path, but: str = "") -> None:
    """Remove what previews were made of earlier states, or of a release that is public now; those of the basis `but` stay."""
    for path in out.parent.glob(f"{PREFIX}{out.name}-*"):
        if not but or not path.name.startswith(path_of(out, but).name):
            path.unlink(missing_ok=True)
