"""The register of complaints as a file, for the supervisor's yearly report and the authority."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from backend.complaints import queries, rules
from backend.core import money, tables
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


def register_csv(session: Session, actor: Actor, since: date, until: date, *, today: date) -> str:
    """The complaints received between two days; the complainant is not named."""
    return tables.csv_text(_COLUMNS, _rows(session, actor, since, until, today))


def _rows(session: Session, actor: Actor, since: date, until: date, today: date) -> Iterator[tuple[object, ...]]:
    for row in queries.register(session, actor.user_id, since, until):
        late = rules.overdue(
            acknowledge_by=row["acknowledge_by"],
            acknowledged=row["acknowledged_on"] is not None,
            answer_by=row["answer_by"],
            answered=row["state"] == "answered",
            today=today,
        )
        granted = row["money_granted_cents"]
        yield (
            *(row[name] for name in ("reference", "claim_reference", "channel", "level", "subject", "cause", "state")),
            *(row[name] for name in ("sent_on", "received_on", "acknowledge_by", "acknowledged_on")),
            *(row[name] for name in ("answer_by", "answered_on", "outcome")),
            money.wire(granted) if granted else None,
            row["handler_name"],
            " ".join(late),
        )
