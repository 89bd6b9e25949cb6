"""Claims open elsewhere (rule 35): rebuilt by the same services, to the cent, once."""

from collections.abc import Callable

import pytest

from backend.core.db import Database
from backend.core.errors import Refused
from backend.core.ids import new_id
from backend.takeover.jobs import Report
from tests.claims.story import read
from tests.factories import Caller, StoredPolicy, store_user
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done
from tests.takeover.files import SIRET, cost, fr, line, more, total

NewPolicy = Callable[..., StoredPolicy]
Take = Callable[..., Report]


def old() -> str:
    """A reference that no other test uses."""
    return f"OLD-{new_id().hex[-12:]}"


def page(calls: Caller, database: Database, reference: str) -> Json:
    """The claim that an old reference became."""
    sql = """SELECT c.reference FROM taken_over_claim t JOIN claim c ON c.id = t.claim_id
              WHERE t.old_reference = :reference"""
    (row,) = read(database, sql, reference=reference)
    return calls.page(row["reference"])


def test_a_claim_comes_over_with_its_event_money_clocks_and_handler(
    take: Take, supervisor_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    policy, name = new_policy(), old()
    with database.transaction() as session:
        email = f"{new_id().hex}@example.org"
        handler = store_user(session, email=email)
    lines = [
        line(
            name,
            policy.number,
            gestionnaire=email,
            actes=f"assignation:{fr(days_ago(12))}",
            **cost("900", "800", "1200,50"),
        ),
        more(name, forme="press", plateforme="journal", publie_le=fr(days_ago(28)), qualification="injure_publique"),
        total(1, 2, "900", "800", "1200,50"),
    ]
    report = take(lines)
    assert (report.created, report.rejects, report.agrees) == (1, [], True)
    claim = page(supervisor_calls, database, name)
    assert "opening" in claim["flags"]
    assert claim["handler"]["id"] == str(handler)
    assert claim["declared_at"].startswith(days_ago(20).isoformat())
    assert [one["qualification"]["kind"] for one in claim["contents"]] == ["diffamation_publique", "injure_publique"]
    decision = claim["coverage_decision"]
    assert (decision["outcome"], decision["decided_at"][:10]) == ("covered", days_ago(15).isoformat())
    (event,) = claim["standing"]["events"]
    assert (event["committed"], event["paid"], event["remaining"]) == ("800.00", "1200.50", "1999.50")
    assert claim["standing"]["events_used"] == 1
    assert claim["deadlines"], "clocks are computed here"
    acts = read(
        database,
        "SELECT code FROM procedural_act a JOIN claim c ON c.id = a.claim_id WHERE c.reference = :r",
        r=claim["reference"],
    )
    assert [row["code"] for row in acts] == ["assignation"]
    assert (
        read(
            database,
            "SELECT 1 FROM outbox_message m JOIN claim c ON c.id = m.claim_id WHERE c.reference = :r",
            r=claim["reference"],
        )
        == []
    )
    entries = read(
        database,
        """SELECT l.kind, l.amount_cents, l.source FROM ledger_entry l JOIN claim c ON c.id = l.claim_id
            WHERE c.reference = :r ORDER BY l.kind, l.amount_cents""",
        r=claim["reference"],
    )
    assert [(row["kind"], row["amount_cents"]) for row in entries] == [
        ("commit", 80_000),
        ("commit", 120_050),
        ("pay", 120_050),
    ]
    assert all(row["source"].startswith(f"opening:{name}:") for row in entries)


def test_an_open_commitment_is_an_order_that_may_be_invoiced(
    take: Take, supervisor_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    name = old()
    assert take([line(name, new_policy().number, **cost("800", "800")), total(1, 1, "800", "800")]).agrees
    claim = page(supervisor_calls, database, name)
    assert claim["status"] == "in_progress"
    (request,) = done(supervisor_calls.get(f"/claims/{claim['reference']}/service-requests"))["items"]
    assert request["state"] == "ordered"
    providers = read(database, "SELECT capacity FROM provider WHERE siret = :siret", siret=SIRET)
    assert [row["capacity"] for row in providers] == [0], "proposed to nobody before a person looked"
    invoice = {"number": f"F-{name}", "issued_on": days_ago(1).isoformat(), "amount_ttc": "800.00"}
    path = f"/service-requests/{request['reference']}/invoice"
    done(supervisor_calls.post(path, invoice))


def test_one_number_in_its_period_is_one_event(
    take: Take, supervisor_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    number, names = new_policy().number, [old() for _ in range(4)]
    lines = [
        line(names[0], number, evenement="1", **cost("", "", "100")),
        line(names[1], number, evenement="2"),
        line(names[2], number, evenement="1", **cost("", "", "50")),
        line(names[3], number, evenement="3"),
        total(4, 4, "0", "0", "150"),
    ]
    report = take(lines)
    assert [(one.code, one.column, one.old_reference) for one in report.rejects] == [
        ("event_number_too_high", "evenement", names[3])
    ]
    assert not report.agrees
    assert report.reconciliation[0] == {"total": "claims", "file": 4, "found": 3, "difference": -1}
    events = [page(supervisor_calls, database, name)["coverage_decision"]["event_id"] for name in names[:3]]
    assert events[0] == events[2] != events[1]


def test_the_same_file_again_changes_nothing_and_another_word_is_rejected(
    take: Take, new_policy: NewPolicy, database: Database
) -> None:
    name, number = old(), new_policy().number
    lines = [line(name, number, **cost("300", "200", "100")), total(1, 1, "300", "200", "100")]
    assert take(lines).created == 1
    again = take(lines, encoding="cp1252")
    assert (again.created, again.unchanged, again.agrees) == (0, 1, True)
    changed = take([line(name, number, **cost("300", "200", "150")), lines[-1]])
    assert [one.code for one in changed.rejects] == ["taken_over_differently"]
    assert changed.agrees, "what came over still equals the totals"
    assert len(read(database, "SELECT 1 FROM taken_over_claim WHERE old_reference = :name", name=name)) == 1


def test_a_rehearsal_says_all_and_keeps_nothing(take: Take, new_policy: NewPolicy, database: Database) -> None:
    number, names = new_policy().number, [old() for _ in range(3)]
    lines = [
        line(names[0], number, **cost("100", "100")),
        line(names[1], number, evenement="2", **cost("9000", "9000")),
        line(names[2], number, evenement="2", **cost("", "", "40")),
        total(3, 3, "9100", "9100", "40"),
    ]
    before = read(database, "SELECT count(*) AS n FROM claim")[0]["n"]
    report = take(lines, dry_run=True)
    assert (report.created, [one.code for one in report.rejects]) == (2, ["amount_limit_exceeded"])
    differences = {one["total"]: str(one["difference"]) for one in report.reconciliation}
    assert differences == {
        "claims": "-1",
        "contents": "-1",
        "reserve": "-9000.00",
        "committed": "-9000.00",
        "paid": "0.00",
    }
    assert read(database, "SELECT count(*) AS n FROM claim")[0]["n"] == before
    real = take(lines)
    assert (real.created, [one.code for one in real.rejects]) == (2, ["amount_limit_exceeded"])
    assert "4" in real.rejects[0].message


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"numero_contrat": "RCP-INCONNU"}, "numero_contrat", "policy_unknown"),
        ({"declare_le": "31/02/2026"}, "declare_le", "bad_date"),
        ({"decision": "oui"}, "decision", "bad_decision"),
        ({"evenement": ""}, "evenement", "missing_value"),
        ({"evenement": "zéro"}, "evenement", "bad_number"),
        ({"url": "ftp://avis.example.org"}, "url", "url_invalid"),
        ({"qualification": "rumeur"}, "qualification", "kind_unknown"),
        ({"qualification": ""}, "qualification", "qualification_missing"),
        ({"qualification": "vie_privee"}, "ancienne_reference", "kind_not_covered"),
        ({"actes": "assignation 12/03"}, "actes", "bad_act"),
        ({"actes": "danse:01/01/2026"}, "actes", "act_unknown"),
        ({"gestionnaire": "personne@example.org"}, "gestionnaire", "handler_unknown"),
        (cost("", "100", prestataire_siret="123"), "prestataire_siret", "siret_invalid"),
        (cost("", "100", prestataire_siret=""), "prestataire_siret", "missing_value"),
        (cost("", "cent"), "engage", "bad_amount"),
        (cost("50", "100"), "provision", "reserve_below_commitments"),
        (cost("", "", "100", prestation="burying"), "prestation", "benefit_not_covered"),
        (cost("", "", "100", prestation="lawyer"), "prestation", "benefit_not_taken_over"),
        (
            {"decision": "non_garanti", "motif_refus": "excluded", **cost("", "", "100")},
            "paye",
            "money_without_cover",
        ),
        ({"decision": "non_garanti", "motif_refus": "trop_cher"}, "motif_refus", "reason_code_unknown"),
        ({"forme": "rumeur"}, "forme", "bad_form"),
    ],
)
def test_a_fault_names_its_cell_and_nothing_of_the_claim_stays(
    take: Take, new_policy: NewPolicy, database: Database, cells: dict[str, str], column: str, code: str
) -> None:
    name = old()
    row = line(name, new_policy().number) | cells
    report = take([row, total(1, 1)])
    assert [(one.line, one.column, one.code) for one in report.rejects] == [(2, column, code)]
    assert report.rejects[0].message
    assert report.rejects[0].raw.startswith(name)
    assert read(database, "SELECT 1 FROM taken_over_claim WHERE old_reference = :name", name=name) == []


def test_a_refused_claim_keeps_its_reason_and_no_letter_leaves(
    take: Take, supervisor_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    name = old()
    cells = {"decision": "non_garanti", "evenement": "", "motif_refus": "press_editor", "motif_fait": "Article."}
    assert take([line(name, new_policy().number) | cells, total(1, 1)]).agrees
    decision = page(supervisor_calls, database, name)["coverage_decision"]
    assert (decision["outcome"], decision["reason_code"], decision["fact"]) == (
        "not_covered",
        "press_editor",
        "Article.",
    )
    sql = "SELECT 1 FROM outbox_message m JOIN taken_over_claim t ON t.claim_id = m.claim_id WHERE t.old_reference = :n"
    assert read(database, sql, n=name) == []


def test_totals_are_asked_for(take: Take, new_policy: NewPolicy) -> None:
    row = line(old(), new_policy().number)
    with pytest.raises(Refused, match="totaux"):
        take([row])
    with pytest.raises(Refused, match="pas lisible"):
        take([row, total(1, 1, "cent")])


def test_what_was_paid_elsewhere_is_in_no_journal_of_payments(
    take: Take, supervisor_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    name = old()
    assert take([line(name, new_policy().number, **cost("900", "800", "100")), total(1, 1, "900", "800", "100")]).agrees
    claim = page(supervisor_calls, database, name)["reference"]
    month = f"{days_ago(0):%Y-%m}"
    entries = done(supervisor_calls.get(f"/accounting-periods/{month}/entries"))["entries"]
    assert {one["journal"] for one in entries if one["piece"] == claim} == {"PRO"}
