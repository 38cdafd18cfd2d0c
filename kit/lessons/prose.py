"""Living prose: text whose numbers come from the data when the lesson runs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kit.language import text
from kit.lessons import blanks, glossary, markdown
from kit.lessons.evidence import Evidence
from kit.lessons.faults import LessonError
from kit.lessons.labels import label
from kit.lessons.still import Said
from kit.page.markup import fill


def prose(written: str, values: Mapping[str, object], evidence: Evidence) -> Said:
    """Return prose with its numbers and its links to the glossary.

    Parameters
    ----------
    written
        Markdown (emphasis, links, lists); HTML in it is shown as it is written. `[[term]]` or
        `[[term|words shown]]` links to the glossary. `{{ name }}` is filled from `values`.
    values
        Values by name; they are escaped, and Markdown signs in them have no effect.

    Raises
    ------
    LessonError
        If a term is not in the glossary, or a blank has no value.
    """
    missing = [name for name in blanks.names(written) if name not in values]
    if missing:
        raise LessonError(text("lessons.say_no_value", name=missing[0]))
    terms = glossary.terms_in(written)
    found = glossary.entries(terms, evidence.frame("glossary")) if terms else {}
    held: dict[str, object] = {name: label(value, evidence) for name, value in values.items()}

    def hold(match: re.Match[str]) -> str:
        name, term = f"_term{len(held)}", match["term"].strip()
        held[name] = glossary.marked(match["shown"] or term, found[term])
        return f"{{{{ {name} }}}}"

    page = blanks.fill_markup(glossary.TERM.sub(hold, written), held, markdown.block)
    whole = fill(
        '<div class="kit-prose">{page}{terms}</div>', page=page, terms=glossary.explained(found)
    )
    return Said(whole, markdown.plain(page))
