"""The refusals of the legal clock. The message tells the person what to do."""

from collections.abc import Sequence
from datetime import date

from backend.core.errors import Conflict, Forbidden, NotFound, Refused


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


class FactToCorrectUnknown(Refused):
    """The opening or the event to correct is not one of this claim, or was corrected already."""

    def __init__(self) -> None:
        message = "Le fait à corriger n’existe pas dans ce sinistre, ou l’a déjà été. Choisissez sa dernière version."
        super().__init__("fact_to_correct_unknown", message)


class RuleOpenedByKind(Refused):
    """The clocks of a kind come with the qualification; nobody opens them by hand."""

    def __init__(self, rule: str) -> None:
        message = (
            "Ce délai naît de la publication et de la qualification du contenu : datez-la ou qualifiez-le, "
            "le délai suivra."
        )
        super().__init__("rule_opened_by_kind", message, rule=rule)


class ReplyNotAvailable(Refused):
    """No right of reply where everybody may answer on the page itself (décret 2007-1527, art. 1), or in private."""

    def __init__(self, form: str, *, public: bool) -> None:
        why = (
            "la page permet d’y répondre directement. Préparez une réponse publique sans donnée de santé"
            if public
            else "le message est privé. Choisissez une autre voie"
        )
        super().__init__("reply_not_available", f"Le droit de réponse n’est pas ouvert ici : {why}.", form=form)


class ContentNeeded(Refused):
    """A right of reply answers one content."""

    def __init__(self) -> None:
        super().__init__("content_needed", "Indiquez le contenu auquel répond le droit de réponse (content_id).")


class ExtensionNotExpected(Refused):
    """Only the answer to an erasure request is extended by a notice (RGPD, art. 12, § 3)."""

    def __init__(self, rule: str) -> None:
        message = "Seule la réponse à une demande d’effacement se prolonge ainsi. Retirez extension_told_on."
        super().__init__("extension_not_expected", message, rule=rule)


class ExtensionNoticeMissing(Refused):
    """Three months need a notice told within the first month."""

    def __init__(self) -> None:
        message = (
            "La prolongation à trois mois suppose un avis donné dans le premier mois : indiquez sa date "
            "(extension_told_on), sinon ouvrez le délai d’un mois."
        )
        super().__init__("extension_notice_missing", message)


class EventBeforePublication(Refused):
    """A new publication can't come before the first one."""

    def __init__(self, on: date, first: date) -> None:
        message = (
            f"L’événement du {on:%d/%m/%Y} précède la première publication ({first:%d/%m/%Y}). "
            "Corrigez l’une des deux dates."
        )
        super().__init__("event_before_publication", message, on=on, first=first)


class ClosureActUnknown(Refused):
    """The act named to close a clock is not a standing act of this claim on this content."""

    def __init__(self) -> None:
        message = "L’acte indiqué n’est pas enregistré sur ce contenu. Enregistrez-le d’abord, puis recommencez."
        super().__init__("closure_act_unknown", message)


class ClosureActWithoutEffect(Refused):
    """The act named to close a clock interrupts nothing, or came after the end."""

    def __init__(self, sentence: str) -> None:
        message = f"Cet acte ne clôt pas ce délai. {sentence}"
        super().__init__("closure_act_without_effect", message)


class NotLive(Conflict):
    """The clock is closed or replaced already."""

    def __init__(self, state: str) -> None:
        message = "Ce délai n’est plus en cours : il a été clos ou recalculé. Rechargez le dossier."
        super().__init__("deadline_not_live", message, state=state)


class DeadlineNotFound(NotFound):
    """No such clock, or its claim is hidden from this person."""

    def __init__(self) -> None:
        super().__init__("deadline_not_found", "Cette échéance n’existe pas, ou vous n’y avez pas accès.")
