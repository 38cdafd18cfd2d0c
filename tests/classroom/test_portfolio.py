"""A portfolio loses nothing, adds only what is new, runs nothing, and is read by later kits."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.classroom import portfolio_files, portfolio_pages
from kit.classroom.asked import answer_words, plain_words
from kit.classroom.portfolio import PortfolioMaker
from kit.classroom.portfolio_files import Portfolio, PortfolioError
from kit.lessons.attempts import Attempt
from kit.lessons.faults import LessonError
from kit.lessons.lesson import Lesson
from kit.lessons.store import Store

STORED = Path(__file__).parent / "portfolio_version_1.html"
PAYLOADS = (
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--", "]]>",
    "&lt;b&gt; & \" '", "\u2028\u2029", "{blank} {0}", "\u202eevil\u202c", "</style><b>",
    '"><svg onload=alert(1)>', "javascript:alert(1)",
)  # fmt: skip


def answer(question: str = "careful", said: Any = "words", **changed: Any) -> Attempt:
    fields = {"lesson": "01_timeline", "question": question, "kind": "text", "version": "v",
              "answer": {"text": said, "rating": None}, "verdict": "noted"}  # fmt: skip
    return Attempt(**(fields | changed))


def maker(folder: Path, *attempts: Attempt, name: str = "Mina") -> PortfolioMaker:
    store = Store(folder)
    store.add_all(attempts)
    return PortfolioMaker(name, store)


class Tags(HTMLParser):
    """Gathers the elements of a page and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_nothing_to_hand_in_and_no_name_are_said(store: Store) -> None:
    own = PortfolioMaker("  \u202e ", store)
    with pytest.raises(PortfolioError, match="a name or a pseudonym first"):
        own.make()
    own.name.value = "Mina"
    own.make_button.click()
    assert "nothing to hand in" in own.said.value
    assert not (store.folder / "to_share").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is not a portfolio"),
        (b"\xff\xfe\x00", "is damaged"),
        (b"<html><p>hello</p></html>", "is not a portfolio"),
        (b'<script id="kit-portfolio">{"format": "x"}</script>', "is not a portfolio"),
        (b'<script id="kit-portfolio">{"format": </script>', "is damaged"),
        (b'<script id="kit-portfolio">[1]</script>', "is not a portfolio"),
        (b'<script id="kit-portfolio">{"format": "north-korea-japan-kit portfolio"}</script>',
         "is damaged"),
        (b'<script id="kit-portfolio">{"format": "north-korea-japan-kit portfolio", "version": 1,'
         b' "name": "x", "written_at": "y", "answers": []}</script>', "does not hold answers"),
        (b'<script id="kit-portfolio">' + b"[" * 100_000, "is damaged"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_portfolio_is_refused_and_adds_nothing(
    store: Store, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "in.html"
    path.write_bytes(content)
    with pytest.raises(LessonError, match=words):
        PortfolioMaker("x", store).bring_in(path)
    assert store.attempts() == []


def test_a_missing_file_and_a_folder_are_said(store: Store, tmp_path: Path) -> None:
    for path in (tmp_path / "none.html", tmp_path):
        with pytest.raises(PortfolioError, match="cannot be read"):
            PortfolioMaker("x", store).bring_in(path)


def test_a_portfolio_of_a_newer_kit_is_refused_in_a_sentence(tmp_path: Path) -> None:
    page = maker(tmp_path / "a", answer()).page
    newer = page.replace('"version": 1,\n "name"', '"version": 2,\n "name"')
    assert newer != page
    with pytest.raises(PortfolioError, match="newer version of the kit"):
        portfolio_files.read(newer.encode(), "new.html")


def test_a_stored_portfolio_of_version_1_still_comes_in(store: Store) -> None:
    """The file was made once and is never made again; whoever breaks this breaks old portfolios."""
    said = str(PortfolioMaker("x", store).bring_in(STORED))
    assert "6 answers and entries were new" in said
    kept = {one.question: one for one in store.attempts()}
    assert kept["no_longer_asked"].asked["prompt"] == "What did this question ask?"
    assert kept["coding:st_2024_03_25_kim_yo_jong"].answer["tone"] == 1
    assert kept["exit_ticket"].set_aside
    page = PortfolioMaker("Mina", store).page
    assert "What did this question ask?" in page
    assert "This kit no longer asks this question." in page


def test_older_portfolios_are_brought_to_the_newest_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = maker(tmp_path / "a", answer()).page.encode()
    step = lambda record: record | {"name": record["name"] + " of old"}  # noqa: E731
    monkeypatch.setattr(portfolio_files, "MIGRATIONS", (step,))
    assert portfolio_files.read(page, "old.html").name == "Mina of old"
    assert '"version": 2' in maker(tmp_path / "b", answer()).page


def test_what_is_new_is_added_and_nothing_is_written_over(tmp_path: Path) -> None:
    school, home = maker(tmp_path / "school", answer()), maker(tmp_path / "home", answer())
    path = school.make()
    assert "1 answer or entry was new" in str(home.bring_in(path))
    before = home.store.attempts()
    again = str(home.bring_in(path))
    assert home.store.attempts() == before
    assert "0 answers and entries were new" in again
    assert "1 was here already" in again
    assert len(home.store.attempts()) == 2
    assert school.make() != path
    with pytest.raises(PortfolioError, match="Choose another name"):
        school.make(path)


def test_an_upload_says_how_much_is_new(tmp_path: Path, upload: Any) -> None:
    page = maker(tmp_path / "a", answer(), answer()).page.encode()
    own = PortfolioMaker("Aoi", Store(tmp_path / "b"))
    own.upload.value = upload("mina.html", page)
    assert "2 answers and entries were new" in own.said.value
    own.upload.value = upload("bad.html", b"<p>no")
    assert "is not a portfolio" in own.said.value
    assert "2 answers" in own.held.value


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_typed_becomes_markup_or_ends_the_record(tmp_path: Path, payload: str) -> None:
    fields = [
        answer(said=payload),
        answer("no_such_question", payload, asked={"prompt": payload, "said": payload}),
        answer("exit_ticket", kind="note", answer=[payload] * 3),
        answer("coding:st_2024_03_25_kim_yo_jong", kind="coding", lesson=payload,
               answer={"tone": 1, "themes": [payload], "reason": payload}),
        answer("own_events:my_a", kind="own_events",
               answer={"date": payload, "title": payload, payload: payload}),
        answer("brief:draft", kind="brief", lesson="11_policy_brief",
               answer={payload: [payload, {"deep": payload}]}, data_version=payload),
    ]  # fmt: skip
    own = maker(tmp_path / "a", *fields, name=f"M{payload}")
    tags = Tags(own.page).found
    scripts = [attributes for tag, attributes in tags if tag == "script"]
    assert scripts == [{"type": "application/json", "id": "kit-portfolio"}]
    assert not {tag for tag, _ in tags} & {"img", "svg", "iframe", "object", "form", "input"}
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    links = [attributes["href"] or "" for tag, attributes in tags if tag == "a"]
    assert all(link.startswith(("http://", "https://")) for link in links)
    back = portfolio_files.read(own.page.encode(), "x.html")
    kept = own.store.attempts()
    assert [one.as_record() | {"attempt": 0} for one in back.attempts] == [
        one.as_record() | {"attempt": 0} for one in kept
    ]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", own.content.name)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
ATTEMPTS = st.builds(
    Attempt,
    lesson=st.sampled_from(["01_timeline", "03_abductions", "gone"]) | NAMES,
    question=st.sampled_from(["warm_up", "exit_ticket", "coding:x", "warm_up@again"]) | NAMES,
    kind=st.sampled_from(["choice", "coding", "note", "own_events"]) | NAMES,
    version=NAMES, answer=JSON,
    verdict=st.sampled_from(["right", "partly", "wrong", "noted"]),
    misconceptions=st.lists(NAMES, max_size=2).map(tuple), data_version=st.just("0.2.0"),
    asked=st.dictionaries(st.sampled_from(["prompt", "said", "sensitive", "hints"]), JSON),
    set_aside=st.booleans(),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(attempts=st.lists(ATTEMPTS, min_size=1, max_size=6))
def test_export_import_export_is_the_identity(
    tmp_path_factory: pytest.TempPathFactory, attempts: list[Attempt]
) -> None:
    here = Store(tmp_path_factory.mktemp("here"))
    there = Store(tmp_path_factory.mktemp("there"))
    here.add_all(attempts)
    first = PortfolioMaker("Mina", here)
    path = first.make(here.folder / "out.html")
    second = PortfolioMaker("Mina", there)
    second.bring_in(path)
    assert there.attempts() == here.attempts()
    one, other = (record_of(own.page) for own in (first, second))
    assert one["answers"]["answers"] == other["answers"]["answers"]


def record_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="kit-portfolio">(.*?)</script>', page,
                      re.DOTALL)  # fmt: skip
    assert found is not None
    record: dict[str, Any] = json.loads(found[1])
    return record


@pytest.mark.parametrize(
    ("question", "kind", "given", "shown"),
    [
        ("exit_ticket", "note", "what I typed", "what I typed"),  # was cut after the first letter
        ("exit_ticket", "text", {"text": "what I typed"}, "what I typed"),
        ("read_a_mark", "choice", {"chosen": "this one"}, "chosen: this one"),
        ("read_a_mark", "several", ["one", "two"], "one; two"),
        ("read_a_mark", "choice", None, "–"),
    ],
)
def test_an_answer_of_another_form_is_shown_whole(
    question: str, kind: str, given: Any, shown: str
) -> None:
    one = answer(question, lesson="01_timeline", kind=kind, answer=given)
    assert str(answer_words(one)) == shown
    asked_ = {"said": "as it was said"}
    assert str(answer_words(replace(one, asked=asked_))) == "as it was said"
    assert str(answer_words(replace(one, asked={"said": ["no text"]}))) == shown


def test_an_answer_of_many_levels_is_shown_as_far_as_it_can_be_read(store: Store) -> None:
    deep: Any = "the end"
    for _ in range(100):
        deep = {"in": [deep]}
    assert str(plain_words(deep)).endswith("in: …")
    store.add(answer("gone", answer=deep))
    assert "in: …" in PortfolioMaker("Mina", store).page


def test_every_attempt_is_shown_first_and_last_with_its_verdict(store: Store) -> None:
    check = Lesson("01_timeline", store).ask("read_a_mark")
    for option in check.posed.options:
        check.kind.put(check.controls, option.id)
        check.answer()
    page = PortfolioMaker("Mina", store).page
    assert page.count("first answer") == 1
    assert page.count("last answer") == 1
    assert "Not right yet" in page
    assert all(str(one.text) in page.replace("&#39;", "'") for one in check.posed.options)


def test_sensitive_answers_carry_no_verdict_even_when_the_question_is_gone(store: Store) -> None:
    check = Lesson("03_abductions", store).ask("careful_words")
    for option in check.posed.options:
        check.kind.put(check.controls, option.id)
        check.answer()
    gone = answer("gone", lesson="03_abductions", verdict="wrong", asked={"sensitive": True})
    store.add(gone)
    body = PortfolioMaker("Mina", store).page.split("<script")[0]
    assert "careful" not in body or "Which one claims" in body
    for word in ("Right", "Not right yet", "Partly right"):
        assert word not in body


def test_a_question_that_changed_keeps_how_it_read(store: Store) -> None:
    store.add(answer("warm_up", kind="probability", version="older",
                     asked={"prompt": "How it read then", "said": "70 % then"}))  # fmt: skip
    page = PortfolioMaker("Mina", store).page
    assert "It then read: How it read then" in page
    assert "70 % then" in page


def test_a_check_keeps_how_it_read_and_how_many_hints_were_shown(store: Store) -> None:
    check = Lesson("01_timeline", store).ask("read_a_mark")
    check.show_hint()
    check.kind.put(check.controls, check.posed.options[0].id)
    check.answer()
    (kept,) = store.attempts()
    assert kept.asked["hints"] == 1
    assert kept.asked["said"] == check.posed.options[0].text
    assert kept.asked["prompt"].startswith(str(check.posed.heading.striptags())[:20])


def test_entries_of_laboratories_are_in_words(store: Store) -> None:
    lab = kit.laboratory.CodingLaboratory(store=store)
    lab.keep(-2, ("weapons",), "hard words")
    lab.challenge("first", 1, "too hard")
    audit = kit.laboratory.ClaimAudit(store=store)
    audit.keep(70)
    audit.keep(None)
    deal = kit.laboratory.BargainingLaboratory(store=store)
    deal.keep()
    body = PortfolioMaker("Mina", store).page.split("<script")[0]
    claim = str(audit.row_of(audit.item).claim)[:20]
    for words in ("−2", "hard words", "too hard", "first coder of the kit", "70 %",
                  "cannot be checked", "Deal", claim):  # fmt: skip
        assert words.replace("'", "&#39;") in body, words
    assert "Brier" not in body


def test_a_page_saved_anew_by_a_browser_is_still_read(tmp_path: Path) -> None:
    page = maker(tmp_path / "a", answer()).page
    anew = page.replace('<script type="application/json" id="kit-portfolio">',
                        '<script id="kit-portfolio" type="application/json">').replace(
                            "\n", "\r\n")  # fmt: skip
    assert len(portfolio_files.read(b"\xef\xbb\xbf" + anew.encode(), "x").attempts) == 1


def test_the_page_is_the_same_for_the_same_content(tmp_path: Path) -> None:
    given = Portfolio("Mina", (answer(),), "0.2.0", "0.1.0", "2026-01-01T00:00:00+00:00")
    assert portfolio_pages.page(given) == portfolio_pages.page(given)
