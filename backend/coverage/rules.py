"""The decision of cover and the money of an event: plain values in, frozen results out (rules 11 to 23)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from backend.core.money import Cents, Rounding, percentage

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "insult": ("injure_",),
    "defamation": ("diffamation_",),
    "denigration": ("denigrement", "faux_avis"),
    "privacy": ("vie_privee", "droit_image"),
    "identity": ("usurpation_identite",),
    "harassment": ("cyberharcelement", "menaces", "chantage", "provocation_haine", "outrage_professionnel_sante"),
    "listing": ("fiche_professionnelle_non_consentie", "donnees_personnelles"),
    "platform_rules": ("regles_plateforme",),
}
LAWFUL = "critique_licite"


def family_of(kind: str) -> str | None:
    """Cover family of a qualification (rule 14); None for lawful criticism and the unknown."""
    for family, prefixes in FAMILIES.items():
        if kind.startswith(prefixes):
            return family
    return None


def attaching_day(
    basis: str,
    *,
    published_earliest: date | None,
    discovered_on: date | None,
    declared_on: date,
    refused_on: date | None,
) -> tuple[date, bool]:
    """The attaching date by the terms (rule 11), and whether the fact that they name is known.

    When it is not, knowledge then declaration stand in: a decision never waits for a missing fact.
    """
    wished = {
        "first_publication": published_earliest,
        "knowledge": discovered_on,
        "declaration": declared_on,
        "refusal": refused_on,
    }[basis]
    if wished is not None:
        return wished, True
    return discovered_on or declared_on, False


def covered_since(inception_on: date, earlier: Iterable[tuple[date, date | None]]) -> date:
    """The inception of the first policy that led here without a gap (rule 13, waiting period).

    `earlier` holds first and last days, both included, of the person's other policies of the product; no last day
    means tacit renewal.
    """
    since = inception_on
    for first, last in sorted(earlier, reverse=True):
        if first < since and (last is None or last >= since - timedelta(days=1)):
            since = first
    return since


@dataclass(frozen=True, slots=True)
class CoverInputs:
    """Every fact that the decision reads; stored with it."""

    kinds: tuple[str, ...]
    attaching_on: date
    attaching_known: bool
    published_earliest: date | None
    published_latest: date | None
    discovered_on: date | None
    declared_on: date
    inception_on: date
    covered_since: date
    status: str
    families: tuple[str, ...]
    waiting_days: int
    prior_publication_covered: bool
    events_used: int
    events_limit: int
    declaration_last_day: date | None
    amendment_after_knowledge: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason or a warning: its code, the fact in French, the clause of the terms."""

    code: str
    fact: str
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the system proposes; a named person decides."""

    outcome: str
    reasons: tuple[Finding, ...]
    warnings: tuple[Finding, ...] = field(default=())

    @property
    def blocking(self) -> Finding | None:
        """The first reason against cover."""
        return self.reasons[0] if self.reasons else None


def assess(facts: CoverInputs, clauses: Mapping[str, str], *, new_event: bool) -> Assessment:
    """Propose covered, not covered or advice only, with every reason found (rules 13 to 15)."""
    found = [*_of_kinds(facts), *_of_time(facts), *_of_status(facts)]
    if new_event and facts.events_used >= facts.events_limit:
        used = f"{facts.events_used} événement(s) sur {facts.events_limit} déjà ouverts sur la période."
        found.append(Finding("limit_reached", used))
    reasons = tuple(Finding(reason.code, reason.fact, clauses.get(reason.code)) for reason in found)
    if any(reason.code == "lawful_content" for reason in reasons):
        outcome = "advice_only"
    else:
        outcome = "not_covered" if reasons else "covered"
    return Assessment(outcome, reasons, tuple(_warnings(facts)))


def _of_kinds(facts: CoverInputs) -> Iterable[Finding]:
    if not facts.kinds:
        yield Finding("qualification_missing", "Aucun contenu n’est qualifié.")
    elif all(kind == LAWFUL for kind in facts.kinds):
        yield Finding("lawful_content", "Les contenus qualifiés relèvent de la critique licite.")
    elif not any(family_of(kind) in facts.families for kind in facts.kinds):
        yield Finding("kind_not_covered", f"Qualification retenue : {', '.join(facts.kinds)}.")


def _of_time(facts: CoverInputs) -> Iterable[Finding]:
    if facts.discovered_on is not None and facts.discovered_on < facts.inception_on:
        yield Finding(
            "known_before_inception",
            f"Faits connus le {_fr(facts.discovered_on)}, avant la prise d’effet du {_fr(facts.inception_on)}.",
        )
    elif _published_before(facts) and not facts.prior_publication_covered:
        yield Finding(
            "published_before_inception", f"Contenu publié avant la prise d’effet du {_fr(facts.inception_on)}."
        )
    ends = facts.covered_since + timedelta(days=facts.waiting_days)
    if facts.waiting_days and facts.covered_since <= facts.attaching_on < ends:
        yield Finding("waiting_period", f"Rattachement le {_fr(facts.attaching_on)}, carence jusqu’au {_fr(ends)}.")


def _of_status(facts: CoverInputs) -> Iterable[Finding]:
    if facts.status == "suspended":
        yield Finding("suspended", f"Contrat suspendu le {_fr(facts.attaching_on)}.")
    elif facts.status != "in_force" and not _published_before(facts):
        yield Finding("not_in_force", f"Contrat hors vigueur le {_fr(facts.attaching_on)}.")


def _published_before(facts: CoverInputs) -> bool:
    return facts.published_latest is not None and facts.published_latest < facts.inception_on


def _warnings(facts: CoverInputs) -> Iterable[Finding]:
    if not facts.attaching_known:
        yield Finding("attaching_date_unknown", "La date de rattachement prévue aux conditions n’est pas établie.")
    earliest, latest = facts.published_earliest, facts.published_latest
    if earliest is not None and latest is not None and earliest < facts.inception_on <= latest:
        yield Finding("publication_straddles_inception", "La publication peut être antérieure à la prise d’effet.")
    if facts.declaration_last_day is not None and facts.declared_on > facts.declaration_last_day:
        yield Finding(
            "late_declaration",
            f"Déclaration attendue au plus tard le {_fr(facts.declaration_last_day)} : ce retard seul ne refuse rien, "
            "le préjudice est à prouver.",
        )
    if facts.amendment_after_knowledge:
        yield Finding("amendment_after_knowledge", "Un avenant a été émis après la connaissance des faits.")


def _fr(day: date) -> str:
    return f"{day:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class Split:
    """Who pays an expense, in cents TTC; `deductible` is inside the insured's share."""

    insurer_part: Cents
    insured_share: Cents
    deductible: Cents


def split(cost: Cents, *, left: Cents, deductible_left: Cents) -> Split:
    """Insurer's part = min(what is left, max(0, cost - deductible left)) (rule 19), to the cent."""
    deductible = Cents(min(cost, deductible_left))
    insurer = Cents(min(left, cost - deductible))
    return Split(insurer, Cents(cost - insurer), deductible)


VAT_ROUNDING = Rounding.HALF_UP
"""How the recoverable part of a tax is cut to the cent (rule 20)."""


@dataclass(frozen=True, slots=True)
class VatPosition:
    """What an insured recovers of the VAT they pay: none (the default), a part (`rate` percent of it), or all.

    `known` is False while nobody asked: the cost then counts with its whole tax.
    """

    position: str = "none"
    rate: Decimal | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class CountedCost:
    """An expense as the cover counts it, in cents.

    `payable` is what the provider asks for (with reverse charge: without the tax), `tax` the VAT due to whomever,
    `recoverable` the part of it that the insured gets back, `counted` what is set against the limit.
    """

    payable: Cents
    tax: Cents
    recoverable: Cents
    counted: Cents


def recoverable_vat(vat: Cents, position: VatPosition) -> Cents:
    """The part of `vat` (cents) that the insured recovers: it does not count against the limit (rule 20)."""
    if position.position == "full":
        return vat
    if position.position == "partial" and position.rate is not None:
        return percentage(vat, position.rate, VAT_ROUNDING)
    return Cents(0)


def counted_cost(
    ht: Cents, vat: Cents, *, reverse_charge: bool = False, position: VatPosition | None = None
) -> CountedCost:
    """What an expense counts (rule 20): net of tax plus the tax that is due less its recoverable part.

    With `reverse_charge` the provider invoices `ht` alone and `vat` is the tax that the customer owes: it counts too.
    """
    recovered = recoverable_vat(vat, position or VatPosition())
    return CountedCost(
        payable=ht if reverse_charge else Cents(ht + vat),
        tax=vat,
        recoverable=recovered,
        counted=Cents(ht + vat - recovered),
    )
