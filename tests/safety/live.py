"""Whether something that was typed lives: in a page, a figure, a table, a Word file, a name."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import ipywidgets as widgets

WORD = "kithit"
# Everything of which the kit's own pages consist; what is not here came from somebody else.
TAGS = frozenset(re.findall(r"\S+", """
    a abbr article b bdi blockquote body br button caption circle cite code col colgroup dd details
    dfn div dl dt em figcaption figure footer g h1 h2 h3 h4 h5 h6 head header hr html i img input
    kbd label li line main mark meta nav ol option p path pre q rect rt ruby section select small
    span strong style sub summary sup svg table tbody td text tfoot th thead time title tr ul
"""))  # fmt: skip
ATTRIBUTES = frozenset(re.findall(r"\S+", """
    alt charset class colspan content cx cy d data-term data-view datetime dir download fill for
    height hidden href http-equiv id lang name open points r rel role rowspan scope src start
    stroke stroke-width style tabindex target title type value viewbox width x x1 x2 y y1 y2
"""))  # fmt: skip
ADDRESSES = frozenset({"href", "src", "action", "formaction", "srcdoc", "data", "poster"})
SAFE = re.compile(r"https?://|#|data:(image/(svg\+xml|png)|font/)|[\w./-]+\.(ipynb|svg)(#[\w-]*)?$")
# What a learner is offered for download; nothing of it opens in the page.
DOWNLOAD = re.compile(r"data:[a-z]+/[\w.+-]+;base64,[\w+/=]*$")
IN_FIGURES = frozenset({"b", "i", "br", "sup", "sub", "span", "extra", "em", "s", "u"})
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class _Reader(HTMLParser):
    """Gathers what should not be in a page."""

    def __init__(self, tags: frozenset[str]) -> None:
        super().__init__()
        self.tags, self.found, self._styled = tags, [], False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._styled = tag == "style"
        given = {name: value or "" for name, value in attrs}
        if tag == "script":
            if given != {"type": "application/json", "id": "kit-portfolio"}:
                self.found.append(f"<script {given}>")
        elif tag not in self.tags:
            self.found.append(f"<{tag}>")
        for name, value in given.items():
            self.found += [f"<{tag}> {one}" for one in _attribute(tag, name, value, given)]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._styled = False

    def handle_data(self, data: str) -> None:
        if self._styled and WORD in data:
            self.found.append("a style")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data[:30]}")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.found.append(f"<!{decl[:30]}>")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data[:30]}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data[:30]}")


def _attribute(tag: str, name: str, value: str, given: dict[str, str]) -> Iterator[str]:
    if name not in ATTRIBUTES and not name.startswith("aria-"):
        yield f"has the attribute {name}"
    if name in ADDRESSES and value:
        offered = tag == "a" and "download" in given and DOWNLOAD.match(value)
        if not offered and not SAFE.match(value):
            yield f"leads to {value[:60]}"
    if name == "http-equiv" and value != "Content-Security-Policy":
        yield f"says {value[:60]} to the browser"
    if name in {"style", "class", "id", "type", "http-equiv"} and WORD in value:
        yield f"has {name}={value[:60]}"


def in_page(page: str, tags: frozenset[str] = TAGS) -> list[str]:
    """Return what lives in a page or in a piece of one."""
    return list(_in_page(page, tags))


@lru_cache(maxsize=2000)  # most of an explorer stays as it is while its panels are opened
def _in_page(page: str, tags: frozenset[str]) -> tuple[str, ...]:
    reader = _Reader(tags)
    reader.feed(page)
    reader.close()
    for begin in ("<!--", "<![", "<?"):  # older Pythons take one without an end for text
        if begin in page and begin not in "".join(reader.found):
            reader.found.append(f"{begin} without an end")
    return tuple(reader.found)


def in_figure(part: Any) -> list[str]:
    """Return what lives in a figure: Plotly reads a few tags, and links, in every text."""
    if isinstance(part, str):
        if part.startswith("data:image/") or "<" not in part:
            return []
        return in_page(part, IN_FIGURES)
    if isinstance(part, dict):
        return [one for value in part.values() for one in in_figure(value)]
    if isinstance(part, list | tuple):
        return [one for value in part for one in in_figure(value)]
    return []


def in_widgets(box: Any) -> list[str]:
    """Return what lives in a widget and in all that it holds."""
    return [one for widget in _all(box) for one in _in_widget(widget)]


def _all(box: Any, seen: set[int] | None = None) -> Iterator[Any]:
    seen = set() if seen is None else seen
    if id(box) in seen:
        return
    seen.add(id(box))
    yield box
    for child in getattr(box, "children", ()):
        yield from _all(child, seen)


def _in_widget(widget: Any) -> list[str]:
    found = in_page(widget.description) if _reads_html(widget) else []
    if isinstance(widget, widgets.HTML | widgets.HTMLMath):
        found += in_page(str(widget.value))
    if hasattr(widget, "to_plotly_json"):
        found += in_figure(widget.to_plotly_json())
    return found


def _reads_html(widget: Any) -> bool:
    return bool(getattr(widget, "description_allow_html", False))


def shows(box: Any) -> bool:
    """Whether a payload stands in a widget or in what it holds, alive or not."""
    return any(
        WORD in str(getattr(widget, "value", "")) or WORD in str(getattr(widget, "options", ""))
        or (hasattr(widget, "to_plotly_json") and WORD in str(widget.to_plotly_json()))
        for widget in _all(box)
    )  # fmt: skip


def in_csv(content: bytes) -> list[str]:
    """Return the cells that a spreadsheet would compute."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [cell for row in rows for cell in row if _computes(cell)]


def _computes(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return cell.startswith(FORMULAS) or cell.lstrip().startswith(FORMULAS)
    return False


def in_office_file(content: bytes) -> list[str]:
    """Return what lives in a Word or Excel file, every part of which must be well-formed XML."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            data = parts.read(name)
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                found.append(f"{name}: a document type")
            for element in ElementTree.fromstring(data).iter():
                found += [f"{name}: {one}" for one in _in_element(element)]
    return found


def _in_element(element: ElementTree.Element) -> Iterator[str]:
    tag = str(element.tag).rpartition("}")[2]
    if WORD in tag or tag in {"instrText", "fldSimple", "f", "oleObject", "altChunk"}:
        yield f"<{tag}>"
    for name, value in element.attrib.items():
        if WORD in name:
            yield f"the attribute {name}"
        if name == "Target" and urlsplit(value).scheme not in {"", "http", "https"}:
            yield f"leads to {value}"


def in_name(path: Path, folder: Path) -> list[str]:
    """Return what is wrong with the place of a file that was named by somebody."""
    found = []
    if path.resolve().parent != folder.resolve():
        found.append(f"{path} is not in {folder}")
    wrong = [sign for sign in path.name
             if unicodedata.category(sign)[0] in "CZ" or sign in '<>:"/\\|?*']  # fmt: skip
    if wrong or path.name.startswith((".", "-")) or len(path.name) > 100:
        found.append(f"{path.name!r} is no plain name")
    return found
