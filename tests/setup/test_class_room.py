"""The folder of a class, and each learner's copy of the lessons."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kit.server.classroom import lessons, room, roster
from kit.server.classroom.room import Room
from kit.server.launch.errors import StartError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A checkout with what learners get and what they must not get."""
    folder = tmp_path / "checkout"
    for name in (
        "kit/a.py", "kit/__pycache__/a.pyc", "notebooks/01.ipynb", "notebooks/pictures/T.svg",
        "notebooks/source/01.py", "notebooks/teacher/key.ipynb", "notebooks/questions/01.yaml",
        "notebooks/my_work/answers.sqlite", "notebooks/.ipynb_checkpoints/x", "tests/t.py",
        "data/teacher/events.csv", ".git/config", "requirements.lock",
    ):  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
        (folder / name).chmod(0o600)
    return folder


def _files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_solutions_and_the_teachers_work_are_not_copied(source: Path, tmp_path: Path) -> None:
    made = Room(tmp_path / "class")
    room.furnish(made, source, places=2)
    assert _files(made.kit) == {
        "kit/a.py", "notebooks/01.ipynb", "notebooks/pictures/T.svg", "notebooks/questions/01.yaml",
        "data/teacher/events.csv", "requirements.lock",
    }  # fmt: skip


def test_learners_can_read_the_copy_and_nothing_else(source: Path, tmp_path: Path) -> None:
    made = Room(tmp_path / "class")
    old = os.umask(0o077)
    try:
        room.furnish(made, source, places=3)
    finally:
        os.umask(old)
    modes = {
        made.kit / "kit/a.py": 0o644, made.kit / "notebooks": 0o755, made.kit: 0o755,
        made.homes: 0o711, made.hub: 0o700, made.places: 0o755, made.places / "3": 0o644,
    }  # fmt: skip
    assert {path: stat.S_IMODE(path.stat().st_mode) for path in modes} == modes


def test_a_second_start_brings_the_new_kit_and_leaves_learners_alone(
    source: Path, tmp_path: Path
) -> None:
    made = Room(tmp_path / "class")
    room.furnish(made, source, places=4)
    (made.homes / "learner01").mkdir()
    (made.homes / "learner01" / "mine").touch()
    (made.kit / ".venv").mkdir()
    made.events[0].write_text("mine")
    (source / "kit" / "a.py").unlink()
    (source / "kit" / "b.py").touch()
    room.furnish(made, source, places=2)
    assert (made.homes / "learner01" / "mine").exists()
    assert (made.kit / ".venv").exists()
    assert made.events[0].read_text() == "mine"
    assert {"kit/b.py"} == {name for name in _files(made.kit) if name.startswith("kit/")}
    assert sorted(path.name for path in made.places.iterdir()) == ["1", "2"]


def test_an_interrupted_copy_leaves_the_old_kit_whole(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Room(tmp_path / "class")
    room.furnish(made, source, places=2)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(room.shutil, "copyfile", fail)
    with pytest.raises(OSError, match="disk full"):
        room.furnish(made, source, places=2)
    assert (made.kit / "kit" / "a.py").read_text() == "kit/a.py"


def test_a_folder_with_other_things_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "LONGEST", 500)
    (tmp_path / "thesis.odt").touch()
    with pytest.raises(StartError, match="holds other things"):
        room.check(Room(tmp_path))
    room.check(Room(Path("/srv/not-there-yet")))


def test_a_path_too_long_for_sockets_is_refused() -> None:
    with pytest.raises(StartError, match="too long"):
        room.check(Room(Path("/srv") / ("x" * 40)))


def test_the_longest_socket_below_the_longest_folder_fits_the_system() -> None:
    kernel = "kernel-12345678-1234-1234-1234-123456789012-ipc-5"
    login = f"{'x' * roster.LONGEST_PREFIX}99"
    assert len(f"{'x' * room.LONGEST}/homes/{login}/.run/{kernel}") <= 107


def test_new_events_take_the_place_of_old_ones_whatever_their_form(tmp_path: Path) -> None:
    made = Room(tmp_path / "class")
    made.folder.mkdir()
    for name in ("spring.XLSX", "autumn.csv"):
        (tmp_path / name).write_text(name)
        room.put_events(made, tmp_path / name)
    assert _files(made.folder) == {"my_class.csv"}
    with pytest.raises(StartError, match=r"events\.ods"):
        room.put_events(made, tmp_path / "events.ods")
    assert _files(made.folder) == {"my_class.csv"}


def test_a_learner_gets_every_lesson_and_picture_but_no_questions(
    source: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    lessons.bring(source / "notebooks", own)
    assert _files(own) == {"01.ipynb", "pictures/T.svg", lessons.RECORD}


def test_a_lesson_that_the_learner_left_alone_is_renewed(source: Path, tmp_path: Path) -> None:
    own, lesson = tmp_path / "own", source / "notebooks" / "01.ipynb"
    lessons.bring(lesson.parent, own)
    lesson.write_text("second edition")
    assert lessons.bring(lesson.parent, own) == [own / "01.ipynb"]
    assert (own / "01.ipynb").read_text() == "second edition"


def test_a_lesson_that_the_learner_changed_stays_and_the_new_one_lies_beside(
    source: Path, tmp_path: Path
) -> None:
    own, lesson = tmp_path / "own", source / "notebooks" / "01.ipynb"
    lessons.bring(lesson.parent, own)
    (own / "01.ipynb").write_text("my notes")
    assert lessons.bring(lesson.parent, own) == []
    lesson.write_text("second edition")
    lessons.bring(lesson.parent, own)
    assert (own / "01.ipynb").read_text() == "my notes"
    assert (own / "01 (new version).ipynb").read_text() == "second edition"
    assert lessons.bring(lesson.parent, own) == []


def test_a_changed_copy_of_the_new_version_is_not_overwritten(source: Path, tmp_path: Path) -> None:
    own, lesson = tmp_path / "own", source / "notebooks" / "01.ipynb"
    lessons.bring(lesson.parent, own)
    (own / "01.ipynb").write_text("my notes")
    lesson.write_text("second edition")
    lessons.bring(lesson.parent, own)
    (own / "01 (new version).ipynb").write_text("my notes on the second")
    lesson.write_text("third edition")
    lessons.bring(lesson.parent, own)
    assert (own / "01 (new version).ipynb").read_text() == "my notes on the second"
    assert (own / "01 (new version 2).ipynb").read_text() == "third edition"


def test_a_deleted_lesson_comes_back(source: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    lessons.bring(source / "notebooks", own)
    (own / "01.ipynb").unlink()
    assert lessons.bring(source / "notebooks", own) == [own / "01.ipynb"]


@pytest.mark.parametrize("content", ["[]", "null", "7", '{"01.ipynb": []}', "[" * 5000])
def test_a_record_of_any_form_stops_no_server(source: Path, tmp_path: Path, content: str) -> None:
    own = tmp_path / "own"
    lessons.bring(source / "notebooks", own)
    (own / "01.ipynb").write_text("my notes")
    (own / lessons.RECORD).write_text(content)
    lessons.bring(source / "notebooks", own)
    assert (own / "01.ipynb").read_text() == "my notes"


def test_what_stands_in_the_way_of_one_lesson_keeps_no_other_away(
    source: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    (source / "notebooks" / "02.ipynb").write_text("second lesson")
    (own / "01.ipynb").mkdir(parents=True)
    (own / "pictures").write_text("a file of that name")
    os.mkfifo(own / "03.ipynb")
    (source / "notebooks" / "03.ipynb").write_text("third lesson")
    assert lessons.bring(source / "notebooks", own) == [own / "02.ipynb"]
    assert (own / "pictures").read_text() == "a file of that name"


def test_on_a_full_disk_the_server_starts_and_nothing_is_half_written(
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    own = tmp_path / "own"

    def full(_: Path, target: Path) -> None:
        target.write_text("half")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(lessons.shutil, "copyfile", full)
        assert lessons.bring(source / "notebooks", own) == []
    assert "01.ipynb could not be brought" in capsys.readouterr().out
    assert not (own / "01.ipynb").exists()
    assert not list(own.glob(".*.part"))
    assert own / "01.ipynb" in lessons.bring(source / "notebooks", own)


def test_without_its_record_nothing_of_the_learner_is_overwritten(
    source: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    lessons.bring(source / "notebooks", own)
    (own / "01.ipynb").write_text("my notes")
    (own / lessons.RECORD).write_text("{ damaged")
    lessons.bring(source / "notebooks", own)
    assert (own / "01.ipynb").read_text() == "my notes"
    assert (own / "01 (new version).ipynb").exists()
