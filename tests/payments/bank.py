"""The bank's side of the tests: accounts, batches, and the reports that a bank sends."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from httpx2 import Response

from backend.core import clock
from backend.core.ids import new_id
from tests.conftest import Headers, key
from tests.providers.story import API, Json, Story

IBANS = ("FR1420041010050500013M02606", "FR7630006000011234567890189", "DE89370400440532013000")
CARRIER_IBAN = "FR7630004000031234567890143"


class Bank:
    """A story whose carrier has an account, and whose payees get theirs."""

    def __init__(self, story: Story, admin: Headers) -> None:
        self.story = story
        self.carrier = str(story.get("/risk-carriers")[0]["code"])
        answer = story.client.put(
            f"{API}/risk-carriers/{self.carrier}/account", json={"iban": CARRIER_IBAN}, headers=key(admin)
        )
        assert answer.status_code == 204, answer.text

    def account(self, payee: str, iban: str = IBANS[0]) -> Json:
        """Bank details of a payee, approved by a second person."""
        body = {"iban": iban, "holder": "Cabinet Léa & Fils", "source": "RIB reçu par courrier."}
        proposed = self.story.done(f"/payees/{payee}/bank-details", body)
        return self.story.done(f"/bank-details/{proposed['id']}/approval", by=self.story.supervisor)

    def approved(self, amount: str = "500.00", *, account: bool = True, claim: str | None = None) -> Json:
        """An approved payment of an invoice, to a provider of its own."""
        payment = self.story.invoiced(claim or self.story.claim(), amount, amount)
        if account:
            self.account(payment["payee_id"])
        return self.story.done(f"/payments/{payment['reference']}/approval", by=self.story.supervisor)

    def make(self, *payments: str) -> Response:
        """Ask for a batch of these payments, for tomorrow."""
        day = (clock.today() + timedelta(days=1)).isoformat()
        body: dict[str, object] = {"carrier": self.carrier, "execution_on": day}
        if payments:
            body["payments"] = list(payments)
        return self.story.client.post(f"{API}/payment-batches", json=body, headers=key(self.story.supervisor))

    def batch(self, *payments: str) -> Json:
        """A batch that must be made."""
        answer = self.make(*payments)
        assert answer.status_code == 201, answer.text
        found: Json = answer.json()
        return found

    def file(self, batch: str) -> bytes:
        """The bytes for the bank."""
        answer = self.story.client.get(f"{API}/payment-batches/{batch}/pain.001.xml", headers=self.story.supervisor)
        assert answer.status_code == 200, answer.text
        return answer.content

    def post_report(self, batch: str, content: bytes) -> Response:
        """Give the bank's report of a batch."""
        headers = {**self.story.supervisor, "Content-Type": "application/xml"}
        return self.story.client.post(f"{API}/payment-batches/{batch}/status-files", content=content, headers=headers)

    def report(self, batch: str, statuses: Mapping[str, str], **more: str) -> Json:
        """The bank's report, read."""
        answer = self.post_report(batch, pain002(batch, statuses, **more))
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found


def pain002(batch: str, statuses: Mapping[str, str], *, version: str = "10", group: str | None = None) -> bytes:
    """A status report: `statuses` gives a status, or `RJCT:AC04`, for each payment."""
    transactions = "".join(_transaction(payment, status) for payment, status in statuses.items())
    whole = f"<GrpSts>{group}</GrpSts>" if group else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.{version}"><CstmrPmtStsRpt>
<GrpHdr><MsgId>{new_id().hex}</MsgId><CreDtTm>2026-11-20T08:00:00Z</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>{batch}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>{whole}</OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>{batch}</OrgnlPmtInfId>{transactions}</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>""".encode()


def _transaction(payment: str, status: str) -> str:
    word, _, code = status.partition(":")
    why = f"<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn><AddtlInf>Compte clos</AddtlInf></StsRsnInf>" if code else ""
    return f"<TxInfAndSts><OrgnlEndToEndId>{payment}</OrgnlEndToEndId><TxSts>{word}</TxSts>{why}</TxInfAndSts>"


def at_once(calls: Sequence[Callable[[], Response]]) -> list[Response]:
    """The answers to calls that start together."""
    gate = Barrier(len(calls))

    def run(call: Callable[[], Response]) -> Response:
        gate.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))
