"""Who bears an invoice: whatever comes in whatever parts, the sums are those of one whole invoice, to the cent."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.core.money import Cents
from backend.providers.rules.bearing import Charge, Part, bear

CLAIMS = [UUID(int=1), UUID(int=2), UUID(int=3)]
amounts = st.integers(min_value=1, max_value=500_000)


@st.composite
def orders(draw: st.DrawFn) -> list[Charge]:
    """An order shared by up to three claims, with one or two commits each."""
    charges = []
    for claim in CLAIMS[: draw(st.integers(1, 3))]:
        for _ in range(draw(st.integers(1, 2))):
            cost = draw(amounts)
            vat = draw(st.integers(0, cost // 6))
            deductible = draw(st.integers(0, (cost - vat) // 2))
            insurer = draw(st.integers(1, cost - vat - deductible))
            charges.append(
                Charge(
                    id=UUID(int=100 + len(charges)),
                    claim_id=claim,
                    event_id=claim,
                    commit_entry_id=UUID(int=200 + len(charges)),
                    is_correction=False,
                    cost=Cents(cost),
                    vat_not_counted=Cents(vat),
                    deductible=Cents(deductible),
                    free=Cents(insurer),
                )
            )
    return charges


def less(charges: list[Charge], used: dict[UUID, int]) -> list[Charge]:
    return [
        Charge(
            one.id,
            one.claim_id,
            one.event_id,
            one.commit_entry_id,
            one.is_correction,
            one.cost,
            one.vat_not_counted,
            one.deductible,
            Cents(one.free - used.get(one.id, 0)),
        )
        for one in charges
    ]


@settings(max_examples=300)
@given(orders(), st.data())
def test_invoices_in_parts_bear_what_one_would(charges: list[Charge], data: st.DataObject) -> None:
    whole = sum(one.cost for one in charges)
    cuts = sorted({data.draw(st.integers(1, whole)), data.draw(st.integers(1, whole)), whole})
    used: dict[UUID, int] = {}
    billed: list[Part] = []
    before = 0
    for cut in cuts:
        borne = bear(Cents(cut - before), less(charges, used), billed, final=cut == whole)
        before = cut
        billed += borne.parts
        for charge, amount in borne.draws:
            used[charge.id] = used.get(charge.id, 0) + amount
            assert amount <= charge.free
        for release in borne.releases:
            used[release.charge.id] = used.get(release.charge.id, 0) + release.amount
    assert sum(part.cost for part in billed) == whole
    once = bear(Cents(whole), charges, [], final=True)
    for claim in {one.claim_id for one in charges}:
        parts = [part for part in billed if part.claim_id == claim]
        (alone,) = [part for part in once.parts if part.claim_id == claim]
        assert sum(part.cost for part in parts) == alone.cost
        assert sum(part.insurer_part for part in parts) == alone.insurer_part
        assert sum(part.deductible for part in parts) == alone.deductible
        assert sum(part.vat_not_counted for part in parts) == alone.vat_not_counted
    # Every commit ends used up: drawn or given back, never more than it held.
    assert used == {one.id: one.free for one in charges}


@settings(max_examples=200)
@given(orders(), amounts)
def test_an_invoice_never_draws_more_than_is_free(charges: list[Charge], amount: int) -> None:
    borne = bear(Cents(amount), charges, [], final=False)
    drawn = {charge.id: cents for charge, cents in borne.draws}
    assert all(0 < drawn[one.id] <= one.free for one in charges if one.id in drawn)
    assert borne.insurer_part == sum(drawn.values()) <= amount
    assert borne.releases == ()


def test_the_oldest_commit_is_drawn_first_and_the_rest_is_given_back_with_its_deductible() -> None:
    old, new = (
        Charge(
            UUID(int=n),
            CLAIMS[0],
            CLAIMS[0],
            UUID(int=9 + n),
            False,
            Cents(500),
            Cents(0),
            Cents(deductible),
            Cents(free),
        )
        for n, deductible, free in ((1, 100, 400), (2, 0, 500))
    )
    borne = bear(Cents(60), [old, new], [], final=True)
    assert (borne.insurer_part, borne.parts[0].deductible) == (0, 60)
    assert [(one.charge.id.int, one.amount, one.deductible) for one in borne.releases] == [(1, 400, 40), (2, 500, 0)]
    borne = bear(Cents(550), [old, new], [], final=False)
    assert [(charge.id.int, cents) for charge, cents in borne.draws] == [(1, 400), (2, 50)]
