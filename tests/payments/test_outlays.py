"""Refunds, deposits, ex-gratia payments and money that came back."""

import pytest

from backend.core.db import Database, rows
from backend.core.ids import new_id
from tests.payments.bank import Bank
from tests.providers.story import Json, Story

PAID = {
    "issuer": "Nettoyage Express",
    "issued_on": "2099-01-01",
    "paid_on": "2099-01-01",
    "amount_ttc": "300.00",
    "benefit": "cleaning",
    "proof": "Facture acquittée reçue.",
}


def paid(story: Story, claim: str, **more: object) -> Json:
    """An invoice that the insured paid today."""
    today = story.get(f"/claims/{claim}")["declared_at"][:10]
    return {**PAID, "number": new_id().hex, "issued_on": today, "paid_on": today, **more}


def test_a_refund_is_an_expense_of_the_event(story: Story) -> None:
    claim = story.claim()
    body = paid(story, claim, lines=[{"label": "Nettoyage", "amount_ttc": "300.00"}])
    payment = story.done(f"/claims/{claim}/refunds", body)
    assert (payment["basis"], payment["payee_kind"], payment["amount"]) == ("refund", "insured", "300.00")
    assert story.event(claim)["committed"] == "300.00"
    story.refused("paid_invoice_already_recorded", f"/claims/{claim}/refunds", body)
    approved = story.done(f"/payments/{payment['reference']}/approval", by=story.supervisor)
    assert (approved["state"], approved["transfer"]["state"]) == ("paid", "to_send")
    assert (story.event(claim)["committed"], story.event(claim)["paid"]) == ("0.00", "300.00")


def test_a_refund_stays_under_the_limit(story: Story) -> None:
    claim = story.claim()
    body = paid(story, claim, amount_ttc="4000.01")
    refused = story.refused("amount_limit_exceeded", f"/claims/{claim}/refunds", body)
    assert refused["remaining"] == "4000.00"
    agreement = {"agreed_on": body["paid_on"], "share": "0.01"}
    payment = story.done(f"/claims/{claim}/refunds", {**body, "insured_agreement": agreement})
    assert payment["amount"] == "4000.00"


@pytest.mark.parametrize(
    ("code", "more", "status"),
    [
        ("date_in_future", {"paid_on": "2099-01-01"}, 422),
        ("urgency_required", {"issued_on": "2026-06-01"}, 409),
        ("benefit_not_covered", {"benefit": "burying"}, 409),
        ("lines_total_differs", {"lines": [{"label": "a", "amount_ttc": "1.00"}]}, 422),
    ],
)
def test_refused_refunds(story: Story, code: str, more: dict[str, object], status: int) -> None:
    claim = story.claim()
    story.refused(code, f"/claims/{claim}/refunds", paid(story, claim, **more), status=status)


def test_costs_before_the_declaration_with_urgency(story: Story) -> None:
    claim = story.claim()
    body = paid(story, claim, issued_on="2026-06-01", paid_on="2026-06-01", urgency="Menaces au cabinet le soir même.")
    assert story.done(f"/claims/{claim}/refunds", body)["state"] == "proposed"


def test_a_claim_without_cover_refunds_nothing(story: Story) -> None:
    claim = story.claim(covered=False)
    story.refused("claim_not_covered", f"/claims/{claim}/refunds", paid(story, claim))


def test_a_refused_refund_gives_the_money_back(story: Story) -> None:
    claim = story.claim()
    payment = story.done(f"/claims/{claim}/refunds", paid(story, claim))["reference"]
    body = {"reason": "La facture n’est pas acquittée.", "invoice_refused": True}
    rejected = story.done(f"/payments/{payment}/rejection", body, by=story.supervisor)
    assert (rejected["state"], rejected["allowed_actions"]) == ("rejected", [])
    assert story.event(claim)["committed"] == "0.00"
    story.refused("nothing_to_propose", f"/payments/{payment}/proposal")


def test_ex_gratia_stands_outside_the_limit_and_is_approved(story: Story, database: Database) -> None:
    claim = story.claim()
    payment = story.done(
        f"/claims/{claim}/ex-gratia-payments", {"amount": "5000.00", "reason": "Geste de la direction."}
    )
    story.refused("permission_missing", f"/payments/{payment['reference']}/approval", status=403)
    story.done(f"/payments/{payment['reference']}/approval", by=story.supervisor)
    assert (story.event(claim)["committed"], story.event(claim)["paid"]) == ("0.00", "0.00")
    with database.reading() as session:
        sql = """SELECT l.kind, l.outside_limit, l.amount_cents, l.event_id FROM ledger_entry l
                   JOIN claim c ON c.id = l.claim_id WHERE c.reference = :r ORDER BY l.recorded_at, l.id"""
        entries = [tuple(row.values()) for row in rows(session, sql, r=claim)]
    assert entries == [("commit", "ex_gratia", 500_000, None), ("pay", "ex_gratia", 500_000, None)]


def test_the_third_person_is_paid_outside_the_limit_and_a_rejection_gives_it_back(
    story: Story, database: Database
) -> None:
    claim = story.claim()
    body = {"amount": "600.00", "reason": "Tierce personne désignée.", "outside_limit": "third_person"}
    payment = story.done(f"/claims/{claim}/ex-gratia-payments", body)
    assert payment["label"] == f"Tierce personne {claim}"
    wrong = {"reason": "Mauvais montant.", "invoice_refused": True}
    story.done(f"/payments/{payment['reference']}/rejection", wrong, by=story.supervisor)
    with database.reading() as session:
        sql = """SELECT l.kind, l.outside_limit, l.benefit FROM ledger_entry l JOIN claim c ON c.id = l.claim_id
                  WHERE c.reference = :r ORDER BY l.recorded_at, l.id"""
        entries = [tuple(row.values()) for row in rows(session, sql, r=claim)]
    assert entries == [(kind, "third_person", "third_person") for kind in ("commit", "release")]
    unknown = {**body, "outside_limit": "psychological_assistance"}
    story.refused("validation_failed", f"/claims/{claim}/ex-gratia-payments", unknown, status=422)


def test_a_deposit_is_charged_until_the_court_refunds_it(bank: Bank) -> None:
    story = bank.story
    claim = story.claim()
    registry = {"kind": "court_registry", "name": f"Régie {new_id().hex}"}
    body = {"registry": registry, "amount": "250.00", "benefit": "cleaning"}
    proposed = story.done(f"/claims/{claim}/court-deposits", body)
    payment = proposed["reference"]
    path = f"/payments/{payment}/return"
    back = {"kind": "deposit_refund", "amount": "100.00", "reason": "Restitution partielle."}
    story.refused("action_not_possible", path, back, by=story.supervisor)
    story.done(f"/payments/{payment}/approval", by=story.supervisor)
    assert story.event(claim)["paid"] == "250.00"
    story.refused("return_not_possible", path, back, by=story.supervisor)
    bank.account(proposed["payee_id"])
    bank.batch(payment)
    story.done(path, back, by=story.supervisor)
    assert (story.event(claim)["committed"], story.event(claim)["paid"]) == ("0.00", "150.00")
    story.refused("return_exceeds_payment", path, {**back, "amount": "150.01"}, by=story.supervisor)
    story.done(path, {"kind": "deposit_refund", "reason": "Solde."}, by=story.supervisor)
    assert story.event(claim)["paid"] == "0.00"


def test_an_undue_payment_is_due_no_longer(bank: Bank) -> None:
    claim = bank.story.claim()
    payment = bank.approved("80.00", claim=claim)["reference"]
    path = f"/payments/{payment}/return"
    bank.story.refused(
        "return_not_possible", path, {"kind": "returned_transfer", "reason": "Non parti."}, bank.story.supervisor
    )
    bank.story.refused(
        "return_not_possible", path, {"kind": "deposit_refund", "reason": "Aucune."}, bank.story.supervisor
    )
    shown = bank.story.done(path, {"kind": "undue", "reason": "Payé deux fois."}, by=bank.story.supervisor)
    assert (shown["state"], bank.story.event(claim)["paid"]) == ("paid", "0.00")
    assert bank.story.event(claim)["committed"] == "0.00"


def test_a_transfer_that_came_back_by_letter(bank: Bank) -> None:
    claim = bank.story.claim()
    payment = bank.approved("81.00", claim=claim)["reference"]
    bank.batch(payment)
    body = {"kind": "returned_transfer", "reason": "Compte clos.", "code": "AC04"}
    shown = bank.story.done(f"/payments/{payment}/return", body, by=bank.story.supervisor)
    assert (shown["transfer"]["state"], shown["allowed_actions"]) == ("returned", ["propose_again"])
    assert (bank.story.event(claim)["committed"], bank.story.event(claim)["paid"]) == ("81.00", "0.00")


def test_payments_as_a_table(story: Story) -> None:
    claim = story.claim()
    payment = story.done(f"/claims/{claim}/refunds", paid(story, claim))["reference"]
    answer = story.client.get(f"/api/v1/payments.csv?claim={claim}", headers=story.handler)
    lines = answer.content.decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("reference;claim_reference;state")
    assert (lines[1].split(";")[0], lines[1].split(";")[-1], lines[2:]) == (payment, "300.00", [""])


def recovers(story: Story, claim: str, position: str, **more: object) -> None:
    """The insured recovers VAT since long."""
    body = {"position": position, "since": "2026-01-01", "proof": "Attestation.", **more}
    story.done(f"/claims/{claim}/vat-positions", body)


@pytest.mark.parametrize(
    ("position", "rate", "refunded"), [("full", {}, "250.00"), ("partial", {"rate_percent": "40"}, "280.00")]
)
def test_the_tax_that_the_insured_recovers_is_not_refunded(
    story: Story, position: str, rate: dict[str, object], refunded: str
) -> None:
    claim = story.claim()
    recovers(story, claim, position, **rate)
    payment = story.done(f"/claims/{claim}/refunds", paid(story, claim, amount_vat="50.00"))
    assert (payment["amount"], story.event(claim)["committed"]) == (refunded, refunded)


def test_the_tax_is_inside_the_total(story: Story) -> None:
    claim = story.claim()
    assert story.post(f"/claims/{claim}/refunds", paid(story, claim, amount_vat="300.00")).status_code == 422
    assert story.post(f"/claims/{claim}/refunds", paid(story, claim, amount_vat="-1.00")).status_code == 422


def protection(story: Story, claim: str) -> Json:
    """What legal protection holds of a claim, per its reserve."""
    lines = story.get(f"/claims/{claim}/reserves")["lines"]
    return next(line for line in lines if line["guarantee"] == "legal_protection")


def test_court_costs_are_charged_to_legal_protection(story: Story) -> None:
    claim = story.claim("EREP-PLUS")
    before = story.event(claim)
    deposit = {"registry": {"kind": "court_registry", "name": f"Régie {new_id().hex}"}, "amount": "250.00"}
    story.done(f"/claims/{claim}/court-deposits", deposit)
    story.done(f"/claims/{claim}/refunds", paid(story, claim, benefit="lawyer", amount_ttc="100.00"))
    assert story.event(claim) == before, "the cover of cleaning bears nothing of it"
    assert protection(story, claim)["committed"] == "350.00"
    refused = story.refused(
        "amount_limit_exceeded", f"/claims/{claim}/court-deposits", {**deposit, "amount": "7650.01"}
    )
    assert refused["standing"]["guarantee"] == "legal_protection"
    part = {"insurer": "Autre Assureur", "cost_line": "lawyer", "amount": "10.00", "reason": "Cumul."}
    story.done(f"/claims/{claim}/contributions", part)
    assert protection(story, claim)["committed"] == "360.00"


def test_without_legal_protection_court_costs_are_refused_with_the_clause(story: Story) -> None:
    claim = story.claim()
    deposit = {"registry": {"kind": "court_registry", "name": "Régie du tribunal"}, "amount": "250.00"}
    assert "Article" in story.refused("benefit_not_covered", f"/claims/{claim}/court-deposits", deposit)["detail"]
