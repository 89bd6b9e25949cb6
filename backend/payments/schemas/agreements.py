"""Invoices on an agreement to pay, on the wire."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from backend.core import money
from backend.core.wire import Strict
from backend.providers.schemas.words import Price, Reason
from backend.providers.service.agreement_use import InvoiceFacts


class AgreementInvoiceIn(Strict):
    """A lawyer's invoice, paid to them on delegation, or to the insured who paid it; `final` gives back the rest."""

    number: Annotated[str, Field(min_length=1, max_length=100)]
    issued_on: date
    amount_ttc: Price
    payee: Literal["lawyer", "insured"]
    paid_on: date | None = None
    urgency_reason: Reason | None = None
    final: bool = False

    def facts(self) -> InvoiceFacts:
        """The plain invoice."""
        return InvoiceFacts(
            number=self.number,
            amount=money.parse(self.amount_ttc),
            issued_on=self.issued_on,
            payee=self.payee,
            paid_on=self.paid_on,
            urgency=self.urgency_reason,
            is_last=self.final,
        )
