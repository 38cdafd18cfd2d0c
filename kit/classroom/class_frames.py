"""What a class has answered, as frames; pure functions from learners to tables.

Answers to sensitive questions, all those on the abductions among them, are counted as answered and
never as right or wrong. The first try is the first answer ever given; the last one is the last that
no reset has set aside. Answers to a question that is asked once more at the end stay apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from kit.classroom.asked import (
    answer_words,
    asked,
    in_order,
    is_entry,
    is_sensitive,
    prompt_of,
    questions_of,
)
from kit.classroom.learners import Learner
from kit.language import count, text
from kit.lessons.attempts import Attempt
from kit.lessons.markdown import plain
from kit.lessons.progress import TICKET
from kit.lessons.record import AGAIN

ANSWERS = (
    "learner", "lesson", "question", "again", "kind", "scored", "verdict", "misconceptions",
    "hints", "said", "set_aside", "said_at",
)  # fmt: skip
MOST_COMMON = 3
OPEN_WORDS = frozenset({"text", "note", "code"})
MANY_WRONG, MANY_OPEN = 3, 0.5


def answers(learners: Iterable[Learner]) -> pd.DataFrame:
    """Return one row for each answer to a question (`ANSWERS`), the oldest of a learner first."""
    rows = [
        _row(learner, one) for learner in learners for one in learner.attempts if not is_entry(one)
    ]
    frame = pd.DataFrame(rows, columns=list(ANSWERS))
    kinds: dict[str, Any] = {"again": bool, "scored": bool, "set_aside": bool, "hints": "Int64"}
    return frame.astype(kinds)


def _asked_now(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the answers to questions that their lesson still asks.

    Others stay in the reports by question, but nobody can have answered 16 of 14 questions.
    """
    pairs = zip(frame["lesson"], frame["question"], strict=True)
    still = [question in questions_of(lesson) for lesson, question in pairs]
    return frame[pd.Series(still, index=frame.index, dtype=bool)]


def _row(learner: Learner, one: Attempt) -> tuple[Any, ...]:
    question = one.question.removesuffix(AGAIN)
    scored = _scored(one) and one.verdict in {"right", "partly", "wrong"}
    return (
        learner.label, one.lesson, question, one.question != question, one.kind, scored,
        one.verdict if scored else "noted", one.misconceptions, _hints(one),
        plain(answer_words(one)), one.set_aside, one.said_at,
    )  # fmt: skip


def _hints(one: Attempt) -> int | None:
    number = one.asked.get("hints")
    return number if type(number) is int and 0 <= number < 100 else None


def _scored(one: Attempt) -> bool:
    now = asked(one.lesson, one.question)
    if now is None:
        return not is_sensitive(one.lesson, one.question, [one])
    return now.scored


def first_and_last(frame: pd.DataFrame) -> pd.DataFrame:
    """Return one row by learner and question: `first` and `last` verdict, `tries`, `said`."""
    own = frame[~frame["again"]]
    keys = ["learner", "lesson", "question"]
    grouped = own.groupby(keys, sort=False)
    found = grouped.agg(first=("verdict", "first"), tries=("verdict", "size"),
                        scored=("scored", "first"), hints=("hints", "max"))  # fmt: skip
    present = own[~own["set_aside"]].groupby(keys, sort=False)
    found["last"] = present["verdict"].last().reindex(found.index)
    found["said"] = present["said"].last().reindex(found.index)
    return found.reset_index()


def progress(learners: Sequence[Learner], lessons: Sequence[str]) -> pd.DataFrame:
    """Return how many questions each learner has answered, by lesson; entries count nothing."""
    frame = _asked_now(answers(learners))
    given = frame[~frame["set_aside"]].groupby(["learner", "lesson"])["question"].nunique()
    table = given.unstack(fill_value=0) if len(given) else pd.DataFrame()
    labels = [learner.label for learner in learners]
    return table.reindex(index=labels, columns=list(lessons), fill_value=0).astype(int)


def misconceptions(learners: Sequence[Learner]) -> pd.DataFrame:
    """Return which mistaken ideas were chosen: `idea`, `lesson`, `question`, `prompt`, `feedback`.

    `learners` says how many learners chose it, `times` how often; the most widespread come first.
    """
    frame = answers(learners).explode("misconceptions").dropna(subset="misconceptions")
    keys = ["misconceptions", "lesson", "question"]
    found = frame.groupby(keys, as_index=False).agg(
        learners=("learner", "nunique"), times=("learner", "size")
    )
    found = found.rename(columns={"misconceptions": "idea"})
    rows = list(zip(found["idea"], found["lesson"], found["question"], strict=True))
    found["prompt"] = [_prompt(learners, lesson, question) for _, lesson, question in rows]
    found["feedback"] = [feedback_of(*row) for row in rows]
    return found.sort_values(
        ["learners", "times", "lesson", "question", "idea"],
        ascending=[False, False, True, True, True], ignore_index=True,
    )  # fmt: skip


def feedback_of(idea: str, lesson: str, question: str) -> str:
    """Return what a learner reads who chose the idea in this question; "" if it is gone."""
    now = asked(lesson, question)
    if now is None or now.posed is None:
        return ""
    found = [one.feedback for one in now.posed.options if one.misconception == idea]
    return " ".join(dict.fromkeys(plain(one) for one in found))


def _prompt(learners: Iterable[Learner], lesson: str, question: str) -> str:
    own = (
        one for learner in learners for one in learner.attempts
        if (one.lesson, one.question.removesuffix(AGAIN)) == (lesson, question)
    )  # fmt: skip
    return prompt_of(lesson, question, own).partition("\n")[0]


def by_question(learners: Sequence[Learner], lesson: str) -> pd.DataFrame:
    """Return the report on the questions of a lesson, in its order.

    Columns: `question`, `prompt`, `scored`, `answered`, `right_first`, `right_later` (right at
    last, but not at first), `not_yet`, `open` (learners of the class without an answer), `hints`
    (most shown to one learner, summed; missing where none is recorded), `wrong` (the most common
    wrong answers), `common` (the most common answers where nothing is right or wrong).
    """
    frame = answers(learners)
    frame = frame[frame["lesson"] == lesson]
    found = first_and_last(frame)
    names = in_order(lesson, {*questions_of(lesson), *found["question"]})
    rows = [
        _report(learners, lesson, name, found[found["question"] == name],
                frame[(frame["question"] == name) & ~frame["again"]])
        for name in names
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _report(
    learners: Sequence[Learner], lesson: str, name: str, one: pd.DataFrame, given: pd.DataFrame
) -> dict[str, Any]:
    answered = one[one["last"].notna()]
    scored = answered[answered["scored"]]
    right = scored["last"] == "right"
    first = scored["first"] == "right"
    kind = asked(lesson, name)
    free = kind is not None and kind.question.kind in OPEN_WORDS
    wrong = given[given["scored"] & (given["verdict"] != "right")]
    noted = answered[~answered["scored"]]
    return {
        "question": name, "prompt": _prompt(learners, lesson, name),
        "scored": kind.scored if kind is not None else bool(len(scored)),
        "answered": len(answered), "right_first": int(first.sum()),
        "right_later": int((right & ~first).sum()), "not_yet": int((~right & ~first).sum()),
        "open": len(learners) - len(answered),
        "hints": one["hints"].sum(min_count=1), "wrong": common(wrong["said"]),
        "common": "" if free else common(noted["said"]),
    }  # fmt: skip


def common(said: pd.Series) -> str:
    """Return the most common texts with their numbers, in one line.

    >>> common(pd.Series(["a", "b", "a"]))
    'a (2); b (1)'
    """
    lines = [str(one).replace("\n", " · ") for one in said]
    most = sorted(Counter(lines).items(), key=lambda item: (-item[1], item[0]))[:MOST_COMMON]
    return "; ".join(f"{words} ({number})" for words, number in most)


def tickets(learners: Iterable[Learner]) -> pd.DataFrame:
    """Return the exit tickets as they stand now: `learner`, `lesson`, `said`, `said_at`."""
    frame = answers(learners)
    own = frame[(frame["question"] == TICKET) & ~frame["set_aside"]]
    last = own.groupby(["lesson", "learner"], as_index=False, sort=False).last()
    return last.sort_values(["lesson", "said_at"])[["learner", "lesson", "said", "said_at"]]


def needs_help(learners: Sequence[Learner], lessons: Sequence[str]) -> pd.DataFrame:
    """Return reasons to look at a learner's work: `learner`, `lesson`, `reason`; no order of merit.

    A lesson counts for a learner once it is begun; one that is not begun, once half of the class
    has begun it. Questions on sensitive matters give no reason by their answers.
    """
    found = first_and_last(_asked_now(answers(learners)))
    done = progress(learners, lessons)
    rows = []
    for learner in learners:
        if not learner.attempts:
            continue
        own = found[found["learner"] == learner.label]
        for lesson in lessons:
            rows += [
                (learner.label, lesson, reason)
                for reason in _reasons(own[own["lesson"] == lesson], lesson, done, learner.label)
            ]
    return pd.DataFrame(rows, columns=["learner", "lesson", "reason"])


def _reasons(own: pd.DataFrame, lesson: str, done: pd.DataFrame, label: str) -> list[str]:
    asked_now, answered = len(questions_of(lesson)), int(done.loc[label, lesson])
    if not answered:
        begun = int((done[lesson] > 0).sum())
        return [text("class_tools.not_begun")] if begun * 2 >= len(done) and begun else []
    reasons = []
    if asked_now and answered < asked_now * (1 - MANY_OPEN):
        reasons.append(text("class_tools.open", answered=answered, of=asked_now))
    scored = own[own["scored"] & own["last"].notna()]
    stuck = int((scored["last"] != "right").sum())
    first = int((scored["first"] != "right").sum())
    if stuck:
        reasons.append(count("class_tools.stuck", stuck))
    if first >= MANY_WRONG:
        reasons.append(count("class_tools.wrong_first", first))
    if TICKET not in set(own.loc[own["last"].notna(), "question"]):
        reasons.append(text("class_tools.no_ticket"))
    return reasons


def any_scored(lesson: str) -> bool:
    """Whether a lesson has a question whose answers are right or wrong."""
    found = (asked(lesson, name) for name in questions_of(lesson))
    return any(one is not None and one.scored for one in found)


def gradebook(learners: Sequence[Learner], lessons: Sequence[str]) -> pd.DataFrame:
    """Return one row for each learner and, by lesson, columns of counts.

    Columns: `learner`, then for each lesson `… answered`, `… questions`, `… right at first try`,
    `… right at last`, `… exit ticket` (1 if there is one). Sensitive questions count as answered
    only; a lesson of such questions alone has no columns of what is right. Nothing is added up.
    """
    found = first_and_last(_asked_now(answers(learners)))
    done = progress(learners, lessons)
    table: dict[str, list[Any]] = {"learner": [learner.label for learner in learners]}
    for lesson in lessons:
        own = found[found["lesson"] == lesson]
        present = own[own["last"].notna()]
        scored = present[present["scored"]]
        counts = {
            "answered": done[lesson],
            "questions": pd.Series(len(questions_of(lesson)), index=done.index),
            "right_first": scored[scored["first"] == "right"].groupby("learner").size(),
            "right_last": scored[scored["last"] == "right"].groupby("learner").size(),
            "ticket": present[present["question"] == TICKET].groupby("learner").size(),
        }
        if not any_scored(lesson):
            del counts["right_first"], counts["right_last"]
        for name, series in counts.items():
            column = text(f"class_tools.grade_{name}", lesson=lesson)
            table[column] = [int(series.get(label, 0)) for label in table["learner"]]
    return pd.DataFrame(table)
