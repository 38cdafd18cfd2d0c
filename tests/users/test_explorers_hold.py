"""No explorer can be broken by what a user does: after each deed everything shown agrees."""

from __future__ import annotations

import random
from typing import Any

import hands
import pytest
import walks
from hands import Deed
from traitlets import TraitError
from views import check_code, check_page, check_view_code

import kit
from kit.explorers import BY_LETTER
from kit.explorers.base import ExplorerError
from kit.explorers.view_codes import ViewCodeError

# A walk in the ordinary tests, and how often the slow checks are made (code, view code).
SHORT, EVERY = 5, 5
SPOILT = ("", "/", ":", "+", "-", "%", "%FF", "x", "٣", "9" * 5, f"<{hands.TAG}>")
NOT_THERE = ("no such", f"<{hands.TAG}>", "ev_2002", "１２")


@pytest.mark.parametrize("letter", sorted(BY_LETTER))
def test_nothing_that_a_user_does_breaks_an_explorer(letter):
    for name, steps in walks.planned(letter, SHORT).items():
        user = User(letter)
        walks.walk(name, steps, user.next_deed, user.check)


class User:
    """Somebody with an explorer open, who uses hands, Python and view codes alike."""

    def __init__(self, letter: str) -> None:
        self.letter = letter
        self.view: Any = BY_LETTER[letter]()
        self.seen = [letter]

    def next_deed(self, rng: random.Random) -> Deed:
        if rng.random() < 0.6:
            return hands.deed(self.view, rng)
        return rng.choice(SCRIPTS)(self, rng)

    def open(self, code: str) -> None:
        self.view = kit.open(code)

    def check(self, step: int) -> None:
        view = self.view
        self.seen = [*self.seen[-20:], view.view_code]
        check_page(view)
        if step % EVERY == EVERY - 1:
            check_code(view)
            check_view_code(view)


def set_several(user: User, rng: random.Random) -> Deed:
    view = user.view
    names = rng.sample([field.trait for field in view.fields], min(2, len(view.fields)))
    state: dict[str, Any] = {}
    for name in names:
        state[name] = value_of(view, name, rng)
    if user.letter == "OP" and "question" in state:
        state.pop("answer", None)  # the answers to choose from are those of the old question
    if user.letter == "P" and "event" in state:
        state["side"] = ""
    return Deed(f"set {state}", lambda: view.set(**state))


def assign(user: User, rng: random.Random) -> Deed:
    name = rng.choice(user.view.fields).trait
    value = value_of(user.view, name, rng)
    return Deed(f"{name} = {value!r}", lambda: setattr(user.view, name, value))


def take_a_step(user: User, rng: random.Random) -> Deed:
    by = rng.choice((1, -1, 7))
    return Deed(f"step {by}", lambda: getattr(user.view, "step", lambda _: None)(by))


def go_back(user: User, _rng: random.Random) -> Deed:
    return Deed("reset", lambda: user.view.reset())


def open_again(user: User, rng: random.Random) -> Deed:
    code = rng.choice(user.seen)
    return Deed(f"open {code}", lambda: user.open(code))


def open_what_is_none(user: User, rng: random.Random) -> Deed:
    code = list(rng.choice(user.seen))
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(code) + 1)
        code[at : at + rng.randint(0, 3)] = rng.choice(SPOILT)
    wrong = "".join(code)

    def do() -> None:
        try:
            other = kit.open(wrong)
        except (ViewCodeError, ExplorerError):
            return
        check_page(other)

    return Deed(f"open {wrong!r}", do)


def ask_for_what_is_not_there(user: User, rng: random.Random) -> Deed:
    view = user.view
    known = [field.trait for field in view.fields if field.trait != "words"]
    name = rng.choice(known)
    wrong = wrong_value(getattr(view, name), rng)
    is_set = rng.random() < 0.5

    def do() -> None:
        before = view.state
        with pytest.raises(ExplorerError if is_set else TraitError):
            view.set(**{name: wrong}) if is_set else setattr(view, name, wrong)
        assert view.state == before

    return Deed(f"{'set' if is_set else 'assign'} {name} = {wrong!r}", do)


def print_it(user: User, rng: random.Random) -> Deed:
    def do() -> None:
        if hasattr(user.view, "figure"):
            assert len(user.view.figure(rng.random() < 0.5).data)
        assert user.view._repr_mimebundle_()["text/plain"] == user.view.alt_text

    return Deed("print", do)


def send_a_frame(user: User, rng: random.Random) -> Deed:
    if user.letter != "T":
        return go_back(user, rng)
    rows = user.view.events.sample(rng.randrange(6), random_state=rng.randrange(10**6))
    return Deed(f"show {list(rows['event_id'])}", lambda: user.view.show(rows))


SCRIPTS = (set_several, set_several, assign, take_a_step, go_back, open_again, open_what_is_none,
           ask_for_what_is_not_there, print_it, send_a_frame)  # fmt: skip


def value_of(view: Any, name: str, rng: random.Random) -> Any:
    """Return a value that a part of the view can have, read from its control."""
    if name == getattr(view, "chosen", None):
        return rng.choice(["", *view.everything[view.id_column]])
    if view.letter == "T" and name in {"days", "actors", "ids"}:
        return timeline_value(view, name, rng)
    return value_on(view.controls[name], rng)


def value_on(control: Any, rng: random.Random) -> Any:
    if hasattr(control, "buttons"):
        return tuple(one for one in control.buttons if rng.random() < 0.3)
    if hasattr(control, "options"):
        return rng.choice([value for _, value in control.options])
    if isinstance(control.value, str):
        return hands.words(rng)
    if isinstance(control.value, tuple):
        return tuple(sorted(rng.randint(control.min, control.max) for _ in range(2)))
    return rng.randint(control.min, control.max)


def timeline_value(view: Any, name: str, rng: random.Random) -> tuple[str, ...]:
    if name == "days":
        starts = sorted(rng.sample(list(view.events["start"]), 2))
        days = tuple(f"{one:%Y-%m-%d}" for one in starts)
        return rng.choice((("", ""), days, (days[0], days[0])))
    known = view.people["actor_id"] if name == "actors" else view.events["event_id"]
    return tuple(rng.sample(list(known), rng.randrange(4)))


def wrong_value(value: Any, rng: random.Random) -> Any:
    if isinstance(value, tuple):
        if value and isinstance(value[0], int):
            return rng.choice(((5, 3), (1, 99_999), (2002, 1990), ("a", 3), 1990, None))
        return (rng.choice(NOT_THERE), "2024-01-01")
    if isinstance(value, int):
        return rng.choice((10**6, -1, "2x5", None, [1]))
    return rng.choice((*NOT_THERE, 7, None))
