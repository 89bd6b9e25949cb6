"""One call gives every command its database: the insurer's server when set, else an embedded one, shared."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import URL

from backend.core.embedded_install import DatabaseUnavailable, locate
from backend.core.embedded_server import NAME, PORT, Server
from backend.core.settings import Settings

__all__ = ["DatabaseUnavailable", "database"]

_OLDEST_SERVER = 150_000


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """Yield the SQLAlchemy address of a running PostgreSQL >= 15. Nothing is migrated.

    Without EGIDE_DATABASE_URL the embedded server runs for as long as one process is inside this context;
    the last one out stops it. Raises DatabaseUnavailable.
    """
    if settings.sqlalchemy_url is not None:
        _check(settings.sqlalchemy_url)
        yield settings.sqlalchemy_url
        return
    with _embedded(settings) as url:
        yield url


def _check(url: str) -> None:
    plain = url.replace("postgresql+psycopg://", "postgresql://", 1)
    try:
        target = conninfo_to_dict(plain)
    except psycopg.ProgrammingError:  # its text may quote a part of the password
        raise DatabaseUnavailable(
            "EGIDE_DATABASE_URL est illisible : codez les signes spéciaux (%40 pour @)."
        ) from None
    name = f"{target.get('host', 'local')}:{target.get('port', PORT)}/{target.get('dbname', '')}"
    try:
        with closing(psycopg.connect(plain, connect_timeout=5)) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        raise DatabaseUnavailable(
            f"Le PostgreSQL de EGIDE_DATABASE_URL ({name}) ne répond pas : {error}\n"
            "Vérifiez l’adresse, le compte, et que le serveur est démarré."
        ) from None
    if version < _OLDEST_SERVER:
        raise DatabaseUnavailable(
            f"Le PostgreSQL de {name} est en version {version // 10_000} : il faut au moins la 15."
        )


@contextmanager
def _embedded(settings: Settings) -> Iterator[str]:
    """Two locks: `postgres.lock`, held around each decision, and `postgres.users`, shared by whoever uses the server.

    The system frees the locks of a killed process, so that neither can be left behind.
    """
    with _said_in_french(settings.data_dir):
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        settings.logs_dir.mkdir(exist_ok=True)
    users = _lock_file(settings.data_dir / "postgres.users")
    server: Server | None = None
    try:
        with _alone(settings), _said_in_french(settings.data_dir):
            fcntl.flock(users, fcntl.LOCK_SH)
            server = Server(locate(settings.data_dir), settings.pg_bin, settings.logs_dir / "postgres.log")
            sockets = server.sockets()
        yield _address(sockets)
    finally:
        with _alone(settings):
            if server is not None and _last(users):
                server.stop()
            os.close(users)


@contextmanager
def _said_in_french(data_dir: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DatabaseUnavailable(
            f"La base embarquée ne peut pas être préparée dans {data_dir} ({error}). Donnez dans EGIDE_DATA_DIR "
            "un dossier où ce compte peut écrire, ou un PostgreSQL 15 ou plus récent dans EGIDE_DATABASE_URL."
        ) from error


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    mutex = _lock_file(settings.data_dir / "postgres.lock")
    try:
        fcntl.flock(mutex, fcntl.LOCK_EX)
        yield
    finally:
        os.close(mutex)


def _lock_file(path: Path) -> int:
    # Read-only is enough to lock, and lets two accounts meet on the same file.
    return os.open(path, os.O_RDONLY | os.O_CREAT, 0o644)


def _last(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _address(sockets: Path) -> str:
    # The port is written out: PGPORT, meant for another server, would change it.
    query = {"host": str(sockets), "port": PORT}
    return URL.create("postgresql+psycopg", NAME, database=NAME, query=query).render_as_string(hide_password=False)
