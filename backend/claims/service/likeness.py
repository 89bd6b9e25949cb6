"""Which events of the policy a claim looks like, and why (rule 18)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.joining import rules
from backend.claims.queries import cover
from backend.claims.service.file import ClaimFile
from backend.core.access import Actor


@dataclass(frozen=True, slots=True)
class Likeness:
    """An event of the policy, whom it holds, and why the claim would belong to it."""

    event_id: UUID
    claims: tuple[str, ...]
    reasons: tuple[rules.Reason, ...]

    @property
    def proposed(self) -> bool:
        """Whether the system proposes one event."""
        return rules.proposes_one_event(self.reasons)


def likenesses(session: Session, file: ClaimFile, actor: Actor, window_days: int) -> list[Likeness]:
    """Every event of the policy that another visible claim stands on, compared with this claim."""
    found = cover.likeness_facts(session, file.id, actor)
    own = next(_facts(row) for row in found if row["id"] == file.id)
    by_event: dict[UUID, list[rules.Facts]] = {}
    for row in found:
        if row["id"] != file.id:
            by_event.setdefault(row["event_id"], []).append(_facts(row))
    return [
        Likeness(
            event_id,
            tuple(one.reference for one in others),
            tuple(reason for one in others for reason in rules.likeness(own, one, window_days)),
        )
        for event_id, others in by_event.items()
    ]


def _facts(row: RowMapping) -> rules.Facts:
    contents = row["contents"]
    published = [date.fromisoformat(one["published"]) for one in contents if one["published"]]
    return rules.Facts(
        reference=row["reference"],
        authors=frozenset(key for one in contents for key in rules.author_keys(one["author"])),
        addresses=frozenset(one["address"] for one in contents if one["address"]),
        words=frozenset(key for one in contents if (key := rules.words_key(one["excerpt"]))),
        cases=frozenset([row["linked_case"]] if row["linked_case"] else []),
        campaigns=frozenset(row["campaigns"]),
        published=min(published, default=None),
    )
