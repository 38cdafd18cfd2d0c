"""Step 10: cut Japan and the two parts of Korea out of Natural Earth, for the map through time.

From: `countries-50m.json` of the npm package world-atlas 2.0.2 (ISC licence), which is Natural
Earth's 1:50m countries (public domain) as TopoJSON. To: `data/maps/korea_japan_areas.json`.

Korea is split along the line that Natural Earth draws today. The areas are fills for a picture of
who governed when, not a statement on any border: islands whose ownership is disputed are too small
for the scale and are left out with all other islets.

Run: `python data/derivations/10_korea_japan_areas.py PATH/TO/countries-50m.json` (needs `shapely`).
"""

import json
import sys
from importlib import import_module
from pathlib import Path

from shapely import Polygon

first = import_module("01_east_asia_land")

AREAS = {"408": "korea_north", "410": "korea_south", "392": "japan"}
SMALLEST = 0.03  # square degrees
TARGET = Path(__file__).parents[1] / "maps" / "korea_japan_areas.json"


def main(source: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = first.decode_arcs(topology)
    areas: dict[str, list[list[list[float]]]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        name = AREAS.get(country.get("id", ""))
        if name is None:
            continue
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = [first.ring(part[0], arcs) for part in parts]
        kept = [ring for ring in rings if Polygon(ring).area >= SMALLEST]
        areas[name] = [
            [[round(x, 2), round(y, 2)] for x, y in ring] for ring in sorted(kept, key=len)[::-1]
        ]
    TARGET.write_text(json.dumps(areas, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
