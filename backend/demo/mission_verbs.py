"""What may happen to a mission and its payment, always through the use case that a client would call."""

from datetime import timedelta

from backend.core.clock import paris_date
from backend.core.money import Cents
from backend.demo.scene import Scene
from backend.payments import service as payments
from backend.providers.rules.orders import Agreement
from backend.providers.rules.specialities import Speciality
from backend.providers.service import deliveries, matching, orders, quotes, requests


def request(scene: Scene, words: str) -> None:
    """Ask one of the two providers whom the ranking puts first."""
    speciality = Speciality(words)
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


def quote(scene: Scene, words: str) -> None:
    """Quote the euros of the words, else about the provider's tariff, to the euro."""
    rng = scene.life.rng
    amount = int(words) * 100 if words else scene.life.tariff * rng.randint(90, 115) // 10_000 * 100
    scene.life.quoted = amount
    quotes.record_quote(
        scene.session,
        scene.handler,
        scene.life.request,
        amount=Cents(amount),
        lines=(),
        delivery_days=rng.choice([10, 15, 20]),
        valid_until=paris_date(scene.now) + timedelta(30),
        now=scene.now,
    )


def approve(scene: Scene, _words: str) -> None:
    """The supervisor approves a quote above the handler's authority."""
    version = scene.request_version()
    quotes.approve_quote(scene.session, scene.supervisor, scene.life.request, expected_version=version, now=scene.now)


def order(scene: Scene, words: str) -> None:
    """Order what was quoted, with the insured's dated agreement when the words say `agreed`."""
    today = paris_date(scene.now)
    agreement = Agreement(today, None, f"Courriel de l'assuré du {today:%d/%m/%Y}") if words == "agreed" else None
    orders.order(
        scene.session,
        scene.handler,
        scene.life.request,
        expected_version=scene.request_version(),
        agreement=agreement,
        now=scene.now,
    )


def deliver(scene: Scene, _words: str) -> None:
    """The provider has delivered today."""
    deliveries.deliver(
        scene.session,
        scene.handler,
        scene.life.request,
        delivered_on=paris_date(scene.now),
        result="Prestation réalisée ; compte rendu transmis.",
        proof="Compte rendu du prestataire",
        now=scene.now,
    )


def invoice(scene: Scene, words: str) -> None:
    """Invoice what was quoted, or the percentage of it that the words name."""
    amount = Cents(scene.life.quoted * int(words or "100") // 100)
    payment = payments.record_invoice(
        scene.session,
        scene.handler,
        scene.life.request,
        number=f"F-{scene.life.request.removeprefix('MIS-')}",
        amount=amount,
        issued_on=paris_date(scene.now),
        lines=(),
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
