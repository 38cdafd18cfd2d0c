"""Colours, symbols and the look of figures, for light and dark pages.

Each category has a colour and a symbol, so that colour never carries meaning alone. The colours
follow Okabe & Ito (2008) as far as ten categories allow, darkened or lightened until each has a
contrast of at least 3:1 with the page (WCAG 2.1, 1.4.11); a test computes it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import plotly.graph_objects as go

FONT = (
    "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK JP', "
    "'Hiragino Sans', 'Yu Gothic', 'Malgun Gothic', sans-serif"
)


@dataclass(frozen=True)
class Theme:
    """Colours of one page theme, as CSS hexadecimal; `scale` is the size of type and marks."""

    name: str
    page: str
    ink: str
    quiet: str
    grid: str
    band: str
    land: str
    sea: str
    accent: str
    scale: float = 1.0


LIGHT = Theme(
    name="light", page="#ffffff", ink="#1b1f24", quiet="#57606a", grid="#e3e6ea",
    band="#f3f5f8", land="#dcdcd4", sea="#eef4f8", accent="#b4232a",
)  # fmt: skip
DARK = Theme(
    name="dark", page="#111111", ink="#eceff3", quiet="#a8b1bb", grid="#30363d",
    band="#1b2026", land="#3c4148", sea="#161c22", accent="#ff8f80",
)  # fmt: skip


# For a projector: strongest contrast, and everything larger where there is room for it.
LARGE = {
    "light": replace(LIGHT, ink="#000000", quiet="#2b3138", grid="#c4cad2"),
    "dark": replace(DARK, page="#000000", ink="#ffffff", quiet="#d8dee5", grid="#565f69"),
}
LARGEST_SCALE = 1.35
ROOM = 620  # pixels that a figure needs before it is enlarged
FONT_SIZE = 13


@dataclass(frozen=True)
class Mark:
    """How one category is drawn: symbol, its text twin, and a colour for each theme."""

    symbol: str
    glyph: str
    light: str
    dark: str

    def colour(self, theme: Theme) -> str:
        """Return the colour for the theme."""
        return self.dark if theme.name == "dark" else self.light


CATEGORY_MARKS: dict[str, Mark] = {
    "colonial_rule": Mark("square", "■", "#7a5230", "#d0a479"),
    "diplomacy": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "statement": Mark("triangle-right", "▶", "#5b3fa0", "#b6a1f0"),
    "abduction": Mark("diamond", "◆", "#b3500a", "#f0a05a"),
    "humanitarian": Mark("cross", "✚", "#00785a", "#33c9a0"),
    "weapons": Mark("triangle-up", "▲", "#3d4650", "#c6ced6"),
    "sanction": Mark("x", "✖", "#806000", "#e0c050"),
    "alliance": Mark("hexagon", "⬢", "#0b7285", "#66d0e0"),
    "incident": Mark("star", "★", "#a02c6c", "#ef8fc4"),
    "domestic": Mark("pentagon", "⬟", "#5c6670", "#9fa9b3"),
}

STATE_MARKS: dict[str, Mark] = {
    "JPN": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "PRK": Mark("diamond", "◆", "#b3500a", "#f0a05a"),
    "KOR": Mark("square", "■", "#00785a", "#33c9a0"),
    "USA": Mark("triangle-up", "▲", "#5b3fa0", "#b6a1f0"),
    "CHN": Mark("cross", "✚", "#806000", "#e0c050"),
    "KRE": Mark("star", "★", "#7a5230", "#d0a479"),
    "RUS": Mark("hexagon", "⬢", "#0b7285", "#66d0e0"),
    "other": Mark("pentagon", "⬟", "#5c6670", "#9fa9b3"),
}

# The families of the abducted are no state, and stand beside states in some figures.
FAMILIES = Mark("star-triangle-up", "✦", "#a02c6c", "#ef8fc4")


def theme_named(dark: bool, large: bool = False, width: int = 0) -> Theme:
    """Return the dark or the light theme, or its form for a projector.

    Parameters
    ----------
    dark, large
        Whether the page shows a dark theme, and whether it shows projector mode.
    width
        Width of the figure in pixels; a narrow one is not enlarged. 0: not known.
    """
    theme = DARK if dark else LIGHT
    if not large:
        return theme
    scale = min(LARGEST_SCALE, max(1.0, width / ROOM)) if width else LARGEST_SCALE
    return replace(LARGE[theme.name], scale=round(scale, 2))


def base_layout(theme: Theme) -> go.Layout:
    """Return the layout that all figures of the kit share."""
    axis = {"gridcolor": theme.grid, "linecolor": theme.quiet, "zeroline": False}
    return go.Layout(
        template="none",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": FONT_SIZE * theme.scale, "color": theme.ink},
        xaxis=axis,
        yaxis=axis,
        xaxis2=axis,
        yaxis2=axis,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        showlegend=False,
        hoverlabel={
            "bgcolor": theme.page,
            "bordercolor": theme.quiet,
            "font": {"color": theme.ink, "family": FONT, "size": FONT_SIZE * theme.scale},
            "align": "left",
        },
    )
