"""What the API says of a case, asked with somebody's own session; and policies that nothing was claimed on yet."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from playwright.sync_api import Page


def told_by_api(page: Page, path: str) -> dict[str, Any]:
    """The body of a GET of this person. Raises AssertionError with the refusal."""
    answer = page.context.request.get(f"/api/v1{path}")
    assert answer.ok, answer.text()
    body: dict[str, Any] = answer.json()
    return body


def listed(page: Page, path: str) -> list[dict[str, Any]]:
    """The same of a list that comes whole."""
    found: object = told_by_api(page, path)
    assert isinstance(found, list)
    return found


def every(page: Page, path: str) -> Iterator[dict[str, Any]]:
    """The items of a list, page after page; `path` has its question mark."""
    at = f"{path}&limit=100"
    while at:
        answer = told_by_api(page, at)
        yield from answer["items"]
        at = f"{path}&limit=100&cursor={quote(answer['next'])}" if answer["next"] else ""


def untouched_policy(page: Page) -> dict[str, Any]:
    """A policy in force that nothing was ever claimed on: every event of its period is left. Raises LookupError."""
    claimed = {one["policy_number"] for state in ("true", "false") for one in every(page, f"/claims?open={state}")}
    for one in every(page, "/policies?name="):
        fits = one["product"] == "EREP-PLUS" and one["end_on"] is None and one["inception_on"] < "2025-06"
        if fits and one["number"] not in claimed:
            standing = told_by_api(page, f"/policies/{one['number']}/standing")
            if standing["in_force"] and standing["events_used"] == 0:
                return one
    raise LookupError("no policy without a claim")


def post(page: Page, path: str, body: dict[str, Any], **headers: str) -> dict[str, Any]:
    """A POST of this person, who need not see a screen for it. Raises AssertionError with the refusal."""
    key = {"Idempotency-Key": str(uuid4())}
    answer = page.context.request.post(f"/api/v1{path}", data=body, headers=key | headers)
    assert answer.ok, answer.text()
    made: dict[str, Any] = answer.json()
    return made


def claim_of_ours(page: Page) -> str:
    """A claim of the test's own, declared through the API; gives its reference."""
    return twins(page, 1)[1][0]


def twins(page: Page, count: int) -> tuple[str, list[str]]:
    """Claims of one insured whom nobody else claims for: their policy, to be searched, and the references."""
    number = str(untouched_policy(page)["number"])
    return number, [_declared(page, number) for _ in range(count)]


def _declared(page: Page, number: str) -> str:
    content = {"url": f"https://example.org/avis/{uuid4()}", "excerpt": "Il a volé sa patiente.", "form": "review"}
    return str(post(page, "/claims", {"policy_number": number, "contents": [content]})["reference"])
