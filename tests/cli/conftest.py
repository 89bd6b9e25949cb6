"""Commands on a database of the tests' server (nothing to start), in this process; real processes are a `House`."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from backend import cli
from backend.core import logs
from tests.end_to_end.house import House, house


class Shell:
    """The `egide` command as this process runs it: arguments, environment and current folder are a person's."""

    def __init__(self, folder: Path, url: str, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self.url, self._capture = folder, url, capture
        self.data_dir = folder / "var"

    def egide(self, *arguments: str, **env: str) -> tuple[int, str, str]:
        """Exit code, stdout and stderr."""
        self._capture.readouterr()
        with pytest.MonkeyPatch.context() as set_up:
            set_up.chdir(self.folder)
            set_up.setattr(sys, "argv", ["egide", *arguments])
            # Logs would keep this test's stderr for the tests that follow.
            set_up.setattr(logs, "configure", lambda _level: None)
            for name in [name for name in os.environ if name.startswith("EGIDE_")]:
                set_up.delenv(name)
            for name, value in {"EGIDE_DATA_DIR": "var", "EGIDE_DATABASE_URL": self.url, **env}.items():
                set_up.setenv(name, value)
            with pytest.raises(SystemExit) as end:
                cli.main()
        said = self._capture.readouterr()
        return int(end.value.code or 0), said.out, said.err

    def told(self, *arguments: str, code: int = 0, **env: str) -> dict[str, Any]:
        """The one document that a command prints with `--json`, its exit code being as it must."""
        ended, out, err = self.egide(*arguments, "--json", **env)
        assert ended == code, err
        assert out.count("\n") == 1
        found: dict[str, Any] = json.loads(out)
        return found

    def refused(self, code: int, *arguments: str, **env: str) -> str:
        """The sentence of a command that must end with this exit code; nothing but it is printed."""
        ended, out, err = self.egide(*arguments, **env)
        assert (ended, out) == (code, ""), err
        return err

    def execute(self, *statements: str) -> None:
        """Change the database behind the program's back."""
        with psycopg.connect(self.url.replace("+psycopg", "")) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def asked(self, question: str) -> int:
        """The number that a SELECT gives."""
        with psycopg.connect(self.url.replace("+psycopg", "")) as connection:
            found = connection.execute(question.encode()).fetchone()
        assert found is not None
        return int(found[0])


@pytest.fixture
def shell(tmp_path: Path, new_database: Callable[[], str], capsys: pytest.CaptureFixture[str]) -> Iterator[Shell]:
    """A new migrated database in EGIDE_DATABASE_URL."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield Shell(tmp_path, new_database(), capsys)
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def home() -> Iterator[House]:
    """Real processes on a data folder of their own: the embedded PostgreSQL is started by the commands themselves."""
    with house() as made:
        yield made


@pytest.fixture
def lodger(new_database: Callable[[], str]) -> Iterator[House]:
    """Real processes on a new migrated database of the tests' server."""
    with house(EGIDE_DATABASE_URL=new_database()) as made:
        yield made
