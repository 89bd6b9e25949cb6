"""An IBAN stands where it is needed and nowhere else: no log, no audit fact, no refusal."""

import pytest

from backend.core.db import rows
from tests.payments.bank import CARRIER_IBAN, IBANS, Bank


def test_an_iban_is_in_no_log_no_audit_and_no_refusal(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    story, wrong = bank.story, "FR7630006000011234567890188"
    payment = bank.approved("64.00", account=False)
    payee = payment["payee_id"]
    body = {"iban": wrong, "holder": "Cabinet", "source": "RIB reçu."}
    refused = story.post(f"/payees/{payee}/bank-details", body)
    assert (refused.status_code, wrong in refused.text, wrong[-10:] in refused.text) == (422, False, False)
    strange = story.post(f"/payees/{payee}/bank-details", {**body, "iban": IBANS[2], "stranger": IBANS[1]})
    assert (strange.status_code, IBANS[1] in strange.text, IBANS[2] in strange.text) == (422, False, False)
    bank.account(payee, IBANS[2])
    again = story.post(f"/payees/{payee}/bank-details", {**body, "iban": IBANS[1]}).json()
    story.refused("permission_missing", f"/bank-details/{again['id']}/approval", status=403)
    batch = bank.batch(payment["reference"])["reference"]
    bank.post_report(batch, f"<IBAN>{IBANS[2]}</IBAN>".encode())
    bank.report(batch, {payment["reference"]: "RJCT:AC04"})
    told = "".join(capsys.readouterr())
    with story.database.reading() as session:
        told += "".join(row["words"] for row in rows(session, "SELECT a::text AS words FROM audit_entry a"))
        told += "".join(row["words"] for row in rows(session, "SELECT t::text AS words FROM task t"))
        told += "".join(row["words"] for row in rows(session, "SELECT m.body AS words FROM outbox_message m"))
    assert "request_id=" in told, "the logs were captured"
    assert not [iban for iban in (*IBANS, CARRIER_IBAN, wrong) if iban in told.replace(" ", "")]
