"""Palettes for ideas Knotty has no theme for: colours from a stable hash of the words. Known ideas are in themes."""

from __future__ import annotations

import colorsys
import hashlib
from collections.abc import Iterable, Sequence

from knotty.craft.lab import difference
from knotty.craft.palette import Colour
from knotty.knowledge.colours import name_hex

# Degrees of hue from the first accent to the second and third: analogous, complementary, split, triad, square.
_HARMONIES = ((40, 200), (180, 30), (150, 210), (120, 240), (90, 180))
_DISTINCT = 14.0


def hash_palette(words: Sequence[str]) -> tuple[Colour, ...]:
    """Return five colours that the words alone decide: one dark, three accents, one light neutral. Names are distinct.

    The same words give the same colours in every process and on every machine; case and order of words matter not.
    """
    text = " ".join(sorted(word.lower() for word in words))
    digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()
    hue = int.from_bytes(digest[:2], "big") % 360
    second, third = _HARMONIES[digest[2] % len(_HARMONIES)]
    wanted = (
        (hue + (180 if digest[3] % 2 else 0), 0.16 + digest[4] % 5 / 100, 0.45),
        (hue, 0.50 + digest[5] % 12 / 100, 0.50),
        (hue + second, 0.64 + digest[6] % 8 / 100, 0.46),
        (hue + third, 0.40 + digest[7] % 12 / 100, 0.45),
        (hue + third, 0.92 + digest[8] % 3 / 100, 0.40),
    )
    return name_all(_hex(*values) for values in wanted)


def _hex(hue: float, lightness: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb(hue % 360 / 360, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def name_all(values: Iterable[str]) -> tuple[Colour, ...]:
    """Return the hex values as colours, each under the nearest name that no earlier one took."""
    colours: list[Colour] = []
    for value in values:
        colours.append(name_hex(value, frozenset(colour.name for colour in colours)))
    return tuple(colours)


def tints(colour: Colour) -> tuple[Colour, ...]:
    """Return lighter and darker yarns of the same hue, the most useful first; all told apart from `colour`."""
    red, green, blue = (part / 255 for part in colour.rgb)
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    steps = (0.86, 0.3, 0.7, 0.18, 0.55, 0.42)
    raw = (Colour("x", _hex(hue * 360, step, saturation)) for step in steps if abs(step - lightness) > 0.1)
    words = {0.86: "pale", 0.7: "light", 0.55: "mid", 0.42: "rich", 0.3: "deep", 0.18: "dark"}
    named = zip((words[step] for step in steps if abs(step - lightness) > 0.1), raw, strict=True)
    return tuple(
        Colour(f"{word} {colour.name}", tint.hex) for word, tint in named if difference(tint, colour) > _DISTINCT
    )
