"""Flights over Japan and landings in its zone: one frame of both, and lines on the globe."""

from __future__ import annotations

import pandas as pd

STEP_KM = 25.0
KINDS = ("main_islands", "southwest_islands", "eez_landing", "alert_only", "no_overflight")
LINES = [
    "over = kit.overflights().rename(columns={'overflight_id': 'row_id'})",
    "flew = over['status'] == 'overflight'",
    "over['kind'] = over['part_of_japan'].where(flew, over['status'])",
    "land = kit.eez_landings().rename(columns={'landing_id': 'row_id'}).assign(kind='eez_landing')",
    "shown = pd.concat([over, land]).sort_values(['start', 'row_id'], ignore_index=True)",
]


def flights_and_landings(overflights: pd.DataFrame, landings: pd.DataFrame) -> pd.DataFrame:
    """Return flights, alerts and landings as one frame, in order of time (as `LINES` do).

    Returns
    -------
    pandas.DataFrame
        The columns of both tables, `row_id`, `kind` (one of `KINDS`) and `launches` (ids).
    """
    over = overflights.rename(columns={"overflight_id": "row_id"})
    flew = over["status"] == "overflight"
    over["kind"] = over["part_of_japan"].where(flew, over["status"])
    over["launches"] = [(one,) for one in over["launch_id"]]
    land = landings.rename(columns={"landing_id": "row_id", "launch_ids": "launches"})
    both = pd.concat([over, land.assign(kind="eez_landing")])
    return both.sort_values(["start", "row_id"], ignore_index=True)


def line_of_flight(
    lat: float, lon: float, bearing: float, distance: float
) -> list[tuple[float, float]]:
    """Return points (latitude, longitude) from a place in a direction, up to a distance in km.

    The shortest line on the ellipsoid of the Earth (Karney 2013), as the library `geographiclib`
    computes it. It is not a track: nobody publishes those.
    """
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.Line(lat, lon, bearing)
    number = max(1, round(distance / STEP_KM))
    spots = (line.Position(1_000 * distance * at / number) for at in range(number + 1))
    return [(float(one["lat2"]), float(one["lon2"])) for one in spots]
