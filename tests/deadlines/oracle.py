"""Another way to the same dates: a pedestrian that walks one day at a time and knows nothing of the engine.

Its own Easter (dateutil), holidays and rules; no month arithmetic: it watches the calendar turn."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from dateutil.easter import easter

DAY = timedelta(days=1)
# rule: (unit, count, extended, day shown)
RULES = {
    "PRESS_3M": ("M", 3, False, "P"),
    "PRESS_1Y": ("M", 12, False, "P"),
    "CIVIL_5Y": ("M", 60, False, "P"),
    "PENAL_6Y": ("M", 72, False, "P"),
    "REPLY_3M": ("M", 3, False, "P"),
    "REPLY_INSERT_3D": ("D", 3, False, "E"),
    "RGPD_1M": ("M", 1, True, "E"),
    "RGPD_3M": ("M", 3, True, "E"),
    "CNIL_3M": ("M", 3, False, "E"),
    "DSA20_6M": ("M", 6, True, "P"),
    "LOG_IP_1Y": ("M", 12, False, "-"),
    "ART55_10D": ("D", 10, False, "-"),
    "CONSIGNATION": ("D", 0, True, "P"),
    "DECL_5JO": ("W5", 5, False, "-"),
    "INS_2Y": ("M", 24, False, "P"),
    "ACPR_10JO": ("W6", 10, False, "P"),
    "ACPR_2M": ("M", 2, False, "P"),
    "MEDIATION_1Y": ("M", 12, False, "P"),
}
NATIONAL = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]
LOCAL = {
    "75001": [],
    "57000": ["12-26"],
    "97110": ["05-27"],
    "97133": ["10-09"],
    "97150": ["05-27"],
    "97200": ["05-22"],
    "97300": ["06-10"],
    "97400": ["12-20"],
    "97600": ["04-27"],
}


@cache
def off_days(year: int, postcode: str) -> frozenset[date]:
    sunday = easter(year)
    movable = [sunday + DAY, sunday + 39 * DAY, sunday + 50 * DAY]
    if postcode == "57000":
        movable.append(sunday - 2 * DAY)
    return frozenset([*(date.fromisoformat(f"{year}-{day}") for day in NATIONAL + LOCAL[postcode]), *movable])


def worked(day: date, postcode: str, days_a_week: int = 5) -> bool:
    return day.isoweekday() <= days_a_week and day not in off_days(day.year, postcode)


@lru_cache(maxsize=64)
def walk_months(start: date, count: int) -> date:
    day, turned = start, 0
    while True:
        day += DAY
        turned += day.day == 1
        if turned == count and (day.day == start.day or (day + DAY).day == 1):
            return day


def walk(start: date, unit: str, count: int, postcode: str) -> date:
    if unit == "M":
        return walk_months(start, count)
    day, left = start, count
    while left:
        day += DAY
        left -= unit == "D" or worked(day, postcode, int(unit[1]))
    return day


@dataclass(frozen=True)
class Answer:
    last: date
    prudent: date | None
    escalate: date | None


def answer(rule: str, start: date, postcode: str, interrupting: tuple[date, ...] = ()) -> Answer:
    """The dates of a term, each interrupting act being met on the day of the walk on which it falls."""
    unit, count, extended, shown = RULES[rule]
    end, day = walk(start, unit, count, postcode), start
    while interrupting and day <= end:
        if day in interrupting:
            end = walk(day, unit, count, postcode)
        day += DAY
    last = end
    while extended and not worked(last, postcode):
        last += DAY
    before, after = end - DAY, last + DAY
    while not worked(before, postcode):
        before -= DAY
    while not worked(after, postcode):
        after += DAY
    return Answer(last, before if shown == "P" else None, after if shown == "E" else None)
