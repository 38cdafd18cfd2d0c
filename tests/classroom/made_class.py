"""A class made by code: nobody's answers, the same at every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kit
from kit.classroom import portfolio_pages
from kit.classroom.asked import asked, questions_of
from kit.classroom.portfolio_files import Portfolio
from kit.lessons.attempts import Attempt
from kit.lessons.fields import KINDS
from kit.lessons.posed import asked_words

LESSONS = ("01_timeline", "03_abductions", "07_statements_and_signals", "09_reading_the_news")
SIZE = 30


def answer_for(posed: Any, rng: random.Random) -> Any:
    """Return an answer of a kind's own form, often a wrong one."""
    kind, options = posed.question.kind, [one.id for one in posed.options]
    number = posed.key if kind == "number" else 0
    numbers = [number, *(one.value for one in posed.options if kind == "number")]
    value = float(rng.choice(numbers))
    words = f"words {rng.randrange(9)}"
    answers: dict[str, Any] = {
        "choice": lambda: rng.choice(options), "opinion": lambda: rng.choice(options),
        "several": lambda: [one for one in options if rng.random() < 0.5] or options[:1],
        "order": lambda: rng.sample(options, len(options)),
        "match": lambda: {one: rng.choice(posed.targets)[0] for one in options},
        "number": lambda: {"written": f"{value:g}", "value": value},
        "probability": lambda: rng.randrange(101),
        "note": lambda: [words] * max(1, len(posed.question.lines)),
    }  # fmt: skip
    return answers.get(kind, lambda: {"text": words})()


def attempts_of(number: int) -> Iterator[Attempt]:
    """Yield what learner `number` did, in the order of time."""
    rng = random.Random(number)
    second = 0

    def time() -> str:
        nonlocal second
        second += 1
        at = f"{9 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        return f"2026-04-{1 + number:02}T{at}+00:00"

    for lesson in LESSONS:
        if rng.random() < 0.15:
            continue
        for name in questions_of(lesson):
            now = asked(lesson, name)
            assert now is not None
            assert now.posed is not None
            if rng.random() < 0.2:
                continue
            for _ in range(rng.choice((1, 1, 2, 3))):
                given = answer_for(now.posed, rng)
                verdict = now.kind.right(given) if now.kind else None
                mark = verdict.mark if verdict else rng.choice(("right", "wrong"))
                mark = mark if KINDS[now.question.kind].keyed else "noted"
                said = now.kind.finished(given) if now.kind else given["text"]
                yield Attempt(
                    lesson, name, now.question.kind, now.question.version, given, mark,
                    verdict.misconceptions if verdict else (), "0.2.0",
                    asked_words(now.posed, said, rng.choice((0, 0, 1, 2))), time(),
                    f"{number:04}{second:028}",
                )  # fmt: skip
    for laboratory, lesson, item, content in entries_of(rng):
        yield Attempt(
            lesson, f"{laboratory}:{item}", laboratory, "1", content, "noted", (), "0.2.0", {},
            time(), f"{number:04}{second:028}",
        )  # fmt: skip


def entries_of(rng: random.Random) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    book = kit.codebook()
    themes = [one.removeprefix("theme_") for one in book.loc[book["kind"] == "theme", "value"]]
    first = kit.statements().sort_values(["start", "statement_id"]).head(12)
    for one in first.itertuples():
        if rng.random() < 0.85:
            tone = max(-2, min(2, int(one.tone) + rng.choice((-1, 0, 0, 0, 1))))
            chosen = sorted(name for name in themes if (name in one.themes) != (rng.random() < 0.1))
            yield "coding", "07_statements_and_signals", one.statement_id, {
                "tone": tone, "themes": chosen, "reason": "a word",
            }  # fmt: skip
    for name in kit.article_claims()["claim_id"]:
        if rng.random() < 0.8:
            percent = rng.randrange(101) if rng.random() < 0.95 else None
            yield "claim_audit", "09_reading_the_news", name, {"percent": percent}
    for name in kit.forecasts()["question_id"]:
        if rng.random() < 0.6:
            yield (
                "forecasts", "10_futures_and_negotiation", name, {"percent": rng.randrange(101)}
            )  # fmt: skip


def portfolio_of(number: int) -> Portfolio:
    return Portfolio(
        f"Made {number:02}", tuple(attempts_of(number)), "0.2.0", "0.1.0",
        f"2026-05-01T09:{number:02}:00+00:00",
    )  # fmt: skip


def write_class(folder: Path, size: int = SIZE) -> list[Portfolio]:
    """Write the portfolios of a class and return what they hold."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [portfolio_of(number) for number in range(size)]
    for number, one in enumerate(made):
        path = folder / f"portfolio_{number:02}.html"
        path.write_text(portfolio_pages.page(one), encoding="utf-8")
    return made
