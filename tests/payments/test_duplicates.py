"""The search of duplicates (rule 30): by person where both are known, by name where one is not."""

from sqlalchemy import text

from tests.payments.test_outlays import paid
from tests.providers.story import Json, Story


def refund(story: Story, claim: str, **more: object) -> Json:
    return story.done(f"/claims/{claim}/refunds", paid(story, claim, **more))


def test_one_person_under_two_names_is_one_payee(story: Story) -> None:
    policy = story.policy("LM-INTERNE")
    first, second = story.claim(policy=policy), story.claim(policy=policy)
    one, other = refund(story, first, amount_ttc="41.00"), refund(story, second, amount_ttc="41.00")
    with story.database.transaction() as session:
        session.execute(text("UPDATE payee SET name = 'Autre nom' WHERE id = :id"), {"id": one["payee_id"]})
    refused = story.refused("possible_duplicate", f"/payments/{other['reference']}/approval", by=story.supervisor)
    assert refused["payments"] == [one["reference"]]


def test_two_persons_of_one_name_are_two_payees(story: Story) -> None:
    one, other = (refund(story, story.claim(), amount_ttc="42.00") for _ in range(2))
    assert (one["payee_name"], one["payee_id"] == other["payee_id"]) == (other["payee_name"], False)
    assert story.done(f"/payments/{other['reference']}/approval", by=story.supervisor)["state"] == "paid"


def test_heirs_of_the_same_name_may_be_the_same(story: Story) -> None:
    claim, gift = story.claim(), {"amount": "43.00", "reason": "Geste."}
    heirs = {**gift, "payee": {"kind": "heirs", "name": "Succession Martin"}}
    one = story.done(f"/claims/{claim}/ex-gratia-payments", heirs)
    other = story.done(f"/claims/{story.claim()}/ex-gratia-payments", heirs)
    assert one["payee_id"] != other["payee_id"]
    story.refused("possible_duplicate", f"/payments/{other['reference']}/approval", by=story.supervisor)
