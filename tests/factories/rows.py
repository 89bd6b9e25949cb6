"""Rows that the portfolio and the accounts would hold."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import factory
from sqlalchemy.orm import Session

from backend.accounts.models import UserAccount
from backend.core.batch import Batch
from backend.core.db import Base, Database, one_row
from backend.core.ids import new_id
from backend.policies.models import CoverageTerms, Person, Policy, PolicyAmendment, PolicyStatusFact
from backend.policies.rules import normalise_name
from tests.factories.bodies import days_ago

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


class PersonRow(factory.DictFactory):
    """A doctor of fiction, recognised by name and e-mail."""

    id = factory.LazyFunction(new_id)
    last_name = factory.LazyFunction(lambda: f"FICTIF{new_id().hex[-10:].upper()}")
    first_name = "Hélène"
    email = factory.LazyAttribute(lambda row: f"{row.id}@example.org")
    email_key = factory.LazyAttribute(lambda row: row.email)
    name_key = factory.LazyAttribute(lambda row: normalise_name(row.first_name, row.last_name))
    rpps = None
    postcode = "75011"
    created_at = LONG_AGO


class PolicyRow(factory.DictFactory):
    """A policy since 2020 whose anniversary is far from today, whatever the day on which the tests run."""

    id = factory.LazyFunction(new_id)
    number = factory.LazyFunction(lambda: f"RCP-{new_id().hex[-12:].upper()}")
    inception_on = date(2020, 1, 1)
    anniversary_month = factory.LazyFunction(lambda: days_ago(180).month)
    anniversary_day = factory.LazyFunction(lambda: days_ago(180).day)
    end_on = None
    created_at = LONG_AGO


class UserRow(factory.DictFactory):
    """A member of staff who never signs in with a password."""

    id = factory.LazyFunction(new_id)
    email = factory.LazyAttribute(lambda row: f"{row.id}@example.org")
    name = "Claire Exemple"
    role = "handler"
    password_hash = ""
    created_at = LONG_AGO


@dataclass(frozen=True)
class StoredPolicy:
    """A policy just written, and its insured."""

    id: UUID
    number: str
    insured: dict[str, Any]

    @property
    def insured_name(self) -> str:
        """As people write it."""
        return f"{self.insured['first_name']} {self.insured['last_name']}"


def insert(session: Session, model: type[Base], *rows: dict[str, Any]) -> None:
    """Write rows."""
    batch = Batch()
    batch.insert(model, *rows)
    batch.send(session)


def store_policy(
    session: Session, product: str = "LM-INTERNE", *, insured: dict[str, Any] | None = None, **facts: Any
) -> StoredPolicy:
    """A policy of a product, of a new person unless `insured` is given."""
    person = insured or PersonRow()
    if insured is None:
        insert(session, Person, person)
    terms = terms_of(session, product)
    row = PolicyRow(policyholder_id=person["id"], insured_id=person["id"], **terms, **facts)
    insert(session, Policy, row)
    return StoredPolicy(row["id"], row["number"], person)


def committed_policy(database: Database, product: str = "LM-INTERNE", **facts: Any) -> StoredPolicy:
    """A policy that other connections see."""
    with database.transaction() as session:
        return store_policy(session, product, **facts)


def store_person(session: Session, **facts: Any) -> dict[str, Any]:
    """A person without a policy."""
    person: dict[str, Any] = PersonRow(**facts)
    insert(session, Person, person)
    return person


def store_user(session: Session, **facts: Any) -> UUID:
    """A member of staff."""
    row = UserRow(**facts)
    insert(session, UserAccount, row)
    return UUID(str(row["id"]))


def terms_of(session: Session, product: str) -> dict[str, UUID]:
    """The product and its first terms."""
    found = one_row(
        session,
        """SELECT t.product_id, t.id AS terms_id FROM coverage_terms t JOIN product p ON p.id = t.product_id
            WHERE p.code = :code AND t.version = 1""",
        code=product,
    )
    assert found is not None
    return dict(found)


def new_terms(session: Session, product: str, valid_from: date, *, main: dict[str, Any], **terms: Any) -> UUID:
    """A further version of a product's terms: `main` changes its first guarantee, `terms` the rest.

    Valid from `valid_from`, or the first later day on which no other test published one.
    """
    found = one_row(
        session,
        """SELECT t.*, (SELECT max(version) FROM coverage_terms l WHERE l.product_id = t.product_id) AS newest,
                  (SELECT CAST(min(d) AS date) FROM generate_series(CAST(:valid_from AS timestamp),
                            CAST(:valid_from AS timestamp) + INTERVAL '1 year', INTERVAL '1 day') d
                    WHERE NOT EXISTS (SELECT FROM coverage_terms o WHERE o.product_id = t.product_id
                                         AND o.valid_from = CAST(d AS date))) AS free_day
             FROM coverage_terms t JOIN product p ON p.id = t.product_id WHERE p.code = :code AND t.version = 1""",
        code=product,
        valid_from=valid_from,
    )
    assert found is not None
    first, *others = found["document"]["guarantees"]
    row = {
        **{name: found[name] for name in ("product_id", "carrier_id", "created_by")},
        "id": new_id(),
        "version": found["newest"] + 1,
        "valid_from": found["free_day"],
        "document": {**found["document"], **terms, "guarantees": [{**first, **main}, *others]},
        "created_at": LONG_AGO,
    }
    insert(session, CoverageTerms, row)
    return UUID(str(row["id"]))


def amend(session: Session, policy: StoredPolicy, effect_on: date, **facts: Any) -> UUID:
    """A dated amendment: a formula unless told."""
    row = {
        "id": new_id(),
        "policy_id": policy.id,
        "kind": "formula",
        "effect_on": effect_on,
        "issued_on": effect_on,
        "terms_id": None,
        "end_on": None,
        "end_removed": False,
        "reason": "test",
        "recorded_at": LONG_AGO,
        "recorded_by": "test",
        **facts,
    }
    insert(session, PolicyAmendment, row)
    return UUID(str(row["id"]))


def status_fact(session: Session, policy: StoredPolicy, fact: str, effective_at: datetime) -> None:
    """A dated fact of a policy's life."""
    row = {
        "id": new_id(),
        "policy_id": policy.id,
        "fact": fact,
        "effective_at": effective_at,
        "reason": "test",
        "recorded_at": effective_at,
        "recorded_by": "test",
    }
    insert(session, PolicyStatusFact, row)
