"""Electronic invoices of our own making: UBL 2.1, CII and Factur-X with the same content."""

from dataclasses import dataclass, replace
from io import BytesIO

from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

UBL = "urn:oasis:names:specification:ubl:schema:xsd"
CEFACT = "urn:un:unece:uncefact:data:standard"


@dataclass(frozen=True)
class Sample:
    """One invoice of one line at 20 %."""

    number: str = "FE-2026-001"
    siret: str = "73282932000074"
    label: str = "Retrait"
    quantity: str = "1"
    unit: str = "1500.00"
    ht: str = "1500.00"
    vat: str = "300.00"
    ttc: str = "1800.00"
    prepaid: str = "0.00"
    payable: str = "1800.00"
    currency: str = "EUR"
    day: str = "2026-06-20"
    credited: str | None = None

    def but(self, **changes: str | None) -> "Sample":
        """The same invoice with other values."""
        return replace(self, **changes)

    def ubl(self) -> bytes:
        """The invoice, or the credit note on `credited`, as UBL 2.1."""
        kind, line = ("CreditNote", "CreditedQuantity") if self.credited else ("Invoice", "InvoicedQuantity")
        code = "" if self.credited else "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"
        on = f"<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>{self.credited}</cbc:ID>"
        on += "</cac:InvoiceDocumentReference></cac:BillingReference>"
        money = f'currencyID="{self.currency}"'
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<{kind} xmlns="{UBL}:{kind}-2" xmlns:cac="{UBL}:CommonAggregateComponents-2" xmlns:cbc="{UBL}:CommonBasicComponents-2">
 <cbc:ID>{self.number}</cbc:ID><cbc:IssueDate>{self.day}</cbc:IssueDate>{code}
 <cbc:DocumentCurrencyCode>{self.currency}</cbc:DocumentCurrencyCode>{on if self.credited else ""}
 <cac:AccountingSupplierParty><cac:Party>
  <cac:PartyIdentification><cbc:ID schemeID="0009">{self.siret}</cbc:ID></cac:PartyIdentification>
  <cac:PartyLegalEntity><cbc:RegistrationName>Nettoyeur</cbc:RegistrationName></cac:PartyLegalEntity>
 </cac:Party></cac:AccountingSupplierParty>
 <cac:TaxTotal><cbc:TaxAmount {money}>{self.vat}</cbc:TaxAmount></cac:TaxTotal>
 <cac:LegalMonetaryTotal>
  <cbc:TaxExclusiveAmount {money}>{self.ht}</cbc:TaxExclusiveAmount>
  <cbc:TaxInclusiveAmount {money}>{self.ttc}</cbc:TaxInclusiveAmount>
  <cbc:PrepaidAmount {money}>{self.prepaid}</cbc:PrepaidAmount>
  <cbc:PayableAmount {money}>{self.payable}</cbc:PayableAmount>
 </cac:LegalMonetaryTotal>
 <cac:{kind}Line><cbc:{line}>{self.quantity}</cbc:{line}>
  <cbc:LineExtensionAmount {money}>{self.ht}</cbc:LineExtensionAmount>
  <cac:Item><cbc:Name>{self.label}</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent>
  </cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount {money}>{self.unit}</cbc:PriceAmount></cac:Price>
 </cac:{kind}Line></{kind}>""".encode()

    def cii(self) -> bytes:
        """The invoice as UN/CEFACT CII."""
        names = f'xmlns:rsm="{CEFACT}:CrossIndustryInvoice:100"'
        names += f' xmlns:ram="{CEFACT}:ReusableAggregateBusinessInformationEntity:100"'
        names += f' xmlns:udt="{CEFACT}:UnqualifiedDataType:100"'
        day = self.day.replace("-", "")
        return f"""<?xml version="1.0" encoding="UTF-8"?><rsm:CrossIndustryInvoice {names}>
<rsm:ExchangedDocument><ram:ID>{self.number}</ram:ID><ram:TypeCode>{381 if self.credited else 380}</ram:TypeCode>
 <ram:IssueDateTime><udt:DateTimeString format="102">{day}</udt:DateTimeString></ram:IssueDateTime>
</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>
<ram:IncludedSupplyChainTradeLineItem>
 <ram:SpecifiedTradeProduct><ram:Name>{self.label}</ram:Name></ram:SpecifiedTradeProduct>
 <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>{self.unit}</ram:ChargeAmount>
 </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
 <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity>{self.quantity}</ram:BilledQuantity>
 </ram:SpecifiedLineTradeDelivery>
 <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:CategoryCode>S</ram:CategoryCode>
  <ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:ApplicableTradeTax>
  <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>{self.ht}</ram:LineTotalAmount>
  </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
</ram:IncludedSupplyChainTradeLineItem>
<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Nettoyeur</ram:Name>
 <ram:SpecifiedLegalOrganization><ram:ID schemeID="0009">{self.siret}</ram:ID></ram:SpecifiedLegalOrganization>
</ram:SellerTradeParty></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>{self.currency}</ram:InvoiceCurrencyCode>
 <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
 <ram:TaxBasisTotalAmount>{self.ht}</ram:TaxBasisTotalAmount>
 <ram:TaxTotalAmount currencyID="{self.currency}">{self.vat}</ram:TaxTotalAmount>
 <ram:GrandTotalAmount>{self.ttc}</ram:GrandTotalAmount><ram:TotalPrepaidAmount>{self.prepaid}</ram:TotalPrepaidAmount>
 <ram:DuePayableAmount>{self.payable}</ram:DuePayableAmount>
 </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>""".encode()

    def factur_x(self, name: str = "factur-x.xml") -> bytes:
        """A PDF that carries the CII."""
        page, whole = BytesIO(), BytesIO()
        canvas = Canvas(page)
        canvas.drawString(72, 760, f"Facture {self.number}")
        canvas.save()
        writer = PdfWriter(clone_from=BytesIO(page.getvalue()))
        writer.add_attachment(name, self.cii())
        writer.write(whole)
        return whole.getvalue()
