"""The application's role: it writes entries and may not touch the balances that they move

Connections take the role as they open (`backend/core/db.py`). A table made later by the same owner is granted by
default; a revision that makes an append-only table calls `migrations.guards.append_only`.
"""

from alembic import op

from migrations import guards

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "audit_entry",
    "claim_status_fact",
    "clock_opening",
    "content_state",
    "coverage_decision",
    "coverage_terms",
    "deadline_closure",
    "event_slot_entry",
    "ledger_entry",
    "policy_amendment",
    "policy_status_fact",
    "procedural_act",
    "publication_event",
    "publication_fact",
    "qualification",
)
BALANCES = ("coverage_period", "covered_event", "event_sublimit")

ROLE = """
DO $$
BEGIN
  -- Roles belong to the whole server: another database, or another process just now, may have made this one.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'egide_app') THEN
    BEGIN
      CREATE ROLE egide_app NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END IF;
  BEGIN
    SET LOCAL ROLE egide_app;
    SET LOCAL ROLE NONE;
  EXCEPTION WHEN insufficient_privilege THEN
    EXECUTE format('GRANT egide_app TO %I', current_user);
  END;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE EXCEPTION 'the account % may not make the role egide_app', current_user USING HINT =
    format('As an administrator: CREATE ROLE egide_app NOLOGIN; GRANT egide_app TO %I;', current_user);
END $$;
"""
GRANTS = """
GRANT USAGE ON SCHEMA public TO egide_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO egide_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO egide_app;
REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM egide_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO egide_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO egide_app;
"""
# Locking a row needs the right to update it, which the application does not have on balances.
LOCK_PERIOD = """
CREATE FUNCTION lock_period_of(event uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT 1 FROM coverage_period WHERE id = (SELECT period_id FROM covered_event WHERE id = event) FOR UPDATE
$$;
"""


def upgrade() -> None:
    for block in (ROLE, GRANTS, LOCK_PERIOD):
        guards.run(block)
    for table in (*APPEND_ONLY, *BALANCES):
        op.execute(f"REVOKE UPDATE, DELETE ON {table} FROM egide_app")


def downgrade() -> None:
    # The role itself stays: it belongs to the server, where another database may use it.
    guards.run("DROP FUNCTION lock_period_of(uuid); DROP OWNED BY egide_app;")
