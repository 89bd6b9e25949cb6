"""Lawyers through the API (rules 25 and 26): free choice, written request, agreements to pay and their invoices."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.core.clock import paris_date
from backend.core.db import Database, rows
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.providers.rules.lawyers import draw
from tests.conftest import Headers
from tests.providers.story import API, Json, Story

TODAY = paris_date(clock.now())
CHOICE = {"name": "Maître Ada Lovelace", "bar": "Paris", "email": "ada@example.org"}


@pytest.fixture
def claim(story: Story) -> str:
    """A covered claim whose formula pays lawyers."""
    return story.claim("EREP-PLUS")


def granted(story: Story, claim: str, step: str = "notice", **more: object) -> Json:
    """The insured's choice, then an agreement."""
    story.done(f"/claims/{claim}/lawyer-choice", CHOICE)
    return story.done(f"/claims/{claim}/agreements-to-pay", {"step": step, **more}, by=story.supervisor)


def invoice(number: str, amount: str, **more: object) -> Json:
    """A lawyer's invoice of today that the insured has paid."""
    body = {"number": number, "issued_on": str(TODAY), "amount_ttc": amount, "payee": "insured", "paid_on": str(TODAY)}
    return {**body, **more}


def legal_money(database: Database, agreement: Json) -> tuple[int, int]:
    """Committed and paid cents of the event of legal protection."""
    with database.reading() as session:
        (row,) = rows(
            session,
            "SELECT committed_cents, paid_cents FROM covered_event WHERE id = CAST(:id AS uuid)",
            id=agreement["event_id"],
        )
    return row["committed_cents"], row["paid_cents"]


def letters(database: Database, like: str) -> list[str]:
    """Bodies of the messages and titles of the tasks whose key looks like this."""
    with database.reading() as session:
        found = rows(
            session,
            """SELECT body AS words FROM outbox_message WHERE dedup_key LIKE :like
               UNION ALL SELECT title FROM task WHERE dedup_key LIKE 'letter:' || :like""",
            like=like,
        )
    return [row["words"] for row in found]


def test_no_name_before_the_written_request_then_in_the_order_of_names(story: Story, claim: str) -> None:
    path = f"/claims/{claim}/lawyer-names"
    zoe = story.provider(name="Zoé Aubry", specialities=["lawyer"], tariffs={"lawyer": "1.00"})
    abel = story.provider(name="abel Zola", specialities=["lawyer"], tariffs={"lawyer": "900.00"})
    insured = story.get(f"/claims/{claim}")["insured"]["name"]
    tied = story.provider(name=f"Maître {insured}", specialities=["lawyer"])
    early = story.client.get(f"{API}{path}", headers=story.handler)
    assert (early.status_code, early.json()["code"]) == (409, "written_request_required")
    body = {"requested_on": str(TODAY), "document": "Courriel du jour"}
    late = {**body, "requested_on": str(TODAY + timedelta(days=1))}
    story.refused("date_in_future", f"/claims/{claim}/lawyer-name-request", late, status=422)
    story.done(f"/claims/{claim}/lawyer-name-request", body)
    names = story.get(path)["items"]
    ids = [one["provider_id"] for one in names]
    assert ids.index(abel["id"]) < ids.index(zoe["id"])
    assert tied["id"] not in ids
    assert set(names[0]) == {"provider_id", "name", "email", "phone"}


def test_a_lawyer_is_neither_matched_nor_ordered(story: Story, claim: str) -> None:
    answer = story.client.get(f"{API}/claims/{claim}/provider-matches?speciality=lawyer", headers=story.handler)
    assert (answer.status_code, answer.json()["code"]) == (409, "lawyer_outside_ordering")


def test_the_last_choice_counts(story: Story, claim: str) -> None:
    story.done(f"/claims/{claim}/lawyer-choice", CHOICE)
    lane = story.done(f"/claims/{claim}/lawyer-choice", {**CHOICE, "name": "Maître Grace Hopper"})
    assert lane["choice"]["name"] == "Maître Grace Hopper"
    assert len(lane["choices"]) == 2
    assert [one["step"] for one in lane["guarantee"]["scale"]] == [
        "consultation",
        "notice",
        "summary_proceedings",
        "trial",
    ]


def test_an_opposing_lawyer_stops_the_amicable_letters(story: Story, claim: str) -> None:
    assert story.get(f"/claims/{claim}/lawyers")["amicable_letters_stopped"] is False
    story.done(f"/claims/{claim}/parties", {"role": "opposing_lawyer", "name": "Maître Contre"})
    lane = story.get(f"/claims/{claim}/lawyers")
    assert (lane["amicable_letters_stopped"], lane["lane_open"]) == (True, True)
    assert lane["opposing_lawyer"]["name"] == "Maître Contre"


def test_an_agreement_commits_the_scale_on_its_own_event(story: Story, claim: str, database: Database) -> None:
    before = story.event(claim)
    first = granted(story, claim)
    assert (first["scale_amount"], first["insurer_part"], first["remaining"]) == ("400.00", "400.00", "400.00")
    assert first["reference"].startswith(f"PEC-{TODAY.year}-")
    assert legal_money(database, first) == (40_000, 0)
    assert first["event_id"] != before["id"]
    assert story.event(claim) == before
    second = story.done(f"/claims/{claim}/agreements-to-pay", {"step": "consultation"}, by=story.supervisor)
    assert second["event_id"] == first["event_id"]
    assert legal_money(database, first) == (65_000, 0)
    assert story.get(f"/claims/{claim}")["status"] == "in_progress"
    assert len(letters(database, "agreement_to_pay:%")) >= 2


def test_what_keeps_an_agreement_from_being_issued(story: Story, claim: str) -> None:
    path = f"/claims/{claim}/agreements-to-pay"
    story.refused("lawyer_not_chosen", path, {"step": "notice"}, by=story.supervisor)
    story.done(f"/claims/{claim}/lawyer-choice", CHOICE)
    story.refused("step_not_in_scale", path, {"step": "cassation"}, by=story.supervisor, status=422)
    issued = story.done(path, {"step": "notice"}, by=story.supervisor)
    again = story.refused("agreement_already_open", path, {"step": "notice"}, by=story.supervisor)
    assert again["agreement"] == issued["reference"]
    story.refused("claim_not_covered", f"/claims/{story.claim(covered=False)}/agreements-to-pay", {"step": "notice"})


def test_without_the_guarantee_its_clause_is_given(story: Story) -> None:
    claim = story.claim("LM-INTERNE")
    story.done(f"/claims/{claim}/lawyer-choice", CHOICE)
    refused = story.refused("benefit_not_covered", f"/claims/{claim}/agreements-to-pay", {"step": "notice"})
    assert "Article 2.2" in refused["detail"]
    assert story.get(f"/claims/{claim}/lawyers")["guarantee"] is None


def test_over_the_limit_the_standing_is_given_and_the_insured_may_agree(story: Story, database: Database) -> None:
    claims = story.joined("EREP-PLUS", 3)
    issued = [granted(story, claim, "trial") for claim in claims[:2]]
    assert issued[0]["event_id"] == issued[1]["event_id"], "claims of one event share its legal protection"
    last = claims[2]
    story.done(f"/claims/{last}/lawyer-choice", CHOICE)
    path = f"/claims/{last}/agreements-to-pay"
    refused = story.refused("amount_limit_exceeded", path, {"step": "trial"}, by=story.supervisor)
    assert (refused["remaining"], refused["insured_share"]) == ("2400.00", "400.00")
    assert refused["standing"]["guarantee"] == "legal_protection"
    agreement = {"agreed_on": str(TODAY), "share": "400.00"}
    body = {"step": "trial", "insured_agreement": agreement}
    rest = story.done(path, body, by=story.supervisor)
    assert (rest["insurer_part"], rest["insured_share"]) == ("2400.00", "400.00")
    assert legal_money(database, rest) == (800_000, 0)


def test_invoices_draw_over_time_and_the_excess_is_the_insureds(story: Story, claim: str, database: Database) -> None:
    agreement = granted(story, claim)
    path = f"/agreements-to-pay/{agreement['reference']}/invoices"
    story.done(path, invoice("F1", "150.00"))
    story.refused("agreement_invoice_already_recorded", path, invoice("f1", "10.00"))
    shown = story.done(path, invoice("F2", "300.00"))
    assert [(one["insurer_part"], one["insured_share"]) for one in shown["invoices"]] == [
        ("150.00", "0.00"),
        ("250.00", "50.00"),
    ]
    assert (shown["drawn"], shown["remaining"]) == ("400.00", "0.00")
    assert letters(database, f"agreement_excess:{shown['invoices'][1]['id']}")
    exhausted = story.refused("agreement_exhausted", path, invoice("F3", "80.00"))
    assert exhausted["insured_share"] == "80.00"
    assert legal_money(database, agreement) == (40_000, 0)


def test_a_lawyer_is_paid_on_delegation_and_the_insured_on_a_paid_invoice(story: Story, claim: str) -> None:
    agreement = granted(story, claim)
    base = f"/agreements-to-pay/{agreement['reference']}"
    story.refused("paid_invoice_required", f"{base}/invoices", invoice("F1", "10.00", paid_on=None), status=422)
    to_lawyer = invoice("F1", "100.00", payee="lawyer", paid_on=None)
    story.refused("delegation_required", f"{base}/invoices", to_lawyer)
    told = story.done(f"{base}/delegation", {"given_on": str(TODAY), "document": "Délégation signée"})
    assert told["delegated_on"] == str(TODAY)
    shown = story.done(f"{base}/invoices", to_lawyer)
    assert (shown["invoices"][0]["payment_state"], shown["invoices"][0]["payee"]) == ("proposed", "lawyer")
    payment = story.get(f"/payments/{shown['invoices'][0]['payment']}")
    assert payment["amount"] == "100.00"


def test_costs_before_the_declaration_need_an_urgency_here_too(story: Story, claim: str) -> None:
    path = f"/agreements-to-pay/{granted(story, claim)['reference']}/invoices"
    declared = paris_date(clock.now()) - timedelta(days=30)
    early = invoice("F1", "10.00", issued_on=str(declared))
    refused = story.refused("urgency_required", path, early)
    assert refused["incurred_on"] == str(declared)
    story.done(path, {**early, "urgency_reason": "L’avis allait disparaître"})


def test_an_approved_invoice_is_paid_and_a_cancellation_gives_back_the_rest(
    story: Story, claim: str, database: Database
) -> None:
    agreement = granted(story, claim)
    base = f"/agreements-to-pay/{agreement['reference']}"
    paid = story.done(f"{base}/invoices", invoice(new_id().hex, "173.00"))["invoices"][0]["payment"]
    story.done(f"/payments/{paid}/approval", by=story.supervisor)
    assert legal_money(database, agreement) == (22_700, 17_300)
    story.done(f"{base}/invoices", invoice("F2", "50.00"))
    ended = story.done(f"{base}/cancellation", {"reason": "Accord amiable trouvé"})
    assert (ended["state"], ended["remaining"], ended["allowed_actions"]) == ("cancelled", "0.00", [])
    assert legal_money(database, agreement) == (5_000, 17_300)
    story.refused("agreement_closed", f"{base}/invoices", invoice("F3", "10.00"))
    story.refused("agreement_closed", f"{base}/cancellation", {"reason": "Encore une fois"})
    story.done(f"/claims/{claim}/agreements-to-pay", {"step": "notice"}, by=story.supervisor)


def test_a_rejected_payment_frees_what_its_invoice_drew(story: Story, claim: str) -> None:
    agreement = granted(story, claim)
    base = f"/agreements-to-pay/{agreement['reference']}"
    drawn = story.done(f"{base}/invoices", invoice("F1", "400.00"))
    assert drawn["remaining"] == "0.00"
    story.done(
        f"/payments/{drawn['invoices'][0]['payment']}/rejection", {"reason": "Facture illisible"}, story.supervisor
    )
    assert story.get(base)["remaining"] == "400.00"
    assert story.done(f"{base}/invoices", invoice("F1", "400.00"))["remaining"] == "0.00"


def test_the_last_invoice_gives_back_what_it_leaves(story: Story, claim: str, database: Database) -> None:
    agreement = granted(story, claim)
    base = f"/agreements-to-pay/{agreement['reference']}"
    shown = story.done(f"{base}/invoices", invoice("F1", "150.00", final=True))
    assert shown["state"] == "used"
    assert legal_money(database, agreement) == (15_000, 0)


def test_a_rehearsal_grants_nothing(story: Story, claim: str) -> None:
    story.done(f"/claims/{claim}/lawyer-choice", CHOICE)
    answer = story.client.post(
        f"{API}/claims/{claim}/agreements-to-pay?dry_run=true", json={"step": "notice"}, headers=story.supervisor
    )
    assert (answer.status_code, answer.json()["insurer_part"]) == (201, "400.00")
    assert story.get(f"/claims/{claim}/lawyers")["agreements"] == []


def test_who_may_see_and_do(story: Story, claim: str, auditor: Headers) -> None:
    reference = granted(story, claim)["reference"]
    assert story.client.get(f"{API}/agreements-to-pay/{reference}", headers=auditor).status_code == 200
    story.refused("permission_missing", f"/claims/{claim}/agreements-to-pay", {"step": "x"}, by=auditor, status=403)
    unknown = story.client.get(f"{API}/agreements-to-pay/PEC-1999-000001", headers=auditor)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "agreement_not_found")


@pytest.mark.parametrize(
    ("amounts", "granted_cents", "deductible", "parts"),
    [
        ([10_000, 30_000], 40_000, 0, [10_000, 30_000]),
        ([10_000, 50_000], 40_000, 0, [10_000, 30_000]),
        ([5_000, 10_000], 40_000, 10_000, [0, 5_000]),
        ([60_000], 40_000, 10_000, [40_000]),
    ],
)
def test_what_invoices_draw_one_after_the_other(
    amounts: list[int], granted_cents: int, deductible: int, parts: list[int]
) -> None:
    invoiced, found = 0, []
    for amount in amounts:
        drawn = draw(
            Cents(amount), invoiced=Cents(invoiced), granted=Cents(granted_cents), deductible=Cents(deductible)
        )
        assert drawn.insurer_part + drawn.insured_share == amount
        found.append(drawn.insurer_part)
        invoiced += amount
    assert found == parts
