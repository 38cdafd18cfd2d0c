"""The kinds of questions, one file each."""

from __future__ import annotations

from functools import cache

from kit.lessons.kinds.base import Kind
from kit.lessons.kinds.choice import Choice
from kit.lessons.kinds.match import Match
from kit.lessons.kinds.number import Number
from kit.lessons.kinds.order import Order
from kit.lessons.kinds.probability import Probability
from kit.lessons.kinds.several import Several
from kit.lessons.kinds.writing import Note, ShortText


@cache
def kind_of(name: str) -> Kind:
    """Return what asks questions of this kind."""
    kinds: dict[str, type[Kind]] = {
        "choice": Choice,
        "opinion": Choice,
        "several": Several,
        "number": Number,
        "order": Order,
        "match": Match,
        "probability": Probability,
        "text": ShortText,
        "note": Note,
    }
    return kinds[name]()
