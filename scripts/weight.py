"""What a browser must fetch before the first screen, counted in the built interface."""

import json
import re
from pathlib import Path
from typing import Any

BUDGET = 250_000  # bytes, gzip
DIST = Path(__file__).resolve().parents[1] / "frontend" / "dist"
WORK_LIST = "src/features/worklist/WorkListPage.tsx"


def first_load() -> dict[str, Any]:
    """Bytes of the entry, of the work-list and of all that both import at once, styles and the Latin font included."""
    manifest = json.loads((DIST / ".vite" / "manifest.json").read_text())
    wanted: set[str] = set()
    _closure(manifest, next(name for name, one in manifest.items() if one.get("isEntry")), wanted)
    _closure(manifest, WORK_LIST, wanted)
    wanted |= {
        one["file"] for name, one in manifest.items() if re.search(r"locales/.*\bfr\.ts$", name) and _first(name)
    }
    files = {name: _sent(DIST / name) for name in sorted(wanted)}
    fonts = {f"assets/{path.name}": path.stat().st_size for path in (DIST / "assets").glob("inter-latin-[!e]*.woff2")}
    if not fonts:
        raise SystemExit("La police du premier écran n’est plus où on la cherche.")
    return {"total": sum((files | fonts).values()), "fonts": sum(fonts.values()), "files": files | fonts}


def _first(name: str) -> bool:
    return any(part in name for part in ("/common.", "/labels.", "/worklist/"))


def _closure(manifest: dict[str, Any], name: str, wanted: set[str]) -> None:
    chunk = manifest[name]
    if chunk["file"] in wanted:
        return
    wanted |= {chunk["file"], *chunk.get("css", [])}
    for imported in chunk.get("imports", []):
        _closure(manifest, imported, wanted)


def _sent(path: Path) -> int:
    packed = path.with_name(f"{path.name}.gz")
    return (packed if packed.exists() else path).stat().st_size
