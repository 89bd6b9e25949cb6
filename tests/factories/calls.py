"""The calls of the main job through the API."""

from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from tests.conftest import Headers, key
from tests.factories.bodies import ClaimBody, ContentBody, PublishedBody

API = "/api/v1"
Json = dict[str, Any]


@dataclass(frozen=True)
class Caller:
    """Somebody at the API."""

    client: TestClient
    headers: Headers

    def get(self, path: str, **parameters: Any) -> Response:
        """A GET, whatever it answers."""
        return self.client.get(API + path, headers=self.headers, params=parameters)

    def page(self, reference: str) -> Json:
        """The claim as it is."""
        return done(self.get(f"/claims/{reference}"))

    def post(self, path: str, body: object, *, version: int | None = None, **more: str) -> Response:
        """A POST with a new key, and If-Match when a version is given."""
        sent = key(self.headers, **more)
        if version is not None:
            sent["If-Match"] = f'"{version}"'
        return self.client.post(API + path, json=body, headers=sent)

    def change(self, claim: Json, action: str, body: object) -> Response:
        """A change of a claim as it is just now."""
        reference = claim["reference"]
        return self.post(f"/claims/{reference}/{action}", body, version=self.page(reference)["version"])

    def patch(self, claim: Json, body: object) -> Response:
        """A PATCH of a claim as it is just now."""
        path = f"/claims/{claim['reference']}"
        version = self.page(claim["reference"])["version"]
        return self.client.patch(API + path, json=body, headers={**self.headers, "If-Match": f'"{version}"'})

    def declare(self, number: str | None = None, **facts: Any) -> Json:
        """A declared claim."""
        return done(self.post("/claims", ClaimBody(policy_number=number, **facts)))

    def qualify(self, claim: Json, kind: str = "diffamation_publique", content: int = 0) -> Json:
        """The claim once a content is qualified."""
        path = f"contents/{claim['contents'][content]['id']}/qualification"
        return done(self.change(claim, path, {"kind": kind, "reasons": "Imputation d’un fait précis."}))

    def decide(self, claim: Json, outcome: str = "covered", **body: Any) -> Response:
        """A decision, whatever it answers; covered opens an event unless told."""
        event = {"event": "new"} if outcome == "covered" else {}
        return self.change(claim, "coverage-decision", {"outcome": outcome, **event, **body})

    def qualified(self, number: str | None = None, *, kind: str = "diffamation_publique", **published: Any) -> Json:
        """A declared and qualified claim of one content."""
        content = ContentBody(published=PublishedBody(**published))
        return self.qualify(self.declare(number, contents=[content]), kind)

    def covered(self, number: str) -> Json:
        """A claim with an event of its own."""
        return done(self.decide(self.qualified(number)))


def done(answer: Response) -> Json:
    """The body of an answer that must be a success."""
    assert answer.status_code in {200, 201}, answer.text
    found: Json = answer.json()
    return found


def refused(answer: Response, status: int, code: str) -> Json:
    """The body of an answer that must be this refusal."""
    found: Json = answer.json()
    assert (answer.status_code, found.get("code")) == (status, code), answer.text
    return found
