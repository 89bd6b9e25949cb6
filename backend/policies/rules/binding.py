"""What binds a policy on a day: the terms subscribed, until a dated amendment says otherwise (cover-rules 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backend.policies.rules.periods import Anniversary, AnniversaryChange


@dataclass(frozen=True, slots=True)
class Subscription:
    """A policy as it was subscribed; `end_on` is the last day of cover, included."""

    terms_id: UUID
    inception_on: date
    anniversary: Anniversary
    end_on: date | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A dated change: only what it changes is filled. `end_removed` gives tacit renewal back."""

    id: UUID
    kind: str
    effect_on: date
    issued_on: date
    recorded_at: datetime
    terms_id: UUID | None = None
    anniversary: Anniversary | None = None
    end_on: date | None = None
    end_removed: bool = False

    def is_backdated(self, knowledge: date | None) -> bool:
        """Issued after the insured knew of the content, with an effect that reaches back to it."""
        return knowledge is not None and self.effect_on <= knowledge < self.issued_on


@dataclass(frozen=True, slots=True)
class Binding:
    """What binds on the day asked: by which amendments, and which ones were left out as backdated."""

    terms_id: UUID
    anniversary: Anniversary
    end_on: date | None
    anniversary_changes: tuple[AnniversaryChange, ...] = ()
    applied: tuple[Amendment, ...] = ()
    backdated: tuple[Amendment, ...] = ()


def binding_terms(
    subscribed: Subscription,
    amendments: Sequence[Amendment],
    on: date,
    *,
    knowledge: date | None = None,
    use_backdated: bool = False,
) -> Binding:
    """What binds the policy on `on`.

    `knowledge` is the day on which the insured knew of the content: an amendment issued after it with an earlier
    effect date is listed in `backdated` and applied only when `use_backdated` (a supervisor's written reason).
    `anniversary` stays the one subscribed and `anniversary_changes` holds every change, also those after `on`,
    as `period_at` wants them: a period has the same days whichever of them is asked for.
    """
    ordered = sorted(amendments, key=lambda a: (a.effect_on, a.recorded_at, a.id))
    backdated = tuple(a for a in ordered if a.effect_on <= on and a.is_backdated(knowledge))
    usable = [a for a in ordered if use_backdated or not a.is_backdated(knowledge)]
    applied = tuple(a for a in usable if a.effect_on <= on)
    ends = [a.end_on for a in applied if a.end_on or a.end_removed]
    return Binding(
        terms_id=next((a.terms_id for a in reversed(applied) if a.terms_id), subscribed.terms_id),
        anniversary=subscribed.anniversary,
        end_on=ends[-1] if ends else subscribed.end_on,
        anniversary_changes=tuple(AnniversaryChange(a.effect_on, a.anniversary) for a in usable if a.anniversary),
        applied=applied,
        backdated=backdated,
    )
