"""What may happen to a mission and its payment, always through the use case that a client would call."""

from datetime import timedelta
from hashlib import sha256

from backend.core.money import Cents
from backend.demo.scene import Scene
from backend.payments import service as payments
from backend.providers.rules.prices import Line, Price, price
from backend.providers.rules.results import REMOVALS
from backend.providers.rules.specialities import Speciality
from backend.providers.service import deliveries, endings, gate, matching, orders, quotes, requests
from backend.providers.service.deliveries import WHOLE, Extent
from backend.providers.service.gate import Capture

_SESSION = 7500  # what a psychologist's session costs in the directory: care bears no tax


def request(scene: Scene, words: str) -> None:
    """Ask one of the two providers whom the ranking puts first; before a removal, the proof is secured."""
    speciality = Speciality(words)
    if speciality in REMOVALS:
        _secure_proof(scene)
    ranking = matching.matches(scene.session, scene.handler, scene.life.reference, speciality, now=scene.now)
    best = scene.life.rng.choice(ranking.matches[:2]).candidate
    scene.life.tariff = best.tariff or 0
    scene.life.request = requests.ask(
        scene.session,
        scene.handler,
        scene.life.reference,
        provider_id=best.id,
        speciality=speciality,
        instructions="Merci de nous adresser votre devis et votre délai.",
        content_ids=[one.id for one in scene.claim().contents],
        now=scene.now,
    )


def _secure_proof(scene: Scene) -> None:
    shot = sha256(scene.life.reference.encode()).hexdigest()
    gate.answer_question(
        scene.session,
        scene.handler,
        scene.life.reference,
        envisaged=False,
        waiver_reason=None,
        capture=Capture(shot, scene.now),
        reason="L’assuré ne souhaite pas agir en justice : capture horodatée versée au dossier.",
        now=scene.now,
    )


def quote(scene: Scene, words: str) -> None:
    """Quote the euros of the words, else about the provider's tariff, to the euro: two lines, with their tax."""
    offered = _price(scene, words)
    valid_until = scene.today + timedelta(30)
    days = scene.life.rng.choice([10, 15, 20])
    offer = quotes.Offer(offered, days, valid_until)
    quotes.record_offer(scene.session, scene.handler, scene.life.request, offer, now=scene.now)


def quote_on_result(scene: Scene, words: str) -> None:
    """Quote the euros of the words, half of them only for a removal that is the provider's own doing."""
    offered = _price(scene, words)
    fee = Cents(offered.ttc // 2)
    offer = quotes.Offer(offered, 15, scene.today + timedelta(30), "result", fee)
    quotes.record_offer(scene.session, scene.handler, scene.life.request, offer, now=scene.now)


def _price(scene: Scene, words: str) -> Price:
    euros = int(words) if words else scene.life.tariff * scene.life.rng.randint(90, 115) // 10_000
    exempt = scene.life.tariff == _SESSION
    first = euros // 4
    labels = (("Séance", euros),) if exempt else (("Analyse et dossier", first), ("Prestation", euros - first))
    found = price(None, [_line(label, part, exempt=exempt) for label, part in labels])
    scene.life.quoted, scene.life.lines = found.ttc, found.lines
    return found


def _line(label: str, euros: int, *, exempt: bool) -> Line:
    # Five sixths of whole euros, to the nearest cent, give these euros again with 20 % on top.
    net = Cents(euros * 100 if exempt else (euros * 1000 + 6) // 12)
    return Line(label, unit_ht=net, vat_rate="0" if exempt else "20")


def approve(scene: Scene, _words: str) -> None:
    """The supervisor approves a quote above the handler's authority."""
    version = scene.request_version()
    quotes.approve_quote(scene.session, scene.supervisor, scene.life.request, expected_version=version, now=scene.now)


def decline(scene: Scene, words: str) -> None:
    """The provider declines, for the reason in the words: the next of the ranking is asked at once."""
    asked = endings.decline(
        scene.session,
        scene.handler,
        scene.life.request,
        expected_version=scene.request_version(),
        reason=words,
        now=scene.now,
    )
    assert asked is not None, "the directory holds several cleaners"
    scene.life.request = asked
    scene.tick_off("mission_declined")


def order(scene: Scene, _words: str) -> None:
    """Order what was quoted."""
    orders.order(
        scene.session,
        scene.handler,
        scene.life.request,
        expected_version=scene.request_version(),
        agreement=None,
        now=scene.now,
    )


def deliver(scene: Scene, words: str) -> None:
    """The provider has delivered today, or the percentage of the words."""
    deliveries.deliver(
        scene.session,
        scene.handler,
        scene.life.request,
        delivered_on=scene.today,
        result="Prestation réalisée ; compte rendu transmis.",
        proof="Compte rendu du prestataire",
        extent=Extent(share_percent=int(words)) if words else WHOLE,
        now=scene.now,
    )


def invoice(scene: Scene, words: str) -> None:
    """Invoice what was quoted line by line, or the percentage of it that the words name."""
    amount = Cents(scene.life.quoted * int(words or "100") // 100)
    payment = payments.record_invoice(
        scene.session,
        scene.handler,
        scene.life.request,
        number=f"F-{scene.life.request.removeprefix('MIS-')}",
        amount=amount,
        issued_on=scene.today,
        lines=() if words else scene.life.lines,
        now=scene.now,
    )
    scene.life.payment = payment or ""


def pay(scene: Scene, _words: str) -> None:
    """The supervisor approves the payment that a handler proposed."""
    version = scene.payment_version()
    payments.approve(
        scene.session,
        scene.supervisor,
        scene.life.payment,
        expected_version=version,
        now=scene.now,
        accepted=payments.Accepted(duplicate="Deux missions distinctes, vérifiées."),
    )


def reject(scene: Scene, words: str) -> None:
    """The supervisor rejects a payment, for the reason in the words."""
    payments.reject(
        scene.session,
        scene.supervisor,
        scene.life.payment,
        expected_version=scene.payment_version(),
        reason=words,
        invoice_refused=False,
        now=scene.now,
    )


def propose(scene: Scene, _words: str) -> None:
    """Propose the rejected payment again."""
    scene.life.payment = payments.propose_again(scene.session, scene.handler, scene.life.payment, now=scene.now)


def cancel(scene: Scene, words: str) -> None:
    """Cancel the mission under way, for the reason in the words."""
    version = scene.request_version()
    requests.cancel(
        scene.session, scene.handler, scene.life.request, expected_version=version, reason=words, now=scene.now
    )
