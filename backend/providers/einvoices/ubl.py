"""UBL 2.1: `Invoice` and `CreditNote`."""

from xml.etree.ElementTree import Element

from backend.core.money import Cents
from backend.providers.einvoices import errors
from backend.providers.einvoices.document import ElectronicInvoice, ElectronicLine
from backend.providers.einvoices.tree import Node, to_day

_OASIS = "urn:oasis:names:specification:ubl:schema:xsd"
INVOICE, CREDIT_NOTE = f"{{{_OASIS}:Invoice-2}}Invoice", f"{{{_OASIS}:CreditNote-2}}CreditNote"
_NAMES = {"cac": f"{_OASIS}:CommonAggregateComponents-2", "cbc": f"{_OASIS}:CommonBasicComponents-2"}
_SIRET, _SIREN = "0009", "0002"  # ISO 6523 schemes
_TOTALS = "cac:LegalMonetaryTotal/cbc:"
_SELLER = "cac:AccountingSupplierParty/cac:Party/"


def read_ubl(root: Element) -> ElectronicInvoice:
    """The invoice or credit note in it. Raises Refused `einvoice_field_missing`, `einvoice_field_invalid`."""
    node, is_credit = Node(root, _NAMES), root.tag == CREDIT_NOTE
    currency = node.needed("devise", "cbc:DocumentCurrencyCode")
    what = "cac:CreditNoteLine" if is_credit else "cac:InvoiceLine"
    siret, siren = _identifiers(node)
    lines = tuple(_line(one, is_credit=is_credit) for one in node.each(what))
    if not lines:
        raise errors.field_missing("lignes", what)
    prepaid = node.cents_or_zero("acomptes", f"{_TOTALS}PrepaidAmount")
    return ElectronicInvoice(
        source="ubl",
        is_credit=is_credit,
        type_code=node.text("cbc:InvoiceTypeCode", "cbc:CreditNoteTypeCode") or ("381" if is_credit else "380"),
        number=node.needed("numéro", "cbc:ID"),
        issued_on=to_day("date", node.needed("date", "cbc:IssueDate")),
        currency=currency,
        seller_name=node.needed(
            "vendeur", f"{_SELLER}cac:PartyLegalEntity/cbc:RegistrationName", f"{_SELLER}cac:PartyName/cbc:Name"
        ),
        seller_siret=siret,
        seller_siren=siren,
        lines=lines,
        adjustment=_adjustment(node),
        ht=node.cents("total HT", f"{_TOTALS}TaxExclusiveAmount"),
        vat=_vat(node, currency),
        ttc=node.cents("total TTC", f"{_TOTALS}TaxInclusiveAmount"),
        prepaid=prepaid,
        rounding=node.cents_or_zero("arrondi", f"{_TOTALS}PayableRoundingAmount"),
        payable=node.cents("net à payer", f"{_TOTALS}PayableAmount"),
        preceding=node.text("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"),
    )


def _vat(node: Node, currency: str) -> Cents:
    # A second TaxTotal may repeat the tax in the currency of the accounts.
    amounts = list(node.each("cac:TaxTotal/cbc:TaxAmount"))
    own = [one for one in amounts if one.attribute("currencyID") in {"", currency}]
    return own[0].cents("TVA", ".") if own else Cents(0)


def _adjustment(node: Node) -> Cents:
    charges = node.cents_or_zero("frais", f"{_TOTALS}ChargeTotalAmount")
    return Cents(charges - node.cents_or_zero("remises", f"{_TOTALS}AllowanceTotalAmount"))


def _identifiers(node: Node) -> tuple[str | None, str | None]:
    found: dict[str, str] = {}
    for path in ("cac:PartyIdentification/cbc:ID", "cac:PartyLegalEntity/cbc:CompanyID"):
        for one in node.each(_SELLER + path):
            digits = one.own_text.replace(" ", "")
            scheme = one.attribute("schemeID") or {14: _SIRET, 9: _SIREN}.get(len(digits), "")
            found.setdefault(scheme, digits)
    return found.get(_SIRET), found.get(_SIREN)


def _line(node: Node, *, is_credit: bool) -> ElectronicLine:
    category = "cac:Item/cac:ClassifiedTaxCategory/"
    unit = node.text("cac:Price/cbc:PriceAmount")
    return ElectronicLine(
        label=node.needed("libellé", "cac:Item/cbc:Name", "cac:Item/cbc:Description"),
        quantity=node.decimal("quantité", "cbc:CreditedQuantity" if is_credit else "cbc:InvoicedQuantity"),
        unit_ht=None if unit is None else node.decimal("prix unitaire", "cac:Price/cbc:PriceAmount"),
        ht=node.cents("montant de ligne", "cbc:LineExtensionAmount"),
        vat_rate=node.rate(f"{category}cbc:Percent"),
        reverse_charge=node.text(f"{category}cbc:ID") == "AE",
    )
