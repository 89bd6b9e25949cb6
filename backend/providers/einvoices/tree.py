"""Reading XML of a stranger: no DTD, no entity, nothing external, bounded size and depth; and fields by path."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from backend.core.money import Cents
from backend.providers.einvoices import errors

DEEPEST, MOST_ELEMENTS = 60, 100_000
_LARGEST = Decimal(10) ** 13


def parse(content: bytes) -> Element:
    """The root element. Raises Refused `einvoice_unreadable`."""
    depth, count = 0, 0
    root: Element | None = None
    try:
        for event, element in iterparse(BytesIO(content), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            count += event == "start"
            root = element if root is None else root
            if depth > DEEPEST or count > MOST_ELEMENTS:
                raise errors.file_unreadable("le XML est trop profond ou trop long")
    except DefusedXmlException:
        raise errors.file_unreadable("le XML contient une déclaration interdite (DTD ou entité)") from None
    except (ParseError, ValueError, LookupError):
        raise errors.file_unreadable("le XML est mal formé") from None
    if root is None:
        raise errors.file_unreadable("le XML est vide")
    return root


class Node:
    """An element read by paths such as `cac:Party/cbc:Name`, with the namespaces of its vocabulary."""

    def __init__(self, element: Element, namespaces: Mapping[str, str]) -> None:
        self._element = element
        self._namespaces = dict(namespaces)

    def each(self, path: str) -> Iterator["Node"]:
        """Every element at a path."""
        return (Node(found, self._namespaces) for found in self._element.findall(path, self._namespaces))

    def first(self, path: str) -> "Node | None":
        """The first element at a path."""
        return next(self.each(path), None)

    def attribute(self, name: str) -> str:
        """An attribute of this element, empty when absent."""
        return self._element.get(name, "")

    @property
    def own_text(self) -> str:
        """The text of this element."""
        return (self._element.text or "").strip()

    def text(self, *paths: str) -> str | None:
        """The first text that is not empty, in the order of the paths."""
        for path in paths:
            for found in self.each(path):
                if found.own_text:
                    return found.own_text
        return None

    def needed(self, field: str, *paths: str) -> str:
        """The text at one of the paths. Raises Refused `einvoice_field_missing`."""
        found = self.text(*paths)
        if found is None:
            raise errors.field_missing(field, paths[0])
        return found

    def cents(self, field: str, *paths: str) -> Cents:
        """An amount. Raises Refused `einvoice_field_missing`, `einvoice_field_invalid`."""
        return to_cents(field, self.needed(field, *paths))

    def cents_or_zero(self, field: str, *paths: str) -> Cents:
        """An amount that may be absent. Raises Refused `einvoice_field_invalid`."""
        found = self.text(*paths)
        return Cents(0) if found is None else to_cents(field, found)

    def rate(self, path: str) -> Decimal:
        """A percentage, zero when absent. Raises Refused `einvoice_field_invalid`."""
        return to_decimal("taux de TVA", self.text(path) or "0")

    def decimal(self, field: str, *paths: str) -> Decimal:
        """A number. Raises Refused `einvoice_field_missing`, `einvoice_field_invalid`."""
        return to_decimal(field, self.needed(field, *paths))


def to_decimal(field: str, text: str) -> Decimal:
    """A plain decimal number. Raises Refused `einvoice_field_invalid`."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise errors.field_invalid(field, text[:60]) from None
    if not value.is_finite() or abs(value) > _LARGEST:
        raise errors.field_invalid(field, text[:60])
    return value


def to_cents(field: str, text: str) -> Cents:
    """Cents of an amount with two decimals at most. Raises Refused `einvoice_field_invalid`."""
    cents = to_decimal(field, text) * 100
    if cents != cents.to_integral_value():
        raise errors.field_invalid(field, text[:60])
    return Cents(int(cents))


def to_day(field: str, text: str) -> date:
    """A day written `2026-10-02` or `20261002`. Raises Refused `einvoice_field_invalid`."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise errors.field_invalid(field, text[:60]) from None
