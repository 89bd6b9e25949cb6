"""What the insured is told when their claim changes event (rule 18). No excerpt, no health data."""

from datetime import datetime

from backend.claims.service.file import ClaimFile
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.money import Cents, french
from backend.correspondence.models import OutboxMessage
from backend.correspondence.service import message_row
from backend.tasks.models import Task
from backend.tasks.service import task_row

_SAID = {
    "join": "Votre dossier {reference} est désormais rattaché au même événement qu’un autre de vos dossiers : les deux "
    "partagent un seul plafond.",
    "split": "Votre dossier {reference} relève désormais d’un événement distinct, avec son propre plafond.",
}


def tell_change(
    batch: Batch,
    file: ClaimFile,
    *,
    kind: str,
    reason: str,
    left: Cents,
    slot_back: bool,
    deductible_over: Cents,
    now: datetime,
) -> None:
    """Put in the outbox what changed, why, and what is left; nothing without an address.

    `deductible_over` (cents): charged twice to what is now one event (rule 19); a task has it given back.
    """
    if deductible_over:
        batch.insert(Task, _give_back(file, deductible_over, now))
    if not file.email or "@" not in file.email:
        return
    parts = [
        "Bonjour,",
        _SAID[kind].format(reference=file.reference),
        f"Motif : {reason}",
        f"Il reste {french(left)} au titre de cet événement.",
    ]
    if slot_back:
        parts.append("L’événement quitté n’est plus décompté du nombre d’événements de votre garantie.")
    if deductible_over:
        parts.append(
            f"La franchise n’est due qu’une fois par événement : {french(deductible_over)} retenus en trop vous seront "
            "rendus."
        )
    parts.append(
        "Si vous n’êtes pas d’accord, répondez à ce message ou adressez-nous une réclamation : une autre personne "
        "l’examinera.\n\nLe service sinistres e-réputation\n"
    )
    row = message_row(
        dedup_key=f"event_change:{file.id}:{now.isoformat()}",
        recipient=file.email,
        subject=f"{file.reference} : événement garanti modifié",
        body="\n\n".join(parts),
        claim_id=file.id,
        now=now,
    )
    batch.insert(OutboxMessage, row)


def _give_back(file: ClaimFile, over: Cents, now: datetime) -> dict[str, object]:
    title = (
        f"{file.reference} : franchise retenue deux fois sur un même événement. Rendre {french(over)} à l’assuré : "
        "baisser la part de l’assuré des commandes en cours, ou rembourser ce qu’il a déjà payé."
    )
    return task_row(
        dedup_key=f"deductible_over:{file.id}:{now.isoformat()}",
        kind="deductible_over",
        title=title,
        due_on=paris_date(now),
        now=now,
        claim_id=file.id,
        assignee_id=file.handler_id,
        facts={"cents": over},
    )
