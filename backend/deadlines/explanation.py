"""A computation told in French: each step in one sentence, the whole in a paragraph fit for a letter. Pure."""

from datetime import date

from backend.deadlines.acts import Act, act_type
from backend.deadlines.catalogue import Extension, Rule, Unit
from backend.deadlines.computation import Computation, Flag, Outcome, Step

FLAG_LABELS = {
    Flag.TO_CONFIRM: "à confirmer par un juriste",
    Flag.CALENDAR_TO_CONFIRM: "jours fériés du lieu à confirmer",
    Flag.OUTSIDE_LAW_DATES: "texte en vigueur à cette date à confirmer par un juriste",
    Flag.UNCERTAIN_DATE: "date de départ incertaine, la plus ancienne possible est retenue",
    Flag.UNKNOWN_DATE: "date de départ inconnue",
    Flag.SERVED_ABROAD: "signification à l’étranger, jour prudent avancé, à confirmer par un juriste",
    Flag.SUSPENSION_NOT_RELIED_ON: "suspension connue, mais ignorée pour le jour prudent",
    Flag.BROKEN_CHAIN: "acte tardif, l’action est perdue",
}
_UNITS = {Unit.DAY: "jour", Unit.OUVRE: "jour ouvré", Unit.OUVRABLE: "jour ouvrable"}
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def duration(rule: Rule) -> str:
    """The length of a term: `3 mois`, `5 ans`, `5 jours ouvrés`; `date fixée par le juge` when nothing is counted."""
    if rule.n is None:
        return "date fixée par le juge"
    if rule.unit is Unit.MONTH:
        years, months = divmod(rule.n, 12)
        return f"{rule.n} mois" if months else f"{years} an{'s' if years > 1 else ''}"
    unit = _UNITS[rule.unit]
    return f"{rule.n} {' '.join(f'{word}s' for word in unit.split()) if rule.n > 1 else unit}"


def explain(computation: Computation) -> str:
    """The whole computation as a French paragraph: start, count, article, acts, holidays, prudent day, reserves."""
    sentences = [
        _opening(computation),
        *(sentence(step, computation) for step in computation.steps[1:]),
        _ending(computation),
        _working_day(computation),
        _reserves(computation),
    ]
    return " ".join(one for one in sentences if one)


def sentence(step: Step, computation: Computation) -> str:
    """One step in French, for a table or a letter."""
    if step.act:
        return _act_sentence(step, step.act, computation.rule)
    match step.outcome:
        case Outcome.HOLIDAY_SKIPPED:
            return f"Le {_day(step.on)}, jour férié ({step.holiday}), n’est pas compté."
        case Outcome.EXTENDED:
            why = f"un jour férié ({step.holiday})" if step.holiday else f"un {_WEEKDAYS[step.on.weekday()]}"
            return f"Le {_day(step.on)} étant {why}, le délai est reporté au {_day(step.last_day)}."
        case _:
            return f"Le délai, parti le {_day(step.on)}, s’achève le {_day(step.last_day)}."


def _act_sentence(step: Step, act: Act, rule: Rule) -> str:
    known = act_type(act.code)
    effect = known.sentence_for(rule)
    nothing_sleeps = rule.restart and rule.family in known.effects
    told = {
        Outcome.RESTARTED: f"{effect} Un nouveau délai court jusqu’au {_day(step.last_day)}.",
        Outcome.PROLONGED: f"{effect} Le délai court alors jusqu’au {_day(step.last_day)}.",
        Outcome.NO_EFFECT: "Aucune suspension n’étant en cours, il est sans effet." if nothing_sleeps else effect,
        Outcome.BEFORE_START: "Il précède le point de départ du délai et n’est pas retenu.",
        Outcome.TOO_LATE: f"Il est postérieur au {_day(step.last_day)}, dernier jour du délai, et ne sauve rien.",
        Outcome.AFTER_THE_END: "Le délai était déjà expiré : aucun acte ne peut le faire revivre.",
    }
    return f"Acte du {_day(step.on)} ({known.label}) : {told[step.outcome]}{_abroad(act)}"


def _abroad(act: Act) -> str:
    if act.dispatched_on is None:
        return ""
    return f" Il a été expédié à l’étranger le {_day(act.dispatched_on)} et remis le {_day(act.on)}."


def _opening(computation: Computation) -> str:
    rule, start, first = computation.rule, computation.start, computation.steps[0]
    title = f"{rule.title[0].upper()}{rule.title[1:]} ({rule.article})"
    if rule.unit is Unit.FIXED:
        return f"{title} : la date fixée par le juge est le {_day(first.on)}."
    if start.earliest is None:
        return f"{title} : {duration(rule)} depuis {rule.start_label}, dont la date est inconnue."
    when = f"le {_day(start.earliest)}"
    if not start.is_exact:
        when = f"entre le {_day(start.earliest)} et le {_day(start.latest)}, la date la plus ancienne étant retenue"
    count = f"ce jour n’étant pas compté, le délai court jusqu’au {_day(first.last_day)}"
    return f"{title} : {duration(rule)} depuis {rule.start_label}, {when} ; {count}."


def _ending(computation: Computation) -> str:
    missing = _missing_day(computation)
    if computation.last_day is None:
        limit = _day(computation.not_later_than)
        return f"{missing}Aucun dernier jour n’est garanti : le délai expire au plus tard le {limit}. Datez le départ."
    extends = computation.rule.extend is not Extension.NONE
    never = "" if extends else ", sans report pour une fin de semaine ou un jour férié"
    return f"{missing}Dernier jour : le {_day(computation.last_day)} à minuit{never}."


def _missing_day(computation: Computation) -> str:
    """Why a term ended on the last day of a month instead of the day number that it began on."""
    if computation.rule.unit is not Unit.MONTH:
        return ""
    started, ended = computation.counted_from, computation.counted_to
    if started.day == ended.day:
        return ""
    return f"Le mois d’arrivée n’ayant pas de {started.day}, le délai s’achève le dernier jour de ce mois. "


def _working_day(computation: Computation) -> str:
    if computation.prudent_day:
        return f"Jour prudent pour agir : le {_day(computation.prudent_day)}."
    if computation.escalate_from:
        return f"Sans réponse, relance ou saisine possible dès le {_day(computation.escalate_from)}."
    return ""


def _reserves(computation: Computation) -> str:
    told = [FLAG_LABELS[flag] for flag in Flag if flag in computation.flags]
    if computation.rule.to_confirm:
        told.append(computation.rule.to_confirm)
    return f"Réserves : {' ; '.join(told)}." if told else ""


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
