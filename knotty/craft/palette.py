"""Colours of yarn: a name and a hex value. Which colours suit an idea is knowledge's."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Colour:
    """A named yarn colour. `hex` is `#RRGGBB`, upper case; anything else raises ValueError."""

    name: str
    hex: str

    def __post_init__(self) -> None:
        if not _HEX.fullmatch(self.hex):
            raise ValueError(f"a colour needs a hex value like #1A2B3C, found {self.hex!r}")
        if not self.name.strip():
            raise ValueError("a colour needs a name")
        object.__setattr__(self, "hex", self.hex.upper())

    @property
    def rgb(self) -> tuple[int, int, int]:
        """Red, green and blue, 0-255 each."""
        return int(self.hex[1:3], 16), int(self.hex[3:5], 16), int(self.hex[5:7], 16)

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 (black) to 1 (white), after WCAG 2."""
        red, green, blue = (_linear(part / 255) for part in self.rgb)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
