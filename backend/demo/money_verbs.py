"""What may happen to the money of a claim beside an invoice: accounts, gestures, refunds, recoveries, estimates."""

from datetime import timedelta

from schwifty import IBAN

from backend.accounting.rules.recoveries import Kind as RecoveryKind
from backend.accounting.service import recoveries, reserves
from backend.accounting.service.recoveries import Receipt
from backend.core.money import Cents
from backend.coverage import service as coverage
from backend.coverage.commands import LimitExceptionIn
from backend.demo.scene import Scene
from backend.payments import service as payments
from backend.payments.rules.returns import Kind as ReturnKind
from backend.payments.service import Paid

_NO_BANK = "99999"  # a code that no bank bears


def invented_iban(number: int) -> str:
    """A French account whose keys are right, at a bank that does not exist."""
    return str(IBAN.generate("FR", bank_code=_NO_BANK, branch_code="00001", account_code=f"{number:011d}").compact)


def account(scene: Scene, words: str) -> None:
    """The payee sends bank details; the other supervisor approves them, unless the words say `waiting`."""
    payee_id = payments.get_payment(scene.session, scene.supervisor, scene.life.payment)["payee_id"]
    payee = payments.get_payee(scene.session, scene.handler, payee_id)
    details = payments.propose_details(
        scene.session,
        scene.handler,
        payee_id,
        iban=invented_iban(10_000 + scene.life.index),
        holder=payee["name"],
        source="RIB reçu par courriel, confirmé par téléphone",
        now=scene.now,
    )
    if words != "waiting":
        payments.decide_details(scene.session, scene.staff.second, details, approved=True, reason=None, now=scene.now)


def gesture(scene: Scene, words: str) -> None:
    """Propose an ex-gratia payment of the euros in the words, outside the limit."""
    scene.life.payment = payments.pay_ex_gratia(
        scene.session,
        scene.handler,
        scene.life.reference,
        payee=None,
        amount=Cents(int(words) * 100),
        reason="Délai de traitement anormal, reconnu dans la réponse à la réclamation.",
        now=scene.now,
    )


def refund(scene: Scene, words: str) -> None:
    """Refund the insured of the euros that they paid to a cleaner of their own."""
    paid = Paid(
        issuer="Webmaster indépendant",
        number=f"W-{scene.life.index:04d}",
        issued_on=scene.today - timedelta(1),
        paid_on=scene.today,
        amount=Cents(int(words) * 100),
        benefit="cleaning",
        proof="Facture acquittée et relevé de compte",
    )
    scene.life.payment = payments.refund(scene.session, scene.handler, scene.life.reference, paid, now=scene.now)


def transfer_back(scene: Scene, words: str) -> None:
    """The bank sends the transfer back, for the reason in the words."""
    payments.record_return(
        scene.session,
        scene.supervisor,
        scene.life.payment,
        expected_version=scene.payment_version(),
        kind=ReturnKind.RETURNED_TRANSFER,
        amount=None,
        received_on=scene.today,
        code="AC04",
        reason=words,
        now=scene.now,
    )


def recover(scene: Scene, words: str) -> None:
    """The other side pays: `costs 900` or `damages 2500`; what is the insured's is proposed to them and approved."""
    kind, euros = words.split()
    receipt = Receipt(
        kind=RecoveryKind(kind),
        amount=Cents(int(euros) * 100),
        received_on=scene.today,
        received_from="La partie adverse, par son avocat",
        bank_reference=None,
        insured_outlay=Cents(0),
    )
    recoveries.record(scene.session, scene.handler, scene.life.reference, receipt, now=scene.now)


def estimate(scene: Scene, words: str) -> None:
    """Change the reserve of the cleaning to the euros in the words, with the reason after them."""
    euros, reason = words.split(" ", 1)
    reserves.estimate(
        scene.session,
        scene.handler,
        scene.life.reference,
        guarantee="e_reputation",
        cost_line="cleaning",
        amount=Cents(int(euros) * 100),
        reason=reason,
        now=scene.now,
    )


def raise_limit(scene: Scene, words: str) -> None:
    """One supervisor asks for more on the event, by the euros in the words; the other one approves."""
    euros, reason = words.split(" ", 1)
    body = LimitExceptionIn(event_id=scene.life.event_id, extra_amount=f"{euros}.00", reason=reason)
    number = scene.life.contract.number
    asked = coverage.propose_exception(scene.session, number, body, scene.supervisor, now=scene.now)
    coverage.decide_exception(scene.session, asked["id"], "approved", None, scene.staff.second, now=scene.now)
