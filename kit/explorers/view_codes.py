"""View codes: the state of an explorer as a short text for the board or a worksheet.

A code is the letter of the explorer and then, separated by `/`, only what differs from the
explorer's first view: `T/1990-2004/c:diplomacy+abduction/w:Stockholm`. Characters that could be
misread are written as in web addresses (`%20`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from kit.language import text

# Half of a character, which is left where a pasted text was cut, is written and read like others.
HALVES = "surrogatepass"


class ViewCodeError(ValueError):
    """A view code that cannot be read; the message says what to do."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


@dataclass(frozen=True)
class Field:
    """One part of a view code.

    Attributes
    ----------
    trait
        Name of the explorer's trait.
    letter
        Letter before the colon; "" for the range of years, which is written `1990-2004`.
    several
        Whether the trait is a tuple of values.
    """

    trait: str
    letter: str
    several: bool = False


def encode(
    explorer: str, fields: tuple[Field, ...], state: Mapping[str, Any], first: Mapping[str, Any]
) -> str:
    """Return the code of `state`; parts equal to the `first` view are left out.

    >>> fields = (Field("years", ""), Field("words", "w"))
    >>> encode("T", fields, {"years": (1990, 2004), "words": "Kim Yo Jong"},
    ...        {"years": (1868, 2026), "words": ""})
    'T/1990-2004/w:Kim%20Yo%20Jong'
    """
    parts = [explorer]
    for field in fields:
        value = state[field.trait]
        if value != first[field.trait]:
            parts.append(_write(field, value))
    return "/".join(parts)


def decode(code: str, fields: tuple[Field, ...]) -> dict[str, Any]:
    """Return the traits written in a code (without those that were left out).

    Raises
    ------
    ViewCodeError
        If a part is not of the form that `encode` writes.
    """
    by_letter = {field.letter: field for field in fields}
    state: dict[str, Any] = {}
    for part in code.strip().split("/")[1:]:
        letter, colon, value = part.partition(":")
        field = by_letter.get(letter if colon else "")
        if field is None or not part:
            raise ViewCodeError(text("explorers.code_unknown_part", code=code, part=part))
        state[field.trait] = _read(field, value if colon else part, code)
    return state


def _write(field: Field, value: Any) -> str:
    if field.letter == "":
        return f"{value[0]}-{value[1]}"
    values = value if field.several else (value,)
    return f"{field.letter}:" + "+".join(_quoted(str(item)) for item in values)


def _quoted(item: str) -> str:
    return quote(item, safe="", errors=HALVES)


def _read(field: Field, value: str, code: str) -> Any:
    if field.letter == "":
        first, dash, last = value.partition("-")
        if not (dash and first.isdecimal() and last.isdecimal()):
            raise ViewCodeError(text("explorers.code_bad_years", code=code, part=value))
        return int(first), int(last)
    try:
        values = tuple(unquote(item, errors=HALVES) for item in value.split("+") if item)
    except UnicodeDecodeError:
        raise ViewCodeError(text("explorers.code_unknown_part", code=code, part=value)) from None
    return values if field.several else "+".join(values)


def open_view(code: str) -> Any:
    """Open the explorer that a view code names, in exactly that view.

    Parameters
    ----------
    code
        As shown under "View code" in every explorer, for example `"T/1990-2004"`.

    Raises
    ------
    ViewCodeError
        If no explorer has that letter or a part cannot be read.
    """
    from kit.explorers import BY_LETTER

    letter = code.strip().split("/")[0].upper()
    if letter not in BY_LETTER:
        known = ", ".join(sorted(BY_LETTER))
        raise ViewCodeError(text("explorers.code_unknown_letter", code=code, known=known))
    return BY_LETTER[letter].from_code(code)
