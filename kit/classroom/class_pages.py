"""What the class tools show: each panel as a table with a sentence that says the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.classroom import class_measures
from kit.classroom.asked import lesson_title, questions_of
from kit.explorers.panels import table
from kit.figures.shares import EMPTY, Part
from kit.laboratories.coding_pages import two
from kit.language import count, text
from kit.lessons.attempts import day_of
from kit.page.markup import Markup, bullet_list, fill, join

if TYPE_CHECKING:
    from kit.classroom.class_folder import ClassFolder

SHOWN = 60
PARTS = ("right_first", "right_later", "not_yet", "noted", "open")
LOOKS = {
    "right_first": ("#00785a", "#33c9a0", ""),
    "right_later": ("#0067a3", "#56b4e9", "/"),
    "not_yet": ("#b3500a", "#f0a05a", "x"),
    "noted": ("#5b3fa0", "#b6a1f0", "."),
    "open": ("#5c6670", "#9fa9b3", EMPTY),
}


def part_looks() -> dict[str, Part]:
    """Return how the parts of a bar are drawn, each with words, colour and pattern."""
    return {name: Part(text(f"class_tools.part_{name}"), *LOOKS[name]) for name in PARTS}


def bars_of(report: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the figure: what is neither right nor wrong is one part."""
    if report.empty:
        return pd.DataFrame(columns=["label", *PARTS])
    noted = report["answered"] - report[["right_first", "right_later", "not_yet"]].sum(axis=1)
    return report.assign(label=report["prompt"], noted=noted)[["label", *PARTS]]


def sentence(words: str) -> Markup:
    """Return a sentence as a paragraph."""
    return fill("<p>{words}</p>", words=words)


def progress_page(room: ClassFolder) -> Markup:
    """Return how many questions each learner has answered, by lesson."""
    done = room.progress
    questions = {lesson: len(questions_of(lesson)) for lesson in done.columns}
    heads = [text("class_tools.head_learner"), *(_number(lesson) for lesson in done.columns)]
    rows = [
        (label, *(f"{n} / {questions[one]}" if n else "–" for one, n in row.items()))
        for label, row in done.iterrows()
    ]
    names = bullet_list([lesson_title(one) for one in done.columns])
    return join([
        table(count("class_tools.progress", len(done)), heads, rows, name=0),
        fill("<details><summary>{t}</summary>{names}</details>",
             t=text("class_tools.lesson_numbers"), names=names),
    ])  # fmt: skip


def _number(lesson: str) -> str:
    head = lesson.partition("_")[0]
    return head if head.isdigit() else lesson


def question_sentence(room: ClassFolder) -> str:
    """Return the figure of the questions in words."""
    report = room.by_question(room.lesson)
    if report.empty:
        return text("class_tools.no_questions")
    scored = report[report["scored"]]
    return text(
        "class_tools.questions_alt", lesson=lesson_title(room.lesson), number=len(report),
        scored=len(scored), first=int(scored["right_first"].sum()),
        later=int(scored["right_later"].sum()), not_yet=int(scored["not_yet"].sum()),
        open=int(report["open"].sum()),
    )  # fmt: skip


def question_page(room: ClassFolder) -> Markup:
    """Return the report by question."""
    report = room.by_question(room.lesson)
    rows = [
        (
            one.prompt, one.answered,
            *((one.right_first, one.right_later, one.not_yet) if one.scored else ("–",) * 3),
            one.open, "–" if pd.isna(one.hints) else int(one.hints),
            one.wrong or one.common or "–",
        )
        for one in report.itertuples()
    ]  # fmt: skip
    names = ("question", "answered", "right_first", "right_later", "not_yet", "open", "hints",
             "common")  # fmt: skip
    heads = [text(f"class_tools.head_{one}") for one in names]
    caption = text("class_tools.questions", lesson=lesson_title(room.lesson))
    return join([
        sentence(question_sentence(room)), table(caption, heads, rows, name=0),
        sentence(text("class_tools.questions_note")),
    ])  # fmt: skip


def idea_page(room: ClassFolder) -> Markup:
    """Return the mistaken ideas that were chosen, with the question and what is said to it."""
    found = room.misconceptions
    rows = [
        (one.idea.replace("_", " "), one.learners, one.times, lesson_title(one.lesson),
         one.prompt, one.feedback or "–")
        for one in found.head(SHOWN).itertuples()
    ]  # fmt: skip
    names = ("idea", "learners", "times", "lesson", "question", "feedback")
    heads = [text(f"class_tools.head_{one}") for one in names]
    return join([
        table(count("class_tools.ideas", len(found)), heads, rows, name=0),
        sentence(text("class_tools.ideas_note")),
    ])  # fmt: skip


def support_page(room: ClassFolder) -> Markup:
    """Return the reasons to look at a learner's work, learner by learner."""
    found = room.needs_help
    rows = [
        (label, bullet_list(f"{lesson_title(one.lesson)}: {one.reason}"
                            for one in own.itertuples()))
        for label, own in found.groupby("learner", sort=False)
    ]  # fmt: skip
    heads = [text(f"class_tools.head_{one}") for one in ("learner", "reasons")]
    return join([
        table(count("class_tools.support", len(rows)), heads, rows, name=0),
        sentence(text("class_tools.support_note")),
    ])  # fmt: skip


def coding_page(room: ClassFolder) -> Markup:
    """Return the agreement of the class in coding, by dimension."""
    found = room.agreement
    coders, shared = int(found["coders"].max()), int(found["statements"].max())
    if coders < 2:
        return sentence(text("class_tools.no_coding"))
    rows = [(_dimension(one.dimension), two(one.alpha)) for one in found.itertuples()]
    heads = [text(f"class_tools.head_{one}") for one in ("dimension", "alpha")]
    caption = text("class_tools.coding", coders=coders, statements=shared)
    return join([
        table(caption, heads, rows, name=0), sentence(text("class_tools.coding_note")),
    ])  # fmt: skip


def _dimension(name: str) -> str:
    if name == "tone":
        return text("class_tools.dimension_tone")
    return text("class_tools.dimension_theme", theme=name.replace("_", " "))


def score_sentence(room: ClassFolder) -> str:
    """Return the calibration of the class in a sentence."""
    given = room.judged(room.laboratory)
    if given.empty:
        return text("class_tools.no_judgements")
    scores = class_measures.class_scores(given).set_index("of")["brier"]
    return text(
        "class_tools.calibration", number=len(given), learners=given["learner"].nunique(),
        said=f"{given['percent'].mean():.0f}", came=f"{100 * given['came'].mean():.0f}",
        brier=f"{scores['judgements']:.3f}", mean=f"{scores['mean']:.3f}",
    )  # fmt: skip


def calibration_page(room: ClassFolder) -> Markup:
    """Return the classes of percentages with what came, and the score of the class."""
    curve = room.calibration(room.laboratory)
    rows = [
        (f"{one.low}–{one.high} %", one.number, f"{one.said:.0f} %", f"{one.came:.0f} %",
         f"{one.came_low:.0f}–{one.came_high:.0f} %")
        for one in curve.itertuples()
    ]  # fmt: skip
    if not rows:
        return sentence(score_sentence(room))
    heads = [text(f"class_tools.head_{one}") for one in ("band", "number", "said", "came", "span")]
    return join([
        sentence(score_sentence(room)),
        table(text("class_tools.calibration_caption"), heads, rows, name=0),
        sentence(text("class_tools.calibration_note")),
    ])  # fmt: skip


def ticket_page(room: ClassFolder) -> Markup:
    """Return the exit tickets, lesson by lesson."""
    found = room.tickets
    rows = [
        (lesson_title(one.lesson), one.learner, day_of(one.said_at), _lines(one.said))
        for one in found.itertuples()
    ]
    heads = [text(f"class_tools.head_{one}") for one in ("lesson", "learner", "day", "ticket")]
    return table(count("class_tools.tickets", len(rows)), heads, rows, name=1)


def _lines(words: str) -> Markup:
    return join((fill('<bdi>{line}</bdi>', line=one) for one in words.splitlines()),
                Markup("<br>"))  # fmt: skip


def gradebook_page(room: ClassFolder) -> Markup:
    """Return the gradebook as it is written, for the lessons that somebody has begun."""
    frame = room.gradebook
    rows = [tuple(row) for row in frame.itertuples(index=False)]
    return join([
        sentence(text("class_tools.gradebook_note")),
        table(text("class_tools.gradebook"), list(frame.columns), rows, name=0),
    ])  # fmt: skip


def files_page(room: ClassFolder) -> Markup:
    """Return which files each learner comes from, and what is wrong with the others."""
    rows = [(one.label, ", ".join(one.files), len(one.attempts)) for one in room.learners]
    heads = [text(f"class_tools.head_{one}") for one in ("learner", "files", "entries")]
    parts: list[Any] = [table(text("class_tools.files"), heads, rows, name=0)]
    copied = [
        text("class_tools.several_names", learner=one.label, number=len(one.names))
        for one in room.learners
        if len(one.names) > 1
    ]
    if copied:
        parts.append(fill('<div class="kit-notice">{list}</div>', list=bullet_list(copied)))
    if room.problems:
        parts.append(fill('<div class="kit-notice"><p>{t}</p>{list}</div>',
                          t=count("class_tools.problems", len(room.problems)),
                          list=bullet_list(room.problems)))  # fmt: skip
    return join(parts)


def code_of(room: ClassFolder) -> dict[str, str]:
    """Return lines of pandas that give the same as each panel, by its name."""
    start = f"import kit\n\nroom = kit.class_folder({str(room.folder)!r})\nanswers = room.answers\n"
    return {name: start + lines for name, lines in CODE.items()}


CODE = {
    "progress": """
now = answers[~answers["set_aside"]]
now.groupby(["learner", "lesson"])["question"].nunique().unstack(fill_value=0)""",
    "questions": """
own = answers[~answers["again"] & answers["scored"]]
own.groupby(["lesson", "question", "learner"])["verdict"].first().eq("right").groupby(
    ["lesson", "question"]).sum()  # right at first try""",
    "ideas": """
ideas = answers.explode("misconceptions").dropna(subset="misconceptions")
ideas.groupby(["misconceptions", "lesson", "question"])["learner"].agg(["nunique", "size"])""",
    "coding": """
from kit.analysis.coder_agreement import alpha

codes = room.codes.set_index("statement_id")
alpha([own["tone"].astype(int) for _, own in codes.groupby("learner")])""",
    "calibration": """
from kit.analysis.calibration import calibration, score

judged = room.judged("claim_audit")  # first percentages; nothing on the abductions
score(judged["percent"], judged["came"]).brier""",
    "tickets": """
tickets = answers[(answers["question"] == "exit_ticket") & ~answers["set_aside"]]
tickets.groupby(["lesson", "learner"])["said"].last()""",
}  # fmt: skip


def code_page(room: ClassFolder) -> Markup:
    """Return the code behind each panel."""
    parts = [
        fill('<p><strong>{t}</strong></p><pre class="kit-code" tabindex="0">{code}</pre>',
             t=text(f"class_tools.panel_{name}"), code=code)
        for name, code in code_of(room).items()
    ]  # fmt: skip
    return join([sentence(text("explorers.code_intro")), *parts])


def class_lessons(room: ClassFolder) -> list[str]:
    """Return the lessons with questions that somebody has begun, or all if nobody has."""
    begun = {one.lesson for learner in room.learners for one in learner.attempts}
    known = [one for one in room.all_lessons if questions_of(one)]
    return [one for one in known if one in begun] or known


def panels_of(room: ClassFolder) -> dict[str, Callable[[], Markup]]:
    """Return what fills each panel, by its name."""
    pages = {
        "progress": progress_page, "questions": question_page, "ideas": idea_page,
        "support": support_page, "coding": coding_page, "calibration": calibration_page,
        "tickets": ticket_page, "gradebook": gradebook_page, "comments": comments_page,
        "files": files_page, "code": code_page,
    }  # fmt: skip
    return {name: partial(page, room) for name, page in pages.items()}


def comments_page(room: ClassFolder) -> Markup:
    """Return what is chosen for the learner whose comments are shown."""
    return room.comments.page()
