"""What a package carries beside its Python: the built UI, the pages, the migrations.

A tree whose UI is not built builds it here, with a Node that pip fetches for the occasion; a source package carries its
build, so that whoever installs it needs none. An editable installation reads everything beside the code.
"""

import importlib
import sys
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
PARTS = ("frontend/dist", "frontend/static", "frontend/vendor", "migrations", "docs/problems.md")

sys.path.insert(0, str(ROOT / "scripts"))
ui = importlib.import_module("ui")


class CustomBuildHook(BuildHookInterface[Any]):
    """Builds the UI when it is missing or older than its sources, and adds the parts to the package."""

    def dependencies(self) -> list[str]:
        """Node, only where there is something to build."""
        if ui.is_current():
            return []
        groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
        return list(groups["ui"])

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raises ui.SetupFailed, with its French text, when the UI can't be built."""
        if version == "editable":
            return
        ui.build()
        if self.target_name == "wheel":
            build_data["force_include"] |= {str(ROOT / part): f"backend/_parts/{part}" for part in PARTS}
        else:
            build_data["artifacts"].append("/frontend/dist")
