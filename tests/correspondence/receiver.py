"""A real SMTP receiver that answers what a test tells it to."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Receiver:
    """Keeps what it accepted; `answers` are given to the next messages before it accepts again."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.answers: list[str] = []
        self.recipient_answers: list[str] = []
        self.url = ""

    async def handle_RCPT(self, _s: SMTP, _c: Session, envelope: Envelope, address: str, _options: list[str]) -> str:
        """Accept a recipient, or answer as told."""
        if self.recipient_answers:
            return self.recipient_answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Accept a message, answer as told, or hang up without a word."""
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == "hang up":
            server.transport.close()
        elif answer.startswith("250"):
            self.received.append(message_from_bytes(envelope.content or b"", policy=policy.default))
            self.recipients.extend(envelope.rcpt_tos)
        return answer


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver on a free port."""
    receiver = Receiver()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(receiver, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        receiver.url = f"smtp://127.0.0.1:{port}"
        yield receiver
    finally:
        controller.stop()
