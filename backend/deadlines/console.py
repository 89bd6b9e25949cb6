"""`egide deadlines`: the legal clock at the command line. It starts no database."""

import json
from datetime import date, datetime
from pathlib import Path
from textwrap import fill
from typing import Annotated

import typer

from backend.core import clock
from backend.core.calendar import territory_of
from backend.deadlines import examples
from backend.deadlines.errors import ExamplesUnreadable, StartUnreadable
from backend.deadlines.schemas import RungOut, SimulatedClockOut, SimulationOut
from backend.deadlines.simulation import Scenario, simulate
from backend.deadlines.start import Start

FOUND_DIFFERENCES = 1
WIDTH = 110
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

app = typer.Typer(no_args_is_help=True, help="Calcule des délais et vérifie des exemples, sans base de données.")
Json = Annotated[bool, typer.Option("--json", help="Un document JSON sur la sortie standard")]
Fact = bool | None


@app.command()
def compute(
    start: Annotated[str, typer.Option("--start", help="Jour, intervalle jour..jour, instant, ou ..jour vu")],
    kind: Annotated[str | None, typer.Option("--kind", help="Type d’atteinte ; sans lui, non qualifiée")] = None,
    postcode: Annotated[str | None, typer.Option("--postcode", help="Code postal de l’assuré")] = None,
    act: Annotated[list[str] | None, typer.Option("--act", help="code@date, autant de fois que d’actes")] = None,
    regime: Annotated[str | None, typer.Option("--regime", help="Ce délai seulement, par exemple PRESS_3M")] = None,
    court_postcode: Annotated[str | None, typer.Option("--court-postcode", help="Code postal du tribunal")] = None,
    words: Annotated[Fact, typer.Option("--words/--no-words", help="Y a-t-il des mots")] = None,
    public: Annotated[Fact, typer.Option("--public/--private", help="Sont-ils publics")] = None,
    professional: Annotated[Fact, typer.Option(help="L’auteur est-il un professionnel")] = None,
    abroad: Annotated[bool, typer.Option("--abroad", help="Le prochain acte se signifie à l’étranger")] = False,
    as_json: Json = False,
) -> None:
    """Calcule les délais qu’ouvre un type d’atteinte, et les explique."""
    scenario = Scenario(
        start=_start(start, postcode),
        kind=kind,
        rule=regime,
        acts=tuple(examples.parse_act(entry) for entry in act or ()),
        postcode=postcode,
        court_postcode=court_postcode,
        words=words,
        public=public,
        author_is_professional=professional,
        served_abroad=abroad,
    )
    today = clock.today()
    found = SimulationOut.of(scenario, simulate(scenario, today=today), today)
    typer.echo(found.model_dump_json() if as_json else "\n\n".join(_told(one) for one in found.clocks))


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="Exemples (CSV, mêmes colonnes que deadline_examples.csv)")],
    as_json: Json = False,
) -> None:
    """Compare des exemples écrits à la main avec le calcul. Code 1 si l’un d’eux diffère."""
    report = _checked(file)
    if as_json:
        typer.echo(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        lines = [_difference(one) for one in report.differences]
        typer.echo("\n".join([*lines, f"{report.passed} passed, {report.failed} failed"]))
    if report.failed:
        raise typer.Exit(FOUND_DIFFERENCES)


def _start(text: str, postcode: str | None) -> Start:
    """Raises StartUnreadable, InstantWithoutZone, DateOutOfRange, IntervalReversed."""
    first, interval, last = text.strip().partition("..")
    try:
        if interval:
            return Start(examples.parse_day(first) if first else None, examples.parse_day(last))
        if "T" in first:
            return Start.at(datetime.fromisoformat(first), territory_of(postcode).zone)
        return Start.on(examples.parse_day(first))
    except ValueError:
        raise StartUnreadable(text) from None


def _checked(file: Path) -> examples.Report:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return examples.check(lines)
    except (OSError, UnicodeDecodeError) as error:
        raise ExamplesUnreadable(f"Le fichier {file} n’existe pas ou n’est pas un texte lisible en UTF-8.") from error


def _difference(one: examples.Difference) -> str:
    where = f"ligne {one.line}, {one.column}" if one.column else f"ligne {one.line}"
    if one.reason:
        return f"{where} : illisible « {one.got} ». {one.reason}"
    return f"{where} : attendu {one.expected}, obtenu {one.got or 'aucune date'}"


def _told(clock_: SimulatedClockOut) -> str:
    """A clock as a small table and its paragraph."""
    shadow = ", délai de précaution" if clock_.shadow else ""
    facts = {
        "Texte": clock_.article,
        "Départ": _day(clock_.start_on) or "inconnu",
        "Jour prudent": _day(clock_.prudent_day),
        "Dernier jour": _day(clock_.last_day),
        "Au plus tard": _day(clock_.not_later_than),
        "Relance dès": _day(clock_.escalate_from),
        "État": "expiré" if clock_.expired else "",
        "Réserves": " ; ".join(flag.label for flag in clock_.flags),
    }
    lines = [f"{clock_.rule} — {clock_.title} ({clock_.duration}{shadow})"]
    lines += [f"  {name:13} {value}" for name, value in facts.items() if value]
    lines += [f"  {'Rappels' if not rank else '':13} {_rung(rung)}" for rank, rung in enumerate(clock_.rungs)]
    # A French colon or semicolon never begins a line.
    told = clock_.explanation.replace(" :", "\N{NO-BREAK SPACE}:").replace(" ;", "\N{NO-BREAK SPACE};")
    paragraph = fill(told, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    return "\n".join([*lines, paragraph])


def _rung(rung: RungOut) -> str:
    return f"{rung.due_on:%d/%m/%Y}  {rung.label}"


def _day(day: date | None) -> str:
    return f"{_DAYS[day.weekday()]} {day:%d/%m/%Y}" if day else ""
