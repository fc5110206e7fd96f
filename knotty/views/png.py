"""SVG to PNG, with the house's own fonts only, so that a picture is the same on every machine. Drawing is others'."""

from __future__ import annotations

from importlib.resources import as_file, files

MOST_PIXELS = 4096  # a side; a larger picture is drawn smaller
_FONT = "DejaVu Sans"


def render_png(svg: str, width: int = 1200, background: str = "") -> bytes:
    """Return the PNG of an SVG, `width` pixels wide and as high as its shape asks for; no side beyond MOST_PIXELS.

    `background`: "#RRGGBB", empty for none. Raises ValueError for a text that is no SVG.
    """
    import resvg_py

    width = max(1, min(width, MOST_PIXELS, round(MOST_PIXELS * _measure_shape(svg))))
    with as_file(files("knotty.views") / "fonts") as fonts:
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            background=background or None,
            skip_system_fonts=True,
            font_dirs=[str(fonts)],
            font_family=_FONT,
            sans_serif_family=_FONT,
            serif_family=_FONT,
        )
    return bytes(drawn)


def _measure_shape(svg: str) -> float:
    """Width over height by the viewBox; 1 where there is none."""
    start = svg.find('viewBox="')
    if start < 0:
        return 1.0
    numbers = svg[start + 9 : svg.index('"', start + 9)].replace(",", " ").split()
    width, height = float(numbers[2]), float(numbers[3])
    return width / height if width > 0 and height > 0 else 1.0
