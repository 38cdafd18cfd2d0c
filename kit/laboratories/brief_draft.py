"""A policy brief as it stands, read from what the learner has entered one by one.

Nothing is ever overwritten: each change is an entry of its own, and the draft is what the last
entries say. A removed piece of evidence keeps its note and its place in the log.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.laboratories.logbook import Entry
from kit.language import text

OPTIONS = ("option_1", "option_2", "option_3")
# The parts of a brief in their order, and the boxes in each.
PARTS: Mapping[str, tuple[str, ...]] = {
    "task": ("question",),
    "summary": ("summary",),
    "situation": ("situation",),
    **{one: (one, f"{one}_for", f"{one}_against") for one in OPTIONS},
    "recommendation": ("recommendation",),
    "doubts": ("doubts",),
    "stakes": ("families", "people"),
}
FIELDS = tuple(name for fields in PARTS.values() for name in fields)
# Fewest and most words that serve a reader with ten minutes.
ADVICE: Mapping[str, tuple[int, int]] = {
    "question": (8, 40), "summary": (50, 110), "situation": (100, 260),
    **dict.fromkeys(OPTIONS, (8, 60)),
    **{f"{one}_{side}": (20, 90) for one in OPTIONS for side in ("for", "against")},
    "recommendation": (50, 160), "doubts": (40, 160), "families": (30, 120), "people": (30, 120),
}  # fmt: skip
ADDRESSEES = ("", "foreign_minister", "diet", "rok_minister", "us_congress", "un", "eu", "ngo",
              "pyongyang", "other")  # fmt: skip
STYLES = ("apa", "chicago")
SIDES = ("for", "against")
CLAIM = "claim"
ROW, VIEW = "row", "view"
LONGEST, LONGEST_KEY, MOST_ITEMS, MOST_REASONS, MOST_DEEP = 20_000, 300, 60, 24, 4


# Characters that no file can hold; a text pasted from elsewhere may bring some along.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def written(words: str) -> str:
    """Return a text as it can be kept: without unwritable characters."""
    return UNWRITABLE.sub("", words)


@dataclass(frozen=True)
class Item:
    """A piece of evidence in the basket: a row by its id or a view by its code, and a note."""

    key: str
    what: str
    note: str = ""


@dataclass(frozen=True)
class Reason:
    """A reason for or against what `under` names: the claim, or another reason."""

    name: str
    side: str
    words: str
    under: str = CLAIM
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Argument:
    """A claim and the reasons for and against it."""

    claim: str = ""
    reasons: tuple[Reason, ...] = ()

    def under(self, name: str) -> list[Reason]:
        """Return the reasons that stand directly under a claim or a reason."""
        return [one for one in self.reasons if one.under == name]


@dataclass(frozen=True)
class Draft:
    """The brief: its parts by name, its evidence in order, and its argument.

    Attributes
    ----------
    uid
        A name by which reviews find it; "" until something was entered.
    removed
        Evidence that was taken out, with its notes.
    """

    uid: str = ""
    addressee: str = ""
    style: str = STYLES[0]
    fields: Mapping[str, str] = field(default_factory=dict)
    basket: tuple[Item, ...] = ()
    removed: tuple[Item, ...] = ()
    argument: Argument = field(default_factory=Argument)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written or chosen yet."""
        return not (any(self.fields.values()) or self.basket)

    def words(self, name: str) -> str:
        """Return what is written in a box."""
        return str(self.fields.get(name, ""))


def draft_of(entries: Iterable[Entry], argument: Argument | None = None) -> Draft:
    """Return the draft that the entries of the laboratory make, the oldest entry first."""
    settings: dict[str, str] = {}
    fields: dict[str, str] = {}
    items: dict[str, dict[str, Any]] = {}
    order: list[str] = []
    for entry in entries:
        kind, _, name = entry.item.partition("/")
        if kind == "text":
            fields[name] = str(entry.content.get("words", ""))
        elif kind == "evidence":
            items[name] = dict(entry.content)
        elif kind == "order":
            order = _listed(entry.content, "keys")
        elif kind == "set":
            settings |= {key: str(value) for key, value in entry.content.items()}
    ranked = sorted(items, key=lambda key: order.index(key) if key in order else len(order))
    kept = [(Item(key, str(items[key].get("what", ROW)), str(items[key].get("note", ""))),
             bool(items[key].get("in", True))) for key in ranked]  # fmt: skip
    addressee, style = settings.get("addressee", ""), settings.get("style", "")
    return Draft(
        settings.get("uid", ""), addressee if addressee in ADDRESSEES else ADDRESSEES[0],
        style if style in STYLES else STYLES[0],
        fields, tuple(item for item, is_in in kept if is_in),
        tuple(item for item, is_in in kept if not is_in), argument or Argument(),
    )  # fmt: skip


def argument_of(entries: Iterable[Entry]) -> Argument:
    """Return the argument that the entries of the map make; a removed reason takes its own along.

    Reasons stand in the order in which they were first given, unless an entry `order` says so.
    """
    claim, found, order = "", dict[str, Reason](), list[str]()
    for entry in entries:
        content = entry.content
        if entry.item == CLAIM:
            claim = str(content.get("words", ""))
        elif entry.item == "order":
            order = _listed(content, "names")
        elif content.get("in", True):
            found[entry.item] = reason_of(entry.item, content)
        else:
            found.pop(entry.item, None)
    ranked = sorted(
        found.values(),
        key=lambda one: order.index(one.name) if one.name in order else len(order),
    )
    return Argument(claim, _reachable(ranked))


def _reachable(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return the reasons that lead to the claim in at most `MOST_DEEP` steps."""
    names = {CLAIM}
    for _ in range(MOST_DEEP):
        names |= {one.name for one in reasons if one.under in names}
    return tuple(one for one in reasons if one.name in names and one.name != CLAIM)


def reason_of(name: str, content: Mapping[str, Any]) -> Reason:
    """Return a reason from what was entered."""
    return Reason(
        name, str(content.get("side", SIDES[0])), str(content.get("words", "")),
        str(content.get("under", CLAIM)), tuple(_listed(content, "evidence")),
    )  # fmt: skip


def _listed(content: Mapping[str, Any], name: str) -> list[str]:
    """Return the texts of a list; none if something else stands there."""
    found = content.get(name, ())
    return [str(one) for one in found] if isinstance(found, list | tuple) else []


def shared(draft: Draft) -> dict[str, Any]:
    """Return the draft as it goes into a class file, each text cut where others stop reading."""
    return {
        "uid": draft.uid, "addressee": draft.addressee, "style": draft.style,
        "fields": {name: draft.words(name)[:LONGEST] for name in FIELDS if draft.words(name)},
        "basket": [{"key": one.key, "what": one.what, "note": one.note[:LONGEST]}
                   for one in draft.basket],
        "claim": draft.argument.claim[:LONGEST],
        "reasons": [
            {"name": one.name, "side": one.side, "words": one.words[:LONGEST], "under": one.under,
             "evidence": list(one.evidence)}
            for one in draft.argument.reasons
        ],
    }  # fmt: skip


def from_shared(content: Mapping[str, Any]) -> Draft:
    """Return the draft of a class file in which `fault_of` found no fault."""
    reasons = [reason_of(one["name"], one) for one in content["reasons"]]
    return Draft(
        content["uid"], content["addressee"], content["style"], content["fields"],
        tuple(Item(one["key"], one["what"], one["note"]) for one in content["basket"]),
        argument=Argument(content["claim"], _reachable(reasons)),
    )  # fmt: skip


def fault_of(content: Any) -> str:
    """Return "" if a draft from a class file can be used, else what is wrong with it."""
    if not isinstance(content, dict) or not _are_texts(content, ("uid", "addressee", "claim")):
        return text("brief.fault_draft")
    if content["addressee"] not in ADDRESSEES or content.get("style") not in STYLES:
        return text("brief.fault_choice")
    fields = content.get("fields")
    if not isinstance(fields, dict) or not _are_texts(fields, fields) or set(fields) - set(FIELDS):
        return text("brief.fault_fields", most=LONGEST)
    if not _are_all(content.get("basket"), MOST_ITEMS, ("key", "what", "note")):
        return text("brief.fault_basket", most=MOST_ITEMS)
    if not _are_all(content.get("reasons"), MOST_REASONS, ("name", "side", "words", "under")):
        return text("brief.fault_reasons", most=MOST_REASONS)
    return "" if all(_is_reason(one) for one in content["reasons"]) else text("brief.fault_reason")


def _are_texts(content: Mapping[str, Any], names: Iterable[str]) -> bool:
    return all(
        isinstance(content.get(name), str) and len(content[name]) <= LONGEST for name in names
    )


def _are_all(rows: Any, most: int, names: tuple[str, ...]) -> bool:
    return (
        isinstance(rows, list)
        and len(rows) <= most
        and all(isinstance(one, dict) and _are_texts(one, names) for one in rows)
    )


def _is_reason(one: Mapping[str, Any]) -> bool:
    evidence = one.get("evidence")
    return (
        one["side"] in SIDES
        and isinstance(evidence, list)
        and all(isinstance(key, str) and len(key) <= LONGEST_KEY for key in evidence)
    )
