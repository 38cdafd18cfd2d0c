"""The fields of a question: what may stand in each, and which kinds need or take them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Field:
    """One field of the questions file: its meaning, and whether a value may stand in it."""

    meaning: str
    expected: str
    fits: Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(_is_text(item) for item in value)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_amount(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict) and bool(value)


def _is_mappings(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


_TEXT = "a text"
_TEXTS = "a list of texts, each on its own line after a dash"
_FLAG = "true or false"

FIELDS: dict[str, Field] = {
    "id": Field("short name, kept with the answers; never change it", _TEXT, _is_text),
    "kind": Field("how it is asked", _TEXT, _is_text),
    "prompt": Field("the question; the first paragraph is its heading", _TEXT, _is_text),
    "options": Field(
        "what to choose, order or match", "a list of options, each with an id", _is_mappings
    ),
    "hints": Field("help, shown one after the other", _TEXTS, _is_texts),
    "answer": Field(
        "the right answer: {function: …, arguments} or {given: …, because: …}",
        "{function: name, …} or {given: value, because: reason}",
        _is_mapping,
    ),
    "values": Field(
        "named values for {{ blanks }}", "names with a value or {function: name, …}", _is_mapping
    ),
    "explanation": Field("shown with the right answer", _TEXT, _is_text),
    "model_answer": Field("shown once the learner has written", _TEXT, _is_text),
    "wrong": Field("shown with a wrong answer that no option names", _TEXT, _is_text),
    "sources": Field("ids of sources or events, cited after answering", _TEXTS, _is_texts),
    "outcome": Field("the learning outcome it serves", _TEXT, _is_text),
    "graded": Field("false: no verdict", _FLAG, _is_flag),
    "sensitive": Field("true: neutral wording, no signs", _FLAG, _is_flag),
    "reveal": Field(
        "when the explanation is shown", "at_once or again", lambda v: v in {"at_once", "again"}
    ),
    "tolerance": Field("how far a number may be off, in its unit", "a number", _is_amount),
    "unit": Field("unit of a number", _TEXT, _is_text),
    "lines": Field("labels of the lines of a note", _TEXTS, _is_texts),
    "others": Field("further values that match no option", "a list", _is_list),
}

COMMON = frozenset(
    {"id", "kind", "prompt", "hints", "values", "explanation", "sources", "outcome", "graded",
     "sensitive", "reveal"}
)  # fmt: skip


@dataclass(frozen=True)
class KindFields:
    """The fields a kind needs beyond `id`, `kind` and `prompt`, and those it may take."""

    needs: frozenset[str] = frozenset()
    takes: frozenset[str] = frozenset()
    keyed: bool = False


def _keyed(*needs: str, takes: tuple[str, ...] = ()) -> KindFields:
    return KindFields(
        frozenset({"answer", "explanation", "hints", *needs}), frozenset(takes), keyed=True
    )


KINDS: dict[str, KindFields] = {
    "choice": _keyed("options", takes=("wrong",)),
    "several": _keyed("options", takes=("wrong",)),
    "number": _keyed("wrong", takes=("options", "tolerance", "unit")),
    "order": _keyed("options", "wrong"),
    "match": _keyed("options", "wrong", takes=("others",)),
    "code": _keyed("wrong"),
    "probability": KindFields(takes=frozenset({"answer"})),
    "text": KindFields(frozenset({"model_answer"})),
    "note": KindFields(takes=frozenset({"lines"})),
    "opinion": KindFields(frozenset({"options"})),
}

OPTION_FIELDS = frozenset({"id", "text", "value", "feedback", "misconception"})
