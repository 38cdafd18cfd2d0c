"""Dates: any text of our profile gives days in order, and what is shown says what is written."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kit.tables.dates import display, read

days = st.dates(date(1600, 1, 1), date(2200, 12, 31))


@st.composite
def plain(draw):
    day = draw(days)
    return draw(st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]))


@given(plain())
def test_a_plain_date_spans_exactly_the_days_it_names(text):
    span = read(text)
    assert span.start <= span.end
    assert span.start.isoformat().startswith(text)
    assert span.end.isoformat().startswith(text)
    assert span.precision == {4: "year", 7: "month", 10: "day"}[len(text)]


@given(plain(), st.sampled_from("~?"))
def test_a_doubtful_date_spans_the_same_days_and_says_so(text, sign):
    assert (read(text + sign).start, read(text + sign).end) == (read(text).start, read(text).end)
    assert read(text + sign).precision == "approximate"
    assert display(text + sign) != display(text)


@given(plain(), plain())
def test_an_interval_runs_from_the_first_day_of_one_to_the_last_of_the_other(one, other):
    first, last = sorted([one, other], key=lambda text: (read(text).start, read(text).end))
    if read(first).start <= read(last).end:
        span = read(f"{first}/{last}")
        assert (span.start, span.end) == (read(first).start, read(last).end)
        assert span.precision == "interval"


@given(days)
def test_an_open_interval_has_no_end(day):
    span = read(f"{day.isoformat()}/..")
    assert (span.start, span.end, span.precision) == (day, None, "interval")


@given(days)
def test_a_day_is_shown_with_its_month_in_words(day):
    assert display(day.isoformat()).split() == [str(day.day), day.strftime("%B"), str(day.year)]
