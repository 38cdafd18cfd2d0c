"""Valid files, damaged at random: read all the same, or refused in a sentence that names the file.

Never another error, never a wait. `KIT_EXAMPLES=2000` tries more than the ordinary suite does, and
`KIT_SEED` others.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import payloads
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

import kit
from kit.classroom import portfolio_files, portfolio_pages
from kit.classroom.class_folder import ClassFolder
from kit.classroom.comment_bank import Picks, bank_path, read_bank
from kit.classroom.portfolio_files import Portfolio
from kit.laboratories import class_files, own_event_rows
from kit.laboratories.class_files import ClassFileError
from kit.lessons.attempts import Attempt
from kit.lessons.exchange import content_of, import_answers
from kit.lessons.faults import LessonError
from kit.lessons.folders import questions_folder
from kit.lessons.question_files import load_questions
from kit.lessons.store import Store
from kit.tables import workbooks
from kit.tables.faults import TableError
from kit.tables.frames import load
from kit.tables.written_files import as_csv, as_workbook

EXAMPLES = int(os.environ.get("KIT_EXAMPLES", "15"))
SEED = int(os.environ.get("KIT_SEED", "1"))
LONGEST = 5.0  # seconds of one processor, for one file
ENCODINGS = ("utf-16", "utf-16-le", "utf-8-sig", "utf-32", "cp932", "latin-1")
JUNK: tuple[Any, ...] = (
    None, True, -1, 0, 1.5, 10**30, 1e308, float("nan"), "", " ", "x", "x" * 5000, "\ud83d", "\0",
    [], {}, [[]], [None], {"": None}, {"a": [1]}, "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00", "2026-13-45", *payloads.ELEMENTS[:2],
)  # fmt: skip
PIECES = (
    b"", b"\0", b"\xff", b"\xed\xa0\x80", b'"', b"'", b"\n", b"\r\n", b",", b";", b"\t", b"{", b"[",
    b"]" * 9, b"<", b"<!--" * 5000, b"[" * 5000, b"- " * 5000, b"&a ", b"*a", b": ", b"x" * 140_000,
    "\u2028\u202e".encode(), b"=1+1", b"\\ud83d", b"NaN", b"1e999",
)  # fmt: skip


def nodes(content: Any) -> list[tuple[Any, Any]]:
    """Return every place in a piece of JSON: what holds it, and under which key."""
    inside = content.items() if isinstance(content, dict) else enumerate(content)
    found = []
    for key, value in inside:
        found.append((content, key))
        if isinstance(value, dict | list):
            found += nodes(value)
    return found


def other_json(content: bytes, dice: random.Random) -> bytes:
    """Return JSON with a few values replaced, taken away, renamed or put in a deep hole."""
    parsed = json.loads(content)
    for _ in range(dice.randint(1, 3)):
        holder, key = dice.choice(nodes(parsed))
        way = dice.randrange(4)
        if way == 0 and isinstance(holder, dict):
            holder.pop(key, None)
        elif way == 1 and isinstance(holder, dict):
            holder[str(key) + dice.choice("sS_ ")] = holder.pop(key, None)
        elif way == 2:
            holder[key] = json.loads("[" * 60 + "]" * 60)
        else:
            holder[key] = dice.choice(JUNK)
    return json.dumps(parsed).encode()


def other_bytes(content: bytes, dice: random.Random) -> bytes:
    """Return bytes that were cut, doubled, mixed, saved in another encoding, or spoilt."""
    at, to = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    ways: list[Callable[[], bytes]] = [
        lambda: content[:at], lambda: content[at:], lambda: content[:at] + content[to:],
        lambda: content[:to] + content[at:], lambda: content + content,
        lambda: content[:at] + dice.randbytes(9) + content[at:],
        lambda: content[:at] + dice.choice(PIECES) + content[at:],
        lambda: content[:at] + dice.choice(PIECES) + content[min(to, at + 20):],
        lambda: dice.choice(PIECES) + content,
        lambda: content.decode("utf-8", "replace").encode(dice.choice(ENCODINGS), "replace"),
        lambda: content.replace(b"\n", dice.choice((b"\r\n", b"\r", b"\n\n", b""))),
        lambda: content.replace(*dice.choice([(b'"', b"'"), (b",", b";"), (b":", b" :"),
                                              (b"-", b"\xe2\x80\x93"), (b"id", b"ID")])),
    ]  # fmt: skip
    return dice.choice(ways)()


def other_yaml(content: bytes, dice: random.Random) -> bytes:
    return yaml.safe_dump(
        json.loads(other_json(json.dumps(yaml.safe_load(content)).encode(), dice)),
        allow_unicode=True,
    ).encode("utf-8", "replace")


@dataclass(frozen=True)
class Kind:
    """A kind of file: a valid one, what reads it (and what is then done with it), and mutations."""

    valid: Callable[[], bytes]
    read: Callable[[bytes, str, Path], object]
    mutations: tuple[Callable[[bytes, random.Random], bytes], ...]
    ending: str


def answers() -> list[Attempt]:
    return [
        Attempt("01_timeline", "read_a_mark", "choice", "v", "a", "right", ("idea",), "0.2"),
        Attempt("01_timeline", "exit_ticket", "note", "v", ["a", "b", "c"], "noted"),
        Attempt("07_statements_and_signals", "coding:st_a", "coding", "1",
                {"tone": 1, "themes": ["weapons"], "reason": "x"}, "noted"),
        Attempt("01_timeline", "own_events:my_a", "own_events", "1", events()["my_a"], "noted"),
    ]  # fmt: skip


def events() -> dict[str, dict[str, Any]]:
    first = {"date": "2003-05", "title": "A diary", "summary": "Of 1959.", "note": "a, “b”",
             "category": "diplomacy", "actor_ids": ["JPN", "PRK"], "certainty": "agreed",
             "source": "拉致"}  # fmt: skip
    return {"my_a": first, "my_b": first | {"title": "Another", "date": "1959-12-14/1984-07"}}


def frame() -> pd.DataFrame:
    return own_event_rows.frame_of(events())


def portfolio() -> bytes:
    made = Portfolio("Mina", answers(), "0.2", "0.1", "2026-01-01T00:00:00+00:00")
    return portfolio_pages.page(made).encode()


def inside_page(content: bytes, dice: random.Random) -> bytes:
    """Return a page whose record was changed, and still is JSON."""
    head, _, rest = content.partition(b'id="kit-portfolio">')
    record, _, tail = rest.partition(b"</script>")
    changed = other_json(record, dice).replace(b"<", b"\\u003c")
    return head + b'id="kit-portfolio">' + changed + b"</script>" + tail


def read_portfolio(content: bytes, file: str, folder: Path) -> None:
    found = portfolio_files.read(content, file)
    portfolio_pages.page(found)
    Store(folder / "store").add_all(found.attempts)


def read_class(content: bytes, file: str, folder: Path) -> None:
    """Nothing in a folder of portfolios keeps a teacher from the rest of it."""
    room = folder / "class"
    room.mkdir()
    (room / file).write_bytes(content)
    (room / "good.html").write_bytes(portfolio())
    found = ClassFolder(room)
    assert found.learners
    for at in range(len(found.panels.titles)):
        found.panels.selected_index = at
    if found.problems:
        raise LessonError(found.problems[0])


def read_table(content: bytes, file: str, folder: Path) -> None:
    own_event_rows.contents_of(content, file)
    (folder / file).write_bytes(content)
    load("events", extra=folder / file)


def read_questions(content: bytes, file: str, folder: Path) -> None:
    (folder / file).write_bytes(content)
    load_questions(file.removesuffix(".yaml"), folder)


def read_comments(content: bytes, file: str, folder: Path) -> None:
    (folder / file).write_bytes(content)
    read_bank(folder / file)


def read_picks(content: bytes, _file: str, folder: Path) -> None:
    (folder / "feedback").mkdir()
    (folder / "feedback" / "picks.json").write_bytes(content)
    picks = Picks(folder)
    kept = [path.read_bytes() for path in (folder / "feedback").iterdir()]
    assert kept == [content]
    assert picks.chosen or picks.notice or b'"learners"' in content


def read_export(content: bytes, file: str, folder: Path) -> None:
    (folder / file).write_bytes(content)
    import_answers(Store(folder / "store"), folder / file)


def read_class_file(content: bytes, file: str, _folder: Path) -> None:
    class_files.read(content, file, "coding", LABORATORIES["coding"]._check_entry)
    for name, lab in LABORATORIES.items():
        with contextlib.suppress(ClassFileError):
            class_files.read(content.replace(b'"coding"', f'"{name}"'.encode()), file, name,
                         lab._check_entry)  # fmt: skip


STATEMENT = str(kit.statements()["statement_id"].iloc[0])
LABORATORIES = {
    name: getattr(kit.laboratory, name)() for name in ("coding", "claim_audit", "bargaining")
}
PICKED = {"format": "north-korea-japan-kit comments", "version": 1, "learners": {
    "k": {"comments": [{"id": "a", "group": "b", "words": "c"}], "own": "d"}}}  # fmt: skip
JSON = (other_json, other_json, other_bytes)
KINDS = {
    "table as CSV": Kind(lambda: as_csv(frame()), read_table, (other_bytes,), ".csv"),
    "table as workbook": Kind(lambda: as_workbook(frame()), read_table, (other_bytes,), ".xlsx"),
    "portfolio": Kind(portfolio, read_portfolio, (inside_page, inside_page, other_bytes), ".html"),
    "export": Kind(lambda: json.dumps(content_of(answers())).encode(), read_export, JSON, ".json"),
    "class file": Kind(
        lambda: class_files.written("coding", "Mina", {STATEMENT: {"tone": 1, "themes": [],
                                                                "reason": "x"}}, "0.2").encode(),
        read_class_file, JSON, ".json"),
    "questions": Kind(lambda: (questions_folder() / "01_timeline.yaml").read_bytes(),
                      read_questions, (other_yaml, other_bytes), ".yaml"),
    "comment bank": Kind(lambda: bank_path().read_bytes(), read_comments,
                         (other_yaml, other_bytes), ".yaml"),
    "chosen comments": Kind(lambda: json.dumps(PICKED).encode(), read_picks, JSON, ".json"),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore::kit.tables.extra.TableNotice")
@pytest.mark.parametrize("name", KINDS)
def test_a_damaged_file_is_read_or_refused_in_a_sentence(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kind = KINDS[name]
    valid = kind.valid()
    kind.read(valid, f"good{kind.ending}", tmp_path_factory.mktemp("good"))

    @seeded(SEED)
    @settings(max_examples=EXAMPLES, deadline=None, database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.integers(0, 2**32))
    def damage(number: int) -> None:
        dice = random.Random(number * SEED)
        damaged = dice.choice(kind.mutations)(valid, dice)
        file = f"damaged_{number}{kind.ending}"
        began = time.process_time()
        try:
            kind.read(damaged, file, tmp_path_factory.mktemp("damaged"))
        except (LessonError, TableError) as error:
            said = str(error)
            assert file in said, said
            assert said.rstrip().endswith((".", "”", ")")), said
            assert len(said) < 100_000
        assert time.process_time() - began < LONGEST

    damage()


@pytest.mark.parametrize("content", [
    b"", b"[" * 20_000, b"<!--" * 100_000, b"\xff\xfe" * 9, b"PK\x03\x04" + b"\0" * 99,
    b'{"a":' * 50_000, b"x" * 300_000, b"&a [*a]", b"? [a]\n: b", b"- 2024-13-45",
    b"a: &x [" + b"1," * 9 + b"]\n" + b"b: [*x, *x, *x]", b"- 9" + b"9" * 5_000,
], ids=lambda content: f"{content[:9]!r}x{len(content)}")  # fmt: skip
@pytest.mark.parametrize("name", KINDS)
def test_a_file_of_something_else_is_refused_in_a_sentence(
    name: str, content: bytes, tmp_path: Path
) -> None:
    kind = KINDS[name]
    file = f"other{kind.ending}"
    if name == "chosen comments":  # set aside, never refused
        kind.read(content, file, tmp_path)
        return
    began = time.process_time()
    with pytest.raises((LessonError, TableError)) as caught:
        kind.read(content, file, tmp_path)
    assert file in str(caught.value)
    assert time.process_time() - began < LONGEST


def test_a_class_folder_with_damaged_files_still_shows_the_others(tmp_path: Path) -> None:
    dice = random.Random(SEED)
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        damaged = inside_page(portfolio(), dice) if number % 2 else other_bytes(portfolio(), dice)
        with contextlib.suppress(LessonError):
            read_class(damaged, "damaged.html", folder)


def test_a_workbook_that_unpacks_to_gigabytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few kilobytes can hold as many spaces as fill the memory of a laptop."""
    held = io.BytesIO(as_workbook(frame()))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as parts, parts.open("x", "w") as part:
        part.write(b" " * 2_000_000)
    assert len(held.getvalue()) < 20_000
    monkeypatch.setattr(workbooks, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(TableError, match=r"x\.xlsx"):
        own_event_rows.contents_of(held.getvalue(), "x.xlsx")
