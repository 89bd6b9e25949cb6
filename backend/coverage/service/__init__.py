"""Use cases of cover, one module a family."""

from backend.coverage.service.assistance import (
    assistance,
    assistance_requests,
    close_assistance,
    identify_assistance,
    record_sessions,
    request_assistance,
)
from backend.coverage.service.events import (
    has_money,
    hold,
    join_event,
    leave_event,
    leave_others,
    open_event,
    rejoin_event,
    retake_slot,
)
from backend.coverage.service.exceptions import (
    decide_exception,
    exception_of,
    exception_page,
    exceptions_of,
    propose_exception,
)
from backend.coverage.service.funds import Funds, funds
from backend.coverage.service.moving import Moved, carried, check_room, money_of, move_money
from backend.coverage.service.standing import standing

__all__ = [
    "Funds",
    "Moved",
    "assistance",
    "assistance_requests",
    "carried",
    "check_room",
    "close_assistance",
    "decide_exception",
    "exception_of",
    "exception_page",
    "exceptions_of",
    "funds",
    "has_money",
    "hold",
    "identify_assistance",
    "join_event",
    "leave_event",
    "leave_others",
    "money_of",
    "move_money",
    "open_event",
    "propose_exception",
    "record_sessions",
    "rejoin_event",
    "request_assistance",
    "retake_slot",
    "standing",
]
