"""The risk carrier, the four products and their first terms, valid from 2000-01-01"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CARRIER = "01900000-0000-7000-8000-000000000001"
_COMMON = {
    "attaching": "first_publication",
    "period_basis": "insurance_year",
    "anniversary_change": "whole",
    "waiting_days": 0,
    "prior_publication_covered": False,
    "declaration_working_days": 5,
    "join_window_days": 30,
    "counts_at": "decision",
    "recovery_refills_limit": False,
    "counters_pass_on_replacement": True,
}
_CLAUSES = {
    "not_in_force": "Article 3 : la garantie joue pour les faits rattachés à une période où le contrat est en vigueur.",
    "suspended": "Article 3.2 : la garantie est suspendue pendant la suspension du contrat pour non-paiement.",
    "known_before_inception": "Article 4.1 : les faits connus de l'assuré avant la prise d'effet sont exclus.",
    "published_before_inception": "Article 4.1 : les contenus publiés avant la prise d'effet sont exclus.",
    "waiting_period": "Article 4.2 : la garantie est acquise à l'issue du délai de carence.",
    "kind_not_covered": "Article 2.1 : la garantie vise les seules atteintes énumérées aux conditions.",
    "benefit_not_covered": "Article 2.2 : seules les prestations énumérées aux conditions sont prises en charge.",
    "limit_reached": "Article 5.1 : le nombre d'événements garantis par période d'assurance est limité.",
    "lawful_content": "Article 2.3 : la critique licite ouvre droit au conseil, non au nettoyage.",
    "excluded": "Article 6 : exclusions.",
}


def _guarantee(code: str, label: str, insurance_class: int, **terms: object) -> dict[str, object]:
    return {
        "code": code,
        "label": label,
        "insurance_class": insurance_class,
        "families": [],
        "benefits": [],
        "event_limit_cents": 0,
        "events_limit": 0,
        "annual_limit_cents": None,
        "sub_limits_cents": {},
        "deductible_cents": 0,
        "minimum_stake_cents": 0,
        "sessions_limit": None,
        "legal_protection": False,
        "fee_scale_cents": {},
        "clauses": _CLAUSES,
        **terms,
    }


def _e_reputation(
    families: list[str], benefits: list[str], limit: int, events: int, **terms: object
) -> dict[str, object]:
    return _guarantee(
        "e_reputation",
        "Garantie e-réputation",
        16,
        families=families,
        benefits=benefits,
        event_limit_cents=limit,
        events_limit=events,
        **terms,
    )


def _assistance(sessions: int) -> dict[str, object]:
    return _guarantee(
        "psychological_assistance", "Assistance psychologique", 18, benefits=["psychologist"], sessions_limit=sessions
    )


_WORDS = ["insult", "defamation", "denigration"]
_PERSON = ["privacy", "identity", "listing"]
PRODUCTS = [
    (
        "LM-INTERNE",
        "Contrat des internes",
        {**_COMMON, "guarantees": [_e_reputation(_WORDS, ["cleaning"], 400_000, 2), _assistance(5)]},
    ),
    (
        "LM-LIBERAL",
        "Contrat des praticiens libéraux",
        {
            **_COMMON,
            "guarantees": [
                _e_reputation(
                    [*_WORDS, *_PERSON],
                    ["cleaning", "deindexing", "burying", "bailiff_report", "legal_advice"],
                    400_000,
                    2,
                    sub_limits_cents={"burying": 120_000},
                ),
                _assistance(5),
            ],
        },
    ),
    (
        "EREP-BASE",
        "E-réputation, formule Base",
        {
            **_COMMON,
            "waiting_days": 30,
            "guarantees": [
                _e_reputation([*_WORDS, "listing"], ["cleaning", "deindexing"], 300_000, 2, minimum_stake_cents=15_000)
            ],
        },
    ),
    (
        "EREP-PLUS",
        "E-réputation, formule Plus",
        {
            **_COMMON,
            "guarantees": [
                _e_reputation(
                    [*_WORDS, *_PERSON, "harassment", "platform_rules"],
                    ["cleaning", "deindexing", "burying", "watch", "bailiff_report", "legal_advice"],
                    600_000,
                    3,
                    annual_limit_cents=1_500_000,
                    sub_limits_cents={"burying": 150_000, "bailiff_report": 60_000},
                    deductible_cents=10_000,
                ),
                _guarantee(
                    "legal_protection",
                    "Protection juridique",
                    17,
                    families=[*_WORDS, *_PERSON, "harassment"],
                    benefits=["lawyer"],
                    event_limit_cents=800_000,
                    events_limit=3,
                    legal_protection=True,
                    fee_scale_cents={
                        "consultation": 25_000,
                        "notice": 40_000,
                        "summary_proceedings": 150_000,
                        "trial": 280_000,
                    },
                ),
                _assistance(8),
            ],
        },
    ),
]


def _id(number: int) -> str:
    return f"01900000-0000-7000-8000-{number:012d}"


def upgrade() -> None:
    bind = op.get_bind()
    bind.execute(
        sa.text(
            "INSERT INTO risk_carrier (id, code, name, licence, letterhead, complaint_address, mediator) "
            "VALUES (:id, 'HYGIE', 'Hygie Assurances', 'Entreprise régie par le code des assurances (fictive)', "
            "'Hygie Assurances — 12, quai des Exemples — 75000 Paris', "
            "'Service réclamations, 12, quai des Exemples, 75000 Paris', 'La Médiation de l''Assurance') "
            "ON CONFLICT (id) DO NOTHING"
        ),
        {"id": CARRIER},
    )
    for number, (code, label, document) in enumerate(PRODUCTS, start=1):
        product = {"id": _id(10 + number), "code": code, "label": label}
        bind.execute(
            sa.text("INSERT INTO product (id, code, label) VALUES (:id, :code, :label) ON CONFLICT (id) DO NOTHING"),
            product,
        )
        terms = {"id": _id(20 + number), "product": product["id"], "carrier": CARRIER, "document": json.dumps(document)}
        bind.execute(
            sa.text(
                "INSERT INTO coverage_terms "
                "(id, product_id, version, valid_from, carrier_id, document, created_at, created_by) "
                "VALUES (:id, :product, 1, '2000-01-01', :carrier, CAST(:document AS jsonb), "
                "'2000-01-01T00:00:00Z', 'migration') "
                "ON CONFLICT (id) DO NOTHING"
            ),
            terms,
        )


def downgrade() -> None:
    # The rows go with their tables: policies may name them, and terms that were used are never deleted.
    pass
