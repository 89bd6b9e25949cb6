"""Believable rows and bodies for tests, and the calls of the main job."""

from tests.factories.bodies import ClaimBody, ContentBody, PublishedBody
from tests.factories.calls import Caller
from tests.factories.rows import StoredPolicy, amend, committed_policy, new_terms, status_fact, store_policy, store_user

__all__ = [
    "Caller",
    "ClaimBody",
    "ContentBody",
    "PublishedBody",
    "StoredPolicy",
    "amend",
    "committed_policy",
    "new_terms",
    "status_fact",
    "store_policy",
    "store_user",
]
