"""What a claim is expected to cost follows its life: declaration, decision, orders, payments, closing, reopening."""

from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from backend.core.db import Database, one_row, rows, violated_constraint
from tests.accounting.money import Money
from tests.conftest import Headers, key
from tests.providers.story import API, Json, Story

LINE = {"guarantee": "e_reputation", "cost_line": "cleaning", "reason": "Devis attendu plus élevé."}


def _reserves(story: Story, claim: str) -> Json:
    return story.get(f"/claims/{claim}/reserves")


def _line(story: Story, claim: str, cost_line: str = "cleaning") -> tuple[str, str, str, str]:
    found = next(one for one in _reserves(story, claim)["lines"] if one["cost_line"] == cost_line)
    return found["outstanding"], found["committed"], found["paid"], found["incurred"]


def _causes(story: Story, claim: str) -> list[tuple[str, str, str]]:
    return [(one["cause"], one["change"], one["outstanding"]) for one in _reserves(story, claim)["history"]]


def test_a_declaration_opens_the_flat_reserve_of_the_product(story: Story) -> None:
    claim = story.claim(covered=False)
    found = _reserves(story, claim)
    assert (found["opening"], found["outstanding"], found["incurred"], found["result"]) == (
        "600.00",
        "600.00",
        "600.00",
        "0.00",
    )
    (opening,) = found["history"]
    assert (opening["cause"], opening["reason"]) == ("opening", "Provision d’ouverture du produit")
    assert opening["recorded_by"] == "handler"


def test_it_waits_for_the_policy_to_be_identified(story: Story) -> None:
    body = {
        "insured": {"name": "Alix Inconnu"},
        "contents": [{"form": "review", "platform": "google", "place": "Carte"}],
    }
    claim = str(story.done("/claims", {**body, "discovered_on": "2026-06-03"})["reference"])
    assert _reserves(story, claim)["lines"] == []
    story.refused("policy_to_identify", f"/claims/{claim}/reserves", {**LINE, "amount": "1.00"})
    etag = story.client.get(f"{API}/claims/{claim}", headers=story.handler).headers["ETag"]
    number = story.policy("LM-INTERNE")
    answer = story.client.patch(
        f"{API}/claims/{claim}", json={"policy_number": number}, headers={**story.handler, "If-Match": etag}
    )
    assert answer.status_code == 200
    assert _line(story, claim) == ("600.00", "0.00", "0.00", "600.00")


def test_orders_and_payments_move_it_and_never_below_what_is_committed(story: Story, money: Money) -> None:
    claim = story.claim()
    commit = money.enter(claim, "commit", 180_000)
    money.enter(claim, "release", 30_000, of=commit)
    assert _line(story, claim) == ("1500.00", "1500.00", "0.00", "1500.00")
    story.refused("reserve_below_commitments", f"/claims/{claim}/reserves", {**LINE, "amount": "1499.99"})
    money.enter(claim, "pay", 150_000, of=commit)
    assert _line(story, claim) == ("0.00", "0.00", "1500.00", "1500.00")
    assert _causes(story, claim) == [
        ("opening", "600.00", "600.00"),
        ("commitment", "1200.00", "1800.00"),
        ("release", "-300.00", "1500.00"),
        ("payment", "-1500.00", "0.00"),
    ]
    assert _reserves(story, claim)["result"] == "-900.00"


def test_a_commitment_given_back_leaves_what_was_estimated(story: Story, money: Money) -> None:
    claim = story.claim()
    money.enter(claim, "release", 180_000, of=money.enter(claim, "commit", 180_000))
    assert _line(story, claim) == ("600.00", "0.00", "0.00", "600.00")
    money.enter(claim, "reserve", 99_900)  # the price of a quote is not what the claim will cost
    assert _line(story, claim)[0] == "600.00"


def test_a_transfer_that_came_back_is_expected_again_an_undue_payment_is_not(story: Story, money: Money) -> None:
    claim = story.claim()
    pay = money.paid(claim, 45_000)
    assert _line(story, claim) == ("150.00", "0.00", "450.00", "600.00")
    money.enter(claim, "release", 45_000, of=pay, again=45_000)
    assert _line(story, claim) == ("600.00", "450.00", "0.00", "600.00")
    other = story.claim()
    money.enter(other, "release", 45_000, of=money.paid(other, 45_000))
    assert _line(story, other) == ("150.00", "0.00", "0.00", "150.00")


def test_a_closed_claim_keeps_its_commitments_and_reopens_with_what_is_left(story: Story, money: Money) -> None:
    claim = story.claim()
    commit = money.enter(claim, "commit", 40_000)
    with money.database.transaction() as session:
        session.execute(text(_CLOSED), {"reference": claim})
    assert _line(story, claim)[:2] == ("400.00", "400.00")
    money.enter(claim, "pay", 40_000, of=commit)
    with money.database.transaction() as session:
        session.execute(text(_CLOSED.replace("'closed'", "'reopened'")), {"reference": claim})
    assert _line(story, claim)[0] == "200.00"


_CLOSED = """INSERT INTO claim_status_fact (id, claim_id, status, at, actor_name)
             SELECT gen_random_uuid(), id, 'closed', now(), 'x' FROM claim WHERE reference = :reference"""


def test_what_is_paid_outside_the_limit_has_its_own_line(story: Story, money: Money) -> None:
    claim = story.claim()
    money.paid(claim, 7_500, outside="ex_gratia")
    found = {(one["guarantee"], one["paid"]) for one in _reserves(story, claim)["lines"]}
    assert found == {("e_reputation", "0.00"), ("ex_gratia", "75.00")}


def test_a_person_estimates_with_a_reason_within_their_authority(story: Story, money: Money) -> None:
    claim = story.claim()
    story.done(f"/claims/{claim}/reserves", {**LINE, "amount": "2500.00"})
    assert _causes(story, claim)[-1] == ("estimate", "1900.00", "2500.00")
    story.refused("approval_required", f"/claims/{claim}/reserves", {**LINE, "amount": "4000.01"})
    story.done(f"/claims/{claim}/reserves", {**LINE, "amount": "4000.01"}, by=story.supervisor)
    unknown = {**LINE, "cost_line": "lawyer", "amount": "10.00"}
    story.refused("reserve_line_unknown", f"/claims/{claim}/reserves", unknown, status=422)
    # Paying less than estimated leaves the rest expected.
    money.paid(claim, 100_000)
    assert _line(story, claim) == ("3000.01", "0.00", "1000.00", "4000.01")


def test_a_rehearsal_changes_nothing(story: Story) -> None:
    claim = story.claim()
    path = f"{API}/claims/{claim}/reserves?dry_run=true"
    answer = story.client.post(path, json={**LINE, "amount": "700.00"}, headers=key(story.handler))
    assert (answer.status_code, answer.json()["outstanding"]) == (201, "700.00")
    assert _reserves(story, claim)["outstanding"] == "600.00"


def test_refusing_and_closing_empty_it_and_going_back_fills_it(story: Story) -> None:
    claim = story.claim(covered=False)
    content = story.get(f"/claims/{claim}")["contents"][0]["id"]
    kind = {"kind": "diffamation_publique", "reasons": "Imputation d’un fait précis."}
    story.done(f"/claims/{claim}/contents/{content}/qualification", kind)
    decision = f"/claims/{claim}/coverage-decision"
    story.done(decision, {"outcome": "not_covered", "reason_code": "kind_not_covered"})
    assert _line(story, claim)[0] == "0.00"
    story.done(decision, {"outcome": "covered", "event": "new"})
    assert _line(story, claim)[0] == "600.00"
    story.done(f"/claims/{claim}/closure", {"reason": "Sans suite."})
    assert _line(story, claim)[0] == "0.00"
    story.refused("reserve_of_closed_claim", f"/claims/{claim}/reserves", {**LINE, "amount": "1.00"})
    story.done(f"/claims/{claim}/reopening", {"reason": "Nouvel élément."})
    assert [cause for cause, *_ in _causes(story, claim)] == ["opening", "decision", "decision", "closure", "reopening"]
    assert _line(story, claim)[0] == "600.00"


def test_a_refused_claim_that_reopens_stays_empty(story: Story) -> None:
    claim = story.claim(covered=False)
    content = story.get(f"/claims/{claim}")["contents"][0]["id"]
    kind = {"kind": "diffamation_publique", "reasons": "Imputation d’un fait précis."}
    story.done(f"/claims/{claim}/contents/{content}/qualification", kind)
    refusal = {"outcome": "not_covered", "reason_code": "kind_not_covered"}
    story.done(f"/claims/{claim}/coverage-decision", refusal)
    story.done(f"/claims/{claim}/closure", {"reason": "Décision notifiée."})
    story.done(f"/claims/{claim}/reopening", {"reason": "Contestation."})
    assert _line(story, claim)[0] == "0.00"


def test_flat_amounts_are_dated_and_older_claims_keep_theirs(story: Story, admin: Headers) -> None:
    before = story.claim("EREP-BASE", covered=False)
    lines = [{"guarantee": "e_reputation", "cost_line": "deindexing", "amount": "123.45"}]
    body: dict[str, Any] = {"valid_from": "2026-01-01", "lines": lines, "reason": "Coût moyen constaté."}
    path = f"{API}/products/EREP-BASE/opening-reserves"
    assert story.client.post(path, json=body, headers=key(story.handler)).status_code == 403
    assert story.client.post(path, json=body, headers=key(admin)).status_code == 201
    unknown = {**body, "lines": [{**lines[0], "cost_line": "lawyer"}]}
    assert story.client.post(path, json=unknown, headers=key(admin)).json()["code"] == "reserve_line_unknown"
    assert story.get("/products/EREP-BASE/opening-reserves")[0]["amount"] == "123.45"
    after = story.claim("EREP-BASE", covered=False)
    assert (_reserves(story, before)["opening"], _reserves(story, after)["opening"]) == ("500.00", "623.45")
    ended = {**body, "lines": [{**lines[0], "amount": "0.00"}], "reason": "Retour en arrière."}
    assert story.client.post(path, json=ended, headers=key(admin)).status_code == 201
    assert _reserves(story, story.claim("EREP-BASE", covered=False))["opening"] == "500.00"


@pytest.mark.parametrize(
    ("sql", "refusal"),
    [
        ("UPDATE claim_reserve SET outstanding_cents = 1", "permission denied"),
        ("DELETE FROM claim_reserve", "permission denied"),
        ("UPDATE reserve_change SET reason = 'x'", "permission denied"),
        ("UPDATE opening_reserve SET amount_cents = 0", "permission denied"),
    ],
)
def test_the_application_may_not_touch_balances(session: Session, sql: str, refusal: str) -> None:
    with pytest.raises(DBAPIError, match=refusal):
        session.execute(text(sql))


def test_only_the_ledger_writes_what_the_ledger_causes(story: Story, database: Database) -> None:
    claim = story.claim()
    with database.unit() as unit:
        unit.begin()
        with pytest.raises(DBAPIError) as refused:
            unit.session.execute(text(_FORGED), {"reference": claim})
    assert violated_constraint(refused.value) == "balances_move_by_entries"


_FORGED = """INSERT INTO reserve_change (id, claim_id, guarantee, cost_line, cause, delta_cents, estimate_cents,
                                         outstanding_cents, reason, value_on, recorded_at, recorded_by)
             SELECT gen_random_uuid(), id, 'e_reputation', 'cleaning', 'payment', -1, 0, 0, 'x', now(), now(), 'x'
               FROM claim WHERE reference = :reference"""


def test_not_even_the_owner_sets_a_reserve_below_its_commitments(owner: Database, story: Story, money: Money) -> None:
    money.enter(story.claim(), "commit", 80_000)
    lower = b"UPDATE claim_reserve SET outstanding_cents = 0 WHERE committed_cents > 0"
    with owner.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        with pytest.raises(psycopg.errors.IntegrityError), driver.transaction():
            driver.execute(lower)
        with pytest.raises(psycopg.errors.CheckViolation) as refused, driver.transaction():
            driver.execute(b"ALTER TABLE claim_reserve DISABLE TRIGGER guard;" + lower)
    assert refused.value.diag.constraint_name == "ck_claim_reserve_outstanding_covers_commitments"


def test_every_balance_equals_its_entries(database: Database) -> None:
    with database.reading() as session:
        wrong = rows(
            session,
            """SELECT r.* FROM claim_reserve r
                LEFT JOIN (SELECT claim_id, guarantee, cost_line, sum(delta_cents) AS moved FROM reserve_change
                            GROUP BY 1, 2, 3) h USING (claim_id, guarantee, cost_line)
               WHERE r.outstanding_cents <> coalesce(h.moved, 0) OR r.outstanding_cents < r.committed_cents""",
        )
        counted = one_row(session, "SELECT count(*) AS lines FROM claim_reserve")
    assert wrong == []
    assert counted is not None
    assert counted["lines"] > 0
