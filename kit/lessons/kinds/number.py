"""A number, typed as people type it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import ipywidgets as widgets

from kit.language import text
from kit.lessons.kinds.base import Answer, Controls, Kind, hidden_name
from kit.lessons.labels import number_text
from kit.lessons.verdicts import Verdict
from kit.page.markup import Markup, fill

GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(([ ,']\d{3})+|(\.\d{3}){2,})")
WHOLE_BEFORE_COMMA = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")
LARGEST = 10**300  # a larger whole number has no place on the line of decimals
SIGNS = {"percent": "%"}  # units that people write as a sign too
DECIMAL = re.compile(r"[+-]?(\d+|\d*[.,]\d+)")


def parse_number(written: str) -> float | None:
    """Return the number that was typed, or None if it is none.

    Full-width digits are digits. A comma before exactly three digits parts thousands, as in
    English, Japanese and Korean; any other comma, and a point, marks decimals. With both signs in
    one number, or the same sign twice, the last one or none does.

    >>> parse_number("2,002"), parse_number("２００２"), parse_number("1,5"), parse_number("-3")
    (2002.0, 2002.0, 1.5, -3.0)
    >>> parse_number("1,234.5"), parse_number("1.234,5"), parse_number("1.234")
    (1234.5, 1234.5, 1.234)
    >>> parse_number("about 3") is None
    True
    """
    plain = _narrow(written).replace("\N{MINUS SIGN}", "-")
    plain = plain.replace("\N{IDEOGRAPHIC COMMA}", ",").replace("’", "'")
    if not plain.isascii():
        return None
    if "," in plain and "." in plain:
        plain = _without_first_sign(plain)
    elif GROUPED.fullmatch(plain):
        plain = re.sub(r"[ ,.']", "", plain)
    return float(plain.replace(",", ".")) if DECIMAL.fullmatch(plain) else None


def _without_first_sign(plain: str) -> str:
    decimal = max(",.", key=plain.rfind)
    whole, _, rest = plain.rpartition(decimal)
    if not (GROUPED if decimal == "." else WHOLE_BEFORE_COMMA).fullmatch(whole):
        return ""
    return re.sub(r"[ ,.']", "", whole) + "." + rest


def _without_unit(written: str, unit: str) -> str:
    """Return what was typed without its unit, in words or as a sign, in full width or not."""
    plain, name = _narrow(written), _narrow(unit)
    ends = (end for end in (name, SIGNS.get(name, "")) if end and plain.endswith(end))
    return plain.removesuffix(next(ends, ""))


def _narrow(written: str) -> str:
    return unicodedata.normalize("NFKC", written).strip()


def _is_number(value: Any) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, float) or (whole and abs(value) < LARGEST)


class Number(Kind):
    """A text box; the answer keeps what was typed and the number it means."""

    def show(self) -> Controls:
        """Make a text box, its unit behind it."""
        box = widgets.Text(
            description=hidden_name(self.posed),
            placeholder=text("lessons.number_hint"),
            continuous_update=False,  # sent when the box is left, so before the button is pressed
            layout=widgets.Layout(width="14em"),
        )
        unit = widgets.Label(self.posed.question.unit)
        return Controls(widgets.HBox([box, unit]).add_class("kit-number"), (box,))

    def read(self, controls: Controls) -> Answer:
        """Return what was typed and its value."""
        written = controls.parts[0].value.strip()
        number = parse_number(_without_unit(written, self.posed.question.unit))
        return {"written": written, "value": number}

    def acceptable(self, answer: Answer) -> str:
        """Explain how to write a number if what was typed is none."""
        if not answer["written"]:
            return text("lessons.help_number_empty")
        if answer["value"] is None:
            return text("lessons.help_number", written=answer["written"])
        return ""

    def fits(self, answer: Any) -> bool:
        """Whether it is something typed with the number it means."""
        if not isinstance(answer, dict) or not isinstance(answer.get("written"), str):
            return False
        return "value" in answer and (answer["value"] is None or _is_number(answer["value"]))

    def right(self, answer: Answer) -> Verdict:
        """Compare within the tolerance; a known mistake answers with its own feedback."""
        if self.posed.key is None:
            return Verdict("noted")
        value, slack = answer["value"], self.posed.question.tolerance + 1e-9
        if abs(value - self.posed.key) <= slack:
            return Verdict("right")
        for option in self.posed.options:
            if abs(value - option.value) <= slack:
                named = (option.misconception,) if option.misconception else ()
                return Verdict("wrong", option.feedback, named)
        side = text("lessons.too_low" if value < self.posed.key else "lessons.too_high")
        return Verdict("wrong", fill("{side} {wrong}", side=side, wrong=self.posed.wrong))

    def finished(self, answer: Answer) -> Markup:
        """Return the number with its unit."""
        value = answer["value"]
        words = answer["written"] if value is None else number_text(value)
        return fill("{number} {unit}", number=words, unit=self.posed.question.unit)

    def put(self, controls: Controls, answer: Answer) -> None:
        """Put back what was typed."""
        controls.parts[0].value = answer["written"] if answer else ""
