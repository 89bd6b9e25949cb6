"""Mails to the insured around an agreement to pay their lawyer: how much, and what stays with them. No excerpt."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.money import Cents, french
from backend.correspondence.models import OutboxMessage
from backend.correspondence.service import message_row
from backend.providers.rules.lawyers import Drawn, step_label
from backend.tasks.models import Task
from backend.tasks.service import task_row

_SIGNATURE = "\n\nLe service sinistres e-réputation\n"


def announce(
    batch: Batch,
    row: Mapping[str, Any],
    claim_reference: str,
    email: str | None,
    now: datetime,
) -> None:
    """Say what is granted before anything is spent, and that the excess is the insured's (rule 25).

    `row` holds the columns of `AgreementToPay`.
    """
    body = (
        f"Bonjour,\n\nDossier {claim_reference}\u00a0: nous prenons en charge l’étape «\u00a0{step_label(row['step'])}"
        f"\u00a0» de votre avocat à hauteur de {french(row['insurer_part_cents'])} TTC (prise en charge "
        f"{row['reference']}).\n\n{_share(Cents(row['insured_share_cents']))}Les honoraires se fixent librement entre "
        "vous et votre avocat\u00a0: ce qui dépasse notre prise en charge reste dû par vous. Nous payons votre avocat "
        "si vous nous y autorisez par écrit, ou nous vous remboursons sur facture acquittée."
    )
    subject = f"{claim_reference}\u00a0: prise en charge {row['reference']}"
    _write(batch, f"agreement_to_pay:{row['id']}", row["claim_id"], email, subject, body, now)


def _share(share: Cents) -> str:
    return f"Sur le montant du barème, {french(share)} restent à votre charge.\n\n" if share else ""


def announce_excess(
    batch: Batch, invoice_id: UUID, agreement: Mapping[str, Any], number: str, drawn: Drawn, now: datetime
) -> None:
    """Say what an invoice leaves to the insured, before it is paid."""
    body = (
        f"Bonjour,\n\nDossier {agreement['claim_reference']}\u00a0: la facture n°\u00a0{number} de votre avocat "
        f"dépasse la prise en charge {agreement['reference']}. Nous en prenons {french(drawn.insurer_part)} TTC en "
        f"charge, et {french(drawn.insured_share)} TTC restent à votre charge."
    )
    subject = f"{agreement['claim_reference']}\u00a0: part restant à votre charge"
    key = f"agreement_excess:{invoice_id}"
    _write(batch, key, agreement["claim_id"], agreement["insured_email"], subject, body, now)


def announce_cancellation(batch: Batch, agreement: Mapping[str, Any], reason: str, now: datetime) -> None:
    """Say that nothing more is granted, and why."""
    body = (
        f"Bonjour,\n\nDossier {agreement['claim_reference']}\u00a0: la prise en charge {agreement['reference']} prend "
        f"fin. Motif\u00a0: {reason}. Les factures déjà transmises seront réglées\u00a0; les suivantes ne seront plus "
        "prises en charge à ce titre."
    )
    subject = f"{agreement['claim_reference']}\u00a0: fin de la prise en charge {agreement['reference']}"
    key = f"agreement_cancelled:{agreement['id']}"
    _write(batch, key, agreement["claim_id"], agreement["insured_email"], subject, body, now)


def _write(batch: Batch, key: str, claim_id: UUID, email: str | None, subject: str, body: str, now: datetime) -> None:
    if email and "@" in email:
        row = message_row(
            dedup_key=key, recipient=email, subject=subject, body=body + _SIGNATURE, claim_id=claim_id, now=now
        )
        batch.insert(OutboxMessage, row)
        return
    title = f"Sans adresse électronique, écrire à l’assuré\u00a0: {subject}"
    task = task_row(
        dedup_key=f"letter:{key}",
        kind="letter_to_write",
        title=title,
        due_on=paris_date(now),
        now=now,
        claim_id=claim_id,
    )
    batch.insert(Task, task)
