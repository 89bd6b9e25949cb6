"""Try Égide with one command: `python3 scripts/run.py`. Installs, fills a demo, starts everything; Ctrl-C ends it."""

import sys

if sys.version_info < (3, 11) or sys.platform == "win32":  # said before a newer syntax is read
    sys.exit("Égide demande Python 3.11 ou plus récent, sur Linux ou macOS (sous Windows : WSL).")

import argparse
import os
import socket
import subprocess
import urllib.request
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import ui
from children import ROOT, Process, Stopped, end, listen_to_signals, pause, run, say, start
from setup_env import PYTHON, VENV, SetupFailed, prepare, runtime_lock

UNAVAILABLE = 3
READY_SECONDS = 120
EGIDE = str(VENV / "bin" / "egide")
SWEEP_SECONDS = 4
SWEEP = "from backend.core import embedded, settings\nwith embedded.database(settings.load_settings()): pass"
TRIAL = (
    "Base PostgreSQL embarquée : pour essayer et tester. En production, Égide utilise le PostgreSQL "
    "de l’assureur (EGIDE_DATABASE_URL)."
)
ACCOUNTS = """\
  claire.gestionnaire@egide.example.org   gestionnaire
  hugo.responsable@egide.example.org      responsable
  nadia.responsable@egide.example.org     responsable (second regard)
  elise.conformite@egide.example.org      conformité
  ines.audit@egide.example.org            auditrice
  admin@egide.example.org                 administration
  Mot de passe de démonstration : Egide-demo-2026"""


class Failed(Exception):
    """Nothing more can be done; the text says why, the code is ours to end with."""

    def __init__(self, text: str, code: int = UNAVAILABLE) -> None:
        super().__init__(text)
        self.code = code


def main() -> int:
    """Exit code: 0 when stopped by a signal or after the set-up alone, 2 for a bad setting, 3 for a missing part."""
    parser = argparse.ArgumentParser(description="Installe et démarre Égide avec des données de démonstration.")
    parser.add_argument("--setup-only", action="store_true", help="installer, sans rien démarrer")
    options = parser.parse_args()
    listen_to_signals()
    try:
        if not options.setup_only:
            check_port_is_free()
        prepare(runtime_lock())
        ui.build()
        if options.setup_only:
            say("Installation terminée.")
            return 0
        return serve_until_stopped()
    except Stopped:
        say("Égide est arrêtée.")
        return 0
    except SetupFailed as failure:
        say(str(failure))
        return UNAVAILABLE
    except Failed as failure:
        say(str(failure))
        return failure.code


def serve_until_stopped() -> int:
    """Migrate, fill, serve. Raises Stopped once everything is ended, Failed when a part fails."""
    if not os.environ.get("EGIDE_DATABASE_URL"):
        say(TRIAL)
    children: dict[str, Process] = {}
    try:
        for step in (["migrate"], ["demo", "--if-empty"]):
            fill(step)
        for name in ("serve", "worker"):
            with log_of(name).open("ab") as log:
                children[name] = start([EGIDE, name], log)
        wait_until_ready(children)
        say(f"\nÉgide est prête : {address()}\n  API : {address()}/docs   Courriels : {address()}/mailbox")
        say(f"{ACCOUNTS}\nJournaux : {log_of('serve').parent}. Ctrl-C arrête tout.\n")
        while True:
            check_alive(children)
            pause(0.3)
    finally:
        say("Arrêt…")
        end(list(children.values()))
        if not children or any(child.returncode != 0 for child in children.values()):
            stop_embedded_database()


def fill(step: list[str]) -> None:
    """One command of the preparation. Raises Failed when it fails, its own text being on the screen."""
    code = run([EGIDE, *step])
    if code != 0:
        raise Failed(f"« egide {' '.join(step)} » a échoué (code {code}) : le message est au-dessus.", code)


def stop_embedded_database() -> None:
    """Whoever is killed leaves the embedded server running; a last visit, by a user who leaves properly, stops it."""
    if not os.environ.get("EGIDE_DATABASE_URL"):
        with suppress(subprocess.TimeoutExpired), open(os.devnull, "wb") as nowhere:
            start([str(PYTHON), "-c", SWEEP], nowhere).wait(SWEEP_SECONDS)


def log_of(name: str) -> Path:
    """Where a child's own lines go: the screen is for the person."""
    folder = Path(os.environ.get("EGIDE_DATA_DIR") or ROOT / "var").expanduser().absolute() / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.log"


def last_lines(name: str) -> str:
    """The end of a child's log, for whoever must understand why it stopped."""
    return "\n".join(log_of(name).read_text(errors="replace").splitlines()[-10:])


def check_port_is_free() -> None:
    """Raises Failed: better said now than after two minutes of installation."""
    host, port = where()
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise Failed(
                f"Impossible d’écouter sur {host}:{port} ({error}). Égide y tourne peut-être déjà ; "
                "sinon, choisissez un autre port : EGIDE_PORT=8001 python3 scripts/run.py"
            ) from None


def where() -> tuple[str, int]:
    """Host and port, as the settings will read them. Raises Failed when the port is no number."""
    port = os.environ.get("EGIDE_PORT") or "8000"
    if not port.isdecimal():
        raise Failed(
            "La variable EGIDE_PORT est mal remplie : écrivez un nombre entre 1 et 65535, par exemple 8000.", 2
        )
    return os.environ.get("EGIDE_HOST") or "127.0.0.1", int(port)


def address() -> str:
    """Where a browser on this machine finds us."""
    host, port = where()
    host = {str(IPv4Address(0)): "127.0.0.1", str(IPv6Address(0)): "::1"}.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def wait_until_ready(children: dict[str, Process]) -> None:
    """Raises Failed when a child ends first or nothing answers in time."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a company's proxy knows nothing of us
    for _ in range(READY_SECONDS * 4):
        check_alive(children)
        try:
            with direct.open(f"{address()}/health/ready", timeout=2):
                return
        except OSError:
            pause(0.25)
    raise Failed(f"Égide ne répond pas après {READY_SECONDS} s.")


def check_alive(children: dict[str, Process]) -> None:
    """Raises Failed with the name of the child that has ended."""
    for name, child in children.items():
        if child.poll() is not None:
            stopped = f"« egide {name} » s’est arrêté (code {child.returncode}) : le reste est arrêté aussi."
            raise Failed(f"{last_lines(name)}\n{stopped}")


if __name__ == "__main__":
    sys.exit(main())
