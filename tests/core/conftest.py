"""A data folder for real servers."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """Outside pytest's own folder, which other accounts can't cross."""
    path = Path(tempfile.mkdtemp(prefix="egide-essai-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)
