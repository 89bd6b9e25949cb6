"""The states of a claim as one table. Complaint, conflict, danger and litigation are flags, not states. Pure."""

from enum import StrEnum

from backend.claims.errors import action_not_possible


class Status(StrEnum):
    """Where a claim stands."""

    DECLARED = "declared"
    POLICY_TO_IDENTIFY = "policy_to_identify"
    AWAITING_INSURED = "awaiting_insured"
    QUALIFIED = "qualified"
    DECIDED = "decided"
    IN_PROGRESS = "in_progress"
    AWAITING_THIRD_PARTY = "awaiting_third_party"
    CLOSED = "closed"
    REOPENED = "reopened"


class Action(StrEnum):
    """What may be done to a claim; the UI shows what `allowed_actions` names."""

    EDIT = "edit"
    ADD_CONTENT = "add_content"
    QUALIFY = "qualify"
    DATE_PUBLICATION = "set_publication_date"
    RECORD_ACT = "record_act"
    ASK_INFORMATION = "request_information"
    ASSIGN = "assign"
    DECIDE = "decide_coverage"
    REQUEST_SERVICE = "request_service"
    CLOSE = "close"
    REOPEN = "reopen"
    JOIN_EVENT = "join_event"
    SPLIT_EVENT = "split_event"
    RECORD_VAT_POSITION = "record_vat_position"
    LINK = "link"
    ANSWER_LEGAL_ACTION = "answer_legal_action"
    CHOOSE_LAWYER = "choose_lawyer"
    AGREE_TO_PAY = "agree_to_pay"
    REFUND = "refund"
    DEPOSIT = "court_deposit"
    PAY_EX_GRATIA = "pay_ex_gratia"
    ESTIMATE_RESERVE = "estimate_reserve"
    RECORD_RECOVERY = "record_recovery"
    RECORD_DISAGREEMENT = "record_disagreement"
    RECORD_COMPLAINT = "record_complaint"


WAITING = frozenset({Status.AWAITING_INSURED, Status.AWAITING_THIRD_PARTY})
"""A fact that comes in brings the claim back to where it stood before it waited."""

LABELS = {
    Status.DECLARED: "déclaré",
    Status.POLICY_TO_IDENTIFY: "contrat à identifier",
    Status.AWAITING_INSURED: "en attente de l’assuré",
    Status.QUALIFIED: "qualifié",
    Status.DECIDED: "décidé",
    Status.IN_PROGRESS: "en cours",
    Status.AWAITING_THIRD_PARTY: "en attente d’un tiers",
    Status.CLOSED: "clos",
    Status.REOPENED: "rouvert",
}

NEEDS_COVER = frozenset({Action.JOIN_EVENT, Action.SPLIT_EVENT, Action.AGREE_TO_PAY, Action.REFUND, Action.DEPOSIT})
"""What is charged to an event, or moves one: only while the claim is covered."""

_OPEN = frozenset(set(Action) - {Action.REOPEN})
# A closed claim still takes acts and dates: closing a claim is not closing its clock. What comes in late is taken too.
_CLOSED = frozenset(
    {
        Action.REOPEN,
        Action.RECORD_ACT,
        Action.DATE_PUBLICATION,
        Action.ASSIGN,
        Action.LINK,
        Action.PAY_EX_GRATIA,
        Action.RECORD_RECOVERY,
        Action.RECORD_DISAGREEMENT,
        Action.RECORD_COMPLAINT,
    }
)
POSSIBLE: dict[Status, frozenset[Action]] = dict.fromkeys(Status, _OPEN) | {Status.CLOSED: _CLOSED}

# What an action makes of a status; a status not named stays.
_AFTER: dict[Action, dict[Status, Status]] = {
    Action.QUALIFY: dict.fromkeys((Status.DECLARED, Status.AWAITING_INSURED, Status.REOPENED), Status.QUALIFIED),
    Action.ASK_INFORMATION: dict.fromkeys(Status, Status.AWAITING_INSURED),
    Action.DECIDE: dict.fromkeys(Status, Status.DECIDED),
    Action.REQUEST_SERVICE: dict.fromkeys(Status, Status.IN_PROGRESS),
    Action.CLOSE: dict.fromkeys(Status, Status.CLOSED),
    Action.REOPEN: {Status.CLOSED: Status.REOPENED},
}


def after(status: Status, action: Action) -> Status:
    """The status that follows. Raises Conflict `action_not_possible`."""
    if action not in POSSIBLE[status]:
        raise action_not_possible(action.value, LABELS[status])
    return _AFTER.get(action, {}).get(status, status)
