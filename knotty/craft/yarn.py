"""Yarn weights, hooks and the gauge that follows from them. How much yarn a piece takes is fabric's.

Sources: Craft Yarn Council weight table (stitches per 4 in, hook sizes); hooks by the median of 113 ball bands, which
lie at or below the CYC minimum; yarn per sc after Stacey Trock and Interweave (6.5 x sc width).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class YarnWeight:
    """One CYC weight. `sc_per_10cm` is the middle of the CYC range; `sc_yarn_cm` the yarn one sc takes.

    `metres_per_100g` is the median of 113 ball bands where known (3-6) and extrapolated elsewhere. `ball_g` is a
    usual ball: 50 g of fine yarn, 100 g of thicker (common are 25, 50 and 100 g, agoodhooker.blogspot.com/p/yarns).
    """

    number: int
    name: str
    uk_name: str
    sc_per_10cm: float
    hook_mm: float
    sc_yarn_cm: float
    metres_per_100g: float
    ball_g: int = 100

    @property
    def sc_width_cm(self) -> float:
        """Width of one single crochet."""
        return 10.0 / self.sc_per_10cm


_INCH = 2.54
_YARD = 0.9144

WEIGHTS: tuple[YarnWeight, ...] = (
    YarnWeight(0, "lace", "2 ply", 37.0, 2.25, 0.85 * _INCH, 800.0, 50),
    YarnWeight(1, "fingering", "4 ply", 26.5, 2.75, 1.08 * _INCH, 400.0, 50),
    YarnWeight(2, "sport", "5 ply", 18.0, 3.5, 1.44 * _INCH, 330.0, 50),
    YarnWeight(3, "DK", "DK", 14.5, 4.0, 1.62 * _INCH, 286 * _YARD),
    YarnWeight(4, "worsted", "aran", 12.5, 5.0, 1.93 * _INCH, 190 * _YARD),
    YarnWeight(5, "bulky", "chunky", 9.5, 6.5, 2.48 * _INCH, 121 * _YARD),
    YarnWeight(6, "super bulky", "super chunky", 8.0, 8.5, 3.47 * _INCH, 71 * _YARD),
    YarnWeight(7, "jumbo", "jumbo", 5.0, 15.0, 6.5 * _INCH, 35.0),
)

HOOK_US: Mapping[float, str] = MappingProxyType(
    {
        2.25: "B-1",
        2.75: "C-2",
        3.25: "D-3",
        3.5: "E-4",
        3.75: "F-5",
        4.0: "G-6",
        4.5: "7",
        5.0: "H-8",
        5.5: "I-9",
        6.0: "J-10",
        6.5: "K-10 1/2",
        8.0: "L-11",
        8.5: "L-11 to M-13",
        9.0: "M/N-13",
        10.0: "N/P-15",
        11.5: "P-16",
        15.0: "P/Q",
        15.75: "Q",
        19.0: "S",
        25.0: "T/U/X",
    }
)
