"""The desk as it is served: one page for its addresses, files kept for ever, compressed, held by a strict policy."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Response
from fastapi.testclient import TestClient

from backend.core import handlers, pages
from backend.core.compression import WORTH_IT, accepts
from backend.core.static import BuiltUi

INDEX = (
    '<!doctype html><meta name="csp-nonce" nonce="__CSP_NONCE__"><script type="module" src="/assets/i-1.js"></script>'
)
SCRIPT = b"console.log('bonjour');" * 100
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(INDEX)
    (folder / "built-from.json").write_text("{}")
    (folder / "icon.svg").write_text("<svg/>")
    (folder / "assets" / "i-1.js").write_bytes(SCRIPT)
    (folder / "assets" / "i-1.js.br").write_bytes(b"brotli stands here")
    (folder / "assets" / "i-1.js.gz").write_bytes(gzip.compress(SCRIPT))
    (folder / "assets" / "inter.woff2").write_bytes(b"font")
    return folder


@pytest.fixture
def desk(dist: Path) -> Iterator[TestClient]:
    app = FastAPI(docs_url=None, openapi_url=None)
    app.include_router(pages.router)
    pages.install(app, BuiltUi(dist))
    handlers.install(app)

    @app.get("/api/v1/long")
    def long(size: int) -> dict[str, str]:
        return {"text": "é" * size}

    @app.get("/api/v1/paper")
    def paper(media_type: str) -> Response:
        return Response(b"a" * (2 * WORTH_IT), media_type=media_type)

    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/sinistres/SIN-2026-000001", "/mailbox", "/apiculture", "/a/b/c.d"])
def test_every_address_of_the_desk_is_its_one_page(desk: TestClient, path: str) -> None:
    page = desk.get(path, headers=HTML)
    assert page.status_code == 200
    assert "/assets/i-1.js" in page.text
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    ["/api/v1/unknown", "/api", "/assets/gone.js", "/static/gone", "/vendor/gone", "/health/unknown", "/metrics/x"],
)
def test_what_is_no_page_of_the_desk_is_missed_plainly(desk: TestClient, path: str) -> None:
    answer = desk.get(path, headers=HTML)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert "immutable" not in answer.headers.get("cache-control", "")


def test_only_somebody_who_asks_for_a_page_is_given_one(desk: TestClient) -> None:
    assert desk.get("/sinistres", headers={"Accept": "application/json"}).status_code == 404
    assert desk.post("/sinistres", headers=HTML).status_code == 404


def test_each_answer_has_a_nonce_of_its_own_and_the_policy_names_it(desk: TestClient) -> None:
    nonces = set()
    for _ in range(2):
        page = desk.get("/", headers=HTML)
        found = re.search(r'nonce="([\w-]{20,})"', page.text)
        assert found
        assert f"style-src 'self' 'nonce-{found[1]}'" in page.headers["content-security-policy"]
        nonces.add(found[1])
    assert len(nonces) == 2


def test_the_policy_allows_no_inline_script_and_no_other_host(desk: TestClient) -> None:
    policy = dict(one.split(" ", 1) for one in desk.get("/").headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert not re.search(r"unsafe|https?:|\*", " ".join(policy.values()))


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", None), ("", None)],
)
def test_a_script_leaves_in_the_best_coding_that_the_browser_reads(
    desk: TestClient, dist: Path, accepted: str, coding: str | None
) -> None:
    with desk.stream("GET", "/assets/i-1.js", headers={"Accept-Encoding": accepted}) as answer:
        raw = b"".join(answer.iter_raw())
    suffix = {"br": ".br", "gzip": ".gz", None: ""}[coding]
    assert raw == (dist / "assets" / f"i-1.js{suffix}").read_bytes()
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"


def test_a_font_is_served_as_it_is(desk: TestClient) -> None:
    font = desk.get("/assets/inter.woff2")
    assert (font.content, font.headers["content-type"]) == (b"font", "font/woff2")


def test_only_public_files_stand_beside_the_page(desk: TestClient) -> None:
    icon = desk.get("/icon.svg")
    assert (icon.text, icon.headers["cache-control"]) == ("<svg/>", "no-cache")
    assert desk.get("/built-from.json", headers={"Accept": "*/*"}).status_code == 404


def test_without_a_build_the_page_says_how_to_make_it(dist: Path, desk: TestClient) -> None:
    (dist / "index.html").unlink()
    for path in ("/", "/sinistres"):
        page = desk.get(path, headers=HTML)
        assert page.status_code == 503
        assert "python3 scripts/ui.py" in page.text
    (dist / "index.html").write_text(INDEX)
    assert desk.get("/", headers=HTML).status_code == 200


@pytest.mark.parametrize(("size", "coding"), [(WORTH_IT, "gzip"), (10, None)])
def test_long_answers_of_the_api_are_compressed(desk: TestClient, size: int, coding: str | None) -> None:
    answer = desk.get("/api/v1/long", params={"size": size}, headers={"Accept-Encoding": "gzip"})
    assert answer.json() == {"text": "é" * size}
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert (int(answer.headers["content-length"]) < size) is (coding is not None)


def test_nobody_is_sent_a_coding_not_asked_for(desk: TestClient) -> None:
    answer = desk.get("/api/v1/long", params={"size": 2000}, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("kind", ["application/pdf", "text/csv", "application/zip"])
def test_files_are_left_alone(desk: TestClient, kind: str) -> None:
    answer = desk.get("/api/v1/paper", params={"media_type": kind}, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in answer.headers


def test_only_a_document_may_stand_in_a_frame_of_ours(desk: TestClient) -> None:
    pdf = desk.get("/api/v1/paper", params={"media_type": "application/pdf"}).headers
    other = desk.get("/api/v1/paper", params={"media_type": "text/csv"}).headers
    assert (pdf["x-frame-options"], other["x-frame-options"]) == ("SAMEORIGIN", "DENY")
    assert "frame-ancestors 'self'" in pdf["content-security-policy"]
    assert "frame-ancestors 'none'" in other["content-security-policy"]


@pytest.mark.parametrize(
    ("header", "allowed"), [("gzip", True), ("GZIP;q=0.5", True), ("gzip; q=0", False), ("xgzip", False), ("", False)]
)
def test_accept_encoding_is_read(header: str, allowed: bool) -> None:
    assert accepts(header, "gzip") is allowed
