"""The pages: served with caching, free of anything inline or foreign, safe with what an address says."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

FRONTEND = Path(__file__).parents[2] / "frontend"
PAGES = ("/", "/mailbox", "/docs", "/problems/version-stale")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_and_all_that_it_names_are_served(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    for named in re.findall(r'(?:src|href)="(/(?:src|vendor)/[^"]+)"', page.text):
        assert client.get(named).status_code == 200, named


@pytest.mark.parametrize("path", PAGES)
def test_nothing_inline_and_nothing_from_elsewhere(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.headers["content-security-policy"].startswith("default-src 'self';")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|https?://", page.text)


def test_our_scripts_never_write_markup() -> None:
    for script in (FRONTEND / "src").glob("*.js"):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script.read_text()), (
            script
        )


def test_modules_import_only_files_that_exist() -> None:
    for script in (FRONTEND / "src").glob("*.js"):
        for named in re.findall(r'from "\./([^"]+)"', script.read_text()):
            assert (FRONTEND / "src" / named).is_file(), (script.name, named)


def test_the_browser_hears_not_modified(client: TestClient) -> None:
    first = client.get("/src/style.css")
    again = client.get("/src/style.css", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["cache-control"] == again.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/src/../pages/index.html", "/src/%2e%2e/README.md", "/vendor/..%2f..%2falembic.ini"])
def test_nothing_else_of_the_disk_is_served(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_problem_page_says_what_to_do(client: TestClient) -> None:
    page = client.get("/problems/version-stale").text
    assert "<h1>version-stale</h1>" in page
    assert "<code>current_version</code>" in page


def test_no_break_spaces_reach_the_reader(client: TestClient) -> None:
    assert "plafond atteint\u00a0»" in client.get("/problems/coverage-limit-exceeded").text


def test_an_unknown_problem_has_a_page_without_echo(client: TestClient) -> None:
    page = client.get("/problems/%3Cscript%3Ealert(1)")
    assert page.status_code == 200
    assert "alert(1)" not in page.text
    assert "instance" in page.text
