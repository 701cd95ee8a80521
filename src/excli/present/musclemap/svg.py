"""The map as a drawing: exact curves, styled by class, so that a page can colour it for light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from excli.present.musclemap.body import HEIGHT, SILHOUETTE, SKIN, VIEWS, WIDTH
from excli.present.musclemap.geometry import curves, points
from excli.present.musclemap.roles import GRADES, Highlight

_GAP, _MARGIN, _CAPTION = 8, 2, 14
# Class → fill. A page may set the custom properties; alone, the drawing uses these.
FILLS = {"line": "#8f96a1", "skin": "#bcc1c9", "muscle": "#d0d4da", "primary": "#d92b31", "secondary": "#f0975a",
         "tertiary": "#f3d3b3"}  # fmt: skip


def draw(lit: Highlight, labels: Mapping[str, str], title: str) -> str:
    """Return an SVG element, complete in itself, that says in words what it shows."""
    width, height = 2 * WIDTH + _GAP + 2 * _MARGIN, HEIGHT + _CAPTION
    legend = [
        f"{lit.titles[grade]}: {', '.join(labels.get(m, m) for m in lit.of(grade))}"
        for grade in GRADES
        if lit.of(grade)
    ]
    label = escape(". ".join([title, *legend]))
    box = f'viewBox="-{_MARGIN} -{_MARGIN} {width} {height}" width="{2 * width}" height="{2 * height}"'
    style = "".join(f".map-{role}{{fill:var(--map-{role},{fill})}}" for role, fill in FILLS.items())
    caption = ".map-caption{font:7px sans-serif;text-anchor:middle;fill:var(--map-caption,#6b7280)}"
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" aria-label="{label}">']
    parts.append(f"<style>{style}{caption}</style>")
    for place, (view, shapes) in enumerate(VIEWS.items()):
        centre = WIDTH / 2 + place * (WIDTH + _GAP)
        parts.append(f'<path class="map-line" d="{_path(SILHOUETTE, 1, centre)}"/>')
        outlines: dict[str, str] = {}
        for name, shape in shapes:
            both = _path(shape, 1, centre) + ("" if points(shape)[1] else _path(shape, -1, centre))
            outlines[name] = outlines.get(name, "") + both
        for name, path in outlines.items():
            role = lit.grades.get(name, "skin" if name == SKIN else "muscle")
            tip_text = labels.get(name, name) + (f" ({lit.titles[role]})" if role in lit.titles else "")
            tip = "" if name == SKIN else f"<title>{escape(tip_text)}</title>"
            parts.append(f'<path class="map-{role}" d="{path}">{tip}</path>')
        parts.append(f'<text class="map-caption" x="{centre:g}" y="{HEIGHT + 9}">{view}</text>')
    return "\n".join([*parts, "</svg>"])


def _path(shape: str, sign: int, centre: float) -> str:
    """Return a shape as path data, moved to its view; `sign` is -1 for the mirror image."""
    found = ""
    for curve in curves(shape):
        start, first, second, end = (f"{centre + sign * x:.1f},{y:.1f}" for x, y in curve)
        found += f"C{first} {second} {end}" if found else f"M{start}C{first} {second} {end}"
    return f"{found}Z"
