"""Draw the world for the page of the law map, from Natural Earth's countries at 1:50m, which are in the public domain.

    python -m tools.law_map ne_50m_admin_0_countries.json > src/fairnotice/web/public/world.svg

Get the file from https://www.naturalearthdata.com (Admin 0, countries, as GeoJSON). One area is one line of the
drawing and has the two letters of ISO 3166-1 as its id; what the standard gives no code has an id that begins with x-.
Areas that would be too small to see or to touch are circles. The same file gives the same bytes.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]

WIDTH = 960.0
SMALL, RADIUS = 6.0, 3  # square units below which an area is a circle, and how wide that is
LEAST_RING, TOLERANCE = 0.8, 0.35  # islands smaller than this are left out; points nearer to a line than that
LEFT_OUT = {"AQ"}
CODES = {"NOR": "NO", "FRA": "FR"}
"""Where the file leaves out a code that the standard has."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2


def equal_earth(longitude: float, latitude: float) -> Point:
    """The Equal Earth projection (Savric, Patterson, Jenny, 2018): areas keep their proportions."""
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    x = math.radians(longitude) * math.cos(theta)
    x /= _M * (_A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square))
    return x, theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))


_EDGE = equal_earth(180, 0)[0]
_SCALE = WIDTH / (2 * _EDGE)
_TOP = equal_earth(0, 84)[1]
HEIGHT = round((_TOP - equal_earth(0, -58)[1]) * _SCALE)


def placed(longitude: float, latitude: float) -> Point:
    """Where a place stands in the drawing."""
    x, y = equal_earth(longitude, latitude)
    return (x + _EDGE) * _SCALE, (_TOP - y) * _SCALE


def area(ring: Sequence[Point]) -> float:
    """The area inside a ring."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def thinned(line: Ring) -> Ring:
    """The line without the points that nobody would miss (Douglas and Peucker)."""
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = 0.0, 0
        for index in range(first + 1, last):
            distance = _distance(line[index], line[first], line[last])
            if distance > far:
                far, at = distance, index
        if far > TOLERANCE:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [line[index] for index in sorted(keep)]


def _distance(point: Point, a: Point, b: Point) -> float:
    length = math.dist(a, b)
    if length == 0:
        return math.dist(point, a)
    return abs((b[0] - a[0]) * (a[1] - point[1]) - (a[0] - point[0]) * (b[1] - a[1])) / length


def rings(geometry: dict[str, object]) -> Iterator[Ring]:
    """The outer rings of a shape, placed; lakes and enclaves are drawn over by whoever lies there."""
    coordinates = geometry["coordinates"]
    assert isinstance(coordinates, list)
    for polygon in coordinates if geometry["type"] == "MultiPolygon" else [coordinates]:
        yield [placed(point[0], point[1]) for point in polygon[0]]


def drawn(code: str, shape: list[Ring]) -> str:
    """One area as one element."""
    sizes = [area(ring) for ring in shape]
    largest = shape[sizes.index(max(sizes))]
    if sum(sizes) < SMALL:
        x = sum(point[0] for point in largest) / len(largest)
        y = sum(point[1] for point in largest) / len(largest)
        return f'<circle id="{code}" cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}"/>'
    seen = [ring for ring, size in zip(shape, sizes, strict=True) if size >= LEAST_RING or ring is largest]
    path = "".join(_path(thinned(ring)) for ring in seen)
    return f'<path id="{code}" d="{path}"/>'


def _path(ring: Ring) -> str:
    points = [f"{x:.1f} {y:.1f}" for x, y in ring[:-1]]
    return "M" + "L".join(dict.fromkeys(points)) + "Z"


def world(source: dict[str, list[dict[str, dict[str, str]]]]) -> str:
    """The whole drawing. Large areas come first, so that circles and enclaves lie above them."""
    areas: list[tuple[float, str]] = []
    for feature in source["features"]:
        facts = feature["properties"]
        code = CODES.get(facts["ADM0_A3"], facts["ISO_A2"])
        code = code if len(code) == 2 and code.isalpha() else f"x-{facts['ADM0_A3']}"
        if code not in LEFT_OUT:
            shape = list(rings(feature["geometry"]))  # type: ignore[arg-type]  # a geometry has coordinates of its own
            areas.append((sum(area(ring) for ring in shape), drawn(code, shape)))
    elements = [element for _, element in sorted(areas, key=lambda each: (-each[0], each[1]))]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT}">',
            "<!-- Made with Natural Earth (1:50m, public domain) by tools/law_map.py. Equal Earth projection. -->",
            *elements,
            "</svg>",
            "",
        ]
    )


if __name__ == "__main__":
    sys.stdout.write(world(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
