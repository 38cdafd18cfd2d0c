"""The first sentence of a lesson: ready, or what to do."""

from __future__ import annotations

from kit.language import text
from kit.lessons.data_state import Facts, changed_tables, facts
from kit.lessons.evidence import broken_data
from kit.lessons.faults import LessonError
from kit.lessons.needs import package_rows, python_row
from kit.lessons.question_files import load_questions
from kit.lessons.still import Said
from kit.page.markup import bullet_list, fill, join


def ready(lesson: str) -> Said:
    """Return the set-up sentence: what the kit knows today, or what has to be put right first.

    A table that was changed, as a teacher may do on purpose, is named and does not stand in the
    way.
    """
    troubles = find_troubles(lesson)
    if troubles:
        return Said(
            fill(
                '<div class="kit-notice"><p><strong>{title}</strong></p>{troubles}</div>',
                title=text("lessons.not_ready"),
                troubles=bullet_list(troubles),
            )
        )
    changed = changed_tables()
    notes = [text("lessons.remedy_changed", tables=", ".join(changed))] if changed else []
    lines = (fill("<p>{line}</p>", line=line) for line in [sentence(facts()), *notes])
    return Said(join(lines))


def sentence(known: Facts) -> str:
    """Return the sentence of a machine on which all is well."""
    return text(
        "lessons.ready", events=f"{known.events:,}", first=known.first_year, last=known.last_year,
        version=known.version,
    )  # fmt: skip


def find_troubles(lesson: str) -> list[str]:
    """Return what stands in the way, each with what to do."""
    rows = [python_row(), *package_rows()]
    troubles = [f"{row.name} {row.found}: {row.remedy}" for row in rows if row.remedy]
    try:
        load_questions(lesson)
    except LessonError as error:
        troubles += str(error).splitlines()
    try:
        facts()
        changed_tables()
    except Exception as error:  # whatever a damaged table may do, the learner gets a sentence
        return [*troubles, broken_data(error)]
    return troubles
