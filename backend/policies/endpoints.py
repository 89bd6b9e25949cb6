"""Products, policies and people."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session

from backend.core import money
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page, encode_cursor, read_cursor
from backend.policies import errors
from backend.policies.queries import merging, policies, products
from backend.policies.rules.search import asked
from backend.policies.schemas.policies import (
    AmendmentIn,
    AmendmentOut,
    AnniversaryShape,
    BindingOut,
    PeriodOut,
    PersonDetail,
    PersonOut,
    PolicyDetail,
    PolicySummary,
    StatusFactIn,
    StatusFactOut,
    StatusOut,
)
from backend.policies.schemas.products import CarrierOut, ProductOut, TermsIn, TermsOut, TermsShape
from backend.policies.service.amendments import amend
from backend.policies.service.facts import record_fact
from backend.policies.service.products import add_terms
from backend.policies.service.showing import policy_view

router = APIRouter(tags=["policies"], route_class=EdgeRoute)

Search = Annotated[str | None, Query(max_length=200)]


def locate_product(session: Session, _actor: Actor, path: Mapping[str, Any]) -> None:
    """Raise NotFound when the product of the path does not exist."""
    if products.product(session, path["code"]) is None:
        raise errors.product_not_found(path["code"])


def locate_policy(session: Session, _actor: Actor, path: Mapping[str, Any]) -> None:
    """Raise NotFound when the policy of the path does not exist."""
    if policies.policy_id(session, path["number"]) is None:
        raise errors.policy_not_found(path["number"])


@router.get("/products", response_model=list[ProductOut], dependencies=[require(Permission.PRODUCTS_READ)])
def list_products(session: DbSession) -> Sequence[Any]:
    """Every product, with its newest version."""
    return products.products(session)


@router.get("/risk-carriers", response_model=list[CarrierOut], dependencies=[require(Permission.PRODUCTS_READ)])
def list_carriers(session: DbSession) -> Sequence[Any]:
    """Every company that carries a risk."""
    return products.carriers(session)


@router.get("/products/{code}/terms", dependencies=[require(Permission.PRODUCTS_READ, of=locate_product)])
def list_terms(code: str, session: DbSession) -> list[TermsOut]:
    """Every version of a product's terms, newest first."""
    if found := _versions(session, code):
        return found
    raise errors.product_not_found(code)


@router.post(
    "/products/{code}/terms",
    status_code=201,
    dependencies=[require(Permission.PRODUCTS_EDIT, of=locate_product, idempotent=True, rehearsable=True)],
)
def create_terms(code: str, body: TermsIn, session: DbSession, now: Now, actor: CurrentActor) -> TermsOut:
    """Add a dated version; those before it never change and go on binding their policies."""
    document = body.terms.stored()
    add_terms(session, actor, code, valid_from=body.valid_from, carrier=body.carrier, document=document, now=now)
    return _versions(session, code)[0]


@router.get("/persons", dependencies=[require(Permission.POLICIES_READ)])
def list_persons(
    session: DbSession, name: Search = None, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[PersonOut]:
    """People by name; each word given starts one of the words of theirs."""
    after = read_cursor(cursor, str, UUID)
    start = (str(after[0]), str(after[1])) if after else None
    found = policies.persons(session, name=name, after=start, limit=limit + 1)
    last = found[limit - 1] if len(found) > limit else None
    items = [PersonOut.model_validate(dict(row)) for row in found[:limit]]
    return Page(items=items, next=encode_cursor(last["name_key"], last["id"]) if last else None)


@router.get("/persons/{person_id}", dependencies=[require(Permission.POLICIES_READ)])
def get_person(person_id: UUID, session: DbSession) -> PersonDetail:
    """A person and the policies that they hold or that insure them."""
    row = policies.person(session, person_id)
    if row is None:
        raise errors.person_not_found()
    entries = merging.entries(session, person_id)
    held = [PolicySummary.model_validate(dict(item)) for item in policies.policies_of(session, entries)]
    return PersonDetail.model_validate({**row, "policies": held})


@router.get("/policies", dependencies=[require(Permission.POLICIES_READ)])
def list_policies(
    session: DbSession,
    q: Search = None,
    number: Search = None,
    name: Search = None,
    product: Search = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Page[PolicySummary]:
    """Policies by number: beginning of the number, words of the insured's name, product subscribed.

    `q` alone means any of them, or the insured's telephone from four digits on, whatever their spacing.
    """
    read = read_cursor(cursor, str)
    after = str(read[0]) if read else None
    if q is not None and q.strip():
        found = policies.answering(session, asked(q), after=after, limit=limit + 1)
    else:
        found = policies.page(session, number=number, name=name, product=product, after=after, limit=limit + 1)
    last = found[limit - 1] if len(found) > limit else None
    items = [PolicySummary.model_validate(dict(row)) for row in found[:limit]]
    return Page(items=items, next=encode_cursor(last["number"]) if last else None)


@router.get("/policies/{number}", dependencies=[require(Permission.POLICIES_READ, of=locate_policy)])
def get_policy(number: str, session: DbSession, now: Now) -> PolicyDetail:
    """A policy: as subscribed, what binds it today, what happened to it."""
    return _detail(session, number, now)


@router.get(
    "/policies/{number}/amendments",
    response_model=list[AmendmentOut],
    dependencies=[require(Permission.POLICIES_READ, of=locate_policy)],
)
def list_amendments(number: str, session: DbSession, now: Now) -> list[AmendmentOut]:
    """The amendments of a policy, in their order of effect."""
    return _detail(session, number, now).amendments


@router.post(
    "/policies/{number}/amendments",
    status_code=201,
    dependencies=[require(Permission.POLICIES_EDIT, of=locate_policy, idempotent=True, rehearsable=True)],
)
def create_amendment(number: str, body: AmendmentIn, session: DbSession, now: Now, actor: CurrentActor) -> PolicyDetail:
    """Record a dated change of what binds a policy; the policy as it then stands today."""
    amend(session, actor, number, body.asked(), now=now)
    return _detail(session, number, now)


@router.post(
    "/policies/{number}/status-facts",
    status_code=201,
    dependencies=[require(Permission.POLICIES_EDIT, of=locate_policy, idempotent=True, rehearsable=True)],
)
def create_status_fact(
    number: str, body: StatusFactIn, session: DbSession, now: Now, actor: CurrentActor
) -> PolicyDetail:
    """Record a fact of a policy's life; the policy as it then stands."""
    record_fact(session, actor, number, body.row(number), replaced_by=body.replaced_by, now=now)
    return _detail(session, number, now)


def _versions(session: Session, code: str) -> list[TermsOut]:
    return [
        TermsOut.model_validate({**row, "product": code, "terms": TermsShape.shown(row["document"])})
        for row in products.versions(session, code)
    ]


def _detail(session: Session, number: str, now: datetime) -> PolicyDetail:
    view = policy_view(session, number, now=now)
    cents = view.head["premium_cents"]
    return PolicyDetail(
        **PolicySummary.model_validate(dict(view.head)).model_dump(),
        premium=None if cents is None else money.wire(cents),
        binding=BindingOut(
            product=view.product,
            terms_version=view.terms_version,
            anniversary=AnniversaryShape(month=view.anniversary.month, day=view.anniversary.day),
            end_on=view.binding.end_on,
            period=PeriodOut.model_validate(view.period) if view.period else None,
        ),
        status=StatusOut.of(view.status),
        amendments=[AmendmentOut.model_validate(dict(row)) for row in view.amendments],
        status_facts=[StatusFactOut.model_validate(dict(row)) for row in view.facts],
    )
