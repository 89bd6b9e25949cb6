"""The pages beside the desk: cached, nothing inline or foreign in them, safe with what an address says."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

FRONTEND = Path(__file__).parents[2] / "frontend"
PAGES = ("/docs", "/problems/version-stale")
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|https?://")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_and_all_that_it_names_are_served(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    named = re.findall(r'(?:src|href)="(/(?:static|vendor)/[^"]+)"', page.text)
    assert len(named) >= 2
    assert {one: client.get(one).status_code for one in named} == dict.fromkeys(named, 200)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_inline_and_nothing_from_elsewhere(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.headers["content-security-policy"].startswith("default-src 'self';")
    assert page.headers["x-frame-options"] == "DENY"
    assert not INLINE.search(page.text)


def test_the_browser_hears_not_modified(client: TestClient) -> None:
    first = client.get("/static/style.css")
    again = client.get("/static/style.css", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["cache-control"] == again.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    ["/static/../index.html", "/static/%2e%2e/README.md", "/vendor/..%2f..%2falembic.ini", "/assets/../index.html"],
)
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
