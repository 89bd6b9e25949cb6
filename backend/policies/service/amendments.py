"""Dated changes of what binds a policy."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.policies import errors
from backend.policies.models import PolicyAmendment
from backend.policies.queries import policies, products
from backend.policies.queries.policies import PolicyOnFile
from backend.policies.rules import AnniversaryChange, binding_terms
from backend.policies.rules.amending import AmendmentAsked, check_amendment
from backend.policies.rules.imports import moves_period


def amend(session: Session, actor: Actor, number: str, asked: AmendmentAsked, *, now: datetime) -> None:
    """Record an amendment of a policy.

    Raises NotFound `policy_not_found`, Refused `amendment_empty`, `amendment_before_inception`, `terms_unknown`,
    `bad_anniversary` or `end_before_start`, Conflict `period_in_use`.
    """
    policy = policies.lock_policy(session, number)
    if policy is None:
        raise errors.policy_not_found(number)
    check_amendment(asked, inception_on=policy.subscription.inception_on)
    terms_id = _terms_id(session, asked)
    _refuse_moving_a_period_in_use(session, policy, asked)
    amendment_id = new_id()
    batch = Batch()
    batch.insert(
        PolicyAmendment,
        {
            "id": amendment_id,
            "policy_id": policy.id,
            "kind": asked.kind,
            "effect_on": asked.effect_on,
            "issued_on": asked.issued_on,
            "terms_id": terms_id,
            "anniversary_month": asked.anniversary.month if asked.anniversary else None,
            "anniversary_day": asked.anniversary.day if asked.anniversary else None,
            "end_on": asked.end_on,
            "end_removed": asked.end_removed,
            "reason": asked.reason,
            "recorded_at": now,
            "recorded_by": actor.name,
        },
    )
    audit.record(batch, actor, "policy.amended", "policy", policy.id, now, kind=asked.kind, effect_on=asked.effect_on)
    batch.send(session)


def _terms_id(session: Session, asked: AmendmentAsked) -> UUID | None:
    if asked.product is None or asked.terms_version is None:
        return None
    found = products.version_id(session, asked.product, asked.terms_version)
    if found is None:
        raise errors.terms_unknown(asked.product, asked.terms_version)
    return found


def _refuse_moving_a_period_in_use(session: Session, policy: PolicyOnFile, asked: AmendmentAsked) -> None:
    if asked.anniversary is None:
        return
    bound = binding_terms(policy.subscription, policy.amendments, asked.effect_on)
    basis = products.terms(session, bound.terms_id)["document"]["period_basis"]
    change = AnniversaryChange(asked.effect_on, asked.anniversary)
    for holding in policies.periods_with_events(session, policy.id):
        if moves_period(
            policy.subscription.inception_on,
            bound.anniversary,
            bound.anniversary_changes,
            change,
            basis=basis,
            holding=holding,
        ):
            raise errors.period_in_use()
