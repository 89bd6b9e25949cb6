"""A mission that stops after a deposit: what was invoiced stays due, a further fee may come, the rest is given back."""

from tests.providers.story import Story, money
from tests.providers.test_invoices import bill, paper, pay


def test_a_paid_deposit_stays_and_the_rest_is_given_back(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    bill(story, request, "300.00", kind="deposit")
    pay(story, request)
    stopped = story.done(f"/service-requests/{request}/cancellation", {"reason": "Retrait spontané."})
    assert stopped["progress"] == "cancelled"
    assert money(story, claim)[:3] == ("0.00", "300.00", "3700.00")
    story.refused("invoice_exceeds_order", f"/service-requests/{request}/invoice", paper("0.01", kind="instalment"))


def test_a_deposit_that_waits_is_paid_after_the_mission_stopped(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    bill(story, request, "300.00", kind="deposit")
    assert "cancel" in story.get(f"/service-requests/{request}")["allowed_actions"]
    story.done(f"/service-requests/{request}/cancellation", {"reason": "Retrait spontané."})
    assert money(story, claim)[:2] == ("300.00", "0.00")
    pay(story, request)
    assert money(story, claim)[:3] == ("0.00", "300.00", "3700.00")
    assert story.get(f"/service-requests/{request}")["progress"] == "cancelled"


def test_a_fee_is_the_whole_that_the_provider_keeps(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    bill(story, request, "300.00", kind="instalment")
    path = f"/service-requests/{request}/cancellation"
    story.refused("order_below_invoiced", path, {"reason": "Retrait spontané.", "fee": "299.99"})
    story.done(path, {"reason": "Retrait spontané.", "fee": "450.00"})
    assert money(story, claim)[0] == "450.00"
    bill(story, request, "150.00", kind="instalment")
    story.refused("invoice_exceeds_order", f"/service-requests/{request}/invoice", paper("0.01"))


def test_the_deductible_that_a_deposit_used_is_used(story: Story) -> None:
    claim = story.claim("EREP-PLUS")
    request = story.ordered(claim, "600.00")
    bill(story, request, "50.00", kind="deposit")
    story.done(f"/service-requests/{request}/cancellation", {"reason": "Retrait spontané."})
    assert money(story, claim)[:2] == ("0.00", "0.00")
    story.ordered(claim, "600.00")  # of the 100.00 of deductible, 50.00 are left
    assert money(story, claim)[0] == "550.00"


def test_a_provider_who_failed_after_a_paid_deposit_is_replaced(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    bill(story, request, "300.00", kind="deposit")
    pay(story, request)
    other = story.provider()["id"]
    body = {"provider_id": other, "reason": "Délai dépassé.", "delivered_value": "500.00"}
    following = story.done(f"/service-requests/{request}/replacement", body)
    assert following["replaces"] == request
    assert money(story, claim)[:2] == ("200.00", "300.00")
    late = bill(story, request, "500.00", kind="final", deposit_deducted="300.00")
    assert late["progress"] == "replaced"
    pay(story, request)
    assert money(story, claim)[:3] == ("0.00", "500.00", "3500.00")
    story.done(f"/service-requests/{following['reference']}/quote", {"amount_ttc": "3500.00"})
    story.done(f"/service-requests/{following['reference']}/order")
    assert money(story, claim)[2] == "0.00"
