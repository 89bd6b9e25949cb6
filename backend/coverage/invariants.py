"""What the limits promise: hard ceilings, and balances that equal their entries."""

from backend.core.invariants import Invariant

INVARIANTS = (
    Invariant("I1", "engagé + payé ne dépasse jamais le plafond de l’événement"),
    Invariant("I1b", "engagé + payé ne dépasse jamais la sous-limite d’une prestation"),
    Invariant("I1c", "engagé + payé ne dépasse jamais le plafond annuel de la période"),
    Invariant("I2", "une période n’a jamais plus d’événements que son plafond"),
    Invariant("I3", "les soldes des événements égalent la somme de leurs écritures"),
    Invariant("I3b", "les événements comptés d’une période égalent ses écritures de place"),
    Invariant("I3c", "les montants d’une période égalent ceux de ses événements"),
    Invariant("I3d", "les soldes des sous-limites égalent la somme de leurs écritures"),
    Invariant("I3e", "un événement est compté quand ses écritures de place le disent"),
    Invariant("I3f", "les séances d’une période égalent la somme de leurs écritures, dans leur plafond"),
    Invariant("I4", "ce qui est payé ou libéré ne dépasse jamais son engagement"),
    Invariant("I6", "tout engagement est ouvert, payé ou libéré, et rien ne reste ouvert après la fin d’une mission"),
)
