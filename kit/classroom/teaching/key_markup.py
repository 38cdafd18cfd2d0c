"""The answer key of a lesson as a page for the teacher."""

from __future__ import annotations

from collections.abc import Sequence

from kit.classroom.teaching.answer_key import KeyEntry
from kit.language import text
from kit.page.markup import Markup, fill, join


def key_page(entries: Sequence[KeyEntry]) -> Markup:
    """Return all questions of a lesson with answer, explanation and model answer."""
    return join(map(_entry, entries))


def _entry(entry: KeyEntry) -> Markup:
    posed = entry.posed
    parts = [fill("<h4>{heading}</h4>{details}", heading=posed.heading, details=posed.details)]
    if entry.keyed:
        parts.append(_line("answer", entry.answer))
    elif not posed.model_answer and not posed.explanation:
        parts.append(fill("<p>{words}</p>", words=text("teaching.no_key")))
    if entry.code:
        parts.append(_line("code", fill("<code>{code}</code>", code=entry.code)))
    if posed.model_answer:
        parts.append(_line("model", posed.model_answer))
    parts.append(posed.explanation)
    if posed.question.sensitive and entry.keyed:
        parts.append(fill('<p class="kit-quiet">{words}</p>', words=text("teaching.never_scored")))
    return fill('<section class="kit-key">{parts}</section>', parts=join(parts))


def _line(name: str, content: object) -> Markup:
    return fill(
        '<div class="kit-key-line"><strong>{name}</strong> {content}</div>',
        name=text(f"teaching.key_{name}"), content=content,
    )  # fmt: skip
