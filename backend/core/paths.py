"""Where the files that are no Python lie: in the installed package, otherwise beside the code."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def part(name: str) -> Path:
    """The folder or file `name` (`frontend/dist`, `migrations`), whether installed or run from the sources."""
    carried = _PACKAGE / "_parts"
    return (carried if carried.is_dir() else _PACKAGE.parent) / name
