"""French public holidays by territory, working days and month arithmetic. Pure: no clock, no I/O.

Sources: C. trav. L.3133-1 (the eleven national days), L.3134-13 (Alsace-Moselle), L.3422-2 (overseas). The table is
today's table, applied to every year: a term is computed for the future, and an older one keeps the shorter reading.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType


class Territory(StrEnum):
    """The territories whose holidays differ."""

    METROPOLE = "metropole"
    ALSACE_MOSELLE = "alsace_moselle"
    GUADELOUPE = "guadeloupe"
    MARTINIQUE = "martinique"
    GUYANE = "guyane"
    REUNION = "reunion"
    MAYOTTE = "mayotte"
    SAINT_BARTHELEMY = "saint_barthelemy"
    SAINT_MARTIN = "saint_martin"


_FIXED = {
    (1, 1): "jour de l’An",
    (5, 1): "fête du Travail",
    (5, 8): "victoire de 1945",
    (7, 14): "fête nationale",
    (8, 15): "Assomption",
    (11, 1): "Toussaint",
    (11, 11): "Armistice de 1918",
    (12, 25): "Noël",
}
_AFTER_EASTER = {1: "lundi de Pâques", 39: "Ascension", 50: "lundi de Pentecôte"}
_ABOLITION = "abolition de l’esclavage"
_LOCAL_FIXED: dict[Territory, dict[tuple[int, int], str]] = {
    Territory.ALSACE_MOSELLE: {(12, 26): "Saint-Étienne"},
    Territory.MAYOTTE: {(4, 27): _ABOLITION},
    Territory.MARTINIQUE: {(5, 22): _ABOLITION},
    Territory.GUADELOUPE: {(5, 27): _ABOLITION},
    Territory.SAINT_MARTIN: {(5, 27): _ABOLITION},
    Territory.GUYANE: {(6, 10): _ABOLITION},
    Territory.SAINT_BARTHELEMY: {(10, 9): _ABOLITION},
    Territory.REUNION: {(12, 20): _ABOLITION},
}
_LOCAL_AFTER_EASTER: dict[Territory, dict[int, str]] = {Territory.ALSACE_MOSELLE: {-2: "Vendredi saint"}}

_PARIS = "Europe/Paris"
_BY_PREFIX: dict[str, tuple[Territory, str]] = {
    "57": (Territory.ALSACE_MOSELLE, _PARIS),
    "67": (Territory.ALSACE_MOSELLE, _PARIS),
    "68": (Territory.ALSACE_MOSELLE, _PARIS),
    "971": (Territory.GUADELOUPE, "America/Guadeloupe"),
    "97133": (Territory.SAINT_BARTHELEMY, "America/St_Barthelemy"),
    "97150": (Territory.SAINT_MARTIN, "America/Marigot"),
    "972": (Territory.MARTINIQUE, "America/Martinique"),
    "973": (Territory.GUYANE, "America/Cayenne"),
    "974": (Territory.REUNION, "Indian/Reunion"),
    "976": (Territory.MAYOTTE, "Indian/Mayotte"),
    "977": (Territory.SAINT_BARTHELEMY, "America/St_Barthelemy"),
    "978": (Territory.SAINT_MARTIN, "America/Marigot"),
}
# No holiday table of their own here: the metropolitan one serves, and is to be confirmed.
_ZONE_ONLY = {
    "975": "America/Miquelon",
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a postcode lies. `confirmed` is false when the metropolitan holidays are only a stand-in."""

    territory: Territory
    confirmed: bool
    zone: str


def territory_of(postcode: str | None) -> Place:
    """The territory and time zone of a French postcode; anything else is metropolitan France, unconfirmed."""
    digits = "".join((postcode or "").split())
    if len(digits) != 5 or not (digits.isascii() and digits.isdigit()):
        return Place(Territory.METROPOLE, confirmed=False, zone=_PARIS)
    for length in (5, 3, 2):
        if found := _BY_PREFIX.get(digits[:length]):
            return Place(found[0], confirmed=True, zone=found[1])
    metropolitan = "01" <= digits[:2] <= "95"
    return Place(Territory.METROPOLE, confirmed=metropolitan, zone=_ZONE_ONLY.get(digits[:3], _PARIS))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian `year` (Meeus, Jones and Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=4096)
def holidays(year: int, territory: Territory = Territory.METROPOLE) -> Mapping[date, str]:
    """The public holidays of `year` in `territory`, each with its French name, in order."""
    fixed = _FIXED | _LOCAL_FIXED.get(territory, {})
    movable = _AFTER_EASTER | _LOCAL_AFTER_EASTER.get(territory, {})
    sunday = easter(year)
    days = [(date(year, month, day), name) for (month, day), name in fixed.items()]
    days += [(sunday + timedelta(offset), name) for offset, name in movable.items()]
    # Ascension may fall on a fixed holiday: both names are kept, so that an explanation never looks wrong.
    names: dict[date, str] = {}
    for day, name in sorted(days):
        names[day] = f"{names[day]} et {name}" if day in names else name
    return MappingProxyType(names)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month."""
    return monthrange(year, month)[1]


def add_months(day: date, months: int) -> date:
    """The same day number `months` later (or earlier), or the last day of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days shared by several territories: a holiday in any of them is a holiday."""

    territories: frozenset[Territory] = frozenset({Territory.METROPOLE})
    confirmed: bool = True

    @classmethod
    def of(cls, postcode: str | None, *others: str | None) -> "Calendar":
        """The calendar of the insured's postcode, plus that of the court or any other place where known."""
        places = [territory_of(postcode), *(territory_of(other) for other in others if other)]
        return cls(frozenset(place.territory for place in places), all(place.confirmed for place in places))

    def holiday(self, day: date) -> str | None:
        """The name of the public holiday that falls on `day`, if any."""
        names = {holidays(day.year, territory).get(day): None for territory in sorted(self.territories)}
        return " et ".join(name for name in names if name) or None

    def _is_holiday(self, day: date) -> bool:
        return any(day in holidays(day.year, territory) for territory in self.territories)

    def is_working_day(self, day: date) -> bool:
        """A `jour ouvré`: Monday to Friday, not a holiday."""
        return day.weekday() < 5 and not self._is_holiday(day)

    def is_business_day(self, day: date) -> bool:
        """A `jour ouvrable`: Monday to Saturday, not a holiday."""
        return day.weekday() < 6 and not self._is_holiday(day)

    def working_day_on_or_after(self, day: date) -> date:
        """`day` itself when it is a working day, else the next one."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def working_day_on_or_before(self, day: date) -> date:
        """`day` itself when it is a working day, else the previous one."""
        return day if self.is_working_day(day) else self.previous_working_day(day)

    def next_working_day(self, day: date) -> date:
        """The first working day strictly after `day`."""
        return self.add_working_days(day, 1)

    def previous_working_day(self, day: date) -> date:
        """The last working day strictly before `day`."""
        day -= timedelta(1)
        while not self.is_working_day(day):
            day -= timedelta(1)
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th `jour ouvré` after `day`, which is not counted; `day` itself for 0."""
        return _nth_after(day, count, self.is_working_day)

    def add_business_days(self, day: date, count: int) -> date:
        """The `count`-th `jour ouvrable` after `day`, which is not counted; `day` itself for 0."""
        return _nth_after(day, count, self.is_business_day)


def _nth_after(day: date, count: int, counts: Callable[[date], bool]) -> date:
    while count > 0:
        day += timedelta(1)
        count -= counts(day)
    return day


METROPOLE = Calendar()

ZONES: Mapping[str, Calendar] = MappingProxyType(
    {_PARIS: METROPOLE}
    | dict.fromkeys(_ZONE_ONLY.values(), METROPOLE)
    | {zone: Calendar(frozenset({place})) for place, zone in _BY_PREFIX.values() if zone != _PARIS}
)
"""The time zones of France, each with the working days of those who live there."""
