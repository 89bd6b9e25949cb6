"""The story of a mission told through the API, for the tests of providers and payments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.core import clock
from backend.core.db import Database
from backend.core.ids import new_id
from backend.policies.models import CoverageTerms, Person, Policy, Product
from tests.conftest import Headers, key

API = "/api/v1"
_numbers = count(1)

Json = dict[str, Any]


def siret() -> str:
    """A valid SIRET that no other test uses."""
    body = f"{next(_numbers):08d}"
    siren = body + _luhn(body)
    return siren + "0001" + _luhn(siren + "0001")


def _luhn(digits: str) -> str:
    doubled = [int(digit) * (2 - index % 2) for index, digit in enumerate(reversed(digits))]
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def add_policy(session: Session, product: str, name: str = "Martin") -> str:
    """A policy in force for years; its number."""
    now, number, person_id = clock.now(), f"RCP-{new_id().hex[-12:].upper()}", new_id()
    found = session.scalar(select(Product).where(Product.code == product))
    assert found is not None
    terms = session.scalar(select(CoverageTerms).where(CoverageTerms.product_id == found.id))
    assert terms is not None
    session.add(Person(id=person_id, last_name=name, first_name="Camille", name_key=name.lower(), created_at=now))
    session.flush()
    session.add(
        Policy(
            id=new_id(),
            number=number,
            policyholder_id=person_id,
            insured_id=person_id,
            product_id=found.id,
            terms_id=terms.id,
            inception_on=date(2020, 1, 1),
            anniversary_month=1,
            anniversary_day=1,
            created_at=now,
        )
    )
    session.flush()
    return number


@dataclass
class Story:
    """A client, who acts, and the calls of the main job."""

    client: TestClient
    database: Database
    handler: Headers
    supervisor: Headers

    def post(self, path: str, body: Mapping[str, object] | None = None, by: Headers | None = None) -> Response:
        """POST with a new key and the current ETag of the resource, when it has one."""
        headers = key(by or self.handler)
        owner = "/".join(path.split("/")[:3])
        etag = self.client.get(f"{API}{owner}", headers=self.handler).headers.get("ETag")
        return self.client.post(
            f"{API}{path}", json=body or {}, headers={**headers, **({"If-Match": etag} if etag else {})}
        )

    def done(self, path: str, body: Mapping[str, object] | None = None, by: Headers | None = None) -> Json:
        """A POST that must succeed."""
        answer = self.post(path, body, by)
        assert answer.status_code in {200, 201}, answer.text
        found: Json = answer.json()
        return found

    def refused(
        self,
        code: str,
        path: str,
        body: Mapping[str, object] | None = None,
        by: Headers | None = None,
        status: int = 409,
    ) -> Json:
        """A POST that must be refused with this code."""
        answer = self.post(path, body, by)
        found: Json = answer.json()
        assert (answer.status_code, found.get("code")) == (status, code), answer.text
        return found

    def get(self, path: str) -> Json:
        """A GET that must succeed."""
        answer = self.client.get(f"{API}{path}", headers=self.handler)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    def policy(self, product: str) -> str:
        """A policy of a product."""
        with self.database.transaction() as session:
            return add_policy(session, product)

    def claim(
        self,
        product: str = "LM-INTERNE",
        *,
        covered: bool = True,
        policy: str | None = None,
        event: str = "new",
        **more: Any,
    ) -> str:
        """A claim, qualified and covered by a new event unless told."""
        content = {
            "url": f"https://avis.example.org/{new_id().hex}",
            "platform": "google",
            "published": {"earliest": "2026-06-02", "latest": "2026-06-02", "source": "page", "certainty": "exact"},
            **more,
        }
        body = {"policy_number": policy or self.policy(product), "discovered_on": "2026-06-03", "contents": [content]}
        reference = str(self.done("/claims", body)["reference"])
        if covered:
            self.cover(reference, event)
        return reference

    def cover(self, claim: str, event: str = "new") -> None:
        """Qualify the first content of a claim and grant cover."""
        content = self.get(f"/claims/{claim}")["contents"][0]["id"]
        kind = {"kind": "diffamation_publique", "reasons": "Imputation d’un fait précis."}
        self.done(f"/claims/{claim}/contents/{content}/qualification", kind)
        self.done(f"/claims/{claim}/coverage-decision", {"outcome": "covered", "event": event})

    def joined(self, product: str, count: int) -> list[str]:
        """Claims of one policy that share one event."""
        policy = self.policy(product)
        first = self.claim(policy=policy)
        event = self.event(first)["id"]
        return [first, *(self.claim(policy=policy, event=event) for _ in range(count - 1))]

    def provider(self, **more: Any) -> Json:
        """A provider of everything."""
        body = {
            "name": f"Prestataire {new_id().hex[-8:]}",
            "siret": siret(),
            "email": "contact@example.org",
            "specialities": ["cleaning", "burying", "watch", "lawyer", "psychologist", "deindexing"],
            **more,
        }
        return self.done("/providers", body)

    def request(self, claim: str, speciality: str = "cleaning") -> str:
        """A service request of a claim; its reference."""
        body = {"provider_id": self.provider()["id"], "speciality": speciality}
        return str(self.done(f"/claims/{claim}/service-requests", body)["reference"])

    def quoted(self, claim: str, amount: str, speciality: str = "cleaning", **more: Any) -> str:
        """A service request with its quote; its reference."""
        reference = self.request(claim, speciality)
        self.done(f"/service-requests/{reference}/quote", {"amount_ttc": amount, **more})
        return reference

    def ordered(self, claim: str, amount: str, speciality: str = "cleaning") -> str:
        """A service request ordered at its quote; its reference."""
        reference = self.quoted(claim, amount, speciality)
        self.done(f"/service-requests/{reference}/order")
        return reference

    def invoiced(self, claim: str, amount: str, invoice: str) -> Json:
        """An order with its invoice; the payment proposed."""
        reference = self.ordered(claim, amount)
        self.done(f"/service-requests/{reference}/invoice", {"number": new_id().hex, "amount_ttc": invoice})
        return self.payment_of(reference)

    def payment_of(self, request: str) -> Json:
        """The newest payment of a service request."""
        cursor, found = None, []
        while True:
            page = self.get("/payments?limit=200" + (f"&cursor={cursor}" if cursor else ""))
            found += [one for one in page["items"] if one["service_request"] == request]
            if (cursor := page["next"]) is None:
                return dict(found[-1])

    def tasks(self) -> list[Json]:
        """Every open task, page after page: other tests leave theirs in the same database."""
        cursor, found = None, []
        while True:
            page = self.get("/tasks?limit=200" + (f"&cursor={cursor}" if cursor else ""))
            found += page["items"]
            if (cursor := page["next"]) is None:
                return found

    def event(self, claim: str) -> Json:
        """The event of a claim, in its standing."""
        standing = self.get(f"/claims/{claim}")["standing"]
        return next(dict(event) for event in standing["events"] if claim in event["claims"])


def money(story: Story, claim: str) -> tuple[str, str, str, str]:
    """Committed, paid, left and predicted left of the claim's event."""
    event = story.event(claim)
    return event["committed"], event["paid"], event["remaining"], event["predicted_remaining"]
