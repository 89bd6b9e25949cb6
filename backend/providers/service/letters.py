"""Mails around missions, to the insured and to providers: what happens, how much, by when. No excerpt."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from backend.core.batch import Batch
from backend.core.money import Cents, french
from backend.correspondence.models import OutboxMessage
from backend.correspondence.service import message_row

_SIGNATURE = "\n\nLe service sinistres e-réputation\n"


def ask_agreement(
    batch: Batch,
    key: UUID,
    claim: Mapping[str, object],
    *,
    cost: Cents,
    insurer_part: Cents,
    share: Cents,
    due_on: date,
    now: datetime,
) -> None:
    """Ask the insured to pay what the cover does not, to the cent (rule 22). `claim`: id, reference, email."""
    body = (
        f"Bonjour,\n\nPour votre dossier {claim['reference']}, le devis reçu s’élève à {french(cost)} TTC. Votre "
        f"garantie en prend {french(insurer_part)} en charge. La différence, {french(share)}, serait à votre "
        f"charge.\n\nAcceptez-vous de la payer\u00a0? Répondez-nous par écrit au plus tard le {due_on:%d/%m/%Y}. Sans "
        "réponse de votre part à cette date, nous considérerons que vous ne l’acceptez pas et la prestation ne sera "
        "pas commandée."
    )
    _post(batch, f"agreement:{key}", claim, f"{claim['reference']}\u00a0: votre accord sur un devis", body, now)


def tell_no_agreement(
    batch: Batch, key: UUID, provider_email: str, mission: str, claim_id: UUID, *, silent: bool, now: datetime
) -> None:
    """Tell the provider that their quote is not ordered at this price (rule 22)."""
    why = "n’a pas répondu dans le délai" if silent else "n’accepte pas la part qui lui reviendrait"
    body = (
        f"Bonjour,\n\nMission {mission}\u00a0: notre assuré {why}. Votre devis n’est donc pas commandé en l’état. Vous "
        "pouvez nous en adresser un autre."
    )
    _write(batch, f"no_agreement:{key}", provider_email, claim_id, f"{mission}\u00a0: devis non commandé", body, now)


def tell_quote_refused(
    batch: Batch, key: UUID, provider_email: str, mission: str, claim_id: UUID, reason: str, now: datetime
) -> None:
    """Tell the provider that their quote is refused, and why."""
    body = f"Bonjour,\n\nMission {mission}\u00a0: votre devis n’est pas retenu.\n\nMotif\u00a0: {reason}"
    _write(batch, f"quote_refused:{key}", provider_email, claim_id, f"{mission}\u00a0: devis non retenu", body, now)


def tell_replacement(
    batch: Batch, key: UUID, claim: Mapping[str, object], *, mission: str, by: str, now: datetime
) -> None:
    """Tell the insured that another provider takes over and that no delay of theirs moves (rule 29)."""
    body = (
        f"Bonjour,\n\nPour votre dossier {claim['reference']}, nous avons remplacé le prestataire de la mission "
        f"{mission}\u00a0: {by} prend la suite. Vous n’avez rien à faire.\n\nLes délais pour agir en justice ne "
        "changent pas\u00a0: ceux que nous vous avons indiqués restent valables."
    )
    _post(batch, f"replacement:{key}", claim, f"{claim['reference']}\u00a0: un autre prestataire", body, now)


def _post(batch: Batch, key: str, claim: Mapping[str, object], subject: str, body: str, now: datetime) -> None:
    claim_id = claim["id"]
    assert isinstance(claim_id, UUID)
    _write(batch, key, claim["email"], claim_id, subject, body, now)


def _write(batch: Batch, key: str, recipient: object, claim_id: UUID, subject: str, body: str, now: datetime) -> None:
    if isinstance(recipient, str) and "@" in recipient:
        row = message_row(
            dedup_key=key, recipient=recipient, subject=subject, body=body + _SIGNATURE, claim_id=claim_id, now=now
        )
        batch.insert(OutboxMessage, row)
