"""Damages to findings: a measure that is a little off, so that nothing looks broken."""

from __future__ import annotations

from damages.change import Damage, swap

TESTS = "tests/analysis"


def analysis(name: str, what: str, module: str, old: str, new: str, *looks: str) -> Damage:
    """Return a damage to a module of `kit/analysis`; its own tests are asked, if none is named."""
    own = looks or (f"{TESTS}/test_{module}.py",)
    return Damage(name, what, {f"kit/analysis/{module}.py": swap(old, new)}, own)


POLLS = tuple(
    f"{TESTS}/test_event_study.py::test_{name}"
    for name in (
        "a_poll_without_the_figure_does_not_count",
        "a_poll_that_may_lie_on_both_sides_of_the_day_counts_on_neither",
        "each_dealing_has_the_prime_minister_of_that_day_and_no_third_state",
        "changes_bands_and_shares_are_those_found_by_hand[30]",
    )
)

DAMAGES = (
    analysis("kappa_weights", "a near miss counts by the square of its distance", "coder_agreement",
             '_kappa(table, "linear")', '_kappa(table, "quadratic")'),
    analysis("agreement_of_one_code", "one code throughout is called full agreement",
             "coder_agreement", "return MISSING  # both gave", "return 1.0  # both gave"),
    analysis("alpha_level", "alpha takes ordered codes for names", "coder_agreement",
             'level: Level = "ordinal"', 'level: Level = "nominal"',
             f"{TESTS}/test_coder_agreement.py", "tests/laboratories/test_coding.py",
           "notebooks/07_statements_and_signals.ipynb"),
    analysis("near_is_wide", "codes two steps apart count as near", "coder_agreement",
             "float((apart <= 1).mean())", "float((apart <= 2).mean())",
             f"{TESTS}/test_coder_agreement.py", "tests/laboratories/test_coding.py",
             "notebooks/07_statements_and_signals.ipynb"),
    analysis("brier_factor", "the Brier score is doubled", "calibration",
             "came.astype(float)) ** 2).mean())", "came.astype(float)) ** 2).mean() * 2)"),
    analysis("edge_below", "an edge belongs to the class below", "calibration",
             'side="right") - 1', 'side="left") - 1'),
    analysis("window_after", "the window after an event misses its last day", "windows",
             "sums[here + days + 1]", "sums[here + days]"),
    analysis("window_ends", "an event at the very end of the period is left out", "windows",
             "(events + span <= pd.Timestamp(last))", "(events + span < pd.Timestamp(last))"),
    analysis("weights_not_shared", "an index is a sum and no mean", "index",
             " / total.where(total > 0)", " * (total > 0)"),
    analysis("scale_turned", "the lowest year of an indicator is 1", "index",
             "((values - values.min()) / span", "((values.max() - values) / span"),
    analysis("nash_sum", "the sum of the gains instead of their product", "bargaining",
             "-(level - base[0]) * (", "-(level - base[0]) - ("),
    analysis("red_line_passed", "a red line holds nobody", "bargaining",
             "low = max(low, line)", "low = max(low, 0.0)"),
    analysis("change_turned", "before less after", "event_study",
             "return self.after - self.before", "return self.before - self.after", *POLLS),
    analysis("both_sides", "a poll made around an event counts as before it", "event_study",
             "values[(apart < -half) &", "values[(apart < half) &", *POLLS),
    analysis("third_states", "a meeting of three counts as dealings of two", "event_study",
             '"KOR", "USA", "CHN"', '"KOR", "CHN"', *POLLS),
    analysis("silence_by_a_day", "a silence is a day shorter", "silences",
             '["start"])).dt.days + 1', '["start"])).dt.days'),
    analysis("month_of_30_days", "a rate in months of another length", "rates",
             "* DAYS_OF_A_MONTH", "* 30"),
    analysis("last_year_lost", "the last day of a range of years does not fit", "choosing",
             'rows["start"] <= f"{self.last}-12-31"', 'rows["start"] < f"{self.last}-12-31"'),
    analysis("abductions_weighed", "the abductions get a price in a sum", "negotiation",
             "if issue != CONDITION and party.name", "if party.name",
             "tests/laboratories/test_bargaining.py"),
    analysis("bounds_too_narrow", "the bounds of a distance are too narrow", "voting",
             'reach = np.maximum(both["high_a"]', 'reach = np.minimum(both["high_a"]',
             f"{TESTS}/test_voting.py", f"{TESTS}/test_published_figures.py"),
    analysis("share_of_all", "a share of identical votes is of the votes not alike", "voting",
             'share=sums["identical"] / sums["votes_both"]',
             'share=sums["identical"] / (sums["votes_both"] - sums["identical"])',
             f"{TESTS}/test_voting.py", f"{TESTS}/test_published_figures.py"),
)  # fmt: skip
