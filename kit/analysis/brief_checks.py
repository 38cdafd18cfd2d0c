"""Rules of thumb for a text that argues: claims without evidence, doubt left out, and the like.

None of them understands a sentence. Each looks for signs that are listed in `brief_words.json` and
in the constants here, so that a reader can see why it speaks. A finding is advice, never a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kit.analysis import sentences as read
from kit.analysis.sentences import Sentence, has_any
from kit.tables.dates import MONTHS

LONGEST_QUOTATION = 25
FEWEST_FOR_SIDES = 3
QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
YEAR = r"(?:1[89]\d\d|20\d\d)"
MONTH = rf"(?:{'|'.join(MONTHS)})"
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({MONTH}) ({YEAR})\b")
MONTH_FIRST = re.compile(rf"\b({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? ({YEAR})\b")
MONTH_ONLY = re.compile(rf"\b({MONTH}) ({YEAR})\b")
AS_ISO = re.compile(rf"\b({YEAR})-(\d\d)-(\d\d)\b")
YEAR_ONLY = re.compile(rf"(?<![-–\d]){YEAR}(?![-–\d])")
SIGNS = ("numbers", "quantifiers", "sayings", "causes")


@dataclass(frozen=True)
class Cited:
    """What the rules know of a piece of evidence.

    Attributes
    ----------
    title
        What it is called.
    start, end
        First and last day as ISO text; "" where none is known.
    doubt
        `contested`, `uncertain`, …; "" where it is agreed.
    states
        States from which it speaks or where its sources were published, as far as known.
    publishers
        Publishers of its sources.
    """

    title: str
    start: str = ""
    end: str = ""
    doubt: str = ""
    states: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Finding:
    """A piece of advice: which rule, in which part, on which sentence, and what fills its blanks.

    `kind` names the sentence `brief.finding_<kind>`.
    """

    kind: str
    part: str
    sentence: str
    blanks: Mapping[str, str] = field(default_factory=dict)


Evidence = Mapping[str, Cited]
Rule = Callable[[Sentence, str, Evidence], Iterator[Finding]]


def findings(parts: Mapping[str, str], evidence: Evidence) -> list[Finding]:
    """Return the advice for a text.

    Parameters
    ----------
    parts
        What is written in each part of the text.
    evidence
        What may be cited, by its mark.
    """
    found = [
        finding
        for part, written in parts.items()
        for paragraph in read.paragraphs(written)
        for finding in _of_paragraph(paragraph, part, evidence)
    ]
    marks = dict.fromkeys(mark for written in parts.values() for mark in read.marks_of(written))
    return [*found, *_one_sided([evidence[mark] for mark in marks if mark in evidence])]


def _of_paragraph(paragraph: str, part: str, evidence: Evidence) -> Iterator[Finding]:
    for sentence in read.sentences(paragraph):
        for rule in RULES:
            yield from rule(sentence, part, evidence)
    for match in QUOTED.finditer(paragraph):
        quoted = match[1] or match[2] or ""
        number = read.number_of_words(quoted)
        if number > LONGEST_QUOTATION:
            yield Finding("quotation", part, quoted, {"words": str(number)})


def signs_of_a_claim(sentence: Sentence) -> list[str]:
    """Return the signs that a sentence claims something which a reader could want to check.

    Questions claim nothing. A sentence that proposes, or says that something is not known, is
    taken at its word, unless it reports what somebody said.
    """
    words = sentence.words
    if sentence.is_question:
        return []
    found = [sign for sign in SIGNS if has_any(words, sign)]
    if re.search(r"\d", words):
        found.append("dates" if dates_in(words) else "numbers")
    if has_any(words, "proposals") or has_any(words, "not_known"):
        found = [sign for sign in found if sign in {"sayings", "dates"}]
    return list(dict.fromkeys(found))


def dates_in(words: str) -> list[tuple[str, str]]:
    """Return the dates in a sentence as first and last day, the most exact forms first taken out.

    >>> dates_in("On 17 September 2002, and again in 2004")
    [('2002-09-17', '2002-09-17'), ('2004-01-01', '2004-12-31')]
    """
    found: list[tuple[str, str]] = []
    for pattern, parts in _FORMS:
        for match in pattern.finditer(words):
            year, month, day = parts(match)
            found.append(_span(year, month, day))
        words = pattern.sub(" ", words)
    return found


def _number(month: str) -> int:
    return MONTHS.index(month) + 1


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, int, int]]], ...] = (
    (DAY_FIRST, lambda m: (m[3], _number(m[2]), int(m[1]))),
    (MONTH_FIRST, lambda m: (m[3], _number(m[1]), int(m[2]))),
    (AS_ISO, lambda m: (m[1], int(m[2]), int(m[3]))),
    (MONTH_ONLY, lambda m: (m[2], _number(m[1]), 0)),
    (YEAR_ONLY, lambda m: (m[0], 0, 0)),
)


def _span(year: str, month: int, day: int) -> tuple[str, str]:
    first = f"{year}-{month or 1:02d}-{day or 1:02d}"
    return first, f"{year}-{month or 12:02d}-{day or 31:02d}"


def _uncited(sentence: Sentence, part: str, _: Evidence) -> Iterator[Finding]:
    signs = signs_of_a_claim(sentence)
    if signs and not sentence.marks and not sentence.later:
        yield Finding("uncited", part, sentence.written, {"sign": signs[0]})


def _unknown(sentence: Sentence, part: str, evidence: Evidence) -> Iterator[Finding]:
    for mark in sentence.marks:
        if mark not in evidence:
            yield Finding("unknown", part, sentence.written, {"mark": mark})


def _doubt(sentence: Sentence, part: str, evidence: Evidence) -> Iterator[Finding]:
    if has_any(sentence.words, "hedges"):
        return
    for mark in sentence.marks:
        if mark in evidence and evidence[mark].doubt:
            known = evidence[mark]
            yield Finding(
                "doubt", part, sentence.written, {"title": known.title, "doubt": known.doubt}
            )


def _date(sentence: Sentence, part: str, evidence: Evidence) -> Iterator[Finding]:
    cited = [evidence[mark] for mark in sentence.marks if mark in evidence]
    dated = [one for one in cited if one.start]
    written = dates_in(sentence.words)
    if not dated or not written or any(_meets(one, span) for one in dated for span in written):
        return
    blanks = {"title": dated[0].title, "start": dated[0].start, "end": dated[0].end}
    yield Finding("date", part, sentence.written, blanks)


def _meets(one: Cited, span: tuple[str, str]) -> bool:
    return span[0] <= (one.end or "9999") and one.start <= span[1]


def _care(sentence: Sentence, part: str, _: Evidence) -> Iterator[Finding]:
    words = sentence.words
    about = has_any(words, "deaths") and has_any(words, "abducted")
    if about and not has_any(words, "speakers"):
        yield Finding("death", part, sentence.written)
    if has_any(words, "loaded"):
        yield Finding("loaded", part, sentence.written)


RULES: tuple[Rule, ...] = (_uncited, _unknown, _doubt, _date, _care)


def _one_sided(cited: list[Cited]) -> Iterator[Finding]:
    """Yield a finding if all that is cited comes from one publisher, else if from one state."""
    if len(cited) < FEWEST_FOR_SIDES:
        return
    publishers = frozenset[str]().union(*(one.publishers for one in cited))
    states = frozenset[str]().union(*(one.states for one in cited))
    if len(publishers) == 1:
        yield Finding("one_publisher", "", "", {"name": min(publishers)})
    elif len(states) == 1 and all(one.states for one in cited):
        yield Finding("one_state", "", "", {"name": min(states)})
