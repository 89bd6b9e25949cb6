"""Missions brought through the API to the point where an action of the screen begins."""

from typing import Any
from uuid import uuid4

from playwright.sync_api import Page

from backend.demo import ACCOUNTS
from tests.browser.people import claim_of_ours, post, told_by_api
from tests.providers.story import siret


def act(page: Page, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """A POST of this person on a thing as it is just now."""
    owner = "/".join(path.split("/")[:3])
    etag = page.context.request.get(f"/api/v1{owner}").headers.get("etag")
    return post(page, path, body or {}, **({"If-Match": etag} if etag else {}))


def confirm(page: Page) -> None:
    """This person's password once more: what lets money go asks for it, ten minutes long."""
    post(page, "/auth/confirmation", {"password": ACCOUNTS[0].password})


def covered(page: Page, claim: str | None = None) -> str:
    """A claim qualified and covered by an event of its own; gives its reference."""
    claim = claim or claim_of_ours(page)
    content = told_by_api(page, f"/claims/{claim}")["contents"][0]["id"]
    kind = {"kind": "diffamation_publique", "reasons": "Imputation d’un fait précis."}
    act(page, f"/claims/{claim}/contents/{content}/qualification", kind)
    act(page, f"/claims/{claim}/coverage-decision", {"outcome": "covered", "event": "new"})
    return claim


def provider(page: Page, **more: Any) -> dict[str, Any]:
    """A provider of the test's own."""
    specialities = ["cleaning", "burying", "psychologist"]
    body = {"name": f"Cabinet {uuid4().hex[:8]}", "siret": siret(), "email": "contact@example.org"}
    return post(page, "/providers", body | {"specialities": specialities, "capacity": 50} | more)


def asked(page: Page, claim: str, **more: Any) -> str:
    """A mission that awaits its provider; gives its reference."""
    body = {"provider_id": provider(page)["id"], "speciality": "cleaning"} | more
    return str(post(page, f"/claims/{claim}/service-requests", body)["reference"])


def quoted(page: Page, claim: str, unit: str = "700.00", **more: Any) -> str:
    """A mission whose quote has one line at 20 %."""
    mission = asked(page, claim, **more)
    line = {"label": "Retrait", "quantity": 1, "unit_price_ht": unit, "vat_rate": "20"}
    act(page, f"/service-requests/{mission}/quote", {"lines": [line], "delivery_days": 10})
    return mission


def ordered(page: Page, claim: str | None = None, unit: str = "700.00") -> str:
    """A mission whose quote is ordered."""
    mission = quoted(page, claim or covered(page), unit)
    act(page, f"/service-requests/{mission}/order")
    return mission


def delivered(page: Page, claim: str | None = None, unit: str = "700.00") -> str:
    """A mission whose order is delivered."""
    mission = ordered(page, claim, unit)
    act(page, f"/service-requests/{mission}/delivery", {"result": "Avis retiré", "proof": "Capture", "complete": True})
    return mission


def invoiced(page: Page, claim: str | None = None, unit: str = "700.00") -> dict[str, Any]:
    """A delivered mission that is invoiced; gives its payment, proposed."""
    mission = delivered(page, claim, unit)
    made = told_by_api(page, f"/service-requests/{mission}")
    bill = {"number": f"F-{uuid4().hex[:8]}", "amount_ttc": made["order"]["amount_ttc"]}
    act(page, f"/service-requests/{mission}/invoice", bill)
    found = told_by_api(page, f"/payments?claim={made['claim_reference']}")["items"]
    return next(one for one in found if one["service_request"] == mission)


def mission_of(page: Page, reference: str) -> dict[str, Any]:
    """A mission as the API tells it."""
    return told_by_api(page, f"/service-requests/{reference}")
