"""Answers are not lost: not by a kill, a full disk, two notebooks, a damaged or a newer file."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kit.lessons import database, migrations
from kit.lessons.attempts import Attempt
from kit.lessons.exchange import export_answers, import_answers
from kit.lessons.faults import LessonError
from kit.lessons.resetting import reset_answers
from kit.lessons.store import FILE, Store

ROUNDS = 5
WRITER = Path(__file__).with_name("writer.py")


def attempt(question: str = "q", answer: Any = "a", lesson: str = "l") -> Attempt:
    return Attempt(lesson, question, "choice", "v1", answer, "right", ("idea",), "0.1")


def answers(store: Store, question: str | None = None) -> list[Any]:
    return [kept.answer for kept in store.attempts(question=question)]


def begun_writer(folder: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), name], stdout=subprocess.PIPE, text=True
    )


def killed_writer(process: subprocess.Popen[str], seconds: float) -> set[str]:
    """Let a process answer for a while, kill it, and return the answers it was told are kept."""
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest = process.stdout.read()
    process.wait()
    lines = (first + rest).splitlines(keepends=True)
    return {line.strip() for line in lines if line.endswith("\n")}


def test_nothing_acknowledged_is_lost_when_kernels_are_killed(tmp_path: Path) -> None:
    """A kernel is killed without warning when a laptop runs out of memory.

    Here two at a time write to one folder; `tests/bench/kills.py` kills hundreds in more ways.
    """
    acknowledged: set[str] = set()
    for number in range(ROUNDS):
        writers = [begun_writer(tmp_path, name) for name in "ab"]
        for writer in writers:
            acknowledged |= killed_writer(writer, 0.007 * number)
            kept = {found.uid for found in Store(tmp_path).attempts()}
            assert acknowledged <= kept
    assert len(acknowledged) >= 2 * ROUNDS
    assert database.is_sound(tmp_path / FILE)
    for name in "ab":
        numbers = [found.number for found in Store(tmp_path).attempts(question=f"q{name}")]
        assert numbers == list(range(1, len(numbers) + 1))


def test_half_an_emoji_is_kept_and_stops_no_later_answer(tmp_path: Path) -> None:
    """A browser that cuts a text at a length can send half a sign, which no file can hold.

    It once stayed in memory, and with it every answer that came after it.
    """
    store = Store(tmp_path)
    for said in ("cut \ud83d", {"\udc00": ["\ud83d"]}, "after"):
        assert store.add(attempt(answer=said)).on_disk
    assert answers(Store(tmp_path)) == ["cut \ufffd", {"\ufffd": ["\ufffd"]}, "after"]


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path) -> None:
    """A laptop with an empty battery begins in 1970."""
    store = Store(tmp_path)
    for year in ("2026", "1970", "2099"):
        store.add(replace(attempt(answer=year), said_at=f"{year}-01-01T00:00:00+00:00"))
    assert answers(Store(tmp_path)) == ["2026", "1970", "2099"]
    assert [one.number for one in store.attempts()] == [1, 2, 3]


def test_an_answer_is_on_the_disk_before_it_is_called_kept(tmp_path: Path) -> None:
    """No test can cut the power; these two settings are what SQLite promises it by."""
    with database.opened(tmp_path / FILE) as connection:
        settings = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "journal_mode")
        ]
    assert settings == [2, "delete"]


def test_two_notebooks_write_at_once(tmp_path: Path) -> None:
    """Each notebook has its own kernel, so its own connection."""
    stores = [Store(tmp_path), Store(tmp_path)]

    def write(store: Store, name: str) -> None:
        for number in range(20):
            assert store.add(attempt(answer=f"{name}{number}")).on_disk

    threads = [
        threading.Thread(target=write, args=(s, n)) for s, n in zip(stores, "ab", strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = Store(tmp_path).attempts()
    assert len(found) == 40
    assert [kept.number for kept in found] == list(range(1, 41))


def test_an_answer_is_read_back_as_it_was(tmp_path: Path) -> None:
    given = {"text": "拉致 “quoted” \\ \n 조선", "value": 1.5}
    Store(tmp_path).add(attempt(answer=given))
    (kept,) = Store(tmp_path).attempts()
    assert kept.answer == given
    assert (kept.number, kept.verdict, kept.misconceptions, kept.data_version) == (
        1, "right", ("idea",), "0.1",
    )  # fmt: skip
    assert kept.said_at.endswith("+00:00")


def test_answers_cannot_be_changed_or_deleted(tmp_path: Path) -> None:
    Store(tmp_path).add(attempt())
    with sqlite3.connect(tmp_path / FILE) as connection:
        for statement in ("DELETE FROM attempts", "UPDATE attempts SET answer = '1'"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                connection.execute(statement)
    assert answers(Store(tmp_path)) == ["a"]


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """While `full["now"]` is set, no page can be added to the file, as on a full disk."""
    full = {"now": True}
    connect = database._connect

    def limited(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        if full["now"]:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {max(pages, 1)}")
        return connection

    monkeypatch.setattr(database, "_connect", limited)
    return full


def test_on_a_full_disk_answers_wait_in_memory_and_are_written_later(
    tmp_path: Path, full_disk: dict[str, bool]
) -> None:
    store = Store(tmp_path)
    full_disk["now"] = False
    store.add(attempt(answer="before"))
    full_disk["now"] = True
    kept = store.add(attempt(answer="x" * 100_000))
    assert not kept.on_disk
    assert "the disk is full" in kept.sentence
    assert "kept in memory" in kept.sentence
    assert [len(answer) for answer in answers(store)] == [6, 100_000]
    assert answers(Store(tmp_path)) == ["before"]
    full_disk["now"] = False
    again = store.add(attempt(answer="after"))
    assert again.on_disk
    assert again.sentence == ""
    assert [len(answer) for answer in answers(Store(tmp_path))] == [6, 100_000, 5]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few pages of memory, which only the administrator of a Linux can make."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(disk)]
    try:
        made = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("a small disk can be made by root on Linux only")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_really_full_loses_no_answer_and_spoils_no_file(small_disk: Path) -> None:
    store, told = Store(small_disk), []
    while True:
        kept = store.add(attempt(answer="x" * 5_000 + str(len(told))))
        if not kept.on_disk:
            break
        told.append(store.attempts()[-1].uid)
    assert "the disk is full" in kept.sentence
    assert "kept in memory" in kept.sentence
    assert told
    again = Store(small_disk)
    assert [one.uid for one in again.attempts()] == told
    assert len(store.attempts()) == len(told) + 1
    with pytest.raises(LessonError, match="cannot be written"):
        export_answers(store, small_disk / "out.json")
    assert [one.name for one in small_disk.iterdir()] == [FILE]
    subprocess.run(["mount", "-o", "remount,size=1m", str(small_disk)], check=True)
    assert store.add(attempt(answer="after")).on_disk
    assert len(Store(small_disk).attempts()) == len(told) + 2


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = Store(tmp_path / "file" / "my_work")
    kept = store.add(attempt())
    assert not kept.on_disk
    assert "read-only" in kept.sentence
    assert str(tmp_path) in kept.sentence
    assert answers(store) == ["a"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write anywhere"
)
def test_a_read_only_folder_is_said_and_old_answers_are_read(tmp_path: Path) -> None:
    Store(tmp_path).add(attempt(answer="old"))
    tmp_path.chmod(0o500)
    (tmp_path / FILE).chmod(0o400)
    try:
        store = Store(tmp_path)
        assert "read-only" in store.add(attempt(answer="new")).sentence
        assert answers(store) == ["old", "new"]
    finally:
        tmp_path.chmod(0o700)


def test_a_read_only_file_keeps_answers_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The administrator's tests cannot make a file read-only; SQLite's own switch can."""
    Store(tmp_path).add(attempt(answer="old"))
    connect = database._connect

    def read_only(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(database, "_connect", read_only)
    store = Store(tmp_path)
    assert "read-only" in store.add(attempt(answer="new")).sentence
    assert answers(store) == ["old", "new"]


def test_a_file_held_by_another_program_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    Store(tmp_path).add(attempt())
    holder = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    store = Store(tmp_path)
    store._looked = True
    assert "another program" in store.add(attempt(answer="b")).sentence
    holder.execute("ROLLBACK")
    holder.close()
    assert store.retry().on_disk
    assert answers(Store(tmp_path)) == ["a", "b"]


DAMAGES = {
    "not a database": lambda _: b"this is no database at all" * 100,
    "cut in the middle": lambda data: data[: len(data) // 2],
    "overwritten": lambda data: data[:100] + b"\xff" * (len(data) - 100),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_set_aside_and_never_overwritten(tmp_path: Path, damage: str) -> None:
    store = Store(tmp_path)
    for number in range(50):
        store.add(attempt(answer="x" * 500 + str(number)))
    broken = DAMAGES[damage]((tmp_path / FILE).read_bytes())
    (tmp_path / FILE).write_bytes(broken)
    kept = Store(tmp_path).add(attempt(answer="new"))
    assert kept.on_disk
    (aside,) = tmp_path.glob("answers.damaged-*.sqlite")
    assert aside.name in kept.sentence
    assert aside.read_bytes() == broken
    assert answers(Store(tmp_path)) == ["new"]


def test_a_file_damaged_while_the_kernel_runs_is_set_aside_too(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add(attempt())
    (tmp_path / FILE).write_bytes(b"nonsense" * 1000)
    assert store.add(attempt(answer="b")).on_disk
    assert answers(Store(tmp_path)) == ["b"]
    assert len(list(tmp_path.glob("answers.damaged-*"))) == 1


def test_two_damaged_files_of_one_second_do_not_meet(tmp_path: Path) -> None:
    for _ in range(2):
        (tmp_path / FILE).write_bytes(b"nonsense" * 1000)
        Store(tmp_path).add(attempt())
    assert len(list(tmp_path.glob("answers.damaged-*"))) == 2


def test_a_database_of_something_else_is_set_aside(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    assert Store(tmp_path).add(attempt()).on_disk
    assert len(list(tmp_path.glob("answers.damaged-*"))) == 1


def test_a_newer_file_is_not_written_to(tmp_path: Path) -> None:
    Store(tmp_path).add(attempt())
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (tmp_path / FILE).read_bytes()
    store = Store(tmp_path)
    kept = store.add(attempt(answer="b"))
    assert not kept.on_disk
    assert "newer version" in kept.sentence
    assert answers(store) == ["b"]
    assert (tmp_path / FILE).read_bytes() == before


def test_an_older_file_is_brought_to_the_new_shape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path).add(attempt())
    second = "CREATE TABLE notes (row INTEGER PRIMARY KEY, text TEXT);"
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, second))
    assert answers(Store(tmp_path)) == ["a"]
    with sqlite3.connect(tmp_path / FILE) as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)
        newest = len(migrations.MIGRATIONS)
        assert connection.execute("PRAGMA user_version").fetchone() == (newest,)


def test_a_file_of_the_first_shape_keeps_its_answers_and_resets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A learner who has worked with an older kit finds everything again."""
    with sqlite3.connect(tmp_path / FILE, isolation_level=None) as connection:
        with monkeypatch.context() as older:
            older.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
            migrations.migrate(connection)
        row = ("u1", "l", "q", 1, "choice", "v1", '"a"', "right", '["idea"]', "0.1", "2026-01-01")
        marks = ", ".join("?" * len(row))
        connection.execute(
            "INSERT INTO attempts (uid, lesson, question, number, kind, version, answer, verdict,"
            f" misconceptions, data_version, said_at) VALUES ({marks})", row,
        )  # fmt: skip
        connection.execute("INSERT INTO resets (lesson, question, up_to, said_at) VALUES"
                           " ('l', 'q', 1, '2026-01-02')")  # fmt: skip
    connection.close()
    store = Store(tmp_path)
    store.add(attempt("q", "b"))
    first, second = store.attempts()
    assert (first.answer, first.misconceptions, first.asked) == ("a", ("idea",), {})
    assert (first.set_aside, second.set_aside) == (True, False)


def test_an_answer_set_aside_elsewhere_comes_in_set_aside(tmp_path: Path) -> None:
    store, other = Store(tmp_path / "a"), Store(tmp_path / "b")
    store.add(attempt(answer="old"))
    store.reset()
    store.add(attempt(answer="new"))
    other.add(attempt(answer="mine"))
    export_answers(store, tmp_path / "out.json")
    import_answers(other, tmp_path / "out.json")
    assert [one.answer for one in other.present()] == ["mine", "new"]
    assert answers(other) == ["mine", "old", "new"]


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path).add(attempt())
    broken = "CREATE TABLE notes (row INTEGER); CREATE TABLE attempts (x);"
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
        assert not Store(tmp_path).add(attempt(answer="b")).on_disk
    assert answers(Store(tmp_path)) == ["a"]


def test_a_reset_sets_aside_and_the_history_stays(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for question in ("q", "r"):
        store.add(attempt(question))
    store.reset("l", "q")
    store.add(attempt("q", "second"))
    assert [kept.answer for kept in store.present()] == ["a", "second"]
    assert [(kept.answer, kept.set_aside) for kept in store.attempts(question="q")] == [
        ("a", True), ("second", False),
    ]  # fmt: skip
    assert store.attempts(question="q")[-1].number == 2


def test_a_reset_of_a_lesson_leaves_other_lessons_and_keeps_a_copy(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add(attempt(lesson="one"))
    store.add(attempt(lesson="two"))
    said = reset_answers("one", store=store)
    assert [kept.lesson for kept in store.present()] == ["two"]
    (copy,) = (tmp_path / "copies").glob("*.json")
    assert copy.name in str(said)
    assert import_answers(Store(tmp_path / "elsewhere"), copy) == 2


def test_a_question_is_reset_only_with_its_lesson(store: Store) -> None:
    with pytest.raises(LessonError, match="Say which lesson"):
        reset_answers(question="q", store=store)


def test_answers_travel_as_readable_json_and_are_not_doubled(tmp_path: Path) -> None:
    store, other = Store(tmp_path / "a"), Store(tmp_path / "b")
    store.add(attempt(answer={"text": "拉致"}))
    assert export_answers(store, tmp_path / "out.json") == 1
    assert "拉致" in (tmp_path / "out.json").read_text(encoding="utf-8")
    assert [import_answers(other, tmp_path / "out.json") for _ in range(2)] == [1, 0]
    assert other.attempts()[0].uid == store.attempts()[0].uid


def test_an_export_never_overwrites(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("mine")
    with pytest.raises(LessonError, match="Choose another name"):
        export_answers(store, tmp_path / "out.json")
    assert (tmp_path / "out.json").read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("no json", "Export the answers again"),
        ("[]", "does not hold answers"),
        ('{"format": "other"}', "does not hold answers"),
        ('{"format": "north-korea-japan-kit answers", "version": 9}', "another version"),
        ('{"format": "north-korea-japan-kit answers", "version": 1}', "Export the answers again"),
        ('{"format": "north-korea-japan-kit answers", "version": 1, "answers": [{"lesson": 1}]}',
         "Export the answers again"),
        ("[" * 100_000, "Export the answers again"),
        ("9" * 5_000, "Export the answers again"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_export_adds_nothing(
    store: Store, tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "in.json"
    path.write_text(content)
    with pytest.raises(LessonError, match=words):
        import_answers(store, path)
    assert store.attempts() == []


def test_who_watches_is_told_and_not_kept_alive(store: Store) -> None:
    """A cell that is run ten times must not leave nine widgets behind."""
    told = []

    class Watcher:
        def hear(self) -> None:
            told.append(len(store.attempts()))

    watcher = Watcher()
    store.watch(watcher.hear)
    store.add(attempt())
    del watcher
    store.add(attempt())
    assert told == [1]


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert Store(tmp_path / "my_work").attempts() == []
    assert not (tmp_path / "my_work").exists()
