"""Numbers of people that may be told: of very few, somebody could be recognised.

Numbers from 1 to 4 are hidden, and with them so many of the next smallest that the sum of all does
not tell. That there is nobody is no secret.
"""

from collections.abc import Iterable, Mapping

FEWEST = 5  # people; what is less is not told

Number = int | None  # None: hidden


def hide_few(numbers: Mapping[str, int]) -> dict[str, Number]:
    """One column of a table whose sum is told, with None for what is not."""
    kept = set(hidden(numbers))
    return {key: None if key in kept else number for key, number in numbers.items()}


def hidden(numbers: Mapping[str, int]) -> Iterable[str]:
    """The rows of one column that are not told."""
    few = [key for key, number in numbers.items() if 0 < number < FEWEST]
    others = sorted((number, key) for key, number in numbers.items() if number >= FEWEST)
    told = sum(numbers[key] for key in few)
    for number, key in others if few else ():
        if len(few) > 1 and told >= FEWEST:
            break
        few.append(key)
        told += number
    return few
