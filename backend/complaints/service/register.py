"""The register of complaints as a file, for the supervisor's yearly report and the authority."""

import csv
import io
from datetime import date

from sqlalchemy.orm import Session

from backend.complaints import queries, rules
from backend.core import money
from backend.core.access import Actor

_COLUMNS = (
    "reference",
    "sinistre",
    "canal",
    "niveau",
    "objet",
    "cause",
    "etat",
    "envoyee_le",
    "recue_le",
    "accuse_avant_le",
    "accuse_le",
    "reponse_avant_le",
    "repondue_le",
    "issue",
    "somme_accordee",
    "gestionnaire",
    "en_retard",
)
# A cell that a spreadsheet would run as a formula is shown as text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def register_csv(session: Session, actor: Actor, since: date, until: date, *, today: date) -> str:
    """The complaints received between two days; the complainant is not named."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in queries.register(session, actor.user_id, since, until):
        late = rules.overdue(
            acknowledge_by=row["acknowledge_by"],
            acknowledged=row["acknowledged_on"] is not None,
            answer_by=row["answer_by"],
            answered=row["state"] == "answered",
            today=today,
        )
        granted = row["money_granted_cents"]
        values = (
            *(row[name] for name in ("reference", "claim_reference", "channel", "level", "subject", "cause", "state")),
            *(row[name] for name in ("sent_on", "received_on", "acknowledge_by", "acknowledged_on")),
            *(row[name] for name in ("answer_by", "answered_on", "outcome")),
            money.wire(granted) if granted else None,
            row["handler_name"],
            " ".join(late),
        )
        writer.writerow(_plain(value) for value in values)
    return buffer.getvalue()


def _plain(value: object) -> str:
    shown = "" if value is None else str(value)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
