"""The work-list as a file for a spreadsheet: French titles, days and euros; spooled, so that memory stays flat."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from tempfile import SpooledTemporaryFile
from typing import IO

from backend.claims.desk.rules import Holder, NextAction
from backend.claims.schemas import ClaimRow
from backend.claims.workflow import LABELS
from backend.core import tables
from backend.core.clock import PARIS, paris_date
from backend.deadlines.kinds import kind
from reports.sheets import Cell, Column, write_sheet

_IN_MEMORY = 4 * 1024 * 1024
COLUMNS = (
    Column("Référence", 18),
    Column("Assuré", 28),
    Column("Contrat", 18),
    Column("État", 22),
    Column("Prochaine action", 26),
    Column("En attente de", 16),
    Column("Depuis le", 12),
    Column("Date prudente", 14),
    Column("Dernier jour", 14),
    Column("Jours restants", 14),
    Column("Plateforme", 16),
    Column("Qualification", 30),
    Column("Contenus", 10),
    Column("En ligne", 10),
    Column("Vérifié le", 12),
    Column("Canal", 12),
    Column("Déclaré le", 12),
    Column("Dernière activité", 16),
    Column("Clos le", 12),
    Column("Gestionnaire", 24),
    Column("Événements utilisés", 12),
    Column("Événements garantis", 12),
    Column("Engagé", 14),
    Column("Réglé", 14),
    Column("Reste", 14),
    Column("Signalements", 24),
)
HOLDERS = {
    Holder.HANDLER: "gestionnaire",
    Holder.SUPERVISOR: "responsable",
    Holder.INSURED: "assuré",
    Holder.PROVIDER: "prestataire",
    Holder.THIRD_PARTY: "tiers",
    Holder.NOBODY: "",
}
ACTIONS = {
    NextAction.HANDLE_DANGER: "traiter le danger",
    NextAction.ACKNOWLEDGE_EXPIRY: "constater l’échéance passée",
    NextAction.MEET_DEADLINE: "agir avant l’échéance",
    NextAction.ASSIGN: "attribuer",
    NextAction.ANSWER_COMPLAINT: "répondre à la réclamation",
    NextAction.DECIDE_CONFLICT: "trancher le conflit d’intérêts",
    NextAction.ANSWER_INSURED: "répondre à l’assuré",
    NextAction.READ_ANSWER: "lire la réponse reçue",
    NextAction.APPROVE_PAYMENT: "approuver le règlement",
    NextAction.APPROVE_QUOTE: "approuver le devis",
    NextAction.DECIDE_EXCEPTION: "décider de la dérogation",
    NextAction.IDENTIFY_POLICY: "identifier le contrat",
    NextAction.QUALIFY: "qualifier",
    NextAction.DECIDE: "décider la garantie",
    NextAction.ORDER: "commander",
    NextAction.CHECK_DELIVERY: "vérifier la livraison",
    NextAction.PROPOSE_PAYMENT: "proposer le règlement",
    NextAction.REQUEST_PROVIDER: "confier une mission",
    NextAction.CHASE_INSURED: "relancer l’assuré",
    NextAction.CHASE_PROVIDER: "relancer le prestataire",
    NextAction.CHASE_THIRD_PARTY: "relancer le tiers",
    NextAction.CLOSE: "clore",
    NextAction.WAIT: "attendre",
}
CHANNELS = {
    "phone": "téléphone",
    "email": "courriel",
    "portal": "espace assuré",
    "letter": "courrier",
    "broker": "courtier",
    "api": "interface",
}
FLAGS = {
    "danger": "danger",
    "conflict": "conflit d’intérêts",
    "complaint": "réclamation",
    "disagreement": "désaccord",
    "litigation": "contentieux",
}
ONLINE = {True: "oui", False: "non", None: ""}


def csv_file(rows: Iterable[ClaimRow]) -> IO[bytes]:
    """The rows as CSV with a byte-order mark, at its beginning; whoever reads it closes it."""
    stream = _spool()
    stream.write(b"\xef\xbb\xbf")
    shown = ([_text(value) for value in _cells(row)] for row in rows)
    for line in tables.lines([column.title for column in COLUMNS], shown):
        stream.write(line.encode())
    stream.seek(0)
    return stream


def xlsx_file(rows: Iterable[ClaimRow], now: datetime) -> IO[bytes]:
    """The rows as a workbook; whoever reads it closes it."""
    stream = _spool()
    made_at = now.astimezone(PARIS).replace(tzinfo=None, microsecond=0)
    write_sheet(stream, "Sinistres", COLUMNS, (list(_cells(row)) for row in rows), made_at=made_at)
    stream.seek(0)
    return stream


def _spool() -> IO[bytes]:
    return SpooledTemporaryFile(max_size=_IN_MEMORY)


def _text(value: Cell) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    return "" if value is None else str(value)


def _cells(row: ClaimRow) -> Iterator[Cell]:
    clock = row.earliest_deadline
    yield from (row.reference, row.insured_name, row.policy_number, LABELS[row.status])
    yield ACTIONS[row.next_action] if row.next_action else None
    yield from (HOLDERS[row.ball.holder], paris_date(row.ball.since))
    yield from (clock.prudent_day, clock.last_day, clock.days_left) if clock else (None, None, None)
    yield from (row.platform, kind(row.kind).label if row.kind else None, row.contents_count)
    yield from (ONLINE[row.online], _day(row.online_checked_at), CHANNELS.get(row.channel, row.channel))
    yield from (_day(row.declared_at), _day(row.last_activity_at), _day(row.closed_at))
    yield row.handler.name if row.handler else None
    yield from _cover(row)
    yield ", ".join(FLAGS.get(flag, flag) for flag in row.flags)


def _cover(row: ClaimRow) -> tuple[Cell, ...]:
    cover = row.cover
    if cover is None:
        return (None,) * 5
    amounts = (Decimal(amount) for amount in (cover.committed, cover.paid, cover.remaining))
    return (cover.events_used, cover.events_limit, *amounts)


def _day(instant: datetime | None) -> date | None:
    return paris_date(instant) if instant else None
