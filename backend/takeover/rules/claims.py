"""The lines of one old reference as one claim: what it tells as a whole, or its faults. Pure."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from backend.core.money import Cents
from backend.takeover.rules.rows import (
    COLUMNS,
    DECISIONS,
    OF_THE_CLAIM,
    Fault,
    OldAct,
    OldContent,
    OldMoney,
    Row,
)

ASSISTANCE = "psychologist"


@dataclass(frozen=True, slots=True)
class OldClaim:
    """A claim open elsewhere, whole."""

    reference: str
    line: int
    fingerprint: str
    policy_number: str
    declared_on: date
    known_on: date | None
    handler: str | None
    outcome: str | None
    decided_on: date | None
    reason_code: str | None
    fact: str | None
    event_number: int | None
    event_period: date | None
    contents: tuple[OldContent, ...]
    acts: tuple[OldAct, ...]
    money: tuple[OldMoney, ...]

    @property
    def reserve(self) -> Cents:
        """What is still expected to be paid."""
        return Cents(sum(one.reserve for one in self.money))


def read_claim(rows: Sequence[Row], today: date) -> tuple[OldClaim | None, list[Fault]]:
    """The claim in the lines of one reference, or None with every fault found."""
    head, differing = _head(rows)
    contents = tuple(found for row in rows if (found := row.content()))
    acts = tuple(act for row in rows for act in row.acts())
    money = tuple(told for row in rows if (told := row.money()))
    declared, known, decided = (head.day(name) for name in ("declare_le", "connu_le", "decide_le"))
    number, period = head.number("evenement"), head.day("periode_evenement")
    outcome = DECISIONS.get(head.cells["decision"])
    faults = [*differing, *head.faults, *(fault for row in rows for fault in row.faults)]
    faults += _missing(head, contents, outcome)
    faults += _contradictions(head, outcome, (contents, money), (declared, known, decided), today)
    if faults or declared is None:
        return None, list(dict.fromkeys(faults))
    claim = OldClaim(
        reference=head.reference,
        line=head.line,
        fingerprint=fingerprint(rows),
        policy_number=head.cells["numero_contrat"],
        declared_on=declared,
        known_on=known,
        handler=head.text("gestionnaire"),
        outcome=outcome,
        decided_on=decided,
        reason_code=head.text("motif_refus"),
        fact=head.text("motif_fait"),
        event_number=number,
        event_period=period,
        contents=contents,
        acts=acts,
        money=money,
    )
    return claim, []


def fingerprint(rows: Sequence[Row]) -> str:
    """Of what the lines tell: order of columns, encoding and separators outside do not matter."""
    told = "\n".join("\x1f".join(row.cells[name] for name in COLUMNS) for row in rows)
    return hashlib.sha256(told.encode()).hexdigest()


def _head(rows: Sequence[Row]) -> tuple[Row, list[Fault]]:
    """The first line, completed by the later ones, and where these contradict it."""
    first = rows[0]
    head = Row(first.line, first.raw, [first.cells[name] for name in COLUMNS])
    head.faults = []
    faults = []
    for row in rows[1:]:
        for name in OF_THE_CLAIM:
            told = row.cells[name]
            if told and not head.cells[name]:
                head.cells[name] = told
            elif told and told != head.cells[name]:
                faults.append(row.fault(name, "claim_lines_differ"))
    return head, faults


def _missing(head: Row, contents: Sequence[OldContent], outcome: str | None) -> list[Fault]:
    needed = ["ancienne_reference", "numero_contrat", "declare_le"]
    if head.cells["decision"]:
        needed.append("decide_le")
    if outcome == "covered":
        needed.append("evenement")
    if outcome == "not_covered":
        needed.append("motif_refus")
    faults = [head.fault(name, "missing_value") for name in needed if not head.cells[name]]
    if not contents:
        faults.append(head.fault("url", "missing_value"))
    return faults


def _contradictions(
    head: Row,
    outcome: str | None,
    told: tuple[Sequence[OldContent], Sequence[OldMoney]],
    days: tuple[date | None, date | None, date | None],
    today: date,
) -> list[Fault]:
    faults, (contents, money) = [], told
    if head.cells["decision"] and outcome is None:
        faults.append(head.fault("decision", "bad_decision"))
    for name, day in zip(("declare_le", "connu_le", "decide_le"), days, strict=True):
        if day is not None and day > today:
            faults.append(head.fault(name, "bad_date"))
    faults += _reversed(head, contents, days)
    for one in money:
        if outcome != "covered" and one.benefit != ASSISTANCE and (one.committed or one.paid or one.deductible):
            faults.append(Fault(one.line, "engage" if one.committed else "paye", "money_without_cover"))
    return faults


def _reversed(
    head: Row, contents: Sequence[OldContent], days: tuple[date | None, date | None, date | None]
) -> Iterator[Fault]:
    """Known after it was declared, decided before, or every content published after: words may still come later."""
    declared, known, decided = days
    if declared is None:
        return
    if known is not None and known > declared:
        yield head.fault("connu_le", "days_reversed")
    if decided is not None and decided < declared:
        yield head.fault("decide_le", "days_reversed")
    published = [(one.earliest, one.line) for one in contents if one.earliest is not None]
    if published and len(published) == len(contents) and min(published)[0] > declared:
        yield Fault(min(published)[1], "publie_le", "days_reversed")
