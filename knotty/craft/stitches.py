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
- extended, linked, crossed, spike, loop, crab and foundation stitches are unmeasured: the plain stitch, and what their
  make-up adds (a chain for an extended or a foundation stitch, two rows of height for a spike, a long loop).
- an author's own stitch is unmeasured: it is taken as a cluster.

"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Stitch:
    """One stitch. `abbreviation` is the US one and the key everywhere inside Knotty.

    `consumes` places of the edge it is worked into, `makes` places of the new edge. `turning_chains` is the height of
    the chain that stands for it at the start of a round (Eckman: sl st 0, sc 1, hdc 2, dc 3, tr 4, dtr 5). `top` is
    what it counts as in the new edge, if not as itself: authors count sc2tog as one sc. `plain` is the stitch it is a
    kind of, which authors often count it as.
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
    plain: str = ""


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
_BY_NAME = {stitch.abbreviation: stitch for stitch in _BASIC}


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
        plain=of.abbreviation,
    )


def _texture(name: str, also: tuple[str, ...], size: tuple[float, float, float]) -> Stitch:
    height, width, yarn = size
    return Stitch(name, name, name, name, 1, 1, height, width, yarn, 3, also)


def _kind_of(
    plain: str, names: tuple[str, str, str, str], also: tuple[str, ...], size: tuple[float, float] = (0.0, 0.0)
) -> Stitch:
    """A stitch that authors count as `plain` or by its own name. `size`: height and yarn on top of the plain one's."""
    of = _BY_NAME[plain]
    height, yarn = of.height + size[0], of.yarn + size[1]
    return Stitch(*names, 1, 1, height, of.width, yarn, of.turning_chains, also, plain=plain)


def _foundation(of: Stitch) -> Stitch:
    """Chain and stitch in one: it needs nothing to work into."""
    names = (f"f{of.abbreviation}", f"foundation {of.name}", f"f{of.uk_abbreviation}", f"foundation {of.uk_name}")
    yarn = of.yarn + CHAIN_YARN
    return Stitch(*names, 0, 1, of.height, of.width, yarn, of.turning_chains, top=of.abbreviation)


CHAIN_YARN = 0.42  # yarn of one chain against one sc; see the module's sources

_TALL = tuple(s for s in _BASIC if s.abbreviation != "sl st")
_TOGETHER = tuple(_together(s, n) for s in _TALL for n in range(2, 10))
_POSTS = tuple(_post(s, side) for s in _TALL for side in ("FP", "BP"))
_FOUNDATIONS = tuple(_foundation(_BY_NAME[name]) for name in ("sc", "hdc", "dc"))
_TEXTURES = (
    _texture("puff", ("puff st", "puff stitch", "ps"), (2.1, 1.6, 4.0)),
    _texture("popcorn", ("pc", "pop", "popcorn st", "pc st"), (2.3, 1.6, 8.5)),
    _texture("bobble", ("bo", "bobble st", "mb"), (2.1, 1.5, 7.0)),
    _texture("cluster", ("cl", "cluster st"), (2.1, 1.4, 5.5)),
    Stitch("picot", "picot", "picot", "picot", 0, 0, 0.8, 0.6, 1.8, 3, ("p",)),
)
_KINDS = (
    _kind_of("sc", ("esc", "extended single crochet", "edc", "extended double crochet"), ("exsc",), (0.4, CHAIN_YARN)),
    _kind_of("hdc", ("ehdc", "extended half double crochet", "ehtr", "extended half treble"), (), (0.4, CHAIN_YARN)),
    _kind_of("dc", ("edc", "extended double crochet", "etr", "extended treble"), ("exdc",), (0.4, CHAIN_YARN)),
    _kind_of("hdc", ("lhdc", "linked half double crochet", "lhtr", "linked half treble"), ()),
    _kind_of("dc", ("ldc", "linked double crochet", "ltr", "linked treble"), ()),
    _kind_of("tr", ("ltr", "linked treble crochet", "ldtr", "linked double treble"), ()),
    replace(_kind_of("sc", ("rsc", "reverse single crochet", "rdc", "reverse double crochet"), ("crab",)), top="sc"),
    replace(_kind_of("sc", ("spike", "spike stitch", "spike", "spike stitch"), (), (0.0, 1.5)), top="sc"),
    _kind_of("sc", ("loop st", "loop stitch", "loop st", "loop stitch"), (), (0.0, 2.0)),
    replace(
        _kind_of("dc", ("Xdc", "crossed double crochet", "Xtr", "crossed treble"), ("cr-dc",)), consumes=2, makes=2
    ),
)


class _Stitches(dict[str, Stitch]):
    """The table, and for a name it does not hold a stitch of the author's own: one place, one stitch."""

    def __missing__(self, key: str) -> Stitch:
        like = self["picot" if key.endswith("picot") else "cluster"]
        return replace(like, abbreviation=key, name=key, uk_abbreviation=key, uk_name=key, also=())


STITCHES: Mapping[str, Stitch] = MappingProxyType(
    _Stitches({s.abbreviation: s for s in (*_BASIC, *_TOGETHER, *_POSTS, *_FOUNDATIONS, *_KINDS, *_TEXTURES)})
)
UNITS = ("shell", "v-st", "fan", "scallop", "group")  # several stitches in one place, by a name everybody knows
TEXTURES = tuple(stitch.abbreviation for stitch in _TEXTURES if stitch.makes)  # one stitch, whatever it is made of
