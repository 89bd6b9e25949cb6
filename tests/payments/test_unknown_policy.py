"""Claims of which the policy is not known yet: no carrier pays, and no money is forgotten."""

import pytest

from backend.core.clock import now, paris_date
from backend.core.db import rows
from backend.core.ids import new_id
from tests.providers.story import Story


@pytest.fixture
def claim(story: Story) -> str:
    """A claim declared without a policy number."""
    published = {"earliest": "2026-06-02", "latest": "2026-06-02", "source": "page", "certainty": "exact"}
    content = {"url": f"https://avis.example.org/{new_id().hex}", "platform": "google", "published": published}
    insured = {"name": "Camille Inconnue", "profession": "infirmier", "email": f"{new_id().hex}@example.org"}
    body = {"insured": insured, "discovered_on": "2026-06-03", "contents": [content]}
    return str(story.done("/claims", body)["reference"])


def test_nothing_is_proposed_that_no_carrier_pays(story: Story, claim: str) -> None:
    gift = {"amount": "80.00", "reason": "Geste commercial."}
    story.refused("policy_to_identify", f"/claims/{claim}/ex-gratia-payments", gift)


def test_what_is_received_for_somebody_unknown_is_somebodys_task(story: Story, claim: str) -> None:
    today = paris_date(now()).isoformat()
    body = {"kind": "damages", "amount": "80.00", "received_on": today, "from": "CARPA"}
    found = story.done(f"/claims/{claim}/recoveries", body)
    assert (found["insured_part"], found["payments"]) == ("80.00", [])
    with story.database.reading() as session:
        like = "SELECT count(*) AS tasks FROM task WHERE position(:reference IN title) > 0 AND done_at IS NULL"
        assert rows(session, like, reference=found["reference"])[0]["tasks"] == 1
