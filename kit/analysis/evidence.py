"""How far a sign should move a belief: Bayes' rule, in shares and in numbers of cases.

The rule (Bayes 1763): what was likely before, times how much better the sign fits one course than
the others. Numbers of cases ("of 1,000 worlds like this …") are easier to follow than percentages
(Gigerenzer and Hoffrage 1995).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WORLDS = 1_000


@dataclass(frozen=True)
class Worlds:
    """A thousand worlds, sorted by course and sign.

    Attributes
    ----------
    course, course_and_sign
        Worlds that take the course, and those of them that show the sign.
    other, other_and_sign
        Worlds that do not, and those of them that show the sign.
    """

    course: float
    course_and_sign: float
    other: float
    other_and_sign: float

    @property
    def posterior(self) -> float:
        """Share of the worlds with the sign that take the course, in per cent."""
        return 100 * self.course_and_sign / (self.course_and_sign + self.other_and_sign)


def worlds(prior: float, if_so: float, if_not: float) -> Worlds:
    """Sort a thousand worlds.

    Parameters
    ----------
    prior
        How likely the course was before, in per cent.
    if_so, if_not
        How likely the sign is if the course is taken, and if not, in per cent.

    Raises
    ------
    ValueError
        If a percentage is not between 0 and 100, or the sign is impossible either way.
    """
    if not all(0 <= one <= 100 for one in (prior, if_so, if_not)):
        raise ValueError("a percentage lies from 0 to 100")
    course = WORLDS * prior / 100
    other = WORLDS - course
    found = Worlds(course, course * if_so / 100, other, other * if_not / 100)
    if found.course_and_sign + found.other_and_sign == 0:
        raise ValueError("this sign cannot be seen in any world")
    return found


def update(prior: float, if_so: float, if_not: float) -> float:
    """Return how likely the course is once the sign is seen, in per cent."""
    return worlds(prior, if_so, if_not).posterior


def update_all(prior: float, signs: Iterable[tuple[float, float]]) -> list[float]:
    """Return the belief before and after each sign in turn, as if signs were independent."""
    beliefs = [prior]
    for if_so, if_not in signs:
        beliefs.append(update(beliefs[-1], if_so, if_not))
    return beliefs
