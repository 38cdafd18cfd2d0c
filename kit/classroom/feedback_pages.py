"""The page that a learner gets back: the teacher's comments and what was answered; no points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kit.classroom.asked import lesson_title, questions_of
from kit.classroom.class_frames import progress
from kit.classroom.comment_bank import Picked
from kit.classroom.learners import Learner
from kit.classroom.portfolio_pages import table
from kit.classroom.record_page import record_page
from kit.language import text
from kit.page.markup import Markup, fill, join
from kit.page.paper import isolated


def feedback_page(learner: Learner, picked: Picked, lessons: Sequence[str]) -> str:
    """Return the page with the chosen comments, the teacher's own words, and the progress."""
    title = text("class_tools.feedback_title", name=learner.label)
    comments = sorted(picked.comments, key=lambda one: one.group)
    parts = [fill("<h1>{title}</h1>", title=isolated(title))]
    if picked.own.strip():
        own = fill('<div class="comment">{words}</div>', words=isolated(picked.own))
        parts.append(join([fill("<h2>{t}</h2>", t=text("class_tools.from_teacher")), own]))
    for group, some in groupby(comments, key=lambda one: one.group):
        words = (fill('<div class="comment">{w}</div>', w=isolated(one.words)) for one in some)
        parts.append(join([fill("<h2>{t}</h2>", t=isolated(group)), *words]))
    parts.append(_progress(learner, lessons))
    return record_page(title, join(parts))


def _progress(learner: Learner, lessons: Sequence[str]) -> Markup:
    done = progress([learner], lessons)
    rows = [
        (lesson_title(lesson), text("lessons.answered_of", answered=int(number),
                                    questions=len(questions_of(lesson))))
        for lesson, number in done.iloc[0].items() if number
    ]  # fmt: skip
    if not rows:
        return Markup("")
    heads = [text(f"portfolio.head_{one}") for one in ("lesson", "answered")]
    return fill("<h2>{t}</h2>{table}", t=text("class_tools.your_work"),
                table=table(text("class_tools.your_work_caption"), heads, rows))  # fmt: skip
