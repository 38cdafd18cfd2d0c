"""Dates in a sentence, as people write them: days, spans, decades, "since 1991", "the 2002 summit".

A number that may be no date is none: "2000 tonnes" and "1868 people" are amounts, and the number
of a resolution is its name. The words that tell dates from amounts are listed in
`brief_words.json`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kit.analysis.date_forms import Form, blanked, forms_in, in_year
from kit.language import text

FIRST, LAST = "0000-01-01", "9999-12-31"
NEAR = 80  # characters before and after a date that are looked at
LINES = r"[–—−/~-]"


@dataclass(frozen=True)
class WrittenDate:
    """A date that a sentence names.

    Attributes
    ----------
    start, end
        First and last day as ISO text; `FIRST` or `LAST` where it is open.
    about
        Number or kind of the document to whose name the date belongs: `1718` for "Resolution 1718
        (2006)", `law` for "the 2004 law"; "" for the date of what the sentence tells.
    """

    start: str
    end: str
    about: str = ""


def written_dates(words: str) -> list[WrittenDate]:
    """Return the dates in a sentence in their order.

    >>> [(one.start, one.end) for one in written_dates("On 17 Sept. 2002, and again in 2004")]
    [('2002-09-17', '2002-09-17'), ('2004-01-01', '2004-12-31')]
    >>> written_dates("2000 tonnes of rice, under Resolution 1874")
    []
    """
    plain = unicodedata.normalize("NFKC", words)
    unnumbered = _numbers_of_documents().sub(lambda match: blanked(match[0]), plain)
    found = _with_years(forms_in(unnumbered), plain)
    return [one for group in _groups(found, plain) for one in _of_group(group, plain)]


def _with_years(found: list[Form], plain: str) -> list[Form]:
    """Return the dates; a day or a month takes its year from the date that it is tied to."""
    done: list[Form] = []
    for one in reversed(found):
        after = done[-1] if done else None
        if not one.year and after and after.month and after.year and _tie(one, after, plain):
            year = after.year
            is_turn = _is_span(one, after, plain) and one.month > after.month
            one = in_year(one, year - 1 if is_turn else year)
        done.append(one)
    return [one for one in reversed(done) if one.year]


def _between(one: Form, other: Form, plain: str) -> str:
    return plain[one.to : other.at]


def _is_span(one: Form, other: Form, plain: str) -> bool:
    return bool(_span_words().fullmatch(_between(one, other, plain)))


def _tie(one: Form, other: Form, plain: str) -> bool:
    between = _between(one, other, plain)
    return bool(_span_words().fullmatch(between) or _list_words().fullmatch(between))


def _groups(found: list[Form], plain: str) -> Iterator[list[Form]]:
    """Yield dates that stand together: "from 2002 to 2004", "2002 and 2004"."""
    group: list[Form] = []
    for one in found:
        if group and not _tie(group[-1], one, plain):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _of_group(group: list[Form], plain: str) -> Iterator[WrittenDate]:
    before = plain[max(0, group[0].at - NEAR) : group[0].at]
    after = plain[group[-1].to : group[-1].to + NEAR]
    if _ends(before, "other_times") or _is_amount(group, before, after, plain):
        return
    about = _document(group, before, after)
    firsts = [one.spans[0][0] for one in group]
    ties = [_is_span(one, other, plain) for one, other in pairwise(group)]
    if any(ties) or _ends(before, "both_ends"):
        yield WrittenDate(min(firsts), max(end for one in group for _, end in one.spans), about)
        return
    for start, end in (span for one in group for span in one.spans):
        is_open = _ends(before, "open_ends") or _begins(after, "going_on")
        yield WrittenDate(
            FIRST if _ends(before, "open_starts") else start, LAST if is_open else end, about
        )


def _is_amount(group: list[Form], before: str, after: str, plain: str) -> bool:
    """Whether years without day and month may be an amount, or a part of something else."""
    if not all(one.is_bare for one in group):
        return False
    return _counts(group[-1], before, after) or not _says_when(group, before, after, plain)


def _counts(last: Form, before: str, after: str) -> bool:
    is_round = last.year % 100 == 0 and re.match(r"\s[a-z]+[^\Ws]s\b", after)
    is_price = re.search(r"[$€£¥₩]\s?$", before)
    # "In 2001 families met" begins with a year, whatever families could be counted.
    is_counted = _begins(after, "units") and not _before("before_years").fullmatch(before)
    return bool(is_round or is_price or is_counted) or _ends(before, "amounts")


def _says_when(group: list[Form], before: str, after: str, plain: str) -> bool:
    is_led = _ends(before, "before_years")
    if re.match(rf"{LINES}\w", after) or (not is_led and re.search(rf"\w{LINES}$", before)):
        return False  # a part of a name or of an address
    years = [one.year for one in group]
    is_span = len(group) > 1 and _is_span(group[0], group[1], plain) and years == sorted(years)
    return is_led or is_span or _is_named(before, after) or _stands_alone(before, after)


def _is_named(before: str, after: str) -> bool:
    """Whether a year stands as in "the 2002 summit", "Japan’s 2006 measures"."""
    has_owner = re.search(r"\w(?:[’']s|s[’'])\s$", before) or _ends(before, "before_named_years")
    return bool(has_owner) and bool(re.match(r"(?:[’']s)?\s\w", after))


def _stands_alone(before: str, after: str) -> bool:
    """Whether a year stands as in "2002: the leaders met", "the summit (2002)", "1990 onwards"."""
    if _begins(after, "going_on"):
        return True
    if not before.strip("\"'“‘(* "):
        return bool(re.match(r"\s?[:,–—]\s", after)) or _begins(after, "years_that_do")
    # A name before it, as in "Kim (2015)", makes it a work that is cited.
    is_aside = re.search(r"(?:(?<![\w-])[a-z][\w-]*|\d)\s?\($", before)
    return bool(is_aside) and after.startswith(")")


def _document(group: list[Form], before: str, after: str) -> str:
    """Return number or kind of the document to whose name the dates belong."""
    named = re.search(r"(\d+)\s?\($", before) or _document_before().search(before)
    if named:
        return str(next(one for one in reversed(named.groups()) if one)).casefold()
    kind = _document_after().match(after)
    is_year = all(one.is_bare or not one.days for one in group)
    return kind["kind"].casefold() if kind and is_year and _is_named(before, after) else ""


def _ends(before: str, listed: str) -> bool:
    return bool(_before(listed).search(before))


def _begins(after: str, listed: str) -> bool:
    return bool(_after(listed).match(after))


def _listed(name: str) -> str:
    return "|".join(map(re.escape, text(f"brief_words.{name}").split("|")))


@cache
def _before(name: str) -> re.Pattern[str]:
    parts = _listed("parts_of_time")
    return re.compile(rf"(?<![\w-])(?:{_listed(name)})(?:[\s-](?:{parts}))*[\s-]$", re.IGNORECASE)


@cache
def _after(name: str) -> re.Pattern[str]:
    return re.compile(rf"[\s-](?:{_listed(name)})(?!\w)", re.IGNORECASE)


@cache
def _span_words() -> re.Pattern[str]:
    words, parts = _listed("spans"), _listed("parts_of_time")
    return re.compile(rf"\s?{LINES}\s?|\s(?:{words})\s(?:(?:{parts})[\s-])*", re.IGNORECASE)


@cache
def _list_words() -> re.Pattern[str]:
    words, parts = _listed("lists"), _listed("parts_of_time")
    return re.compile(rf"(?:\s?,\s|,?\s(?:{words})\s)(?:(?:{parts})[\s-])*", re.IGNORECASE)


@cache
def _numbers_of_documents() -> re.Pattern[str]:
    numbers = r"\d[\d/]*(?:(?:,\s|,?\s(?:and|or|to)\s|[–-])\d+)*"
    return re.compile(
        rf"(?:(?<!\w)(?:{_listed('numbered')})\.?\s(?:nos?\.?\s)?|/RES/){numbers}", re.IGNORECASE
    )


@cache
def _document_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)({_listed('documents')})s?\s(?:(?:no|nos|number)\.?\s)?(?:[\w/.-]*?(\d+)\s)?"
        r"(?:\(|(?:of|from|dated)\s)(?:the\s)?$", re.IGNORECASE,
    )  # fmt: skip


@cache
def _document_after() -> re.Pattern[str]:
    between = r"(?:(?:[A-Z][\w’'.–-]*\s){1,3}|[a-z-]+\s)?"
    return re.compile(rf"(?:[’']s)?\s{between}(?P<kind>(?i:{_listed('documents')}))s?(?!\w)")
