"""A mission that serves several insured: its cost divided by a written key, to the cent (rule 18). Pure."""

from collections.abc import Sequence

from backend.core.money import Cents


def divide(cost: Cents, weights: Sequence[int]) -> list[Cents]:
    """`cost` by `weights`: each gets its part cut down, then the largest remainders get the cents that are left.

    Equal remainders: the first named gets the cent.
    """
    whole = sum(weights)
    parts = [cost * weight // whole for weight in weights]
    left = cost - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda index: (-(cost * weights[index] % whole), index))
    for index in by_remainder[:left]:
        parts[index] += 1
    return [Cents(part) for part in parts]
