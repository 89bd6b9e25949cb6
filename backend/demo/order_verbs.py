"""What may happen around an order: the insured's share, the cause of a removal, later looks, credit, lawyers."""

from backend.core.db import rows
from backend.core.money import Cents
from backend.demo.scene import Scene
from backend.payments.service import agreements as lawyer_invoices
from backend.payments.service import invoicing
from backend.providers.rules.results import Cause, Seen
from backend.providers.service import agreement_use, agreements, consents, lawyers, results
from backend.providers.service.agreement_use import InvoiceFacts

_PROOFS = {
    Cause.PROVIDER_ACTION: "Réponse de la plateforme à la notification du prestataire",
    Cause.AUTHOR_WITHDREW: "Message de l’auteur, versé au dossier",
    Cause.PLATFORM_OWN_MOTION: "Avis de modération de la plateforme",
}
_NEXT_LOOK = """
    SELECT k.id FROM post_check k JOIN service_request r ON r.id = k.request_id
     WHERE r.reference = :reference AND NOT EXISTS (SELECT 1 FROM post_check_result s WHERE s.post_check_id = k.id)
     ORDER BY k.after_days LIMIT 1"""


def ask_share(scene: Scene, _words: str) -> None:
    """Ask the insured by letter to pay what the guarantee does not."""
    consents.ask_agreement(
        scene.session,
        scene.handler,
        scene.life.request,
        expected_version=scene.request_version(),
        claim=None,
        now=scene.now,
    )


def agree_share(scene: Scene, _words: str) -> None:
    """The insured agrees, in writing."""
    consents.answer_agreement(
        scene.session,
        scene.handler,
        scene.life.request,
        expected_version=scene.request_version(),
        agreed=True,
        answered_on=scene.today,
        proof=f"Courriel de l’assuré du {scene.today:%d/%m/%Y}",
        now=scene.now,
    )


def cause(scene: Scene, words: str) -> None:
    """Say why the content is gone, with its proof."""
    found = Cause(words)
    results.establish_cause(
        scene.session,
        scene.handler,
        scene.life.request,
        cause=found,
        proof=_PROOFS.get(found),
        established_on=scene.today,
        now=scene.now,
    )


def look(scene: Scene, words: str) -> None:
    """The next planned look at what was removed; nothing when a mission that was replaced planned none."""
    planned = rows(scene.session, _NEXT_LOOK, reference=scene.life.request)
    if not planned:
        return
    results.record_check(
        scene.session,
        scene.handler,
        scene.life.request,
        planned[0]["id"],
        result=Seen(words),
        checked_on=scene.today,
        proof=None,
        note=None,
        content_ids=[],
        now=scene.now,
    )


def credit(scene: Scene, words: str) -> None:
    """A credit note of the euros in the words on the invoice."""
    number = scene.life.request.removeprefix("MIS-")
    payment = invoicing.record_credit_note(
        scene.session,
        scene.handler,
        scene.life.request,
        number=f"AV-{number}",
        of_invoice=f"F-{number}",
        amount=Cents(int(words) * 100),
        issued_on=scene.today,
        lines=(),
        reason="Une des pages était déjà retirée à la commande.",
        now=scene.now,
    )
    scene.life.payment = payment or scene.life.payment


def choose_lawyer(scene: Scene, words: str) -> None:
    """The insured names their lawyer."""
    facts = dict.fromkeys(("email", "phone", "address", "provider_id", "document"))
    facts |= {"name": words, "bar": "Barreau des Exemples"}
    lawyers.choose(scene.session, scene.handler, scene.life.reference, facts, chosen_on=scene.today, now=scene.now)


def grant(scene: Scene, words: str) -> None:
    """Agree to pay the lawyer for the step in the words, on the scale."""
    scene.life.agreement = agreements.issue(
        scene.session,
        scene.handler,
        scene.life.reference,
        step=words,
        refused_on=scene.today,
        agreement=None,
        now=scene.now,
    )


def lawyer_invoice(scene: Scene, words: str) -> None:
    """The lawyer invoices the euros of the words, on the insured's delegation."""
    held = agreement_use.get_agreement(scene.session, scene.handler, scene.life.agreement)
    agreement_use.delegate(
        scene.session,
        scene.handler,
        scene.life.agreement,
        given_on=scene.today,
        document="Délégation signée de l’assuré",
        expected_version=held["version"],
        now=scene.now,
    )
    number = f"H-{scene.life.agreement.removeprefix('PEC-')}"
    invoice = InvoiceFacts(number, Cents(int(words) * 100), scene.today, "lawyer", None, None, is_last=True)
    payment = lawyer_invoices.record_invoice(scene.session, scene.handler, scene.life.agreement, invoice, now=scene.now)
    scene.life.payment = payment or ""
