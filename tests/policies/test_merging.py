"""Two entries of one person: merged by two people, undone by two, nothing moved in between."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from backend.core.db import Database
from tests.conftest import Headers, key
from tests.factories.rows import StoredPolicy, committed_policy


@pytest.fixture
def pair(database: Database) -> tuple[StoredPolicy, StoredPolicy]:
    """Two policies of what may be one person."""
    return committed_policy(database), committed_policy(database)


@pytest.fixture
def call(client: TestClient) -> Callable[..., tuple[int, object]]:
    """Posts on a person."""

    def post(headers: Headers, person: object, action: str, body: object = None) -> tuple[int, object]:
        answer = client.post(f"/api/v1/persons/{person}/{action}", json=body, headers=key(headers))
        return answer.status_code, answer.json() if answer.status_code < 400 else answer.json()["code"]

    return post


def _numbers(client: TestClient, headers: Headers, person: object) -> set[str]:
    detail = client.get(f"/api/v1/persons/{person}", headers=headers).json()
    return {policy["number"] for policy in detail["policies"]}


def test_two_people_merge_and_two_people_undo(
    client: TestClient,
    handler: Headers,
    supervisor: Headers,
    pair: tuple[StoredPolicy, StoredPolicy],
    call: Callable[..., tuple[int, object]],
) -> None:
    one, other = pair
    gone, kept = one.insured["id"], other.insured["id"]
    both, alone = {one.number, other.number}, {one.number}
    assert call(handler, gone, "merge", {"into_id": str(kept), "reason": "Même RPPS au téléphone"})[0] == 201
    assert _numbers(client, handler, gone) == alone, "a proposal changes nothing"
    assert call(handler, gone, "merge-approval") == (403, "four_eyes")
    assert call(supervisor, gone, "merge-approval")[0] == 200
    assert _numbers(client, handler, gone) == _numbers(client, handler, kept) == both
    assert call(supervisor, gone, "unmerge", {"reason": "Homonymes"})[0] == 201
    assert call(supervisor, gone, "unmerge-approval") == (403, "four_eyes")
    assert _numbers(client, handler, kept) == both
    assert call(handler, gone, "unmerge-approval")[0] == 200
    assert _numbers(client, handler, gone) == alone
    history = client.get(f"/api/v1/persons/{kept}/merges", headers=handler).json()
    assert [(one["reason"], one["undo_reason"], one["undone_at"] is None) for one in history] == [
        ("Même RPPS au téléphone", "Homonymes", False)
    ]
    assert call(handler, gone, "merge", {"into_id": str(kept), "reason": "Finalement oui"})[0] == 201


def test_impossible_merges_are_refused(
    handler: Headers,
    auditor: Headers,
    pair: tuple[StoredPolicy, StoredPolicy],
    call: Callable[..., tuple[int, object]],
    database: Database,
) -> None:
    gone, kept = (policy.insured["id"] for policy in pair)
    third = committed_policy(database).insured["id"]
    wish = {"into_id": str(kept), "reason": "Doublon"}
    nobody = "00000000-0000-0000-0000-000000000000"
    assert call(auditor, gone, "merge", wish) == (403, "permission_missing")
    assert call(handler, nobody, "merge", wish) == (404, "person_not_found")
    assert call(handler, kept, "merge", wish) == (409, "merge_not_possible")
    assert call(handler, gone, "merge-approval") == (404, "merge_not_found")
    assert call(handler, gone, "merge", wish)[0] == 201
    assert call(handler, gone, "merge", wish) == (409, "merge_not_possible")
    assert call(handler, kept, "merge", {**wish, "into_id": str(third)}) == (409, "merge_not_possible")
    assert call(handler, third, "merge", {**wish, "into_id": str(gone)}) == (409, "merge_not_possible")
    assert call(handler, gone, "unmerge", {"reason": "Erreur de saisie"})[0] == 201, "one's own proposal is taken back"
    assert call(handler, gone, "merge-approval") == (404, "merge_not_found")


def test_two_opposite_proposals_at_once_never_make_a_circle(
    handler: Headers,
    supervisor: Headers,
    pair: tuple[StoredPolicy, StoredPolicy],
    call: Callable[..., tuple[int, object]],
) -> None:
    one, other = (policy.insured["id"] for policy in pair)

    def ask(wish: tuple[Headers, object, object]) -> int:
        headers, gone, kept = wish
        return call(headers, gone, "merge", {"into_id": str(kept), "reason": "Doublon"})[0]

    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(ask, [(handler, one, other), (supervisor, other, one)] * 2))
    assert sorted(codes) == [201, 409, 409, 409]
