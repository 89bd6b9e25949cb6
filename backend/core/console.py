"""What every command needs: a database, a way out on signals, a progress bar, a sentence and an exit code."""

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from backend.core import embedded, logs, schema
from backend.core.db import Database
from backend.core.settings import Settings, load_settings

FOUND_DIFFERENCES, WRONG_INPUT, UNAVAILABLE = 1, 2, 3
REQUEST_TIMEOUT_MS, COMMAND_TIMEOUT_MS = 10_000, 600_000
_SCREEN = Console(stderr=True)


def settings_with_logs() -> Settings:
    """The settings, logs then going to stderr. Raises ConfigurationError."""
    settings = load_settings()
    logs.configure(settings.log_level)
    return settings


@contextmanager
def opened(timeout_ms: int = COMMAND_TIMEOUT_MS) -> Iterator[tuple[Settings, Database]]:
    """Settings and a database with our schema: an empty one is migrated, an older one asks for `egide migrate`."""
    settings = settings_with_logs()
    with embedded.database(settings) as url:
        if schema.is_empty(url):
            schema.upgrade(url)
        database = Database(url, pool_size=settings.pool_size, statement_timeout_ms=timeout_ms)
        try:
            with database.reading() as session:
                if not schema.is_at_head(session):
                    fail(
                        "Le schéma de la base n’est pas celui de ce programme : lancez « egide migrate ».", UNAVAILABLE
                    )
            yield settings, database
        finally:
            database.dispose()


def leave_on_signals(*, until_stopped: bool = False) -> None:
    """SIGINT and SIGTERM leave properly once, whatever the parent process had set; later ones are ignored.

    That is success for a command that runs until it is stopped, and for no other.
    """

    def leave(asked: int, _frame: object) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        raise SystemExit(0 if until_stopped else 128 + asked)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """A file that can't be read ends the command with a sentence."""
    try:
        yield
    except OSError as error:
        fail(f"Le fichier {file} n’est pas lisible ({error.strerror}).", WRONG_INPUT)


@contextmanager
def progress(title: str) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on stderr: `advance(step, done, total)`."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_SCREEN) as shown:
        tasks: dict[str, Any] = {}

        def advance(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = shown.add_task(f"{title} — {step}", total=total)
            shown.update(tasks[step], completed=done, total=total)

        yield advance


def say(facts: object, as_json: bool, text: str) -> None:
    """The one answer of a command: facts as a JSON document, or a text."""
    sys.stdout.write((json.dumps(facts, ensure_ascii=False, default=str) if as_json else text) + "\n")
    with suppress(BrokenPipeError):
        sys.stdout.flush()


def fail(text: str, code: int) -> NoReturn:
    """End the command with a sentence on stderr and an exit code."""
    sys.stderr.write(text + "\n")
    raise SystemExit(code)
