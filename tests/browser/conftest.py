"""A real server on a database of its own with the demonstration in it, one Chromium, one profile for each person.

Each worker of xdist has a server and a browser of its own. Without Chromium or without a built UI each of these tests
is skipped and says why.
"""

import re
import socket
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, expect

from backend.core import clock
from backend.core.db import Database
from backend.core.settings import Settings
from backend.demo import load
from backend.main import create_app
from scripts.browser import MISSING, chromium, opened
from tests.browser.desk import FROZEN, PATIENCE_MS, Desks

HERE = Path(__file__).parent
BUILT = HERE.parents[1] / "frontend" / "dist" / "index.html"
UNBUILT = "L’interface n’est pas construite : python3 scripts/ui.py"
POLICIES, CLAIMS = 400, 110
OUTCOME = pytest.StashKey[pytest.TestReport]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skipped out loud where there is nothing to test with."""
    reason = MISSING if chromium() is None else None if BUILT.exists() else UNBUILT
    for item in items:
        if reason and HERE in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Leave the outcome where the fixture finds it."""
    report = yield
    if report.when == "call":
        item.stash[OUTCOME] = report
    return report


@contextmanager
def served(database: Database, data: Path) -> Iterator[str]:
    """A server on this database; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        settings = Settings(data_dir=data, host="127.0.0.1", port=port, freeze_list=_freeze_list(data))
        server = uvicorn.Server(uvicorn.Config(create_app(settings, database), log_config=None, access_log=False))
        thread = Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


def _freeze_list(folder: Path) -> Path:
    """The register of frozen assets of the day, with one name that no other test pays."""
    path = folder / f"gels-{clock.today().isoformat()}.csv"
    path.write_text(f"name;aliases;date_of_birth;id\n{FROZEN};;1970-01-01;G-1\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def url(new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server with the demonstration, loaded once; tests share it and use claims of their own."""
    database = Database(new_database())
    load(database, now=clock.now(), policies=POLICIES, claims=CLAIMS)
    with served(database, tmp_path_factory.mktemp("desk")) as address:
        yield address
    database.dispose()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser; profiles of it are cheap and forget everything."""
    expect.set_options(timeout=PATIENCE_MS)
    with opened() as browser:
        yield browser


@pytest.fixture
def desk(url: str, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Desks]:
    """Opens desks; at the end nothing may have been refused by the policy or thrown in a page."""
    desks = Desks(browser, url)
    yield desks
    outcome = request.node.stash.get(OUTCOME, None)
    if outcome is None or outcome.failed or desks.crimes:
        desks.keep(re.sub(r"\W+", "-", request.node.name))
    desks.close()
    assert desks.crimes == []
