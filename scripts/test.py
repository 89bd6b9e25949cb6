"""Check everything with one command: `python3 scripts/test.py [--fast] [-- options of pytest]`.

The browser tests need Chromium: Debian's is installed when that is possible, otherwise they are skipped out loud.
"""

import sys

if sys.version_info < (3, 11) or sys.platform == "win32":  # said before a newer syntax is read
    sys.exit("Égide demande Python 3.11 ou plus récent, sur Linux ou macOS (sous Windows : WSL).")

import argparse
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import ui
from children import Stopped, listen_to_signals, run, say
from setup_env import LOCKS, PYTHON, VENV, SetupFailed, prepare

OLDEST = 15
FAST = {
    "Style (ruff check)": ["-m", "ruff", "check"],
    "Mise en forme (ruff format)": ["-m", "ruff", "format", "--check"],
    "Types (mypy)": ["-m", "mypy"],
    "Sens des imports (import-linter)": [str(VENV / "bin" / "lint-imports")],
    "Règles de la maison": ["-m", "pytest", "-q", "tests/test_architecture.py"],
    "Client de l’API": ["scripts/ui.py", "client-check"],
    "Types et style de l’interface": ["scripts/ui.py", "check"],
}
UI = {
    "Composants de l’interface (vitest)": ["scripts/ui.py", "test"],
    "Construction de l’interface": ["scripts/ui.py", "build"],
}
PYTEST = ["-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup"]
COVERAGE = ["--cov", "--cov-report=term"]


def main() -> int:
    """Exit code 0 when every step passed; 3 when the environment can't be made."""
    parser = argparse.ArgumentParser(description="Vérifie tout : style, types, imports, tests.")
    parser.add_argument("--fast", action="store_true", help="sans les tests (moins d’une minute)")
    parser.add_argument("pytest", nargs="*", help="après « -- » : options données à pytest")
    options = parser.parse_args()
    listen_to_signals()
    try:
        prepare(LOCKS[-1])
        ui.ready()
        return check(options.fast, options.pytest)
    except Stopped:
        say("\nInterrompu.")
        return 130
    except SetupFailed as failure:
        say(str(failure))
        return 3


def check(fast: bool, extra: list[str]) -> int:
    """All the fast steps, so that one run shows all their faults, then the tests."""
    failed = [title for title, command in FAST.items() if not step(title, command)]
    if not failed and not fast:
        failed = [title for title, command in UI.items() if not step(title, command)] or tests(extra)
    say(f"\nÉchec : {', '.join(failed)}." if failed else "\nTout est bon.")
    return 1 if failed else 0


def tests(extra: list[str]) -> list[str]:
    """The whole suite on the embedded PostgreSQL, then its promises again on the oldest supported one."""
    title = "Tests (PostgreSQL embarqué, navigateur)"
    if not has_chromium():
        say("\n!!! PAS DE CHROMIUM ICI, ET IMPOSSIBLE DE L’INSTALLER : LES TESTS DU NAVIGATEUR SONT SAUTÉS !!!")
    if not step(title, [*PYTEST, *COVERAGE, *extra]):
        return [title]
    folder = local_postgresql()
    if folder is None:
        say(f"\n!!! PAS DE POSTGRESQL {OLDEST} OU PLUS RÉCENT ICI : LES DEUX SERVEURS NE SONT PAS COMPARÉS !!!")
        return []
    title = f"Tests des deux serveurs ({folder})"
    return [] if step(title, [*PYTEST, "-m", "both_servers", *extra], {"EGIDE_PG_BIN": str(folder)}) else [title]


def has_chromium() -> bool:
    """Whether there is a browser to test with, Debian's being installed when there is none and it may be."""
    if any(shutil.which(name) for name in ("chromium", "google-chrome")) or os.environ.get("EGIDE_CHROMIUM"):
        return True
    if not shutil.which("apt-get"):
        return False
    say("\n=== Installation de Chromium (apt-get)")
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    update = [*rights, "apt-get", "update", "-qq"]
    install = [*rights, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    try:
        return run(install, quiet) == 0 or (run(update) == 0 and run(install, quiet) == 0)
    except OSError:  # no sudo on this machine
        return False


def step(title: str, command: list[str], environment: dict[str, str] | None = None) -> bool:
    """Run one tool of the environment under a heading, and say how long it took."""
    say(f"\n=== {title}")
    began = time.monotonic()
    code = run([str(PYTHON), *command], environment)
    say(f"=== {title} : {'bon' if code == 0 else 'ÉCHEC'} en {time.monotonic() - began:.1f} s".replace(".", ","))
    return code == 0


def local_postgresql() -> Path | None:
    """The oldest PostgreSQL of this machine that we support."""
    folders = {path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")}
    known = shutil.which("pg_config")
    if known:
        said = subprocess.run([known, "--bindir"], capture_output=True, text=True, check=False).stdout.strip()
        folders.add(Path(said))
    versions = {major: folder for folder in folders if (major := version(folder)) >= OLDEST}
    return versions[min(versions)] if versions else None


def version(folder: Path) -> int:
    """Major version of the server in this folder, 0 when there is none."""
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    found = re.search(r"\) (\d+)", said)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    sys.exit(main())
