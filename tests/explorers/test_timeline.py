"""The timeline explorer as a Python object: picture, frame, sources, code and words agree."""

import pytest

import kit
from kit.explorers import TimelineExplorer
from kit.explorers.base import ExplorerError
from kit.explorers.view_codes import ViewCodeError

EVENTS = kit.events()
IDS = tuple(EVENTS["event_id"])


@pytest.fixture
def view():
    return kit.explore.timeline()


def marks(view):
    return view.picture.trace("marks")


def run(code):
    names = {}
    exec(code, names)
    return names["shown"]


def test_every_event_is_a_mark_in_the_first_view(view):
    assert len(marks(view).customdata) == len(EVENTS)
    assert view.view_code == "T"


def test_dates_go_to_the_browser_as_iso_text(view):
    assert all(isinstance(x, str) and len(x) == 10 for x in marks(view).x)


def test_controls_and_traits_are_one(view):
    view.controls["years"].value = (1990, 2004)
    assert view.years == (1990, 2004)
    view.categories = ("abduction",)
    assert view.controls["categories"].buttons["abduction"].value
    view.controls["categories"].buttons["statement"].value = True
    assert view.categories == ("statement", "abduction")
    view.controls["certainties"].buttons["contested"].value = True
    view.controls["precisions"].buttons["month"].value = True
    assert (view.certainties, view.precisions) == (("contested",), ("month",))
    view.controls["actor"].value = "JPN"
    view.controls["also"].value = "PRK"
    assert view.actors == ("JPN", "PRK")
    view.controls["reset"].click()
    assert view.view_code == "T"
    assert view.controls["actor"].value == ""


def test_stepping_walks_through_the_events_shown_and_round(view):
    view.set(ids=IDS[:3])
    view.step(1)
    assert view.event == IDS[0]
    view.step(1)
    assert view.event == IDS[1]
    view.step(-2)
    assert view.event == IDS[2]


def test_the_card_names_sources_and_escapes_what_comes_from_data(view):
    row = EVENTS.iloc[[5]].assign(title="<img src=x onerror=alert(1)>", summary="=1+1 <script>")
    bad = TimelineExplorer(row)
    bad.event = row["event_id"].iloc[0]
    page = (
        bad.card.value + "".join(marks(bad).hovertext) + "".join(bad.picture.trace("labels").text)
    )
    page += bad.panels._html[0].value
    assert "<img" not in page
    assert "<script" not in page
    assert "&lt;script&gt;" in bad.card.value
    view.event = "ev_2002_09_17_summit"
    assert view.card.value.count("href=") >= 2


def test_days_show_part_of_a_year_and_survive_a_reset():
    view = kit.explore.timeline(days=("2024-01-01", "2024-03-31"))
    assert set(view.selected["start"].dt.year) == {2024}
    number = len(view.selected)
    view.controls["days"].value = ("2024-03-25", "2024-03-26")
    assert 0 < len(view.selected) < number
    assert list(run(view.code)["event_id"]) == list(view.selected["event_id"])
    view.reset()
    assert len(view.selected) == number


def test_a_frame_made_by_the_learner_is_shown(view):
    mine = EVENTS[EVENTS["title"].str.contains("Red Cross")]
    view.show(mine)
    assert list(view.selected["event_id"]) == list(mine["event_id"])
    assert len(kit.explore.timeline(mine).selected) == len(mine)


@pytest.mark.parametrize(
    "wrong",
    [
        {"years": (1700, 1990)},
        {"years": (2004, 1990)},
        {"categories": ("sport",)},
        {"actors": ("nobody",)},
        {"certainties": ("sure",)},
        {"event": "ev_1066_hastings"},
        {"lanes": "by colour"},
        {"ids": ("ev_1066_hastings",)},
        {"days": ("2024-13-01", "2024-12-01")},
        {"days": ("2024-12-01", "2024-01-01")},
    ],
)
def test_a_view_that_cannot_be_shown_says_what_to_choose(view, wrong):
    with pytest.raises(ExplorerError) as error:
        view.set(**wrong)
    assert len(str(error.value)) > 40
    assert len(view.selected) == len(EVENTS)


@pytest.mark.parametrize("code", ["", "Z", "T/1990", "T/x:1", "T/c", "T/1990-", "T//", "T/w:%FF"])
def test_a_view_code_that_cannot_be_read_says_so(code):
    with pytest.raises(ViewCodeError):
        kit.open(code)


def test_half_a_character_that_was_pasted_has_a_view_code():
    view = kit.explore.timeline(words="summit \ud83d")
    assert kit.open(view.view_code).words == view.words


@pytest.mark.parametrize("code", ["T/c:sport", "T/e:nothing", "T/1066-1070", "T/l:colour"])
def test_a_view_code_with_unknown_values_says_so(code):
    with pytest.raises(ExplorerError):
        kit.open(code)


def test_before_the_first_run_there_is_a_picture_and_a_sentence(view):
    bundle = view._repr_mimebundle_()
    assert 'src="pictures/T.svg"' in bundle["text/html"]
    assert "Run All Cells" in bundle["text/html"]
    assert bundle["text/plain"] == view.alt_text


def test_the_saved_state_is_what_is_shown(view):
    view.set(categories=("abduction",))
    state = view.picture.widget.get_state()
    saved = next(trace for trace in state["_widget_data"] if trace["name"] == "marks")
    assert list(saved["customdata"]) == list(marks(view).customdata)


def test_only_the_open_panel_is_drawn(view):
    assert view.panels._html[0].value.count("<tr>") == len(EVENTS) + 1
    assert view.panels._html[1].value == ""
    assert view.map is None
    view.panels.selected_index = 1
    assert "one colour" in view.panels._html[1].value
    view.set(event="ev_2002_09_17_summit")
    assert list(view.map.trace("selected").x) != []
    view.set(categories=("abduction",))
    abductions = set(view.selected["event_id"])
    assert set(view.map.trace("places").customdata) <= abductions
    view.panels.selected_index = 0
    assert view.panels._html[0].value.count("<tr>") == len(abductions) + 1
