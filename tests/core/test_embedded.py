"""The embedded PostgreSQL with real processes: shared, stopped by the last one out, alive again after every kill."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from backend.core.embedded import DatabaseUnavailable, database
from backend.core.settings import Settings

USER = """
import sys
from backend.core.embedded import database
from backend.core.settings import load_settings
with database(load_settings()) as url:
    print(url, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a process that uses the database of a data folder until it is told to leave."""
    users: list[subprocess.Popen[str]] = []

    def start(data_dir: Path = folder / "var") -> subprocess.Popen[str]:
        env = os.environ | {"EGIDE_DATA_DIR": str(data_dir), "EGIDE_DATABASE_URL": ""}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        user = subprocess.Popen([sys.executable, "-c", USER], env=env, text=True, start_new_session=True, **pipes)
        users.append(user)
        return user

    yield start
    for user in users:
        leave(user)


def leave(user: subprocess.Popen[str]) -> None:
    with user:  # closes its pipes
        if user.poll() is None:
            user.communicate("\n", timeout=120)


def address(user: subprocess.Popen[str]) -> str:
    assert user.stdout is not None
    return user.stdout.readline().strip()


def settings(data_dir: Path) -> Settings:
    return Settings(data_dir=data_dir, database_url=None)


def ask(url: str, question: str) -> object:
    with closing(psycopg.connect(url.replace("+psycopg", ""), autocommit=True)) as connection:
        cursor = connection.execute(question)
        return cursor.fetchone()[0] if cursor.description else None


def running(data_dir: Path) -> bool:
    return (data_dir / "postgres" / "cluster" / "postmaster.pid").exists()


def postmaster(data_dir: Path) -> int:
    return int((data_dir / "postgres" / "cluster" / "postmaster.pid").read_text().split()[0])


@pytest.mark.both_servers
def test_the_server_is_as_the_product_needs_it(folder: Path) -> None:
    with database(settings(folder / "var")) as url:
        assert ask(url, "SELECT current_setting('server_version_num')::int") >= 150_000
        facts = "current_database(), current_setting('TimeZone'), current_setting('fsync'), upper('é')"
        assert ask(url, f"SELECT concat_ws(' ', {facts})") == "egide UTC on É"
        assert ask(url, "SHOW listen_addresses") == ""
        assert ask(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0
        sockets = Path(str(ask(url, "SHOW unix_socket_directories")))
        assert sockets.stat().st_mode & 0o777 == 0o700
    assert not running(folder / "var")
    assert not sockets.exists()


@pytest.mark.both_servers
def test_the_last_one_out_stops_the_server(folder: Path) -> None:
    with database(settings(folder / "var")) as first:
        with database(settings(folder / "var")) as second:
            assert second == first
        assert ask(first, "SELECT 1") == 1
    assert not running(folder / "var")


@pytest.mark.both_servers
def test_four_first_users_at_once_share_one_server(start: Callable[..., subprocess.Popen[str]], folder: Path) -> None:
    users = [start() for _ in range(4)]
    urls = {address(user) for user in users}
    assert len(urls) == 1
    assert "" not in urls
    for user in users[:3]:
        leave(user)
    assert ask(urls.pop(), "SELECT 1") == 1
    leave(users[3])
    assert not running(folder / "var")


@pytest.mark.both_servers
def test_a_killed_user_leaves_no_lock_behind(start: Callable[..., subprocess.Popen[str]], folder: Path) -> None:
    user = start()
    url = address(user)
    user.kill()
    user.wait()
    assert running(folder / "var")
    with database(settings(folder / "var")) as again:
        assert again == url
        assert ask(again, "SELECT 1") == 1
    assert not running(folder / "var")


@pytest.mark.both_servers
def test_a_killed_server_comes_back_with_its_data(start: Callable[..., subprocess.Popen[str]], folder: Path) -> None:
    url = address(start())
    ask(url, "CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(postmaster(folder / "var"), signal.SIGKILL)
    with database(settings(folder / "var")) as again:
        assert ask(again, "SELECT answer FROM kept") == 42


@pytest.mark.both_servers
def test_ctrl_c_of_the_starter_does_not_reach_the_server(start: Callable[..., subprocess.Popen[str]]) -> None:
    starter = start()
    url = address(starter)
    other = start()
    assert address(other) == url
    os.killpg(starter.pid, signal.SIGINT)  # what a terminal does
    starter.wait(timeout=120)
    assert ask(url, "SELECT 1") == 1


@pytest.mark.both_servers
def test_a_process_number_reused_by_another_program_is_no_server(folder: Path) -> None:
    with database(settings(folder / "var")):
        pass
    traces = folder / "var" / "postgres" / "cluster" / "postmaster.pid"
    owner = traces.parent.stat().st_uid if os.geteuid() == 0 else None
    with subprocess.Popen(["sleep", "60"], user=owner) as stranger:
        traces.write_text(f"{stranger.pid}\n{traces.parent}\n{int(time.time())}\n5432\n/tmp/nowhere\n\n")
        with database(settings(folder / "var")) as url:
            assert ask(url, "SELECT 1") == 1
        assert stranger.poll() is None
        stranger.terminate()


@pytest.mark.both_servers
def test_a_swept_socket_folder_is_made_again(start: Callable[..., subprocess.Popen[str]], folder: Path) -> None:
    url = address(start())
    shutil.rmtree(str(ask(url, "SHOW unix_socket_directories")))
    with database(settings(folder / "var")) as again:
        assert ask(again, "SELECT 1") == 1


@pytest.mark.both_servers
@pytest.mark.parametrize("name", ["avec des espaces et des é", "très-long-" * 20, "l'apos\"trophe $HOME"])
def test_any_folder_name_suits(folder: Path, name: str) -> None:
    with database(settings(folder / name)) as url, database(settings(folder / "voisin")) as neighbour:
        assert url != neighbour
        ask(url, "CREATE TABLE mine ()")
        assert ask(neighbour, "SELECT to_regclass('mine')") is None


@pytest.mark.both_servers
def test_variables_meant_for_another_server_change_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PGPORT": "6543", "PGDATA": "/nowhere", "PGHOST": "db", "PGUSER": "me", "LC_ALL": "xx"}.items():
        monkeypatch.setenv(name, value)
    with database(settings(folder / "var")) as url:
        assert ask(url, "SELECT current_user || current_setting('port')") == "egide5432"
        monkeypatch.setenv("PGHOSTADDR", "192.0.2.1")  # would turn our question to the running server elsewhere
        with database(settings(folder / "var")) as same:
            assert same == url


@pytest.mark.both_servers
def test_a_given_server_is_used_as_it_is(folder: Path) -> None:
    with database(settings(folder / "var")) as url:
        given = url.replace("postgresql+psycopg://", "postgres://")
        with database(Settings(database_url=given, data_dir=folder / "other")) as same:
            assert same == url
    assert not (folder / "other").exists()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://egide:s3cret@127.0.0.1:1/egide", "127.0.0.1:1/egide"),
        ("postgresql://egide:s3cret%zz@127.0.0.1/egide", "illisible"),
    ],
)
def test_a_given_server_that_does_not_answer_is_named_without_its_password(url: str, said: str) -> None:
    with pytest.raises(DatabaseUnavailable) as caught, database(Settings(database_url=url)):
        pass
    assert said in str(caught.value)
    assert "s3cret" not in str(caught.value)
