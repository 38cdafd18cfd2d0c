"""Questions as they stand on paper: boxes to tick, lines to write on; no hints and no key."""

from __future__ import annotations

from collections.abc import Callable

from kit.language import text
from kit.lessons.kinds.order import start_order
from kit.lessons.posed import Posed
from kit.page.markup import Markup, fill, join

WRITING_LINES = {"text": 5, "note": 3, "code": 3}
BOX = Markup('<span class="kit-box"></span>')
BLANK = Markup('<span class="kit-blank">&nbsp;</span>')
RULE = Markup('<div class="kit-rule"></div>')


def question_on_paper(posed: Posed) -> Markup:
    """Return a question with room for its answer."""
    kind = posed.question.kind
    return fill(
        '<section class="kit-question"><h4>{heading}</h4>{details}{task}{room}</section>',
        heading=posed.heading, details=posed.details, task=_task(kind), room=_ROOMS[kind](posed),
    )  # fmt: skip


def _task(kind: str) -> Markup:
    return fill('<p class="kit-quiet">{words}</p>', words=text(f"teaching.task_{kind}"))


def _boxes(posed: Posed) -> Markup:
    items = join(fill("<li>{box}{words}</li>", box=BOX, words=one.text) for one in posed.options)
    return fill("<ul>{items}</ul>", items=items)


def _number(posed: Posed) -> Markup:
    return fill("<p>{blank} {unit}</p>", blank=BLANK, unit=posed.question.unit)


def _order(posed: Posed) -> Markup:
    words = {option.id: option.text for option in posed.options}
    items = join(
        fill("<li>{box}{words}</li>", box=BOX, words=words[name]) for name in start_order(posed)
    )
    return fill("<ul>{items}</ul>", items=items)


def _match(posed: Posed) -> Markup:
    choices = join((words for _, words in posed.targets), " · ")
    items = join(
        fill("<li><span>{words}</span>{blank}</li>", words=one.text, blank=BLANK)
        for one in posed.options
    )
    return fill(
        '<p>{choices}</p><ul class="kit-matches">{items}</ul>', choices=choices, items=items
    )


def _percent(posed: Posed) -> Markup:  # noqa: ARG001
    return fill("<p>{blank} %</p>", blank=BLANK)


def _lines(posed: Posed) -> Markup:
    labels = posed.question.lines
    if labels:
        return join(fill("<p>{label}</p>{rule}", label=label, rule=RULE) for label in labels)
    return join([RULE] * WRITING_LINES[posed.question.kind])


_ROOMS: dict[str, Callable[[Posed], Markup]] = {
    "choice": _boxes,
    "opinion": _boxes,
    "several": _boxes,
    "number": _number,
    "order": _order,
    "match": _match,
    "probability": _percent,
    "text": _lines,
    "note": _lines,
    "code": _lines,
}
