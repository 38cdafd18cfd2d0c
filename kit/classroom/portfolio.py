"""The widget with which a learner makes a portfolio, and brings one in on another machine."""

from __future__ import annotations

import base64
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import ipywidgets as widgets

import kit
from kit.classroom import portfolio_files, portfolio_pages
from kit.classroom.controls import press
from kit.classroom.portfolio_files import Portfolio, PortfolioError
from kit.language import count, text
from kit.lessons import check_markup
from kit.lessons.exchange import add_answers
from kit.lessons.faults import LessonError
from kit.lessons.still import Said, StillBox
from kit.lessons.store import Store, own_store
from kit.page.accessible import Accessible
from kit.page.markup import Markup, fill
from kit.page.safety import file_part
from kit.tables.versions import data_version
from kit.tables.written_files import put_new_file, write_new

FOLDER = "to_share"
LINK = '<p>{made} <a download="{name}" href="data:text/html;base64,{content}">{label}</a></p>'


class PortfolioMaker(StillBox):
    """Make one file of everything that was answered and entered, or bring such a file in.

    Parameters
    ----------
    name
        A name or pseudonym of the learner's own choice; it can be typed later.
    store
        Where the answers are; None for the learner's own folder.
    """

    def __init__(self, name: str = "", store: Store | None = None) -> None:
        self.store = store or own_store()
        self.helper = Accessible(root="kit-portfolio")
        self.name = widgets.Text(
            value=name, description=text("portfolio.name"), continuous_update=False,
            placeholder=text("laboratories.name_hint"), style={"description_width": "initial"},
        )  # fmt: skip
        self.make_button = press("portfolio.make", primary=True)
        self.upload = widgets.FileUpload(
            accept=".html,.htm", multiple=True, description=text("portfolio.bring_in"),
            layout=widgets.Layout(width="auto"),
        ).add_class("kit-button")  # fmt: skip
        self.held, self.said = widgets.HTML(), widgets.HTML()
        own = widgets.HBox([self.name, self.make_button]).add_class("kit-row")
        other = widgets.HTML(fill("<p>{s}</p>", s=text("portfolio.bring_intro")))
        still = fill('<div class="kit-check-still"><p>{s}</p><p>{hint}</p></div>',
                     s=text("portfolio.still"), hint=text("laboratories.run_hint"))  # fmt: skip
        intro = widgets.HTML(fill("<p>{s}</p>", s=text("portfolio.intro")))
        super().__init__(still, [intro, self.held, own, other, self.upload, self.said, self.helper])
        self.add_class("kit-explorer").add_class("kit-laboratory").add_class("kit-portfolio")
        self.make_button.on_click(lambda _: self._pressed())
        self.upload.observe(self._uploaded, "value")
        self.store.watch(self._count)
        self._count()

    @property
    def content(self) -> Portfolio:
        """What the portfolio would hold now.

        Raises
        ------
        PortfolioError
            If there is no name yet.
        """
        name = portfolio_files.checked_name(self.name.value)
        return Portfolio(name, tuple(self.store.attempts()), data_version(), kit.__version__)

    @property
    def page(self) -> str:
        """The portfolio as one page, without writing it."""
        return portfolio_pages.page(self.content)

    def make(self, path: str | Path | None = None) -> Path:
        """Write the portfolio and return where it is; no file is ever written over.

        Parameters
        ----------
        path
            Where; by default a new file in the folder `to_share` of the learner's own folder.

        Raises
        ------
        PortfolioError
            If there is no name, nothing to hand in, a file of that name, or it cannot be written.
        """
        content = self.content
        if not content.attempts:
            raise PortfolioError(text("portfolio.nothing"))
        made = portfolio_pages.page(content)
        try:
            if path is not None:
                return put_new_file(Path(path), made)
            name = f"portfolio_{file_part(content.name)}_{datetime.now():%Y-%m-%d}"
            return write_new(self.store.folder / FOLDER, name, ".html", made)
        except FileExistsError:
            raise PortfolioError(text("portfolio.exists", path=path)) from None
        except OSError as error:
            raise PortfolioError(text("portfolio.not_written", problem=error)) from None

    def bring_in(self, path: str | Path) -> Said:
        """Add what is new in a portfolio, and say how much that was; nothing is written over.

        Raises
        ------
        LessonError
            If it is no portfolio of this kit, one of a newer kit, or it cannot be read or kept.
        """
        path = Path(path)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise PortfolioError(text("portfolio.unreadable", path=path, problem=error)) from None
        return Said(fill("<p>{s}</p>", s=self._add(content, path.name)))

    def _add(self, content: bytes, file: str) -> str:
        brought = portfolio_files.read(content, file)
        new = add_answers(self.store, brought.attempts)
        self._count()
        known = len(brought.attempts) - new
        return text("portfolio.brought", file=file, new=count("portfolio.new", new),
                    known=count("portfolio.known", known))  # fmt: skip

    def _pressed(self) -> None:
        try:
            path = self.make()
        except PortfolioError as error:
            self._tell(check_markup.notice(str(error)))
            return
        coded = base64.b64encode(path.read_bytes()).decode("ascii")
        made = text("portfolio.made", place=path)
        self._tell(fill(LINK, made=made, name=path.name, content=coded,
                        label=text("laboratories.download")), made)  # fmt: skip

    def _uploaded(self, change: Any) -> None:
        if not change["new"]:
            return
        lines = []
        for given in change["new"]:
            try:
                sentence = self._add(bytes(given["content"]), str(given["name"]))
                lines.append(fill("<p>{s}</p>", s=sentence))
            except LessonError as error:
                lines.append(check_markup.notice(str(error)))
        self.upload.value = ()
        self._tell(Markup("").join(lines))

    def _tell(self, page: Markup, spoken: str = "") -> None:
        self.said.value = str(page)
        self.helper.announcement = spoken or str(page.striptags())

    def _count(self) -> None:
        attempts = self.store.attempts()
        lessons = Counter(one.lesson for one in attempts)
        sentence = count("portfolio.holds", len(attempts), lessons=len(lessons))
        notice = check_markup.notice(self.store.take_notice())
        self.held.value = str(fill('<p class="kit-status">{s}</p>{n}', s=sentence, n=notice))


def portfolio(name: str = "") -> PortfolioMaker:
    """Open the portfolio, for example `portfolio("Mina").make()`."""
    return PortfolioMaker(name)
