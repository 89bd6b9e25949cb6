"""Reading what a bank says of a batch: pain.002, whatever its version (.03, .10). No DTD, no entity is followed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

LARGEST = 20 * 1024 * 1024
_NAMESPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:(pain\.002\.001\.\d{2})")


class Said(StrEnum):
    """What a status means for a transfer."""

    SETTLED = "settled"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    UNDER_WAY = "under_way"


_MEANING = {
    "ACSC": Said.SETTLED,
    "ACCC": Said.SETTLED,
    "ACCP": Said.ACCEPTED,
    "ACSP": Said.ACCEPTED,
    "RJCT": Said.RETURNED,
    "CANC": Said.RETURNED,
}


class Unreadable(ValueError):
    """These bytes are no status report."""


@dataclass(frozen=True, slots=True)
class Status:
    """What is said of one transfer; `reference` is its end-to-end reference, None when it is said of all."""

    reference: str | None
    status: str
    code: str | None
    reason: str | None

    @property
    def said(self) -> Said:
        """What it means; an unknown status moves nothing."""
        return _MEANING.get(self.status, Said.UNDER_WAY)


@dataclass(frozen=True, slots=True)
class Report:
    """A status report: the batch that it answers, and every status in it."""

    version: str
    batch: str
    statuses: tuple[Status, ...]


def read(content: bytes) -> Report:
    """Read a report. Raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable("too large")
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Unreadable(str(error)) from None
    space, _, name = root.tag.removeprefix("{").rpartition("}")
    version = _NAMESPACE.fullmatch(space)
    report = _find(root, "CstmrPmtStsRpt")
    if name != "Document" or version is None or report is None:
        raise Unreadable("no pain.002 document")
    group = _find(report, "OrgnlGrpInfAndSts")
    batch = _word(group, "OrgnlMsgId")
    if group is None or batch is None:
        raise Unreadable("no original message")
    return Report(version[1], batch, tuple(_statuses(report, group)))


def _statuses(report: Element, group: Element) -> Iterator[Status]:
    """Those of transfers first: what is said of one of them counts before what is said of all."""
    whole: list[Status] = []
    for payment in _all(report, "OrgnlPmtInfAndSts"):
        for one in _all(payment, "TxInfAndSts"):
            yield _status(one, "TxSts", _word(one, "OrgnlEndToEndId") or _word(one, "OrgnlInstrId") or "?")
        whole.append(_status(payment, "PmtInfSts", None))
    yield from whole
    yield _status(group, "GrpSts", None)


def _status(parent: Element, name: str, reference: str | None) -> Status:
    information = _find(parent, "StsRsnInf")
    code = (
        None
        if information is None
        else _word(_find(information, "Rsn"), "Cd") or _word(_find(information, "Rsn"), "Prtry")
    )
    return Status(reference, _word(parent, name) or "", code, _word(information, "AddtlInf"))


def _all(parent: Element, name: str) -> list[Element]:
    return [child for child in parent if child.tag.rpartition("}")[2] == name]


def _find(parent: Element, name: str) -> Element | None:
    return next(iter(_all(parent, name)), None)


def _word(parent: Element | None, name: str) -> str | None:
    found = None if parent is None else _find(parent, name)
    return None if found is None or not found.text else found.text.strip() or None
