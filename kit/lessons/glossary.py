"""Words that the glossary explains: `[[term]]` in the prose of a lesson."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from kit.language import text
from kit.lessons.faults import LessonError
from kit.page.markup import Markup, escape, fill, join

TERM = re.compile(r"\[\[(?P<term>[^\]|]+)(\|(?P<shown>[^\]]+))?\]\]")
LANGUAGES = frozenset({"ja", "ko", "zh", "ru", "en"})


def terms_in(written: str) -> list[str]:
    """Return the terms that a text links to, each once.

    >>> terms_in("The [[Stockholm agreement]] and [[Zainichi|Koreans in Japan]]")
    ['Stockholm agreement', 'Zainichi']
    """
    return list(dict.fromkeys(match["term"].strip() for match in TERM.finditer(written)))


def entries(terms: Iterable[str], glossary: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the row of the glossary for each term; capitals do not matter.

    Raises
    ------
    LessonError
        If the glossary does not explain a term.
    """
    known = {str(term).casefold(): number for number, term in enumerate(glossary["term"])}
    found = {}
    for term in terms:
        number = known.get(term.casefold())
        if number is None:
            raise LessonError(text("lessons.no_term", term=term))
        found[term] = glossary.iloc[number]
    return found


def marked(shown: str, entry: pd.Series) -> Markup:
    """Return the word in the text, its explanation on pointing or focusing."""
    return fill(
        '<abbr class="kit-term" title="{definition}" tabindex="0">{shown}</abbr>',
        definition=entry["definition"],
        shown=shown,
    )


def explained(found: dict[str, pd.Series]) -> Markup:
    """Return the list of the words explained, folded away: for touch, paper and screen readers."""
    if not found:
        return Markup("")
    rows = join(
        fill(
            "<dt>{term} {native}</dt><dd>{definition}</dd>",
            term=entry["term"],
            native=_native(entry),
            definition=entry["definition"],
        )
        for entry in found.values()
    )
    return fill(
        '<details class="kit-terms"><summary>{title}</summary><dl>{rows}</dl></details>',
        title=text("lessons.words_explained", terms=", ".join(found)),
        rows=rows,
    )


def _native(entry: pd.Series) -> Markup:
    native, language = entry.get("term_native", ""), entry.get("language", "")
    if not isinstance(native, str) or not native:
        return Markup("")
    if language not in LANGUAGES:
        return escape(native)
    return fill('<span lang="{language}">{native}</span>', language=language, native=native)
