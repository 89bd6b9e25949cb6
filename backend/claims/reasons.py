"""Why cover is refused: a closed list, so that every refusal says its clause and what would change it. Pure.

Rule 13's reasons, the exclusions that conditions of this line share (all under the clause `excluded`), and what only a
refusal may name. Decisions taken before the list keep the code that they had.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason: its French label, the clause of the terms behind it, and the proof that would change the answer."""

    code: str
    label: str
    clause_key: str | None
    helps: str


_ALL = (
    Reason(
        "known_before_inception",
        "Faits connus avant la prise d’effet du contrat",
        "known_before_inception",
        "tout document daté montrant que vous avez découvert le contenu après la prise d’effet (courriel, message, "
        "attestation)",
    ),
    Reason(
        "published_before_inception",
        "Contenu publié avant la prise d’effet du contrat",
        "published_before_inception",
        "la preuve de la date de première mise en ligne (page horodatée, archive du web, réponse de la plateforme, "
        "constat)",
    ),
    Reason(
        "waiting_period",
        "Fait survenu pendant le délai de carence",
        "waiting_period",
        "la preuve d’un contrat antérieur sans interruption, ou d’une date de publication plus tardive",
    ),
    Reason(
        "not_in_force",
        "Contrat qui n’était pas en vigueur",
        "not_in_force",
        "l’échéancier, le bulletin d’adhésion ou l’avis de reconduction montrant que le contrat était en vigueur",
    ),
    Reason(
        "suspended",
        "Contrat suspendu pour non-paiement",
        "suspended",
        "la preuve de la date du paiement, ou de l’adresse à laquelle la mise en demeure aurait dû être envoyée",
    ),
    Reason(
        "kind_not_covered",
        "Atteinte que la garantie ne couvre pas",
        "kind_not_covered",
        "tout passage, message ou contexte qui montrerait une autre nature d’atteinte (injure, diffamation, "
        "dénigrement)",
    ),
    Reason(
        "benefit_not_covered",
        "Prestation que la formule ne prend pas en charge",
        "benefit_not_covered",
        "un avenant ou des conditions particulières qui ajoutent cette prestation",
    ),
    Reason(
        "limit_reached",
        "Nombre d’événements ou plafond de la période atteint",
        "limit_reached",
        "ce qui montrerait que ce contenu a la même cause qu’un événement déjà garanti (même auteur, mêmes faits)",
    ),
    Reason(
        "minimum_stake_not_met",
        "Enjeu inférieur au seuil d’intervention",
        "benefit_not_covered",
        "un devis ou une facture d’un montant supérieur au seuil",
    ),
    Reason(
        "lawful_content",
        "Critique licite",
        "lawful_content",
        "tout élément montrant que les faits rapportés sont faux, ou que les mots dépassent la critique",
    ),
    Reason(
        "policy_to_identify",
        "Contrat introuvable au nom de l’assuré",
        None,
        "un numéro de contrat, une attestation d’assurance ou un avis d’échéance",
    ),
    Reason(
        "excluded",
        "Exclusion du contrat",
        "excluded",
        "tout élément montrant que les conditions de cette exclusion ne sont pas réunies",
    ),
    Reason(
        "self_published",
        "Contenu publié par l’assuré lui-même",
        "excluded",
        "tout élément montrant que le compte ou la publication n’est pas le vôtre",
    ),
    Reason(
        "intentional_fault",
        "Faute intentionnelle de l’assuré",
        "excluded",
        "tout élément sur les circonstances réelles des faits reprochés",
    ),
    Reason(
        "dispute_between_insureds",
        "Différend entre personnes assurées par le même contrat",
        "excluded",
        "ce qui établirait que l’auteur n’est pas assuré par ce contrat",
    ),
    Reason(
        "dispute_with_insurer",
        "Différend avec l’assureur",
        "excluded",
        "ce qui établirait que le litige vise quelqu’un d’autre que l’assureur",
    ),
    Reason(
        "mandate_activity",
        "Activité politique, syndicale ou associative",
        "excluded",
        "ce qui montrerait que les propos visent votre activité professionnelle",
    ),
    Reason(
        "press_editor",
        "Contenu d’un éditeur de presse",
        "excluded",
        "ce qui montrerait que le support n’est pas un titre de presse",
    ),
    Reason(
        "content_not_public",
        "Contenu qui n’est pas public",
        "excluded",
        "une capture montrant que le contenu est accessible à tous",
    ),
    Reason(
        "out_of_reach",
        "Droit ou hébergeur étranger, hors du champ de la garantie",
        "excluded",
        "ce qui rattacherait le contenu, son auteur ou son hébergeur à la France ou à l’Union européenne",
    ),
    Reason(
        "damages_and_fines",
        "Dommages-intérêts, amendes ou condamnations",
        "excluded",
        "le détail des frais engagés, qui eux peuvent relever de la garantie",
    ),
    Reason(
        "failure_to_cooperate",
        "Défaut de coopération",
        "excluded",
        "les pièces demandées, ou la preuve de leur envoi",
    ),
    Reason(
        "settled_without_consent",
        "Transaction conclue sans notre accord",
        "excluded",
        "l’accord reçu de notre part, ou la preuve que rien n’a été conclu",
    ),
)

REASONS: Mapping[str, Reason] = MappingProxyType({reason.code: reason for reason in _ALL})


def label_of(code: str | None) -> str | None:
    """The French label of a code; an old free code has none and is shown as it is."""
    known = REASONS.get(code or "")
    return known.label if known else code


def clause_key(code: str) -> str:
    """Which clause of the terms stands behind a reason: its own for a code older than the list."""
    known = REASONS.get(code)
    return (known.clause_key or code) if known else code
