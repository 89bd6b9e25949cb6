"""Two real ways for a message to leave: an SMTP server, or a local folder of .eml files for trials."""

import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from backend.core.settings import Settings

TIMEOUT_SECONDS = 10.0


class Failure(StrEnum):
    """What a failure says about this message and about the others."""

    REJECTED = "rejected"  # for good: trying again would change nothing
    LATER = "later"  # this message, later
    UNREACHABLE = "unreachable"  # no message can leave just now


class DeliveryFailed(Exception):
    """The message did not leave. `reason` may quote the server, hence an address: store it, never log it."""

    def __init__(self, failure: Failure, reason: str) -> None:
        super().__init__(failure.value)
        self.failure = failure
        self.reason = reason


class Sender(Protocol):
    """Makes a message leave."""

    def deliver(self, message: EmailMessage) -> None:
        """Return once somebody else answers for the message. Raises DeliveryFailed."""


def sender_for(settings: Settings) -> Sender:
    """SMTP when EGIDE_SMTP_URL is set, else the local mailbox folder."""
    return SmtpSender(settings.smtp_url) if settings.smtp_url else MailboxSender(settings.mailbox_dir)


class SmtpSender:
    """`smtp://` (`?starttls=1`) or `smtps://`, with the account of the address when it names one."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._implicit_tls = parts.scheme == "smtps"
        self._starttls = parse_qs(parts.query).get("starttls", ["0"])[-1] in {"1", "true"}
        self._host = parts.hostname or ""
        self._port = parts.port or (465 if self._implicit_tls else 587 if self._starttls else 25)
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")

    def deliver(self, message: EmailMessage) -> None:
        """Hand the message to the server. Raises DeliveryFailed."""
        with self._connection() as smtp:
            try:
                smtp.send_message(message)
            except (smtplib.SMTPException, OSError, ValueError) as error:
                raise _explained(error) from error

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        try:
            smtp = self._opened()
        except (smtplib.SMTPException, OSError) as error:
            # A wrong password or a server in trouble, even "for good", condemns no message.
            raise DeliveryFailed(Failure.UNREACHABLE, f"connexion : {error}") from error
        try:
            yield smtp
        finally:
            # The server has already answered for the message: a failing farewell must not send it twice.
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
            smtp.close()

    def _opened(self) -> smtplib.SMTP:
        if self._implicit_tls:
            context = ssl.create_default_context()
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(self._host, self._port, timeout=TIMEOUT_SECONDS, context=context)
        else:
            smtp = smtplib.SMTP(self._host, self._port, timeout=TIMEOUT_SECONDS)
        try:
            if self._starttls:
                smtp.starttls(context=ssl.create_default_context())
            if self._user:
                smtp.login(self._user, self._password)
        except (smtplib.SMTPException, OSError):
            smtp.close()
            raise
        return smtp


def _explained(error: Exception) -> DeliveryFailed:
    """What a failure after the connection means, by RFC 5321: 5xx on the recipient or the text is for good."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return _answered(code, text)
    if isinstance(error, smtplib.SMTPSenderRefused):  # our own address: a setting to mend, no message to condemn
        return DeliveryFailed(Failure.UNREACHABLE, f"expéditeur refusé : {error.smtp_code} {_text(error.smtp_error)}")
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPNotSupportedError | ValueError):
        return DeliveryFailed(Failure.REJECTED, f"adresse ou texte impossible à transmettre : {error}")
    return DeliveryFailed(Failure.UNREACHABLE, f"connexion perdue : {error}")


def _answered(code: int, text: bytes | str) -> DeliveryFailed:
    # 421: the server is closing, whatever the message.
    failure = Failure.UNREACHABLE if code == 421 else Failure.REJECTED if code >= 500 else Failure.LATER
    return DeliveryFailed(failure, f"{code} {_text(text)}")


def _text(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer


class MailboxSender:
    """A folder of .eml files named by their Message-ID: the same message sent twice is one file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, message: EmailMessage) -> None:
        """Write the file whole or not at all. Raises DeliveryFailed."""
        name = message["Message-ID"].strip("<>").partition("@")[0]
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, prefix=".", delete=False) as file:
                file.write(message.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            Path(file.name).replace(self._folder / f"{name}.eml")
        except OSError as error:
            raise DeliveryFailed(Failure.UNREACHABLE, f"dossier de messages : {error}") from error
