"""The claim as people read it: one document from the database, completed with what only today can say."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims import errors, queries, rules
from backend.claims.note_schemas import PromiseOut
from backend.claims.reasons import label_of
from backend.claims.schemas import (
    ClaimOut,
    ContentOut,
    DeadlineOut,
    DecisionOut,
    DuplicateOut,
    EarliestDeadlineOut,
    PublishedOut,
    QualificationOut,
    VatShownOut,
    WarningOut,
)
from backend.claims.service.file import ClaimFile, from_document
from backend.claims.views.ball import desk_fields
from backend.claims.workflow import NEEDS_COVER, POSSIBLE, Action
from backend.core.access import Actor, Permission
from backend.core.clock import paris_date
from backend.deadlines.catalogue import rule_version
from backend.deadlines.clocks import with_days_left
from backend.deadlines.kinds import kind
from backend.deadlines.rules import days_left

_NEEDS = {
    Action.EDIT: Permission.CLAIMS_EDIT,
    Action.ADD_CONTENT: Permission.CLAIMS_EDIT,
    Action.DATE_PUBLICATION: Permission.CLAIMS_EDIT,
    Action.ASK_INFORMATION: Permission.CLAIMS_EDIT,
    Action.QUALIFY: Permission.CLAIMS_QUALIFY,
    Action.RECORD_ACT: Permission.ACTS_RECORD,
    Action.ASSIGN: Permission.CLAIMS_ASSIGN,
    Action.DECIDE: Permission.CLAIMS_DECIDE,
    Action.REQUEST_SERVICE: Permission.REQUESTS_MANAGE,
    Action.CLOSE: Permission.CLAIMS_CLOSE,
    Action.REOPEN: Permission.CLAIMS_CLOSE,
    Action.JOIN_EVENT: Permission.CLAIMS_DECIDE,
    Action.SPLIT_EVENT: Permission.CLAIMS_DECIDE,
    Action.RECORD_VAT_POSITION: Permission.CLAIMS_EDIT,
    Action.LINK: Permission.CLAIMS_EDIT,
    Action.ANSWER_LEGAL_ACTION: Permission.REQUESTS_MANAGE,
    Action.CHOOSE_LAWYER: Permission.CLAIMS_EDIT,
    Action.AGREE_TO_PAY: Permission.REQUESTS_MANAGE,
    Action.REFUND: Permission.PAYMENTS_PROPOSE,
    Action.DEPOSIT: Permission.PAYMENTS_PROPOSE,
    Action.PAY_EX_GRATIA: Permission.PAYMENTS_PROPOSE,
    Action.ESTIMATE_RESERVE: Permission.RESERVES_EDIT,
    Action.RECORD_RECOVERY: Permission.RECOVERIES_EDIT,
    Action.RECORD_DISAGREEMENT: Permission.COMPLAINTS_MANAGE,
    Action.RECORD_COMPLAINT: Permission.COMPLAINTS_MANAGE,
}


def page(session: Session, reference: str, actor: Actor, *, now: datetime) -> ClaimOut:
    """A visible claim, whole. Raises NotFound `claim_not_found`."""
    document = queries.claim_page(session, reference, actor)
    if document is None:
        raise errors.claim_not_found()
    file, today = from_document(document), paris_date(now)
    claim, attached = file.claim, file.attaching()
    shown = attached[0] if attached else None
    return ClaimOut(
        reference=file.reference,
        status=file.status,
        version=file.version,
        policy_number=document["policy_number"],
        insured=_insured(file),
        declarant=claim["declarant"],
        target=claim["target"],
        discovered_on=file.discovered_on,
        declared_at=file.declared_at,
        channel=claim["channel"],
        desired_outcome=claim["desired_outcome"],
        circumstances=claim["circumstances"],
        contents=[content_out(content) for content in file.contents],
        deadlines=[deadline_out(row, today) for row in document["deadlines"]],
        earliest_deadline=earliest_out(claim["earliest_deadline"], today),
        standing=shown.standing() if shown else None,
        in_force=shown.status.in_force if shown else None,
        possible_duplicates=[DuplicateOut(**one) for one in document["duplicates"]],
        coverage_decision=_decision(file.decision),
        handler=document["handler"],
        flags=claim["flags"],
        warnings=warnings(file),
        court_postcode=claim["court_postcode"],
        closed_at=claim["closed_at"],
        campaigns=document["beside"]["campaigns"],
        vat_position=_vat(document["beside"]["vat"]),
        also_targets=document["beside"]["also_targets"],
        promises=PromiseOut.all_of(document["beside"]["promises"], today),
        people=document["beside"]["people"],
        allowed_actions=allowed_actions(file, actor),
        **_desk(file, document["desk"], today),
    )


def _desk(file: ClaimFile, beside: Mapping[str, Any], today: date) -> dict[str, Any]:
    unseen = {"still_online": None, "checked_at": None}
    looks = [content["online"] or unseen for content in file.contents]
    outcome = file.decision["outcome"] if file.decision else None
    return desk_fields(file.claim, beside, looks, outcome=outcome, today=today)


def _vat(row: Mapping[str, Any] | None) -> VatShownOut:
    if row is None:
        return VatShownOut()
    rate = row["rate_percent"]
    return VatShownOut(
        position=row["position"], rate_percent=None if rate is None else f"{rate}", since=row["since"], known=True
    )


def warnings(file: ClaimFile) -> list[WarningOut]:
    """What must be known before suing: one qualification per passage."""
    passages = (
        rules.Passage(
            one["id"], one["url_key"] or one["place"], one["excerpt"], (one["qualification"] or {}).get("kind")
        )
        for one in file.contents
    )
    message = (
        "Les mêmes propos sont qualifiés à la fois d’injure et de diffamation : poursuivre les deux est nul "
        "(Cass. ass. plén., 15 févr. 2013, n° 11-14.637). Retenez une seule qualification par passage."
    )
    return [
        WarningOut(code="held_as_both", message=message, content_ids=[UUID(one) for one in group])
        for group in rules.held_as_both(passages)
    ]


def allowed_actions(file: ClaimFile, actor: Actor) -> list[Action]:
    """What this person may do to this claim now: the state's table and the role's verbs."""
    possible = POSSIBLE[file.status] - (frozenset() if file.event_id else NEEDS_COVER)
    return [action for action in Action if action in possible and actor.may(_NEEDS[action])]


def earliest_out(stored: dict[str, object] | None, today: date) -> EarliestDeadlineOut | None:
    """The clock that a claim shows, with its days left."""
    shown = with_days_left(stored, today)
    return EarliestDeadlineOut.model_validate(shown) if shown else None


def deadline_out(row: Mapping[str, Any] | RowMapping, today: date) -> DeadlineOut:
    """A stored clock on the wire; rows come from SQL or from JSON."""
    prudent = row["prudent_day"]
    prudent = date.fromisoformat(prudent) if isinstance(prudent, str) else prudent
    title = rule_version(row["rule"], row["rule_version"]).title
    return DeadlineOut.model_validate({**row, "title": title, "days_left": days_left(prudent, today)})


def content_out(content: Mapping[str, Any]) -> ContentOut:
    """A content with its last facts."""
    online, qualification = content["online"] or {}, content["qualification"]
    fact = content["published"] or {"certainty": "unknown"}
    return ContentOut.model_validate(
        {
            **content,
            "published": PublishedOut.model_validate(fact),
            "still_online": online.get("still_online"),
            "checked_at": online.get("checked_at"),
            "qualification": _qualification(qualification),
        }
    )


def _qualification(row: Mapping[str, Any] | None) -> QualificationOut | None:
    if row is None:
        return None
    return QualificationOut(
        kind=row["kind"],
        label=kind(row["kind"]).label,
        reasons=row["reasons"],
        decided_by=row["decided_by_name"],
        decided_at=row["decided_at"],
    )


def _insured(file: ClaimFile) -> dict[str, Any]:
    known = file.insured or {}
    names = ("civility", "profession", "specialty", "rpps", "email", "phone", "postcode", "city")
    shown = {name: known.get(name) for name in names if known.get(name)}
    return {"name": file.claim["insured_name"], **(file.claim["insured_given"] or {}), **shown} | (
        {"name": file.claim["insured_name"]} if known else {}
    )


def _decision(row: Mapping[str, Any] | None) -> DecisionOut | None:
    if row is None:
        return None
    shown = {"reasons": row["note"], "decided_by": row["decided_by_name"], "reason_label": label_of(row["reason_code"])}
    return DecisionOut.model_validate({**row, **shown, "routes": row["explanation"].get("routes")})
