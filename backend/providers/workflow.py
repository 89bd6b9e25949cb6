"""Where a mission stands, in three tables: its progress, its quote, its billing; what may be done follows. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from backend.core.access import Actor, Permission
from backend.providers import errors


class Kind(StrEnum):
    """What is asked of the provider."""

    QUOTE_ONLY = "quote_only"
    QUOTE_THEN_PERFORM = "quote_then_perform"
    PERFORM_AT_TARIFF = "perform_at_tariff"


class Progress(StrEnum):
    """How far the work is."""

    SENT = "sent"
    ACCEPTED = "accepted"
    ORDERED = "ordered"
    IN_PROGRESS = "in_progress"
    PARTLY_DELIVERED = "partly_delivered"
    DELIVERED = "delivered"
    CLOSED = "closed"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REPLACED = "replaced"


class QuoteState(StrEnum):
    """What became of the price; the last quote counts."""

    AWAITED = "awaited"
    RECEIVED = "received"
    APPROVED = "approved"
    REFUSED = "refused"
    EXPIRED = "expired"
    ORDERED = "ordered"


class Billing(StrEnum):
    """Whether invoices are awaited: `part_invoiced` waits for the payment of one that is not the last."""

    OPEN = "open"
    PART_INVOICED = "part_invoiced"
    INVOICED = "invoiced"
    PAID = "paid"
    NOTHING = "nothing"


class State(StrEnum):
    """The mission in one word, out of the three tables."""

    REQUESTED = "requested"
    QUOTED = "quoted"
    ORDERED = "ordered"
    DELIVERED = "delivered"
    INVOICED = "invoiced"
    PAID = "paid"
    CANCELLED = "cancelled"
    DECLINED = "declined"


class Action(StrEnum):
    """What may be done to a mission; the screen shows what `allowed_actions` names."""

    QUOTE = "quote"
    APPROVE_QUOTE = "approve_quote"
    ORDER = "order"
    DELIVER = "deliver"
    INVOICE = "invoice"
    CANCEL = "cancel"
    ACCEPT = "accept"
    DECLINE = "decline"
    REFUSE_QUOTE = "refuse_quote"
    ASK_AGREEMENT = "ask_agreement"
    CHANGE_ORDER = "change_order"
    REPLACE = "replace"
    DELIVER_PART = "deliver_part"
    INVOICE_PART = "invoice_part"
    # Decided elsewhere: on the payment, by time, or as the other half of an action above.
    PAY = "pay"
    PAY_PART = "pay_part"
    REFUSE_INVOICE = "refuse_invoice"
    QUOTE_ALONE = "quote_alone"
    CANCEL_KEEPING = "cancel_keeping"
    REPLACE_KEEPING = "replace_keeping"
    EXPIRE = "expire"
    EXPIRE_QUOTE = "expire_quote"


STATE_LABELS: Mapping[State, str] = {
    State.REQUESTED: "demandée",
    State.QUOTED: "devis reçu",
    State.ORDERED: "commandée",
    State.DELIVERED: "livrée",
    State.INVOICED: "facturée",
    State.PAID: "réglée",
    State.CANCELLED: "annulée",
    State.DECLINED: "déclinée",
}

ACTION_LABELS: Mapping[Action, str] = {
    Action.QUOTE: "enregistrer un devis",
    Action.APPROVE_QUOTE: "approuver le devis",
    Action.ORDER: "commander",
    Action.DELIVER: "enregistrer une livraison",
    Action.INVOICE: "enregistrer la facture",
    Action.CANCEL: "annuler",
    Action.ACCEPT: "enregistrer l’accord du prestataire",
    Action.DECLINE: "enregistrer son refus",
    Action.REFUSE_QUOTE: "refuser le devis",
    Action.ASK_AGREEMENT: "demander l’accord de l’assuré",
    Action.CHANGE_ORDER: "modifier la commande",
    Action.REPLACE: "remplacer le prestataire",
    Action.DELIVER_PART: "enregistrer une livraison partielle",
    Action.INVOICE_PART: "enregistrer un acompte",
}

_WORKING = (Progress.ORDERED, Progress.IN_PROGRESS, Progress.PARTLY_DELIVERED)
_ORDERED = (*_WORKING, Progress.DELIVERED)
_BEFORE = (Progress.SENT, Progress.ACCEPTED)
_PRICED = (QuoteState.RECEIVED, QuoteState.APPROVED)
_UNPRICED = (QuoteState.AWAITED, QuoteState.REFUSED, QuoteState.EXPIRED)
# What was kept of a mission cut short (a fee, a part delivered) is still invoiced.
_BILLABLE = (*_ORDERED, Progress.CANCELLED, Progress.REPLACED)
_ANY = tuple(Progress)

One = TypeVar("One", Progress, QuoteState, Billing)


def _to(target: One, *sources: One) -> dict[One, One]:
    return dict.fromkeys(sources, target)


def _stay(sources: Iterable[One]) -> dict[One, One]:
    return {one: one for one in sources}


PROGRESS: Mapping[Action, Mapping[Progress, Progress]] = {
    Action.ACCEPT: _to(Progress.ACCEPTED, Progress.SENT) | _to(Progress.IN_PROGRESS, Progress.ORDERED),
    Action.DECLINE: _to(Progress.DECLINED, *_BEFORE),
    Action.EXPIRE: _to(Progress.EXPIRED, Progress.SENT),
    Action.QUOTE: _to(Progress.ACCEPTED, *_BEFORE),
    Action.QUOTE_ALONE: _to(Progress.CLOSED, *_BEFORE),
    Action.APPROVE_QUOTE: _stay(_BEFORE),
    Action.REFUSE_QUOTE: _stay(_BEFORE),
    Action.EXPIRE_QUOTE: _stay(_BEFORE),
    Action.ASK_AGREEMENT: _stay(_BEFORE),
    Action.ORDER: _to(Progress.ORDERED, *_BEFORE),
    Action.CHANGE_ORDER: _stay(_ORDERED),
    Action.DELIVER_PART: _to(Progress.PARTLY_DELIVERED, *_WORKING),
    Action.DELIVER: _to(Progress.DELIVERED, *_ORDERED) | _stay([Progress.CLOSED]),
    Action.INVOICE: _stay(_BILLABLE),
    Action.INVOICE_PART: _stay(_BILLABLE),
    Action.PAY: _to(Progress.CLOSED, *_ORDERED) | _stay([Progress.CANCELLED, Progress.REPLACED]),
    Action.PAY_PART: _stay(_ANY),
    Action.REFUSE_INVOICE: _stay(_ANY),
    Action.CANCEL: _to(Progress.CANCELLED, *_BEFORE, *_ORDERED),
    Action.CANCEL_KEEPING: _to(Progress.CANCELLED, *_ORDERED),
    Action.REPLACE: _to(Progress.REPLACED, *_BEFORE, *_WORKING),
    Action.REPLACE_KEEPING: _to(Progress.REPLACED, *_WORKING),
}

QUOTES: Mapping[Action, Mapping[QuoteState, QuoteState]] = {
    Action.QUOTE: _to(QuoteState.RECEIVED, *_UNPRICED, *_PRICED),
    Action.QUOTE_ALONE: _to(QuoteState.RECEIVED, *_UNPRICED, *_PRICED),
    Action.APPROVE_QUOTE: _to(QuoteState.APPROVED, *_PRICED),
    Action.REFUSE_QUOTE: _to(QuoteState.REFUSED, *_PRICED),
    Action.EXPIRE_QUOTE: _to(QuoteState.EXPIRED, *_PRICED),
    Action.ASK_AGREEMENT: _stay(_PRICED),
    Action.ORDER: _to(QuoteState.ORDERED, *_PRICED),
    Action.DELIVER: _stay([QuoteState.ORDERED]),
}

BILLING: Mapping[Action, Mapping[Billing, Billing]] = {
    Action.QUOTE_ALONE: _to(Billing.NOTHING, Billing.OPEN),
    Action.INVOICE: _to(Billing.INVOICED, Billing.OPEN, Billing.PART_INVOICED),
    Action.INVOICE_PART: _to(Billing.PART_INVOICED, Billing.OPEN, Billing.PART_INVOICED),
    Action.PAY: _to(Billing.PAID, Billing.INVOICED),
    Action.PAY_PART: _to(Billing.OPEN, Billing.PART_INVOICED) | _stay([Billing.INVOICED]),
    Action.REFUSE_INVOICE: _to(Billing.OPEN, Billing.PART_INVOICED, Billing.INVOICED),
    Action.CHANGE_ORDER: _stay([Billing.OPEN, Billing.PART_INVOICED]),
    # A deposit or an instalment that waits is paid all the same.
    Action.CANCEL: _to(Billing.NOTHING, Billing.OPEN) | _stay([Billing.PART_INVOICED]),
    Action.CANCEL_KEEPING: _stay([Billing.OPEN, Billing.PART_INVOICED]),
    Action.REPLACE: _to(Billing.NOTHING, Billing.OPEN) | _stay([Billing.PART_INVOICED]),
    Action.REPLACE_KEEPING: _stay([Billing.OPEN, Billing.PART_INVOICED]),
}

_BILLED = {Billing.PAID: State.PAID, Billing.INVOICED: State.INVOICED, Billing.PART_INVOICED: State.INVOICED}
_IN_ONE_WORD: Mapping[Progress, State] = {
    **dict.fromkeys(_WORKING, State.ORDERED),
    Progress.DELIVERED: State.DELIVERED,
    Progress.CLOSED: State.QUOTED,  # a price was all that was asked
    Progress.DECLINED: State.DECLINED,
    Progress.EXPIRED: State.DECLINED,
    Progress.CANCELLED: State.CANCELLED,
    Progress.REPLACED: State.CANCELLED,
}
ENDED = frozenset({Progress.CLOSED, Progress.DECLINED, Progress.EXPIRED, Progress.CANCELLED, Progress.REPLACED})

# Paying and refusing an invoice are decided on the payment, not on the request.
_VERBS: Mapping[Action, Permission] = dict.fromkeys(
    [action for action in ACTION_LABELS if action is not Action.APPROVE_QUOTE], Permission.REQUESTS_MANAGE
) | {Action.APPROVE_QUOTE: Permission.REQUESTS_APPROVE}


class Stored(Protocol):
    """A row with the three columns."""

    progress: str
    quote_state: str
    billing: str


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a mission stands."""

    progress: Progress = Progress.SENT
    quote: QuoteState = QuoteState.AWAITED
    billing: Billing = Billing.OPEN

    @classmethod
    def of(cls, row: Stored) -> "Situation":
        """The situation in a row."""
        return cls(Progress(row.progress), QuoteState(row.quote_state), Billing(row.billing))

    @property
    def state(self) -> State:
        """The mission in one word."""
        if self.billing in _BILLED:
            return _BILLED[self.billing]
        if self.progress in _BEFORE:
            return State.QUOTED if self.quote in _PRICED else State.REQUESTED
        return _IN_ONE_WORD[self.progress]

    def columns(self) -> dict[str, str]:
        """The columns of a row."""
        return {
            "progress": self.progress.value,
            "quote_state": self.quote.value,
            "billing": self.billing.value,
            "state": self.state.value,
        }


def _step(table: Mapping[Action, Mapping[One, One]], action: Action, value: One) -> One | None:
    return table[action].get(value) if action in table else value


def _following(situation: Situation, action: Action) -> Situation | None:
    progress = _step(PROGRESS, action, situation.progress)
    quote = _step(QUOTES, action, situation.quote)
    billing = _step(BILLING, action, situation.billing)
    if progress is None or quote is None or billing is None:
        return None
    return Situation(progress, quote, billing)


def possible(situation: Situation) -> tuple[Action, ...]:
    """What may be done from here, whoever asks."""
    return tuple(action for action in Action if _following(situation, action) is not None)


def after(situation: Situation, action: Action) -> Situation:
    """The situation that follows. Raises Conflict `action_not_possible`, naming what is possible instead."""
    following = _following(situation, action)
    if following is None:
        offered = [one for one in possible(situation) if one in _VERBS]
        raise errors.action_not_possible(
            action.value, STATE_LABELS[situation.state], {one.value: ACTION_LABELS[one] for one in offered}
        )
    return following


def allowed_actions(situation: Situation, actor: Actor, *, approved: bool) -> list[str]:
    """What this person may do now; an approved quote is not approved again."""
    return [
        action.value
        for action in possible(situation)
        if action in _VERBS and actor.may(_VERBS[action]) and not (action is Action.APPROVE_QUOTE and approved)
    ]
