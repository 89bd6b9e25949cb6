"""Answers already given: looked up with the caller, stored with the effect, kept 400 days."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from backend.core.db import Statement
from backend.core.errors import Conflict, Refused

KEPT_DAYS = 400
_KEPT_HEADERS = ("content-type", "etag", "location")


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What was answered the first time."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def fingerprint(method: str, path: str, query: str, body: bytes) -> bytes:
    """Hash of what was asked: the same key may only ask the same thing again."""
    return hashlib.sha256(f"{method} {path}?{query}\n".encode() + body).digest()


def with_lookup(caller: Statement, key: str | None, now: datetime) -> Statement:
    """The statement that finds the caller, extended by the answer stored for this key and a try at its lock."""
    sql = f"""
        WITH caller AS ({caller[0]})
        SELECT caller.*, r.fingerprint, r.status, r.headers, r.body,
               CASE WHEN %(idem_key)s::text IS NULL THEN true
                    ELSE pg_try_advisory_xact_lock(hashtextextended(caller.actor_id::text || %(idem_key)s, 11))
               END AS key_is_free
          FROM caller
          LEFT JOIN idempotency_record r ON r.actor_id = caller.actor_id AND r.key = %(idem_key)s
               AND r.created_at > %(idem_now)s::timestamptz - make_interval(days => {KEPT_DAYS})
    """  # the caller's statement is ours; values are parameters
    return sql, {**caller[1], "idem_key": key, "idem_now": now}


def stored_answer(row: Mapping[str, Any], asked: bytes) -> StoredAnswer | None:
    """The answer to replay, None when the key is new.

    Raises Refused `idempotency_key_reused` for another request under the same key, and Conflict
    `idempotency_in_progress` while the first one is still being served.
    """
    if row["fingerprint"] is None:
        if not row["key_is_free"]:
            raise Conflict(
                "idempotency_in_progress", "Cette même demande est en cours de traitement. Réessayez dans un instant."
            )
        return None
    if bytes(row["fingerprint"]) != asked:
        raise Refused(
            "idempotency_key_reused",
            "Cette clé d’idempotence a déjà servi pour une autre demande. Utilisez une nouvelle clé.",
        )
    return StoredAnswer(row["status"], row["headers"], bytes(row["body"]))


def storing(actor_id: UUID, key: str, asked: bytes, answer: StoredAnswer, now: datetime) -> Statement:
    """The statement that stores an answer; it travels with COMMIT."""
    headers = {name: value for name, value in answer.headers.items() if name in _KEPT_HEADERS}
    return (
        """
        INSERT INTO idempotency_record (actor_id, key, fingerprint, status, headers, body, created_at)
        VALUES (%(actor)s, %(key)s, %(asked)s, %(status)s, %(headers)s::jsonb, %(body)s, %(now)s)
        """,
        {
            "actor": actor_id,
            "key": key,
            "asked": asked,
            "status": answer.status,
            "headers": json.dumps(headers),
            "body": answer.body,
            "now": now,
        },
    )
