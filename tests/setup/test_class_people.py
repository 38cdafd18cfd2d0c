"""Who is in a class: lists of names, logins, codes, slips."""

from __future__ import annotations

import json
import os
import re
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from class_client import codes_on

from kit.server.classroom import codes, private_files, roster, slips
from kit.server.classroom.roster import Learner
from kit.server.launch.errors import StartError


def _file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "names.csv"
    path.write_bytes(content)
    return path


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StartError, match=r"names\.csv") as told:
        roster.names(tmp_path / "names.csv")
    assert "one name a line" in told.value.remedy


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="not a text file"):
        roster.names(_file(tmp_path, b"PK\x03\x04\x81\x8d\x8f\x90\x9d\xff\xfe\x00"))


@pytest.mark.parametrize("names", [[], ["one"] * 0, [f"n{i}" for i in range(100)]])
def test_no_learners_and_too_many_are_refused(names: list[str]) -> None:
    with pytest.raises(StartError, match="1 to 99 learners"):
        roster.named({}, names, set())


@pytest.mark.parametrize("count", [0, -3, 100])
def test_a_number_that_is_no_class_is_refused(count: int) -> None:
    with pytest.raises(StartError, match="1 to 99 learners"):
        roster.numbered({}, count)


@pytest.mark.parametrize("prefix", ["", "7b", "Root", "a b", "x;rm", "klasse7", "a", "é", "../x"])
def test_logins_that_a_system_would_not_take_are_refused(prefix: str) -> None:
    with pytest.raises(StartError, match="cannot begin"):
        roster.numbered({}, 3, prefix)


def test_a_name_that_stands_twice_is_named(tmp_path: Path) -> None:
    found = roster.names(_file(tmp_path, b"Sato Yui\nKim Minjun\nSato  Yui\n"))
    with pytest.raises(StartError, match="Sato Yui"):
        roster.named({}, found, set())


@pytest.mark.parametrize(
    "content",
    [
        "name,birthday\n佐藤 結衣,2009\n김민준,2010\n".encode(),
        "\ufeffName;x\r\n佐藤  結衣;1\r\n\r\n김민준;2\r\n".encode(),
        "佐藤 結衣\n김민준".encode(),
        '"佐藤 結衣",a\n" 김민준 ",b\n'.encode(),
    ],
)
def test_names_are_read_from_what_spreadsheets_save(tmp_path: Path, content: bytes) -> None:
    assert roster.names(_file(tmp_path, content)) == ["佐藤 結衣", "김민준"]


def test_a_list_from_a_japanese_spreadsheet_is_read(tmp_path: Path) -> None:
    assert roster.names(_file(tmp_path, "佐藤 結衣\n".encode("cp932"))) == ["佐藤 結衣"]


def test_nobody_gets_the_login_of_another_when_the_list_changes() -> None:
    known = {"learner01": "Beni", "learner02": "Chiyo", "learner03": "Dai"}
    after = roster.named(known, ["Aki", "Dai", "Beni"], set())
    assert after == [
        Learner("learner04", "Aki"), Learner("learner03", "Dai"), Learner("learner01", "Beni"),
    ]  # fmt: skip


def test_a_new_name_gets_no_login_that_somebody_used_without_a_name() -> None:
    known = {"learner01": "", "learner02": "", "learner03": "Dai"}
    after = roster.named(known, ["Aki", "Dai", "Beni"], {"learner01", "learner03", "learner04"})
    assert after == [
        Learner("learner02", "Aki"), Learner("learner03", "Dai"), Learner("learner05", "Beni"),
    ]  # fmt: skip


def test_when_unused_logins_run_out_the_ways_on_are_told() -> None:
    used = {f"learner{number:02}" for number in range(1, 99)}
    assert roster.named({}, ["Aki"], used) == [Learner("learner99", "Aki")]
    known = {"learner99": "Dai"}
    assert roster.named(known, ["Dai"], used | {"learner99"}) == [Learner("learner99", "Dai")]
    with pytest.raises(StartError, match=r"New names in the list: 2\..* used: 1\.") as told:
        roster.named({}, ["Aki", "Beni"], used)
    assert "--prefix" in told.value.remedy
    assert "--remove" in told.value.remedy
    assert roster.named({}, ["Aki", "Beni"], used, "klasseb")[1].login == "klasseb02"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"learner01": 1}', "\udc80"])
def test_a_damaged_file_of_the_class_is_told_with_a_remedy(tmp_path: Path, content: str) -> None:
    path = tmp_path / "kept.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    for read, words in ((roster.read, "each name gets a new login"), (codes.read, "new slip")):
        with pytest.raises(StartError, match=r"damaged: .*kept\.json") as told:
            read(path)
        assert words in told.value.remedy


def test_numbered_learners_keep_their_names() -> None:
    assert roster.numbered({"learner02": "Chiyo"}, 2) == [
        Learner("learner01"), Learner("learner02", "Chiyo"),
    ]  # fmt: skip


def test_who_left_is_remembered_and_the_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "roster.json"
    roster.write(path, [Learner("learner01", "Aki"), Learner("learner02", "佐藤")])
    roster.write(path, [Learner("learner02", "佐藤")])
    assert roster.read(path) == {"learner01": "Aki", "learner02": "佐藤"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert roster.read(tmp_path / "none") == {}


def test_codes_differ_and_leave_out_signs_that_look_alike() -> None:
    made = {codes.fresh() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"[2-9A-HJ-KM-NP-Z]{4}-[2-9A-HJ-KM-NP-Z]{4}", one) for one in made)


def test_a_code_is_kept_as_a_hash_and_typed_as_people_type(tmp_path: Path) -> None:
    path = tmp_path / "codes.json"
    made = codes.hand_out(path, ["learner01", "learner02"])
    code = made["learner01"]
    assert code not in path.read_text()
    assert codes.plain(code) not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    kept = codes.read(path)
    for typed in (code, code.lower(), f" {code.replace('-', ' ')} ", codes.plain(code)):
        assert codes.fits(typed, kept["learner01"])
    for wrong in ("", "-", code[:-1], code + "A", made["learner02"]):
        assert not codes.fits(wrong, kept["learner01"])


def test_a_spent_code_is_gone_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "codes.json"
    codes.hand_out(path, ["a", "b"])
    codes.spend(path, "a")
    assert set(codes.read(path)) == {"b"}


def test_two_who_change_the_codes_at_once_lose_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = tmp_path / "codes.json", codes.read
    codes.write(path, {f"learner{number:02}": "hash" for number in range(1, 9)})

    def slow(where: Path) -> dict[str, str]:
        kept = read(where)
        time.sleep(0.02)
        return kept

    monkeypatch.setattr(codes, "read", slow)
    monkeypatch.setattr(codes, "hashed", lambda _: "hash")
    with ThreadPoolExecutor(8) as together:
        made = [together.submit(codes.hand_out, path, [f"new{number}"]) for number in range(4)]
        spent = [together.submit(codes.spend, path, f"learner0{number}") for number in range(1, 5)]
        for one in (*made, *spent):
            one.result()
    assert set(read(path)) == {
        "new0", "new1", "new2", "new3", "learner05", "learner06", "learner07", "learner08",
    }  # fmt: skip


def test_two_hashes_of_one_code_differ() -> None:
    assert codes.hashed("ABCD-EFGH") != codes.hashed("ABCD-EFGH")


def test_slips_hold_what_a_learner_types_and_nothing_runs_in_them(tmp_path: Path) -> None:
    class_ = [Learner("learner01", '<script>alert("x")</script>'), Learner("learner02")]
    page = slips.page(class_, {"learner01": "ABCD-EFGH"}, "http://192.168.1.5:8000")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http://192.168.1.5:8000" in page
    assert "learner02" not in page  # has a password already: no slip
    (tmp_path / "slips.html").write_text(page, encoding="utf-8")
    assert codes_on(tmp_path / "slips.html") == {"learner01": "ABCD-EFGH"}


def test_a_private_file_replaces_an_open_one_and_follows_no_link(tmp_path: Path) -> None:
    secret, page = tmp_path / "secret", tmp_path / "page"
    secret.write_text("untouched")
    page.symlink_to(secret)
    private_files.write(page, json.dumps({}))
    assert secret.read_text() == "untouched"
    assert not page.is_symlink()
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_a_full_disk_leaves_the_old_private_file_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "roster.json"
    private_files.write(path, "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        private_files.write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_two_who_write_one_private_file_at_once_leave_a_whole_one(tmp_path: Path) -> None:
    path, contents = tmp_path / "slips.html", ["a" * 100_000, "b" * 100_000]
    with ThreadPoolExecutor(8) as together:
        list(together.map(lambda n: private_files.write(path, contents[n % 2]), range(80)))
    assert path.read_text() in contents
    assert list(tmp_path.iterdir()) == [path]
