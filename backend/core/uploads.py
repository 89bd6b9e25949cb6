"""Files that callers send: stored as they come, or held just while they are read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from fastapi import UploadFile


def store(file: UploadFile, path: Path) -> None:
    """Copy an upload to `path`, whose folder is made when missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        copyfileobj(file.file, target)


@contextmanager
def at_hand(file: UploadFile, name: str) -> Iterator[Path]:
    """The upload as a file called `name`, gone afterwards."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        store(file, path)
        yield path
