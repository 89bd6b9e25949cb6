"""Letters of complaints and disagreements: by mail, else a task asks somebody to post them. No excerpt of words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping

from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.correspondence.models import OutboxMessage
from backend.correspondence.service import message_row
from backend.tasks.models import Task
from backend.tasks.service import task_row

_SIGNATURE = "\n\nLe service réclamations\n"
Carrier = Mapping[str, Any] | RowMapping | None


def send(
    batch: Batch,
    *,
    key: str,
    reference: str,
    email: str | None,
    subject: str,
    body: str,
    claim_id: UUID | None,
    now: datetime,
) -> None:
    """Write a letter to the outbox; without an address, a task says that it is to be posted."""
    if email and "@" in email:
        row = message_row(
            dedup_key=key,
            recipient=email,
            subject=f"{reference} : {subject}",
            body=f"Bonjour,\n\n{body}{_SIGNATURE}",
            claim_id=claim_id,
            now=now,
        )
        batch.insert(OutboxMessage, row)
        return
    title = f"{reference} : envoyer par la poste la lettre « {subject} », faute d’adresse électronique."
    row = task_row(dedup_key=key, kind="tell_by_post", title=title, due_on=paris_date(now), now=now, claim_id=claim_id)
    batch.insert(Task, row)


def acknowledgement(reference: str, answer_by: str) -> str:
    """That the complaint is known, who looks at it and until when."""
    return (
        f"Nous avons bien reçu votre réclamation, enregistrée sous la référence {reference}. Une personne qui n’a pas "
        f"traité votre dossier l’examine. Nous vous répondrons par écrit au plus tard le {answer_by}."
    )


def answer(text: str, carrier: Carrier) -> str:
    """The answer, followed by the mention of the mediator whatever the outcome."""
    return f"{text}\n\n{mediation(carrier)}"


def mediation(carrier: Carrier) -> str:
    """Who the mediator is, and within which delay."""
    mediator = carrier["mediator"] if carrier else "le médiateur indiqué dans vos conditions générales"
    return (
        f"Si cette réponse ne vous convient pas, vous pouvez saisir gratuitement {mediator}, dans l’année qui suit "
        "l’envoi de votre réclamation écrite. Vous gardez le droit de saisir le tribunal."
    )


def third_person(claim_reference: str, measure: str) -> str:
    """The procedure of L. 127-4, told at once and without taking sides."""
    return (
        f"Dossier {claim_reference} : nous ne sommes pas d’accord avec vous sur une mesure à prendre pour régler le "
        f"litige ({measure}).\n\n"
        "La loi (article L. 127-4 du code des assurances) vous permet de soumettre ce désaccord à une tierce personne, "
        "que nous désignons d’un commun accord ou, à défaut, que désigne le président du tribunal judiciaire statuant "
        "selon la procédure accélérée au fond. Ses frais sont à notre charge, sauf si le juge estime que vous avez mis "
        "cette faculté en œuvre dans des conditions abusives.\n\n"
        "Si vous agissez à vos frais et obtenez un résultat plus favorable que celui que nous, ou la tierce personne, "
        "proposions, nous vous remboursons ces frais dans la limite de la garantie.\n\n"
        "Dites-nous si vous souhaitez cette procédure et, si vous le pouvez, proposez un nom. Ne laissez passer aucun "
        "délai sans nous en parler : les dates indiquées dans nos lettres restent à respecter."
    )
