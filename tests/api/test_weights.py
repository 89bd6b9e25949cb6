"""Bodies that weigh too much or lie about it: bounded in memory and time, refused in words."""

import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from backend.core.edge import LARGEST_BODY
from tests.api.world import World
from tests.conftest import key
from tests.factories.calls import refused
from tests.providers.story import API

MB = 1024 * 1024
LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(12))
    + b"]><l>&m;</l>"
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
PARAMETERS = b'<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:1/x.dtd"> %e;]><x/>'
DEEP = b"<a>" * 200_000 + b"</a>" * 200_000
WIDE = b"<a" + b"".join(b' x%d="1"' % i for i in range(20_000)) + b"/>"


def pdf_of(stream: bytes) -> bytes:
    """A PDF whose attached invoice unpacks to `stream`."""
    packed = zlib.compress(stream, 9)
    parts = [
        b"<< /Type /Catalog /Names << /EmbeddedFiles << /Names [(factur-x.xml) 2 0 R] >> >> /Pages 4 0 R >>",
        b"<< /Type /Filespec /F (factur-x.xml) /EF << /F 3 0 R >> >>",
        b"<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Pages /Kids [] /Count 0 >>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)


BOMBS = {
    "laughs": LAUGHS,
    "outside": OUTSIDE,
    "parameters": PARAMETERS,
    "deep": DEEP,
    "wide": WIDE,
    "empty": b"",
    "nul": b"\0" * 1000,
    "utf16": '<?xml version="1.0" encoding="UTF-8"?><x>é</x>'.encode("utf-16"),
    "unknown encoding": b'<?xml version="1.0" encoding="klingon"?><x/>',
    "broken utf8": b'<?xml version="1.0" encoding="UTF-8"?><x>\xff\xfe</x>',
    "utf7": b'<?xml version="1.0" encoding="utf-7"?><x/>',
    "pdf bomb": pdf_of(b"<x>" + b" " * (300 * MB) + b"</x>"),
    "pdf in pieces": b"%PDF-1.7\n" + b"1 0 obj << /Kids [1 0 R] >> endobj " * 2000,
    "heavy": b"<x>" + b"y" * (24 * MB) + b"</x>",
}


@pytest.fixture
def bounded() -> Iterator[None]:
    """Less than 150 MB, each allocation counted."""
    tracemalloc.start()
    yield
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150 * MB, f"{peak // MB} MB"


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.usefixtures("bounded")
def test_a_dangerous_invoice_is_refused(world: World, name: str) -> None:
    story = world.bank.story
    answer = story.client.post(
        f"{API}/service-requests/{world.places['service-requests.reference']}/invoice-files",
        files={"file": ("facture", BOMBS[name])},
        headers=key(story.handler),
    )
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] in {"einvoice_unreadable", "einvoice_too_large", "validation_failed"}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.usefixtures("bounded")
def test_a_dangerous_report_is_refused(world: World, name: str) -> None:
    answer = world.bank.post_report(world.places["payment-batches.reference"], BOMBS[name])
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] in {"status_file_unreadable", "validation_failed"}


@pytest.mark.usefixtures("bounded")
def test_a_body_is_weighed_before_anybody_is_asked_for(world: World) -> None:
    """Whoever sends without end, with a length or without, signed in or not, fills no memory."""

    def endless() -> Iterator[bytes]:
        for _ in range(LARGEST_BODY // MB + 2):
            yield b" " * MB

    client, headers = world.bank.story.client, key({})
    for path in ("/claims", "/auth/login"):
        refused(client.post(API + path, content=endless(), headers=headers), 413, "body_too_large")
    told = {**headers, "Content-Length": str(LARGEST_BODY + 1)}
    refused(client.post(f"{API}/claims", content=b"{}", headers=told), 413, "body_too_large")
    many = {**headers, "Content-Length": "9" * 5000}
    refused(client.post(f"{API}/claims", content=b"{}", headers=many), 413, "body_too_large")


def test_a_version_of_thousands_of_digits_is_a_stale_one(world: World) -> None:
    sent = key(world.bank.story.handler, If_Match='"' + "9" * 5000 + '"')
    answer = world.bank.story.client.post(f"{API}/claims/{world.claim}/reopening", json={"reason": "x"}, headers=sent)
    refused(answer, 412, "version_stale")
