"""Policies, what changed them, and people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.policies.rules import Amendment, Anniversary, LifeFact, Subscription, binding_terms, normalise_number
from backend.policies.rules.names import normalise_name
from backend.policies.rules.search import Asked


@dataclass(frozen=True, slots=True)
class PolicyOnFile:
    """A policy with everything that decides what binds it and whether it is in force."""

    id: UUID
    number: str
    subscription: Subscription
    amendments: tuple[Amendment, ...]
    facts: tuple[LifeFact, ...]

    def end_on_day(self, day: date) -> date | None:
        """The last day of cover as it stands on `day`."""
        return binding_terms(self.subscription, self.amendments, day).end_on


_ON_FILE = """
SELECT p.id, p.number, p.terms_id, p.inception_on, p.anniversary_month, p.anniversary_day, p.end_on,
       coalesce((SELECT jsonb_agg(to_jsonb(a)) FROM policy_amendment a WHERE a.policy_id = p.id), '[]') AS amendments,
       coalesce((SELECT jsonb_agg(to_jsonb(s)) FROM policy_status_fact s WHERE s.policy_id = p.id), '[]') AS facts
  FROM policy p WHERE p.number = ANY(:numbers)
"""


def on_file(session: Session, numbers: Sequence[str]) -> list[PolicyOnFile]:
    """The policies of these numbers, with their amendments and facts, in one statement."""
    return [_policy(row) for row in rows(session, _ON_FILE, numbers=list(numbers))]


def lock_policy(session: Session, number: str) -> PolicyOnFile | None:
    """One policy, its row locked, so that two facts about it are decided one after the other."""
    known = normalise_number(number)
    one_row(session, "SELECT id FROM policy WHERE number = :number FOR NO KEY UPDATE", number=known)
    return next(iter(on_file(session, [known])), None)


def policy_id(session: Session, number: str) -> UUID | None:
    """The id of a policy."""
    row = one_row(session, "SELECT id FROM policy WHERE number = :number", number=normalise_number(number))
    return row["id"] if row else None


def _policy(row: RowMapping) -> PolicyOnFile:
    anniversary = Anniversary(row["anniversary_month"], row["anniversary_day"])
    subscription = Subscription(row["terms_id"], row["inception_on"], anniversary, row["end_on"])
    amendments = tuple(_amendment(item) for item in row["amendments"])
    return PolicyOnFile(row["id"], row["number"], subscription, amendments, tuple(map(_fact, row["facts"])))


def _amendment(item: Mapping[str, Any]) -> Amendment:
    month, day = item["anniversary_month"], item["anniversary_day"]
    return Amendment(
        id=UUID(item["id"]),
        kind=item["kind"],
        effect_on=date.fromisoformat(item["effect_on"]),
        issued_on=date.fromisoformat(item["issued_on"]),
        recorded_at=datetime.fromisoformat(item["recorded_at"]),
        terms_id=UUID(item["terms_id"]) if item["terms_id"] else None,
        anniversary=Anniversary(month, day) if month else None,
        end_on=date.fromisoformat(item["end_on"]) if item["end_on"] else None,
        end_removed=item["end_removed"],
    )


def _fact(item: Mapping[str, Any]) -> LifeFact:
    return LifeFact(
        item["fact"],
        datetime.fromisoformat(item["effective_at"]),
        datetime.fromisoformat(item["recorded_at"]),
        date.fromisoformat(item["notice_on"]) if item["notice_on"] else None,
        item["reason"],
    )


_HEAD = """
SELECT p.id, p.number, p.inception_on, p.anniversary_month, p.anniversary_day, p.end_on, p.premium_cents, p.created_at,
       q.code AS product, p.policyholder_id, concat_ws(' ', o.last_name, o.first_name) AS policyholder_name,
       p.insured_id, concat_ws(' ', i.last_name, i.first_name) AS insured_name
  FROM policy p JOIN product q ON q.id = p.product_id
  JOIN person o ON o.id = p.policyholder_id JOIN person i ON i.id = p.insured_id
"""
# Each word of a name may stand anywhere in it: the key holds them sorted.
_NAMED = """
NOT EXISTS (SELECT FROM unnest(CAST(:words AS text[])) AS w (word)
             WHERE NOT (name_key LIKE w.word || '%' OR name_key LIKE '% ' || w.word || '%'))
"""


# Written in many ways, compared by the digits that one dials in France.
_CALLED = r"""starts_with(regexp_replace(regexp_replace(phone, '[^0-9+]', '', 'g'), '^([+]|00)33(0?)', '0'), :phone)"""


def answering(session: Session, asked: Asked, *, after: str | None, limit: int) -> Sequence[RowMapping]:
    """Policies that a search box may mean, by number: `limit` of them after `after`."""
    if asked.number is None:
        return page(session, number=None, name=asked.name, product=None, after=after, limit=limit)
    called = f"OR p.insured_id IN (SELECT id FROM person WHERE {_CALLED})" if asked.phone else ""
    sql = f"""{_HEAD} WHERE (starts_with(p.number, :number) {called}) AND p.number > :after
      ORDER BY p.number LIMIT :limit"""
    facts = {"number": normalise_number(asked.number), "after": after or "", "limit": limit}
    return rows(session, sql, **facts, **({"phone": asked.phone} if asked.phone else {}))


def page(
    session: Session, *, number: str | None, name: str | None, product: str | None, after: str | None, limit: int
) -> Sequence[RowMapping]:
    """Policies by number, `limit` of them after `after`."""
    named = f"AND p.insured_id IN (SELECT id FROM person WHERE {_NAMED})" if name else ""
    sql = f"""{_HEAD} WHERE (CAST(:number AS text) IS NULL OR starts_with(p.number, :number))
      AND (CAST(:product AS text) IS NULL OR q.code = :product) AND p.number > :after {named}
      ORDER BY p.number LIMIT :limit"""
    facts = {"number": normalise_number(number) if number else None, "product": product, "after": after or ""}
    words = {"words": normalise_name(name).split()} if name else {}
    return rows(session, sql, limit=limit, **facts, **words)


def head(session: Session, number: str) -> RowMapping | None:
    """One policy as subscribed, with the names of its people."""
    return one_row(session, f"{_HEAD} WHERE p.number = :number", number=normalise_number(number))


def amendments(session: Session, policy: UUID) -> Sequence[RowMapping]:
    """The amendments of a policy, in their order of effect."""
    return rows(
        session,
        """SELECT a.*, q.code AS product, t.version AS terms_version FROM policy_amendment a
             LEFT JOIN coverage_terms t ON t.id = a.terms_id LEFT JOIN product q ON q.id = t.product_id
            WHERE a.policy_id = :policy ORDER BY a.effect_on, a.recorded_at, a.id""",
        policy=policy,
    )


def status_facts(session: Session, policy: UUID) -> Sequence[RowMapping]:
    """The life facts of a policy, in their order of effect."""
    return rows(
        session,
        """SELECT s.*, r.number AS replaced_by FROM policy_status_fact s LEFT JOIN policy r ON r.id = s.replaced_by_id
            WHERE s.policy_id = :policy ORDER BY s.effective_at, s.recorded_at""",
        policy=policy,
    )


def periods_with_events(session: Session, policy: UUID) -> Sequence[date]:
    """First days of the periods that hold an event (kept by the feature above: read by name, never written)."""
    sql = """SELECT DISTINCT d.starts_on FROM coverage_period d
              WHERE d.policy_id = :policy AND EXISTS (SELECT FROM covered_event e WHERE e.period_id = d.id)"""
    return [row["starts_on"] for row in rows(session, sql, policy=policy)]


_PERSON = """SELECT id, rpps, civility, last_name, first_name, profession, specialty, email, phone, address, postcode,
                    city, department, name_key FROM person"""


def persons(session: Session, *, name: str | None, after: tuple[str, str] | None, limit: int) -> Sequence[RowMapping]:
    """People by name, `limit` of them after `after` (name key, id); each word of `name` starts one of theirs."""
    key, identity = after or ("", "00000000-0000-0000-0000-000000000000")
    sql = f"""{_PERSON} WHERE {_NAMED} AND (name_key, id) > (:key, CAST(:identity AS uuid))
              ORDER BY name_key, id LIMIT :limit"""
    words = normalise_name(name).split()
    return rows(session, sql, words=words, key=key, identity=identity, limit=limit)


def person(session: Session, person_id: UUID) -> RowMapping | None:
    """One person."""
    return one_row(session, f"{_PERSON} WHERE id = :id", id=person_id)


def policies_of(session: Session, entries: Sequence[UUID]) -> Sequence[RowMapping]:
    """The policies that a person holds, or that insure them, under any of their `entries`."""
    return rows(
        session,
        f"""{_HEAD} WHERE p.insured_id = ANY(:ids)
              OR (p.policyholder_id = ANY(:ids) AND p.policyholder_id <> p.insured_id)
              OR p.id IN (SELECT policy_id FROM co_insured WHERE person_id = ANY(:ids)) ORDER BY p.number""",
        ids=list(entries),
    )
