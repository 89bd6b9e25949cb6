"""The web application: settings, middleware, routers, error handlers; nothing else."""

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from backend.accounts.cookies import Doorkeeper
from backend.accounts.endpoints import router as accounts
from backend.core import handlers
from backend.core.db import Database
from backend.core.settings import Settings

API = "/api/v1"
ROUTERS: tuple[APIRouter, ...] = (accounts,)


def create_app(settings: Settings, database: Database) -> FastAPI:
    """The application on one database."""
    app = FastAPI(
        title="Égide",
        version="1.0.0",
        description="Gestion des sinistres de la garantie e-réputation.",
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
    )
    app.state.settings, app.state.database, app.state.doorkeeper = settings, database, Doorkeeper()
    for router in ROUTERS:
        app.include_router(router, prefix=API)
    handlers.install(app)
    return app


def _operation_id(route: APIRoute) -> str:
    return f"{route.tags[0]}_{route.name}" if route.tags else route.name
