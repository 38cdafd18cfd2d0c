"""Claim audit and forecasts: nothing is given away, what is scored is right, the class compares."""

from __future__ import annotations

import numpy as np
import pytest

import kit
from kit.laboratories.claim_audit import ClaimAudit
from kit.laboratories.class_files import keep_file, written
from kit.laboratories.forecasts import FEWEST, ForecastLaboratory
from kit.lessons.store import Store


@pytest.fixture
def audit(store):
    return ClaimAudit(store=store)


@pytest.fixture
def questions(store):
    return ForecastLaboratory(store=store)


def judge_all(lab, seed=1):
    """Give every item a percentage; the page follows the last one only, which saves time."""
    numbers = np.random.default_rng(seed)
    *names, last = lab.items[lab.id_column]
    for name in names:
        lab.logbook.add(name, {"percent": int(numbers.integers(0, 101))})
    lab.item = last
    lab.keep(int(numbers.integers(0, 101)))


def test_no_evidence_is_seen_before_ones_own_answer(audit):
    for one in audit.claims.itertuples():
        audit.item = one.claim_id
        assert audit.answer.value == ""
        assert str(one.evidence)[:40] not in audit.card.value
    audit.keep(70)
    assert "Verdict of the kit" in audit.answer.value


def test_the_code_runs_before_anything_is_judged(audit, questions):
    for lab in (audit, questions):
        names = {}
        exec(lab.code, names)
        assert names["judged"].empty
    audit.item = "c04"
    audit.keep(20)
    assert "score(judged" in audit.code


def test_the_brier_score_is_the_mean_square_over_what_is_scored(audit):
    judge_all(audit)
    claims = kit.article_claims().set_index("claim_id")
    scored = claims[claims["stands"].notna() & (claims["topic"] != "abductions")]
    given = {item: entry.content["percent"] for item, entry in audit.logbook.first().items()}
    by_hand = np.mean([(given[item] / 100 - bool(scored.loc[item, "stands"])) ** 2
                       for item in scored.index])  # fmt: skip
    assert f"Brier score is {by_hand:.3f}" in audit.alt_text
    assert len(audit.judged()) == len(scored)


def test_nothing_on_the_abductions_is_scored(audit, questions):
    for lab, table in ((audit, kit.article_claims()), (questions, kit.forecasts())):
        left = set(table.loc[table["topic"] == "abductions", lab.id_column])
        assert left
        assert left.isdisjoint(lab.truth.index)


@pytest.mark.parametrize("kind", [ClaimAudit, ForecastLaboratory])
def test_the_answers_are_not_read_once_for_each_item(store, monkeypatch, kind):
    """With thirty answers a step to the next item read the file more than two hundred times."""
    lab, reads = kind(store=store), []
    for name in list(lab.items[lab.id_column])[:30]:
        lab.logbook.add(name, {"percent": 40})
    read = Store.present
    monkeypatch.setattr(Store, "present", lambda *given: reads.append(given) or read(*given))
    lab.step(1)
    assert 0 < len(reads) < 60


def test_a_revised_answer_stands_beside_the_first(audit):
    audit.item = "c04"
    audit.keep(20)
    audit.keep(95)
    assert (audit.judged()["percent"]["c04"], audit.judged("last")["percent"]["c04"]) == (20, 95)
    assert "20 %" in audit.answer.value


def test_what_cannot_be_checked_is_kept_without_a_percentage(audit):
    audit.item = "c22"
    audit.more["not_checkable"].click()
    assert audit.logbook.entries("c22")[0].content == {"percent": None}
    assert "cannot be checked" in audit.answer.value
    assert audit.judged().empty


def test_outcomes_appear_together_and_only_after_enough_forecasts(questions):
    names = list(questions.questions["question_id"])
    for name in names[: FEWEST - 1]:
        questions.item = name
        questions.keep(30)
        assert "What happened" not in questions.answer.value
    questions.reveal()
    assert not questions.shown
    questions.item = names[FEWEST - 1]
    questions.keep(30)
    questions.reveal()
    assert questions.shown
    assert "What happened" in questions.answer.value
    questions.item = names[-1]
    assert "What happened" not in questions.answer.value


def test_a_forecast_changed_after_the_outcomes_does_not_count(questions, store):
    judge_all(questions)
    questions.reveal()
    before = questions.judged("last")["percent"].copy()
    questions.keep(1)
    assert questions.judged("last")["percent"].equals(before)
    again = ForecastLaboratory(store=Store(store.folder))
    assert again.shown
    assert again.alt_text == questions.alt_text


def test_the_base_rate_alone_is_scored_beside_one(questions):
    judge_all(questions)
    questions.reveal()
    table = kit.forecasts().set_index("question_id")
    known = table[table["base_cases"].notna() & (table["topic"] != "abductions")]
    rates = known["base_hits"].astype(float) / known["base_cases"].astype(float)
    by_hand = ((rates - (known["outcome"] == "yes")) ** 2).mean()
    assert f"{by_hand:.3f}" in questions.panels._html[0].value


def test_the_curve_holds_every_judgement_once(questions):
    judge_all(questions)
    questions.reveal()
    numbers = [int(one) for one in questions.picture.trace("first").text]
    assert sum(numbers) == len(questions.judged())


@pytest.mark.parametrize("entry", [{}, 5, {"percent": 101}, {"percent": -1}, {"percent": "70"},
                                   {"percent": True}, {"percent": 1.5}])  # fmt: skip
def test_an_entry_that_is_none_is_refused(audit, entry):
    assert audit._check_entry("c01", entry)
    assert audit._check_entry("no_such_claim", {"percent": 5})


def test_the_class_is_compared_and_a_file_gives_no_verdict_away(audit, tmp_path, upload):
    judge_all(audit)
    audit.class_panel.name.value = "Mina"
    path = audit.class_panel.make()
    other = ClaimAudit(store=Store(tmp_path / "other"))
    other.class_panel.upload.value = upload(path.name, path.read_bytes())
    other.panels.selected_index = 2
    assert "<tr>" not in other.panels._html[2].value.replace("<thead><tr>", "")
    judge_all(other, seed=2)
    rows = other.panels._html[2].value
    assert "Mina" in rows
    mean = (audit.judged()["percent"] + other.judged()["percent"]) / 2
    by_hand = ((mean / 100 - audit.judged()["came"]) ** 2).mean()
    assert f"{by_hand:.3f}" in rows


def test_no_name_of_a_classmate_takes_the_place_of_ones_own(audit):
    """A classmate who called himself “you” was shown instead, and “mean of all” was no mean."""
    audit.keep(0)
    for name in ("you", "mean of all"):
        given = written("claim_audit", name, {audit.item: {"percent": 100}}, "0.2.0")
        keep_file(audit.store.folder / "class", f"{name[:4]}.json", given.encode())
    audit.class_panel.read_folder()
    audit.panels.selected_index = 2
    came = 100 * bool(audit.truth[audit.item])
    scores = {"you": 0, "classmate you": 100, "classmate mean of all": 100, "mean of all": 200 / 3}
    for name, percent in scores.items():
        score = f"{((percent - came) / 100) ** 2:.3f}"
        assert f'<th scope="row">{name}</th><td>1</td><td>{score}</td>' in (
            audit.panels._html[2].value
        )
