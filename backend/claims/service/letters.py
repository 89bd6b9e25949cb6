"""Mails to the insured that follow from what happens to a claim. No excerpt, no health data."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping

from backend.core.batch import Batch, Row
from backend.core.clock import paris_date
from backend.correspondence.models import OutboxMessage
from backend.correspondence.service import message_row
from backend.deadlines.clocks import Earliest

_SIGNATURE = "\n\nLe service sinistres e-réputation\n"


def acknowledge(
    batch: Batch, claim_id: UUID, reference: str, email: str | None, earliest: Earliest | None, now: datetime
) -> None:
    """Acknowledge a declaration, with the last day to act and what not to do."""
    body = (
        f"Bonjour,\n\nNous avons bien reçu votre déclaration. Votre dossier porte la référence {reference}.\n\n"
        f"{_last_day(earliest, paris_date(now))}\n\n"
        "En attendant : ne répondez pas en ligne, gardez une capture d’écran datée de chaque contenu, et "
        "transmettez-nous ce que vous recevez. Nous revenons vers vous après examen de la garantie."
    )
    _post(batch, f"acknowledgement:{claim_id}", claim_id, email, f"{reference} : déclaration reçue", body, now)


def ask(batch: Batch, claim_id: UUID, reference: str, email: str | None, question: str, now: datetime) -> None:
    """Ask the insured for what is missing."""
    body = f"Bonjour,\n\nPour avancer sur votre dossier {reference}, il nous manque une information :\n\n{question}"
    key = f"question:{claim_id}:{now.isoformat()}"
    _post(batch, key, claim_id, email, f"{reference} : une information nous manque", body, now)


def announce_closure(
    batch: Batch,
    claim_id: UUID,
    reference: str,
    email: str | None,
    *,
    reason: str,
    last_day: date | None,
    undated: bool,
    slot_back: bool,
    now: datetime,
) -> None:
    """Say in writing what closing means: the clock goes on, and what was given back (rules 17 and 33)."""
    parts = [f"Bonjour,\n\nVotre dossier {reference} est clos. Motif : {reason}"]
    if last_day:
        parts.append(
            f"La clôture n’arrête pas le délai pour agir en justice : son dernier jour est le {last_day:%d/%m/%Y}. "
            "Passé ce jour, l’action n’est plus possible. Demandez-nous la réouverture si vous souhaitez agir."
        )
    if undated:
        parts.append(
            "La clôture n’arrête pas le délai pour agir en justice. La date de première publication n’étant pas "
            "connue, il peut expirer à tout moment : indiquez-la-nous si vous souhaitez agir."
        )
    if slot_back:
        parts.append("Aucune somme n’ayant été engagée, cet événement n’est pas décompté de votre garantie.")
    key = f"closure:{claim_id}:{now.isoformat()}"
    _post(batch, key, claim_id, email, f"{reference} : clôture de votre dossier", "\n\n".join(parts), now)


def announce_expiry(
    batch: Batch,
    claim_id: UUID,
    reference: str,
    email: str | None,
    last_day: date,
    remedies: Iterable[str],
    now: datetime,
) -> None:
    """Say in writing that the press action was over when we were told, and what can still be done. No promise."""
    listed = "\n".join(f"– {remedy}" for remedy in remedies)
    body = (
        f"Bonjour,\n\nDossier {reference} : d’après les dates connues à ce jour, le délai pour agir en injure ou en "
        f"diffamation s’est achevé le {last_day:%d/%m/%Y}. Il court depuis la première mise en ligne, et non depuis sa "
        f"découverte ; aucun acte ne peut le faire revivre.\n\nD'autres voies restent ouvertes :\n{listed}\n\n"
        "Si vous avez la preuve d’une mise en ligne plus récente, envoyez-la-nous sans attendre : nous recalculerons "
        "le délai."
    )
    key = f"expired:{claim_id}:{now.isoformat()}"
    _post(batch, key, claim_id, email, f"{reference} : délai pour agir expiré, autres voies possibles", body, now)


def still_running(claim: Mapping[str, Any] | RowMapping, now: datetime) -> Row:
    """The one mail to the insured of a closed claim, 60 days after publication (rule 33), as a row of the outbox.

    `claim`: id, reference, email, last_day, and the key that keeps it from being sent twice.
    """
    reference, last_day = claim["reference"], claim["last_day"]
    body = (
        f"Bonjour,\n\nVotre dossier {reference} est clos, mais le délai pour agir en justice court encore : son "
        f"dernier jour est le {last_day:%d/%m/%Y}. Passé ce jour, l’action n’est plus possible.\n\nSi vous "
        "souhaitez agir, demandez-nous la réouverture dès maintenant. Si vous y renoncez, "
        "répondez-nous par une lettre signée."
    )
    subject = f"{reference} : le délai pour agir court encore"
    return message_row(
        dedup_key=claim["key"],
        recipient=claim["email"],
        subject=subject,
        body=body + _SIGNATURE,
        claim_id=claim["id"],
        now=now,
    )


def _last_day(earliest: Earliest | None, today: date) -> str:
    if earliest is None:
        return "Aucun délai pour agir en justice n’est ouvert à ce jour."
    if earliest.last_day is None:
        return (
            "La date de première publication n’est pas connue : elle commande le délai pour agir en justice. "
            "Indiquez-la-nous dès que possible."
        )
    if earliest.last_day < today:
        return (
            "D’après les dates connues, le délai pour agir en injure ou en diffamation est achevé. Une autre lettre "
            "vous dit les voies qui restent ouvertes."
        )
    return (
        f"À ce jour, le délai pour agir en justice s’achève au plus tôt le {earliest.last_day:%d/%m/%Y}. "
        "Il court depuis la première mise en ligne, et non depuis sa découverte."
    )


def _post(batch: Batch, key: str, claim_id: UUID, email: str | None, subject: str, body: str, now: datetime) -> None:
    if email and "@" in email:
        row = message_row(
            dedup_key=key, recipient=email, subject=subject, body=body + _SIGNATURE, claim_id=claim_id, now=now
        )
        batch.insert(OutboxMessage, row)
