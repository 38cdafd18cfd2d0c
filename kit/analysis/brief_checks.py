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
from kit.analysis.written_dates import LAST, WrittenDate, written_dates

LONGEST_QUOTATION = 25
FEWEST_FOR_SIDES = 3
QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
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
    is_known
        False if it was chosen in another version of the tables, and these do not have it.
    """

    title: str
    start: str = ""
    end: str = ""
    doubt: str = ""
    states: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    is_known: bool = True


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
    cited = [evidence[mark] for mark in marks if mark in evidence]
    return [*found, *_one_sided([one for one in cited if one.is_known])]


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
        found.append("dates" if written_dates(words) else "numbers")
    if has_any(_without_may(words), "proposals") or has_any(words, "not_known"):
        found = [sign for sign in found if sign in {"sayings", "dates"}]
    return list(dict.fromkeys(found))


def _uncited(sentence: Sentence, part: str, _: Evidence) -> Iterator[Finding]:
    signs = signs_of_a_claim(sentence)
    if signs and not sentence.marks and not sentence.later:
        yield Finding("uncited", part, sentence.written, {"sign": signs[0]})


def _unknown(sentence: Sentence, part: str, evidence: Evidence) -> Iterator[Finding]:
    for mark in sentence.marks:
        if mark not in evidence:
            yield Finding("unknown", part, sentence.written, {"mark": mark})
        elif not evidence[mark].is_known:
            yield Finding("gone", part, sentence.written, {"mark": mark})


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
    """Yield a finding if no date of the sentence lies in the time of what it cites.

    The date of a document ("the 1965 treaty") is held against evidence on such a document only,
    and a time to come, in a sentence on what should or will be done, against none.
    """
    cited = [evidence[mark] for mark in sentence.marks if mark in evidence]
    dated = [one for one in cited if one.start]
    found = written_dates(sentence.words)
    if not dated or any(_meets(one, date) for one in dated for date in found):
        return
    named = set(re.findall(r"\w+", " ".join(one.title for one in dated).casefold()))
    told = [date for date in found if not date.about or date.about in named]
    if has_any(_without_may(sentence.words), "proposals") or has_any(sentence.words, "ahead"):
        told = [date for date in told if any(date.start <= (one.end or LAST) for one in dated)]
    if told:
        blanks = {"title": dated[0].title, "start": dated[0].start, "end": dated[0].end}
        yield Finding("date", part, sentence.written, blanks)


def _meets(one: Cited, date: WrittenDate) -> bool:
    return date.start <= (one.end or LAST) and one.start <= date.end


def _without_may(words: str) -> str:
    """Return the words without the month that looks like a wish."""
    return re.sub(r"\bMay\b", " ", words)


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
