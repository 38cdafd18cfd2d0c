"""Bargaining at two levels: what both negotiators and everybody who must consent can accept.

A deal is a place from 0 to 1 on every issue. A party's worth of a deal is the sum over its issues
of weight × (1 − distance from its ideal), with weights that add up to 100. A red line is a place
that a deal may not pass, seen from the party's ideal. The win-set of a party (Putnam 1988) holds
the deals that keep its red lines and are worth at least as much to it as the status quo; the zone
of agreement is where all win-sets meet. All these sets are convex, so linear programs find them
exactly (scipy, HiGHS).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

TOLERANCE = 1e-7
Deal = Mapping[str, float]


@dataclass(frozen=True)
class Party:
    """Somebody who must agree.

    Attributes
    ----------
    name
        Id of the party.
    weights
        Weight of each issue; issues without a weight do not matter to its worth.
    ideals
        Place from 0 to 1 that it wants, by issue.
    red_lines
        Place that it does not let a deal pass, by issue.
    """

    name: str
    weights: Mapping[str, float]
    ideals: Mapping[str, float]
    red_lines: Mapping[str, float] = field(default_factory=dict)

    @property
    def shares(self) -> dict[str, float]:
        """The weights as parts of 100."""
        total = sum(self.weights.values())
        return {issue: 100 * weight / total for issue, weight in self.weights.items() if weight}

    def worth(self, deal: Deal) -> float:
        """Return what a deal is worth to it, from 0 to 100."""
        return 100 - sum(
            share * abs(deal[issue] - self.ideals[issue]) for issue, share in self.shares.items()
        )

    def crossed(self, deal: Deal) -> list[str]:
        """Return the issues on which a deal passes a red line."""
        return [
            issue for issue, line in self.red_lines.items()
            if (deal[issue] < line - TOLERANCE if self.ideals[issue] >= line
                else deal[issue] > line + TOLERANCE)
        ]  # fmt: skip

    def accepts(self, deal: Deal, status_quo: Deal) -> bool:
        """Whether a deal lies in its win-set."""
        return not self.crossed(deal) and self.worth(deal) >= self.worth(status_quo) - 1e-6


@dataclass(frozen=True)
class Solution:
    """A deal that a rule picks: the deal, and the worth of both negotiators."""

    deal: dict[str, float]
    worths: tuple[float, float]


def parties(preferences: pd.DataFrame) -> dict[str, Party]:
    """Return the parties of a table of preferences by their id.

    Parameters
    ----------
    preferences
        `actor_id`, `issue`, `weight`, `ideal`, `red_line_position` (may be missing).
    """
    found = {}
    for name, rows in preferences.groupby("actor_id", sort=False):
        own = rows.set_index("issue")
        lines = own["red_line_position"].dropna()
        found[str(name)] = Party(
            str(name), own["weight"].astype(float).to_dict(), own["ideal"].astype(float).to_dict(),
            lines.astype(float).to_dict(),
        )  # fmt: skip
    return found


class Table:
    """A negotiation: who must agree, on which issues, and what holds if nobody does.

    Parameters
    ----------
    needed
        Everybody who must agree; the first two negotiate.
    status_quo
        Place of each issue today.
    """

    def __init__(self, needed: Sequence[Party], status_quo: Deal) -> None:
        self.needed, self.status_quo = list(needed), dict(status_quo)
        self.issues = list(status_quo)
        self._terms = [(one, issue) for one in self.needed for issue in one.shares]
        self._size = len(self.issues) + len(self._terms)

    def is_open(self) -> bool:
        """Whether there is a deal that everybody accepts."""
        return self._solve(np.zeros(self._size)) is not None

    def best(self, party: Party) -> Solution | None:
        """Return the deal in the zone that is worth most to a party; none if the zone is empty."""
        found = self._solve(self._cost(party))
        return None if found is None else self._solution(found)

    def room(self, issue: str) -> tuple[float, float] | None:
        """Return the lowest and the highest place of an issue in the zone."""
        goal = np.zeros(self._size)
        goal[self.issues.index(issue)] = 1
        low, high = self._solve(goal), self._solve(-goal)
        if low is None or high is None:
            return None
        at = self.issues.index(issue)
        return float(low[at]), float(high[at])

    def conflicts(self) -> list[list[tuple[str, str]]]:
        """Return groups of demands that cannot all be met: pairs of party and issue.

        The issue is "" where the demand is not to be worse off than at the status quo. Taking away
        any one demand of a group would make the rest of the group possible (a deletion filter;
        Chinneck 2008). No demand is in two groups; there is no group if the zone is not empty.
        """
        open_ones = [(one.name, issue) for one in self.needed for issue in (*one.red_lines, "")]
        found = []
        while not self._meets(open_ones):
            group = list(open_ones)
            for demand in open_ones:
                rest = [one for one in group if one != demand]
                if not self._meets(rest):
                    group = rest
            found.append(group)
            open_ones = [demand for demand in open_ones if demand not in group]
        return found

    def _meets(self, demands: Sequence[tuple[str, str]]) -> bool:
        return self._solve(np.zeros(self._size), demands=demands) is not None

    def frontier(self, steps: int = 40) -> pd.DataFrame:
        """Return deals of the zone that no other deal beats for both negotiators.

        Returns
        -------
        DataFrame
            `one`, `other` (worths), and a column for each issue; empty if the zone is.
        """
        one, other = self.needed[:2]
        ends = self.best(other), self.best(one)
        if ends[0] is None or ends[1] is None:
            return pd.DataFrame(columns=["one", "other", *self.issues])
        levels = np.linspace(ends[0].worths[0], ends[1].worths[0], steps)
        rows = []
        for level in levels:
            found = self._solve(self._cost(other), at_least=((one, float(level)),))
            if found is not None:
                solution = self._solution(found)
                rows.append({"one": solution.worths[0], "other": solution.worths[1],
                             **solution.deal})  # fmt: skip
        return pd.DataFrame(rows).drop_duplicates(["one", "other"], ignore_index=True)

    def nash(self) -> Solution | None:
        """Return the deal with the largest product of both gains (Nash 1950).

        None if the zone is empty or no deal gives both negotiators a gain.
        """
        from scipy.optimize import minimize_scalar

        one, other = self.needed[:2]
        top = self.best(one)
        if top is None or not self._both_gain():
            return None
        base = one.worth(self.status_quo), other.worth(self.status_quo)

        def loss(level: float) -> float:
            found = self._solve(self._cost(other), at_least=((one, level),))
            if found is None:
                return 0.0
            return -(level - base[0]) * (self._solution(found).worths[1] - base[1])

        found = minimize_scalar(
            loss, bounds=(base[0], top.worths[0]), method="bounded", options={"xatol": 1e-7}
        )
        best = self._solve(self._cost(other), at_least=((one, float(found.x)),))
        return None if best is None else self._nearest(self._solution(best))

    def kalai_smorodinsky(self) -> Solution | None:
        """Return the best deal at which both reach the same share of their largest possible gain.

        Kalai and Smorodinsky (1975). None as for `nash`.
        """
        one, other = self.needed[:2]
        if not self._both_gain():
            return None
        gains = []
        for party in (one, other):
            best = self.best(party)
            if best is None:
                return None
            gains.append(party.worth(best.deal) - party.worth(self.status_quo))
        low, high = 0.0, 1.0
        found = None
        for _ in range(50):  # halving finds the largest common share
            share = (low + high) / 2
            wanted = tuple(
                (party, party.worth(self.status_quo) + share * gain)
                for party, gain in zip((one, other), gains, strict=True)
            )
            here = self._solve(np.zeros(self._size), at_least=wanted)
            if here is None:
                high = share
            else:
                low, found = share, here
        return None if found is None else self._nearest(self._solution(found))

    def _both_gain(self) -> bool:
        one, other = self.needed[:2]
        wanted = tuple((party, party.worth(self.status_quo) + 1e-6) for party in (one, other))
        return self._solve(np.zeros(self._size), at_least=wanted) is not None

    def _nearest(self, solution: Solution) -> Solution:
        """Return, of all deals worth as much to both, the one with least change from today."""
        one, other = self.needed[:2]
        wanted = tuple(
            (party, worth - TOLERANCE)
            for party, worth in zip((one, other), solution.worths, strict=True)
        )
        found = self._solve(None, at_least=wanted)
        return solution if found is None else self._solution(found)

    def _cost(self, party: Party) -> np.ndarray:
        """Return the weights of the distances of a party: least cost is most worth."""
        cost = np.zeros(self._size)
        for at, (one, issue) in enumerate(self._terms):
            if one.name == party.name:
                cost[len(self.issues) + at] = one.shares[issue]
        return cost

    def _solution(self, found: np.ndarray) -> Solution:
        deal = {
            issue: float(round(value, 9)) + 0.0
            for issue, value in zip(self.issues, found, strict=False)
        }
        one, other = self.needed[:2]
        return Solution(deal, (one.worth(deal), other.worth(deal)))

    def _solve(
        self,
        goal: np.ndarray | None,
        at_least: Sequence[tuple[Party, float]] = (),
        demands: Sequence[tuple[str, str]] | None = None,
    ) -> np.ndarray | None:
        """Minimise `goal` over the zone; without a goal, the change from the status quo."""
        from scipy.optimize import linprog

        extra = len(self.issues) if goal is None else 0
        rows, limits = self._distances(extra)
        held = set(demands) if demands is not None else None
        floors = [
            (one, one.worth(self.status_quo))
            for one in self.needed if held is None or (one.name, "") in held
        ]  # fmt: skip
        for party, worth in [*floors, *at_least]:
            rows.append(np.concatenate([self._cost(party), np.zeros(extra)]))
            limits.append(100 - worth + TOLERANCE)
        cost = np.concatenate([np.zeros(self._size), np.ones(extra)]) if goal is None else goal
        found = linprog(
            cost, A_ub=np.array(rows), b_ub=np.array(limits),
            bounds=self._bounds(held) + [(0, None)] * (len(self._terms) + extra),
        ) if self._possible(held) else None  # fmt: skip
        return None if found is None or found.status != 0 else np.asarray(found.x)

    def _distances(self, extra: int) -> tuple[list[np.ndarray], list[float]]:
        """Return the rows that make each distance at least as large as it is."""
        rows, limits = [], []
        places = [
            (len(self.issues) + at, self.issues.index(issue), party.ideals[issue])
            for at, (party, issue) in enumerate(self._terms)
        ]
        places += [
            (self._size + at, at, self.status_quo[issue])
            for at, issue in enumerate(self.issues[:extra])
        ]
        for distance, issue, middle in places:
            for sign in (1, -1):
                row = np.zeros(self._size + extra)
                row[issue], row[distance] = sign, -1
                rows.append(row)
                limits.append(sign * middle)
        return rows, limits

    def _bounds(self, held: set[tuple[str, str]] | None) -> list[tuple[float, float]]:
        return [self._ends(issue, held) for issue in self.issues]

    def _possible(self, held: set[tuple[str, str]] | None) -> bool:
        return all(low <= high + TOLERANCE for low, high in self._bounds(held))

    def _ends(self, issue: str, held: set[tuple[str, str]] | None) -> tuple[float, float]:
        """Return the lowest and the highest place that the red lines leave to an issue."""
        low, high = 0.0, 1.0
        for one in self.needed:
            line = one.red_lines.get(issue)
            if line is None or (held is not None and (one.name, issue) not in held):
                continue
            if one.ideals[issue] >= line:
                low = max(low, line)
            else:
                high = min(high, line)
        return low, high
