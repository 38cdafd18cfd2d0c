"""The markup of a check: its question, hints, feedback, earlier answers, and its still form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kit.language import count, text
from kit.lessons import verdicts
from kit.lessons.attempts import Attempt, day_of
from kit.lessons.kinds import takes
from kit.lessons.kinds.base import Kind
from kit.lessons.posed import Posed
from kit.lessons.verdicts import Verdict
from kit.page.markup import Markup, bullet_list, fill, join


def question(posed: Posed, task: str) -> Markup:
    """Return the heading of a check and what to do."""
    return fill(
        '<div class="kit-check-heading" role="heading" aria-level="3">{heading}</div>'
        '{details}<p class="kit-check-task">{task}</p>',
        heading=posed.heading,
        details=posed.details,
        task=task,
    )


def still(posed: Posed) -> Markup:
    """Return what stands in place of a check that has not been run."""
    return fill(
        '<div class="kit-check-still"><p><strong>{heading}</strong></p>{details}'
        "<p>{hint}</p></div>",
        heading=posed.heading,
        details=posed.details,
        hint=text("lessons.run_to_answer"),
    )


def hints(posed: Posed, shown: int) -> Markup:
    """Return the hints that the learner has asked for."""
    if not shown:
        return Markup("")
    items = join(fill("<li>{hint}</li>", hint=hint) for hint in posed.hints[:shown])
    return fill(
        '<div class="kit-hints"><p><strong>{title}</strong></p><ol>{items}</ol></div>',
        title=text("lessons.hints"),
        items=items,
    )


def feedback(posed: Posed, verdict: Verdict, explain: bool) -> Markup:
    """Return the verdict with its words; with `explain`, also the explanation."""
    sensitive = posed.question.sensitive
    head = verdicts.heading(verdict.mark, sensitive)
    parts = [fill("<div>{message}</div>", message=verdict.message)] if verdict.message else []
    if explain:
        parts += [part for part in (_model(posed), posed.explanation) if part]
    if verdict.mark != "help":
        parts.append(sources(posed))
    mark = "noted" if sensitive and verdict.mark != "help" else verdict.mark
    return fill(
        '<div class="kit-feedback kit-feedback-{mark}">{head}{parts}</div>',
        mark=mark,
        head=head,
        parts=join(parts),
    )


def spoken(posed: Posed, verdict: Verdict) -> str:
    """Return the verdict as it is read aloud; where the matter is sensitive, without its word."""
    said = str(Markup(verdict.message).striptags())
    if posed.question.sensitive and verdict.mark != "help":
        return said or text("lessons.mark_noted")
    return f"{verdicts.word(verdict.mark)}. {said}".strip()


def _model(posed: Posed) -> Markup:
    if not posed.model_answer:
        return Markup("")
    return fill(
        '<div class="kit-model"><p><strong>{title}</strong></p>{answer}</div>',
        title=text("lessons.model_answer"),
        answer=posed.model_answer,
    )


def sources(posed: Posed) -> Markup:
    """Return the citations of a question, folded away."""
    if not posed.citations:
        return Markup("")
    return fill(
        '<details class="kit-check-sources"><summary>{title}</summary>{items}</details>',
        title=count("lessons.sources", len(posed.citations)),
        items=bullet_list(posed.citations, "kit-sources"),
    )


def history(kind: Kind, attempts: Sequence[Attempt]) -> Markup:
    """Return all earlier answers, folded away."""
    if not attempts:
        return Markup("")
    items = join(_line(kind, attempt) for attempt in attempts)
    return fill(
        '<details class="kit-history"><summary>{title}</summary><ol>{items}</ol></details>',
        title=count("lessons.history", len(attempts)),
        items=items,
    )


def _line(kind: Kind, attempt: Attempt) -> Markup:
    notes = [day_of(attempt.said_at)]
    told = takes(kind, attempt) and attempt.verdict != "noted"
    if told and not kind.posed.question.sensitive:
        notes.append(verdicts.word(attempt.verdict))
    if attempt.set_aside:
        notes.append(text("lessons.set_aside"))
    return fill(
        "<li>{answer} <small>({notes})</small></li>",
        answer=_words(kind, attempt),
        notes=", ".join(notes),
    )


def _words(kind: Kind, attempt: Attempt) -> Markup:
    if takes(kind, attempt):
        return kind.finished(attempt.answer)
    words = attempt.asked.get("said")
    if not isinstance(words, str) or not words:
        words = "; ".join(_pieces(attempt.answer)) or "–"
    return fill("<em>{form}</em> {words}", form=text("lessons.other_form"), words=words)


def _pieces(answer: Any) -> list[str]:
    """Return what can be read in an answer of any form; deeper levels are left out."""
    several = answer.values() if isinstance(answer, dict) else answer
    pieces = several if isinstance(answer, dict | list) else [answer]
    return [
        str(one)
        for one in pieces
        if isinstance(one, str | float | int) and not isinstance(one, bool) and one != ""
    ]


def earlier(kind: Kind, attempt: Attempt | None, key: str) -> Markup:
    """Return the box with one earlier answer; `key` names its sentence."""
    if attempt is None:
        return fill('<p class="kit-earlier">{none}</p>', none=text(f"lessons.{key}_none"))
    return fill(
        '<div class="kit-earlier"><strong>{title}</strong> {answer}</div>',
        title=text(f"lessons.{key}", date=day_of(attempt.said_at)),
        answer=_words(kind, attempt),
    )


def notice(sentence: str) -> Markup:
    """Return the box that tells of trouble with keeping the answers; empty without trouble."""
    if not sentence:
        return Markup("")
    return fill('<div class="kit-notice"><strong>{sentence}</strong></div>', sentence=sentence)
