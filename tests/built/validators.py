"""The validators of the standards a release is offered in, in an environment of their own: they are no part of the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WANTED = ROOT / "tests" / "validators.txt"
ENVIRONMENT = ROOT / ".cache" / "validators"


def find_validators() -> Path:
    """The Python that has them; the environment is made where there is none. Skips the test where it cannot be made."""
    python, made_from = ENVIRONMENT / "bin" / "python", ENVIRONMENT / "made-from"
    if not made_from.exists() or made_from.read_text(encoding="utf-8") != WANTED.read_text(encoding="utf-8"):
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
        if subprocess.run([str(python), "-m", "pip", "install", "-qq", "-r", str(WANTED)], capture_output=True, check=False).returncode:
            pytest.skip("the validators could not be installed")
        made_from.write_text(WANTED.read_text(encoding="utf-8"), encoding="utf-8")
    return python


def validate(question: str, *arguments: Path) -> str:
    """What a few lines of Python say in that environment. Fails the test with what they say where they end with an error."""
    told = subprocess.run([str(find_validators()), "-c", question, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr[-3000:]
    return told.stdout
