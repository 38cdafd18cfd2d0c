"""Where a learner's answers go, and what is said when the kit's data are missing."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from kit.lessons import evidence, folders
from kit.lessons.faults import LessonError


@pytest.fixture
def notebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "questions").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KIT_WORK")
    return tmp_path


def test_a_named_folder_wins_even_if_it_cannot_be_written(
    notebooks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A class server names the folder; answers must not land where nobody looks for them."""
    (notebooks / "file").write_text("")
    monkeypatch.setenv("KIT_WORK", str(notebooks / "file" / "x"))
    assert folders.work_folder() == notebooks / "file" / "x"
    assert not folders.can_write(folders.work_folder())


def test_else_it_is_my_work_beside_the_notebooks(notebooks: Path) -> None:
    assert folders.work_folder() == notebooks / "my_work"


def test_else_it_is_the_folder_of_the_system(
    notebooks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (notebooks / "my_work").write_text("a file is in the way")
    data = str(notebooks / "data")
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: data)
    assert folders.work_folder() == notebooks / "data" / "my_work"


def test_the_notebooks_are_found_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (folders.questions_folder() / "00_start_here.yaml").is_file()


def test_a_table_that_cannot_be_read_is_said_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The folder `data` was left behind when the notebooks were copied."""

    def broken(name: str) -> None:
        raise FileNotFoundError(f"{name}.csv")

    monkeypatch.setattr("kit.tables.frames.load", broken)
    with pytest.raises(LessonError, match="Fetch the folder data anew") as caught:
        evidence.kit_evidence().frame("events")
    assert caught.value._render_traceback_() == [str(caught.value)]
