"""Files of the product, under one folder: written whole or not at all, found again by their key."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


class Files:
    """A folder of files; a key is a relative path of plain names (`reports/2026-10/couverture.pdf`)."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, key: str) -> Path:
        """Where a key lies. Raises ValueError for a key that would leave the folder."""
        path = (self._root / key).resolve()
        if not path.is_relative_to(self._root.resolve()):
            raise ValueError("a key stays inside its folder")
        return path

    def write(self, key: str, content: bytes) -> Path:
        """Store bytes under a key: temporary file, fsync, rename; a reader sees the old or the new, never a half."""
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as temporary:
            temporary.write(content)
            temporary.flush()
            os.fsync(temporary.fileno())
        Path(temporary.name).replace(path)
        return path

    def read(self, key: str) -> bytes | None:
        """The bytes under a key, None when there are none."""
        path = self.path(key)
        return path.read_bytes() if path.is_file() else None
