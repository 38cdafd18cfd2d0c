"""Reading each other: a classmate's brief beside the rubric, and reviews of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from kit.explorers import controls
from kit.laboratories.brief_basket import fill_list, text_box
from kit.laboratories.brief_document import document
from kit.laboratories.brief_draft import LONGEST, Draft
from kit.laboratories.brief_pages import page
from kit.language import count, text
from kit.lessons.attempts import day_of
from kit.lessons.buttons import show_if
from kit.lessons.rubrics import Line, Rubric
from kit.page.markup import Markup, fill, join

if TYPE_CHECKING:
    from kit.laboratories.brief import BriefLaboratory

REVIEW, BRIEF = "review", "brief"
LAST = "last"  # the box below the lines of the rubric
Form = dict[str, tuple[str | None, str]]


@dataclass(frozen=True)
class Received:
    """A review of one's own brief, and by whom."""

    name: str
    content: Mapping[str, Any]


def fault_of(content: Any, rubric: Rubric) -> str:
    """Return "" if a review from a class file can be used, else what is wrong with it."""
    if not isinstance(content, dict) or not isinstance(content.get("of"), str):
        return text("brief.fault_review")
    levels, comments = content.get("levels"), content.get("comments")
    if not isinstance(levels, dict) or not isinstance(comments, dict):
        return text("brief.fault_review")
    lines, known = {line.id for line in rubric.lines}, {level.id for level in rubric.levels}
    fits = set(levels) <= lines and all(one in known for one in map(str, levels.values()))
    said = [*comments.values(), content.get("last", "")]
    texts = all(isinstance(one, str) and len(one) <= LONGEST for one in said)
    return "" if fits and texts and set(comments) <= lines else text("brief.fault_review")


def short(content: Any) -> Any:
    """Return a review as it goes into a class file, each text cut where others stop reading."""
    if isinstance(content, Mapping):
        return {name: short(value) for name, value in content.items()}
    return content[:LONGEST] if isinstance(content, str) else content


class LineBox(widgets.VBox):
    """One line of the rubric: its levels in words, and a comment."""

    def __init__(self, line: Line, rubric: Rubric) -> None:
        name = text("brief.review_line", title=line.title, ask=line.ask)
        options = [
            (text("brief.review_level", title=level.title, words=line.levels[level.id]), level.id)
            for level in rubric.levels
        ]
        self.level = widgets.RadioButtons(
            options=options, value=None, description=name, layout=widgets.Layout(width="auto"),
            style={"description_width": "initial"},
        )  # fmt: skip
        self.comment = text_box(f"comment-{line.id}", text("brief.review_comment"), "", 2)
        super().__init__([self.level.add_class("kit-rating"), self.comment])
        self.add_class("kit-rubric-line")


class ReviewBench(widgets.VBox):
    """Choose a classmate's brief, read it, and rate it line by line."""

    def __init__(self, lab: BriefLaboratory) -> None:
        self.lab, self._filling = lab, False
        self._shown: Draft | None = None
        self._filled: Form = {}
        self._left: dict[str, Form] = {}
        self.whose = controls.list_of(text("brief.review_whose"), {})
        self.read = widgets.HTML().add_class("kit-brief-page")
        self.lines = {line.id: LineBox(line, lab.rubric) for line in lab.rubric.lines}
        self.last = text_box("comment-last", text("brief.review_last"), "", 2)
        self.keep = controls.button("brief.review_keep").add_class("kit-button")
        self.said, self.none = widgets.HTML(), widgets.HTML(
            fill("<p>{none}</p>", none=text("brief.review_none")))  # fmt: skip
        form = widgets.VBox([*self.lines.values(), self.last, self.keep, self.said])
        self.form = widgets.VBox([
            widgets.HTML(fill("<p>{intro}</p>", intro=text("brief.review_intro"))),
            controls.row([self.whose]),
            widgets.HBox([self.read, form.add_class("kit-bench")]).add_class("kit-main"),
        ])  # fmt: skip
        super().__init__([self.none, self.form])
        self.whose.observe(lambda _: self._chosen(), "value")
        self.keep.on_click(lambda _: self._keep())

    def refresh(self) -> None:
        """Show whose briefs have been read."""
        briefs = self.lab.briefs
        options = [(name, name) for name in briefs]
        self._filling = True
        fill_list(self.whose, options)
        self._filling = False
        show_if(self.none, not briefs)
        show_if(self.form, bool(briefs))
        self._show()

    def _chosen(self) -> None:
        if not self._filling:
            self._show()

    def _show(self) -> None:
        draft = self.lab.briefs.get(self.whose.value or "")
        if draft == self._shown:
            return
        self._leave()
        self._shown = draft
        if draft is None:
            self.read.value = ""
            return
        self._fill(draft.uid)
        evidence = self.lab.library.of_all(draft.basket)
        blocks = document(draft, evidence, self.lab.logbook.data_version)
        self.read.value = str(page(blocks, self.lab.pictures, deeper=2, prefix="theirs-"))

    @property
    def _form(self) -> Form:
        """What stands on the form: the level and the comment of each line, and the last words."""
        lines = {name: (line.level.value, line.comment.value) for name, line in self.lines.items()}
        return {**lines, LAST: (None, self.last.value)}

    def _leave(self) -> None:
        """Remember what is on the form and was not kept, for whoever comes back to this brief."""
        if self._shown is None:
            return
        self._left.pop(self._shown.uid, None)
        if self._form != self._filled:
            self._left[self._shown.uid] = self._form

    def _fill(self, uid: str) -> None:
        """Put on the form how it was left, or what one has said of this brief."""
        kept = self.lab.reviews_given.get(uid, {})
        levels, comments = kept.get("levels", {}), kept.get("comments", {})
        self._filled = {name: (levels.get(name), comments.get(name, "")) for name in self.lines}
        self._filled[LAST] = (None, kept.get("last", ""))
        left = self._left.get(uid)
        values = left or self._filled
        for name, line in self.lines.items():
            line.level.value, line.comment.value = values[name]
        self.last.value = values[LAST][1]
        waits = text("laboratories.waiting")
        self.said.value = fill('<div class="kit-notice">{s}</div>', s=waits) if left else ""

    def _keep(self) -> None:
        levels = {name: line.level.value for name, line in self.lines.items() if line.level.value}
        comments = {name: line.comment.value.strip() for name, line in self.lines.items()
                    if line.comment.value.strip()}  # fmt: skip
        said = self.lab.review(self.whose.value or "", levels, comments, self.last.value.strip())
        self._filled = self._form
        self.said.value = fill('<div class="kit-feedback kit-feedback-help">{said}</div>',
                               said=said)  # fmt: skip


class ChangeBench(widgets.VBox):
    """Log what one changed after a review."""

    def __init__(self, lab: BriefLaboratory) -> None:
        self.words = text_box("change", text("brief.change"), text("brief.change_hint"), 2)
        self.keep = controls.button("brief.change_keep").add_class("kit-button")
        super().__init__([self.words, self.keep])
        self.add_class("kit-bench")

        def log(_button: object) -> None:
            if self.words.value.strip():
                lab.log_change(self.words.value.strip())
                self.words.value = ""

        self.keep.on_click(log)


def received_page(lab: BriefLaboratory) -> Markup:
    """Return the reviews of one's own brief, and the log of one's changes."""
    reviews = lab.reviews
    if not reviews:
        shown = fill("<p>{none}</p>", none=text("brief.reviews_none"))
    else:
        title = count("brief.reviews", len(reviews))
        each = join(_received(one, lab.rubric) for one in reviews)
        shown = fill("<p>{intro}</p><h3>{title}</h3>{each}", title=title, each=each,
                     intro=text("brief.reviews_intro"))  # fmt: skip
    changes = lab.changes
    if not changes:
        return shown
    items = join(fill("<li>{words} <small>({day})</small></li>", words=entry.content["words"],
                      day=day_of(entry.said_at)) for entry in changes)  # fmt: skip
    return join([shown, fill("<h3>{title}</h3><ol>{items}</ol>", items=items,
                             title=count("brief.changes", len(changes)))])  # fmt: skip


def _received(one: Received, rubric: Rubric) -> Markup:
    names = {level.id: level.title for level in rubric.levels}
    levels, comments = one.content["levels"], one.content["comments"]
    rows = [
        fill("<li><strong>{title}.</strong> {level} {comment}</li>", title=line.title,
             level=f"{names[levels[line.id]]}: {line.levels[levels[line.id]]}"
             if line.id in levels else "", comment=comments.get(line.id, ""))
        for line in rubric.lines if line.id in levels or line.id in comments
    ]  # fmt: skip
    by, last = text("brief.review_by", name=one.name), one.content.get("last", "")
    return fill("<h4>{by}</h4><ul>{rows}</ul><p>{last}</p>", by=by, rows=join(rows), last=last)
