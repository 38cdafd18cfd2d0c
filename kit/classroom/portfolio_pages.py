"""The readable page of a portfolio: lesson by lesson what was asked, answered and entered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from kit.classroom.asked import (
    answer_words,
    asked,
    in_order,
    is_entry,
    is_sensitive,
    lesson_title,
    prompt_of,
    questions_of,
)
from kit.classroom.entry_words import entry_words, laboratory_title
from kit.classroom.portfolio_files import Portfolio, script_of
from kit.classroom.record_page import record_page
from kit.language import count, text
from kit.lessons import verdicts
from kit.lessons.attempts import Attempt, day_of, time_of
from kit.lessons.citing import cited
from kit.lessons.evidence import kit_evidence
from kit.lessons.faults import AnswerError
from kit.lessons.record import AGAIN
from kit.page.markup import Markup, bullet_list, fill, join
from kit.page.paper import isolated


def page(portfolio: Portfolio) -> str:
    """Return the portfolio as one self-contained page with its record inside."""
    title = text("portfolio.title", name=portfolio.name)
    lessons = [
        (lesson, list(own))
        for lesson, own in groupby(
            sorted(portfolio.attempts, key=lambda one: one.lesson), key=lambda one: one.lesson
        )
    ]
    body = join([
        fill("<h1>{title}</h1>", title=isolated(title)),
        fill('<p class="quiet">{about}</p><p class="quiet">{how}</p>', about=_about(portfolio),
             how=text("portfolio.how_to_read")),
        _overview(lessons),
        *(_lesson(lesson, own) for lesson, own in lessons),
    ])  # fmt: skip
    return record_page(title, body, script_of(portfolio))


def _about(portfolio: Portfolio) -> str:
    return count(
        "portfolio.about", len(portfolio.attempts), day=time_of(portfolio.written_at),
        kit=portfolio.kit_version, data=portfolio.data_version,
    )  # fmt: skip


def _overview(lessons: Sequence[tuple[str, list[Attempt]]]) -> Markup:
    rows = []
    for lesson, own in lessons:
        answered = {one.question.removesuffix(AGAIN) for one in own if not is_entry(one)}
        known = questions_of(lesson)
        entries = sum(is_entry(one) for one in own)
        share = text("lessons.answered_of", answered=len(answered & set(known)),
                     questions=len(known)) if known else "–"  # fmt: skip
        rows.append((lesson_title(lesson), share, str(entries or "–")))
    heads = [text(f"portfolio.head_{one}") for one in ("lesson", "answered", "entries")]
    return table(text("portfolio.overview"), heads, rows)


def table(
    caption: str, heads: Iterable[object], rows: Iterable[Sequence[object]], when: bool = False
) -> Markup:
    """Return a table for paper; with `when`, the first cell of a row is a day in one line."""
    head = join(fill('<th scope="col">{name}</th>', name=one) for one in heads)
    first = Markup('<td class="when">{cell}</td>' if when else '<th scope="row">{cell}</th>')
    body = join(
        fill("<tr>{first}{rest}</tr>", first=first.format(cell=cells[0]),
             rest=join(fill("<td>{cell}</td>", cell=cell) for cell in cells[1:]))
        for cells in rows
    )  # fmt: skip
    return fill(
        "<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
        "<tbody>{body}</tbody></table>",
        caption=caption, head=head, body=body,
    )  # fmt: skip


def _lesson(lesson: str, own: Sequence[Attempt]) -> Markup:
    answers = [one for one in own if not is_entry(one)]
    by_question: dict[str, list[Attempt]] = {}
    for one in answers:
        by_question.setdefault(one.question.removesuffix(AGAIN), []).append(one)
    parts = [_question(lesson, name, by_question[name]) for name in in_order(lesson, by_question)]
    entries = [one for one in own if is_entry(one)]
    for name in dict.fromkeys(one.kind for one in entries):
        parts.append(_laboratory(name, [one for one in entries if one.kind == name]))
    parts.append(_sources(lesson, by_question))
    return fill(
        '<section><h2>{title}</h2>{versions}{parts}</section>',
        title=lesson_title(lesson), parts=join(parts), versions=_versions(own),
    )  # fmt: skip


def _versions(own: Sequence[Attempt]) -> Markup:
    found = ", ".join(dict.fromkeys(one.data_version for one in own if one.data_version))
    if not found:
        return Markup("")
    return fill('<p class="quiet">{s}</p>', s=text("portfolio.data_versions", versions=found))


def _question(lesson: str, name: str, own: Sequence[Attempt]) -> Markup:
    head, _, rest = prompt_of(lesson, name, own).partition("\n")
    sensitive = is_sensitive(lesson, name, own)
    first = [one for one in own if not one.question.endswith(AGAIN)]
    again = [one for one in own if one.question.endswith(AGAIN)]
    return fill(
        '<div class="question"><h3>{head}</h3>{rest}{changed}{first}{again}</div>',
        head=isolated(head), rest=fill("<p>{rest}</p>", rest=isolated(rest)) if rest else "",
        changed=_changed(lesson, name, own), first=_answers(first, sensitive),
        again=fill("<p>{t}</p>{list}", t=text("portfolio.again"), list=_answers(again, sensitive))
        if again else "",
    )  # fmt: skip


def _changed(lesson: str, name: str, own: Sequence[Attempt]) -> Markup:
    """Say that a question is asked otherwise now, and how it read when it was answered."""
    now = asked(lesson, name)
    if now is None:
        return fill('<p class="quiet">{s}</p>', s=text("portfolio.removed"))
    older = [one for one in own if one.version != now.question.version]
    if not older:
        return Markup("")
    kept = [str(one.asked["prompt"]) for one in older if one.asked.get("prompt")]
    words = kept[-1] if kept and kept[-1] != prompt_of(lesson, name) else ""
    key = "portfolio.changed_from" if words else "portfolio.changed"
    return fill('<p class="quiet">{s}</p>', s=text(key, prompt=words))


def _answers(own: Sequence[Attempt], sensitive: bool) -> Markup:
    items = (
        fill("<li>{answer} <small>{notes}</small></li>", answer=isolated(answer_words(one)),
             notes=", ".join(_notes(one, place, len(own), sensitive)))
        for place, one in enumerate(own, start=1)
    )  # fmt: skip
    return fill("<ol>{items}</ol>", items=join(items)) if own else Markup("")


def _notes(attempt: Attempt, place: int, number: int, sensitive: bool) -> list[str]:
    notes = [day_of(attempt.said_at)]
    if number > 1 and place in {1, number}:
        notes.append(text("portfolio.first" if place == 1 else "portfolio.last"))
    if attempt.verdict in {"right", "partly", "wrong"} and not sensitive:
        notes.append(verdicts.word(attempt.verdict))
    if attempt.set_aside:
        notes.append(text("lessons.set_aside"))
    return notes


def _laboratory(name: str, own: Sequence[Attempt]) -> Markup:
    rows = []
    for one in own:
        about, said = entry_words(one)
        aside = fill(" <small>({s})</small>", s=text("lessons.set_aside")) if one.set_aside else ""
        rows.append((day_of(one.said_at), isolated(about), fill("{said}{aside}",
                     said=isolated(said), aside=aside)))  # fmt: skip
    heads = [text(f"portfolio.head_{one}") for one in ("day", "about", "entered")]
    caption = count("portfolio.entries", len(rows))
    return fill("<h3>{title}</h3>{table}", title=laboratory_title(name),
                table=table(caption, heads, rows, when=True))  # fmt: skip


def _sources(lesson: str, names: Iterable[str]) -> Markup:
    known = questions_of(lesson)
    ids = dict.fromkeys(one for name in names if name in known for one in known[name].sources)
    try:
        entries = cited(ids, kit_evidence()) if ids else []
    except AnswerError:
        entries = []
    if not entries:
        return Markup("")
    entries.sort(key=lambda entry: str(entry.striptags()).casefold())
    return fill("<h3>{title}</h3>{list}", title=text("portfolio.sources"),
                list=bullet_list(entries))  # fmt: skip
