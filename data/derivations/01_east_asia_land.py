"""Step 1: cut the land of East Asia out of Natural Earth, for the kit's offline map.

From: `land-50m.json` of the npm package world-atlas 2.0.2 (ISC licence), which is Natural Earth's
1:50m land (public domain) as TopoJSON. To: `data/maps/east_asia_land.json`.

Land only, without country borders: one fill for all, so that the map takes no side on any island.

Run: `python data/derivations/01_east_asia_land.py PATH/TO/land-50m.json` (needs `shapely`).
"""

import json
import sys
from itertools import accumulate
from pathlib import Path

from shapely import Polygon, box, make_valid, union_all

WINDOW = (95.0, 15.0, 155.0, 58.0)  # west, south, east, north in degrees
SMALLEST = 0.003  # square degrees; smaller islets would be less than a pixel
TARGET = Path(__file__).parents[1] / "maps" / "east_asia_land.json"


def decode_arcs(topology: dict) -> list[list[tuple[float, float]]]:
    """Undo the delta encoding and the quantisation of TopoJSON."""
    (scale_x, scale_y), (shift_x, shift_y) = (
        topology["transform"][k] for k in ("scale", "translate")
    )
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = (list(accumulate(step[axis] for step in arc)) for axis in (0, 1))
        arcs.append(
            [(x * scale_x + shift_x, y * scale_y + shift_y) for x, y in zip(xs, ys, strict=True)]
        )
    return arcs


def ring(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Join arcs into a ring; a negative index means the arc is walked backwards."""
    points: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def main(source: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = decode_arcs(topology)
    land = topology["objects"]["land"]["geometries"][0]["arcs"]
    polygons = [make_valid(Polygon(ring(part[0], arcs))) for part in land]
    cut = union_all(polygons).intersection(box(*WINDOW))
    rings = [
        [[round(x, 2), round(y, 2)] for x, y in polygon.exterior.coords]
        for polygon in cut.geoms
        if polygon.geom_type == "Polygon" and polygon.area >= SMALLEST
    ]
    rings.sort(key=len, reverse=True)
    TARGET.write_text(
        json.dumps({"window": WINDOW, "rings": rings}, separators=(",", ":")) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
