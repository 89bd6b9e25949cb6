"""Electronic invoices are read to the cent, and a file of a stranger does no harm."""

from collections.abc import Callable
from datetime import date

import pytest

from backend.core.errors import Refused
from backend.providers.einvoices import read
from backend.providers.einvoices.reader import LARGEST_MB
from tests.providers.einvoice_samples import Sample

WRITERS: list[tuple[str, Callable[[Sample], bytes]]] = [
    ("ubl", Sample.ubl),
    ("cii", Sample.cii),
    ("factur_x", Sample.factur_x),
]


def refused(content: bytes, code: str) -> Refused:
    with pytest.raises(Refused) as raised:
        read(content)
    assert raised.value.code == code
    return raised.value


@pytest.mark.parametrize(("source", "write"), WRITERS)
def test_the_same_invoice_is_read_from_each_format(source: str, write: Callable[[Sample], bytes]) -> None:
    found = read(write(Sample(prepaid="300.00", payable="1500.00")))
    assert (found.source, found.number, found.issued_on) == (source, "FE-2026-001", date(2026, 6, 20))
    assert (found.seller_siret, found.seller_name, found.currency) == ("73282932000074", "Nettoyeur", "EUR")
    assert (found.ht, found.vat, found.ttc, found.prepaid, found.payable) == (150000, 30000, 180000, 30000, 150000)
    assert not found.is_credit
    assert found.lines[0].wire() == {
        "label": "Retrait",
        "quantity": 1,
        "amount_ttc": "1800.00",
        "vat_rate": "20",
        "reverse_charge": False,
        "amount_ht": "1500.00",
        "amount_vat": "300.00",
        "unit_price_ht": "1500.00",
    }


@pytest.mark.parametrize(("_source", "write"), WRITERS)
def test_a_credit_note_is_told_from_an_invoice(_source: str, write: Callable[[Sample], bytes]) -> None:
    assert read(write(Sample(credited="FE-1"))).is_credit


def test_an_older_name_inside_the_pdf_is_known() -> None:
    assert read(Sample().factur_x("ZUGFeRD-invoice.xml")).ttc == 180000


@pytest.mark.parametrize(("_source", "write"), WRITERS)
@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ht": "1500.01"}, "total TTC"),
        ({"vat": "300.01"}, "total TTC"),
        ({"payable": "1799.99"}, "net à payer"),
        ({"prepaid": "0.01"}, "net à payer"),
    ],
)
def test_amounts_that_do_not_add_up_are_named(
    _source: str, write: Callable[[Sample], bytes], change: dict[str, str], field: str
) -> None:
    assert refused(write(Sample().but(**change)), "einvoice_totals_differ").facts["field"] == field


def test_lines_must_add_up_to_the_net() -> None:
    content = Sample().ubl().replace(b'EUR">1500.00</cbc:LineExt', b'EUR">1499.99</cbc:LineExt')
    assert refused(content, "einvoice_totals_differ").facts["field"] == "total HT"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": ""}, "einvoice_field_missing"),
        ({"ttc": ""}, "einvoice_field_missing"),
        ({"ttc": "1800.001"}, "einvoice_field_invalid"),
        ({"ttc": "NaN"}, "einvoice_field_invalid"),
        ({"ttc": "1E+400"}, "einvoice_field_invalid"),
        ({"day": "32/01/2026"}, "einvoice_field_invalid"),
        ({"label": ""}, "einvoice_field_missing"),
    ],
)
@pytest.mark.parametrize("write", [Sample.ubl, Sample.cii])
def test_missing_and_senseless_values_are_named(
    write: Callable[[Sample], bytes], change: dict[str, str], code: str
) -> None:
    assert refused(write(Sample().but(**change)), code).facts["field"]


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>"""
REMOTE = b"""<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://example.org/x.dtd"><x/>"""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"bonjour",
        b"<x/>",
        b"<x>",
        b"\xff\xfe\x00",
        b"%PDF-1.7 rien",
        BOMB,
        OUTSIDE,
        REMOTE,
        b"<x>" * 100 + b"</x>" * 100,
        b"<x>" + b"<y/>" * 100_001 + b"</x>",
        b'<?xml version="1.0" encoding="klingon"?><x/>',
    ],
)
def test_what_is_no_invoice_or_is_dangerous_is_refused(content: bytes) -> None:
    refused(content, "einvoice_unreadable")


def test_a_pdf_without_its_invoice_is_refused() -> None:
    refused(Sample().factur_x("notes.txt"), "einvoice_unreadable")


def test_a_file_too_large_is_not_even_read() -> None:
    refused(b"%PDF-" + b"0" * (LARGEST_MB * 1024 * 1024), "einvoice_too_large")
    refused(b"<" + b"0" * (LARGEST_MB * 1024 * 1024), "einvoice_too_large")
