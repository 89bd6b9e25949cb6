"""The id of the request being served: in the answer, the logs and the audit trail."""

import re
from contextvars import ContextVar

from backend.core.ids import new_id

REQUEST_ID: ContextVar[str | None] = ContextVar("request_id", default=None)
_ACCEPTED = re.compile(r"[A-Za-z0-9._-]{1,64}")


def request_id_from(header: str | None) -> str:
    """The caller's id when it is short and plain, else a new one."""
    if header and _ACCEPTED.fullmatch(header):
        return header
    return str(new_id())
