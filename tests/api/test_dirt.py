"""Dirt on every door: whatever comes in, the answer is a refusal in words, never a fault of ours."""

import json
import os
from random import Random
from typing import Any

import pytest
from fastapi.routing import APIRoute

from backend.core.edge import guard_of
from scripts.export_openapi import current
from tests.api.dirt import DIRT, Dirt
from tests.api.test_doors import GUARDED, _able, _name
from tests.api.world import World
from tests.conftest import Headers

COUNT = int(os.environ.get("EGIDE_DIRT", "5"))
WRITING = [one for one in GUARDED if not one.methods & {"GET"} and one.body_field is not None]
JSON = "application/json"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The OpenAPI of this program."""
    return current()


def _schema(document: dict[str, Any], route: APIRoute) -> dict[str, Any] | None:
    (method,) = route.methods
    body = document["paths"]["/api/v1" + route.path][method.lower()].get("requestBody", {})
    found: dict[str, Any] | None = body.get("content", {}).get(JSON, {}).get("schema")
    return found


def _ids(world: World) -> dict[str, str]:
    place = world.places
    named = {name: place[name] for name in ("provider_id", "payee_id", "content_id", "event_id", "person_id")}
    ids = {"claim": world.claim, "policy_number": place["number"], "handler_id": place["user_id"], "step": "notice"}
    return {**named, **ids, "carrier": world.bank.carrier, "speciality": "cleaning", "benefit": "cleaning"}


def _version(world: World, route: APIRoute, headers: Headers) -> Headers:
    """The version of the thing that the path names, since dirt must pass the door."""
    if not guard_of(route).versioned:
        return headers
    owner = "/".join(world.path(route).split("/")[:5])
    tag = world.bank.story.client.get(owner, headers=headers).headers.get("ETag", '"1"')
    return {**headers, "If-Match": tag}


def _clean(status: int, kind: str, text: str) -> None:
    assert status < 500, text
    if status >= 400:
        assert kind == "application/problem+json"
        told = json.loads(text)
        assert told["code"]
        assert told["detail"]


@pytest.mark.parametrize("route", WRITING, ids=_name)
def test_no_body_is_a_fault_of_ours(world: World, document: dict[str, Any], route: APIRoute) -> None:
    schema = _schema(document, route)
    if schema is None:
        return
    seed = int(os.environ.get("EGIDE_DIRT_SEED", "20261122"))
    dirt, ids, headers = Dirt(document, seed), _ids(world), _able(world, route)
    for _ in range(COUNT):
        body = dirt.body(schema, ids)
        sent = {**_version(world, route, headers), "Content-Type": JSON}
        answer = world.send(route, sent, content=json.dumps(body))
        try:
            _clean(answer.status_code, answer.headers["content-type"], answer.text)
        except AssertionError as fault:
            raise AssertionError(f"{_name(route)} {json.dumps(body)[:2000]}: {answer.text}") from fault


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"null", b"[]", b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe", b"1" * 5000, b"NaN", b'"\\ud800"'],
)
def test_no_bytes_are_a_fault_of_ours(world: World, raw: bytes) -> None:
    for route in WRITING:
        for kind in (JSON, "text/plain"):
            sent = {**_able(world, route), "If-Match": '"1"', "Content-Type": kind}
            answer = world.send(route, sent, content=raw)
            _clean(answer.status_code, answer.headers["content-type"], answer.text)


@pytest.mark.parametrize("route", [one for one in GUARDED if one.dependant.query_params], ids=_name)
def test_no_query_is_a_fault_of_ours(world: World, route: APIRoute) -> None:
    random, headers = Random(7), _able(world, route)
    words = [one for one in DIRT if isinstance(one, str | int) and str(one).isprintable() and len(str(one)) < 1000]
    words += ["\x00", "%00", "W10=", "WzFd", "bnVsbA==", "WyIwMDAxLTAxLTAxIiwgIngiXQ=="]
    for field in route.dependant.query_params:
        for word in random.sample(words, min(len(words), COUNT * 2)):
            answer = world.send(route, headers, params={field.alias: str(word)})
            _clean(answer.status_code, answer.headers["content-type"], answer.text)


@pytest.mark.parametrize("route", [one for one in GUARDED if "{" in one.path], ids=_name)
def test_no_path_is_a_fault_of_ours(world: World, route: APIRoute) -> None:
    (method,) = route.methods
    for word in (
        "%00",
        "%ED%A0%80",
        "0001-01",
        "9999-12",
        "2026-13",
        "x" * 3000,
        "%2e%2e%2fetc",
        "1e400",
        "٢٠٢٦-١١",
        "-1",
    ):
        path = "/".join(word if "{" in part and "." not in part else part for part in route.path.split("/"))
        headers = {**_able(world, route), "If-Match": '"1"', "Idempotency-Key": "dirt"}
        answer = world.bank.story.client.request(method, "/api/v1" + path, headers=headers)
        _clean(answer.status_code, answer.headers["content-type"], answer.text)
