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
    if stream.peek().kind == "sep" or stream.peek().value == ":":
        stream.take()
    stream.accept("work", "place", "make")
    span = stream.span_from(start)
    found = read_work(stream) if stream.peek().kind in ("stitch", "num") or stream.peek().value == "inc" else None
    first = found[0] if found else None
    if isinstance(first, Work) and first.into is None and first.count > 1:  # "from the 2nd ch from hook: 3 sc"
        rest = Work(first.stitch, first.count - 1, None, first.span)
        return (Work(first.stitch, 1, places[0], span), rest, *(found or ())[1:])
    if not isinstance(first, Work) or first.into is None:
        return None
    if len(found or ()) == 1 and first.into.which is Which.NEXT and first.into.count == 1:  # "...: inc, 5 sc"
        return (Work(first.stitch, first.count, places[0], span),)
    if first.into.which is not Which.EACH:
        return None
    return (Work(first.stitch, first.count, places[0], span), *(found or ()))
