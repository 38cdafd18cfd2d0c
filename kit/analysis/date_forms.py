"""What has the form of a date in a text, and where: 17 September 2002, 2002–04, the 1990s, 2002.

Whether a bare year is meant as one is not asked here; `written_dates` looks at the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from kit.tables.dates import MONTHS

YEAR = r"(?:1[89]\d\d|20\d\d)"
SHORT = "|".join(
    f"{name[:3]}(?:{'t(?:ember)?' if name == 'September' else name[3:]})?" for name in MONTHS
)
MONTH = rf"(?:{SHORT})\.?(?!\w)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
DAYS = rf"{DAY}(?:(?:\s?[,&/–—-]\s?(?:and\s)?|\s(?:and|or|to|until|through)\s){DAY}){{0,6}}"
SPAN_OF_DAYS = re.compile(r"[/–—-]|to|until|through")
MADE_YEAR = rf"(?:[\s,]{{1,2}}(?:of\s)?(?P<year>{YEAR}))?(?!\w)"
BEGINS = r"(?<![\w/.-])"


@dataclass(frozen=True)
class Form:
    """A date where it stands; `year` is 0 as long as only its neighbour names the year."""

    at: int
    to: int
    year: int
    spans: tuple[tuple[str, str], ...] = ()
    month: int = 0
    days: tuple[int, ...] = ()
    is_bare: bool = False


def forms_in(plain: str) -> list[Form]:
    """Return what has the form of a date in its order, the most exact forms first taken out."""
    left, found = plain, []
    for pattern, read in _FORMS:
        for match in pattern.finditer(left):
            one = read(match)
            if one is not None:
                found.append(replace(one, at=match.start(), to=match.end()))
        left = pattern.sub(lambda match: blanked(match[0]), left)
    return sorted(found, key=lambda one: one.at)


def blanked(words: str) -> str:
    """Return as many characters that are nothing, so that what follows keeps its place."""
    return re.sub(r"\S", "\0", words)


def _day(match: re.Match[str]) -> Form | None:
    month = 1 + [name[:3] for name in MONTHS].index(match["month"][:3].capitalize())
    named = match.groupdict()
    said = named.get("days") or ""
    days = tuple(int(one) for one in re.findall(r"\d+", said))
    if SPAN_OF_DAYS.search(said) and days[0] < days[-1]:
        days = tuple(range(days[0], days[-1] + 1))
    if not said and not named.get("year") and match["month"][0].islower():
        return None  # "may", "march"
    return in_year(Form(0, 0, int(named.get("year") or 0), month=month, days=days))


def in_year(one: Form, year: int = 0) -> Form:
    """Return a day or a month in the year that it names, else in the one given, if any."""
    year = one.year or year
    stem = f"{year}-{one.month:02d}"
    spans = tuple((f"{stem}-{day:02d}",) * 2 for day in one.days) or ((f"{stem}-01", f"{stem}-31"),)
    return replace(one, year=year, spans=spans) if year else one


def _exact(match: re.Match[str]) -> Form:
    year, month, day = int(match["year"]), match["month"], match["day"]
    if not month:
        return Form(0, 0, year, (_years(year),))
    first, last = day or "1", day or "31"
    stem = f"{year}-{int(month):02d}"
    return Form(0, 0, year, ((f"{stem}-{int(first):02d}", f"{stem}-{int(last):02d}"),))


def _either(match: re.Match[str]) -> Form | None:
    """Read 9/7/2002 both ways, because people write it both ways."""
    one, other, year = int(match[1]), int(match[3]), match["year"]
    days = {(month, day) for month, day in ((one, other), (other, one)) if month <= len(MONTHS)}
    spans = tuple((f"{year}-{m:02d}-{d:02d}",) * 2 for m, d in sorted(days))
    return Form(0, 0, int(year), spans) if spans else None


def _short(match: re.Match[str]) -> Form | None:
    """Read 2002–04 as years, and 2002-04 as a month as well."""
    year, more = int(match["year"]), int(match["more"])
    last = year - year % 100 + more + (100 if more < year % 100 else 0)
    spans = [_years(year, last)] if year < last <= year + 20 else []
    if match["line"] == "-" and 1 <= more <= len(MONTHS):
        spans.append((f"{year}-{more:02d}-01", f"{year}-{more:02d}-31"))
    return Form(0, 0, year, tuple(spans)) if spans else None


def _decade(match: re.Match[str]) -> Form | None:
    year, is_owner = int(match["year"]), match[0][-2] in "'’"
    if year % 10:
        return Form(0, 0, year, (_years(year),)) if is_owner else None
    return Form(0, 0, year, (_years(year, year + (99 if year in {1800, 1900} else 9)),))


def _fiscal(match: re.Match[str]) -> Form:
    # Years of account begin in October in Washington, in April in Tokyo.
    year = int(match["year"])
    return Form(0, 0, year, ((f"{year - 1}-10-01", f"{year + 1}-03-31"),))


def _winter(match: re.Match[str]) -> Form:
    year = int(match["year"])
    return Form(0, 0, year, ((f"{year - 1}-12-01", f"{year + 1}-03-31"),))


def _bare(match: re.Match[str]) -> Form:
    year = int(match["year"])
    return Form(0, 0, year, (_years(year),), is_bare=True)


def _years(first: int, last: int = 0) -> tuple[str, str]:
    return f"{first}-01-01", f"{last or first}-12-31"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Form | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"{BEGINS}(?P<year>{YEAR})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?!\w)", _exact),
        (rf"{BEGINS}(\d{{1,2}})([-/.])(\d{{1,2}})\2(?P<year>{YEAR})(?!\w)", _either),
        (
            rf"(?P<year>{YEAR})\s?[年년](?!間)"
            r"(?:\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일])?)?", _exact,
        ),
        (rf"(?<![\w.])(?P<days>{DAYS})\s?(?:of\s)?(?P<month>{MONTH}){MADE_YEAR}", _day),
        (rf"\b(?P<month>{MONTH})\s?(?P<days>{DAYS}){MADE_YEAR}", _day),
        (rf"\b(?P<month>{MONTH})[\s,]{{1,2}}(?:of\s)?(?P<year>{YEAR})(?!\w)", _day),
        (rf"\b(?P<month>{MONTH})", _day),
        (rf"(?<![\w.,/])(?P<year>{YEAR})[’']?s(?!\w)", _decade),
        (rf"\b(?:fiscal(?:\syear)?|financial\syear|FY)\s?(?P<year>{YEAR})(?!\w)", _fiscal),
        (rf"\bwinter\s(?:of\s)?(?P<year>{YEAR})(?:[/–-]\d\d(?:\d\d)?)?(?!\w)", _winter),
        (rf"{BEGINS}(?P<year>{YEAR})(?P<line>[-–/])(?P<more>\d\d)(?![\w/-])", _short),
        (rf"(?<![\w.,#$€£¥₩])(?P<year>{YEAR})(?![\w%]|[.,]\d|\s%|\s?\(\d)", _bare),
    )
)  # fmt: skip
