"""A question with everything computed: its blanks filled, its key known, its sources cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kit.language import text
from kit.lessons import blanks, markdown
from kit.lessons.answers import compute
from kit.lessons.citing import cited
from kit.lessons.evidence import Evidence
from kit.lessons.faults import AnswerError, QuestionFault, QuestionFileError
from kit.lessons.keys import NoKeyError, key_for
from kit.lessons.labels import label
from kit.lessons.questions import Question
from kit.page.markup import Markup, fill

NOTHING = Markup("")


@dataclass(frozen=True)
class PosedOption:
    """One option as the learner sees it; `value` is what the key was found by."""

    id: str
    text: str
    value: Any
    feedback: Markup
    misconception: str


@dataclass(frozen=True)
class Posed:
    """A question ready to be asked.

    Attributes
    ----------
    key
        The right answer in the form in which the kind keeps answers: an option id, several,
        a number, a list in order, a match of option id to value; None without a key.
    targets
        For matching: the values to choose from, with their words.
    """

    question: Question
    heading: Markup
    details: Markup
    options: tuple[PosedOption, ...]
    key: Any
    targets: tuple[tuple[str, str], ...]
    hints: tuple[Markup, ...]
    explanation: Markup
    model_answer: Markup
    wrong: Markup
    citations: tuple[Markup, ...]

    def option(self, name: str) -> PosedOption:
        """Return the option with this id."""
        return next(option for option in self.options if option.id == name)


def pose(question: Question, evidence: Evidence) -> Posed:
    """Compute everything a question needs.

    Raises
    ------
    QuestionFileError
        If a value cannot be computed, a blank has no value, no option fits the computed answer,
        a wrong option has no feedback, or a source is not known.
    """
    return _Posing(question, evidence).posed()


def asked_words(posed: Posed, said: Markup = NOTHING, hints: int = 0) -> dict[str, Any]:
    """Return how a question reads now, in plain words, to be kept with an answer to it.

    Parameters
    ----------
    said
        The answer as people read it, if it is not kept as words anyway.
    hints
        How many hints were shown before it.
    """
    words = markdown.plain(fill("<p>{head}</p>{more}", head=posed.heading, more=posed.details))
    asked: dict[str, Any] = {"prompt": words.strip()}
    if said:
        asked["said"] = markdown.plain(said).strip()
    if posed.question.sensitive:
        asked["sensitive"] = True
    if hints:
        asked["hints"] = hints
    return asked


class _Posing:
    """The steps of posing; each knows the field it works on, so that a fault can name it."""

    def __init__(self, question: Question, evidence: Evidence) -> None:
        self.question = question
        self.evidence = evidence
        self._computed: dict[str, Any] = {}
        self.values: Mapping[str, str] = {
            name: label(self._compute(f"values.{name}", value), evidence)
            for name, value in question.values.items()
        }

    def posed(self) -> Posed:
        question = self.question
        options = tuple(self._option(option) for option in question.options)
        key, targets = self._key(options)
        first, _, rest = question.prompt.strip().partition("\n\n")
        return Posed(
            question=question,
            heading=self._page("prompt", first, markdown.inline),
            details=self._page("prompt", rest),
            options=options,
            key=key,
            targets=targets,
            hints=tuple(self._page("hints", hint, markdown.inline) for hint in question.hints),
            explanation=self._page("explanation", question.explanation),
            model_answer=self._page("model_answer", question.model_answer),
            wrong=self._page("wrong", question.wrong, markdown.inline),
            citations=self._citations(),
        )

    def fault(self, field: str, problem: str, remedy: str) -> QuestionFileError:
        file = f"{self.question.lesson}.yaml"
        return QuestionFileError([QuestionFault(file, self.question.id, field, problem, remedy)])

    def _compute(self, field: str, value: Any) -> Any:
        """Return a value; options, answer and sentences of a question often name the same."""
        named = repr(value)
        if named not in self._computed:
            try:
                self._computed[named] = compute(value, self.evidence)
            except AnswerError as error:
                raise self.fault(field, error.problem, error.remedy) from error
        return self._computed[named]

    def _check_blanks(self, field: str, template: str, values: Mapping[str, str]) -> None:
        for name in blanks.names(template):
            if name not in values:
                known = ", ".join(values) or "–"
                problem = text("lessons.no_value", name=name)
                raise self.fault(field, problem, text("lessons.no_value_remedy", known=known))

    def _page(self, field: str, template: str, render: Any = markdown.block) -> Markup:
        self._check_blanks(field, template, self.values)
        return blanks.fill_markup(template, self.values, render)

    def _option(self, option: Any) -> PosedOption:
        field = f"options.{option.id}"
        value = option.id if option.value is None else self._compute(field, option.value)
        words = label(value, self.evidence)
        values = {**self.values, "value": words}
        self._check_blanks(field, option.text + option.feedback, values)
        return PosedOption(
            option.id,
            blanks.fill_plain(option.text, values) or words,
            value,
            blanks.fill_markup(option.feedback, values, markdown.inline),
            option.misconception,
        )

    def _key(self, options: tuple[PosedOption, ...]) -> tuple[Any, tuple[tuple[str, str], ...]]:
        if self.question.answer is None:
            return None, ()
        answer = self._compute("answer", self.question.answer)
        try:
            key = key_for(self.question, options, answer)
        except NoKeyError as error:
            raise self.fault(error.field, error.problem, error.remedy) from None
        return key, self._targets(key)

    def _targets(self, key: Any) -> tuple[tuple[str, str], ...]:
        if self.question.kind != "match":
            return ()
        values = {**{str(value): value for value in key.values()}}
        values |= {str(value): value for value in self.question.others}
        names = sorted(values, key=_place)
        return tuple((name, label(values[name], self.evidence)) for name in names)

    def _citations(self) -> tuple[Markup, ...]:
        try:
            return tuple(cited(self.question.sources, self.evidence))
        except AnswerError as error:
            raise self.fault("sources", error.problem, error.remedy) from None


def _place(name: str) -> tuple[bool, int, str]:
    """Return where a value stands among those to match: whole numbers by size, then words."""
    number = name.isdecimal()
    return not number, int(name) if number else 0, name
