"""Strategies for everything the writer can write, up to whole patterns. What is asserted stands in the tests."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from knotty.craft.instructions import (
    Along,
    Chain,
    Evenly,
    FastenOff,
    Foundation,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    Lay,
    LeaveRest,
    Limit,
    LimitKind,
    Live,
    LiveKind,
    Loop,
    MakeRing,
    Repeat,
    Seam,
    Skip,
    Spiral,
    StartChain,
    TakeYarn,
    Target,
    Travel,
    Turn,
    Which,
    Work,
)
from knotty.craft.stitches import STITCHES

SMALL = st.integers(1, 12)
NO = st.booleans().map(lambda _: False)
NAMES = st.sampled_from(sorted(set(STITCHES) - {"sl st"}))
BASIC = st.sampled_from(("sc", "hdc", "dc", "tr", "dtr"))
YARNS = st.sampled_from(("A", "B", "C", "MC", "CC", "Main Colour", "Cherry Red"))

# -- places ------------------------------------------------------------------------------------------------------------
# Empty targets are left out: they mean "any stitch" and are written as "st", which reads as that target.

STITCH_TARGETS = st.builds(Target, st.just(Kind.STITCH), st.one_of(st.just(""), NAMES))
SPACE_TARGETS = st.builds(Target, st.just(Kind.SPACE), chains=st.integers(0, 9))
CORNER_TARGETS = st.one_of(
    st.builds(Target, st.just(Kind.CORNER), chains=st.integers(0, 9)),
    st.builds(Target, st.just(Kind.CORNER), stitch=BASIC),
)
TARGETS = st.one_of(
    STITCH_TARGETS, SPACE_TARGETS, CORNER_TARGETS, st.sampled_from((Target(Kind.GAP), Target(Kind.CHAIN)))
)
RING = Into(Which.NEXT, (Target(Kind.RING),))

# START is left out: no words say it; the hook takes it from where a round began.
LIMITS = st.one_of(
    st.sampled_from((Limit(LimitKind.AROUND), Limit(LimitKind.ACROSS), Limit(LimitKind.CORNER))),
    st.builds(Limit, st.just(LimitKind.TARGET), target=st.one_of(STITCH_TARGETS, SPACE_TARGETS)),
    st.builds(Limit, st.just(LimitKind.LAST), SMALL, st.one_of(STITCH_TARGETS, SPACE_TARGETS)),
)


def one_target(targets: SearchStrategy[Target] = TARGETS) -> SearchStrategy[tuple[Target, ...]]:
    return targets.map(lambda target: (target,))


def some_targets() -> SearchStrategy[tuple[Target, ...]]:
    plain = st.one_of(STITCH_TARGETS, SPACE_TARGETS)
    return st.one_of(one_target(), st.lists(plain, min_size=2, max_size=3, unique=True).map(tuple))


NEXT = st.builds(Into, st.just(Which.NEXT), some_targets(), SMALL)
FIXED = st.builds(Into, st.sampled_from((Which.SAME, Which.FIRST, Which.LAST, Which.ANY)), one_target())
EACH = st.builds(Into, st.just(Which.EACH), some_targets(), limit=st.one_of(st.none(), LIMITS))
LOOPED = st.builds(
    Into, st.just(Which.NEXT), one_target(STITCH_TARGETS), SMALL, loop=st.sampled_from((Loop.BACK, Loop.FRONT))
)
LOOPED_EACH = st.builds(
    Into, st.just(Which.EACH), one_target(STITCH_TARGETS), limit=LIMITS, loop=st.sampled_from((Loop.BACK, Loop.FRONT))
)
POSTED = st.builds(Into, st.just(Which.NEXT), one_target(STITCH_TARGETS), SMALL, loop=st.just(Loop.POST))
ROW_ENDS = Live(LiveKind.ROW_ENDS)
AT_ROW_ENDS = st.one_of(
    st.builds(Into, st.just(Which.NEXT), st.just((Target(Kind.STITCH),)), SMALL, edge=st.just(ROW_ENDS)),
    st.builds(Into, st.just(Which.EACH), st.just((Target(Kind.STITCH),)), limit=LIMITS, edge=st.just(ROW_ENDS)),
)
EVERY = st.builds(Into, st.just(Which.EACH), one_target(STITCH_TARGETS), limit=LIMITS, every=st.integers(2, 5))
ACROSS_CHAIN = st.builds(
    Into,
    st.just(Which.EACH),
    st.just((Target(Kind.CHAIN),)),
    limit=st.just(Limit(LimitKind.ACROSS)),
    edge=st.just(Live(LiveKind.OTHER_SIDE)),
)
PLACES = st.one_of(NEXT, FIXED, EACH, LOOPED, LOOPED_EACH, POSTED, AT_ROW_ENDS, EVERY, ACROSS_CHAIN, st.just(RING))


# -- instructions ------------------------------------------------------------------------------------------------------


def _spread(stitch: str, count: int, into: Into | None) -> Work:
    """A decrease names the places of one or more decreases, never fewer: `sc2tog over next 1 st` says nothing."""
    if into is not None and into.which is Which.NEXT and into.count < STITCHES[stitch].consumes:
        return Work(stitch, count, None)
    return Work(stitch, count, into)


def _plain_decrease(work: Work) -> bool:
    """`sc2tog in each st` and `sc2tog over next ring` are not said; a decrease takes neighbouring stitches."""
    consumes = STITCHES[work.stitch].consumes
    if consumes == 1 or work.into is None:
        return True
    return work.into.which is Which.NEXT and work.into.targets[0].kind is Kind.STITCH and work.into.loop is Loop.BOTH


WORKS = st.builds(_spread, NAMES, SMALL, st.one_of(st.none(), PLACES)).filter(_plain_decrease)
CHAINS = st.builds(Chain, SMALL)
SKIPS = st.builds(Skip, st.one_of(NEXT, EACH, FIXED))


def _limit_evenly(item: Evenly) -> SearchStrategy[Evenly]:
    """`30 sc evenly in row ends`, but `30 sc evenly around` and `30 sc evenly to last st`."""
    last = (Limit(LimitKind.LAST, count, Target(kind)) for count in (1, 3) for kind in (Kind.STITCH, Kind.CHAIN))
    limits = (None,) if item.edge else (Limit(LimitKind.AROUND), *last)
    return st.sampled_from(limits).map(lambda limit: replace(item, limit=limit))


EVENLY = st.builds(
    Evenly,
    BASIC,
    st.integers(0, 60),
    st.one_of(st.none(), st.sampled_from((ROW_ENDS, Live(LiveKind.OTHER_SIDE)))),
).flatmap(_limit_evenly)
SIMPLE: SearchStrategy[Instruction] = st.one_of(WORKS, CHAINS, SKIPS, EVENLY)


STITCH = Into(Which.NEXT, (Target(Kind.STITCH),))


def _place_all(body: list[Instruction]) -> tuple[Instruction, ...]:
    """`dc, ch 1, dc in ring` is a group without brackets to most people, so stitches before a placed one get a place.

    `sc in each dc around, 2 sc in each sp` is told side and corner by turns: the second then says `next`.
    """
    placed = tuple(_place(item) for item in body)
    return tuple(
        replace(item, into=STITCH) if index and _goes_each(item) and _goes_each(placed[index - 1]) else item
        for index, item in enumerate(placed)
    )


def _place(item: Instruction) -> Instruction:
    if not isinstance(item, Work) or item.into is not None:
        return item
    return Work(item.stitch, item.count, replace(STITCH, count=max(1, STITCHES[item.stitch].consumes)))


def _goes_each(item: Instruction) -> bool:
    return isinstance(item, Work | Group) and item.into is not None and item.into.which is Which.EACH


def _bodies_of(inner: SearchStrategy[Instruction]) -> SearchStrategy[tuple[Instruction, ...]]:
    return st.lists(inner, min_size=1, max_size=4).map(_place_all)


PLACELESS = st.lists(st.one_of(st.builds(Work, NAMES, SMALL), CHAINS), min_size=1, max_size=4).map(tuple)


def _groups(inner: SearchStrategy[Instruction]) -> SearchStrategy[Instruction]:
    return st.builds(Group, st.one_of(_bodies_of(inner), PLACELESS), PLACES)


def _brackets(inner: SearchStrategy[Instruction]) -> SearchStrategy[Instruction]:
    body = st.one_of(_bodies_of(inner), PLACELESS)
    counted = st.builds(Repeat, body, st.integers(1, 30), star=NO)
    return st.one_of(counted, st.builds(Repeat, body, limit=LIMITS, star=NO))


# Stars do not nest: a second `*` inside would open a new repeat for every reader, people too.
NESTED: SearchStrategy[Instruction] = st.recursive(
    SIMPLE, lambda inner: st.one_of(_groups(inner), _brackets(inner)), max_leaves=6
)


@st.composite
def stars(draw: st.DrawFn) -> Repeat:
    """`*...; rep from *`, counted or to a limit, with or without `**`; once over is not a repeat."""
    body = draw(_bodies_of(NESTED))
    last = draw(st.one_of(st.none(), st.integers(1, len(body) - 1))) if len(body) > 1 else None
    if draw(st.booleans()):
        return Repeat(body, draw(st.integers(2, 30)), None, last)
    return Repeat(body, 0, draw(LIMITS), last)


MIDDLES: SearchStrategy[Instruction] = st.one_of(NESTED, stars())

# -- what begins and ends a round --------------------------------------------------------------------------------------

TAKE = st.builds(TakeYarn, YARNS)
TAKE_IN = st.builds(TakeYarn, YARNS, st.builds(Into, st.just(Which.ANY), one_target()))
ALONGS = st.builds(
    Along,
    st.one_of(st.none(), st.sampled_from((ROW_ENDS, Live(LiveKind.OTHER_SIDE)))),
).map(lambda item: item if item.edge else Along(None, Loop.BACK)) | st.builds(
    Along, st.builds(Live, st.just(LiveKind.ROUND), SMALL, st.booleans())
)
TRAVELS = st.builds(
    Travel,
    st.lists(st.builds(Into, st.just(Which.NEXT), one_target(), SMALL), min_size=1, max_size=3).map(tuple),
)
STARTS = st.one_of(
    st.builds(StartChain, SMALL),
    st.builds(StartChain, SMALL, BASIC, st.integers(0, 5)),
)
JOIN_PLACES = st.one_of(
    st.none(),
    st.builds(Into, st.just(Which.FIRST), st.builds(Target, st.just(Kind.CHAIN), chains=SMALL).map(lambda t: (t,))),
    st.builds(Into, st.just(Which.FIRST), one_target(STITCH_TARGETS)),
)
JOINS = st.builds(Join, st.sampled_from(("sl st", "sc", "hdc", "dc")), JOIN_PLACES)
ENDS: SearchStrategy[tuple[Instruction, ...]] = st.one_of(
    st.just(()),
    JOINS.map(lambda join: (join,)),
    st.tuples(JOINS, st.builds(FastenOff, st.one_of(st.just(""), YARNS), st.booleans())),
    st.tuples(JOINS, st.just(Turn())),
    st.just((Turn(),)),
    st.just((Spiral(),)),
    st.just((LeaveRest(), Turn())),
)
BEGINNINGS: SearchStrategy[tuple[Instruction, ...]] = st.one_of(
    st.just(()),
    TAKE.map(lambda take: (take,)),
    TAKE_IN.map(lambda take: (take,)),
    TRAVELS.map(lambda travel: (travel,)),
    st.just((MakeRing(),)),
    st.just((Turn(),)),
    ALONGS.map(lambda along: (along,)),
)


@st.composite
def bodies(draw: st.DrawFn) -> tuple[Instruction, ...]:
    """What a round says. Only a StartChain may begin it with chains: a bare `ch 3` there is a doubt, never a space."""
    begin = draw(BEGINNINGS)
    start: tuple[Instruction, ...] = (draw(STARTS),) if draw(st.booleans()) else ()
    middle = draw(st.lists(MIDDLES, min_size=1, max_size=5))
    end = draw(ENDS)
    if not start and _begins_with_chain(middle[0]):
        start = (StartChain(1),)
    if isinstance(middle[-1], Chain) and Turn() in end:
        middle.append(Work("sc", 1, Into(Which.NEXT, (Target(Kind.STITCH),))))  # `ch 3, turn` is the next row's chain
    return (*begin, *start, *_place_all(middle), *end)


def _begins_with_chain(item: Instruction) -> bool:
    return isinstance(item, Chain) or (isinstance(item, Group | Repeat) and _begins_with_chain(item.body[0]))


def _along_foundation(chains: int, stitch: str, nth: int, counts: str) -> tuple[Instruction, ...]:
    hook = Into(Which.NTH, (Target(Kind.CHAIN),), nth, counts_as=counts)
    along = Into(Which.EACH, (Target(Kind.CHAIN),), limit=Limit(LimitKind.ACROSS))
    return (Foundation(chains), Work(stitch, 1, hook), Work(stitch, 1, along), Turn())


FOUNDATION_ROWS = st.one_of(
    st.builds(_along_foundation, st.integers(5, 300), st.just("sc"), st.just(2), st.just("")),
    st.integers(5, 300).flatmap(
        lambda chains: st.sampled_from(("hdc", "dc", "tr")).flatmap(
            lambda stitch: st.builds(
                _along_foundation,
                st.just(chains),
                st.just(stitch),
                st.just(STITCHES[stitch].turning_chains + 1),
                st.sampled_from((stitch, "")),
            )
        )
    ),
)

PIECES = st.sampled_from(("square", "hexagon", "triangle", "piece"))
SEWN = st.sampled_from(("sl st", "sc", "whip stitch", "flat braid"))
STEPS: SearchStrategy[tuple[Instruction, ...]] = st.one_of(
    st.integers(2, 300).map(lambda chains: (Foundation(chains),)),
    st.tuples(TAKE, st.integers(2, 9).map(MakeRing)),
    st.just((MakeRing(),)),
    st.builds(FastenOff, st.one_of(st.just(""), YARNS), st.booleans()).map(lambda off: (off,)),
    st.builds(
        Lay, st.integers(1, 40), st.integers(1, 40), st.integers(1, 1600), PIECES, st.booleans(), st.booleans()
    ).map(lambda lay: (lay,)),
    st.tuples(
        TAKE,
        st.builds(Seam, SEWN, st.sampled_from((Loop.BOTH, Loop.BACK, Loop.FRONT)), PIECES)
        | st.builds(Seam, SEWN, st.just(Loop.BOTH), st.just("square"), st.integers(1, 5)),
        st.just(FastenOff(weave=True)),
    ),
)
