"""The web application: settings, middleware, routers, error handlers; nothing else."""

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from backend.accounting.endpoints import router as accounting
from backend.accounting.month_endpoints import router as accounting_months
from backend.accounts.absence_endpoints import router as absences
from backend.accounts.confirmation_endpoints import router as confirmations
from backend.accounts.cookies import Doorkeeper
from backend.accounts.endpoints import router as accounts
from backend.accounts.preference_endpoints import router as preferences
from backend.accounts.token_endpoints import router as tokens
from backend.audit.endpoints import router as audit
from backend.claims.campaign_endpoints import router as campaigns
from backend.claims.deadline_endpoints import router as clocks
from backend.claims.desk_endpoints import router as desk
from backend.claims.endpoints import router as claims
from backend.claims.event_endpoints import router as claim_events
from backend.claims.guide_endpoints import router as guide
from backend.claims.link_endpoints import router as links
from backend.claims.note_endpoints import router as notes
from backend.claims.record_endpoints import router as claim_records
from backend.claims.refusal_endpoints import router as refusals
from backend.complaints.disagreement_endpoints import router as disagreements
from backend.complaints.endpoints import router as complaints
from backend.core import handlers, health, pages
from backend.core.db import Database
from backend.core.openapi import REFUSALS, DocumentedApi
from backend.core.settings import Settings
from backend.correspondence.endpoints import router as correspondence
from backend.coverage.assistance_endpoints import router as assistance
from backend.coverage.endpoints import router as coverage
from backend.coverage.exception_endpoints import router as limit_exceptions
from backend.deadlines.acknowledgement_endpoints import router as acknowledgements
from backend.deadlines.endpoints import router as deadlines
from backend.deadlines.feed_endpoints import root_router as calendar_files
from backend.deadlines.feed_endpoints import router as calendars
from backend.deadlines.health import router as promises
from backend.deadlines.watch_endpoints import router as watchdog
from backend.payments.agreement_endpoints import router as agreement_invoices
from backend.payments.batch_endpoints import router as payment_batches
from backend.payments.endpoints import router as payments
from backend.payments.invoice_endpoints import router as invoices
from backend.payments.outlay_endpoints import router as outlays
from backend.payments.payee_endpoints import router as payees
from backend.policies.endpoints import router as policies
from backend.policies.import_endpoints import router as policy_imports
from backend.policies.merge_endpoints import router as person_merges
from backend.portal.endpoints import router as insured_view
from backend.providers.directory_endpoints import router as directory
from backend.providers.endpoints import router as providers
from backend.providers.lawyer_endpoints import router as lawyers
from backend.providers.list_endpoints import router as missions_list
from backend.providers.mission_endpoints import router as missions
from backend.providers.result_endpoints import router as results
from backend.providers.sheet_endpoints import router as provider_sheets
from backend.reporting.dashboard_endpoints import router as dashboard
from backend.reporting.endpoints import router as reports
from backend.takeover.endpoints import router as claim_imports
from backend.tasks.endpoints import router as tasks

API = "/api/v1"
ROUTERS: tuple[APIRouter, ...] = (
    accounts,
    absences,
    confirmations,
    preferences,
    tokens,
    desk,
    claims,
    clocks,
    claim_events,
    campaigns,
    calendars,
    guide,
    refusals,
    complaints,
    disagreements,
    deadlines,
    coverage,
    limit_exceptions,
    assistance,
    directory,
    provider_sheets,
    lawyers,
    agreement_invoices,
    providers,
    missions_list,
    links,
    notes,
    claim_records,
    insured_view,
    missions,
    results,
    accounting,
    accounting_months,
    payments,
    payees,
    outlays,
    payment_batches,
    invoices,
    correspondence,
    tasks,
    claim_imports,
    acknowledgements,
    policies,
    policy_imports,
    person_merges,
    reports,
    dashboard,
    watchdog,
    audit,
)
ROOT_ROUTERS = (pages.router, health.live_router, health.ready_router, promises, calendar_files)


def create_app(settings: Settings, database: Database) -> FastAPI:
    """The application on one database."""
    app = DocumentedApi(
        title="Égide",
        version="1.0.0",
        description="Gestion des sinistres de la garantie e-réputation.",
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
        responses=REFUSALS,
    )
    app.state.settings, app.state.database, app.state.doorkeeper = settings, database, Doorkeeper()
    for router in ROUTERS:
        app.include_router(router, prefix=API)
    for router in ROOT_ROUTERS:
        app.include_router(router)
    pages.install(app)
    handlers.install(app)
    return app


def _operation_id(route: APIRoute) -> str:
    return f"{route.tags[0]}_{route.name}" if route.tags else route.name
