"""The whole house as real processes: a data folder, a port, the `egide` command, and everything ended at the end."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2

EGIDE = str(Path(sys.executable).parent / "egide")
PROJECT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 600
Json = dict[str, Any]


class House:
    """One data folder and what runs on it; `always` is in every environment."""

    def __init__(self, folder: Path, **always: str) -> None:
        self.folder, self.always = folder, always
        self.data_dir = folder / "var"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.processes: list[subprocess.Popen[str]] = []

    @property
    def url(self) -> str:
        """Where the server answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def postgres_runs(self) -> bool:
        """Whether the embedded PostgreSQL is there."""
        return (self.data_dir / "postgres" / "cluster" / "postmaster.pid").exists()

    def env(self, **more: str) -> dict[str, str]:
        """The environment of a process: of the outer EGIDE_ variables, only the choice of PostgreSQL."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("EGIDE_")}
        if "EGIDE_PG_BIN" in os.environ:
            kept["EGIDE_PG_BIN"] = os.environ["EGIDE_PG_BIN"]
        return {**kept, "EGIDE_DATA_DIR": str(self.data_dir), "EGIDE_PORT": str(self.port), **self.always, **more}

    def egide(self, *arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command from a folder that is not the project's, to its end."""
        return subprocess.run(
            [EGIDE, *arguments],
            cwd=self.folder,
            env=self.env(**(env or {})),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )

    def told(self, *arguments: str) -> Json:
        """The one document that a command prints with `--json`, having succeeded."""
        done = self.egide(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("\n") == 1
        found: Json = json.loads(done.stdout)
        return found

    def start(self, *arguments: str, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """Start a command and leave it running; its words go to a file of the folder."""
        with (self.folder / f"{arguments[0]}-{len(self.processes)}.log").open("w") as log:
            process = subprocess.Popen(
                [EGIDE, *arguments],
                cwd=self.folder,
                env=self.env(**(env or {})),
                stdout=log,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def serve(self, **env: str) -> subprocess.Popen[str]:
        """Start the server and wait until it is ready."""
        process = self.start("serve", env=env)
        eventually(lambda: process.poll() is not None or self.is_ready())
        assert process.poll() is None, self.logs()
        return process

    def is_ready(self) -> bool:
        """Whether the server answers that it is."""
        try:
            return httpx2.get(f"{self.url}/health/ready").status_code == 200
        except httpx2.TransportError:
            return False

    def stop(self, process: subprocess.Popen[str]) -> int:
        """End a process as a service manager does; its exit code."""
        process.send_signal(signal.SIGTERM)
        return process.wait(PATIENCE_SECONDS)

    def logs(self) -> str:
        """What the processes said."""
        return "\n".join(path.read_text() for path in sorted(self.folder.glob("*.log")))

    def close(self) -> None:
        """End whatever still runs, PostgreSQL too."""
        for process in self.processes:
            if process.poll() is None:
                self.stop(process)


@contextmanager
def house(**always: str) -> Iterator[House]:
    """A house in a folder of its own, outside pytest's, which PostgreSQL's account can't cross."""
    folder = Path(tempfile.mkdtemp(prefix="egide-maison-"))
    folder.chmod(0o755)
    made = House(folder, **always)
    try:
        yield made
    finally:
        made.close()
        shutil.rmtree(folder)


def eventually(condition: Any, seconds: int = PATIENCE_SECONDS) -> None:
    """Return once the condition holds."""
    for _ in range(seconds * 10):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it never happened")
