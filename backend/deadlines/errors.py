"""The refusals of the legal clock. The message tells the person what to do."""

from collections.abc import Sequence
from datetime import date

from backend.core.errors import Forbidden, Refused


class UnknownCode(Refused):
    """A rule, act, kind or publication event that the catalogue does not hold."""

    def __init__(self, what: str, given: str) -> None:
        super().__init__(
            f"{what}_unknown", f"Le code « {given} » est inconnu. Choisissez-le dans le catalogue.", given=given
        )


class RuleNotOpened(Refused):
    """A simulation restricted to a rule that the kind does not open."""

    def __init__(self, kind: str, rule: str, opened: Sequence[str]) -> None:
        message = (
            f"Le type « {kind} » n’ouvre pas le délai « {rule} » (il ouvre : {', '.join(opened)}). "
            "Retirez le type pour calculer ce délai seul."
        )
        super().__init__("rule_not_opened", message, kind=kind, rule=rule, opened=list(opened))


class StartUnreadable(Refused):
    """A start typed on the command line that is no date, interval or instant."""

    def __init__(self, given: str) -> None:
        message = (
            f"Le départ « {given} » n’est pas lisible. Écrivez un jour (2026-03-16), un intervalle "
            "(2026-02-20..2026-03-20) ou un instant avec son fuseau (2026-07-15T00:02+02:00)."
        )
        super().__init__("start_unreadable", message, given=given)


class ActUnreadable(Refused):
    """An act that is not `code@date`."""

    def __init__(self, given: str) -> None:
        message = f"L’acte « {given} » n’est pas lisible. Écrivez code@date, par exemple assignation@2026-05-20."
        super().__init__("act_unreadable", message, given=given)


class ExamplesUnreadable(Refused):
    """A file of worked examples that can't be read at all, or has another header."""

    def __init__(self, why: str) -> None:
        super().__init__("examples_unreadable", why)


class DateOutOfRange(Refused):
    """A date so far away that it can only be a typing error."""

    def __init__(self, given: date) -> None:
        message = f"La date du {given:%d/%m/%Y} est invraisemblable. Corrigez l’année."
        super().__init__("date_out_of_range", message, given=given)


class IntervalReversed(Refused):
    """The earliest possible date is after the latest."""

    def __init__(self, earliest: date, latest: date) -> None:
        message = "La date au plus tôt est postérieure à la date au plus tard. Inversez-les ou corrigez-les."
        super().__init__("interval_reversed", message, earliest=earliest, latest=latest)


class InstantWithoutZone(Refused):
    """An instant that does not say its offset from UTC."""

    def __init__(self) -> None:
        super().__init__("instant_without_zone", "L’heure de publication doit préciser son fuseau horaire.")


class ActBeforeStart(Refused):
    """A procedural act dated before the publication that it answers."""

    def __init__(self, on: date, start: date) -> None:
        message = (
            f"L’acte du {on:%d/%m/%Y} précède le point de départ du délai ({start:%d/%m/%Y}). "
            "Corrigez la date de l’acte ou celle de la publication."
        )
        super().__init__("act_before_start", message, on=on, start=start)


class ActInFuture(Refused):
    """A procedural act dated after today."""

    def __init__(self, on: date, today: date) -> None:
        message = f"L’acte est daté du {on:%d/%m/%Y}, dans l’avenir. Enregistrez-le une fois accompli."
        super().__init__("act_in_future", message, on=on, today=today)


class ActToCorrectUnknown(Refused):
    """The act to correct is not one of this claim."""

    def __init__(self) -> None:
        super().__init__(
            "act_to_correct_unknown", "L’acte à corriger n’existe pas dans ce sinistre. Choisissez-le dans la liste."
        )


class DispatchAfterDelivery(Refused):
    """An act served abroad that would have been delivered before it was sent."""

    def __init__(self, dispatched_on: date, delivered_on: date) -> None:
        message = "L’acte aurait été remis avant d’être expédié. Corrigez l’une des deux dates."
        super().__init__("dispatch_after_delivery", message, dispatched_on=dispatched_on, delivered_on=delivered_on)


class ProofMissing(Refused):
    """A fatal clock is closed on a document, and none was given."""

    def __init__(self) -> None:
        super().__init__(
            "closure_proof_missing", "Joignez la pièce qui prouve la clôture de ce délai, puis recommencez."
        )


class ReasonNotAccepted(Refused):
    """The reason does not close this clock; the removal of the content never does."""

    def __init__(self, reason: str) -> None:
        message = (
            "Ce motif ne clôt pas ce délai. Seuls le permettent l’acte signifié avec sa preuve, l’abandon décidé par "
            "l’avocat, la renonciation signée de l’assuré, ou l’expiration reconnue par un responsable."
        )
        super().__init__("closure_reason_not_accepted", message, reason=reason)


class NotExpired(Refused):
    """The expiry of a clock that still runs can't be acknowledged."""

    def __init__(self, last_day: date | None) -> None:
        message = "Ce délai court encore : son expiration ne peut pas être reconnue."
        super().__init__("deadline_not_expired", message, last_day=last_day)


class SupervisorNeeded(Forbidden):
    """Only a supervisor acknowledges the expiry of a fatal clock."""

    def __init__(self) -> None:
        message = "Seul un responsable peut reconnaître l’expiration d’un délai fatal. Transmettez-lui le dossier."
        super().__init__("supervisor_needed", message)
