"""Use cases of claims, one module a family; what other features need of a claim is `for_provider`."""

from backend.claims.service.acts import record_act
from backend.claims.service.campaigns import add_claim, open_campaign, remove_claim, write_analysis
from backend.claims.service.clocks import open_clock, record_event, resolve, watch_closed
from backend.claims.service.decide import decide
from backend.claims.service.declare import declare
from backend.claims.service.joining import join, split
from backend.claims.service.manage import (
    add_party,
    ask_information,
    assign,
    close,
    decide_conflict,
    edit,
    reopen,
)
from backend.claims.service.marks import mark
from backend.claims.service.missions import ClaimForProvider, for_provider, mark_in_progress
from backend.claims.service.qualify import add_content, check_state, date_publication, qualify
from backend.claims.service.refusal import Told, draft
from backend.claims.service.vat import record_vat, vat_position

__all__ = [
    "ClaimForProvider",
    "Told",
    "add_claim",
    "add_content",
    "add_party",
    "ask_information",
    "assign",
    "check_state",
    "close",
    "date_publication",
    "decide",
    "decide_conflict",
    "declare",
    "draft",
    "edit",
    "for_provider",
    "join",
    "mark",
    "mark_in_progress",
    "open_campaign",
    "open_clock",
    "qualify",
    "record_act",
    "record_event",
    "record_vat",
    "remove_claim",
    "reopen",
    "resolve",
    "split",
    "vat_position",
    "watch_closed",
    "write_analysis",
]
