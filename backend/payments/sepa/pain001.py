"""Writing a batch as pain.001.001.09: the same values give the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from backend.core.money import Cents, wire
from backend.payments.sepa.text import plain

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
_NAME, _LINE, _REMITTANCE = 70, 35, 140


@dataclass(frozen=True, slots=True)
class Address:
    """A structured address; a bank wants its town and country, or none of it."""

    street: str | None
    building_number: str | None
    postcode: str | None
    city: str | None
    country: str


@dataclass(frozen=True, slots=True)
class Credit:
    """One transfer, in cents; `reference` comes back in the bank's answer."""

    reference: str
    amount: Cents
    name: str
    iban: str
    bic: str | None
    address: Address
    label: str


@dataclass(frozen=True, slots=True)
class Order:
    """A batch of transfers from one account on one day."""

    reference: str
    created_at: datetime
    execution_on: date
    debtor: str
    iban: str
    bic: str | None
    credits: Sequence[Credit]

    @property
    def total(self) -> Cents:
        """The control sum, in cents."""
        return Cents(sum(one.amount for one in self.credits))


def write(order: Order) -> bytes:
    """The file of a batch, UTF-8."""
    root = Element("Document", xmlns=NAMESPACE)
    initiation = SubElement(root, "CstmrCdtTrfInitn")
    header = SubElement(initiation, "GrpHdr")
    _text(header, "MsgId", order.reference)
    _text(header, "CreDtTm", order.created_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    _sums(header, order)
    _text(SubElement(header, "InitgPty"), "Nm", plain(order.debtor, _NAME))
    _payment(SubElement(initiation, "PmtInf"), order)
    indent(root)
    body: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


def _payment(parent: Element, order: Order) -> None:
    _text(parent, "PmtInfId", order.reference)
    _text(parent, "PmtMtd", "TRF")
    _text(parent, "BtchBookg", "true")
    _sums(parent, order)
    _text(SubElement(SubElement(parent, "PmtTpInf"), "SvcLvl"), "Cd", "SEPA")
    _text(SubElement(parent, "ReqdExctnDt"), "Dt", order.execution_on.isoformat())
    _text(SubElement(parent, "Dbtr"), "Nm", plain(order.debtor, _NAME))
    _account(SubElement(parent, "DbtrAcct"), order.iban)
    agent = SubElement(SubElement(parent, "DbtrAgt"), "FinInstnId")
    if order.bic:
        _text(agent, "BICFI", order.bic)
    else:
        _text(SubElement(agent, "Othr"), "Id", "NOTPROVIDED")
    _text(parent, "ChrgBr", "SLEV")
    for credit in order.credits:
        _credit(SubElement(parent, "CdtTrfTxInf"), credit)


def _credit(parent: Element, credit: Credit) -> None:
    ids = SubElement(parent, "PmtId")
    _text(ids, "InstrId", credit.reference)
    _text(ids, "EndToEndId", credit.reference)
    SubElement(SubElement(parent, "Amt"), "InstdAmt", Ccy="EUR").text = wire(credit.amount)
    if credit.bic:
        _text(SubElement(SubElement(parent, "CdtrAgt"), "FinInstnId"), "BICFI", credit.bic)
    creditor = SubElement(parent, "Cdtr")
    _text(creditor, "Nm", plain(credit.name, _NAME))
    _address(creditor, credit.address)
    _account(SubElement(parent, "CdtrAcct"), credit.iban)
    _text(SubElement(parent, "RmtInf"), "Ustrd", plain(f"{credit.reference} {credit.label}", _REMITTANCE))


def _address(parent: Element, address: Address) -> None:
    if address.city is None:
        return
    place = SubElement(parent, "PstlAdr")
    if address.street:
        _text(place, "StrtNm", plain(address.street, _NAME))
    if address.building_number:
        _text(place, "BldgNb", plain(address.building_number, 16))
    if address.postcode:
        _text(place, "PstCd", plain(address.postcode, 16))
    _text(place, "TwnNm", plain(address.city, _LINE))
    _text(place, "Ctry", address.country)


def _sums(parent: Element, order: Order) -> None:
    _text(parent, "NbOfTxs", str(len(order.credits)))
    _text(parent, "CtrlSum", wire(order.total))


def _account(parent: Element, iban: str) -> None:
    _text(SubElement(parent, "Id"), "IBAN", iban)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
