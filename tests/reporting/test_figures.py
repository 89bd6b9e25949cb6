"""Each figure of a month's report, and that what comes later does not move it."""

from datetime import date

import pytest

from backend.core.db import Database
from backend.reporting.rules import month_of
from backend.reporting.service import gather, render
from reports.monthly_coverage.model import (
    DailyCount,
    Exclusions,
    MonthFigures,
    MonthlyCoverage,
    MonthPoint,
    Position,
    ProductRow,
)
from tests.factories import amend, new_terms, store_policy
from tests.factories.calls import done
from tests.factories.rows import terms_of
from tests.reporting.conftest import Told

NOVEMBER = date(2026, 11, 20)
OCTOBER = month_of("2026-10", NOVEMBER)


@pytest.fixture(scope="module")
def report(told: Told) -> MonthlyCoverage:
    """October, as known at its end."""
    return _gathered(told.database)


def _gathered(database: Database) -> MonthlyCoverage:
    with database.reading() as session:
        return gather(session, OCTOBER)


def test_the_month_is_told_as_of_its_last_day(report: MonthlyCoverage) -> None:
    assert (report.month, report.as_of) == (date(2026, 10, 1), date(2026, 10, 31))
    assert report.carrier.name
    assert report.carrier.address


def test_the_figures_of_the_month_and_of_the_one_before(report: MonthlyCoverage) -> None:
    assert report.figures == MonthFigures(
        policies_in_force=3,
        claims_declared=7,
        decided_covered=2,
        decided_not_covered=1,
        decided_advice_only=1,
        claims_closed=1,
        claims_open_at_end=7,
        events_opened=2,
        policies_at_limit=1,
        committed_cents=180_000,
        paid_cents=200_000,
        released_cents=30_000,
    )
    assert report.previous == MonthFigures(
        policies_in_force=3,
        claims_declared=1,
        decided_covered=1,
        claims_open_at_end=1,
        events_opened=1,
        committed_cents=50_000,
    )


def test_the_position_is_that_of_the_periods_under_way(report: MonthlyCoverage) -> None:
    # Two events of 4 000 € and one of 10 000 €, less what was paid.
    limits = sum(row.limit_cents or 0 for row in report.consumption)
    assert report.position == Position(
        committed_cents=0, paid_cents=200_000, released_cents=30_000, remaining_cents=limits - 200_000
    )


def test_each_policy_shows_its_events_and_euros(told: Told, report: MonthlyCoverage) -> None:
    rows = {row.policy_number: row for row in report.consumption}
    assert set(rows) == {told.policies["LM-INTERNE"], told.policies["EREP-PLUS"]}
    interne, plus = rows[told.policies["LM-INTERNE"]], rows[told.policies["EREP-PLUS"]]
    assert (interne.events_used, interne.events_allowed, interne.at_limit) == (2, 2, True)
    assert (interne.limit_cents, interne.committed_cents, interne.paid_cents) == (800_000, 0, 200_000)
    assert interne.left_cents == 600_000
    assert (interne.period_start, interne.period_end) == (date(2026, 1, 1), date(2026, 12, 31))
    assert interne.policyholder.endswith(" Hélène")
    assert (plus.product, plus.events_used, plus.paid_cents, plus.at_limit) == ("EREP-PLUS", 1, 0, False)
    assert plus.left_cents == plus.limit_cents


def test_each_product_shows_its_stock_and_its_movements(report: MonthlyCoverage) -> None:
    plus = next(row for row in report.consumption if row.product == "EREP-PLUS")
    assert report.products == (
        ProductRow("EREP-PLUS", 1, 1, 1, 0, 0, plus.limit_cents or 0),
        ProductRow("LM-INTERNE", 1, 2, 1, 180_000, 200_000, 600_000),
        ProductRow("LM-LIBERAL", 1, 3, 0, 0, 0, 0),
    )


def test_the_days_and_the_twelve_months_count_in_paris(report: MonthlyCoverage) -> None:
    days = {1: 1, 3: 1, 5: 1, 9: 3, 20: 1}
    assert report.daily == tuple(DailyCount(date(2026, 10, day), count) for day, count in days.items())
    assert report.trailing == (
        MonthPoint(date(2026, 9, 1), declared=1, covered=1, committed_cents=50_000, paid_cents=0),
        MonthPoint(date(2026, 10, 1), declared=7, covered=2, committed_cents=180_000, paid_cents=200_000),
    )


def test_the_nearest_deadlines_come_first_with_their_handler(told: Told, report: MonthlyCoverage) -> None:
    assert [row.prudent_day for row in report.deadlines] == sorted(row.prudent_day for row in report.deadlines)
    expired, nearest = report.deadlines[:2]
    assert (expired.reference, expired.last_day) == (told.reference("late"), date(2026, 10, 20))
    assert nearest.reference == told.reference("september")
    rows = {row.reference: row for row in report.deadlines}
    assert told.reference("refused") not in rows  # closed on the 31st
    third = rows[told.reference("third")]
    assert (third.last_day, third.prudent_day) == (date(2026, 12, 29), date(2026, 12, 28))
    assert (third.handler, rows[told.reference("plus")].handler) == ("Claire Exemple", "")
    assert "rescription" in third.rule


def test_each_provider_shows_its_month(report: MonthlyCoverage) -> None:
    rows = {row.amount_cents: row for row in report.providers}
    assert len(report.providers) == len(rows) + 1 == 3
    first = rows[180_000]
    assert (first.speciality, first.requests, first.ordered, first.delivered) == ("Nettoyage", 1, 1, 1)
    assert first.median_days == 7
    found = {(row.requests, row.ordered, row.delivered, row.median_days) for row in report.providers}
    # Ordered in September and delivered in October; asked for in October and not even priced.
    assert found == {(1, 1, 1, 7), (0, 0, 1, 35), (1, 0, 0, None)}


def test_what_is_in_no_figure_is_named(told: Told, report: MonthlyCoverage) -> None:
    assert report.exclusions == Exclusions(
        undecided_claims=(told.reference("third"), told.reference("late"), told.reference("unknown")),
        unidentified_policies=(told.reference("unknown"),),
        unpriced_orders=(told.requests["plus"],),
        unknown_publication=(told.reference("unknown"),),
    )


def test_the_same_month_gives_the_same_bytes(told: Told) -> None:
    with told.database.reading() as session:
        first, second = render(session, OCTOBER), render(session, OCTOBER)
    assert first == second
    assert first.pdf.startswith(b"%PDF-")
    assert first.csv.decode("utf-8-sig").splitlines()[0].startswith("Mois;Situation au;Contrat")


def test_what_comes_later_does_not_move_a_past_month(told: Told, report: MonthlyCoverage) -> None:
    with told.database.reading() as session:
        before = render(session, OCTOBER)
    _november(told)
    assert _gathered(told.database) == report
    with told.database.reading() as session:
        assert render(session, OCTOBER).sha256 == before.sha256
        assert render(session, OCTOBER).csv == before.csv
        november = gather(session, month_of("2026-11", NOVEMBER))
    assert november.previous == report.figures
    assert november.as_of == NOVEMBER
    assert november.exclusions.unidentified_policies == ()
    # The reversed decision gave its event back: its limit is left to nobody.
    assert {row.product for row in november.consumption} == {"LM-INTERNE"}
    assert november.figures.claims_declared == 1
    assert (november.figures.policies_in_force, november.figures.claims_closed) == (4, 1)
    assert [(row.product, row.policies_in_force, row.claims_declared) for row in november.products] == [
        ("EREP-BASE", 1, 0),
        ("EREP-PLUS", 0, 0),
        ("LM-INTERNE", 1, 1),
        ("LM-LIBERAL", 2, 0),
    ]
    delivered = [row for row in november.providers if row.delivered]
    assert [(row.ordered, row.delivered, row.median_days) for row in delivered] == [(1, 1, 0)]


def _november(told: Told) -> None:
    """Everything that may happen to the files of October once it is over."""
    told.calendar.go("2026-11-01", "00:00")
    told.qualified("later", "LM-INTERNE")
    told.calendar.go("2026-11-03")
    done(told.caller.decide(told.claims["third"], "not_covered", reason_code="limit_reached"))
    done(told.caller.change(told.claims["third"], "assignment", {"handler_id": None}))
    done(told.caller.change(told.claims["third"], "closure", {"reason": "Sans suite."}))
    done(told.caller.change(told.claims["refused"], "reopening", {"reason": "Recours de l’assuré."}))
    done(told.caller.patch(told.claims["unknown"], {"policy_number": told.policies["LM-LIBERAL"]}))
    content = told.claims["unknown"]["contents"][0]["id"]
    published = {"earliest": "2026-09-20", "latest": "2026-09-20", "source": "page", "certainty": "exact"}
    done(told.caller.change(told.claims["unknown"], f"contents/{content}/publication-date", published))
    path = f"/claims/{told.reference('plus')}/acts"
    done(told.caller.post(path, {"code": "assignation", "date": "2026-11-02"}))
    told.story.done(f"/service-requests/{told.requests['plus']}/cancellation", {"reason": "Devis jamais reçu."})
    done(told.caller.decide(told.claims["plus"], "not_covered", reason_code="kind_not_covered"))
    told.ordered("september", "700.00")
    told.story.done(f"/service-requests/{told.requests['september']}/delivery", {"delivered_on": "2026-11-03"})
    _life_of_policies(told)


def _life_of_policies(told: Told) -> None:
    """One policy more, one whose formula changed, one that ended; and new terms that bind none of them."""
    now = told.calendar.now
    with told.database.transaction() as session:
        store_policy(session, "LM-LIBERAL", created_at=now)
        changed = store_policy(session, "LM-LIBERAL", created_at=now)
        formula = terms_of(session, "EREP-BASE")["terms_id"]
        amend(session, changed, date(2026, 11, 2), recorded_at=now, terms_id=formula)
        new_terms(session, "LM-INTERNE", date(2026, 11, 1), main={"events_limit": 9})
    path = f"/policies/{told.policies['EREP-PLUS']}/status-facts"
    done(told.caller.post(path, {"fact": "terminated", "day": "2026-11-02"}))
