"""Fills an empty database: staff, portfolio, directory, then a year of claims in the order in which they happened."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.core.clock import PARIS
from backend.core.db import Database, rows
from backend.core.errors import Conflict
from backend.demo import house
from backend.demo.house import Rite
from backend.demo.planning import Moment, Plan, plan
from backend.demo.plot import read_yaml
from backend.demo.portfolio import Contract, facts_of, write_facts, write_portfolio
from backend.demo.scene import Scene
from backend.demo.staff import Staff, open_accounts
from backend.demo.verbs import VERBS
from backend.policies.jobs import import_file
from backend.providers.service import directory, sheets

Progress = Callable[[str, int, int], None]
_CLAIMS = "Sinistres de l’année"
_TOGETHER = 40  # steps a transaction: a commit each would double the time
_KEPT_MESSAGES = timedelta(days=3)
_EMPTY = """SELECT NOT EXISTS (SELECT 1 FROM policy) AND NOT EXISTS (SELECT 1 FROM claim)
               AND NOT EXISTS (SELECT 1 FROM provider) AND NOT EXISTS (SELECT 1 FROM user_account) AS empty"""
_SUMMARY = """SELECT (SELECT count(*) FROM policy) AS policies, (SELECT count(*) FROM claim) AS claims,
                     (SELECT count(*) FROM provider) AS providers, (SELECT count(*) FROM user_account) AS accounts,
                     (SELECT count(*) FROM service_request) AS missions,
                     (SELECT count(*) FROM payment WHERE state = 'paid') AS payments,
                     (SELECT jsonb_object_agg(status, n ORDER BY status)
                        FROM (SELECT status, count(*) AS n FROM claim GROUP BY status) s) AS by_status"""


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """What the database holds after the load."""

    policies: int
    claims: int
    providers: int
    accounts: int
    missions: int
    payments: int
    by_status: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """The document that the command prints."""
        return asdict(self)


def is_empty(session: Session) -> bool:
    """Whether nobody has put anything there: no policy, claim, provider or account."""
    return bool(rows(session, _EMPTY)[0]["empty"])


def load(
    database: Database, *, now: datetime, policies: int = 5000, claims: int = 300, progress: Progress | None = None
) -> DemoSummary:
    """Fill an empty database with the year before `now`; `progress` gets a French label, how much is done, of how much.

    A story's contracts come on top when they are more than `policies`. Raises Conflict `database_not_empty`.
    """
    with database.reading() as session:
        if not is_empty(session):
            raise Conflict(
                "database_not_empty",
                "Des données existent déjà. La démonstration ne se charge que dans une base vide.",
            )
    say = progress or _silent
    whole = plan(now, policies=policies, claims=claims)
    staff = open_accounts(database, _morning(whole.start))
    _import_portfolio(database, whole, say)
    _add_providers(database, staff, whole, _morning(whole.start))
    _tell(database, whole, now, staff, say)
    with database.transaction() as session:
        _leave_the_past(session, now)
    with database.reading() as session:
        return DemoSummary(**{**rows(session, _SUMMARY)[0], "by_status": _by_status(session)})


def _silent(_label: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(7), PARIS)


def _import_portfolio(database: Database, whole: Plan, say: Progress) -> None:
    """The whole portfolio a year ago; half a year later the new business, some changes of formula, and life facts."""
    before = [contract for contract in whole.contracts if contract.inception_on <= whole.start]
    since = [contract for contract in whole.contracts if contract.inception_on > whole.start]
    told = {life.contract.number for life in whole.lives}
    ordinary = [contract for contract in before if contract.number not in told]
    with TemporaryDirectory(prefix="egide-demo-") as folder:
        path = Path(folder)
        write_portfolio(path / "portefeuille.csv", before)
        write_portfolio(path / "mouvements.csv", [*since, *_upgraded(ordinary)])
        write_facts(path / "faits.csv", facts_of(ordinary, whole.middle))
        for name, day in (
            ("portefeuille.csv", whole.start),
            ("mouvements.csv", whole.middle),
            ("faits.csv", whole.middle),
        ):
            import_file(
                database,
                path / name,
                as_of=day,
                delta=name != "portefeuille.csv",
                actor_name="Démonstration",
                now=_morning(day),
                progress=say,
            )


def _upgraded(contracts: Sequence[Contract]) -> list[Contract]:
    """One in fifty of those who hold the practitioners' formula moves up to the Plus formula."""
    able = [one for one in contracts if one.product == "LM-LIBERAL" and one.end_on is None]
    return [replace(one, product="EREP-PLUS") for one in able[::50]]


def _add_providers(database: Database, staff: Staff, whole: Plan, now: datetime) -> None:
    with database.transaction() as session:
        added = [_add_provider(session, staff, row, now) for row in read_yaml("providers.yaml")]
    with database.transaction() as session:
        house.open_house(session, staff, added, whole.today, now)


def _add_provider(session: Session, staff: Staff, row: Mapping[str, Any], now: datetime) -> UUID:
    facts = {"platforms": [], "territories": [], **row}
    reason = facts.pop("suspended", None)
    facts["tariffs"] = {name: euros * 100 for name, euros in facts["tariffs"].items()}
    facts |= {"active": reason is None, "suspended_reason": reason, "version": 1}
    added: UUID = directory.add_provider(session, staff.supervisor, facts, now=now)["id"]
    return added


def _tell(database: Database, whole: Plan, now: datetime, staff: Staff, say: Progress) -> None:
    """The claims step by step, and between them what the house does on its days."""
    told: list[Moment | Rite] = sorted([*whole.moments, *house.rites(whole.start, now)], key=lambda one: one.at)
    done = 0
    for chunk in _chunks(told):
        with database.transaction() as session:
            for one in chunk:
                _play(session, staff, one)
                # Each step reads what the one before wrote, as separate requests do.
                session.expunge_all()
        done += len(chunk)
        say(_CLAIMS, done, len(told))
    with database.transaction() as session:
        sheets.warn_of_documents(session, now)


def _play(session: Session, staff: Staff, one: Moment | Rite) -> None:
    if isinstance(one, Rite):
        one.act(session, staff, one.at)
    else:
        VERBS[one.step.verb](Scene(session, one.life, staff, one.at), one.step.words)


def _chunks(moments: Sequence[Moment | Rite]) -> Iterator[list[Moment | Rite]]:
    left = iter(moments)
    while chunk := list(islice(left, _TOGETHER)):
        yield chunk


def _leave_the_past(session: Session, now: datetime) -> None:
    """What nobody sent at the time is not sent today: months of reminders and mails would flood the mailbox."""
    session.execute(
        text(
            """UPDATE reminder SET state = 'cancelled', cancelled_reason = 'démonstration : période passée'
                WHERE state = 'pending' AND due_at < :before"""
        ),
        {"before": now},
    )
    session.execute(
        text("DELETE FROM outbox_message WHERE state = 'pending' AND created_at < :before"),
        {"before": now - _KEPT_MESSAGES},
    )


def _by_status(session: Session) -> dict[str, int]:
    found = rows(session, "SELECT status, count(*) AS claims FROM claim GROUP BY status ORDER BY status")
    return {row["status"]: row["claims"] for row in found}
