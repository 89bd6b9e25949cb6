"""Several invoices an order, deposits, differences, corrected invoices: never a cent over, and the commits say so."""

import pytest

from backend.core.ids import new_id
from tests.providers.story import Json, Story, money

LINES = [
    {"label": "Retrait", "quantity": 2, "amount_ttc": "1200.00"},
    {"label": "Suivi", "amount_ttc": "300.00"},
]


def bill(story: Story, request: str, amount: str, **more: object) -> Json:
    """An invoice with a number of its own."""
    return story.done(f"/service-requests/{request}/invoice", paper(amount, **more))


def paper(amount: str, **more: object) -> Json:
    return {"number": new_id().hex, "amount_ttc": amount, **more}


def pay(story: Story, request: str) -> Json:
    """The newest payment of a mission, approved by the supervisor."""
    reference = story.payment_of(request)["reference"]
    return story.done(f"/payments/{reference}/approval", by=story.supervisor)


def with_lines(story: Story, claim: str) -> str:
    request = story.quoted(claim, "1500.00", lines=LINES)
    story.done(f"/service-requests/{request}/order")
    return request


def test_an_order_takes_several_invoices_and_ends_with_the_last_payment(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    first = bill(story, request, "400.00", kind="instalment")
    assert (first["state"], first["invoices"][0]["state"]) == ("invoiced", "due")
    assert money(story, claim)[:3] == ("1000.00", "0.00", "3000.00")
    pay(story, request)
    assert story.get(f"/service-requests/{request}")["state"] == "ordered"
    bill(story, request, "500.00")
    assert money(story, claim)[:3] == ("500.00", "400.00", "3100.00")
    pay(story, request)
    done = story.get(f"/service-requests/{request}")
    assert (done["state"], [one["state"] for one in done["invoices"]]) == ("paid", ["paid", "paid"])
    assert money(story, claim)[:3] == ("0.00", "900.00", "3100.00")
    story.refused("action_not_possible", f"/service-requests/{request}/invoice", paper("1.00"))


def test_two_instalments_are_paid_in_any_order(story: Story) -> None:
    request = story.ordered(story.claim(), "1000.00")
    bill(story, request, "300.00", kind="instalment")
    one = story.payment_of(request)["reference"]
    bill(story, request, "310.00", kind="instalment")
    two = story.payment_of(request)["reference"]
    bill(story, request, "390.00")
    three = story.payment_of(request)["reference"]
    for payment in (three, one, two):
        assert story.get(f"/service-requests/{request}")["state"] == "invoiced"
        story.done(f"/payments/{payment}/approval", by=story.supervisor)
    assert story.get(f"/service-requests/{request}")["state"] == "paid"


def test_all_invoices_together_stay_within_the_order(story: Story) -> None:
    request = story.ordered(story.claim(), "1000.00")
    bill(story, request, "999.99", kind="instalment")
    refused = story.refused("invoice_exceeds_order", f"/service-requests/{request}/invoice", paper("0.02"))
    assert (refused["invoiced"], refused["ordered"]) == ("1000.01", "1000.00")


def test_a_deposit_is_deducted_once_from_the_final_invoice(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    bill(story, request, "300.00", kind="deposit")
    path = f"/service-requests/{request}/invoice"
    assert story.refused("deposit_to_deduct", path, paper("1000.00"))["deposits"] == "300.00"
    story.refused("deposit_to_deduct", path, paper("1000.00", deposit_deducted="299.99"))
    odd = paper("100.00", kind="instalment", deposit_deducted="1.00")
    story.refused("deposit_not_deductible", path, odd, status=422)
    final = bill(story, request, "1000.00", deposit_deducted="300.00")["invoices"][1]
    assert (final["amount_ttc"], final["deposit_deducted"], final["insurer_part"]) == ("1000.00", "300.00", "700.00")
    assert story.payment_of(request)["amount"] == "700.00"
    assert money(story, claim)[0] == "1000.00"


def test_the_deductible_is_paid_once_over_several_invoices(story: Story) -> None:
    claim = story.claim("EREP-PLUS")
    request = story.ordered(claim, "500.00")
    parts = [bill(story, request, "60.00", kind="instalment"), bill(story, request, "240.00", kind="instalment")]
    parts.append(bill(story, request, "200.00"))
    assert [one["insurer_part"] for one in parts[-1]["invoices"]] == ["0.00", "200.00", "200.00"]
    assert money(story, claim)[0] == "400.00"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([{"label": "Frais", "amount_ttc": "10.00"}], "line_not_ordered"),
        ([{"label": "Suivi", "amount_ttc": "301.00"}], "price_differs"),
        ([{"label": "Suivi", "amount_ttc": "299.00"}], "price_differs"),
        ([{"label": "Retrait", "quantity": 3, "amount_ttc": "1500.00"}], "quantity_over"),
    ],
)
def test_a_line_that_the_order_does_not_hold_is_refused(story: Story, lines: list[Json], code: str) -> None:
    request = with_lines(story, story.claim())
    path, total = f"/service-requests/{request}/invoice", lines[0]["amount_ttc"]
    refused = story.refused("invoice_differs", path, paper(total, lines=lines))
    assert [one["code"] for one in refused["differences"]] == [code]


def test_fewer_units_at_the_same_price_are_no_difference(story: Story) -> None:
    request = with_lines(story, story.claim())
    lines = [{"label": "  retrait ", "quantity": 1, "amount_ttc": "600.00"}, {"label": "SUIVI", "amount_ttc": "300.00"}]
    assert bill(story, request, "900.00", lines=lines)["state"] == "invoiced"


def test_lines_billed_in_parts_add_up(story: Story) -> None:
    request = with_lines(story, story.claim())
    bill(story, request, "700.00", kind="instalment", lines=[{"label": "Retrait", "amount_ttc": "700.00"}])
    path = f"/service-requests/{request}/invoice"
    more = [{"label": "Retrait", "amount_ttc": "500.01"}]
    refused = story.refused("invoice_differs", path, paper("500.01", kind="instalment", lines=more))
    assert refused["differences"][0]["code"] == "amount_over"
    bill(story, request, "500.00", lines=[{"label": "Retrait", "amount_ttc": "500.00"}])


def test_a_difference_waits_for_another_person(story: Story) -> None:
    claim = story.claim()
    request = with_lines(story, claim)
    lines = [{"label": "Retrait et suivi", "amount_ttc": "1400.00"}]
    accepted = {"lines": lines, "accept_differences": {"reason": "Libellé regroupé par le prestataire."}}
    waiting = bill(story, request, "1400.00", **accepted)
    assert (waiting["invoices"][0]["state"], waiting["invoices"][0]["insurer_part"]) == ("to_approve", "0.00")
    assert money(story, claim)[0] == "1500.00"
    path = f"/service-requests/{request}/invoice-approval"
    story.refused("permission_missing", path, status=403)
    approved = story.done(path, by=story.supervisor)["invoices"][0]
    assert (approved["state"], approved["insurer_part"], approved["approved_by"]) == ("due", "1400.00", "supervisor")
    assert (story.payment_of(request)["amount"], money(story, claim)[0]) == ("1400.00", "1400.00")
    story.refused("nothing_to_approve", path, by=story.supervisor)


def test_whoever_accepts_a_difference_does_not_approve_it(story: Story) -> None:
    request = with_lines(story, story.claim())
    body = paper("10.00", lines=[{"label": "Frais", "amount_ttc": "10.00"}], kind="instalment")
    body["accept_differences"] = {"reason": "Frais de dossier acceptés."}
    story.done(f"/service-requests/{request}/invoice", body, by=story.supervisor)
    path = f"/service-requests/{request}/invoice-approval"
    story.refused("four_eyes", path, by=story.supervisor, status=403)
    story.refused("invoice_awaits_approval", f"/service-requests/{request}/invoice", paper("5.00"))
    done = story.done(
        f"/service-requests/{request}/invoice-rejection", {"reason": "Frais non prévus."}, by=story.supervisor
    )
    assert (done["state"], done["invoices"][0]["state"]) == ("ordered", "refused")
    assert done["invoices"][0]["refused_reason"] == "Frais non prévus."


def test_what_a_refused_invoice_gave_back_is_committed_again(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    bill(story, request, "600.00")
    assert money(story, claim)[0] == "600.00"
    payment = story.payment_of(request)["reference"]
    rejection = {"reason": "Montant erroné.", "invoice_refused": True}
    story.done(f"/payments/{payment}/rejection", rejection, by=story.supervisor)
    assert money(story, claim)[0] == "1000.00"
    corrected = bill(story, request, "1000.00")
    assert corrected["invoices"][1]["insurer_part"] == "1000.00"
    pay(story, request)
    assert money(story, claim)[:3] == ("0.00", "1000.00", "3000.00")


def test_what_others_took_meanwhile_is_not_committed_again(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "3000.00")
    bill(story, request, "1000.00")
    story.ordered(claim, "2500.00")
    payment = story.payment_of(request)["reference"]
    story.done(
        f"/payments/{payment}/rejection", {"reason": "Montant erroné.", "invoice_refused": True}, by=story.supervisor
    )
    assert money(story, claim)[:3] == ("4000.00", "0.00", "0.00")
    corrected = bill(story, request, "3000.00")["invoices"][1]
    assert corrected["insurer_part"] == "1500.00"


def test_a_shared_mission_is_invoiced_by_its_key(story: Story) -> None:
    one, other = story.claim(), story.claim("EREP-PLUS")
    body = {
        "provider_id": story.provider()["id"],
        "speciality": "cleaning",
        "share": 1,
        "shared_with": [{"claim_reference": other, "share": 2}],
        "share_reason": "Deux des trois pages visent le second assuré.",
    }
    request = story.done(f"/claims/{one}/service-requests", body)["reference"]
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "1000.00"})
    story.done(f"/service-requests/{request}/order")
    assert (money(story, one)[0], money(story, other)[0]) == ("333.33", "566.67")
    bill(story, request, "100.00", kind="instalment")
    payment = story.payment_of(request)
    # The other claim's 66.67 euros fall within its deductible of 100.
    assert payment["amount"] == "33.33"
    bill(story, request, "800.00")
    assert story.payment_of(request)["amount"] == "766.67"
    assert (money(story, one)[0], money(story, other)[0]) == ("300.00", "500.00")
    for reference in (payment["reference"], story.payment_of(request)["reference"]):
        story.done(f"/payments/{reference}/approval", by=story.supervisor)
    assert (money(story, one)[1], money(story, other)[1]) == ("300.00", "500.00")
    assert story.get(f"/service-requests/{request}")["state"] == "paid"
