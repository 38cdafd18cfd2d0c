"""Entries of laboratories in words: what they are about, and what was entered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pandas as pd

from kit.classroom.asked import plain_words
from kit.laboratories.coders import codebook_labels, signed
from kit.laboratories.judgement_pages import percent_words
from kit.language import text
from kit.lessons.attempts import Attempt
from kit.lessons.faults import LessonError
from kit.page.markup import Markup, escape, fill
from kit.tables import dates
from kit.tables.frames import load

# What an entry of another form than its laboratory writes can raise.
STRANGE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, StopIteration,
           LessonError)  # fmt: skip
Words = tuple[object, object]
Writer = Callable[[str, Mapping[str, Any]], Words]


def entry_words(attempt: Attempt) -> Words:
    """Return what an entry is about and what was entered; unknown laboratories are shown plainly.

    Nothing here says whether an entry is right.
    """
    item = attempt.question.removeprefix(f"{attempt.kind}:")
    writer = WRITERS.get(attempt.kind)
    if writer is not None and isinstance(attempt.answer, dict):
        try:
            return writer(item, attempt.answer)
        except STRANGE:
            pass  # a row that is gone, or an entry of another version: shown plainly below
    return item.replace("_", " "), plain_words(attempt.answer)


def laboratory_title(name: str) -> str:
    """Return the name of a laboratory in words."""
    try:
        return text(f"portfolio.laboratory_{name}")
    except KeyError:
        return name.replace("_", " ").capitalize()


@cache
def _rows(table: str, key: str) -> pd.DataFrame:
    return load(table).set_index(key, drop=False)


def _code(item: str, content: Mapping[str, Any]) -> Words:
    kind, _, statement = item.rpartition(":")
    row = _rows("statements", "statement_id").loc[statement]
    about = text("portfolio.statement", date=dates.display(row["date"]), gist=row["gist"])
    tones, themes = codebook_labels(load("codebook"))
    tone = tones.get(int(content["tone"]), signed(int(content["tone"])))
    reason = _reason(content.get("reason"))
    if kind:
        whose = text(f"coding.coder.{content.get('coder', 'first')}")
        challenge = text("portfolio.challenge", tone=tone, coder=whose)
        return about, fill("{said}{reason}", said=challenge, reason=reason)
    named = ", ".join(themes.get(str(one), str(one)) for one in content.get("themes", ()))
    return about, fill("{tone}; {themes}{reason}", tone=tone, reason=reason,
                       themes=named or text("portfolio.no_theme"))  # fmt: skip


def _reason(words: object) -> Markup:
    if not isinstance(words, str) or not words.strip():
        return Markup("")
    return fill('<br><bdi class="typed">{words}</bdi>', words=words)


def _claim(item: str, content: Mapping[str, Any]) -> Words:
    row = _rows("article_claims", "claim_id").loc[item]
    return row["claim"], percent_words(content["percent"])


def _forecast(item: str, content: Mapping[str, Any]) -> Words:
    if item == "@shown":
        return text("portfolio.outcomes"), text("portfolio.outcomes_shown")
    row = _rows("forecasts", "question_id").loc[item]
    return row["question"], percent_words(content["percent"])


def _deal(_item: str, content: Mapping[str, Any]) -> Words:
    titles = _rows("bargaining_issues", "issue")["title"]
    names = _rows("actors", "actor_id")["name"]
    changes = _rows("bargaining_changes", "change_id")["title"]
    places = "; ".join(f"{titles[one]}: {float(at):.2f}" for one, at in content["deal"].items())
    parts = [text("portfolio.places", places=places)]
    if content.get("consent"):
        who = ", ".join(str(names.get(one, one)) for one in content["consent"])
        parts.append(text("portfolio.consent", names=who))
    if content.get("what_if"):
        changed = ", ".join(str(changes.get(one, one)) for one in content["what_if"])
        parts.append(text("portfolio.what_if", changes=changed))
    return text("portfolio.deal"), fill(
        "{parts}{words}", parts=" ".join(parts), words=_reason(content.get("words"))
    )


def _sign(item: str, content: Mapping[str, Any]) -> Words:
    course, _, sign = item.partition("/")
    title = _rows("scenarios", "scenario_id").loc[course, "title"]
    if sign == "before":
        return title, text("portfolio.before", percent=percent_words(content["percent"]))
    signpost = _rows("indicators", "indicator_id").loc[sign, "signpost"]
    said = text("portfolio.sign", if_so=int(content["if_so"]), if_not=int(content["if_not"]))
    return f"{title}: {signpost}", fill(
        "{said}{seen}", said=said, seen=_reason(content.get("seen"))
    )


def _own_event(_item: str, content: Mapping[str, Any]) -> Words:
    if content.get("removed"):
        return text("portfolio.own_event"), text("portfolio.own_event_removed")
    date = escape(dates.display(content["date"]))
    lines = [content.get("summary"), content.get("source"), content.get("note")]
    said = Markup("").join(_reason(line) for line in lines)
    return fill("{date}: {title}", date=date, title=content["title"]), said


WRITERS: Mapping[str, Writer] = {
    "coding": _code,
    "claim_audit": _claim,
    "forecasts": _forecast,
    "bargaining": _deal,
    "scenarios": _sign,
    "own_events": _own_event,
}
