"""Our part paid to another insurer of the same risk (rules 30 and 31, article L. 121-4): charged like any cost."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.core import money
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger
from backend.payments.rules import PayeeKey, PayeeKind
from backend.payments.service import Draw, Proposal, propose
from backend.providers.rules import orders
from backend.providers.service import protection


@dataclass(frozen=True, slots=True)
class Contribution:
    """What another insurer asks of us for costs that it bore, in cents TTC, and on which benefit."""

    insurer: str
    amount: Cents
    cost_line: str
    reason: str


def contribute(session: Session, actor: Actor, claim_reference: str, asked: Contribution, *, now: datetime) -> str:
    """Commit our part on the claim's event and propose its payment; the payment's `REG-…`.

    Raises NotFound `claim_not_found`, Conflict `claim_closed`, `claim_not_covered`, `benefit_not_covered`,
    `amount_limit_exceeded`, Forbidden `own_claim`.
    """
    claim = claims.for_provider(session, claim_reference, actor)
    funds = protection.paying(session, claim, asked.cost_line, now=now)
    left, none = funds.left_for(asked.cost_line), Cents(0)
    orders.share_out(asked.amount, left=left, deductible_left=none, agreement=None, standing=funds.standing)
    batch, contribution_id = Batch(), new_id()
    entry_id = ledger.enter(
        batch,
        "commit",
        asked.amount,
        event_id=funds.event_id,
        claim_id=claim.id,
        benefit=asked.cost_line,
        source=f"contribution:{contribution_id}",
        reason=f"Contribution à un autre assureur : {asked.reason}",
        actor=actor,
        now=now,
    )
    proposal = Proposal(
        claim_id=claim.id,
        payee=PayeeKey.named(PayeeKind.OTHER_INSURER, asked.insurer),
        amount=asked.amount,
        draws=[Draw(entry_id, funds.event_id, claim.id, asked.cost_line, asked.amount)],
        basis="contribution",
        label=f"Contribution {claim_reference}",
    )
    reference = propose(session, batch, actor, proposal, now)
    facts = {"payment": reference, "amount": money.wire(asked.amount)}
    audit.record(batch, actor, "contribution.proposed", "claim", claim.id, now, **facts)
    batch.send(session)
    return reference
