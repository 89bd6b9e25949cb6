"""UN/CEFACT CII (D16B, D22B): `CrossIndustryInvoice`, alone or inside a Factur-X."""

from xml.etree.ElementTree import Element

from backend.core.money import Cents
from backend.providers.einvoices import errors
from backend.providers.einvoices.document import ElectronicInvoice, ElectronicLine
from backend.providers.einvoices.tree import Node, to_day

_CEFACT = "urn:un:unece:uncefact:data:standard"
ROOT = f"{{{_CEFACT}:CrossIndustryInvoice:100}}CrossIndustryInvoice"
_NAMES = {
    "rsm": f"{_CEFACT}:CrossIndustryInvoice:100",
    "ram": f"{_CEFACT}:ReusableAggregateBusinessInformationEntity:100",
    "udt": f"{_CEFACT}:UnqualifiedDataType:100",
}
_SIRET, _SIREN = "0009", "0002"  # ISO 6523 schemes
_DEAL = "rsm:SupplyChainTradeTransaction/"
_SETTLEMENT = f"{_DEAL}ram:ApplicableHeaderTradeSettlement/"
_TOTALS = f"{_SETTLEMENT}ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:"
_SELLER = f"{_DEAL}ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty/"
_LINE_TAX = "ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:"
_CREDIT_NOTES = {"381", "261", "262", "396", "502", "503"}


def read_cii(root: Element, source: str) -> ElectronicInvoice:
    """The invoice or credit note in it. Raises Refused `einvoice_field_missing`, `einvoice_field_invalid`."""
    node = Node(root, _NAMES)
    currency = node.needed("devise", f"{_SETTLEMENT}ram:InvoiceCurrencyCode")
    type_code = node.needed("type de document", "rsm:ExchangedDocument/ram:TypeCode")
    siret, siren = _identifiers(node)
    lines = tuple(_line(one) for one in node.each(f"{_DEAL}ram:IncludedSupplyChainTradeLineItem"))
    if not lines:
        raise errors.field_missing("lignes", f"{_DEAL}ram:IncludedSupplyChainTradeLineItem")
    return ElectronicInvoice(
        source=source,
        is_credit=type_code in _CREDIT_NOTES,
        type_code=type_code,
        number=node.needed("numéro", "rsm:ExchangedDocument/ram:ID"),
        issued_on=to_day("date", node.needed("date", "rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString")),
        currency=currency,
        seller_name=node.needed("vendeur", f"{_SELLER}ram:Name"),
        seller_siret=siret,
        seller_siren=siren,
        lines=lines,
        adjustment=Cents(
            node.cents_or_zero("frais", f"{_TOTALS}ChargeTotalAmount")
            - node.cents_or_zero("remises", f"{_TOTALS}AllowanceTotalAmount")
        ),
        ht=node.cents("total HT", f"{_TOTALS}TaxBasisTotalAmount"),
        vat=_vat(node, currency),
        ttc=node.cents("total TTC", f"{_TOTALS}GrandTotalAmount"),
        prepaid=node.cents_or_zero("acomptes", f"{_TOTALS}TotalPrepaidAmount"),
        rounding=node.cents_or_zero("arrondi", f"{_TOTALS}RoundingAmount"),
        payable=node.cents("net à payer", f"{_TOTALS}DuePayableAmount"),
        preceding=node.text(f"{_SETTLEMENT}ram:InvoiceReferencedDocument/ram:IssuerAssignedID"),
    )


def _vat(node: Node, currency: str) -> Cents:
    # A second amount may repeat the tax in the currency of the accounts.
    own = [one for one in node.each(f"{_TOTALS}TaxTotalAmount") if one.attribute("currencyID") in {"", currency}]
    return own[0].cents("TVA", ".") if own else Cents(0)


def _identifiers(node: Node) -> tuple[str | None, str | None]:
    found: dict[str, str] = {}
    for path in ("ram:SpecifiedLegalOrganization/ram:ID", "ram:GlobalID", "ram:ID"):
        for one in node.each(_SELLER + path):
            digits = one.own_text.replace(" ", "")
            scheme = one.attribute("schemeID") or {14: _SIRET, 9: _SIREN}.get(len(digits), "")
            found.setdefault(scheme, digits)
    return found.get(_SIRET), found.get(_SIREN)


def _line(node: Node) -> ElectronicLine:
    price = "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount"
    total = "ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"
    return ElectronicLine(
        label=node.needed("libellé", "ram:SpecifiedTradeProduct/ram:Name"),
        quantity=node.decimal("quantité", "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity"),
        unit_ht=None if node.text(price) is None else node.decimal("prix unitaire", price),
        ht=node.cents("montant de ligne", total),
        vat_rate=node.rate(f"{_LINE_TAX}RateApplicablePercent"),
        reverse_charge=node.text(f"{_LINE_TAX}CategoryCode") == "AE",
    )
