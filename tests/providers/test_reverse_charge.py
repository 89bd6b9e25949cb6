"""Reverse charge (rule 20): the provider is paid the net amount, the insured the tax that they owe."""

import pytest

from backend.core.ids import new_id
from tests.providers.einvoice_samples import Sample
from tests.providers.story import Json, Story, money
from tests.providers.test_invoice_files import send

LINES = [{"label": "Retrait", "unit_price_ht": "1000.00", "vat_rate": "20", "reverse_charge": True}]


def ordered(story: Story, product: str = "LM-INTERNE", position: Json | None = None) -> tuple[str, str]:
    """A claim and a mission ordered at 1 000 euros, 200 of tax due by the insured."""
    claim = story.claim(product)
    if position:
        story.done(f"/claims/{claim}/vat-positions", {"since": "2026-01-01", "proof": "Attestation", **position})
    request = story.quoted(claim, "1200.00", lines=LINES)
    story.done(f"/service-requests/{request}/order")
    return claim, request


def payments(story: Story, claim: str) -> dict[str, Json]:
    """The payments proposed for a claim, by basis."""
    found = story.get(f"/payments?limit=200&claim={claim}")["items"]
    return {one["basis"]: one for one in found if one["state"] == "proposed"}


def bill(story: Story, request: str, amount: str, **more: object) -> Json:
    return story.done(f"/service-requests/{request}/invoice", {"number": new_id().hex, "amount_ttc": amount, **more})


@pytest.mark.parametrize(
    ("product", "position", "insured", "held"),
    [
        ("LM-INTERNE", None, "200.00", "1200.00"),
        ("LM-INTERNE", {"position": "partial", "rate_percent": "50"}, "100.00", "1100.00"),
        ("LM-INTERNE", {"position": "full"}, None, "1000.00"),
        ("EREP-PLUS", None, "100.00", "1100.00"),
    ],
)
@pytest.mark.parametrize("told", [{}, {"lines": LINES}, {"reverse_charge_vat": "200.00"}])
def test_the_tax_goes_to_who_owes_it(
    story: Story, product: str, position: Json | None, insured: str | None, held: str, told: Json
) -> None:
    claim, request = ordered(story, product, position)
    shown = bill(story, request, "1200.00" if told else "1000.00", **told)["invoices"][0]
    assert (shown["amount_ttc"], shown["reverse_charge_vat"], shown["insurer_part"]) == ("1200.00", "200.00", "1000.00")
    assert money(story, claim)[0] == held
    due = payments(story, claim)
    assert due["invoice"]["amount"] == "1000.00"
    assert (due["reverse_charge_vat"]["amount"] if insured else None) == insured
    for one in due.values():
        story.done(f"/payments/{one['reference']}/approval", by=story.supervisor)
    assert money(story, claim)[:2] == ("0.00", held)
    assert story.get(f"/service-requests/{request}")["state"] == "paid"


def test_an_electronic_invoice_under_reverse_charge_is_net(story: Story) -> None:
    claim, request = ordered(story)
    provider = story.get(f"/providers/{story.get(f'/service-requests/{request}')['provider_id']}")
    sample = Sample(
        number=new_id().hex, siret=provider["siret"], unit="1000.00", ht="1000.00", vat="0.00", ttc="1000.00",
        payable="1000.00",
    )  # fmt: skip
    content = sample.ubl().replace(b"<cbc:ID>S</cbc:ID><cbc:Percent>20", b"<cbc:ID>AE</cbc:ID><cbc:Percent>0")
    status, shown = send(story, request, content)
    assert (status, shown["invoices"][0]["reverse_charge_vat"]) == (201, "200.00"), shown
    assert {name: one["amount"] for name, one in payments(story, claim).items()} == {
        "invoice": "1000.00",
        "reverse_charge_vat": "200.00",
    }


def test_parts_and_deposits_add_up(story: Story) -> None:
    claim, request = ordered(story)
    bill(story, request, "333.33", kind="deposit")
    bill(story, request, "333.33", kind="instalment")
    path, last = f"/service-requests/{request}/invoice", {"number": new_id().hex, "amount_ttc": "666.67"}
    assert story.refused("deposit_to_deduct", path, last)["deposits"] == "333.33"
    final = story.done(path, {**last, "deposit_deducted": "333.33"})
    assert [one["insurer_part"] for one in final["invoices"]] == ["333.33", "333.33", "333.34"]
    taxes = [one for one in story.get(f"/payments?claim={claim}")["items"] if one["basis"] == "reverse_charge_vat"]
    assert [one["amount"] for one in taxes] == ["66.67", "66.66", "66.67"]
    assert money(story, claim)[0] == "1200.00"


def test_an_amount_that_may_be_read_twice_is_refused(story: Story) -> None:
    _, request = ordered(story)
    path = f"/service-requests/{request}/invoice"
    story.refused("reverse_charge_unclear", path, {"number": "F", "amount_ttc": "1200.00"})
    story.refused("invoice_exceeds_order", path, {"number": "F", "amount_ttc": "1200.01"})
    odd = {"number": "F", "amount_ttc": "10.00", "reverse_charge_vat": "10.01"}
    story.refused("reverse_charge_over_amount", path, odd, status=422)


def test_a_credit_note_lowers_both(story: Story) -> None:
    claim, request = ordered(story)
    number = bill(story, request, "1000.00")["invoices"][0]["number"]
    note = {"number": new_id().hex, "of_invoice": number, "amount": "250.00", "reason": "Moins de travail."}
    path = f"/service-requests/{request}/credit-notes"
    story.done(path, note)
    assert {name: one["amount"] for name, one in payments(story, claim).items()} == {
        "invoice": "750.00",
        "reverse_charge_vat": "150.00",
    }
    assert money(story, claim)[0] == "900.00"
    refused = story.refused("credit_exceeds_invoice", path, {**note, "number": new_id().hex, "amount": "750.01"})
    assert refused["left"] == "750.00"
    assert story.done(path, {**note, "number": new_id().hex, "amount": "750.00"})["state"] == "ordered"
    assert payments(story, claim) == {}
    # Whole again, but for what the first credit note took off for good.
    assert money(story, claim)[0] == "900.00"


def test_a_credit_note_after_the_payment_is_asked_of_both(story: Story) -> None:
    claim, request = ordered(story)
    number = bill(story, request, "1000.00")["invoices"][0]["number"]
    for one in payments(story, claim).values():
        story.done(f"/payments/{one['reference']}/approval", by=story.supervisor)
    note = {"number": new_id().hex, "of_invoice": number, "amount": "250.00", "reason": "Moins de travail."}
    story.done(f"/service-requests/{request}/credit-notes", note)
    tasks = [one for one in story.tasks() if one["claim_reference"] == claim]
    titles = {one["kind"]: one["title"] for one in tasks}
    assert "250,00" in titles["provider_refund"]
    assert "50,00" in titles["insured_refund"]
    story.done(f"/service-requests/{request}/credit-notes", {**note, "number": new_id().hex, "amount": "100.00"})
    tasks = [one for one in story.tasks() if one["claim_reference"] == claim]
    last = [one["title"] for one in tasks if one["kind"] == "insured_refund"]
    assert len(last) == 2
    assert any("Obtenir 20,00" in title for title in last)


def test_a_refused_invoice_takes_the_tax_back_too(story: Story) -> None:
    claim, request = ordered(story)
    bill(story, request, "500.00")
    assert money(story, claim)[0] == "600.00"
    due = payments(story, claim)
    rejection = {"reason": "Montant erroné.", "invoice_refused": True}
    story.done(f"/payments/{due['invoice']['reference']}/rejection", rejection, by=story.supervisor)
    assert (payments(story, claim), money(story, claim)[0]) == ({}, "1200.00")
    bill(story, request, "1000.00")
    assert payments(story, claim)["reverse_charge_vat"]["amount"] == "200.00"
    story.done(f"/payments/{payments(story, claim)['reverse_charge_vat']['reference']}/approval", by=story.supervisor)
    path = f"/payments/{payments(story, claim)['invoice']['reference']}/rejection"
    story.refused("reverse_charge_paid", path, rejection, by=story.supervisor)
