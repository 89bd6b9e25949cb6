"""Make the hashed lock files again from pyproject.toml: `.venv/bin/python scripts/lock.py [--upgrade]`."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "requirements.lock": ["pyproject.toml"],
    "requirements-embedded.lock": ["pyproject.toml", "--extra=embedded"],
    "requirements-dev.lock": ["pyproject.toml", "--extra=embedded", "--extra=dev"],
    "requirements-ui.lock": ["--group=ui"],
}


def lock(name: str, options: list[str]) -> None:
    """Write one lock: every platform, every hash, and no address of a registry."""
    compile_ = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
    plain = ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--output-file", name]
    subprocess.run([*compile_, *plain, *options], cwd=ROOT, check=True)
    if "://" in (ROOT / name).read_text():
        raise SystemExit(f"{name} contient une adresse : retirez-la avant de l’enregistrer.")


if __name__ == "__main__":
    for file, extras in LOCKS.items():
        lock(file, extras + sys.argv[1:])
        print(f"{file} : écrit")
