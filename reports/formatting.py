"""French typography for readers: dates, months, counts and amounts. Pure; knows nothing of pages.

Amounts come in integer cents. Thousands are parted by a narrow no-break space and the euro sign
follows a no-break space, so that a number never breaks across two lines.
"""

from datetime import date

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
SHORT_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


def format_date(day: date) -> str:
    """Return "12/10/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_month(day: date) -> str:
    """Return "octobre 2026" for any day of that month; the space does not break."""
    return f"{MONTHS[day.month - 1]}{NO_BREAK_SPACE}{day.year}"


def format_short_month(day: date) -> str:
    """Return "oct. 26", for the axis of a chart."""
    return f"{SHORT_MONTHS[day.month - 1]}{NO_BREAK_SPACE}{day.year % 100:02d}"


def format_count(number: int) -> str:
    """Return "12 345" (or "−3")."""
    grouped = f"{abs(number):,}".replace(",", NARROW_SPACE)
    return f"{MINUS}{grouped}" if number < 0 else grouped


def format_euros(cents: int) -> str:
    """Return "4 000,00" for 400000 cents, where the head of the column says the unit."""
    euros, rest = divmod(abs(cents), 100)
    sign = MINUS if cents < 0 else ""
    return f"{sign}{format_count(euros)},{rest:02d}"


def format_amount(cents: int) -> str:
    """Return "4 000,00 €" for 400000 cents."""
    return f"{format_euros(cents)}{NO_BREAK_SPACE}€"


def format_plain_amount(cents: int) -> str:
    """Return "4000,00" for 400000 cents: what a French spreadsheet reads as a number."""
    euros, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euros},{rest:02d}"


def format_difference(text: str, difference: int) -> str:
    """Put the plus sign that `text`, the formatted difference, lacks; zero reads "sans changement"."""
    if difference == 0:
        return "sans changement"
    return f"+{text}" if difference > 0 else text


def plural(number: int, singular: str, many: str) -> str:
    """Return "1 sinistre" or "3 sinistres"; in French zero is singular."""
    return f"{format_count(number)}{NO_BREAK_SPACE}{singular if abs(number) < 2 else many}"
