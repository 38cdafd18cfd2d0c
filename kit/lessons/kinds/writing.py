"""Answers in the learner's own words: a short text with a model answer, and free notes."""

from __future__ import annotations

import re
from typing import Any

import ipywidgets as widgets

from kit.language import text
from kit.lessons.kinds.base import Answer, Controls, Kind, are_texts, hidden_name
from kit.page.markup import Markup, escape, fill, join

RATINGS = ("whole", "part", "other")
BLANK_LEFT = re.compile(r"_{3,}|^\s*\.\.\.\s*$")


class ShortText(Kind):
    """A box for a few sentences; afterwards a model answer, and the learner compares the two."""

    def show(self) -> Controls:
        """Make the box, and the self-rating for afterwards."""
        box = _area(hidden_name(self.posed), text("lessons.text_hint"))
        rating = widgets.RadioButtons(
            options=[(text(f"lessons.rating_{name}"), name) for name in RATINGS],
            value=None,
            description=text("lessons.rating"),
            layout=widgets.Layout(width="auto"),
        )
        rating.add_class("kit-rating")
        return Controls(box, (box,), after=rating)

    def read(self, controls: Controls) -> Answer:
        """Return the text and the self-rating."""
        return {"text": controls.parts[0].value.strip(), "rating": controls.after.value}

    def acceptable(self, answer: Answer) -> str:
        """Ask for some words."""
        return _help(answer["text"])

    def fits(self, answer: Any) -> bool:
        """Whether it is a text, with or without one of the ratings."""
        if not isinstance(answer, dict) or not isinstance(answer.get("text"), str):
            return False
        return answer.get("rating") in (None, *RATINGS)

    def finished(self, answer: Answer) -> Markup:
        """Return the text, and how the learner rated it."""
        if not answer.get("rating"):
            return _lines(answer["text"])
        return fill(
            "{text} <em>({rating})</em>",
            text=_lines(answer["text"]),
            rating=text(f"lessons.rating_{answer['rating']}"),
        )

    def put(self, controls: Controls, answer: Answer) -> None:
        """Put back the text and the rating."""
        controls.parts[0].value = answer["text"] if answer else ""
        controls.after.value = answer.get("rating") if answer else None


class Note(Kind):
    """Free text without a key: a reflection, an exit ticket of several lines."""

    def show(self) -> Controls:
        """Make one box, or one line for each label."""
        if not self.posed.question.lines:
            box = _area(hidden_name(self.posed), text("lessons.text_hint"))
            return Controls(box, (box,))
        lines = tuple(
            widgets.Text(
                description=line, continuous_update=False, layout=widgets.Layout(width="auto")
            )
            for line in self.posed.question.lines
        )
        return Controls(widgets.VBox(lines).add_class("kit-lines"), lines)

    def read(self, controls: Controls) -> Answer:
        """Return what was written, one text for each line."""
        return [part.value.strip() for part in controls.parts]

    def acceptable(self, answer: Answer) -> str:
        """Ask for some words in one of the lines."""
        return _help(" ".join(answer))

    def fits(self, answer: Any) -> bool:
        """Whether it is a list of texts."""
        return are_texts(answer)

    def finished(self, answer: Answer) -> Markup:
        """Return what was written, behind its labels if it has any."""
        labels = self.posed.question.lines or ("",)
        pairs = zip(labels, answer, strict=False)
        written = (
            fill("<em>{label}</em> {text}", label=label, text=_lines(words))
            for label, words in pairs
            if words
        )
        return join(written, "<br>")

    def put(self, controls: Controls, answer: Answer) -> None:
        """Put back what was written."""
        for number, part in enumerate(controls.parts):
            part.value = answer[number] if answer and number < len(answer) else ""


def _area(name: str, placeholder: str) -> widgets.Textarea:
    return widgets.Textarea(
        description=name,
        placeholder=placeholder,
        continuous_update=False,  # sent when the box is left, so before a press of the button
        rows=4,
        layout=widgets.Layout(width="auto"),
    )


def _help(written: str) -> str:
    if not written.strip():
        return text("lessons.help_text")
    return text("lessons.help_blank") if BLANK_LEFT.search(written) else ""


def _lines(written: str) -> Markup:
    return join((escape(line) for line in written.splitlines()), Markup("<br>"))
