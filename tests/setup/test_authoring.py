"""Making notebooks from their sources: what is stored does not depend on chance."""

from __future__ import annotations

from kit.authoring import without_random_ids


def test_an_unchanged_picture_is_stored_unchanged() -> None:
    """Every build changed every picture: plotly draws the ids of traces and clips by chance."""
    drawn = '<g id="clip{0}"/><g class="trace scatter trace{1}" fill="#123abc" clip="clip{0}"/>'
    once = without_random_ids(drawn.format("a1b2c3", "d4e5f6"))
    again = without_random_ids(drawn.format("0f0f0f", "9e8d7c"))
    assert once == again
    assert "#123abc" in once
