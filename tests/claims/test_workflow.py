"""Every status and every action: what is possible and what follows."""

import pytest

from backend.claims.workflow import LABELS, POSSIBLE, Action, Status, after
from backend.core.errors import Conflict

CLOSED_MAY = {
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
BECOMES = {
    Action.ASK_INFORMATION: Status.AWAITING_INSURED,
    Action.DECIDE: Status.DECIDED,
    Action.REQUEST_SERVICE: Status.IN_PROGRESS,
    Action.CLOSE: Status.CLOSED,
    Action.REOPEN: Status.REOPENED,
}
QUALIFIED_FROM = {Status.DECLARED, Status.AWAITING_INSURED, Status.REOPENED}


def _expected(status: Status, action: Action) -> Status | None:
    possible = action in CLOSED_MAY if status is Status.CLOSED else action is not Action.REOPEN
    if not possible:
        return None
    if action is Action.QUALIFY:
        return Status.QUALIFIED if status in QUALIFIED_FROM else status
    return BECOMES.get(action, status)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("action", Action)
def test_every_action_in_every_status(status: Status, action: Action) -> None:
    expected = _expected(status, action)
    assert (action in POSSIBLE[status]) is (expected is not None)
    if expected is None:
        with pytest.raises(Conflict) as refusal:
            after(status, action)
        assert refusal.value.code == "action_not_possible"
        assert LABELS[status] in refusal.value.message
    else:
        assert after(status, action) is expected
