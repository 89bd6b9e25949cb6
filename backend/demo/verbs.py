"""The verbs that a step of a story may use."""

from collections.abc import Mapping
from types import MappingProxyType

from backend.demo import claim_verbs, mission_verbs
from backend.demo.scene import Verb, refused

VERBS: Mapping[str, Verb] = MappingProxyType(
    {
        "declare": claim_verbs.declare,
        "suspend": claim_verbs.suspend,
        "resume": claim_verbs.resume,
        "assign": claim_verbs.assign,
        "identify": claim_verbs.identify,
        "ask": claim_verbs.ask,
        "ask_host": claim_verbs.ask_host,
        "qualify": claim_verbs.qualify,
        "date": claim_verbs.date_publication,
        "cover": claim_verbs.cover,
        "cover_refused": refused(claim_verbs.cover),
        "deny": claim_verbs.deny,
        "advise": claim_verbs.advise,
        "request": mission_verbs.request,
        "quote": mission_verbs.quote,
        "approve": mission_verbs.approve,
        "order": mission_verbs.order,
        "order_refused": refused(mission_verbs.order),
        "deliver": mission_verbs.deliver,
        "invoice": mission_verbs.invoice,
        "pay": mission_verbs.pay,
        "reject": mission_verbs.reject,
        "propose": mission_verbs.propose,
        "cancel": mission_verbs.cancel,
        "act": claim_verbs.record_act,
        "offline": claim_verbs.offline,
        "online": claim_verbs.online,
        "content": claim_verbs.add_content,
        "conflict": claim_verbs.settle_conflict,
        "close": claim_verbs.close,
        "reopen": claim_verbs.reopen,
    }
)
