"""Life facts of policies: one by the API, many by their small file, by the same rules."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch, Row
from backend.core.ids import new_id
from backend.policies import errors
from backend.policies.models import PolicyImportReject, PolicyStatusFact
from backend.policies.queries import policies
from backend.policies.queries.policies import PolicyOnFile
from backend.policies.reading import PortfolioFile, Record
from backend.policies.rules import LifeFact
from backend.policies.rules.facts import (
    FACT_COLUMNS,
    FactRow,
    already_recorded,
    check_fact,
    effective_instant,
    may_follow,
    read_fact_row,
)
from backend.policies.rules.imports import ImportReport, Reject
from backend.policies.rules.rows import MESSAGES, WHOLE_LINE
from backend.policies.staging import READING, Progress

CHUNK = 1_000


def record_fact(
    session: Session, actor: Actor, number: str, row: FactRow, *, replaced_by: str | None, now: datetime
) -> None:
    """Record one life fact.

    Raises NotFound `policy_not_found`, Refused `missing_notice` or `replacement_unnamed`, Conflict
    `fact_already_recorded` or `fact_out_of_order`.
    """
    policy = policies.lock_policy(session, number)
    if policy is None:
        raise errors.policy_not_found(number)
    check_fact(row, replaced_by=replaced_by)
    successor = policies.policy_id(session, replaced_by) if replaced_by else None
    if replaced_by and successor is None:
        raise errors.policy_not_found(replaced_by)
    new = LifeFact(row.fact, effective_instant(row.fact, row.day), now, row.notice_on, row.reason)
    if already_recorded(policy.facts, new):
        raise errors.fact_already_recorded(row.fact)
    end_on = policy.end_on_day(row.day)
    if not may_follow(policy.facts, new, inception_on=policy.subscription.inception_on, end_on=end_on):
        raise errors.fact_out_of_order(row.fact)
    batch = Batch()
    batch.insert(PolicyStatusFact, _stored(policy.id, new, actor.name, successor))
    audit.record(batch, actor, f"policy.{row.fact}", "policy", policy.id, now, effective_at=new.effective_at)
    batch.send(session)


def import_facts(
    session: Session, file: PortfolioFile, *, import_id: UUID, actor_name: str, now: datetime, progress: Progress
) -> ImportReport:
    """Record every fact of the open file, in its order; `created` counts facts. Raises Refused `header_unknown`."""
    header = file.header(FACT_COLUMNS)
    rows, created, rejects = 0, 0, list[Reject]()
    for chunk in _chunks(file.records()):
        rows += len(chunk)
        run = _Chunk(session, import_id, actor_name, now)
        created += run.store((record, _read(record, header.positions, header.width)) for record in chunk)
        rejects += run.rejects
        progress(READING, min(file.position, file.size), file.size)
    rejected = len({reject.line for reject in rejects})
    return ImportReport(import_id, file.encoding, file.raw_header, rows, created, 0, rejected, rejects, ())


Reading = tuple[Record, FactRow | list[tuple[str, str]]]


class _Chunk:
    """Some rows, decided one after the other on facts read once."""

    def __init__(self, session: Session, import_id: UUID, actor_name: str, now: datetime) -> None:
        self.session, self.import_id, self.actor_name, self.now = session, import_id, actor_name, now
        self.batch = Batch()
        self.rejects: list[Reject] = []

    def store(self, readings: Iterable[Reading]) -> int:
        """Write the facts and the rejects of the chunk; how many facts were new."""
        listed = list(readings)
        numbers = [row.number for _, row in listed if isinstance(row, FactRow)]
        known = {policy.number: policy for policy in policies.on_file(self.session, numbers)}
        created = sum(self._decide(record, row, known) for record, row in listed)
        self.batch.send(self.session)
        return created

    def _decide(self, record: Record, row: FactRow | list[tuple[str, str]], known: dict[str, PolicyOnFile]) -> bool:
        if not isinstance(row, FactRow):
            return self._reject(record, None, row)
        policy = known.get(row.number)
        if policy is None:
            return self._reject(record, row.number, [("numero_contrat", "unknown_policy")])
        new = LifeFact(row.fact, effective_instant(row.fact, row.day), self.now, row.notice_on, row.reason)
        if already_recorded(policy.facts, new):
            return False
        end_on = policy.end_on_day(row.day)
        if not may_follow(policy.facts, new, inception_on=policy.subscription.inception_on, end_on=end_on):
            return self._reject(record, row.number, [("fait", "fact_out_of_order")])
        known[row.number] = replace(policy, facts=(*policy.facts, new))
        self.batch.insert(PolicyStatusFact, _stored(policy.id, new, self.actor_name, None))
        return True

    def _reject(self, record: Record, number: str | None, faults: Sequence[tuple[str, str]]) -> bool:
        for position, (column, code) in enumerate(faults, start=1):
            self.rejects.append(Reject(record.line, column, code))
            row: Row = {
                "import_id": self.import_id,
                "line": record.line,
                "position": position,
                "column": column,
                "code": code,
                "message": MESSAGES[code],
                "policy_number": number,
                "raw": record.raw,
            }
            self.batch.insert(PolicyImportReject, row)
        return False


def _read(record: Record, positions: Sequence[int], width: int) -> FactRow | list[tuple[str, str]]:
    if len(record.cells) != width:
        return [(WHOLE_LINE, "bad_columns")]
    return read_fact_row([record.cells[position] for position in positions])


def _chunks(records: Iterator[Record]) -> Iterator[list[Record]]:
    while chunk := list(islice(records, CHUNK)):
        yield chunk


def _stored(policy_id: UUID, fact: LifeFact, author: str, successor: UUID | None) -> Row:
    return {
        "id": new_id(),
        "policy_id": policy_id,
        "fact": fact.fact,
        "effective_at": fact.effective_at,
        "notice_on": fact.notice_on,
        "reason": fact.reason,
        "replaced_by_id": successor,
        "recorded_at": fact.recorded_at,
        "recorded_by": author,
    }
