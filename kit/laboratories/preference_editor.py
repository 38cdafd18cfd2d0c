"""Change what a party of the bargaining laboratory wants, refuses and weighs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets
import pandas as pd

from kit.explorers import controls
from kit.language import text
from kit.lessons.buttons import button, show_if
from kit.page.markup import fill

# What was changed: by actor and issue, the columns of the table `preferences` that differ.
Edits = dict[str, dict[str, float | None]]
COLUMNS = ("weight", "ideal", "red_line_position")
WEIGHTS = (1, 100)


def key_of(actor: str, issue: str) -> str:
    """Return the name of a position among the edits."""
    return f"{actor}/{issue}"


def edited(preferences: pd.DataFrame, edits: Mapping[str, Mapping[str, float | None]]) -> Any:
    """Return the preferences with the edits made; edits of positions that are gone do nothing.

    Parameters
    ----------
    preferences
        `actor_id`, `issue`, `weight`, `ideal`, `red_line_position`.
    edits
        New values by `actor/issue` and column; None for a red line that is taken away.
    """
    rows = preferences.astype(dict.fromkeys(COLUMNS, float))
    for key, values in edits.items():
        actor, _, issue = key.partition("/")
        here = (rows["actor_id"] == actor) & (rows["issue"] == issue)
        for column, value in values.items():
            rows.loc[here, column] = float("nan") if value is None else value
    return rows


def fault_of(edits: Any, preferences: pd.DataFrame) -> str:
    """Return "" if edits from elsewhere can be used, else what is wrong with them."""
    known = {key_of(one.actor_id, one.issue) for one in preferences.itertuples()}
    if not isinstance(edits, dict) or not all(isinstance(one, dict) for one in edits.values()):
        return text("preferences.fault_shape")
    for key, values in edits.items():
        if key not in known or not set(values) <= set(COLUMNS):
            return text("preferences.fault_position", position=key)
        if not all(_fits(column, value) for column, value in values.items()):
            return text("preferences.fault_value", position=key)
    return ""


def _fits(column: str, value: Any) -> bool:
    if value is None:
        return column == "red_line_position"
    low, high = WEIGHTS if column == "weight" else (0, 1)
    return type(value) in (int, float) and low <= value <= high


class PreferenceEditor(widgets.VBox):
    """Controls for one position at a time; each change counts at once.

    Parameters
    ----------
    preferences
        The table `preferences`.
    actors, issues
        Their names by id.
    unweighted
        Issues and parties that carry no weight.
    changed
        Called after each change.

    Attributes
    ----------
    edits
        What differs from the table.
    """

    def __init__(
        self, preferences: pd.DataFrame, actors: Mapping[str, str], issues: Mapping[str, str],
        unweighted: tuple[str, ...], changed: Callable[[], None],
    ) -> None:  # fmt: skip
        self.edits: Edits = {}
        self._rows, self._actors, self._issues = preferences, actors, issues
        self._unweighted, self._changed = unweighted, changed
        self._filling = False
        self._make()
        self._listed_issues()

    @property
    def position(self) -> tuple[str, str]:
        """The actor and the issue whose position is on the controls."""
        return str(self.party.value), str(self.issue.value)

    @property
    def _weighs(self) -> bool:
        return not set(self.position) & set(self._unweighted)

    def set_edits(self, edits: Edits) -> None:
        """Take over edits, for example those kept before; `changed` is not called."""
        self.edits = {key: dict(values) for key, values in edits.items()}
        self._show()

    def back_to_table(self) -> None:
        """Forget the edits of the position on the controls."""
        if self.edits.pop(key_of(*self.position), None) is not None:
            self._show()
            self._changed()

    def all_back_to_table(self) -> None:
        """Forget all edits."""
        if self.edits:
            self.edits = {}
            self._show()
            self._changed()

    def _make(self) -> None:
        present = dict.fromkeys(self._rows["actor_id"])
        self.party = controls.list_of(
            text("preferences.party"), {one: self._actors.get(one, one) for one in present}
        )
        self.issue = controls.list_of(text("preferences.issue"), {})
        self.weight = _scale(widgets.IntSlider, "weight", *WEIGHTS)
        self.ideal = _scale(widgets.FloatSlider, "ideal", 0, 1, step=0.05)
        self.has_line = widgets.Checkbox(
            description=text("preferences.has_line"), indent=False,
            layout=widgets.Layout(width="auto"),
        )  # fmt: skip
        self.line = _scale(widgets.FloatSlider, "line", 0, 1, step=0.05)
        self.sourced, self.no_weight = widgets.HTML(), widgets.HTML()
        self.no_weight.value = fill("<p>{s}</p>", s=text("preferences.no_weight"))
        self.back, self.all_back = button("back_one"), button("back_all")
        intro = widgets.HTML(fill("<p>{s}</p>", s=text("preferences.intro")))
        super().__init__([
            intro, controls.row([self.party, self.issue]), self.sourced, self.no_weight,
            self.weight, self.ideal, self.has_line, self.line,
            controls.row([self.back, self.all_back]),
        ])  # fmt: skip
        self.party.observe(lambda _: self._listed_issues(), "value")
        self.issue.observe(lambda _: self._show(), "value")
        for control in (self.weight, self.ideal, self.has_line, self.line):
            control.observe(lambda _: self._edit(), "value")
        self.back.on_click(lambda _: self.back_to_table())
        self.all_back.on_click(lambda _: self.all_back_to_table())

    def _listed_issues(self) -> None:
        own = self._rows.loc[self._rows["actor_id"] == self.party.value, "issue"]
        issue = self.issue.value
        self.issue.options = [(self._issues[one], one) for one in own]
        self.issue.value = issue if issue in set(own) else own.iloc[0]
        self._show()

    def _row(self, rows: pd.DataFrame) -> pd.Series:
        actor, issue = self.position
        return rows[(rows["actor_id"] == actor) & (rows["issue"] == issue)].iloc[0]

    def _show(self) -> None:
        """Put the position on the controls, with the values of the table beside them."""
        if self.issue.value is None:
            return
        table, now = self._row(self._rows), self._row(edited(self._rows, self.edits))
        self._filling = True
        self.weight.value = int(max(WEIGHTS[0], now["weight"]))
        self.ideal.value = float(now["ideal"])
        self.has_line.value = not pd.isna(now["red_line_position"])
        self.line.value = float(now["red_line_position"]) if self.has_line.value else 0.5
        self._filling = False
        weighs = self._weighs
        show_if(self.weight, weighs)
        show_if(self.no_weight, not weighs)
        show_if(self.line, self.has_line.value)
        show_if(self.back, key_of(*self.position) in self.edits)
        show_if(self.all_back, bool(self.edits))
        line = text("preferences.no_line")
        if not pd.isna(table["red_line_position"]):
            line = f"{table['red_line_position']:.2f}"
        key = "preferences.sourced" if weighs else "preferences.sourced_unweighted"
        self.sourced.value = fill("<p>{s}</p>", s=text(
            key, goal=table["goal"], weight=f"{table['weight']:.0f}", ideal=f"{table['ideal']:.2f}",
            line=line,
        ))  # fmt: skip

    def _edit(self) -> None:
        if self._filling:
            return
        table = self._row(self._rows)
        values = {
            "weight": float(self.weight.value), "ideal": round(self.ideal.value, 2),
            "red_line_position": round(self.line.value, 2) if self.has_line.value else None,
        }  # fmt: skip
        key = key_of(*self.position)
        differ = {
            column: value for column, value in values.items()
            if (None if pd.isna(table[column]) else float(table[column])) != value
        }  # fmt: skip
        if not self._weighs:
            differ.pop("weight", None)
        self.edits.pop(key, None)
        if differ:
            self.edits[key] = differ
        self._show()
        self._changed()


def _scale(kind: Any, name: str, low: float, high: float, **more: Any) -> Any:
    return kind(
        min=low, max=high, description=text(f"preferences.{name}"), style=controls.WIDE,
        continuous_update=False, layout=widgets.Layout(width="auto"), **more,
    )  # fmt: skip
