"""Credit notes: less is due before the payment, a refund is owed after it, to the cent whatever their number."""

from backend.core.ids import new_id
from tests.providers.story import Json, Story, money
from tests.providers.test_invoices import bill, pay


def test_a_credit_note_before_the_payment_lowers_what_is_due(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    number = bill(story, request, "1000.00")["invoices"][0]["number"]
    first = story.payment_of(request)["reference"]
    note = {"number": "A-1", "of_invoice": number, "amount": "250.00", "reason": "Une page déjà retirée."}
    path = f"/service-requests/{request}/credit-notes"
    credited = story.done(path, note)
    assert credited["invoices"][0]["insurer_part"] == "750.00"
    assert story.get(f"/payments/{first}")["state"] == "rejected"
    assert story.get(f"/payments/{first}")["allowed_actions"] == []
    assert (story.payment_of(request)["amount"], money(story, claim)[0]) == ("750.00", "750.00")
    story.refused("credit_note_already_recorded", path, note)
    story.refused("credit_exceeds_invoice", path, {**note, "number": "A-2", "amount": "750.01"})
    story.refused("invoice_not_found", path, {**note, "number": "A-2", "of_invoice": "?"}, status=404)
    pay(story, request)
    assert story.get(f"/service-requests/{request}")["state"] == "paid"
    assert money(story, claim)[:3] == ("0.00", "750.00", "3250.00")
    shown = story.get(path)["items"][0]
    assert (shown["lowered"], shown["refund_expected"], shown["of_invoice"]) == ("250.00", "0.00", number)


def test_what_a_credit_note_leaves_of_a_rejected_payment_is_proposed(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    number = bill(story, request, "1000.00")["invoices"][0]["number"]
    first = story.payment_of(request)["reference"]
    rejection = {"reason": "Avoir attendu.", "invoice_refused": False}
    story.done(f"/payments/{first}/rejection", rejection, by=story.supervisor)
    note = {"number": new_id().hex, "of_invoice": number, "amount": "250.00", "reason": "Une page déjà retirée."}
    story.done(f"/service-requests/{request}/credit-notes", note)
    assert story.payment_of(request)["amount"] == "750.00"
    pay(story, request)
    assert money(story, claim)[:3] == ("0.00", "750.00", "3250.00")


def test_a_deposit_credited_after_the_final_invoice_leaves_nothing_committed(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    number = bill(story, request, "300.00", kind="deposit")["invoices"][0]["number"]
    bill(story, request, "1000.00", deposit_deducted="300.00")
    note = {"number": new_id().hex, "of_invoice": number, "amount": "100.00", "reason": "Acompte trop élevé."}
    story.done(f"/service-requests/{request}/credit-notes", note)
    assert money(story, claim)[0] == "900.00"


def test_a_whole_credit_note_lets_another_invoice_come(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    number = bill(story, request, "900.00")["invoices"][0]["number"]
    note = {"number": "A-1", "of_invoice": number, "amount": "900.00", "reason": "Facture émise par erreur."}
    credited = story.done(f"/service-requests/{request}/credit-notes", note)
    assert (credited["state"], credited["invoices"][0]["state"]) == ("ordered", "refused")
    assert money(story, claim)[0] == "1000.00"
    assert bill(story, request, "1000.00")["invoices"][1]["insurer_part"] == "1000.00"


def test_a_credit_note_after_the_payment_is_a_refund_to_obtain(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    number = bill(story, request, "1000.00")["invoices"][0]["number"]
    pay(story, request)
    note = {"number": "A-1", "of_invoice": number, "amount": "250.00", "reason": "Une page est revenue."}
    story.done(f"/service-requests/{request}/credit-notes", note)
    shown = story.get(f"/service-requests/{request}/credit-notes")["items"][0]
    assert (shown["lowered"], shown["refund_expected"]) == ("0.00", "250.00")
    assert money(story, claim)[:3] == ("0.00", "1000.00", "3000.00")
    kinds = [task["kind"] for task in tasks_of(story, claim)]
    assert "provider_refund" in kinds


def test_what_the_provider_gives_back_settles_its_credit_notes(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    number = bill(story, request, "1000.00")["invoices"][0]["number"]
    pay(story, request)
    path = f"/service-requests/{request}/credit-notes"
    for amount in ("250.00", "100.00"):
        note = {"number": new_id().hex, "of_invoice": number, "amount": amount, "reason": "Une page est revenue."}
        story.done(path, note)
    money_in = {"kind": "provider_refund", "amount": "300.00", "received_on": "2026-07-01", "from": "Prestataire"}
    story.done(f"/claims/{claim}/recoveries", money_in)
    assert [one["refund_expected"] for one in story.get(path)["items"]] == ["0.00", "50.00"]
    assert [one["title"] for one in tasks_of(story, claim) if one["kind"] == "provider_refund"] != []
    story.done(f"/claims/{claim}/recoveries", {**money_in, "amount": "50.00"})
    assert [one["refund_expected"] for one in story.get(path)["items"]] == ["0.00", "0.00"]
    assert [one for one in tasks_of(story, claim) if one["kind"] == "provider_refund"] == []


def test_a_credit_note_leaves_the_tax_that_the_insured_recovers_in_proportion(story: Story) -> None:
    claim = story.claim()
    position = {"position": "partial", "rate_percent": "50", "since": "2026-01-01", "proof": "Attestation fiscale"}
    story.done(f"/claims/{claim}/vat-positions", position)
    lines = [{"label": "Retrait", "unit_price_ht": "1000.00", "vat_rate": "20"}]
    request = story.quoted(claim, "1200.00", lines=lines)
    story.done(f"/service-requests/{request}/order")
    number = bill(story, request, "1200.00")["invoices"][0]["number"]
    note = {"number": "A-1", "of_invoice": number, "amount": "600.00", "reason": "La moitié."}
    credited = story.done(f"/service-requests/{request}/credit-notes", note)
    assert (credited["invoices"][0]["insurer_part"], money(story, claim)[0]) == ("550.00", "550.00")


def test_a_credit_note_gives_the_deductible_back(story: Story) -> None:
    claim = story.claim("EREP-PLUS")
    request = story.ordered(claim, "500.00")
    number = bill(story, request, "500.00")["invoices"][0]["number"]
    note = {"number": "A-1", "of_invoice": number, "amount": "440.00", "reason": "Presque rien n’a été fait."}
    story.done(f"/service-requests/{request}/credit-notes", note)
    assert money(story, claim)[0] == "0.00"
    assert story.get(f"/service-requests/{story.ordered(claim, '500.00')}")["order"]["deductible"] == "40.00"


def tasks_of(story: Story, claim: str) -> list[Json]:
    """The open tasks of a claim."""
    return [task for task in story.tasks() if task["claim_reference"] == claim]
