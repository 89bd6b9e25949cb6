"""A server of our own for photographs and measures: its data folder, the demonstration in it, a free port."""

import os
import socket
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from children import ROOT, end, pause, run, say, start
from setup_env import VENV

_READY_SECONDS = 60
_EGIDE = str(VENV / "bin" / "egide")


@contextmanager
def served(name: str) -> Iterator[str]:
    """The address of EGIDE_URL when it is set, otherwise of a server on `var/NAME` that ends with us.

    Raises SystemExit when it can't be started.
    """
    given = os.environ.get("EGIDE_URL")
    if given:
        yield given.rstrip("/")
        return
    folder = ROOT / "var" / name
    folder.mkdir(parents=True, exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    environment = {"EGIDE_DATA_DIR": str(folder), "EGIDE_PORT": port, "EGIDE_HOST": "127.0.0.1"}
    for step in (["migrate"], ["demo", "--if-empty"]):
        if run([_EGIDE, *step], environment) != 0:
            raise SystemExit(f"« egide {' '.join(step)} » a échoué.")
    with _running(folder, environment) as url:
        yield url


@contextmanager
def _running(folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    url = f"http://127.0.0.1:{environment['EGIDE_PORT']}"
    with (folder / "serve.log").open("wb") as log:
        server = start([_EGIDE, "serve"], log, environment)
        try:
            for _ in range(_READY_SECONDS * 5):
                if server.poll() is not None:
                    raise SystemExit(f"Le serveur s’est arrêté : {folder / 'serve.log'}")
                if _answers(url):
                    break
                pause(0.2)
            say(f"Égide répond à {url}")
            yield url
        finally:
            end([server])


def _answers(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{url}/health/ready", timeout=2):
            return True
    except OSError:
        return False
