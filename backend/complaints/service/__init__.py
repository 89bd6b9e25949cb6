"""Use cases of complaints and disagreements, one module a family."""

from backend.complaints.service.complaints import acknowledge, answer, assign, escalate, record
from backend.complaints.service.disagreements import appoint, opine, raise_disagreement, settle
from backend.complaints.service.register import register_csv
from backend.complaints.service.reminders import remind

__all__ = [
    "acknowledge",
    "answer",
    "appoint",
    "assign",
    "escalate",
    "opine",
    "raise_disagreement",
    "record",
    "register_csv",
    "remind",
    "settle",
]
