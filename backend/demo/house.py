"""What a claims house does whatever its claims: papers and accounts of providers, batches, the bank's word, months."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from uuid import UUID
from xml.sax.saxutils import escape

from sqlalchemy.orm import Session

from backend.accounting.chart import load_chart
from backend.accounting.service import months
from backend.core.calendar import METROPOLE, add_months
from backend.core.clock import PARIS, paris_date
from backend.core.db import rows
from backend.demo.money_verbs import invented_iban
from backend.demo.staff import Staff
from backend.payments import service as payments
from backend.providers.rules.papers import PaperKind
from backend.providers.service import sheets

CARRIER = "HYGIE"
_SETTLED_AFTER = timedelta(days=2)
_BETWEEN_BATCHES = 14
_CLOSED_ON = 5
_EXPIRES_SOON = timedelta(days=12)
_WITH_OLD_PAPERS = 11

Act = Callable[[Session, Staff, datetime], None]


@dataclass(frozen=True, slots=True)
class Rite:
    """Something that the house does at an instant."""

    at: datetime
    act: Act


def rites(start: date, now: datetime) -> Iterator[Rite]:
    """Every batch, bank answer and closing of a month between `start` and `now`, not in order."""
    for number in count(1):
        day = METROPOLE.working_day_on_or_after(start + timedelta(number * _BETWEEN_BATCHES))
        if _at(day, 18) > now:
            break
        yield Rite(_at(day, 18), send_batch)
        answered = METROPOLE.working_day_on_or_after(day + _SETTLED_AFTER)
        if _at(answered, 7) <= now:
            yield Rite(_at(answered, 7), read_answer)
    for number in count(1):
        day = METROPOLE.working_day_on_or_after(add_months(start.replace(day=_CLOSED_ON), number))
        if _at(day, 19) > now:
            break
        yield Rite(_at(day, 19), close_month)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), PARIS)


def open_house(session: Session, staff: Staff, providers: Sequence[UUID], today: date, now: datetime) -> None:
    """The carrier's account, then each provider's papers and account; the papers of one of them end soon."""
    payments.set_account(session, staff.admin, CARRIER, iban=invented_iban(0), now=now)
    for rank, provider_id in enumerate(providers, start=1):
        ends = today + (_EXPIRES_SOON if rank == _WITH_OLD_PAPERS else timedelta(90 + 20 * rank))
        _add_papers(session, staff, provider_id, rank, ends, now)
        _add_account(session, staff, provider_id, rank, now)


def _add_papers(session: Session, staff: Staff, provider_id: UUID, rank: int, ends: date, now: datetime) -> None:
    papers = ((PaperKind.INSURANCE_CERTIFICATE, f"RCP-{rank:04d}", ends), (PaperKind.CONVENTION, f"CONV-{rank}", None))
    for kind, reference, valid_until in papers:
        sheets.add_document(
            session,
            staff.supervisor,
            provider_id,
            kind=kind,
            reference=reference,
            issued_on=paris_date(now),
            valid_until=valid_until,
            sha256=None,
            now=now,
        )


def _add_account(session: Session, staff: Staff, provider_id: UUID, rank: int, now: datetime) -> None:
    values = {"kind": "provider", "provider_id": provider_id}
    payee_id = payments.create_payee(session, staff.supervisor, values, claim=None, now=now)
    holder = payments.get_payee(session, staff.supervisor, payee_id)["name"]
    source = "RIB joint à la convention"
    details = payments.propose_details(
        session, staff.supervisor, payee_id, iban=invented_iban(rank), holder=holder, source=source, now=now
    )
    payments.decide_details(session, staff.second, details, approved=True, reason=None, now=now)


def send_batch(session: Session, staff: Staff, now: datetime) -> None:
    """What was approved leaves for the bank, when there is something."""
    if not rows(session, _READY):
        return
    tomorrow = METROPOLE.working_day_on_or_after(paris_date(now) + timedelta(1))
    payments.create_batch(session, staff.second, carrier=CARRIER, execution_on=tomorrow, payments=None, now=now)


_READY = """
    SELECT 1 FROM transfer t JOIN payment p ON p.id = t.payment_id
      JOIN bank_details b ON b.payee_id = p.payee_id
      JOIN bank_details_decision d ON d.details_id = b.id AND d.decision = 'approved'
     WHERE t.state = 'to_send' LIMIT 1"""
_SENT = """
    SELECT b.reference AS batch, p.reference AS payment FROM transfer t
      JOIN payment_batch b ON b.id = t.batch_id JOIN payment p ON p.id = t.payment_id
     WHERE t.state = 'sent' ORDER BY p.reference"""


def read_answer(session: Session, staff: Staff, now: datetime) -> None:
    """The bank says that every transfer of the last batch has settled."""
    sent = rows(session, _SENT)
    if sent:
        references = [row["payment"] for row in sent if row["batch"] == sent[0]["batch"]]
        answer = status_report(sent[0]["batch"], references, now)
        payments.read_status_file(session, staff.second, sent[0]["batch"], answer, now=now)


def status_report(batch: str, references: Sequence[str], now: datetime) -> bytes:
    """A pain.002 by which a bank says that these transfers of a batch have settled."""
    settled = "".join(
        f"<TxInfAndSts><OrgnlEndToEndId>{escape(one)}</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>"
        for one in references
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">'
        f"<CstmrPmtStsRpt><GrpHdr><MsgId>BANQUE-{escape(batch)}</MsgId><CreDtTm>{now:%Y-%m-%dT%H:%M:%S}</CreDtTm></GrpHdr>"
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{escape(batch)}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
        f"</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>{escape(batch)}</OrgnlPmtInfId>{settled}"
        "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"
    ).encode()


def close_month(session: Session, staff: Staff, now: datetime) -> None:
    """Close the months that are over, when something was booked."""
    chart = load_chart(None)
    while True:
        found = months.months(session, today=paris_date(now))
        if not found.closable or found.next_to_close is None:
            return
        months.close(session, staff.supervisor, found.next_to_close, chart, now=now)
