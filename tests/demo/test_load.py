"""The demonstration in a database: every state, every promise kept, nothing of the past sent, the same year again."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from backend.accounting.invariants import INVARIANTS as ACCOUNTING
from backend.audit.invariants import INVARIANTS as AUDIT
from backend.claims.workflow import Status
from backend.core.calendar import add_months
from backend.core.db import Database, rows
from backend.core.errors import Conflict
from backend.core.invariants import Invariant, broken
from backend.correspondence.invariants import INVARIANTS as CORRESPONDENCE
from backend.coverage.invariants import INVARIANTS as COVERAGE
from backend.deadlines.invariants import INVARIANTS as DEADLINES
from backend.demo import ACCOUNTS, DemoSummary, is_empty, load
from backend.payments.invariants import INVARIANTS as PAYMENTS
from scripts import seed_demo

NOW = datetime(2026, 11, 18, 14, 0, tzinfo=UTC)
CLAIMS = 70
REACHED = set(Status)
PROMISES = (*ACCOUNTING, *COVERAGE, *PAYMENTS, *DEADLINES, *CORRESPONDENCE, *AUDIT)

SHOWN = {
    "lines with their tax": "quote WHERE vat_cents > 0 AND jsonb_array_length(lines) = 2",
    "share asked and agreed": "insured_agreement_answer WHERE agreed",
    "mission declined": "service_request WHERE progress = 'declined'",
    "part delivered": "delivery WHERE share_percent = 60",
    "credit note": "credit_note WHERE lowered_cents > 0",
    "cause of a removal": "removal_cause WHERE cause = 'author_withdrew'",
    "content back": "post_check_result WHERE result = 'reappeared'",
    "account that waits": "bank_details WHERE id NOT IN (SELECT details_id FROM bank_details_decision)",
    "account in four eyes": "bank_details_decision WHERE decision = 'approved' AND decided_by <> proposed_by",
    "batch settled": "payment_batch b JOIN transfer t ON t.batch_id = b.id WHERE t.state = 'settled'",
    "ex gratia": "payment WHERE basis = 'ex_gratia' AND state = 'paid'",
    "refund": "payment WHERE basis = 'refund' AND state = 'paid'",
    "lawyer paid": "agreement_to_pay a WHERE a.state = 'used'",
    "costs recovered": "recovery WHERE kind = 'costs' AND insurer_part_cents > 0",
    "damages": "recovery WHERE kind = 'damages' AND insured_part_cents = amount_cents",
    "reserve changed": "reserve_change WHERE cause = 'estimate' AND reason <> ''",
    "complaint answered": "complaint WHERE state = 'answered'",
    "complaint overdue": "complaint WHERE state = 'received' AND answer_by < :today",
    "disagreement": "disagreement",
    "campaign": "campaign_claim GROUP BY campaign_id HAVING count(*) > 1",
    "join": "event_change WHERE kind = 'join'",
    "split": "event_change WHERE kind = 'split'",
    "limit raised": "limit_exception_decision WHERE outcome = 'approved'",
    "sessions": "assistance_session",
    "paper that ends soon": "task WHERE kind = 'provider_document_ending' AND done_at IS NULL",
}


@pytest.fixture(scope="module")
def loaded(new_database: Callable[[], str]) -> Iterator[Database]:
    """A small year; every story is told."""
    database = Database(new_database())
    load(database, now=NOW, policies=200, claims=CLAIMS)
    yield database
    database.dispose()


@pytest.fixture
def session(loaded: Database) -> Iterator[Session]:
    """A look at the small year."""
    with loaded.reading() as session:
        yield session


def test_claims_are_in_every_state(session: Session) -> None:
    found = rows(session, "SELECT status, count(*) AS claims FROM claim GROUP BY status")
    assert {row["status"] for row in found} == REACHED
    assert sum(row["claims"] for row in found) == CLAIMS


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.code)
def test_every_promise_holds(session: Session, promise: Invariant) -> None:
    assert broken(session, promise) == []


def test_portfolio_came_through_the_importer(session: Session) -> None:
    found = rows(session, "SELECT filename, state, counts FROM policy_import ORDER BY filename DESC")
    assert [row["filename"] for row in found] == ["portefeuille.csv", "mouvements.csv", "faits.csv"]
    assert all(row["state"] == "done" and row["counts"]["rejected"] == 0 for row in found)
    assert found[1]["counts"]["updated"] > 0
    assert rows(session, "SELECT count(*) AS n FROM policy")[0]["n"] == 200


def test_every_reason_to_refuse_is_shown_with_its_fact(session: Session) -> None:
    found = rows(session, "SELECT reason_code, fact, clause FROM coverage_decision WHERE outcome = 'not_covered'")
    assert {row["reason_code"] for row in found} == {
        *("kind_not_covered", "known_before_inception", "published_before_inception", "waiting_period"),
        *("not_in_force", "suspended", "limit_reached"),
    }
    assert all(row["fact"] and row["clause"] for row in found)


def test_people_decide_as_the_rules_propose(session: Session) -> None:
    sql = "SELECT id FROM coverage_decision WHERE explanation->'result'->>'proposed' <> outcome"
    assert rows(session, sql) == []


def test_third_event_was_refused_and_an_event_is_shared(session: Session) -> None:
    full = "SELECT 1 FROM coverage_period WHERE events_used = events_limit"
    shared = "SELECT event_id FROM event_claim WHERE left_at IS NULL GROUP BY event_id HAVING count(*) > 1"
    assert rows(session, full)
    assert rows(session, shared)


def test_missions_reach_every_state_that_a_step_leads_to(session: Session) -> None:
    found = rows(session, "SELECT DISTINCT state FROM service_request")
    assert {row["state"] for row in found} == {
        *("quoted", "ordered", "delivered", "invoiced", "paid", "cancelled", "declined")
    }
    assert {row["state"] for row in rows(session, "SELECT DISTINCT state FROM payment")} == {
        *("proposed", "paid", "rejected")
    }
    assert rows(session, "SELECT 1 FROM purchase_order WHERE insured_agreed_on IS NOT NULL")


@pytest.mark.parametrize("what", sorted(SHOWN))
def test_the_life_of_a_claims_house_is_shown(session: Session, what: str) -> None:
    assert rows(session, f"SELECT 1 FROM {SHOWN[what]}", today=NOW.date())


def test_every_past_month_is_closed(session: Session) -> None:
    found = rows(session, "SELECT month, debit_cents FROM accounting_month ORDER BY month")
    assert [row["month"] for row in found] == [add_months(found[0]["month"], number) for number in range(len(found))]
    assert add_months(found[-1]["month"], 1) == NOW.date().replace(day=1)
    assert sum(row["debit_cents"] for row in found) > 0


def test_a_transfer_that_came_back_left_again(session: Session) -> None:
    sql = "SELECT t.state FROM transfer t JOIN payment p ON p.id = t.payment_id WHERE p.basis = 'refund' ORDER BY p.id"
    assert [row["state"] for row in rows(session, sql)][:2] == ["returned", "settled"]


def test_nothing_of_the_past_is_left_to_send(session: Session) -> None:
    assert rows(session, "SELECT id FROM reminder WHERE state = 'pending' AND due_at < :now", now=NOW) == []
    assert rows(session, "SELECT id FROM outbox_message WHERE created_at < :before", before=NOW - timedelta(3)) == []
    reasons = rows(session, "SELECT DISTINCT cancelled_reason FROM reminder WHERE cancelled_reason LIKE 'démo%'")
    assert [row["cancelled_reason"] for row in reasons] == ["démonstration : période passée"]
    assert rows(session, "SELECT id FROM reminder WHERE state = 'pending' AND due_at > :now", now=NOW)


def test_red_means_something(session: Session) -> None:
    today = NOW.date()
    sql = "SELECT earliest_prudent_day < :today AS late FROM claim WHERE closed_at IS NULL"
    rows_shown = [row["late"] for row in rows(session, sql, today=today)]
    assert 0 < sum(rows_shown) <= len(rows_shown) // 5


def test_a_closed_claim_leaves_no_open_task(session: Session) -> None:
    sql = """SELECT t.id FROM task t JOIN claim c ON c.id = t.claim_id
              WHERE c.closed_at IS NOT NULL AND t.done_at IS NULL"""
    assert rows(session, sql) == []


def test_staff_may_sign_in(session: Session) -> None:
    found = rows(session, "SELECT email, role FROM user_account")
    assert {(row["email"], row["role"]) for row in found} == {(one.email, one.role.value) for one in ACCOUNTS}


def test_a_second_load_is_refused(loaded: Database) -> None:
    with pytest.raises(Conflict) as refusal:
        load(loaded, now=NOW)
    assert refusal.value.code == "database_not_empty"


def test_the_same_day_gives_the_same_year(loaded: Database, empty_database: Database) -> None:
    with empty_database.reading() as session:
        assert is_empty(session)
    steps: list[tuple[str, int, int]] = []
    summary = load(empty_database, now=NOW, policies=200, claims=CLAIMS, progress=lambda *step: steps.append(step))
    assert isinstance(summary, DemoSummary)
    assert (summary.policies, summary.claims) == (200, CLAIMS)
    assert steps[-1][1] == steps[-1][2] > 0
    assert _told(empty_database) == _told(loaded)


def _told(database: Database) -> list[tuple[object, ...]]:
    """What people would see of the year, without the inside ids."""
    with database.reading() as session:
        claims = rows(
            session,
            """SELECT c.reference, c.status, c.version, c.insured_name, c.declared_at, c.earliest_prudent_day,
                      (SELECT array_agg(url ORDER BY position) FROM disputed_content d WHERE d.claim_id = c.id) AS urls
                 FROM claim c ORDER BY c.reference""",
        )
        payments = rows(session, "SELECT reference, amount_cents, state FROM payment ORDER BY reference")
        return [tuple(row.values()) for row in (*claims, *payments)]


def test_the_script_loads_once(
    new_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EGIDE_DATABASE_URL", new_database().replace("postgresql+psycopg://", "postgresql://"))
    asked = ["--policies", "200", "--claims", "40", "--json"]
    assert seed_demo.main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["policies"], told["claims"], told["accounts"]) == (200, 40, 7)
    assert set(told["by_status"]) == {status.value for status in REACHED}
    assert seed_demo.main(asked) == seed_demo.NOT_EMPTY
    assert "base vide" in capsys.readouterr().err
