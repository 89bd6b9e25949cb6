"""Reports to render: empty, ordinary, and as large as one asks. Names are invented."""

from datetime import date, timedelta

from reports.monthly_coverage.model import (
    Carrier,
    ConsumptionRow,
    DailyCount,
    DeadlineRow,
    Exclusions,
    MonthFigures,
    MonthlyCoverage,
    MonthPoint,
    Position,
    ProductRow,
    ProviderRow,
)

CARRIER = Carrier("Assurances du Caducée", ("12, allée des Tilleuls", "75000 Paris"))
MONTH = date(2026, 10, 1)
AS_OF = date(2026, 10, 31)
FIRST_NAMES = ("Élodie", "Œdipe", "Anaïs", "Noël", "Maëlle", "Çelik", "Rémy", "Jean-Baptiste", "Zoé", "Hélène")
LAST_NAMES = ("Marchand", "Lefèvre", "N’Guessan", "de La Tour", "Ozanne", "Brégançon", "Ÿvrard", "Petit", "Aït Saïd")


def empty_report() -> MonthlyCoverage:
    return MonthlyCoverage(month=MONTH, as_of=AS_OF, carrier=CARRIER, figures=MonthFigures())


def consumption_row(number: int) -> ConsumptionRow:
    name = f"{FIRST_NAMES[number % 10]} {LAST_NAMES[number % 9]}"
    used = 1 + number % 2
    start = date(2025, 11, 1) + timedelta(days=number % 300)
    limit = 400_000 * used
    committed, paid = 45_050 + number % 97 * 100, 120_000 * (number % 2)
    return ConsumptionRow(
        policy_number=f"EG-2024-{number:05d}",
        policyholder=name,
        product=("LM-INTERNE", "EREP-BASE", "EREP-PLUS")[number % 3],
        insured=name if number % 4 else "Camille Dupré",
        period_start=start,
        period_end=start + timedelta(days=364),
        events_used=used,
        events_allowed=2,
        limit_cents=limit,
        committed_cents=committed,
        paid_cents=paid,
        left_cents=limit - committed - paid,
    )


def deadline_row(number: int) -> DeadlineRow:
    prudent = AS_OF + timedelta(days=number * 3 - 2)
    return DeadlineRow(
        reference=f"SIN-2026-{number + 120:06d}",
        insured=f"{FIRST_NAMES[number % 10]} {LAST_NAMES[number % 9]}",
        rule="Presse : prescription de trois mois",
        last_day=prudent + timedelta(days=1),
        prudent_day=prudent,
        handler=("Inès Roche", "Paul Garnier", "")[number % 3],
    )


def trailing_points() -> tuple[MonthPoint, ...]:
    declared = (12, 15, 9, 18, 22, 17, 14, 25, 19, 11, 21, 24)
    points = []
    for place, count in enumerate(declared):
        year, month = divmod(2025 * 12 + 10 + place, 12)
        points.append(MonthPoint(date(year, month + 1, 1), count, count // 2, count * 95_040, count * 61_015))
    return tuple(points)


def full_report(policyholders: int = 40) -> MonthlyCoverage:
    """An ordinary month with as many consumption rows as asked."""
    return MonthlyCoverage(
        month=MONTH,
        as_of=AS_OF,
        carrier=CARRIER,
        figures=MonthFigures(4952, 24, 12, 5, 3, 18, 37, 12, 4, 2_280_960, 1_464_360, 120_000),
        previous=MonthFigures(4890, 21, 10, 6, 2, 20, 31, 10, 4, 1_995_840, 1_281_315, 45_000),
        position=Position(3_140_000, 5_420_550, 610_000, 11_839_450),
        daily=tuple(DailyCount(date(2026, 10, day), 1 + day % 4) for day in range(1, 31, 3)),
        trailing=trailing_points(),
        products=(
            ProductRow("LM-INTERNE", 3120, 15, 8, 1_480_960, 900_000, 7_839_450),
            ProductRow("EREP-PLUS", 832, 3, 1, 500_000, 364_360, 2_500_000),
            ProductRow("EREP-BASE", 1000, 6, 3, 300_000, 200_000, 1_500_000),
        ),
        consumption=tuple(consumption_row(number) for number in range(policyholders)),
        deadlines=tuple(deadline_row(number) for number in range(12)),
        providers=(
            ProviderRow("Net & Clair", "nettoyage", 9, 7, 6, 8.5, 1_480_000),
            ProviderRow("Étude Sorel", "constat de commissaire de justice", 5, 4, 4, 2.0, 168_000),
            ProviderRow("Écoute Mutuelle", "psychologue", 3, 0, 0, None, 0),
        ),
        exclusions=Exclusions(
            undecided_claims=tuple(f"SIN-2026-{number:06d}" for number in range(210, 217)),
            unidentified_policies=("SIN-2026-000198", "SIN-2026-000201"),
            unpriced_orders=tuple(f"MIS-2026-{number:06d}" for number in range(40, 71)),
            outside_limit_cents=35_000,
        ),
    )
