"""What the application may do in the database, table by table: a new table has to be thought of here."""

from collections import defaultdict

from backend.core.db import APP_ROLE, Database, rows

# Read and written by triggers alone.
READ = """alembic_version claim_helper claim_reserve commitment_part ledger_sum limit_change"""
# Inserted and never changed: what was decided, told, paid. Balances too: they move by entries.
APPENDED = """
    accounting_month agreement_invoice assistance_period assistance_session audit_entry bank_details
    bank_details_decision bank_movement campaign_note change_order claim_note claim_status_fact clock_opening
    complaint_step content_state coverage_decision coverage_period coverage_terms covered_event credit_draw credit_note
    deadline_closure document_requirement entry_move event_change event_slot_entry event_sublimit
    insured_agreement_answer insured_agreement_request invoice_draw invoice_part invoice_tax lawyer_choice
    lawyer_name_request ledger_entry legal_action_answer legal_hold limit_exception limit_exception_decision
    mission_rating mission_share opening_reserve order_charge paid_invoice payment_batch payment_control
    payment_return policy_amendment policy_status_fact post_check post_check_result procedural_act
    promise provider_document provider_status_fact provider_tariff publication_event publication_fact
    qualification
    recovery recovery_payout removal_cause reserve_change status_file taken_over_claim taken_over_event vat_position
"""
# What has a life: states, names, work to do.
CHANGED = """
    absence agreement_to_pay api_token assistance_request calendar_feed campaign campaign_claim claim claim_import
    claim_import_reject claim_link claim_party co_insured complaint conflict_of_interest deadline delivery
    disagreement disputed_content event_claim idempotency_record invoice login_attempt login_session outbox_message
    payee payment payment_draw person person_merge policy policy_import policy_import_reject product provider
    provider_link purchase_order quote reference_counter reminder report_run risk_carrier saved_view service_request
    task transfer user_account user_preference
"""
RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


def test_the_application_holds_just_these_rights(owner: Database) -> None:
    held = defaultdict(set)
    sql = f"""SELECT c.relname, r.name FROM pg_class c, unnest(CAST(:rights AS text[])) AS r(name)
               WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
                 AND c.relname NOT LIKE 'invariant\\_%' AND has_table_privilege('{APP_ROLE}', c.oid, r.name)"""
    with owner.reading() as session:
        for row in rows(session, sql, rights=list(RIGHTS)):
            held[row["relname"]].add(row["name"])
    expected = {name: {"SELECT"} for name in READ.split()}
    expected |= {name: {"SELECT", "INSERT"} for name in APPENDED.split()}
    expected |= {name: {"SELECT", "INSERT", "UPDATE", "DELETE"} for name in CHANGED.split()}
    assert dict(held) == expected


def test_views_of_promises_are_read_only(owner: Database) -> None:
    sql = f"""SELECT c.relname FROM pg_class c WHERE c.relname LIKE 'invariant\\_%' AND c.relkind = 'v'
                 AND has_table_privilege('{APP_ROLE}', c.oid, 'INSERT, UPDATE, DELETE')"""
    with owner.reading() as session:
        assert rows(session, sql) == []


def test_the_application_is_nobody_else(owner: Database) -> None:
    with owner.reading() as session:
        (role,) = rows(
            session,
            """SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolcanlogin OR rolbypassrls OR rolreplication AS more,
                      has_schema_privilege(rolname, 'public', 'CREATE') AS creates
                 FROM pg_roles WHERE rolname = :role""",
            role=APP_ROLE,
        )
        assert (role["more"], role["creates"]) == (False, False)
        sequences = f"""SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'
                           AND has_sequence_privilege('{APP_ROLE}', sequencename::regclass, 'UPDATE')"""
        assert rows(session, sequences) == [], "no number is ever set back"


def test_no_function_of_ours_looks_in_temporary_tables_first(owner: Database) -> None:
    sql = """SELECT p.oid::regprocedure::text AS name FROM pg_proc p
              WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
                AND (p.prosecdef OR p.prorettype = 'trigger'::regtype)
                AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
                AND NOT coalesce('search_path=public, pg_temp' = ANY(p.proconfig), false)"""
    with owner.reading() as session:
        assert [row["name"] for row in rows(session, sql)] == []
