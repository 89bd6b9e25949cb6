"""A refusal that helps: clause, fact, proof, what is left to do, and the roads of complaint. Pure."""

from dataclasses import dataclass
from datetime import date

from backend.claims.reasons import REASONS, label_of

ACKNOWLEDGED_WITHIN = "10 jours ouvrables"
ANSWERED_WITHIN = "2 mois"


@dataclass(frozen=True, slots=True)
class Routes:
    """Where an insured complains, and to which mediator; None where no carrier is known."""

    carrier: str | None
    complaint_address: str | None
    mediator: str | None

    def as_json(self) -> dict[str, dict[str, str | None]]:
        """As stored with a decision and shown on the claim."""
        return {
            "complaint": {
                "carrier": self.carrier,
                "address": self.complaint_address,
                "acknowledged_within": ACKNOWLEDGED_WITHIN,
                "answered_within": ANSWERED_WITHIN,
            },
            "mediation": {
                "mediator": self.mediator,
                "from": f"après la réponse, ou {ANSWERED_WITHIN} après l’envoi de la réclamation écrite",
                "until": "1 an après l’envoi de la réclamation écrite",
            },
        }


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a refusal is drafted from (rule 15), and what the insured must know beside it.

    `last_day` is that of the first live clock to sue, `undated` says that some clock has none yet.
    """

    reference: str
    outcome: str
    code: str | None
    clause: str | None
    fact: str | None
    proof: str | None
    last_day: date | None
    undated: bool
    routes: Routes

    @property
    def missing(self) -> tuple[str, ...]:
        """What a person should add before it leaves."""
        named = {"reason_code": self.code, "clause": self.clause, "fact": self.fact, "proof": self.proof}
        return tuple(name for name, value in named.items() if not value)

    @property
    def subject(self) -> str:
        """Of the mail."""
        return f"{self.reference} : notre décision sur la garantie"

    def text(self, remedies: tuple[str, ...]) -> str:
        """The letter, without greeting of a person nor signature."""
        parts = (self._decision(), self._why(), self._helps(), _also(remedies), self._clock(), self._roads())
        return "\n\n".join(("Bonjour,", *(part for part in parts if part)))

    def _decision(self) -> str:
        if self.outcome == "advice_only":
            return (
                f"Dossier {self.reference} : après examen, nous pouvons vous conseiller, mais la garantie ne prend pas "
                "de dépense en charge."
            )
        return f"Dossier {self.reference} : après examen, nous ne pouvons pas accorder la garantie."

    def _why(self) -> str:
        lines = [f"Motif : {label_of(self.code) or 'à préciser'}."]
        lines += [f"{title} : {text}" for title, text in (("Clause", self.clause), ("Fait", self.fact)) if text]
        if self.proof:
            lines.append(f"Ce qui l’établit : {self.proof}")
        return "\n".join(lines)

    def _helps(self) -> str:
        known = REASONS.get(self.code or "")
        if known is None:
            return "Si vous avez un document qui change ces faits, envoyez-le-nous : nous réexaminerons votre dossier."
        return (
            f"Ce qui peut changer notre réponse : {known.helps}. Envoyez-le-nous, à tout moment : nous réexaminerons "
            "votre dossier."
        )

    def _clock(self) -> str:
        if self.last_day:
            return (
                "Notre décision n’arrête pas le délai pour agir en justice : son dernier jour est le "
                f"{self.last_day:%d/%m/%Y}. Vous pouvez agir à vos frais, avec l’avocat de votre choix."
            )
        if self.undated:
            return (
                "Notre décision n’arrête pas le délai pour agir en justice. La date de première publication n’étant "
                "pas connue, il peut expirer à tout moment : indiquez-la-nous."
            )
        return ""

    def _roads(self) -> str:
        where = self.routes.complaint_address or "l’adresse des réclamations indiquée dans vos conditions générales"
        mediator = self.routes.mediator or "le médiateur indiqué dans vos conditions générales"
        return (
            f"Si vous n’êtes pas d’accord : écrivez au service réclamations ({where}). Il accuse réception sous "
            f"{ACKNOWLEDGED_WITHIN} et vous répond sous {ANSWERED_WITHIN} à compter de l’envoi de votre réclamation. "
            "Une personne qui n’a pas traité votre dossier l’examine.\n"
            f"Après sa réponse, ou sans réponse au bout de {ANSWERED_WITHIN}, vous pouvez saisir gratuitement "
            f"{mediator}, dans l’année qui suit l’envoi de votre réclamation écrite. Vous gardez le droit de saisir "
            "le tribunal."
        )


def _also(remedies: tuple[str, ...]) -> str:
    if not remedies:
        return ""
    return "Ce que vous pouvez faire sans la garantie :\n" + "\n".join(f"– {remedy}" for remedy in remedies)
