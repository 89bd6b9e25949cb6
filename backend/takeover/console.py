"""`egide import-claims`: take over the claims that another system had open. Code 1 when totals differ or lines fail."""

from pathlib import Path
from typing import Annotated
from uuid import NAMESPACE_URL, uuid5

import typer

from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.console import (
    FOUND_DIFFERENCES,
    WRONG_INPUT,
    fail,
    leave_on_signals,
    opened,
    progress,
    reading,
    say,
)
from backend.takeover.jobs import Report, import_file
from backend.takeover.service.rejects import rejects_csv

_NAME = "egide import-claims"
_ACTOR = Actor(uuid5(NAMESPACE_URL, _NAME), _NAME, Role.SUPERVISOR)
_TOTALS = {
    "claims": "sinistres",
    "contents": "contenus",
    "reserve": "provision",
    "committed": "engagé",
    "paid": "payé",
}
_SHOWN = 50


def import_claims(
    file: Annotated[Path, typer.Argument(help="Fichier des sinistres en cours (CSV, points-virgules)")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Dire ce qui se passerait, ne rien enregistrer")] = False,
    rejects: Annotated[Path | None, typer.Option("--rejects", help="Fichier où écrire les lignes rejetées")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Un document JSON sur la sortie standard")] = False,
) -> None:
    """Reprend les sinistres en cours d’un autre système, puis compare aux totaux du fichier. Code 1 s’ils diffèrent."""
    leave_on_signals()
    if not file.is_file():
        fail(f"Le fichier {file} n’existe pas ou n’est pas lisible.", WRONG_INPUT)
    with opened() as (_, database), reading(file), progress("Reprise") as advance:
        report = import_file(database, file, dry_run=dry_run, actor=_ACTOR, now=clock.now(), progress=advance)
    if rejects is not None:
        _write(rejects, report)
    say({"dry_run": dry_run, **report.as_json()}, as_json, _text(report, dry_run))
    if not report.agrees:
        raise typer.Exit(FOUND_DIFFERENCES)


def _write(path: Path, report: Report) -> None:
    try:
        path.write_text(rejects_csv(report.header, report.rejects), encoding="utf-8-sig", newline="")
    except OSError as error:
        fail(f"Impossible d’écrire {path} ({error.strerror}). Choisissez un autre fichier : --rejects.", WRONG_INPUT)


def _text(report: Report, dry_run: bool) -> str:
    lines = [
        f"{report.claims} sinistres : {report.created} repris, {report.unchanged} déjà repris, "
        f"{report.rejected} rejetés{' (rien n’est enregistré)' if dry_run else ''}."
    ]
    lines += [f"  ligne {one.line}, {one.column} : {one.code}. {one.message}" for one in report.rejects[:_SHOWN]]
    if len(report.rejects) > _SHOWN:
        lines.append(f"  … et {len(report.rejects) - _SHOWN} autres : --rejects les écrit tous.")
    lines.append("Totaux du fichier et trouvés ici :" if report.agrees else "Les totaux DIFFÈRENT :")
    for one in report.reconciliation:
        name = _TOTALS[one["total"]]
        lines.append(f"  {name:9} {one['file']:>14} {one['found']:>14}   écart {one['difference']}")
    return "\n".join(lines)
