"""Write the OpenAPI to docs/openapi.json; what follows may only add to it: `python scripts/export_openapi.py`."""

import json
import sys
from pathlib import Path
from typing import Any

from backend.core.db import Database
from backend.core.settings import Settings
from backend.main import create_app

TARGET = Path(__file__).resolve().parent.parent / "docs" / "openapi.json"


def current() -> dict[str, Any]:
    """The OpenAPI of this program; no database is asked."""
    nowhere = Database("postgresql+psycopg://")
    return create_app(Settings(), nowhere).openapi()


def text_of(document: dict[str, Any]) -> str:
    """The document as the file holds it: the same document gives the same text."""
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> int:
    """Write the file."""
    TARGET.write_text(text_of(current()), encoding="utf-8")
    sys.stdout.write(f"{TARGET}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
