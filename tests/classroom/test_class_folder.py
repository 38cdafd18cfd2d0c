"""A folder of thirty portfolios: every number again, counted in another way; and bad folders."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from made_class import SIZE, portfolio_of

import kit
from kit.classroom import class_pages, portfolio_files, portfolio_pages
from kit.classroom.class_folder import ClassFolder
from kit.classroom.comment_bank import bank_path, read_bank
from kit.classroom.portfolio_files import Portfolio
from kit.figures.theme import LARGE
from kit.laboratories import class_files
from kit.lessons.attempts import Attempt
from kit.lessons.faults import LessonError

Made = tuple[Path, list[Portfolio]]
QUESTIONS = Path(__file__).parents[2] / "notebooks" / "questions"
KEYED = {"choice", "several", "number", "order", "match", "code"}


@pytest.fixture(scope="module")
def room(made: Made) -> ClassFolder:
    return ClassFolder(made[0])


def write(folder: Path, name: str, *attempts: Attempt, who: str = "Mina", at: str = "2026") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    made = Portfolio(who, attempts, "0.2.0", "0.1.0", f"{at}-01-01T00:00:00+00:00")
    (folder / name).write_text(portfolio_pages.page(made), encoding="utf-8")


def note(uid: str, said: str = "words", at: str = "2026-01-01T09:00:00+00:00") -> Attempt:
    return Attempt("01_timeline", "exit_ticket", "note", "v", [said, "", ""], "noted", uid=uid,
                   said_at=at)  # fmt: skip


def test_a_missing_and_an_empty_folder_are_said(tmp_path: Path) -> None:
    none = ClassFolder(tmp_path / "none")
    assert "There is no folder" in none.problems[0]
    empty = ClassFolder(tmp_path)
    assert (empty.learners, empty.problems) == ((), ())
    for one in (none, empty):
        for at in range(len(one.panels.titles)):
            one.panels.selected_index = at
        assert one.gradebook.empty


def test_every_unusable_file_is_named_with_a_remedy(tmp_path: Path) -> None:
    write(tmp_path, "good.html", note("a"))
    page = (tmp_path / "good.html").read_text(encoding="utf-8")
    spoilt = {
        "newer.html": page.replace('"version": 1,\n "name"', '"version": 3,\n "name"'),
        "half.html": page[: len(page) - 40], "other.html": "<p>no", "empty.html": "",
        "class.json": "{", "list.json": "[1]", "notes.docx": "PK",
        "bad_entry.json": json.dumps({
            "format": class_files.FORMAT, "version": 1, "laboratory": "coding", "name": "x",
            "entries": {"st_a": 5}}),
    }  # fmt: skip
    for name, content in spoilt.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "feedback").mkdir()
    found = ClassFolder(tmp_path)
    assert len(found.learners) == 1
    assert len(found.problems) == len(spoilt)
    for name in spoilt:
        (sentence,) = [one for one in found.problems if one.startswith(name)]
        assert any(word in sentence for word in ("Ask", "Choose", "Use", "take it out"))
    found.panels.selected_index = list(found.panels.titles).index("Files")
    assert all(name in found.panels._html[found.panels.selected_index].value for name in spoilt)


def test_portfolios_of_one_learner_are_one_and_the_newest_wins(tmp_path: Path) -> None:
    write(tmp_path, "a.html", note("1"), who="Old name", at="2025")
    write(tmp_path, "b.html", note("1"), note("2", "newer"), who="New name", at="2026")
    write(tmp_path, "c.html", note("9"), who="New name")
    found = ClassFolder(tmp_path, names=True)
    assert len(found.learners) == 2
    both = next(one for one in found.learners if len(one.files) == 2)
    assert both.name == "New name"
    assert both.files == ("a.html", "b.html")
    assert [one.uid for one in both.attempts] == ["1", "2"]
    assert {one.label for one in found.learners} == {"New name", "New name (2)"}


def test_a_third_portfolio_that_shares_answers_with_two_joins_them(tmp_path: Path) -> None:
    write(tmp_path, "a.html", note("1"))
    write(tmp_path, "b.html", note("2"))
    write(tmp_path, "c.html", note("1"), note("2"))
    assert len(ClassFolder(tmp_path).learners) == 1


def test_a_clock_that_went_back_does_not_turn_answers_round(tmp_path: Path) -> None:
    """A laptop with an empty battery begins in 1970; the first answer was then the last."""
    write(tmp_path, "a.html", note("1", "first"), at="2025")
    late = note("2", "last", "1970-01-01T00:00:00+00:00")
    write(tmp_path, "b.html", note("1", "first"), late, at="2026")
    (learner,) = ClassFolder(tmp_path).learners
    assert [one.uid for one in learner.attempts] == ["1", "2"]


def test_the_file_with_all_answers_is_the_newest_whatever_its_clock_said(tmp_path: Path) -> None:
    """The clock was set back between two files: the last answer counted as the first."""
    write(tmp_path, "a.html", note("1", "first"), who="Old name", at="2026")
    aside = Attempt.from_record(note("1", "first").as_record() | {"set_aside": True})
    late = note("2", "last", "1970-01-01T00:00:00+00:00")
    write(tmp_path, "b.html", aside, late, who="New name", at="1970")
    (learner,) = ClassFolder(tmp_path).learners
    assert [one.uid for one in learner.attempts] == ["1", "2"]
    assert learner.attempts[0].set_aside
    assert learner.name == "New name"


def test_a_copy_under_another_name_is_told_and_nobody_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.html", note("1"), who="Mina")
    write(tmp_path, "b.html", note("1"), note("2"), who="Jun", at="2027")
    write(tmp_path, "c.html", note("3"), who="Mina")
    write(tmp_path, "d.html", note("3"), note("4"), who="Mina", at="2027")
    found = ClassFolder(tmp_path)
    page = str(class_pages.files_page(found))
    assert page.count("carry 2 different names") == 1
    assert "Mina" not in page
    assert "Jun" not in page
    copied = next(one for one in found.learners if len(one.names) > 1)
    assert copied.names == ("Mina", "Jun")
    assert f"{copied.label}: these files share answers" in page


def nested(levels: int) -> list[object]:
    made: list[object] = ["x"]
    for _ in range(levels):
        made = [made]
    return made


def test_an_answer_without_an_end_spoils_its_own_file_and_no_other(tmp_path: Path) -> None:
    """One file whose parts lie in each other a few hundred times stopped the whole tool."""
    write(tmp_path, "good.html", note("1"))
    for levels in (60, 300, 600):
        deep = replace(note(f"d{levels}"), answer=nested(levels))
        record = portfolio_files.script_of(Portfolio("Jun", [deep]))
        (tmp_path / f"deep_{levels}.html").write_text(str(record), encoding="utf-8")
    entries = {"c1": {"probability": nested(300)}}
    content = class_files.written("claim_audit", "Jun", entries, "0.2.0")
    for name in ("one.json", "two.json"):
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = ClassFolder(tmp_path)
    assert [one.files for one in found.learners] == [("good.html",)]
    assert len(found.problems) == 5
    assert {name for name in ("deep_60", "deep_300", "deep_600", "one.json", "two.json")
            if any(name in problem for problem in found.problems)} == {
        "deep_60", "deep_300", "deep_600", "one.json", "two.json"}  # fmt: skip


def test_what_is_no_plain_file_or_too_large_is_told_and_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "good.html", note("1"))
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    with (tmp_path / "large.html").open("wb") as large:
        large.truncate(portfolio_files.MOST_BYTES + 1)
    read, opened = Path.read_bytes, []
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.html")

    def note_it(path: Path) -> bytes:
        opened.append(path.name)
        return read(path) if path.name == "good.html" else b""

    monkeypatch.setattr(Path, "read_bytes", note_it)
    found = ClassFolder(tmp_path)
    assert opened == ["good.html"]
    problems = " ".join(found.problems)
    assert "large.html is too large" in problems
    assert "gone.html cannot be read" in problems
    assert "pipe.html" in problems or not hasattr(os, "mkfifo")


def test_a_folder_that_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert "cannot be read" in ClassFolder(tmp_path).problems[0]


def test_the_figures_follow_the_projector_mode(made: Made) -> None:
    shown = ClassFolder(made[0])
    shown.helper.width = 900
    before = [one.widget.layout.font.size for one in (shown.bars, shown.curve)]
    width = shown.bars.widget.layout.width
    shown.helper.large = True
    larger = [one.widget.layout.font.size for one in (shown.bars, shown.curve)]
    assert shown.theme.scale > 1
    assert larger == [size * shown.theme.scale for size in before]
    assert shown.bars.widget.layout.width == pytest.approx(width, abs=1)
    assert shown.bars.widget.layout.font.color == LARGE["light"].ink
    shown.helper.large = False
    assert [one.widget.layout.font.size for one in (shown.bars, shown.curve)] == before


def test_an_answer_that_was_set_aside_later_is_set_aside(tmp_path: Path) -> None:
    aside = Attempt.from_record(note("1").as_record() | {"set_aside": True})
    write(tmp_path, "a.html", note("1"), at="2025")
    write(tmp_path, "b.html", aside, at="2026")
    assert ClassFolder(tmp_path).tickets.empty


def test_class_files_add_only_what_no_portfolio_holds(tmp_path: Path) -> None:
    code = {"tone": 1, "themes": [], "reason": ""}
    item = str(kit.statements()["statement_id"].iloc[0])
    own = Attempt("07_statements_and_signals", f"coding:{item}", "coding", "1", code, "noted")
    write(tmp_path, "a.html", own)
    for name, who, laboratory, entries in (
        ("same.json", "Mina", "coding", {item: code}),
        ("aoi_1.json", "Aoi", "coding", {item: code | {"tone": 2}}),
        ("aoi_2.json", "Aoi", "claim_audit", {"c01": {"percent": 40}}),
        ("aoi_3.json", "Aoi", "coding", {item: code | {"tone": -2}}),
    ):
        content = class_files.written(laboratory, who, entries, "0.2.0")
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = ClassFolder(tmp_path)
    assert len(found.learners) == 3
    assert sorted(found.codes["tone"]) == [-2, 1, 2]
    assert len(found.judged("claim_audit")) == 1


def test_nobody_is_named_unless_names_are_switched_on(room: ClassFolder, made: Made) -> None:
    names = [one.name for one in made[1]]
    shown = set(class_pages.panels_of(room)) - {"files"}
    for name in shown:
        page = str(class_pages.panels_of(room)[name]())
        assert not [one for one in names if one in page], name
    assert [one.label for one in room.learners] == [f"learner {n + 1}" for n in range(SIZE)]
    named = ClassFolder(made[0], names=True)
    assert {one.label for one in named.learners} == set(names)


@cache
def questions(lesson: str) -> dict[str, dict[str, object]]:
    found = yaml.safe_load((QUESTIONS / f"{lesson}.yaml").read_text(encoding="utf-8"))
    found = found["questions"] if isinstance(found, dict) else found
    return {one["id"]: one for one in found}


def scored_ids(lesson: str) -> set[str]:
    return {
        name for name, one in questions(lesson).items()
        if one["kind"] in KEYED and one.get("graded", True) and not one.get("sensitive")
    }  # fmt: skip


def own(portfolio: Portfolio, lesson: str, question: str) -> list[str]:
    return [one.verdict for one in portfolio.attempts
            if (one.lesson, one.question) == (lesson, question)]  # fmt: skip


def test_the_report_by_question_counts_right(room: ClassFolder, made: Made) -> None:
    for lesson in room.lessons:
        report = room.by_question(lesson).set_index("question")
        for name in report.index:
            given = [one for one in (own(p, lesson, name) for p in made[1]) if one]
            row = report.loc[name]
            assert row["answered"] == len(given)
            assert row["open"] == SIZE - len(given)
            if name not in scored_ids(lesson):
                assert row[["right_first", "right_later", "not_yet"]].sum() == 0
                continue
            first = sum(one[0] == "right" for one in given)
            later = sum(one[0] != "right" and one[-1] == "right" for one in given)
            assert (row["right_first"], row["right_later"]) == (first, later)
            assert row["not_yet"] == len(given) - first - later


def test_misconceptions_are_counted_right(room: ClassFolder, made: Made) -> None:
    who: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    times: Counter[tuple[str, str, str]] = Counter()
    for number, one in enumerate(made[1]):
        for attempt in one.attempts:
            for idea in attempt.misconceptions:
                key = (idea, attempt.lesson, attempt.question)
                who[key].add(number)
                times[key] += 1
    found = room.misconceptions.set_index(["idea", "lesson", "question"])
    assert dict(found["times"]) == dict(times)
    assert dict(found["learners"]) == {key: len(numbers) for key, numbers in who.items()}
    assert found["learners"].is_monotonic_decreasing
    texts = json.dumps([questions(one) for one in room.lessons], ensure_ascii=False)
    assert all(str(text)[:12] in texts for text in found["feedback"] if "{" not in str(text))


def alpha_by_hand(units: list[list[int]], values: list[int], ordinal: bool) -> float:
    """Krippendorff's alpha from all pairs within units (Krippendorff 2019, chapter 12)."""
    units = [unit for unit in units if len(unit) > 1]
    numbers = Counter(value for unit in units for value in unit)
    total = sum(numbers.values())

    def apart(a: int, b: int) -> float:
        if not ordinal:
            return float(a != b)
        low, high = sorted((a, b))
        between = sum(numbers[v] for v in values if low <= v <= high)
        return float(between - (numbers[a] + numbers[b]) / 2) ** 2

    seen = sum(
        2 * sum(apart(a, b) for a, b in combinations(unit, 2)) / (len(unit) - 1) for unit in units
    )
    chance = sum(numbers[a] * numbers[b] * apart(a, b) for a in values for b in values)
    return 1 - (total - 1) * seen / chance


def test_the_agreement_of_the_class_is_right(room: ClassFolder, made: Made) -> None:
    units: dict[str, list[dict[str, object]]] = defaultdict(list)
    for one in made[1]:
        for attempt in one.attempts:
            if attempt.kind == "coding":
                units[attempt.question].append(attempt.answer)
    found = room.agreement.set_index("dimension")
    tones = [[int(str(a["tone"])) for a in unit] for unit in units.values()]
    assert found.loc["tone", "alpha"] == pytest.approx(
        alpha_by_hand(tones, [-2, -1, 0, 1, 2], ordinal=True)
    )
    for theme in set(found.index) - {"tone"}:
        marks = [[int(theme in list(a["themes"])) for a in unit] for unit in units.values()]  # type: ignore[call-overload]
        by_hand = alpha_by_hand(marks, [0, 1], ordinal=False)
        assert found.loc[theme, "alpha"] == pytest.approx(by_hand), theme
    assert (found["coders"] == SIZE).all()


@pytest.mark.parametrize("laboratory", ["claim_audit", "forecasts"])
def test_the_calibration_of_the_class_is_right(
    room: ClassFolder, made: Made, laboratory: str
) -> None:
    claims, asked = kit.article_claims(), kit.forecasts()
    truth = {
        "claim_audit": {one.claim_id: bool(one.stands) for one in claims.itertuples()
                        if one.topic != "abductions" and one.stands is not pd.NA},
        "forecasts": {one.question_id: one.outcome == "yes" for one in asked.itertuples()
                      if one.topic != "abductions"},
    }[laboratory]  # fmt: skip
    said = [
        (attempt.answer["percent"], truth[item])
        for one in made[1] for attempt in one.attempts if attempt.kind == laboratory
        for item in (attempt.question.partition(":")[2],)
        if item in truth and attempt.answer["percent"] is not None
    ]  # fmt: skip
    by_hand = np.mean([(percent / 100 - came) ** 2 for percent, came in said])
    judged = room.judged(laboratory)
    assert len(judged) == len(said)
    assert ((judged["percent"] / 100 - judged["came"]) ** 2).mean() == pytest.approx(by_hand)
    curve = room.calibration(laboratory)
    for row in curve.itertuples():
        top = 101 if row.high == 100 else row.high
        inside = [(p, c) for p, c in said if row.low <= p < top]
        assert row.number == len(inside)
        assert row.came == pytest.approx(100 * np.mean([c for _, c in inside]))
    abductions = set(claims.loc[claims["topic"] == "abductions", "claim_id"]) | set(
        asked.loc[asked["topic"] == "abductions", "question_id"]
    )
    assert abductions
    assert abductions.isdisjoint(judged["item"])


def test_the_code_behind_gives_the_same_numbers(room: ClassFolder) -> None:
    given: dict[str, object] = {}
    for name, code in class_pages.code_of(room).items():
        *lines, last = code.strip().split("\n\n")[-1].splitlines()
        head = code[: code.rindex("\n".join([*lines, last]))]
        scope: dict[str, object] = {}
        exec(head, scope)
        *before, final = split_statements("\n".join([*lines, last]))
        exec("\n".join(before), scope)
        given[name] = eval(final, scope)
    progress = given["progress"].reindex(columns=room.progress.columns).fillna(0)  # type: ignore[attr-defined]
    assert (progress == room.progress.loc[progress.index]).all(axis=None)
    firsts = given["questions"]
    report = room.by_question("01_timeline").set_index("question")
    for question, number in firsts["01_timeline"].items():  # type: ignore[index]
        assert report.loc[question, "right_first"] == number
    ideas = room.misconceptions.set_index(["idea", "lesson", "question"])
    for key, row in given["ideas"].iterrows():  # type: ignore[attr-defined]
        assert (row["nunique"], row["size"]) == tuple(ideas.loc[key, ["learners", "times"]])
    assert given["coding"] == pytest.approx(room.agreement["alpha"].iloc[0])
    assert f"{given['calibration']:.3f}" in class_pages.score_sentence(room)
    assert len(given["tickets"]) == len(room.tickets)  # type: ignore[arg-type]


def split_statements(code: str) -> list[str]:
    import ast

    return [ast.unparse(one) for one in ast.parse(code).body]


def test_the_gradebook_holds_counts_and_no_score_on_the_abductions(
    room: ClassFolder, made: Made
) -> None:
    frame = room.gradebook
    assert len(frame) == SIZE
    assert not [name for name in frame.columns if name.startswith("03") and "right" in name]
    assert not [name for name in frame.columns if "total" in name or "score" in name]
    lesson = "01_timeline"
    for number, one in enumerate(made[1]):
        names = {a.question for a in one.attempts if a.lesson == lesson}
        right = sum(own(one, lesson, name)[0] == "right" for name in names & scored_ids(lesson))
        assert frame.loc[number, f"{lesson} answered"] == len(names)
        assert frame.loc[number, f"{lesson} right at first try"] == right


@pytest.mark.parametrize("payload", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1",
                                     " =1", "＝1", "'=1"])  # fmt: skip
def test_no_cell_of_a_gradebook_is_a_formula(tmp_path: Path, payload: str) -> None:
    write(tmp_path, "a.html", note("1", payload), who=payload)
    found = ClassFolder(tmp_path, names=True)
    rows = list(csv.reader(io.StringIO(found.write_gradebook().read_text(encoding="utf-8-sig"))))
    starts = ("=", "+", "-", "@", "\t", "\r", "＝")
    assert len(rows) == 2
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(starts)]
    from openpyxl import load_workbook

    sheet = load_workbook(found.write_gradebook(ending=".xlsx")).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [
        c for c in cells if isinstance(c.value, str) and c.value.lstrip().startswith(starts)
    ]
    assert sheet.cell(2, 1).value == rows[1][0]


def test_a_gradebook_is_never_written_over_and_only_as_csv_or_excel(
    room: ClassFolder, tmp_path: Path
) -> None:
    path = room.write_gradebook(tmp_path / "grades.csv")
    with pytest.raises(LessonError, match="Choose another name"):
        room.write_gradebook(path)
    with pytest.raises(LessonError, match=r"must end in \.csv or \.xlsx"):
        room.write_gradebook(tmp_path / "grades.pdf")


def test_reasons_to_look_are_true_and_name_no_sensitive_answer(
    room: ClassFolder, made: Made
) -> None:
    found = room.needs_help
    assert set(found["learner"]) <= {one.label for one in room.learners}
    for number, one in enumerate(made[1]):
        own_reasons = found[found["learner"] == f"learner {number + 1}"]
        for lesson in room.lessons:
            said = " ".join(own_reasons.loc[own_reasons["lesson"] == lesson, "reason"])
            stuck = sum(
                given[-1] != "right"
                for given in (own(one, lesson, name) for name in scored_ids(lesson)) if given
            )  # fmt: skip
            assert (f"{stuck} question" in said) or stuck == 0
            begun = any(a.lesson == lesson for a in one.attempts)
            if not begun:
                assert said == "" or "not begun" in said
    assert not found[(found["lesson"] == "03_abductions")]["reason"].str.contains("right").any()
    assert list(dict.fromkeys(found["learner"])) == [
        one.label for one in room.learners if one.label in set(found["learner"])
    ]


def test_comments_are_kept_at_once_and_survive_names_and_newer_files(tmp_path: Path) -> None:
    write(tmp_path, "a.html", note("1"), at="2025")
    found = ClassFolder(tmp_path)
    found.comments.choose("learner 1", "rubric/speakers/more", own="Mind the <b>date</b>.")
    write(tmp_path, "b.html", note("1"), note("2"), who="Mina", at="2026")
    again = ClassFolder(tmp_path, names=True)
    assert again.comments.own.value == "Mind the <b>date</b>."
    (path,) = again.write_feedback()
    page = path.read_text(encoding="utf-8")
    assert "Feedback for Mina" in page
    assert "Mind the &lt;b&gt;date&lt;/b&gt;." in page
    assert again.comments.picks.of(again.learners[0]).comments[0].words in page.replace(
        "&#39;", "'"
    )
    assert again.write_feedback()[0] != path
    with pytest.raises(LessonError, match="There is no learner"):
        again.comments.choose("nobody")
    with pytest.raises(LessonError, match="There is no comment"):
        again.comments.choose("Mina", "rubric/none")


def test_two_windows_on_one_class_lose_no_comment(tmp_path: Path) -> None:
    """Each once wrote what it knew alone, so that the last one took away the other's words."""
    write(tmp_path, "a.html", note("1"), at="2025")
    write(tmp_path, "b.html", note("2"), who="Aoi", at="2026")
    one, other = ClassFolder(tmp_path), ClassFolder(tmp_path)
    one.comments.choose("learner 1", own="for the first")
    other.comments.choose("learner 2", own="for the second")
    again = ClassFolder(tmp_path)
    said = [again.comments.picks.of(learner).own for learner in again.learners]
    assert said == ["for the first", "for the second"]


def test_a_damaged_file_of_comments_is_kept_aside(tmp_path: Path) -> None:
    write(tmp_path, "a.html", note("1"))
    (tmp_path / "feedback").mkdir()
    (tmp_path / "feedback" / "picks.json").write_text("{spoilt")
    found = ClassFolder(tmp_path)
    assert "was damaged" in found.comments.notice
    found.comments.choose("learner 1", own="words")
    kept = [one.read_text() for one in (tmp_path / "feedback").glob("picks.damaged-*.json")]
    assert kept == ["{spoilt"]


def test_the_bank_is_whole_and_its_ideas_are_asked_for() -> None:
    bank = read_bank()
    asked = {
        option.get("misconception")
        for path in QUESTIONS.glob("*.yaml")
        for question in questions(path.stem).values()
        for option in question.get("options", ())  # type: ignore[attr-defined]
    }
    ideas = {name.removeprefix("idea/") for name in bank if name.startswith("idea/")}
    assert ideas <= asked
    assert any(name.startswith("rubric/") for name in bank)


@pytest.mark.parametrize("content", ["misconceptions: 5", "rubric: {a: {comments: {b: c}}}",
                                     "general: {a: }", "a: [", "rubric: {a: 1}"])  # fmt: skip
def test_a_bank_with_faults_names_the_place(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(content)
    with pytest.raises(LessonError, match=r"bank\.yaml"):
        read_bank(path)


def test_without_a_bank_a_teacher_can_still_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kit.classroom.comment_bank.bank_path", lambda: tmp_path / "none.yaml")
    write(tmp_path, "a.html", note("1"))
    found = ClassFolder(tmp_path)
    assert "cannot be read" in found.comments.notice
    found.comments.choose("learner 1", own="words")
    assert len(found.write_feedback()) == 1
    assert bank_path().is_file()


def test_a_folder_read_again_shows_what_is_new(tmp_path: Path) -> None:
    write(tmp_path, "a.html", note("1"))
    found = ClassFolder(tmp_path)
    shutil.copy(tmp_path / "a.html", tmp_path / "copy.html")
    write(tmp_path, "b.html", *portfolio_of(3).attempts)
    found.read_button.click()
    assert len(found.learners) == 2
    assert "2 learners" in found.status.value


def test_a_class_file_that_holds_what_was_said_last_is_its_owners(tmp_path: Path) -> None:
    """Scenarios and deals are shared as they stand now; their owner became two learners."""
    item = "sc_trump_first/before"
    entries = [
        Attempt("10_futures_and_negotiation", f"scenarios:{item}", "scenarios", "1",
                {"percent": percent}, "noted")
        for percent in (30, 60)
    ]  # fmt: skip
    write(tmp_path, "a.html", *entries)
    content = class_files.written("scenarios", "Mina", {item: {"percent": 60}}, "0.2.0")
    (tmp_path / "mina.json").write_text(content, encoding="utf-8")
    assert len(ClassFolder(tmp_path).learners) == 1


def test_each_learner_has_a_label_of_their_own(tmp_path: Path) -> None:
    """Two learners had one label, and their answers were counted as those of one."""
    for number, who in enumerate(("Mina", "Mina", "Mina (2)", "Mina")):
        write(tmp_path, f"{number}.html", note(str(number)), who=who)
    found = ClassFolder(tmp_path, names=True)
    labels = [one.label for one in found.learners]
    assert len(set(labels)) == 4
    assert {one.label for one in found.learners if one.name == "Mina (2)"} == {"Mina (2)"}
    assert len(found.tickets) == 4


def test_answers_to_questions_that_are_gone_do_not_count_as_progress(tmp_path: Path) -> None:
    """A learner had answered 16 of 14 questions."""
    gone = [
        Attempt("01_timeline", f"gone_{number}", "choice", "v", "a", "right", uid=f"g{number}")
        for number in range(20)
    ]
    write(tmp_path, "a.html", note("1"), *gone)
    found = ClassFolder(tmp_path)
    assert found.progress.loc["learner 1", "01_timeline"] == 1
    row = found.gradebook.iloc[0]
    assert row["01_timeline answered"] == 1
    assert row["01_timeline right at first try"] == row["01_timeline right at last"] == 0
    assert "gone_1" in set(found.by_question("01_timeline")["question"])
