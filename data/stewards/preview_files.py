"""Where previews lie: private files beside the released one, named after what they are a preview of."""

from pathlib import Path

PREFIX = ".preview-"


def path_of(out: Path, basis: str) -> Path:
    """Where the preview of a ledger in this state lies."""
    return out.with_name(f"{PREFIX}{out.name}-{basis[:16]}")


def remove_previews(out: Path) -> None:
    """Remove what previews were made of earlier states, or of a release that is public now."""
    for path in out.parent.glob(f"{PREFIX}{out.name}-*"):
        path.unlink(missing_ok=True)
