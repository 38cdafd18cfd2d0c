"""What a learner does in a policy brief, entry by entry, and what follows from it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import ipywidgets as widgets
import traitlets

from kit.analysis import brief_checks
from kit.analysis.brief_checks import Finding
from kit.analysis.sentences import marks_of
from kit.laboratories import brief_reviews, brief_warnings
from kit.laboratories.brief_basket import Basket
from kit.laboratories.brief_desk import Desk
from kit.laboratories.brief_document import Block, document
from kit.laboratories.brief_draft import (
    ADDRESSEES,
    FIELDS,
    LONGEST,
    MOST_ITEMS,
    PARTS,
    ROW,
    STYLES,
    VIEW,
    Draft,
    Item,
    argument_of,
    draft_of,
    fault_of,
    from_shared,
    shared,
    written,
)
from kit.laboratories.brief_evidence import Library
from kit.laboratories.brief_finder import FigureBench, written_code
from kit.laboratories.brief_pictures import Pictures
from kit.laboratories.brief_reviews import BRIEF, REVIEW, Received
from kit.laboratories.laboratory import Laboratory
from kit.laboratories.logbook import Entry, Logbook
from kit.language import text
from kit.lessons.rubrics import load_rubric
from kit.lessons.store import Kept, Store
from kit.page.markup import fill
from kit.page.writing import Writing, inserted

ARGUMENT, LOST_MARKS = "argument", ("unknown", "gone")


class BriefEntries(Laboratory):
    """The brief as it is entered and read; `BriefLaboratory` puts its parts on the page.

    Attributes
    ----------
    part : str
        The part that is open, a key of `PARTS`.
    item : str
        Key of the piece of evidence that is chosen in the basket.
    """

    name = "brief"
    lesson = "11_policy_brief"
    part = traitlets.Unicode(next(iter(PARTS)))
    item = traitlets.Unicode("")
    basket: Basket
    desk: Desk
    figures: FigureBench
    writing: Writing

    def __init__(self, store: Store | None = None) -> None:
        super().__init__(store)
        self.argument_book = Logbook(self.lesson, ARGUMENT, self.store, self.logbook.data_version)
        self.library, self.rubric = Library(), load_rubric(self.name)
        self.pictures, self.said = Pictures(self.store.folder), widgets.HTML()
        self._read()

    def add(self, key: str, what: str = ROW) -> bool:
        """Put a piece of evidence into the basket; one that was taken out comes with its note."""
        self.basket.save()
        found = self.library.of(Item(key, what))
        if not key or not found.known:
            self._say(found.title if key else "")
            return False
        if len(self.draft.basket) >= MOST_ITEMS:
            self._say(text("brief.full", most=MOST_ITEMS))
            return False
        known = {one.key: one for one in (*self.draft.basket, *self.draft.removed)}
        note = known[key].note if key in known else ""
        self._keep(f"evidence/{key}", {"what": what, "note": note, "in": True})
        self.item = key
        self._say(text("brief.added", line=found.line))
        return True

    def add_figure(self, code: str) -> bool:
        """Put the figure of a view code into the basket."""
        code = written_code(code)
        found = self.library.of(Item(code, VIEW))
        if not found.known:
            self._say(text("brief.figure_refused", code=code, problem=found.words))
            return False
        if not self.add(code, VIEW):
            return False
        self.figures.show(code)
        return True

    def take_out(self, key: str = "") -> None:
        """Take a piece of evidence out; its note is kept."""
        item = self._in_basket(key or self.item)
        if item is None:
            return
        self.basket.save()
        keys = [one.key for one in self.draft.basket]
        self._keep(f"evidence/{item.key}", {"what": item.what, "note": self._note(item.key),
                                            "in": False})  # fmt: skip
        rest = [one for one in keys if one != item.key]
        self.item = rest[min(keys.index(item.key), len(rest) - 1)] if rest else ""
        self._say(text("brief.taken_out"))

    def put_back(self, key: str | None) -> None:
        """Put back what was taken out."""
        item = next((one for one in self.draft.removed if one.key == key), None)
        if item is not None:
            self.add(item.key, item.what)

    def move(self, by: int, key: str = "") -> None:
        """Move a piece of evidence up (-1) or down (1)."""
        keys = [one.key for one in self.draft.basket]
        key = key or self.item
        place = keys.index(key) + by if key in keys else -1
        if 0 <= place < len(keys):
            keys.remove(key)
            keys.insert(place, key)
            self._keep("order", {"keys": keys})
            self._say(text("brief.moved", place=place + 1))

    def keep_note(self, key: str, words: str) -> None:
        """Keep the note of a piece of evidence."""
        item = self._in_basket(key)
        if item is not None:
            self._keep(f"evidence/{key}", {"what": item.what, "note": written(words), "in": True})

    def write(self, box: str, words: str) -> None:
        """Write a box of the brief, a name of `FIELDS`."""
        if box not in FIELDS:
            raise KeyError(text("brief.fault_item"))
        self.desk.put(box, written(words))

    def keep_words(self, box: str, words: str) -> None:
        """Keep what stands in a box."""
        self._keep(f"text/{box}", {"words": written(words)})

    def cite(self, key: str = "") -> None:
        """Put the mark of a piece of evidence where the caret was, in the part that is open."""
        key = key or self.item
        if self._in_basket(key) is None:
            return
        boxes = self.desk.open_boxes
        caret = self.writing.caret
        box = caret["field"] if caret.get("field") in boxes else boxes[0]
        if self.writing.is_live:
            self.writing.put(box, f"[{key}]")
        else:
            words = inserted(self.desk.boxes[box].value, f"[{key}]", caret, box)
            self.desk.put(box, words)
        self._say(text("brief.cited_now", box=brief_warnings.part_of(box)))

    def choose(self, **choices: str) -> None:
        """Choose `addressee` or `style`."""
        for name, value in choices.items():
            if value not in {"addressee": ADDRESSEES, "style": STYLES}[name]:
                raise ValueError(text("brief.fault_choice"))
        self._keep("set", {**self._settings, **choices})

    def review(
        self, whose: str, levels: dict[str, str], comments: dict[str, str], last: str = ""
    ) -> str:
        """Keep a review of a classmate's brief; return what to say about it."""
        draft = self.briefs.get(whose)
        if draft is None or not (levels or comments or last):
            return text("brief.review_empty")
        content = {"of": draft.uid, "to": whose, "levels": levels,
                   "comments": {name: written(one) for name, one in comments.items()},
                   "last": written(last)}  # fmt: skip
        self._keep(f"{REVIEW}/{draft.uid}", content)
        return text("brief.review_kept", name=whose)

    def log_change(self, words: str) -> None:
        """Log what was changed, and why."""
        self._keep("change", {"words": written(words)})
        self._say(text("brief.change_kept"))

    def left(self, box: str, words: str) -> None:
        """Keep at once what stands in a box that was left, also what has not arrived yet."""
        boxes = {**self.desk.boxes, "note": self.basket.note}
        if box in boxes and box in {*self.desk.open_boxes, "note"}:
            boxes[box].value = words
        self.save()

    def save(self) -> None:
        """Keep at once what was typed."""
        self.desk.save()
        self.basket.save()

    @property
    def marks(self) -> set[str]:
        """The marks that the text cites."""
        return {mark for box in FIELDS for mark in marks_of(self.draft.words(box))}

    @property
    def findings(self) -> list[Finding]:
        """The warnings, each a rule of thumb."""
        return self._findings

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The brief as a document."""
        evidence = self.library.of_all(self.draft.basket)
        return document(self.draft, evidence, self.logbook.data_version)

    @property
    def briefs(self) -> dict[str, Draft]:
        """The briefs of classmates by name; one's own is not among them."""
        found = {one.name: from_shared(one.entries[BRIEF])
                 for one in self.class_panel.files if BRIEF in one.entries}  # fmt: skip
        return {name: draft for name, draft in found.items() if draft.uid != self.draft.uid}

    @property
    def reviews(self) -> list[Received]:
        """The reviews of one's own brief in the files of the class."""
        return [
            Received(one.name, content)
            for one in self.class_panel.files
            for item, content in one.entries.items()
            if item.startswith(f"{REVIEW}/") and content["of"] == self.draft.uid
        ]

    @property
    def reviews_given(self) -> dict[str, dict[str, Any]]:
        """One's own reviews, by the brief they are about."""
        return {item.partition("/")[2]: entry.content for item, entry in self.logbook.last().items()
                if item.startswith(f"{REVIEW}/")}  # fmt: skip

    @property
    def changes(self) -> list[Entry]:
        """The log of one's changes, the oldest first."""
        entries = self.logbook.entries("change")
        return [one for one in entries if isinstance(one.content.get("words"), str)]

    def shared(self) -> dict[str, Any]:
        """Return one's brief, and one's reviews of others."""
        self.save()
        reviews = {f"{REVIEW}/{uid}": brief_reviews.short(content)
                   for uid, content in self.reviews_given.items()}  # fmt: skip
        return reviews if self.draft.is_empty else {BRIEF: shared(self.draft), **reviews}

    def _check_entry(self, item: str, entry: Any) -> str:
        if item == BRIEF:
            return fault_of(entry)
        if item.startswith(f"{REVIEW}/"):
            return brief_reviews.fault_of(entry, self.rubric)
        return text("brief.fault_item")

    def _read(self) -> None:
        argument = argument_of(self.argument_book.entries())
        self.draft = draft_of(self.logbook.entries(), argument)
        parts = {box: self.draft.words(box)[:LONGEST] for box in FIELDS}
        cited = {key: one.cited for key, one in self.library.of_all(self.draft.basket).items()}
        found = brief_checks.findings(parts, cited)
        # The question claims nothing; but a mark in it that names nothing is told.
        self._findings = [one for one in found if one.part != "question" or one.kind in LOST_MARKS]

    @property
    def _settings(self) -> dict[str, str]:
        return {"uid": self.draft.uid or uuid4().hex, "addressee": self.draft.addressee,
                "style": self.draft.style}  # fmt: skip

    def _keep(self, item: str, content: dict[str, Any]) -> Kept:
        if not self.draft.uid and item != "set":
            self.logbook.add("set", self._settings)
        kept = self.logbook.add(item, content)
        self._told(kept)
        return kept

    def _in_basket(self, key: str) -> Item | None:
        return next((one for one in self.draft.basket if one.key == key), None)

    def _note(self, key: str) -> str:
        item = self._in_basket(key)
        return item.note if item else ""

    def _say(self, sentence: str) -> None:
        if sentence:
            self.said.value = fill('<p class="kit-said">{sentence}</p>', sentence=sentence)
            self._speak(sentence)
