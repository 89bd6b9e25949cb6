"""The API only grows: whatever docs/openapi.json promised is still there, and nothing new is asked of a caller."""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from scripts.export_openapi import TARGET, current, text_of

Json = dict[str, Any]
METHODS = {"get", "post", "put", "patch", "delete"}
ADVICE = "additive only: keep it, or export anew while nothing is released (scripts/export_openapi.py)"


@pytest.fixture(scope="module")
def now() -> Json:
    """The OpenAPI of this program."""
    return current()


def _operations(document: Json) -> Iterator[tuple[str, Json]]:
    for path, item in document["paths"].items():
        for method in METHODS & item.keys():
            yield f"{method.upper()} {path}", item[method]


def _resolved(document: Json, schema: Json) -> Json:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def _fields(document: Json, schema: Json, seen: tuple[str, ...] = ()) -> Iterator[tuple[str, bool]]:
    """Every field at any depth, as a dotted path, and whether it is required."""
    name = schema.get("$ref", "")
    if name and name in seen:
        return
    schema, seen = _resolved(document, schema), (*seen, name)
    for part in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())):
        yield from _fields(document, part, seen)
    if "items" in schema:
        yield from ((f"[].{path}", required) for path, required in _fields(document, schema["items"], seen))
    for field, inner in schema.get("properties", {}).items():
        yield field, field in schema.get("required", ())
        yield from ((f"{field}.{path}", required) for path, required in _fields(document, inner, seen))


def _schemas(contents: Json) -> Iterator[Json]:
    yield from (media["schema"] for media in contents.get("content", {}).values() if "schema" in media)


def _answered(document: Json, operation: Json) -> set[str]:
    """What an answer is promised to hold."""
    found = set()
    for status, response in operation["responses"].items():
        found.add(status)
        found |= {f"{status} {media}" for media in response.get("content", {})}
        for schema in _schemas(response):
            found |= {f"{status} {path}" for path, required in _fields(document, schema) if required}
    return found


def _accepted(document: Json, operation: Json) -> set[str]:
    """What a caller may send."""
    found = {f"{one['in']} {one['name']}" for one in operation.get("parameters", ())}
    for schema in _schemas(operation.get("requestBody", {})):
        found |= {f"body {path}" for path, _ in _fields(document, schema)}
    return found


def _demanded(document: Json, operation: Json) -> set[str]:
    """What a caller must send."""
    found = {f"{one['in']} {one['name']}" for one in operation.get("parameters", ()) if one.get("required")}
    body = operation.get("requestBody", {})
    found |= {"body"} if body.get("required") else set()
    for schema in _schemas(body):
        found |= {f"body {path}" for path, required in _fields(document, schema) if required}
    return found


def differences(before: Json, after: Json) -> list[str]:
    """What a caller of `before` would miss in `after`."""
    found, later = [], dict(_operations(after))
    for name, operation in _operations(before):
        if name not in later:
            found.append(f"{name} is gone")
            continue
        new = later[name]
        found += [f"{name} answers no more {one}" for one in _answered(before, operation) - _answered(after, new)]
        found += [f"{name} accepts no more {one}" for one in _accepted(before, operation) - _accepted(after, new)]
        known = _accepted(before, operation) | {""}
        asked = _demanded(after, new) - _demanded(before, operation)
        # A required field inside a new optional one asks nothing of who does not send it.
        found += [
            f"{name} now demands {one}" for one in asked if one in known or one.rpartition(".")[0] in known | {""}
        ]
    return sorted(found)


def test_the_api_only_grows(now: Json) -> None:
    assert differences(json.loads(TARGET.read_text(encoding="utf-8")), now) == [], ADVICE


def test_the_export_is_the_same_each_time(now: Json) -> None:
    assert text_of(current()) == text_of(now)


def test_every_operation_has_a_readable_name_of_its_own(now: Json) -> None:
    names = [operation["operationId"] for _, operation in _operations(now)]
    assert len(names) == len(set(names))
    assert not [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+)+", name)]


def test_every_operation_says_what_it_does_and_how_it_refuses(now: Json) -> None:
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    for name, operation in _operations(now):
        assert operation.get("description"), name
        assert operation["responses"]["default"]["content"] == {"application/problem+json": problem}, name
        assert "422" not in operation["responses"], name
    assert {"type", "title", "status", "detail", "code"} == set(now["components"]["schemas"]["Problem"]["required"])


def _claim_body(document: Json) -> Json:
    return _resolved(document, document["components"]["schemas"]["ClaimIn"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda new: new["paths"].pop("/api/v1/claims/{reference}"), "GET /api/v1/claims/{reference} is gone"),
        (lambda new: new["paths"]["/api/v1/claims"].pop("post"), "POST /api/v1/claims is gone"),
        (
            lambda new: new["components"]["schemas"]["ClaimOut"]["required"].remove("reference"),
            "GET /api/v1/claims/{reference} answers no more 200 reference",
        ),
        (lambda new: _claim_body(new)["properties"].pop("channel"), "POST /api/v1/claims accepts no more body channel"),
        (
            lambda new: _claim_body(new).setdefault("required", []).append("channel"),
            "POST /api/v1/claims now demands body channel",
        ),
        (
            lambda new: _claim_body(new).update(
                properties={**_claim_body(new)["properties"], "new": {}},
                required=[*_claim_body(new).get("required", []), "new"],
            ),
            "POST /api/v1/claims now demands body new",
        ),
    ],
)
def test_whatever_breaks_a_caller_is_found(now: Json, change: Any, said: str) -> None:
    broken = copy.deepcopy(now)
    change(broken)
    assert said in differences(now, broken)


def test_what_is_added_breaks_nobody(now: Json) -> None:
    grown = copy.deepcopy(now)
    grown["paths"]["/api/v1/new"] = {"get": {"operationId": "new_one", "responses": {"200": {}}}}
    grown["components"]["schemas"]["ClaimOut"]["properties"]["new"] = {"type": "string"}
    grown["components"]["schemas"]["ClaimOut"]["required"].append("new")
    _claim_body(grown)["properties"]["new"] = {"type": "object", "required": ["inner"], "properties": {"inner": {}}}
    assert differences(now, grown) == []
