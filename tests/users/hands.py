"""What the hands of a user can do on a page: found on the page itself and drawn at random.

Each deed reaches a widget as the browser sends it, by `set_state`, so that what Python does with
several traits at once is tested too. What is hidden or disabled cannot be reached.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets
import plotly.graph_objects as go

from kit.page.accessible import Accessible

TAG = "x-typed"
WORDS = (
    "", " ", "kim", "Abduction", "拉致問題", "조선총련", "😀 🇯🇵 עברית ", "2002-09-17", "13",
    f'<{TAG} onload="alert(1)">typed</{TAG}>', f'"><{TAG} a="', f"'/><{TAG}>", f"</div><{TAG}>",
    "{0} {name} %s %(a)s", "=1+1", "&lt;b&gt;", "[ev_2002_09_17_summit]", "[a] (b+ *c ?", "\\",
    "javascript:alert(1)", "T/1990-2004", 'kit.open("V")', "a\tb\r\nc", "\x00\x07\x1b\x7f",
    "\ud800", "word " * 6_000, "x" * 30_000,
)  # fmt: skip
FILES = {
    "empty.json": b"", "half.json": b'{"laboratory": "coding", "entries": [',
    "list.csv": b"a,b\n1,2",
    "other.json": b'{"laboratory": "no such", "version": 1, "name": "A", "entries": {}}',
    f"<{TAG}>.json": b"null", "../../up.json": b"[]", "binary.xlsx": bytes(range(256)),
    "events.csv": (
        f"event_id,date,title,summary,category,actor_ids,certainty,note,source\n"
        f"my_x,2001-02-03,<{TAG}>,{{0}} 拉致,diplomacy,JPN;PRK,agreed,,<{TAG}>\n"
    ).encode(),
    "bad_events.csv": f"event_id,date,title\n<{TAG}>,<{TAG}>,<{TAG}>\n".encode(),
    "\ud800.csv": "日付,題\n".encode("cp932"),
}  # fmt: skip
WIDTHS = (0, 1, 280, 320, 640, 820, 1280, 2560)


@dataclass(frozen=True)
class Deed:
    """Something that a user does, and how to say it in a report."""

    said: str
    do: Callable[[], object]


def words(rng: random.Random) -> str:
    """Return something that somebody might type or paste."""
    return " ".join(rng.sample(WORDS, rng.choice((1, 1, 2))))


def on_the_page(widget: Any) -> Iterator[Any]:
    """Yield the widgets that can be seen now; of tabs, only what stands in the open one."""
    if getattr(widget.layout, "display", None) == "none":
        return
    yield widget
    children = getattr(widget, "children", ())
    if isinstance(widget, widgets.Tab):
        children = children[widget.selected_index : widget.selected_index + 1]
    for child in children:
        yield from on_the_page(child)


def deed(root: Any, rng: random.Random) -> Deed:
    """Return one deed that can be done on the page now; each kind of control comes as often."""
    parts = [one for one in on_the_page(root) if _way(one) and not getattr(one, "disabled", False)]
    kinds = sorted({type(one).__name__ for one in parts})
    kind = rng.choice(kinds)
    part = rng.choice([one for one in parts if type(one).__name__ == kind])
    way = _way(part)
    assert way is not None
    return way(part, rng)


def _way(part: Any) -> Callable[[Any, random.Random], Deed] | None:
    return next((way for kind, way in WAYS.items() if isinstance(part, kind)), None)


def tell(part: Any, **state: Any) -> Deed:
    """Return the deed of sending a state from the browser."""
    name = getattr(part, "description", "") or type(part).__name__
    shown = {key: str(value)[:60] for key, value in state.items()}
    return Deed(f"{name!r}: {shown}", lambda: part.set_state(state))


def _press(part: Any, _rng: random.Random) -> Deed:
    return Deed(f"press {part.description!r}", part.click)


def _flip(part: Any, _rng: random.Random) -> Deed:
    return tell(part, value=not part.value)


def _choose(part: Any, rng: random.Random) -> Deed:
    number = len(part.options)
    return tell(part, index=rng.randrange(number) if number else None)


def _choose_several(part: Any, rng: random.Random) -> Deed:
    return tell(part, index=[at for at in range(len(part.options)) if rng.random() < 0.4])


def _choose_range(part: Any, rng: random.Random) -> Deed:
    return tell(part, index=sorted(rng.randrange(len(part.options)) for _ in range(2)))


def _slide(part: Any, rng: random.Random) -> Deed:
    return tell(part, value=_place(part, rng))


def _slide_range(part: Any, rng: random.Random) -> Deed:
    return tell(part, value=sorted(_place(part, rng) for _ in range(2)))


def _place(part: Any, rng: random.Random) -> float:
    steps = round((part.max - part.min) / part.step)
    return part.min + part.step * rng.choice((0, steps, rng.randint(0, steps)))


def _number(part: Any, rng: random.Random) -> Deed:
    return tell(part, value=rng.choice((-5, 10**6, rng.randint(part.min, part.max))))


def _type(part: Any, rng: random.Random) -> Deed:
    return tell(part, value=words(rng))


def _send_file(part: Any, rng: random.Random) -> Deed:
    return sent(part, *rng.choice(list(FILES.items())))


def sent(part: Any, name: str, content: bytes) -> Deed:
    """Return the deed of sending a file, as the browser does it."""
    file = {"name": name, "type": "", "size": len(content), "last_modified": 1_700_000_000_000,
            "content": memoryview(content)}  # fmt: skip
    return Deed(f"send {name!r}", lambda: part.set_state({"value": [file]}))


def _open(part: Any, rng: random.Random) -> Deed:
    return tell(part, selected_index=rng.randrange(len(part.children)))


def _look(part: Any, rng: random.Random) -> Deed:
    return tell(
        part,
        **rng.choice(
            (
                {"dark": not part.dark},
                {"large": not part.large},
                {"width": rng.choice(WIDTHS)},
                {"dark": rng.random() < 0.5, "large": rng.random() < 0.5, "width": 820},
            )
        ),
    )


def _click(part: Any, rng: random.Random) -> Deed:
    """Click on a mark, or beside all marks."""
    listening = clickable(part)
    if not listening:
        return Deed("click beside the marks", lambda: None)
    at, trace = rng.choice(listening)
    inside = [rng.randrange(len(trace.customdata))] if rng.random() < 0.9 else []
    points = {
        "trace_indexes": [at] * len(inside),
        "point_indexes": inside,
        "xs": [0] * len(inside),
        "ys": [0] * len(inside),
    }
    message = {"event_type": "plotly_click", "points": points}
    return Deed(
        f"click mark {inside} of {trace.name!r}",
        lambda: part._handler_js2py_pointsCallback({"new": message}),
    )


def clickable(figure: Any) -> list[tuple[int, Any]]:
    """Return the traces of a figure whose marks can be clicked, with their places."""
    return [
        (at, trace)
        for at, trace in enumerate(figure.data)
        if trace._click_callbacks and trace.customdata is not None and len(trace.customdata)
    ]


WAYS: dict[type, Callable[[Any, random.Random], Deed]] = {
    widgets.Button: _press,
    widgets.ToggleButton: _flip,
    widgets.Checkbox: _flip,
    widgets.SelectMultiple: _choose_several,
    widgets.SelectionRangeSlider: _choose_range,
    widgets.Dropdown: _choose,
    widgets.ToggleButtons: _choose,
    widgets.RadioButtons: _choose,
    widgets.Select: _choose,
    widgets.IntRangeSlider: _slide_range,
    widgets.IntSlider: _slide,
    widgets.FloatSlider: _slide,
    widgets.BoundedIntText: _number,
    widgets.Text: _type,
    widgets.Textarea: _type,
    widgets.FileUpload: _send_file,
    widgets.Tab: _open,
    Accessible: _look,
    go.FigureWidget: _click,
}
