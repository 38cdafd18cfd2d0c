"""Class files: malformed ones are refused in words, good ones come through unchanged."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.laboratories.class_files import (
    MOST_BYTES,
    ClassFileError,
    file_name,
    keep_file,
    names_apart,
    read,
    read_folder,
    written,
)
from kit.page.safety import clean_name


def fine(_item, _entry):
    return ""


def made(**changes):
    content = json.loads(written("coding", "Mina", {"a": {"tone": 1}}, "0.2.0"))
    return json.dumps(content | changes).encode()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "not a class file"),
        (b"\xff\xfe\x00", "not a class file"),
        (b"[1, 2]", "not a class file"),
        (b'{"format": "something else"}', "not a class file"),
        (b"[" * 100_000, "not a class file"),
        (made(version=2), "version"),
        (made(laboratory="forecasts"), "another laboratory"),
        (made(entries=[]), "cannot be read"),
        (made(name=""), "cannot be read"),
        (made(name=5), "cannot be read"),
        (b" " * (MOST_BYTES + 1), "too large"),
    ],
)
def test_an_unusable_file_is_refused_in_words(content, word):
    with pytest.raises(ClassFileError, match=word) as caught:
        read(content, "mina.json", "coding", fine)
    assert "mina.json" in str(caught.value)


def test_the_entry_that_is_wrong_is_named():
    with pytest.raises(ClassFileError, match="“a”: too loud"):
        read(made(), "mina.json", "coding", lambda *_: "too loud")


@pytest.mark.parametrize("name", ["", "   ", "x" * 41])
def test_a_name_must_be_given_and_short(name):
    with pytest.raises(ClassFileError, match="name"):
        written("coding", name, {}, "0.2.0")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=40).filter(clean_name))
def test_any_name_gives_a_safe_file_name_and_comes_back(name):
    made_name = file_name("coding", name)
    assert "/" not in made_name
    assert ".." not in made_name
    content = written("coding", name, {"a": {"tone": 1}}, "0.2.0").encode("utf-8")
    found = read(content, "x.json", "coding", fine)
    assert found.name == clean_name(name)
    assert found.entries == {"a": {"tone": 1}}


def test_a_folder_gives_the_good_files_and_a_sentence_for_each_bad_one(tmp_path):
    keep_file(tmp_path, "mina.json", made())
    keep_file(tmp_path, "mina.json", made(data_version="other"))  # another content, same name
    keep_file(tmp_path, "aoi.json", made(laboratory="forecasts", name="Aoi"))
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    found, problems = read_folder(tmp_path, "coding", fine)
    assert [one.name for one in found] == ["Mina", "Mina (2)"]
    assert len(problems) == 1
    assert "bad.json" in problems[0]


def test_a_file_is_never_written_over_another_one(tmp_path):
    first = keep_file(tmp_path, "../../mina.json", b"one")
    second = keep_file(tmp_path, "../../mina.json", b"two")
    assert first.parent == second.parent == tmp_path
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert keep_file(tmp_path, "../../mina.json", b"one") == first


def test_each_name_is_made_apart_from_all_others():
    assert names_apart(["Mina", "Mina", "Mina (2)", "Mina"]) == [
        "Mina", "Mina (3)", "Mina (2)", "Mina (4)",
    ]  # fmt: skip
    assert names_apart([]) == []


def test_files_of_one_name_stay_apart_from_a_name_with_a_number(tmp_path):
    for number, name in enumerate(("Mina", "Mina", "Mina (2)")):
        keep_file(tmp_path, f"{number}.json", made(name=name))
    found, _ = read_folder(tmp_path, "coding", fine)
    assert [one.name for one in found] == ["Mina", "Mina (3)", "Mina (2)"]
