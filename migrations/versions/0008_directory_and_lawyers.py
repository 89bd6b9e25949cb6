"""Papers, prices, suspensions and ties of providers; lawyers chosen by the insured and agreements to pay them"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

from migrations import guards

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "provider_document",
    "document_requirement",
    "provider_tariff",
    "provider_status_fact",
    "lawyer_choice",
    "lawyer_name_request",
    "agreement_invoice",
)
# Suspensions told so far were columns of the sheet, without day or author.
BACKFILL = """
INSERT INTO provider_status_fact (id, provider_id, fact, reason, at, recorded_by, recorded_by_name)
SELECT gen_random_uuid(), id, 'suspended', suspended_reason, created_at, '00000000-0000-0000-0000-000000000000', 'Égide'
  FROM provider WHERE NOT active;
"""


def _id(name: str, target: str | None = None, *, nullable: bool = False, unique: bool = False) -> sa.Column[sa.Uuid]:
    keys = [sa.ForeignKey(f"{target}.id")] if target else []
    return sa.Column(name, sa.Uuid(), *keys, nullable=nullable, unique=unique)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[sa.Date]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _cents(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _recorded() -> tuple[SchemaItem, ...]:
    return (_at("recorded_at"), _id("recorded_by"), _text("recorded_by_name"))


def _table(name: str, *columns: SchemaItem, checks: dict[str, str] | None = None) -> None:
    named = [sa.CheckConstraint(sql, name=op.f(f"ck_{name}_{check}")) for check, sql in (checks or {}).items()]
    op.create_table(name, sa.Column("id", sa.Uuid(), primary_key=True), *columns, *named)


def _index(table: str, suffix: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{suffix}", table, list(columns))


def upgrade() -> None:
    _directory()
    _ties()
    _choices()
    _agreements()
    guards.run(BACKFILL)
    for table in APPEND_ONLY:
        guards.append_only(table)


def _directory() -> None:
    _table(
        "provider_document",
        _id("provider_id", "provider"),
        _text("kind"),
        _text("reference"),
        _day("issued_on"),
        _day("valid_until", nullable=True),
        _text("sha256", nullable=True),
        *_recorded(),
        checks={
            "kind_known": "kind IN ('insurance_certificate', 'convention', 'registration', 'other')",
            "days_in_order": "valid_until IS NULL OR valid_until >= issued_on",
        },
    )
    _index("provider_document", "provider", "provider_id", "kind", "recorded_at")
    _table(
        "document_requirement",
        _text("speciality"),
        _text("kind"),
        sa.Column("required", sa.Boolean(), nullable=False),
        _day("since"),
        *_recorded(),
        checks={"kind_known": "kind IN ('insurance_certificate', 'convention', 'registration')"},
    )
    _index("document_requirement", "speciality", "speciality", "kind", "since")
    _table(
        "provider_tariff",
        _id("provider_id", "provider"),
        _text("speciality"),
        _day("valid_from"),
        _cents("amount_ht_cents", nullable=True),
        sa.Column("vat_rate_bp", sa.Integer(), nullable=True),
        _cents("vat_cents", nullable=True),
        _cents("amount_ttc_cents", nullable=True),
        sa.Column("reverse_charge", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        *_recorded(),
        checks={
            "detail_is_whole": "num_nulls(amount_ht_cents, vat_rate_bp, vat_cents) IN (0, 3)",
            "amounts_add_up": "amount_ht_cents IS NULL OR amount_ttc_cents IS NOT NULL "
            "AND amount_ht_cents + vat_cents = amount_ttc_cents",
            "amount_not_negative": "amount_ttc_cents >= 0",
            "reverse_charge_is_detailed": "NOT reverse_charge OR amount_ht_cents IS NOT NULL",
        },
    )
    _index("provider_tariff", "provider", "provider_id", "speciality", "valid_from", "recorded_at")


def _ties() -> None:
    _table(
        "provider_status_fact",
        _id("provider_id", "provider"),
        _text("fact"),
        _text("reason", nullable=True),
        _at("at"),
        _id("recorded_by"),
        _text("recorded_by_name"),
        checks={"fact_known": "fact IN ('suspended', 'resumed')"},
    )
    _index("provider_status_fact", "provider", "provider_id", "at")
    _table(
        "provider_link",
        _id("provider_id", "provider"),
        _id("person_id", "person", nullable=True),
        _text("name", nullable=True),
        _id("other_provider_id", "provider", nullable=True),
        _text("reason"),
        *_recorded(),
        _at("ended_at", nullable=True),
        _text("ended_reason", nullable=True),
        _id("ended_by", nullable=True),
        checks={
            "one_target": "num_nonnulls(person_id, name, other_provider_id) = 1",
            "not_to_itself": "other_provider_id <> provider_id",
            "end_has_reason": "(ended_at IS NULL) = (ended_reason IS NULL)",
        },
    )
    _index("provider_link", "provider", "provider_id")
    _index("provider_link", "other", "other_provider_id")


def _choices() -> None:
    _table(
        "lawyer_choice",
        _id("claim_id", "claim"),
        _text("name"),
        _text("bar"),
        *(_text(name, nullable=True) for name in ("email", "phone", "address")),
        _id("provider_id", "provider", nullable=True),
        _day("chosen_on"),
        _text("document", nullable=True),
        *_recorded(),
    )
    _index("lawyer_choice", "claim", "claim_id", "recorded_at")
    _table(
        "lawyer_name_request",
        _id("claim_id", "claim"),
        _day("requested_on"),
        _text("document"),
        _text("sha256", nullable=True),
        *_recorded(),
    )
    _index("lawyer_name_request", "claim", "claim_id")


def _agreements() -> None:
    _table(
        "agreement_to_pay",
        sa.Column("reference", sa.Text(), nullable=False, unique=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _id("claim_id", "claim"),
        _id("event_id", "covered_event"),
        _id("lawyer_choice_id", "lawyer_choice"),
        _text("step"),
        *(_cents(name) for name in ("scale_cents", "insurer_part_cents", "insured_share_cents", "deductible_cents")),
        _day("insured_agreed_on", nullable=True),
        _id("commit_entry_id", "ledger_entry", unique=True),
        _text("state"),
        _day("delegated_on", nullable=True),
        _text("delegation_document", nullable=True),
        _at("issued_at"),
        _id("issued_by"),
        _text("issued_by_name"),
        _at("closed_at", nullable=True),
        _text("closed_reason", nullable=True),
        checks={
            "state_known": "state IN ('open', 'used', 'cancelled')",
            "insurer_part_positive": "insurer_part_cents > 0",
            "parts_add_up": "insurer_part_cents + insured_share_cents = scale_cents",
            "share_needs_agreement": "insured_share_cents = deductible_cents OR insured_agreed_on IS NOT NULL",
            "delegation_has_document": "(delegated_on IS NULL) = (delegation_document IS NULL)",
        },
    )
    op.create_index(
        "uq_agreement_to_pay_open_step",
        "agreement_to_pay",
        ["claim_id", "step"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    _index("agreement_to_pay", "claim", "claim_id")
    _table(
        "agreement_invoice",
        _id("agreement_id", "agreement_to_pay"),
        _text("number"),
        _day("issued_on"),
        *(_cents(name) for name in ("amount_ttc_cents", "insurer_part_cents", "insured_share_cents")),
        _text("payee"),
        _day("paid_on", nullable=True),
        _text("urgency_reason", nullable=True),
        _text("payment_reference", nullable=True),
        *_recorded(),
        checks={
            "parts_add_up": "insurer_part_cents + insured_share_cents = amount_ttc_cents",
            "parts_not_negative": "insurer_part_cents >= 0 AND insured_share_cents >= 0",
            "what_is_due_is_proposed": "(insurer_part_cents > 0) = (payment_reference IS NOT NULL)",
            "payee_known": "payee IN ('lawyer', 'insured')",
            "refund_is_of_a_paid_invoice": "payee = 'lawyer' OR paid_on IS NOT NULL",
        },
    )
    _index("agreement_invoice", "agreement", "agreement_id")


def downgrade() -> None:
    for table in (
        "agreement_invoice",
        "agreement_to_pay",
        "lawyer_name_request",
        "lawyer_choice",
        "provider_link",
        "provider_status_fact",
        "provider_tariff",
        "document_requirement",
        "provider_document",
    ):
        op.drop_table(table)
