"""What a person is told as an order is placed; nothing here refuses. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from backend.coverage.rules import VatPosition
from backend.providers.rules.gate import REMOVALS
from backend.providers.rules.specialities import Speciality


@dataclass(frozen=True, slots=True)
class Warned:
    """A stable code, and what it means in French."""

    code: str
    message: str

    def stored(self) -> dict[str, object]:
        """As kept with the order."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ContentSeen:
    """A content as an order finds it: online, gone, or None when nobody looked (rule 28)."""

    content_id: str
    position: int
    still_online: bool | None

    def stored(self) -> dict[str, object]:
        """As kept with the order."""
        return asdict(self)


def of_contents(speciality: Speciality, contents: Sequence[ContentSeen]) -> Iterable[Warned]:
    """Gone before anybody acted, or not looked at: both bear on who earned a removal (rule 28)."""
    if speciality not in REMOVALS:
        return
    gone = [str(one.position) for one in contents if one.still_online is False]
    unseen = [str(one.position) for one in contents if one.still_online is None]
    if gone:
        yield Warned(
            "content_removed_before_order",
            f"Contenu déjà retiré avant toute action (n° {', '.join(gone)})\u00a0: vérifiez que la mission a un objet.",
        )
    if unseen:
        yield Warned(
            "content_state_unknown",
            f"Nul n’a vérifié si le contenu est encore en ligne (n° {', '.join(unseen)}).",
        )


def of_taxes(positions: Sequence[VatPosition], *, told: bool) -> Iterable[Warned]:
    """The VAT position is asked before the first order; recovering needs a quote that tells its tax (rule 20)."""
    if not all(one.known for one in positions):
        yield Warned(
            "vat_position_unknown",
            "L’assuré n’a pas été interrogé sur la TVA qu’il récupère\u00a0: la dépense est comptée TVA comprise.",
        )
    if not told and any(one.position != "none" for one in positions):
        yield Warned(
            "vat_detail_missing",
            "L’assuré récupère la TVA, mais le devis n’en donne pas le montant\u00a0: la dépense est comptée TVA "
            "comprise.",
        )
