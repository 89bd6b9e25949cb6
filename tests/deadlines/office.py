"""An office of three on one clock, for tests of who is told and what goes up."""

from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

from backend.accounts.models import Absence, UserAccount
from backend.core.db import rows
from backend.core.ids import new_id
from backend.deadlines import escalation
from backend.deadlines.reminders import sweep
from tests.deadlines.stored import store_claim, store_deadline, store_reminder, store_user

LAST, PRUDENT = date(2026, 12, 31), date(2026, 12, 30)
TEAM = "equipe@example.org"
MONDAY = "2026-09-28T10:00"


def at(local: str, zone: str = "Europe/Paris") -> datetime:
    """A local time, in UTC."""
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


class Office:
    """A handler with a supervisor and a second, on one clock."""

    def __init__(self, session: Session, *, last_day: date = LAST, zone: str = "Europe/Paris") -> None:
        self.session = session
        session.execute(text("UPDATE user_account SET active = false"))
        now = at("2026-01-05T10:00")
        self.second = store_user(session, now)
        self.boss = store_user(session, now)
        self.boss.role = "supervisor"
        self.handler = store_user(session, now)
        self.handler.supervisor_id, self.handler.second_id = self.boss.id, self.second.id
        self.handler.zone = zone
        session.flush()
        self.days = {"last_day": last_day, "prudent_day": min(PRUDENT, last_day)}
        self.claim = store_claim(session, now)
        self.deadline_id = store_deadline(session, self.claim, now, **self.days)

    def rung(
        self, due: str = MONDAY, *, name: str = "constat", audience: str = "handler", written: str | None = None
    ) -> UUID:
        """One more pending reminder of the handler."""
        reminder_id = store_reminder(
            self.session,
            self.claim,
            self.deadline_id,
            at(due),
            rung=name,
            handler_id=self.handler.id,
            written_at=at(written) if written else None,
            **self.days,
        )
        self.session.execute(
            text("UPDATE reminder SET audience = :audience WHERE id = :id"), {"audience": audience, "id": reminder_id}
        )
        return reminder_id

    def sweep(self, local: str) -> int:
        """What leaves at that time."""
        return self._moved("sweep", at(local))

    def escalate(self, local: str) -> int:
        """What goes up at that time."""
        return self._moved("escalate", at(local))

    def _moved(self, verb: str, now: datetime) -> int:
        step = escalation.escalate if verb == "escalate" else sweep
        return step(self.session, now, team_email=TEAM, public_url="https://egide.example.org")

    def away(self, user: UserAccount, first: str, last: str, substitute: UserAccount | None = None) -> UUID:
        """Both days included."""
        absence = Absence(
            id=new_id(),
            user_id=user.id,
            starts_on=date.fromisoformat(first),
            ends_on=date.fromisoformat(last),
            substitute_id=substitute.id if substitute else None,
            recorded_at=at("2026-01-05T10:00"),
            recorded_by="test",
        )
        self.session.add(absence)
        self.session.flush()
        return absence.id

    def told(self) -> list[str]:
        """Who got a mail, in order."""
        return [row["recipient"] for row in self.mails()]

    def mails(self) -> list[RowMapping]:
        """Every mail about the claim."""
        sql = "SELECT * FROM outbox_message WHERE claim_id = :id ORDER BY created_at, id"
        return list(rows(self.session, sql, id=self.claim.id))

    def tasks(self) -> list[RowMapping]:
        """Every task about the claim."""
        return list(rows(self.session, "SELECT * FROM task WHERE claim_id = :id ORDER BY created_at", id=self.claim.id))

    def reminder(self, reminder_id: UUID) -> RowMapping:
        """A reminder as stored."""
        return rows(self.session, "SELECT * FROM reminder WHERE id = :id", id=reminder_id)[0]

    def hide_from(self, user: UserAccount) -> None:
        """A conflict of interest."""
        self.session.execute(
            text("UPDATE claim SET hidden_from = ARRAY[CAST(:who AS uuid)] WHERE id = :id"),
            {"who": user.id, "id": self.claim.id},
        )
