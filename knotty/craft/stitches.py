"""Stitches as data: names, what each consumes and makes, its size and the yarn it takes.

How they are worked is fabric's.

Sources of the numbers (all relative to one single crochet, sc = 1):

- height: hdc 1.5 and dc 2.1 are the published rule and agree with three yarn-maker pairs (2.0-2.2 for dc); tr, dtr
  and trtr go on in the same steps (derived). A slip stitch is taken as 0.4 and a chain as 0 (it lies along the round).
- width: hdc 1.05, dc 1.06 (Interweave 20 x 20 swatches).
- yarn: hdc 1.45, dc 2.0, ch 0.42, sl st 0.5 (measured by Stacey Trock and Interweave); tr 2.75, dtr 3.5 and trtr 4.25
  are extrapolated from height and unmeasured.
- clusters, puffs, bobbles and popcorns are unmeasured: the sum of the stitches they are usually made of, less shared
  tops.

"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Stitch:
    """One stitch. `abbreviation` is the US one and the key everywhere inside Knotty.

    `consumes` places of the edge it is worked into, `makes` places of the new edge. `turning_chains` is the height of
    the chain that stands for it at the start of a round (Eckman: sl st 0, sc 1, hdc 2, dc 3, tr 4, dtr 5). `top` is
    what it counts as in the new edge, if not as itself: authors count sc2tog as one sc.
    """

    abbreviation: str
    name: str
    uk_abbreviation: str
    uk_name: str
    consumes: int
    makes: int
    height: float
    width: float
    yarn: float
    turning_chains: int
    also: tuple[str, ...] = ()
    top: str = ""


def _basic(abbreviation: str, name: str, uk: tuple[str, str], size: tuple[float, float, float], chains: int) -> Stitch:
    height, width, yarn = size
    return Stitch(abbreviation, name, uk[0], uk[1], 1, 1, height, width, yarn, chains)


_BASIC = (
    _basic("sl st", "slip stitch", ("ss", "slip stitch"), (0.4, 1.0, 0.5), 0),
    _basic("sc", "single crochet", ("dc", "double crochet"), (1.0, 1.0, 1.0), 1),
    _basic("hdc", "half double crochet", ("htr", "half treble"), (1.5, 1.05, 1.45), 2),
    _basic("dc", "double crochet", ("tr", "treble"), (2.1, 1.06, 2.0), 3),
    _basic("tr", "treble crochet", ("dtr", "double treble"), (3.0, 1.06, 2.75), 4),
    _basic("dtr", "double treble crochet", ("trtr", "triple treble"), (3.9, 1.06, 3.5), 5),
    _basic("trtr", "triple treble crochet", ("qtr", "quadruple treble"), (4.8, 1.06, 4.25), 6),
)


def _together(of: Stitch, legs: int) -> Stitch:
    return Stitch(
        f"{of.abbreviation}{legs}tog",
        f"{of.name} {legs} together",
        f"{of.uk_abbreviation}{legs}tog",
        f"{of.uk_name} {legs} together",
        legs,
        1,
        of.height,
        of.width,
        of.yarn * legs * 0.95,
        of.turning_chains,
        top=of.abbreviation,
    )


def _post(of: Stitch, side: str) -> Stitch:
    name = "front" if side == "FP" else "back"
    return Stitch(
        f"{side}{of.abbreviation}",
        f"{name} post {of.name}",
        f"{side}{of.uk_abbreviation}",
        f"{name} post {of.uk_name}",
        1,
        1,
        of.height,
        of.width,
        of.yarn * 1.1,
        of.turning_chains,
    )


def _texture(name: str, also: tuple[str, ...], size: tuple[float, float, float]) -> Stitch:
    height, width, yarn = size
    return Stitch(name, name, name, name, 1, 1, height, width, yarn, 3, also)


_TOGETHER = tuple(_together(s, n) for s in _BASIC if s.abbreviation != "sl st" for n in (2, 3, 4, 5))
_POSTS = tuple(_post(s, side) for s in _BASIC if s.abbreviation != "sl st" for side in ("FP", "BP"))
_TEXTURES = (
    _texture("puff", ("puff st", "puff stitch", "ps"), (2.1, 1.6, 4.0)),
    _texture("popcorn", ("pc", "pop", "popcorn st", "pc st"), (2.3, 1.6, 8.5)),
    _texture("bobble", ("bo", "bobble st", "mb"), (2.1, 1.5, 7.0)),
    _texture("cluster", ("cl", "cluster st"), (2.1, 1.4, 5.5)),
    _texture("picot", ("p",), (0.8, 0.6, 1.8)),
)

STITCHES: Mapping[str, Stitch] = MappingProxyType(
    {stitch.abbreviation: stitch for stitch in (*_BASIC, *_TOGETHER, *_POSTS, *_TEXTURES)}
)

CHAIN_YARN = 0.42  # yarn of one chain against one sc; see the module's sources
