"""Answers made on the fly, compressed: JSON and pages, never files, which are compressed already or streamed.

No answer holds a secret beside words that a stranger could choose and repeat (session secrets live in cookies alone),
so that their lengths tell nothing. The ETag is a version for If-Match, not a hash of the bytes: it stays.
"""

import gzip
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WORTH_IT = 1000  # bytes; below, the headers weigh as much
_LEVEL = 4  # within some percent of 9, at a third of the work
_KINDS = ("application/json", "application/problem+json", "text/html")


class Compressed:
    """Compresses what is answered in one piece; hands everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http":
            send = _Answer(send, accepts(Headers(scope=scope).get("accept-encoding", ""), "gzip"))
        await self.app(scope, receive, send)


class _Answer:
    """Holds the headers back until the body shows how long it is."""

    def __init__(self, send: Send, wanted: bool) -> None:
        self._send, self._wanted = send, wanted
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _may_shrink(message):
            self._start = message
            return
        if self._start is not None:
            start, self._start = self._start, None
            MutableHeaders(scope=start).add_vary_header("Accept-Encoding")
            if self._wanted and not message.get("more_body") and len(message.get("body", b"")) > WORTH_IT:
                message = _compressed(start, message)
            await self._send(start)
        await self._send(message)


def _may_shrink(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    return headers.get("content-type", "").startswith(_KINDS) and "content-encoding" not in headers


def _compressed(start: Message, message: Message) -> dict[str, Any]:
    body = gzip.compress(message["body"], _LEVEL, mtime=0)
    headers = MutableHeaders(scope=start)
    headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(body))
    return {**message, "body": body}


def accepts(header: str, coding: str) -> bool:
    """Whether an Accept-Encoding header allows this coding; `q=0` refuses it."""
    for one in header.split(","):
        name, _, weight = one.partition(";")
        if name.strip().lower() == coding:
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
