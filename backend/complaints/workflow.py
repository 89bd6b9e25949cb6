"""Levels and states of complaints, states of disagreements, and what may be done from each. Pure."""

from enum import StrEnum

from backend.complaints import errors


class Level(StrEnum):
    """Before whom the complaint is, from the first answer to the judge."""

    FIRST = "first"
    SECOND = "second"
    MEDIATOR = "mediator"
    AUTHORITY = "authority"
    COURT = "court"


class State(StrEnum):
    """Where a complaint stands at its level."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"


class Action(StrEnum):
    """What may be done to a complaint."""

    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    ESCALATE = "escalate"
    ASSIGN = "assign"


OURS = frozenset({Level.FIRST, Level.SECOND})
"""Levels at which the insurer acknowledges and answers within the regulator's delays."""

STATE_LABELS = {
    State.RECEIVED: "reçue",
    State.ACKNOWLEDGED: "accusée réception",
    State.ANSWERED: "répondue",
}
_POSSIBLE = {
    State.RECEIVED: frozenset(Action),
    State.ACKNOWLEDGED: frozenset(Action) - {Action.ACKNOWLEDGE},
    State.ANSWERED: frozenset({Action.ESCALATE}),
}


def possible(state: State, level: Level) -> frozenset[Action]:
    """What may be done, whoever asks: nothing is above a court, and only our own levels acknowledge."""
    closed = {Action.ESCALATE} if level is Level.COURT else set()
    if level not in OURS:
        closed.add(Action.ACKNOWLEDGE)
    return _POSSIBLE[state] - closed


def check(action: Action, state: State, level: Level) -> None:
    """Raise Conflict `step_not_possible`."""
    if action not in possible(state, level):
        raise errors.step_not_possible(action.value, STATE_LABELS[state])


def check_higher(now: Level, wanted: Level) -> None:
    """Raise Conflict `level_not_higher` unless `wanted` stands above."""
    order = list(Level)
    if order.index(wanted) <= order.index(now):
        raise errors.level_not_higher(now.value)


class Stage(StrEnum):
    """Where a disagreement stands (L. 127-4)."""

    RAISED = "raised"
    THIRD_PERSON = "third_person"
    OPINION = "opinion"
    SETTLED = "settled"


class Move(StrEnum):
    """What happens to a disagreement."""

    APPOINT = "appoint_third_person"
    OPINE = "record_opinion"
    SETTLE = "settle"


STAGE_LABELS = {
    Stage.RAISED: "assuré informé",
    Stage.THIRD_PERSON: "tierce personne désignée",
    Stage.OPINION: "avis rendu",
    Stage.SETTLED: "réglé",
}
# The parties may agree at any moment: no third person is then needed.
AFTER: dict[Move, dict[Stage, Stage]] = {
    Move.APPOINT: {Stage.RAISED: Stage.THIRD_PERSON},
    Move.OPINE: {Stage.THIRD_PERSON: Stage.OPINION},
    Move.SETTLE: dict.fromkeys((Stage.RAISED, Stage.THIRD_PERSON, Stage.OPINION), Stage.SETTLED),
}


def after(stage: Stage, move: Move) -> Stage:
    """The stage that follows. Raises Conflict `step_not_possible`."""
    following = AFTER[move].get(stage)
    if following is None:
        raise errors.step_not_possible(move.value, STAGE_LABELS[stage])
    return following


def moves(stage: Stage) -> list[str]:
    """What may happen next."""
    return [move.value for move in Move if stage in AFTER[move]]
