"""The pages between the first and the last: activity, nearest deadlines, products, providers, consumption."""

from collections.abc import Callable
from datetime import date

from reports.formatting import (
    NO_BREAK_SPACE,
    format_amount,
    format_count,
    format_date,
    format_difference,
    format_euros,
    format_month,
    format_short_month,
    plural,
)
from reports.monthly_coverage.charts import Series, compared_bars, single_bars
from reports.monthly_coverage.layout import Block, heading, paragraph, subheading
from reports.monthly_coverage.model import (
    ConsumptionRow,
    DeadlineRow,
    MonthFigures,
    MonthlyCoverage,
    ProductRow,
    ProviderRow,
)
from reports.monthly_coverage.ordering import (
    by_amount,
    by_policyholder,
    by_product,
    by_urgency,
    every_day,
    product_total,
    total,
    twelve_months,
)
from reports.monthly_coverage.tables import Column, Row, table
from reports.monthly_coverage.theme import BODY, MUTED, Style

QUIET = Style(size=8.5, color=MUTED, leading=12)
NONE = "–"
INDENT = NO_BREAK_SPACE * 4
Figure = Callable[[MonthFigures], int]
Text = Callable[[int], str]

ACTIVITY: tuple[tuple[str, Figure, Text], ...] = (
    ("Contrats en vigueur", lambda month: month.policies_in_force, format_count),
    ("Sinistres déclarés", lambda month: month.claims_declared, format_count),
    ("Sinistres décidés", lambda month: month.claims_decided, format_count),
    (f"{INDENT}couverts", lambda month: month.decided_covered, format_count),
    (f"{INDENT}non couverts", lambda month: month.decided_not_covered, format_count),
    (f"{INDENT}conseil seul", lambda month: month.decided_advice_only, format_count),
    ("Sinistres clos", lambda month: month.claims_closed, format_count),
    ("Sinistres ouverts en fin de mois", lambda month: month.claims_open_at_end, format_count),
    ("Événements garantis ouverts", lambda month: month.events_opened, format_count),
    ("Contrats à la limite d’événements", lambda month: month.policies_at_limit, format_count),
    ("Engagé (commandes)", lambda month: month.committed_cents, format_amount),
    ("Payé", lambda month: month.paid_cents, format_amount),
    ("Libéré (engagements rendus)", lambda month: month.released_cents, format_amount),
)


def activity(report: MonthlyCoverage) -> list[Block]:
    """Compare the month with the one before, then show it day by day and over the year in euros."""
    days = every_day(report.daily, report.month)
    month = format_month(report.month)
    rows = [_activity_row(report, *line) for line in ACTIVITY]
    return [
        *heading("Activité du mois", new_page=True),
        *table("Activité du mois", _activity_columns(report.month), rows),
        subheading(f"Sinistres déclarés par jour, {month}", above=22),
        single_bars([str(day) for day in range(1, len(days) + 1)], Series("Déclarés", tuple(days)), height=112),
        *_money_year(report),
        *_position(report),
    ]


def _activity_columns(month: date) -> list[Column]:
    title = format_month(month).capitalize()
    return [
        Column("", 199.28),
        Column(title, 100, "right"),
        Column("Mois précédent", 100, "right"),
        Column("Écart", 100, "right"),
    ]


def _activity_row(report: MonthlyCoverage, label: str, figure: Figure, text: Text) -> Row:
    now = figure(report.figures)
    if report.previous is None:
        return Row((label, text(now), NONE, NONE))
    before = figure(report.previous)
    return Row((label, text(now), text(before), format_difference(text(now - before), now - before)))


def _money_year(report: MonthlyCoverage) -> list[Block]:
    months = twelve_months(report.trailing, report.month)
    chart = compared_bars(
        [format_short_month(point.month) for point in months],
        [
            Series("Engagé (€)", tuple(_euros(point.committed_cents) for point in months)),
            Series("Payé (€)", tuple(_euros(point.paid_cents) for point in months)),
        ],
        height=150,
    )
    return [subheading("Engagé et payé, sur douze mois (arrondi à l’euro)", above=20), chart]


def _euros(cents: int) -> int:
    """Round half up to the euro: for the bars only, the tables keep the cents."""
    return (cents + 50) // 100


def _position(report: MonthlyCoverage) -> list[Block]:
    position = report.position
    columns = [
        Column("Engagé, non encore payé", 124.82, "right"),
        Column("Payé", 124.82, "right"),
        Column("Libéré", 124.82, "right"),
        Column("Reste sous les plafonds ouverts", 124.82, "right"),
    ]
    amounts = (position.committed_cents, position.paid_cents, position.released_cents, position.remaining_cents)
    row = Row(tuple(map(format_amount, amounts)), strong=True)
    name = f"Périodes d’assurance en cours, situation au {format_date(report.as_of)}"
    return [subheading(name, above=20), *table(name, columns, [row])]


def deadlines(report: MonthlyCoverage) -> list[Block]:
    """List the live clocks, nearest first, with what is left until the prudent day."""
    title = "Échéances les plus proches"
    if not report.deadlines:
        return _empty(title, "Aucune échéance n’est en cours à cette date.")
    columns = [
        Column("Sinistre", 88),
        Column("Assuré\nRègle", 167.28),
        Column("Gestionnaire", 76),
        Column("Jour\nprudent", 56, "right"),
        Column("Dernier\njour", 56, "right"),
        Column("Jours\nrestants", 56, "right"),
    ]
    note = "Les jours restants sont comptés jusqu’au jour prudent, qui précède le dernier jour légal."
    rows = [_deadline_row(row, report.as_of) for row in by_urgency(report.deadlines)]
    return [*heading(title), paragraph(note, QUIET, keep=True), *table(title, columns, rows)]


def _deadline_row(row: DeadlineRow, as_of: date) -> Row:
    left = (row.prudent_day - as_of).days
    days = format_count(left)
    cells = (
        row.reference,
        (row.insured, row.rule),
        row.handler or "non attribué",
        format_date(row.prudent_day),
        format_date(row.last_day),
        (days, "dépassé") if left < 0 else days,
    )
    return Row(cells, strong=left < 0)


def products(report: MonthlyCoverage) -> list[Block]:
    """Show each product's portfolio and month."""
    title = "Par produit"
    if not report.products:
        return _empty(title, "Aucun produit n’avait de contrat en vigueur ce mois-ci.")
    columns = [
        Column("Produit", 93.28),
        Column("Contrats\nen vigueur", 64, "right"),
        Column("Sinistres\ndéclarés", 58, "right"),
        Column("Événements\ncouverts", 66, "right"),
        Column("Engagé", 73, "right"),
        Column("Payé", 73, "right"),
        Column("Reste", 72, "right"),
    ]
    rows = by_product(report.products)
    total_row = _product_row(product_total(rows), strong=True)
    return [*heading(title), *table(title, columns, map(_product_row, rows), total_row)]


def _product_row(row: ProductRow, *, strong: bool = False) -> Row:
    counts = (row.policies_in_force, row.claims_declared, row.covered_events)
    amounts = (row.committed_cents, row.paid_cents, row.left_cents)
    return Row((row.product, *map(format_count, counts), *map(format_amount, amounts)), strong)


def providers(report: MonthlyCoverage) -> list[Block]:
    """Show what each provider was asked and did; those who cost most first."""
    title = "Prestataires"
    if not report.providers:
        return _empty(title, "Aucun prestataire n’a été sollicité ce mois-ci.")
    columns = [
        Column("Prestataire\nSpécialité", 193.28),
        Column("Demandes", 58, "right"),
        Column("Commandes", 62, "right"),
        Column("Livraisons", 56, "right"),
        Column("Délai médian\n(jours)", 66, "right"),
        Column("Commandé\nTTC", 64, "right"),
    ]
    return [*heading(title), *table(title, columns, map(_provider_row, by_amount(report.providers)))]


def _provider_row(row: ProviderRow) -> Row:
    days = NONE if row.median_days is None else f"{row.median_days:.1f}".replace(".", ",").removesuffix(",0")
    counts = map(format_count, (row.requests, row.ordered, row.delivered))
    return Row(((row.name, row.speciality), *counts, days, format_amount(row.amount_cents)))


def consumption(report: MonthlyCoverage) -> list[Block]:
    """Show what each policyholder used of the current insurance period."""
    title = "Consommation par souscripteur"
    if not report.consumption:
        return _empty(title, "Aucun contrat n’a consommé de garantie dans sa période d’assurance en cours.")
    rows = by_policyholder(report.consumption)
    note = (
        f"{plural(len(rows), 'contrat', 'contrats')}. Le plafond est celui des événements ouverts dans la période "
        "d’assurance du contrat ; le reste est ce plafond moins l’engagé et le payé, TTC."
    )
    body = table(title, _consumption_columns(), map(_consumption_row, rows), _consumption_total(rows))
    return [*heading(title), paragraph(note, QUIET, keep=True), *body]


def _consumption_columns() -> list[Column]:
    return [
        Column("Souscripteur\nContrat et produit", 129.28),
        Column("Assuré\nPériode d’assurance", 106),
        Column("Événements", 60, "center"),
        Column("Plafond\n(€)", 53, "right"),
        Column("Engagé\n(€)", 53, "right"),
        Column("Payé\n(€)", 53, "right"),
        Column("Reste\n(€)", 45, "right"),
    ]


def _consumption_row(row: ConsumptionRow) -> Row:
    used = format_count(row.events_used)
    events = used if row.events_allowed is None else f"{used} / {format_count(row.events_allowed)}"
    cells = (
        (row.policyholder, f"{row.policy_number} · {row.product}"),
        (row.insured, f"{format_date(row.period_start)} – {format_date(row.period_end)}"),
        (events, "limite atteinte") if row.at_limit else events,
        _or_no_limit(row.limit_cents),
        format_euros(row.committed_cents),
        format_euros(row.paid_cents),
        _or_no_limit(row.left_cents),
    )
    return Row(cells)


def _or_no_limit(cents: int | None) -> str:
    return "sans limite" if cents is None else format_euros(cents)


def _consumption_total(rows: list[ConsumptionRow]) -> Row:
    sums = total(rows)
    amounts = (sums.limit_cents, sums.committed_cents, sums.paid_cents, sums.left_cents)
    return Row(("Total", "", format_count(sums.events_used), *map(format_euros, amounts)), strong=True)


def _empty(title: str, text: str) -> list[Block]:
    return [*heading(title), paragraph(text, BODY)]
