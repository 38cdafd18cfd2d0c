"""The printed sheet of a lesson for learners, and its key for the teacher."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kit.classroom.teaching.answer_key import KeyEntry, lesson_key
from kit.classroom.teaching.key_markup import key_page
from kit.classroom.teaching.lesson_pages import LessonPage, Still, lesson_page
from kit.classroom.teaching.plans import load_plan, plan_names
from kit.classroom.teaching.print_page import picture, whole_page, write_page, written
from kit.classroom.teaching.questions_on_paper import question_on_paper
from kit.explorers.view_codes import open_view
from kit.language import text
from kit.lessons.citing import source_ids
from kit.lessons.evidence import kit_evidence
from kit.lessons.still import Said
from kit.page.markup import Markup, bullet_list, fill, join

READ_IT = "Read it."  # how a lesson opens what stands under a figure
FIGURES = 2  # pictures of a sheet whose plan names none
LONGEST_WORDS = 320  # characters of a picture's words under it; the whole text is its alternative
MOST_SOURCES = 12  # of one figure; longer lists stand in the explorer


def handout(lesson: str, key: bool = False) -> Said:
    """Write the sheet of a lesson as a page to print, and say where it is.

    Parameters
    ----------
    lesson
        Name of the lesson, for example `"03_abductions"`.
    key
        Write the teacher's key, not the learners' sheet.

    Raises
    ------
    LessonError
        If there is no such lesson.
    """
    return Said(written(write_sheet(lesson, key)))


def write_sheet(lesson: str, key: bool = False) -> Path:
    """Write the sheet of a lesson, or its key, and return the path."""
    page = key_sheet(lesson) if key else lesson_sheet(lesson)
    return write_page(f"{lesson}_{'key' if key else 'sheet'}.html", page)


def lesson_sheet(lesson: str) -> Markup:
    """Return the sheet for learners as one self-contained page."""
    page, entries = lesson_page(lesson), lesson_key(lesson)
    figures = chosen_figures(page)
    parts = [
        fill("<h1>{title}</h1>", title=page.title),
        _names(),
        _part("outcomes", bullet_list(page.outcomes)),
        _part("figures", join(_figure(still) for still in figures)) if figures else "",
        _part("facts", _facts(page.prose)),
        _part("questions", join(question_on_paper(entry.posed) for entry in entries)),
        _part("ticket", _ticket()),
        _part("codes", _codes(page.stills)) if page.stills else "",
        _part("sources", _sources(figures, entries)),
    ]
    return whole_page(page.title, join(parts))


def key_sheet(lesson: str) -> Markup:
    """Return the teacher's key of a lesson as one self-contained page."""
    page = lesson_page(lesson)
    title = text("teaching.key_title", title=page.title)
    intro = fill("<p>{words}</p>", words=text("teaching.key_intro"))
    return whole_page(
        title, join([fill("<h1>{title}</h1>", title=title), intro, key_page(lesson_key(lesson))])
    )


def chosen_figures(page: LessonPage) -> list[Still]:
    """Return the pictures that the plan names, or the first ones."""
    by_view = {still.view: still for still in page.stills}
    named = load_plan(page.name).figures if page.name in plan_names() else ()
    return [by_view[view] for view in named] or list(page.stills[:FIGURES])


def _part(name: str, content: object) -> Markup:
    return fill(
        '<section class="kit-{name}"><h3>{title}</h3>{content}</section>',
        name=name, title=text(f"teaching.sheet_{name}"), content=content,
    )  # fmt: skip


def _names() -> Markup:
    blanks = join(
        fill("<span>{name}</span>", name=text(f"teaching.{one}")) for one in ("name", "date")
    )
    return fill('<div class="kit-names">{blanks}</div>', blanks=blanks)


def _figure(still: Still) -> Markup:
    return fill(
        "<figure>{picture}<figcaption><p>{words} {code} <code>{view}</code></p>{notes}"
        "</figcaption></figure>",
        picture=picture(still.path, still.words), words=shortened(still.words), view=still.view,
        code=text("teaching.view_code"), notes=open_view(still.view).notes,
    )  # fmt: skip


def shortened(words: str, longest: int = LONGEST_WORDS) -> str:
    """Return words cut behind a sentence or a word, with a sign where they are cut.

    >>> shortened("One mark. And many more words", longest=12)
    'One mark. …'
    """
    if len(words) <= longest:
        return words
    cut = words[:longest]
    end = max(cut.rfind(". ") + 1, cut.rfind("; ") + 1) or cut.rfind(" ")
    return cut[:end].rstrip(";") + " …"


def _facts(prose: Iterable[tuple[str, str]]) -> Markup:
    facts, above = [], ""
    for heading, said in prose:
        facts.append(_fact(heading if heading != above else "", said))
        above = heading
    return fill('<div class="kit-facts">{facts}</div>', facts=join(facts))


def _fact(heading: str, said: str) -> Markup:
    """Return one rendered piece of prose under its heading, without the call to read it."""
    title = fill("<h4>{heading}</h4>", heading=heading) if heading else ""
    words = " ".join(said.split()).removeprefix(READ_IT).strip()
    return fill("<div>{title}<p>{words}</p></div>", title=title, words=words)


def _ticket() -> Markup:
    return join(
        fill('<p>{line}</p><div class="kit-rule"></div>', line=text(f"lessons.ticket_{name}"))
        for name in ("learned", "doubt", "question")
    )


def _codes(stills: Sequence[Still]) -> Markup:
    intro = fill("<p>{words}</p>", words=text("teaching.codes_intro"))
    items = bullet_list(
        fill("<code>{view}</code> – {words}", view=still.view, words=shortened(still.words, 90))
        for still in stills
    )
    return join([intro, items])


def _sources(figures: Iterable[Still], entries: Iterable[KeyEntry]) -> Markup:
    """Return the sources of questions and figures in short; long lists are counted and said."""
    evidence = kit_evidence()
    ids, long = [], []
    for still in figures:
        shown = list(open_view(still.view).sources["source_id"])
        if len(shown) > MOST_SOURCES:
            long.append(text("teaching.many_sources", view=still.view, number=len(shown)))
        else:
            ids += shown
    for entry in entries:
        ids += source_ids(entry.posed.question.sources, evidence)
    known = evidence.frame("sources").set_index("source_id").loc[list(dict.fromkeys(ids))]
    listed = sorted({_in_short(row) for row in known.itertuples()}, key=str.casefold)
    notes = join(
        fill("<p>{words}</p>", words=words) for words in [*long, text("teaching.in_short")]
    )
    return join([notes, bullet_list(listed, "kit-sources kit-long-sources")])


def _in_short(row: Any) -> str:
    date = f" ({row.date})" if isinstance(row.date, str) and row.date else ""
    return f"{row.publisher}{date}: {row.title}"
