"""Links between matters: two claims, or a case that somebody else handles."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from backend.claims.service import links
from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.db import Database
from backend.core.ids import new_id
from tests.conftest import Headers
from tests.factories import Caller, committed_policy, store_user
from tests.factories.calls import done, refused


@pytest.fixture
def caller(client: TestClient, handler: Headers) -> Caller:
    """A handler at the API."""
    return Caller(client, handler)


def test_a_counter_attack_is_linked_from_both_ends_and_moves_no_event(caller: Caller, database: Database) -> None:
    policy = committed_policy(database)
    first, second = caller.covered(policy.number), caller.declare(policy.number)
    before = caller.page(first["reference"])["standing"]
    body = {"kind": "counter_attack", "claim_reference": second["reference"], "note": "Réponse du même auteur."}
    (made,) = done(caller.post(f"/claims/{first['reference']}/links", body))
    (seen,) = done(caller.get(f"/claims/{second['reference']}/links"))
    assert (made["claim_reference"], made["from_the_other"]) == (second["reference"], False)
    assert (seen["claim_reference"], seen["from_the_other"], seen["id"]) == (first["reference"], True, made["id"])
    assert caller.page(first["reference"])["standing"] == before
    back = {"kind": "same_matter", "claim_reference": first["reference"]}
    refused(caller.post(f"/claims/{second['reference']}/links", back), 409, "link_present")
    done(caller.post(f"/claims/{second['reference']}/links/{made['id']}/end", {"reason": "Auteurs différents."}))
    again = caller.post(f"/claims/{first['reference']}/links/{made['id']}/end", {"reason": "Deux fois."})
    refused(again, 404, "link_not_found")
    assert len(done(caller.post(f"/claims/{second['reference']}/links", back))) == 2


def test_the_author_of_an_outside_case_waits_for_its_handler(caller: Caller) -> None:
    claim = caller.declare()
    path = f"/claims/{claim['reference']}/links"
    body = {"kind": "outside_case", "outside_reference": "RCP-2026-118", "outside_handler": "Mme Exemple, RC médicale"}
    (made,) = done(caller.post(path, body))
    assert made["contact_needs_agreement"]
    agreement = {"agreed_by": "Mme Exemple", "agreed_on": clock.today().isoformat(), "proof": "Courriel"}
    late = {**agreement, "agreed_on": "2999-01-01"}
    refused(caller.post(f"{path}/{made['id']}/author-contact", late), 422, "date_in_future")
    (agreed,) = done(caller.post(f"{path}/{made['id']}/author-contact", agreement))
    assert (agreed["contact_needs_agreement"], agreed["contact_agreed_by"]) == (False, "Mme Exemple")


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "outside_case", "claim_reference": "SIN-2026-000001"},
        {"kind": "same_matter", "outside_reference": "X"},
        {"kind": "same_matter"},
        {"kind": "outside_case", "outside_reference": "X", "claim_reference": "SIN-2026-000001"},
    ],
)
def test_a_link_names_one_end(caller: Caller, body: dict[str, str]) -> None:
    refused(caller.post(f"/claims/{caller.declare()['reference']}/links", body), 422, "validation_failed")


def test_a_claim_is_not_linked_to_itself_nor_to_an_unknown_one(caller: Caller) -> None:
    claim = caller.declare()
    path = f"/claims/{claim['reference']}/links"
    itself = {"kind": "same_matter", "claim_reference": claim["reference"]}
    refused(caller.post(path, itself), 409, "link_to_itself")
    unknown = {"kind": "same_matter", "claim_reference": "SIN-1999-000001"}
    refused(caller.post(path, unknown), 404, "claim_not_found")
    other = {"agreed_by": "X", "agreed_on": clock.today().isoformat(), "proof": "X"}
    (made,) = done(caller.post(path, {"kind": "same_matter", "claim_reference": caller.declare()["reference"]}))
    refused(caller.post(f"{path}/{made['id']}/author-contact", other), 409, "contact_needs_no_agreement")


def test_a_hidden_claim_does_not_show_through_its_link(caller: Caller, database: Database) -> None:
    first, second = caller.declare(), caller.declare()
    body = {"kind": "same_matter", "claim_reference": second["reference"]}
    done(caller.post(f"/claims/{first['reference']}/links", body))
    with database.transaction() as session:
        user = store_user(session)
        hide = "UPDATE claim SET hidden_from = ARRAY[CAST(:user AS uuid)] WHERE reference = :reference"
        session.execute(text(hide), {"user": user, "reference": second["reference"]})
    actor = Actor(new_id(), "Claire Exemple", Role.HANDLER, user_id=user)
    with database.reading() as session:
        assert not links.links_of(session, first["reference"], actor)
