"""A step under way: what every verb of a story is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from backend.claims import queries, views
from backend.claims.schemas import ClaimOut
from backend.core.access import Actor
from backend.core.clock import paris_date
from backend.core.db import rows
from backend.core.errors import Conflict
from backend.demo.planning import Life
from backend.demo.staff import Staff
from backend.payments import service as payments
from backend.providers.service import requests
from backend.tasks import service as tasks


@dataclass(frozen=True, slots=True)
class Scene:
    """One step of one claim: its session, who acts, and when."""

    session: Session
    life: Life
    staff: Staff
    now: datetime

    @property
    def handler(self) -> Actor:
        """Who holds the claim: the two handlers share the work."""
        return self.staff.handlers[self.life.index % 2]

    @property
    def supervisor(self) -> Actor:
        """Who approves what handlers propose."""
        return self.staff.supervisor

    @property
    def today(self) -> date:
        """The day of the step in Paris."""
        return paris_date(self.now)

    def claim(self) -> ClaimOut:
        """The claim as the screen shows it just before the step."""
        return views.page(self.session, self.life.reference, self.handler, now=self.now)

    def claim_version(self) -> int:
        """The version of the claim, as somebody who has its page open knows it."""
        found = queries.claim_version(self.session, self.life.reference, self.handler)
        assert found is not None, "a handler sees their own claim"
        return found

    def request_version(self) -> int:
        """The version of the mission under way."""
        return int(requests.get_request(self.session, self.handler, self.life.request)["version"])

    def payment_version(self) -> int:
        """The version of the payment under way."""
        return int(payments.get_payment(self.session, self.supervisor, self.life.payment)["version"])

    def tick_off(self, kind: str | None = None) -> None:
        """Complete the claim's open tasks of a kind, all of them by default."""
        found = rows(
            self.session,
            """SELECT t.id FROM task t JOIN claim c ON c.id = t.claim_id
                WHERE c.reference = :reference AND t.done_at IS NULL AND t.kind = coalesce(:kind, t.kind)
                ORDER BY t.id""",
            reference=self.life.reference,
            kind=kind,
        )
        for row in found:
            tasks.complete(self.session, self.handler, row["id"], now=self.now)


Verb = Callable[[Scene, str], None]


def refused(verb: Verb) -> Verb:
    """The same step, refused with the code of the words: somebody tried, and the house said no."""

    def attempt(scene: Scene, words: str) -> None:
        refusal: Conflict | None = None
        try:
            verb(scene, "")
        except Conflict as conflict:
            refusal = conflict
        assert refusal is not None, f"{scene.life.story}: refused with {words} was expected"
        assert refusal.code == words, f"{scene.life.story}: {refusal.code}"

    return attempt
