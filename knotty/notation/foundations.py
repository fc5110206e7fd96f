"""Reading where a first row begins, where that is told before what is worked. The places themselves are places'."""

from __future__ import annotations

from collections.abc import Callable

from knotty.craft.instructions import Which, Work
from knotty.notation.joins import Found
from knotty.notation.places import read_places
from knotty.notation.stream import TokenStream


def read_beginning(stream: TokenStream, read_work: Callable[[TokenStream], Found]) -> Found:
    """`starting in 2nd ch from hook, sc in each ch across`: the first stitch goes there, the others behind it."""
    start = stream.position
    stream.take()
    stream.accept("with", "from")
    places = read_places(stream, bare=True)
    if len(places) != 1 or places[0].which is not Which.NTH:
        return None
    if stream.peek().kind == "sep":
        stream.take()
    stream.accept("work", "place", "make")
    span = stream.span_from(start)
    found = read_work(stream) if stream.peek().kind in ("stitch", "num") else None
    first = found[0] if found else None
    if not isinstance(first, Work) or first.into is None or first.into.which is not Which.EACH:
        return None
    return (Work(first.stitch, first.count, places[0], span), *(found or ()))
