"""Who acts, and which verbs their role allows. Rows are restricted in queries, not here."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.core.errors import Forbidden


class Role(StrEnum):
    """What a member of staff is employed for."""

    HANDLER = "handler"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    ADMIN = "admin"
    COMPLIANCE = "compliance"


class Permission(StrEnum):
    """One verb on one kind of thing."""

    CLAIMS_READ = "claims:read"
    CLAIMS_DECLARE = "claims:declare"
    CLAIMS_EDIT = "claims:edit"
    CLAIMS_QUALIFY = "claims:qualify"
    CLAIMS_DECIDE = "claims:decide"
    CLAIMS_ASSIGN = "claims:assign"
    CLAIMS_CLOSE = "claims:close"
    DEADLINES_READ = "deadlines:read"
    ACTS_RECORD = "acts:record"
    POLICIES_READ = "policies:read"
    POLICIES_EDIT = "policies:edit"
    POLICIES_IMPORT = "policies:import"
    PRODUCTS_READ = "products:read"
    PRODUCTS_EDIT = "products:edit"
    PROVIDERS_READ = "providers:read"
    PROVIDERS_EDIT = "providers:edit"
    REQUESTS_READ = "requests:read"
    REQUESTS_MANAGE = "requests:manage"
    REQUESTS_APPROVE = "requests:approve"
    PAYMENTS_READ = "payments:read"
    PAYMENTS_PROPOSE = "payments:propose"
    PAYMENTS_APPROVE = "payments:approve"
    PAYEES_READ = "payees:read"
    PAYEES_EDIT = "payees:edit"
    PAYEES_APPROVE = "payees:approve"
    SCREENING_DECIDE = "screening:decide"
    BATCHES_READ = "batches:read"
    BATCHES_MANAGE = "batches:manage"
    RECOVERIES_EDIT = "recoveries:edit"
    RESERVES_EDIT = "reserves:edit"
    ACCOUNTING_READ = "accounting:read"
    ACCOUNTING_CLOSE = "accounting:close"
    LIMITS_PROPOSE = "limits:propose"
    LIMITS_APPROVE = "limits:approve"
    CAMPAIGNS_READ = "campaigns:read"
    CAMPAIGNS_EDIT = "campaigns:edit"
    COMPLAINTS_READ = "complaints:read"
    COMPLAINTS_MANAGE = "complaints:manage"
    CLAIMS_IMPORT = "claims:import"
    REPORTS_READ = "reports:read"
    REPORTS_RUN = "reports:run"
    TASKS_READ = "tasks:read"
    TASKS_CLOSE = "tasks:close"
    AUDIT_READ = "audit:read"
    USERS_READ = "users:read"
    USERS_EDIT = "users:edit"
    ABSENCES_EDIT = "absences:edit"
    TOKENS_CREATE = "tokens:create"
    MAILBOX_READ = "mailbox:read"
    CONFLICTS_DECIDE = "conflicts:decide"


_READ = frozenset(p for p in Permission if p.value.endswith(":read")) - {Permission.MAILBOX_READ}
_HANDLER = (_READ - {Permission.AUDIT_READ}) | {
    Permission.CLAIMS_DECLARE,
    Permission.CLAIMS_EDIT,
    Permission.CLAIMS_QUALIFY,
    Permission.CLAIMS_DECIDE,
    Permission.CLAIMS_ASSIGN,
    Permission.CLAIMS_CLOSE,
    Permission.ACTS_RECORD,
    Permission.REQUESTS_MANAGE,
    Permission.PROVIDERS_EDIT,
    Permission.REPORTS_RUN,
    Permission.TASKS_CLOSE,
    Permission.MAILBOX_READ,
    Permission.POLICIES_EDIT,
    Permission.POLICIES_IMPORT,
    Permission.ABSENCES_EDIT,
    Permission.PAYMENTS_PROPOSE,
    Permission.PAYEES_EDIT,
    Permission.RECOVERIES_EDIT,
    Permission.RESERVES_EDIT,
    Permission.CAMPAIGNS_EDIT,
    Permission.COMPLAINTS_MANAGE,
}
_SUPERVISOR = _HANDLER | {
    Permission.AUDIT_READ,
    Permission.REQUESTS_APPROVE,
    Permission.PAYMENTS_APPROVE,
    Permission.CONFLICTS_DECIDE,
    Permission.PAYEES_APPROVE,
    Permission.BATCHES_MANAGE,
    Permission.ACCOUNTING_CLOSE,
    Permission.LIMITS_PROPOSE,
    Permission.LIMITS_APPROVE,
    Permission.CLAIMS_IMPORT,
}
_ADMIN = _READ | {
    Permission.POLICIES_EDIT,
    Permission.POLICIES_IMPORT,
    Permission.PRODUCTS_EDIT,
    Permission.PROVIDERS_EDIT,
    Permission.USERS_EDIT,
    Permission.ABSENCES_EDIT,
    Permission.TOKENS_CREATE,
    Permission.REPORTS_RUN,
    Permission.MAILBOX_READ,
    Permission.CLAIMS_IMPORT,
    Permission.ACCOUNTING_CLOSE,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.HANDLER: frozenset(_HANDLER),
    Role.SUPERVISOR: frozenset(_SUPERVISOR),
    Role.AUDITOR: _READ,
    Role.ADMIN: frozenset(_ADMIN),
    # Whoever lifts an asset-freeze hit decides nothing else (cover-rules 30).
    Role.COMPLIANCE: _READ | {Permission.SCREENING_DECIDE},
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or the token behind a request; `authority_cents` is what they may commit alone (TTC)."""

    id: UUID
    name: str
    role: Role
    authority_cents: int = 0
    is_token: bool = False
    user_id: UUID | None = None

    def may(self, permission: Permission) -> bool:
        """Whether the role holds the verb."""
        return permission in ROLE_PERMISSIONS[self.role]

    def check(self, permission: Permission) -> None:
        """Raise Forbidden when the role does not hold the verb."""
        if not self.may(permission):
            raise Forbidden(
                "permission_missing",
                f"Votre profil ({self.role.value}) ne permet pas cette action. Demandez à un responsable.",
                permission=permission.value,
            )
