"""The chart of accounts: the company's own file, else the one beside this module."""

from pathlib import Path

import yaml

from backend.accounting import errors
from backend.accounting.rules.bookkeeping import Chart, Role, read_chart

DEFAULT = Path(__file__).with_name("accounts.yaml")


def load_chart(path: Path | None) -> Chart:
    """The accounts in a YAML or JSON file. Raises Refused `accounts_invalid`."""
    try:
        document = yaml.safe_load((path or DEFAULT).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise errors.accounts_invalid("il n’existe pas, ou n’est ni du YAML ni du JSON lisible en UTF-8.") from None
    return read_chart(document)


def stored(chart: Chart) -> dict[str, object]:
    """A chart as a closed month keeps it; `read_chart` reads it back."""
    return {role.value: {"number": chart[role].number, "label": chart[role].label} for role in Role}
