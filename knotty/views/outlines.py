"""Outlines as steps of a path: boxes and circles. What they are drawn for is others'."""

from __future__ import annotations

from typing import TypeAlias

from knotty.views.drawing import Point

Steps: TypeAlias = tuple[tuple[str | float, ...], ...]

_HANDLE = 0.5523  # of the radius: where the handles of the four curves of a circle stand


def box(corner: Point, size: tuple[float, float]) -> Steps:
    """Return a box from its top left corner."""
    (left, top), (width, height) = corner, size
    right, bottom = left + width, top + height
    return (("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",))


def circle(middle: Point, radius: float) -> Steps:
    """Return a circle as four curves; they are off by less than 0.03 % of the radius."""
    (x, y), reach = middle, radius * _HANDLE
    return (
        ("M", x + radius, y),
        ("C", x + radius, y + reach, x + reach, y + radius, x, y + radius),
        ("C", x - reach, y + radius, x - radius, y + reach, x - radius, y),
        ("C", x - radius, y - reach, x - reach, y - radius, x, y - radius),
        ("C", x + reach, y - radius, x + radius, y - reach, x + radius, y),
        ("Z",),
    )
