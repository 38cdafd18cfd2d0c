"""Marks and labels have room: no two marks on one spot, no label over another."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from kit.figures import lanes

CANVAS = lanes.Canvas(800, 400, pd.Timestamp("1868-01-01"), pd.Timestamp("2027-01-01"))


def events(*rows):
    frame = pd.DataFrame(
        rows, columns=["event_id", "date", "end", "precision", "category", "actor_ids"]
    )
    return frame.assign(start=pd.to_datetime(frame["date"]), end=pd.to_datetime(frame["end"]))


def test_an_event_stands_in_the_lane_of_each_state_that_takes_part():
    assert lanes.state_lanes(("kim_il_sung", "PRK", "SUN", "JPN")) == ["JPN", "PRK", "RUS"]


def test_an_event_without_a_state_stands_among_the_others():
    assert lanes.state_lanes(("icrc",)) == ["other"]


def test_a_mark_stands_in_the_middle_of_an_imprecise_date_and_at_the_start_of_an_interval():
    frame = events(
        ("a", "1978-08-01", "1978-08-31", "month", "abduction", ("JPN",)),
        ("b", "1959-12-14", "1984-07-25", "interval", "humanitarian", ("JPN",)),
    )
    at = lanes.marks(frame, "category").set_index("event_id")["at"]
    assert at["a"] == pd.Timestamp("1978-08-16")
    assert at["b"] == pd.Timestamp("1959-12-14")


def test_an_open_interval_ends_where_it_begins():
    frame = events(("a", "2026-01-01", None, "interval", "sanction", ("JPN",)))
    assert lanes.marks(frame, "category")["until"].iloc[0] == pd.Timestamp("2026-01-01")


@given(st.lists(st.floats(0, 800), min_size=1, max_size=80))
def test_no_two_marks_of_a_lane_touch(positions):
    x = np.sort(np.array(positions))
    rows = lanes.rows_within_lane(x, x + lanes.MARK)
    for row in set(rows):
        gaps = np.diff(x[rows == row])
        assert (gaps >= lanes.MARK).all()


@given(
    st.lists(
        st.tuples(
            st.floats(0, 800), st.floats(0, 400), st.text("ab 拉致", min_size=1, max_size=30)
        ),
        min_size=1,
        max_size=40,
    )
)
def test_no_label_touches_another_or_leaves_the_canvas(marks):
    x, y = (np.array([mark[axis] for mark in marks]) for axis in (0, 1))
    texts = [mark[2] for mark in marks]
    chosen = lanes.place_labels(x, y, texts, range(len(marks)), CANVAS)
    boxes = [lanes._label_box(x[i], y[i], lanes.text_width(texts[i]), side) for i, side in chosen]
    for index, box in enumerate(boxes):
        assert box[0] >= 0
        assert box[2] <= CANVAS.width
        others = np.array(boxes[:index] + boxes[index + 1 :]).reshape(-1, 4)
        assert not lanes._touches(others, box)


def test_wide_scripts_take_more_room():
    assert lanes.text_width("拉致") > lanes.text_width("ab")
