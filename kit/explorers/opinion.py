"""Public opinion: what people answered, question by question, as each survey published it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, choose, code
from kit.explorers import controls, panels
from kit.explorers.base import ExplorerError, check_one
from kit.explorers.cards import card
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.intervals import intervals_parts
from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

FIRST_QUESTION = (
    "Which issues concerning North Korea are of interest to you? (several answers allowed)"
)
GROUP_MARKS = {
    "all": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "part": Mark("diamond", "◆", "#b3500a", "#f0a05a"),
}


class OpinionExplorer(RowExplorer):
    """Answers to one question, from one or several surveys that asked it.

    Attributes
    ----------
    question : str
        The question.
    answer : str
        Only this answer, or "".
    row : str
        Id of the answer on the card, or "".
    """

    letter = "OP"
    section = "opinion"
    id_column = "opinion_id"
    fields = (Field("question", "q"), Field("answer", "a"), Field("row", "r"))

    question = traitlets.Unicode(FIRST_QUESTION)
    answer = traitlets.Unicode("")
    row = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.answers = load("opinion").sort_values(["start", "opinion_id"], ignore_index=True)
        self.questions = list(self.answers["question"].drop_duplicates().sort_values())
        super().__init__("kit-opinion")
        self._listing = False
        self.controls = {
            "question": controls.list_of(
                text("opinion.question"), {one: one for one in self.questions}
            ),
            "answer": controls.list_of(text("opinion.answer"), self._answers(self.question)),
        }
        self._assemble([controls.row([self.controls[one]]) for one in ("question", "answer")])
        self.controls["question"].observe(self._question_chosen, "value")
        self.controls["answer"].observe(self._answer_chosen, "value")
        self._start(state)

    def _answers(self, question: str) -> dict[str, str]:
        own = self.answers.loc[self.answers["question"] == question, "answer"]
        return {"": text("opinion.all_answers"), **{one: one for one in own.drop_duplicates()}}

    def _question_chosen(self, change: Any) -> None:
        if not self._listing:
            self.set(question=change["new"], answer="")

    def _answer_chosen(self, change: Any) -> None:
        if not self._listing and change["new"] is not None:
            self.answer = change["new"]

    @property
    def everything(self) -> pd.DataFrame:
        """All answers to all questions."""
        return self.answers

    @property
    def _rules(self) -> list[Choice]:
        answer = (self.answer,) if self.answer else ()
        return [Choice("question", (self.question,)), Choice("answer", answer)]

    @property
    def selected(self) -> pd.DataFrame:
        """The answers shown, in order of time."""
        return choose(self.answers, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same answers as `selected`."""
        order = 'shown = shown.sort_values(["start", "opinion_id"])'
        return f"{code('opinion', self._rules)}\n{order}"

    @property
    def alt_text(self) -> str:
        """Question, number of surveys, lowest and highest percentage, in words."""
        rows = self.selected
        if rows.empty:
            return text("opinion.alt_none")
        low, high = rows.loc[rows["percent"].idxmin()], rows.loc[rows["percent"].idxmax()]
        return count(
            "opinion.alt", len(rows), question=self.question, low=self.line(low),
            high=self.line(high), surveys=rows["date"].nunique(),
        )  # fmt: skip

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the answers under each other: by survey, or one answer through the years."""
        shown = self.selected
        one_answer = self.answer != ""
        survey = [self._survey(row) for row in shown.itertuples()]
        whole = shown["group"] == "all"
        label = [
            f"{dates.display(row.date) if one_answer else row.answer}"
            + ("" if row.group == "all" else f" ({text(f'opinion.group.{row.group}')})")
            for row in shown.itertuples()
        ]
        rows = pd.DataFrame({
            "row_id": shown["opinion_id"], "group": self.answer if one_answer else survey,
            "label": label, "style": ["all" if one else "part" for one in whole],
            "value": shown["percent"], "low": shown["percent"], "high": shown["percent"],
            "words": [self.line(row) for row in shown.itertuples()],
        })  # fmt: skip
        groups = {one: one for one in dict.fromkeys(rows["group"])}
        return intervals_parts(
            rows, groups, GROUP_MARKS, self.row, text("opinion.axis"), theme, width,
            linear=(0.0, 100.0),
        )  # fmt: skip

    def _survey(self, row: Any) -> str:
        mode = text(f"opinion.mode.{row.mode}")
        return text("opinion.survey", date=dates.display(row.date), by=row.survey_by, mode=mode)

    def status_text(self) -> str:
        """Return how many answers of how many surveys are shown."""
        rows = self.selected
        return count("opinion.status", len(rows), surveys=rows["date"].nunique(),
                     all=len(self.answers))  # fmt: skip

    def line(self, row: Any) -> str:
        """Return date, answer, group and percentage."""
        group = "" if row.group == "all" else f" ({text(f'opinion.group.{row.group}')})"
        return text("opinion.line", date=dates.display(row.date), answer=row.answer, group=group,
                    percent=f"{row.percent:g}")  # fmt: skip

    def card_of(self, row: Any) -> Markup:
        """Return an answer with its survey."""
        people = f"{int(row.respondents):,}" if pd.notna(row.respondents) else ""
        return card(
            row.opinion_id, self.line(row), row.question, row.source_ids,
            kind=row.survey, date=dates.display(row.date),
            facts=[
                (text("opinion.by"), row.survey_by),
                (text("opinion.mode"), text(f"opinion.mode.{row.mode}")),
                (text("opinion.respondents"), people),
                (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
                (text("explorers.card_note"), row.note if isinstance(row.note, str) else ""),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the answers as a table."""
        heads = [text(f"opinion.table_{one}") for one in ("date", "answer", "percent", "survey")]
        rows = [
            (dates.display(row.date), row.answer, f"{row.percent:g}", row.survey)
            for row in self.selected.itertuples()
        ]
        return panels.table(count("opinion.table_caption", len(rows)), heads, rows, name=1)

    def set(self, **state: Any) -> OpinionExplorer:
        """Change several parts of the view in one step; a new question begins with all answers."""
        if "question" in state:
            state = {"answer": "", **state}
        return super().set(**state)

    def _full(self) -> None:
        self._listing = True
        if self.answer not in self._answers(self.question):
            self.answer = ""
        self.controls["question"].value = self.question
        options = [(label, value) for value, label in self._answers(self.question).items()]
        if self.controls["answer"].options != tuple(options):
            self.controls["answer"].options = options
        self.controls["answer"].value = self.answer
        self._listing = False
        super()._full()

    def _check(self, state: dict[str, Any]) -> None:
        check_one("question", state, self.questions)
        question = state.get("question", self.question)
        answer = state.get("answer", "" if "question" in state else self.answer)
        if answer not in self._answers(question):
            raise ExplorerError(text("opinion.no_answer", answer=answer))
        check_one("row", state, self.answers["opinion_id"])


def opinion(**state: Any) -> OpinionExplorer:
    """Open public opinion, for example `opinion(answer="abductions")`."""
    return OpinionExplorer(**state)
