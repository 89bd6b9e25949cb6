"""Every SELECT of the directory and of missions, by subject."""

from backend.providers.queries.directory import (
    provider,
    provider_for_change,
    provider_page,
    provider_view,
    siret_owner,
)
from backend.providers.queries.missions import (
    claim_behind,
    contents_known,
    current_quote,
    first_quote_cents,
    lock_request,
    order_for_change,
    order_of,
    request_version,
    request_view,
    requests_of_claim,
)

__all__ = [
    "claim_behind",
    "contents_known",
    "current_quote",
    "first_quote_cents",
    "lock_request",
    "order_for_change",
    "order_of",
    "provider",
    "provider_for_change",
    "provider_page",
    "provider_view",
    "request_version",
    "request_view",
    "requests_of_claim",
    "siret_owner",
]
