"""Functions look for tables in `public` first: a temporary table of the caller must not stand in for a balance.

Revision ID: 0018
Revises: 0017
"""

from migrations import guards

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

# Unless it is named last, the schema of temporary tables comes before all others, even for who runs as the owner.
PATHS = """
DO $$
DECLARE one regprocedure;
BEGIN
    FOR one IN SELECT p.oid FROM pg_proc p
                WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
                  AND (p.prosecdef OR p.prorettype = 'trigger'::regtype)
                  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = {path}', one);
    END LOOP;
END $$;
"""


def upgrade() -> None:
    """Temporary tables last."""
    guards.run(PATHS.replace("{path}", "public, pg_temp"))


def downgrade() -> None:
    """As the revisions before had it."""
    guards.run(PATHS.replace("{path}", '"$user", public'))
