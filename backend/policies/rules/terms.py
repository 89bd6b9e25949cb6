"""What a product version promises (cover-rules 3): read from its stored document, checked before it is stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Self

from backend.policies.errors import terms_invalid

FAMILIES = frozenset(
    {"insult", "defamation", "denigration", "privacy", "identity", "harassment", "listing", "platform_rules"}
)
BENEFITS = frozenset(
    {
        "cleaning",
        "deindexing",
        "burying",
        "watch",
        "bailiff_report",
        "legal_advice",
        "lawyer",
        "psychologist",
    }
)
CHOICES = MappingProxyType(
    {
        "attaching": ("first_publication", "knowledge", "declaration", "refusal"),
        "period_basis": ("insurance_year", "calendar_year", "rolling_12_months"),
        "anniversary_change": ("whole", "pro_rata"),
        "counts_at": ("decision", "first_commitment"),
        "evidence_gate": ("asked", "required"),
    }
)
CLAUSES = (
    "not_in_force",
    "suspended",
    "known_before_inception",
    "published_before_inception",
    "waiting_period",
    "kind_not_covered",
    "benefit_not_covered",
    "limit_reached",
    "lawful_content",
    "excluded",
)


@dataclass(frozen=True, slots=True)
class Guarantee:
    """One guarantee: what it covers, its benefits and its limits, in cents TTC. `None` means no limit."""

    code: str
    label: str
    insurance_class: int
    families: frozenset[str]
    benefits: frozenset[str]
    event_limit_cents: int
    events_limit: int
    annual_limit_cents: int | None
    sub_limits_cents: Mapping[str, int]
    deductible_cents: int
    minimum_stake_cents: int
    sessions_limit: int | None
    legal_protection: bool
    fee_scale_cents: Mapping[str, int]
    clauses: Mapping[str, str]

    @classmethod
    def parse(cls, document: Mapping[str, Any]) -> Self:
        """A guarantee from its part of the stored document."""
        values = _named(cls, document)
        sets = {name: frozenset(values[name]) for name in ("families", "benefits")}
        maps = {name: MappingProxyType(dict(values[name])) for name in _MAPPINGS}
        return cls(**{**values, **sets, **maps})

    @property
    def counts_events(self) -> bool:
        """Whether it answers contents by events; psychological assistance has its own trigger and counts none."""
        return bool(self.families) and self.events_limit > 0

    def clause(self, reason: str) -> str | None:
        """The clause behind a reason of refusal."""
        return self.clauses.get(reason)


@dataclass(frozen=True, slots=True)
class Terms:
    """A product version: how events attach and count, and its guarantees.

    `evidence_gate`: whether a removal may be ordered before the question of rule 27 is answered ("asked") or not
    ("required"). `agreement_silence_days`: after so many days an insured's silence is a no (rule 22).
    """

    attaching: str
    period_basis: str
    anniversary_change: str
    waiting_days: int
    prior_publication_covered: bool
    declaration_working_days: int
    join_window_days: int
    counts_at: str
    recovery_refills_limit: bool
    counters_pass_on_replacement: bool
    evidence_gate: str
    agreement_silence_days: int
    guarantees: tuple[Guarantee, ...]

    def guarantee(self, code: str) -> Guarantee | None:
        """The guarantee of that code, if the product has it."""
        return next((guarantee for guarantee in self.guarantees if guarantee.code == code), None)

    @property
    def main(self) -> Guarantee:
        """The guarantee that a covered content draws on first: with events, and no legal protection."""
        return next(g for g in self.guarantees if g.counts_events and not g.legal_protection)


_MAPPINGS = ("sub_limits_cents", "fee_scale_cents", "clauses")
# What terms stored before these questions existed are taken to say.
_LATER: Mapping[str, Any] = MappingProxyType({"evidence_gate": "asked", "agreement_silence_days": 8})


def _named(cls: type, document: Mapping[str, Any]) -> dict[str, Any]:
    told = {**_LATER, **document}
    return {field.name: told[field.name] for field in fields(cls)}


def parse_terms(document: Mapping[str, Any]) -> Terms:
    """The terms in a stored document; documents are checked when they are stored, never when they are read."""
    guarantees = tuple(Guarantee.parse(part) for part in document["guarantees"])
    return Terms(**{**_named(Terms, document), "guarantees": guarantees})


def check_terms(terms: Terms) -> None:
    """Raise Refused `terms_invalid` naming every fault of terms that are about to be stored."""
    faults = [*_choice_faults(terms), *_shape_faults(terms)]
    for position, guarantee in enumerate(terms.guarantees):
        faults += [(f"/guarantees/{position}/{name}", words) for name, words in _guarantee_faults(guarantee)]
    if faults:
        raise terms_invalid(faults)


def _choice_faults(terms: Terms) -> Iterator[tuple[str, str]]:
    for name, choices in CHOICES.items():
        if getattr(terms, name) not in choices:
            yield f"/{name}", f"Choisissez parmi : {', '.join(choices)}."


def _shape_faults(terms: Terms) -> Iterator[tuple[str, str]]:
    codes = [guarantee.code for guarantee in terms.guarantees]
    if len(set(codes)) < len(codes):
        yield "/guarantees", "Deux garanties portent le même code."
    if not any(g.counts_events and not g.legal_protection for g in terms.guarantees):
        yield "/guarantees", "Il faut une garantie avec des événements, hors protection juridique."


def _guarantee_faults(guarantee: Guarantee) -> Iterator[tuple[str, str]]:
    if unknown := sorted(guarantee.families - FAMILIES):
        yield "families", f"Famille inconnue : {', '.join(unknown)}."
    if unknown := sorted(guarantee.benefits - BENEFITS):
        yield "benefits", f"Prestation inconnue : {', '.join(unknown)}."
    if not guarantee.benefits:
        yield "benefits", "Nommez au moins une prestation."
    if guarantee.families and not (guarantee.events_limit > 0 and guarantee.event_limit_cents > 0):
        yield "events_limit", "Une garantie qui couvre des contenus fixe un nombre d’événements et un montant."
    if stray := sorted(set(guarantee.sub_limits_cents) - guarantee.benefits):
        yield "sub_limits", f"Sous-limite d’une prestation non couverte : {', '.join(stray)}."
    if any(cents > guarantee.event_limit_cents for cents in guarantee.sub_limits_cents.values()):
        yield "sub_limits", "Une sous-limite ne peut pas dépasser la limite par événement."
    if missing := [code for code in CLAUSES if not guarantee.clauses.get(code, "").strip()]:
        yield "clauses", f"Clause manquante : {', '.join(missing)}."
