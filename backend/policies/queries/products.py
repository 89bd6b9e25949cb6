"""Products, their dated terms, and the companies that carry the risk."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows


def products(session: Session) -> Sequence[RowMapping]:
    """Every product, with its newest version."""
    return rows(
        session,
        """SELECT p.code, p.label, max(t.version) AS terms_version, max(t.valid_from) AS terms_valid_from
             FROM product p JOIN coverage_terms t ON t.product_id = p.id GROUP BY p.code, p.label ORDER BY p.code""",
    )


def product(session: Session, code: str) -> RowMapping | None:
    """One product."""
    return one_row(session, "SELECT id, code, label FROM product WHERE code = :code", code=code)


def lock_product(session: Session, code: str) -> RowMapping | None:
    """One product, its row locked: versions are numbered one after the other."""
    return one_row(session, "SELECT id, code FROM product WHERE code = :code FOR NO KEY UPDATE", code=code)


def versions(session: Session, code: str) -> Sequence[RowMapping]:
    """Every version of a product's terms, newest first."""
    return rows(
        session,
        """SELECT t.id, t.version, t.valid_from, t.document, t.created_at, t.created_by, c.code AS carrier
             FROM coverage_terms t JOIN product p ON p.id = t.product_id JOIN risk_carrier c ON c.id = t.carrier_id
            WHERE p.code = :code ORDER BY t.version DESC""",
        code=code,
    )


def version_id(session: Session, code: str, version: int) -> UUID | None:
    """The id of one version of a product's terms."""
    row = one_row(
        session,
        """SELECT t.id FROM coverage_terms t JOIN product p ON p.id = t.product_id
            WHERE p.code = :code AND t.version = :version""",
        code=code,
        version=version,
    )
    return row["id"] if row else None


def terms(session: Session, terms_id: UUID) -> RowMapping:
    """One stored terms document, with its product and version."""
    row = one_row(
        session,
        """SELECT p.code AS product, t.version, t.document FROM coverage_terms t JOIN product p ON p.id = t.product_id
            WHERE t.id = :id""",
        id=terms_id,
    )
    assert row is not None
    return row


def carriers(session: Session) -> Sequence[RowMapping]:
    """Every company that carries a risk; bank details stay inside."""
    return rows(
        session,
        "SELECT code, name, licence, letterhead, complaint_address, mediator FROM risk_carrier ORDER BY code",
    )


def carrier_id(session: Session, code: str) -> UUID | None:
    """The id of a carrier."""
    row = one_row(session, "SELECT id FROM risk_carrier WHERE code = :code", code=code)
    return row["id"] if row else None
