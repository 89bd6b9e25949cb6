"""One policy with what binds it and where it stands at an instant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.clock import paris_date
from backend.policies import errors
from backend.policies.queries import policies, products
from backend.policies.rules import (
    Anniversary,
    Binding,
    Period,
    PolicyStatus,
    binding_terms,
    parse_terms,
    period_at,
    status_at,
)


@dataclass(frozen=True, slots=True)
class PolicyView:
    """Everything that a policy's page shows; `anniversary` is the one in force on that day."""

    head: RowMapping
    product: str
    terms_version: int
    binding: Binding
    anniversary: Anniversary
    period: Period | None
    status: PolicyStatus
    amendments: Sequence[RowMapping]
    facts: Sequence[RowMapping]


def policy_view(session: Session, number: str, *, now: datetime) -> PolicyView:
    """A policy as it stands at `now`. Raises NotFound `policy_not_found`."""
    head = policies.head(session, number)
    if head is None:
        raise errors.policy_not_found(number)
    on_file = policies.on_file(session, [head["number"]])[0]
    today, subscribed = paris_date(now), on_file.subscription
    bound = binding_terms(subscribed, on_file.amendments, today)
    terms = products.terms(session, bound.terms_id)
    rules = parse_terms(terms["document"])
    moved = [change.anniversary for change in bound.anniversary_changes if change.effect_on <= today]
    return PolicyView(
        head=head,
        product=terms["product"],
        terms_version=terms["version"],
        binding=bound,
        anniversary=moved[-1] if moved else bound.anniversary,
        period=period_at(
            subscribed.inception_on,
            bound.anniversary,
            today,
            basis=rules.period_basis,
            changes=bound.anniversary_changes,
            anniversary_change=rules.anniversary_change,
        ),
        status=status_at(on_file.facts, now, inception_on=subscribed.inception_on, end_on=bound.end_on),
        amendments=policies.amendments(session, on_file.id),
        facts=policies.status_facts(session, on_file.id),
    )
