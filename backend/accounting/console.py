"""`egide export-accounting`: the entries of a month for the accountant's program."""

from pathlib import Path
from typing import Annotated

import typer

from backend.accounting.books import Books, as_csv, as_json
from backend.accounting.chart import load_chart
from backend.accounting.rules.months import month_of
from backend.accounting.service import months
from backend.core import clock, money
from backend.core.console import WRONG_INPUT, fail, leave_on_signals, opened, say

Json = Annotated[bool, typer.Option("--json", help="Un document JSON sur la sortie standard")]


def export_accounting(
    month: Annotated[str, typer.Argument(help="Mois, par exemple 2026-10")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Fichier CSV à écrire")] = None,
    as_json_document: Json = False,
) -> None:
    """Exporte les écritures comptables d’un mois, équilibrées et numérotées ; provisoires tant qu’il est ouvert."""
    leave_on_signals()
    told = month_of(month, clock.today())
    with opened() as (settings, database), database.reading() as session:
        books = months.books(session, told, load_chart(settings.accounts))
    if output is not None:
        _write(output, as_csv(books))
    if as_json_document:
        say(as_json(books), True, "")
    elif output is None:
        typer.echo(as_csv(books), nl=False)
    else:
        typer.echo(_told(books, output))


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        fail(f"Impossible d’écrire {file} ({error.strerror}). Choisissez un autre fichier : --output.", WRONG_INPUT)


def _told(books: Books, file: Path) -> str:
    state = "définitives" if books.final else "provisoires : le mois n’est pas arrêté"
    count, amount = len(books.entries), money.french(books.debit)
    return (
        f"{count} écritures de {books.month:%m/%Y}, {state}, {amount} au débit comme au crédit :\n  {file.absolute()}"
    )
