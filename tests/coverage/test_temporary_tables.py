"""A table of one's own, under the name of a balance, is no room: triggers look at the real one."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.core.db import violated_constraint
from tests.coverage.conftest import Event


@pytest.mark.parametrize("table", ["covered_event", "coverage_period", "ledger_entry"])
def test_a_temporary_table_stands_in_for_no_balance(event: Event, table: str) -> None:
    event.enter("commit", 399_999)
    event.session.execute(text(f"CREATE TEMP TABLE {table} ON COMMIT DROP AS SELECT * FROM public.{table}"))
    with pytest.raises(IntegrityError) as refusal, event.session.begin_nested():
        event.session.execute(
            text(
                """INSERT INTO public.ledger_entry
                   SELECT (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'amount_cents', 2))).*
                     FROM public.ledger_entry l WHERE l.event_id = :event AND l.kind = 'commit'"""
            ),
            {"event": event.id},
        )
    assert (violated_constraint(refusal.value) or "").endswith("_within_limit")
    event.session.execute(text(f"DROP TABLE pg_temp.{table}"))
    assert event.balances()["committed"] == 399_999
