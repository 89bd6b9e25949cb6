"""The `egide` command. Exit codes: 0 done, 1 a check found differences, 2 wrong usage or input, 3 not available.

A command interrupted before its end has recorded nothing and says 130 (SIGINT) or 143 (SIGTERM), as shells do.
"""

import signal
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Annotated, Any

import psycopg
import typer
import uvicorn
from sqlalchemy.exc import OperationalError

from backend import demo as demonstration
from backend.accounting import console as accounting_console
from backend.accounting.invariants import INVARIANTS as ACCOUNTING
from backend.accounts import service as accounts
from backend.audit.invariants import INVARIANTS as AUDIT
from backend.core import clock, embedded, invariants, schema
from backend.core.access import Role
from backend.core.console import (
    FOUND_DIFFERENCES,
    REQUEST_TIMEOUT_MS,
    UNAVAILABLE,
    WRONG_INPUT,
    fail,
    leave_on_signals,
    opened,
    progress,
    reading,
    say,
    settings_with_logs,
)
from backend.core.errors import DomainError
from backend.core.settings import ConfigurationError
from backend.core.storage import Files
from backend.correspondence.invariants import INVARIANTS as CORRESPONDENCE
from backend.coverage.invariants import INVARIANTS as COVERAGE
from backend.deadlines import console as deadlines_console
from backend.deadlines.invariants import INVARIANTS as DEADLINES
from backend.main import create_app
from backend.payments.invariants import INVARIANTS as PAYMENTS
from backend.policies.jobs import import_file
from backend.reporting.rules import month_of
from backend.reporting.service import render
from backend.takeover.console import import_claims
from backend.worker import run_worker

ALL_INVARIANTS = (*COVERAGE, *PAYMENTS, *ACCOUNTING, *DEADLINES, *CORRESPONDENCE, *AUDIT)
GRACE_SECONDS = 8
SHOWN_REJECTS = 50

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Égide : gestion des sinistres e-réputation.",
)
app.add_typer(deadlines_console.app, name="deadlines")
app.command("import-claims")(import_claims)
app.command("export-accounting")(accounting_console.export_accounting)
Json = Annotated[bool, typer.Option("--json", help="Un document JSON sur la sortie standard")]


def main() -> None:
    """Entry point: turns known failures into a sentence and an exit code."""
    try:
        app()
    except ConfigurationError as error:
        fail(str(error), WRONG_INPUT)
    except DomainError as error:
        fail(error.message, WRONG_INPUT)
    except embedded.DatabaseUnavailable as error:
        fail(str(error), UNAVAILABLE)
    except (OperationalError, psycopg.OperationalError):
        fail(
            "La base de données ne répond plus. Relancez la commande quand elle est de nouveau disponible.", UNAVAILABLE
        )


@app.command()
def serve() -> None:
    """Sert l’API et les pages, jusqu’à Ctrl-C."""
    leave_on_signals(until_stopped=True)
    with opened(REQUEST_TIMEOUT_MS) as (settings, database):
        config = uvicorn.Config(
            create_app(settings, database),
            host=settings.host,
            port=settings.port,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        server = uvicorn.Server(config)
        try:
            server.run()
        except SystemExit as end:  # uvicorn's own way out when it can't listen
            if end.code:
                fail(
                    f"Impossible d’écouter sur {settings.host}:{settings.port}. Choisissez un autre EGIDE_PORT.",
                    UNAVAILABLE,
                )
            raise


@app.command()
def worker() -> None:
    """Envoie rappels et courriels, produit les rapports, jusqu’à Ctrl-C."""
    stop = Event()
    leave_on_signals(until_stopped=True)
    with opened() as (settings, database):
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        run_worker(settings, database, stop)


@app.command()
def migrate(as_json: Json = False) -> None:
    """Met le schéma de la base à jour."""
    leave_on_signals()
    settings = settings_with_logs()
    with embedded.database(settings) as url:
        schema.upgrade(url)
    say({"schema": schema.head()}, as_json, f"Schéma à jour ({schema.head()}).")


@app.command()
def demo(
    if_empty: Annotated[bool, typer.Option("--if-empty", help="Ne rien faire si des données existent")] = False,
    policies: Annotated[int, typer.Option(min=1)] = 5000,
    claims: Annotated[int, typer.Option(min=0)] = 300,
    as_json: Json = False,
) -> None:
    """Charge les données de démonstration dans une base vide."""
    leave_on_signals()
    with opened() as (_, database):
        with database.reading() as session:
            empty = demonstration.is_empty(session)
        if not empty and if_empty:
            say({"loaded": False}, as_json, "Des données existent déjà : rien n’est chargé.")
            return
        if not empty:
            fail("Des données existent déjà. La démonstration ne se charge que dans une base vide.", WRONG_INPUT)
        with progress("Démonstration") as advance:
            summary = demonstration.load(database, now=clock.now(), policies=policies, claims=claims, progress=advance)
        say(
            summary.as_json(),
            as_json,
            f"Démonstration chargée : {summary.policies} contrats, {summary.claims} sinistres.",
        )


@app.command("import-policies")
def import_policies(
    file: Annotated[Path, typer.Argument(help="Fichier du portefeuille (CSV, point-virgules)")],
    as_of: Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="Date de situation")] = None,
    delta: Annotated[bool, typer.Option("--delta", help="Le fichier ne contient que des changements")] = False,
    as_json: Json = False,
) -> None:
    """Importe un portefeuille de contrats ; les rejets sont listés, rien n’est perdu."""
    leave_on_signals()
    if not file.is_file():
        fail(f"Le fichier {file} n’existe pas ou n’est pas lisible.", WRONG_INPUT)
    situation = as_of.date() if as_of else clock.today()
    with opened() as (_, database), reading(file), progress("Import") as advance:
        report = import_file(
            database,
            file,
            as_of=situation,
            delta=delta,
            actor_name="egide import-policies",
            now=clock.now(),
            progress=advance,
        )
    say(report.as_json(), as_json, _import_text(report.as_json()))


@app.command()
def report(
    month: Annotated[str, typer.Argument(help="Mois, par exemple 2026-10")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Dossier où écrire le PDF et le CSV")] = None,
    as_json: Json = False,
) -> None:
    """Produit le rapport mensuel de couverture (PDF et CSV)."""
    leave_on_signals()
    told = month_of(month, clock.today())
    with opened() as (settings, database), database.reading() as session:
        rendered = render(session, told)
    folder = output.absolute() if output else settings.files_dir / "reports" / told.code
    try:
        pdf = Files(folder).write(f"couverture-{told.code}.pdf", rendered.pdf)
        csv = Files(folder).write(f"couverture-{told.code}.csv", rendered.csv)
    except OSError as error:
        fail(f"Impossible d’écrire dans {folder} ({error.strerror}). Choisissez un dossier : --output.", WRONG_INPUT)
    facts = {
        "month": told.code,
        "as_of": told.as_of.isoformat(),
        "pdf": str(pdf),
        "csv": str(csv),
        "sha256": rendered.sha256,
    }
    say(facts, as_json, f"Rapport de {told.code}, situation au {told.as_of:%d/%m/%Y} :\n  {pdf}\n  {csv}")


@app.command()
def verify(
    keys: Annotated[int, typer.Option("--keys", min=1, help="Combien de lignes fautives montrer par promesse")] = 20,
    as_json: Json = False,
) -> None:
    """Vérifie les promesses de la base : plafonds, soldes, rappels, journal. Code 1 si l’une est rompue."""
    leave_on_signals()
    with opened() as (_, database), database.reading() as session:
        found = {one.code: list(invariants.broken(session, one, keys)) for one in ALL_INVARIANTS}
    lines = []
    for one in ALL_INVARIANTS:
        lines.append(f"{'ROMPU' if found[one.code] else 'tenu '}  {one.code:4} {one.label}")
        lines += [f"         {key}" for key in found[one.code]]
    say({"ok": not any(found.values()), "broken": found}, as_json, "\n".join(lines))
    if any(found.values()):
        raise typer.Exit(FOUND_DIFFERENCES)


@app.command("api-token")
def api_token(
    name: Annotated[str, typer.Argument(help="Ce que le jeton sert à reconnaître")],
    role: Annotated[Role, typer.Option("--role", help="Profil avec lequel le jeton agit")],
    days: Annotated[int | None, typer.Option("--days", min=1, max=3650)] = None,
    as_json: Json = False,
) -> None:
    """Crée un jeton d’API ; il n’est montré qu’une fois."""
    leave_on_signals()
    with opened() as (_, database), database.transaction() as session:
        token = accounts.create_api_token(session, None, name=name, role=role, now=clock.now(), days=days)
    facts = {"name": name, "role": role.value, "token": token.token, "expires_at": token.expires_at.isoformat()}
    say(facts, as_json, f"{token.token}\nValable jusqu’au {token.expires_at:%d/%m/%Y}, profil {role.value}.")


@app.command("create-user")
def create_user(
    email: Annotated[str, typer.Argument(help="Adresse de connexion")],
    name: Annotated[str, typer.Option("--name", help="Nom affiché")],
    role: Annotated[Role, typer.Option("--role")],
    password: Annotated[
        str, typer.Option(prompt="Mot de passe", hide_input=True, confirmation_prompt=True, envvar="EGIDE_NEW_PASSWORD")
    ],
    as_json: Json = False,
) -> None:
    """Ouvre un compte (le premier administrateur, par exemple)."""
    leave_on_signals()
    with opened() as (_, database), database.transaction() as session:
        user = accounts.create_user(
            session, None, email=email, name=name, role=role, password=password, now=clock.now()
        )
        facts = {"id": str(user.id), "email": user.email, "role": user.role}
    say(facts, as_json, f"Compte ouvert pour {email}.")


def _import_text(report: Mapping[str, Any]) -> str:
    lines = [
        f"{report['rows']} lignes : {report['created']} contrats créés, {report['updated']} modifiés, "
        f"{report['unchanged']} inchangés, {report['rejected']} rejetés."
    ]
    lines += [f"  ligne {one['line']}, {one['column']} : {one['code']}" for one in report["rejects"][:SHOWN_REJECTS]]
    if len(report["rejects"]) > SHOWN_REJECTS:
        lines.append(f"  … et {len(report['rejects']) - SHOWN_REJECTS} autres rejets (--json les donne tous)")
    if report["warnings"]:
        lines.append(f"{len(report['warnings'])} avertissement(s) : --json les détaille.")
    return "\n".join(lines)
