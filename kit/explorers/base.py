"""What all explorers share: state in traits, view codes, a fallback before the first run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

import ipywidgets as widgets
import traitlets

from kit.explorers.settle import TURN, Settle
from kit.explorers.view_codes import Field, decode, encode
from kit.language import text
from kit.page.accessible import Accessible
from kit.page.markup import Markup, fill

STILLS = "pictures"


class Explorer(widgets.VBox):
    """A figure with controls whose whole state is a handful of traits.

    A subclass names its state in `fields`, builds its parts in `__init__` and says in `_quick`
    what must change at once and in `_full` what may wait until a moving control has come to rest.
    `moving` are traits that change while a control is dragged, `kept` those that a reset keeps.
    Setting a trait, moving a control and opening a view code are the same thing.
    """

    letter: ClassVar[str]
    fields: ClassVar[tuple[Field, ...]]
    moving: ClassVar[frozenset[str]] = frozenset()
    kept: ClassVar[frozenset[str]] = frozenset()
    _is_open = False

    def __init__(self, css: str) -> None:
        self.helper = Accessible(root=css)
        super().__init__()
        self.add_class("kit-root").add_class("kit-explorer").add_class(css)
        self._settle = Settle(self._full)
        self._setting = False

    def _start(self, state: dict[str, Any]) -> None:
        """Remember the first view, take the given state, and begin to listen."""
        self._first = self.state
        state = self._accepted(state)
        self._home = self._first | {key: state[key] for key in self.kept & state.keys()}
        for name, value in state.items():
            setattr(self, name, value)
        self._full()
        self.observe(self._changed, [field.trait for field in self.fields])
        self.helper.observe(lambda _: self._settle.now(), ["dark", "large", "width"])
        self._is_open = True

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse a part of the view that cannot be shown before anything follows it."""
        if self._is_open and not self._setting and name in {one.trait for one in self.fields}:
            value = self._accepted({name: value})[name]
        super().__setattr__(name, value)

    def _changed(self, change: Any) -> None:
        with TURN:
            if self._setting:
                return
            self._quick()
            if change["name"] in self.moving:
                self._settle.later()
            else:
                self._settle.now()

    def _quick(self) -> None:
        """Change what follows a moving control at once."""

    def _full(self) -> None:
        """Bring everything up to date."""
        raise NotImplementedError

    def _accepted(self, state: dict[str, Any]) -> dict[str, Any]:
        """Return the values as their traits hold them.

        Raises
        ------
        ExplorerError
            If there is no such part of a view, or if a value cannot be shown.
        """
        fitting, wrong = {}, ""
        for name, value in state.items():
            if not self.has_trait(name):
                known = ", ".join(field.trait for field in self.fields)
                raise ExplorerError(text("explorers.unknown_part", name=name, known=known))
            trait = self.traits()[name]
            if isinstance(trait, traitlets.Tuple) and isinstance(value, str):
                value = (value,)  # one word where several could stand
            try:
                fitting[name] = trait.validate(self, value)
            except traitlets.TraitError:
                fitting[name], wrong = value, name
        try:
            self._check(fitting)  # says more than the trait: what can be chosen
        except (AttributeError, TypeError, ValueError):
            if not wrong:
                raise
        if wrong:
            raise ExplorerError(text("explorers.wrong_kind", value=state[wrong], trait=wrong))
        return fitting

    def _check(self, state: dict[str, Any]) -> None:
        """Raise an error a teacher understands if a value cannot be shown."""

    @property
    def state(self) -> dict[str, Any]:
        """The traits that make up the present view."""
        return {field.trait: getattr(self, field.trait) for field in self.fields}

    @property
    def view_code(self) -> str:
        """The present view as a short text; `kit.open(code)` opens it again."""
        return encode(self.letter, self.fields, self.state, self._first)

    @property
    def alt_text(self) -> str:
        """The figure in words."""
        raise NotImplementedError

    @property
    def notes(self) -> Markup:
        """The legend of the figure and what it cannot tell, as they stand under it."""
        return Markup("")

    @classmethod
    def from_code(cls, code: str) -> Self:
        """Open the explorer in the view that the code names."""
        return cls(**decode(code, cls.fields))

    def set(self, **state: Any) -> Self:
        """Change several parts of the view in one step; the picture is drawn once."""
        state = self._accepted(state)
        with TURN:
            self._setting = True
            try:
                for name, value in state.items():
                    setattr(self, name, value)
            finally:
                self._setting = False
            self._settle.now()
        return self

    def reset(self) -> Self:
        """Go back to the view in which the explorer was opened, without restrictions."""
        return self.set(**self._home)

    @property
    def still(self) -> str:
        """Path of the still picture of this view, beside the notebook."""
        return f"{STILLS}/{re.sub(r'[^A-Za-z0-9]+', '-', self.view_code).strip('-')}.svg"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """Give the live widget, and a picture with a sentence for where it cannot run."""
        bundle = dict(super()._repr_mimebundle_() or {})
        bundle["text/plain"] = self.alt_text
        bundle["text/html"] = str(self._fallback())
        return bundle

    def _fallback(self) -> Markup:
        return fill(
            '<figure><img src="{source}" alt="{alt}" style="max-width:100%" data-view="{view}">'
            "<figcaption>{hint}</figcaption></figure>",
            source=self.still,
            view=self.view_code,
            alt=text("explorers.still_alt", sentence=self.alt_text),
            hint=text("explorers.still_hint"),
        )


def check_choice(name: str, values: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Raise `traitlets.TraitError` with the possible values if one of `values` is not known."""
    for value in values:
        if value not in known:
            raise ExplorerError(
                text("explorers.unknown_value", value=value, trait=name, known=", ".join(known))
            )


def check_one(name: str, state: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise `ExplorerError` if `state` names a value that is not known; none or "" is allowed."""
    value = state.get(name)
    if value:
        check_choice(name, (value,), tuple(known))


def check_years(state: Mapping[str, Any], span: tuple[int, int]) -> None:
    """Raise `ExplorerError` if `state` has years that are out of order or beyond the span."""
    years = state.get("years", span)
    if not (len(years) == 2 and span[0] <= years[0] <= years[1] <= span[1]):
        raise ExplorerError(
            text("explorers.unknown_years", first=span[0], last=span[1], given=years)
        )


class ExplorerError(traitlets.TraitError):
    """A view that cannot be shown; the message says what to choose instead."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]
