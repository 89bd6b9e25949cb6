"""Payments and what they draw on."""

from backend.payments.models.payment import Payment, PaymentDraw

__all__ = ["Payment", "PaymentDraw"]
