"""Files are written whole or not at all, wherever the disk fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit.tables.written_files import put_file, put_new_file, replace_file, write_new


class FullFile:
    """A file on a disk with room for half of what is written."""

    def __init__(self, file: Any) -> None:
        self.file = file

    def __enter__(self) -> FullFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def close(self) -> None:
        self.file.close()

    def write(self, content: bytes) -> None:
        self.file.write(content[: len(content) // 2])
        raise OSError(28, "No space left on device")


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open
    monkeypatch.setattr(Path, "open", lambda path, mode: FullFile(opened(path, mode)))


STEPS: dict[str, Callable[[pytest.MonkeyPatch], object]] = {
    "while it is written": fill_disk,
    "when it is brought to the disk": lambda patch: patch.setattr(os, "fsync", refuse),
    "when it takes its name": lambda patch: patch.setattr(os, "replace", refuse),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put_file(tmp_path / "a.txt", "the old content")
    with monkeypatch.context() as failing:
        STEPS[step](failing)
        for write in (
            lambda: put_file(path, "the new content"),
            lambda: replace_file(path, ["new"]),
            lambda: put_new_file(tmp_path / "b.txt", "b"),
            lambda: write_new(tmp_path, "c", ".txt", "c"),
        ):
            with pytest.raises(OSError, match="No space left"):
                write()
    assert path.read_text() == "the old content"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        put_new_file(tmp_path / "a.txt", "yours")
    assert write_new(tmp_path, "a", ".txt", "yours").name == "a_2.txt"
    assert (tmp_path / "a.txt").read_text() == "mine"


def test_many_who_write_at_once_each_get_a_file_of_their_own(tmp_path: Path) -> None:
    def write(number: int) -> None:
        write_new(tmp_path, "portfolio", ".html", f"{number}" * 10_000)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = sorted(path.read_text()[0] for path in tmp_path.iterdir())
    assert found == list("01234567")
    assert all(len(path.read_text()) == 10_000 for path in tmp_path.iterdir())


def test_a_folder_with_the_name_of_a_file_is_said_and_not_tried_for_ever(tmp_path: Path) -> None:
    (tmp_path / "to_share").write_text("")
    with pytest.raises(OSError, match="to_share"):
        write_new(tmp_path / "to_share", "a", ".html", "x")


def test_half_a_sign_does_not_keep_a_file_from_being_written(tmp_path: Path) -> None:
    assert put_file(tmp_path / "a", "cut \ud83d.").read_text() == "cut ?."


def test_a_file_that_is_replaced_while_it_is_killed_is_old_or_new(tmp_path: Path) -> None:
    path = put_file(tmp_path / "a.json", "[0]")
    code = (
        "import sys; from pathlib import Path; from kit.tables.written_files import replace_file\n"
        "print(flush=True)\nnumber = 0\n"
        "while True: number += 1; replace_file(Path(sys.argv[1]), [number] * 5000)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    seen = {path.read_bytes() for _ in range(300)}
    process.kill()
    process.communicate()
    for content in (*seen, path.read_bytes()):
        numbers = json.loads(content)
        assert len(set(numbers)) == 1
        assert len(numbers) in {1, 5000}
