"""What tests of complaints tell and read."""

from httpx2 import Response

from tests.factories import Caller
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done

ANSWER = {"outcome": "upheld", "text": "Nous revenons sur notre décision."}


def complained(calls: Caller, claim: Json | None = None, ago: int = 3, **more: object) -> Json:
    """A complaint sent so many days ago."""
    body = {
        "channel": "letter",
        "subject": "Refus de garantie contesté",
        "cause": "refusal",
        "sent_on": days_ago(ago).isoformat(),
        "received_on": days_ago(min(ago, 1)).isoformat(),
        **({"claim": claim["reference"]} if claim else {"complainant_name": "Dr Camille Fictive"}),
        **more,
    }
    return done(calls.post("/complaints", body))


def take(calls: Caller, complaint: Json, step: str, **body: object) -> Response:
    """A step on a complaint as it was last seen, whatever it answers."""
    path = f"/complaints/{complaint['reference']}/{step}"
    return calls.post(path, body, version=complaint["version"])


def clocks(calls: Caller, claim: Json) -> dict[str, str]:
    """The state of the clocks of complaints on a claim, by rule."""
    found = done(calls.get(f"/claims/{claim['reference']}/deadlines"))
    rules = ("ACPR_10JO", "ACPR_2M", "MEDIATION_1Y")
    return {one["rule"]: one["state"] for one in reversed(found) if one["rule"] in rules}
