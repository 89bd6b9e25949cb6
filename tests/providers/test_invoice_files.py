"""An electronic invoice is recorded from its file, compared with the mission, and kept."""

from hashlib import sha256
from typing import Any

import pytest

from backend.core.ids import new_id
from backend.core.settings import Settings
from tests.conftest import key
from tests.providers.einvoice_samples import Sample
from tests.providers.story import API, Json, Story, money

LINES = [{"label": "Retrait", "unit_price_ht": "1500.00", "vat_rate": "20"}]


def mission(story: Story) -> tuple[str, str, Sample]:
    """A claim, a mission ordered at 1 800 euros TTC, and the invoice that its provider would send."""
    claim, provider = story.claim(), story.provider()
    body = {"provider_id": provider["id"], "speciality": "cleaning"}
    request = story.done(f"/claims/{claim}/service-requests", body)["reference"]
    story.done(f"/service-requests/{request}/quote", {"lines": LINES})
    story.done(f"/service-requests/{request}/order")
    return claim, request, Sample(number=new_id().hex, siret=provider["siret"])


def send(story: Story, request: str, content: bytes, **form: str) -> tuple[int, Json]:
    """Put a file in."""
    answer = story.client.post(
        f"{API}/service-requests/{request}/invoice-files",
        files={"file": ("facture", content)},
        data=form,
        headers=key(story.handler),
    )
    found: Json = answer.json()
    return answer.status_code, found


@pytest.mark.parametrize("write", [Sample.ubl, Sample.cii, Sample.factur_x])
def test_amounts_are_read_from_the_file_and_the_file_is_kept(story: Story, settings: Settings, write: Any) -> None:
    claim, request, sample = mission(story)
    content = write(sample)
    status, shown = send(story, request, content)
    assert (status, shown["state"]) == (201, "invoiced"), shown
    invoice, digest = shown["invoices"][0], sha256(content).hexdigest()
    assert (invoice["number"], invoice["issued_on"], invoice["amount_ttc"]) == (sample.number, "2026-06-20", "1800.00")
    assert (invoice["source"], invoice["file_sha256"]) == (write.__name__, digest)
    assert (settings.files_dir / "invoices" / digest[:2] / digest).read_bytes() == content
    assert story.payment_of(request)["amount"] == "1800.00"
    assert money(story, claim)[0] == "1800.00"
    assert send(story, request, content)[1]["code"] in {"invoice_already_recorded", "action_not_possible"}


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"siret": "73282932000074"}, "einvoice_mismatch", "SIRET du vendeur"),
        ({"currency": "USD"}, "einvoice_mismatch", "devise"),
        ({"ttc": "1800.01"}, "einvoice_totals_differ", "total TTC"),
    ],
)
def test_what_differs_from_the_mission_is_named(story: Story, change: dict[str, str], code: str, field: str) -> None:
    _, request, sample = mission(story)
    status, refused = send(story, request, sample.but(**change).ubl())
    assert (status, refused["code"], refused["field"]) == (422, code, field)
    assert refused["read"] != refused["expected"]


def test_a_line_that_is_not_ordered_is_refused_or_accepted_for_approval(story: Story) -> None:
    _, request, sample = mission(story)
    other = sample.but(label="Autre chose").cii()
    status, refused = send(story, request, other)
    assert (status, refused["code"]) == (409, "invoice_differs")
    status, shown = send(story, request, other, accept_differences="Libellé de leur logiciel")
    assert (status, shown["invoices"][0]["state"]) == (201, "to_approve")


def test_more_than_the_order_is_refused(story: Story) -> None:
    _, request, sample = mission(story)
    more = sample.but(unit="1600.00", ht="1600.00", vat="320.00", ttc="1920.00", payable="1920.00")
    status, refused = send(story, request, more.ubl())
    assert (status, refused["code"]) == (409, "invoice_exceeds_order")


def test_the_deposit_told_by_the_file_is_compared(story: Story) -> None:
    _, request, sample = mission(story)
    deposit = {"number": new_id().hex, "amount_ttc": "300.00", "kind": "deposit"}
    story.done(f"/service-requests/{request}/invoice", deposit)
    assert send(story, request, sample.ubl())[1]["code"] == "deposit_to_deduct"
    status, shown = send(story, request, sample.but(prepaid="300.00", payable="1500.00").ubl())
    assert (status, shown["invoices"][1]["insurer_part"]) == (201, "1500.00")


def test_a_credit_note_file_lowers_its_invoice(story: Story) -> None:
    claim, request, sample = mission(story)
    send(story, request, sample.ubl())
    part = sample.but(
        number=new_id().hex, unit="500.00", ht="500.00", vat="100.00", ttc="600.00", payable="600.00",
        credited=sample.number,
    )  # fmt: skip
    status, shown = send(story, request, part.ubl())
    assert (status, shown["invoices"][0]["insurer_part"]) == (201, "1200.00")
    assert money(story, claim)[0] == "1200.00"


def test_a_dangerous_file_is_refused(story: Story) -> None:
    _, request, _ = mission(story)
    status, refused = send(story, request, b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    assert (status, refused["code"]) == (422, "einvoice_unreadable")
