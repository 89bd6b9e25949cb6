"""Who may be paid (rule 30), and how a bank account is shown. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from uuid import UUID

# Letters that French names carry and their plain forms, one for one: the database and Python fold alike.
ACCENTED, BARE = "àâäãáåçéèêëíîïñóôöõúùûüýÿ", "aaaaaaceeeeiiinoooouuuuyy"


class PayeeKind(StrEnum):
    """What a payee is to the claim."""

    PROVIDER = "provider"
    INSURED = "insured"
    LAWYER = "lawyer"
    COURT_REGISTRY = "court_registry"
    OTHER_INSURER = "other_insurer"
    HEIRS = "heirs"


@dataclass(frozen=True, slots=True)
class PayeeKey:
    """Names a payee: by its id, or by what it is, and then it is made when it does not exist yet.

    A provider and an insured person have one payee each, whoever else is found by its kind and name.
    """

    id: UUID | None = None
    kind: PayeeKind | None = None
    provider_id: UUID | None = None
    person_id: UUID | None = None
    name: str | None = None

    @classmethod
    def known(cls, payee_id: UUID) -> Self:
        """A payee that exists."""
        return cls(id=payee_id)

    @classmethod
    def provider(cls, provider_id: UUID) -> Self:
        """A provider of the directory."""
        return cls(kind=PayeeKind.PROVIDER, provider_id=provider_id)

    @classmethod
    def insured(cls, person_id: UUID) -> Self:
        """An insured person."""
        return cls(kind=PayeeKind.INSURED, person_id=person_id)

    @classmethod
    def named(cls, kind: PayeeKind, name: str) -> Self:
        """A lawyer, a court registry, another insurer or heirs, by name."""
        return cls(kind=kind, name=name)


def masked(iban: str) -> str:
    """An IBAN for those who may not edit payees: country, key and the last four."""
    return f"{iban[:4]} •••• {iban[-4:]}"


def plain(name: str) -> str:
    """A name, or a part of one, without case or accents: how payees are looked for."""
    return name.strip().lower().translate(str.maketrans(ACCENTED, BARE))
