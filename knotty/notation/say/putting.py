"""How finished pieces are put together, in any language: layouts, pieces held, seams, flags on a cord."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from knotty.craft.instructions import Hold, Lay, LayLine, Loop, Seam, SewOn
from knotty.craft.language import Noun
from knotty.notation.say.headings import name_part
from knotty.notation.say.voice import Voice

_LOOPS = {Loop.BOTH: "seam_both", Loop.BACK: "seam_back", Loop.FRONT: "seam_front"}


def _name_pieces(voice: Voice, piece: str, number: int = 2) -> str:
    return voice.language.word(piece if number == 1 else f"{piece}s")


def _lay(voice: Voice, item: Lay) -> str:
    pieces = _name_pieces(voice, item.piece, item.pieces)
    key = "lay_ring" if item.ring else "lay"
    said = voice.say(key, n=item.pieces, pieces=pieces, columns=item.columns, rows=item.rows)
    return voice.say("lay_joined", lay=said) if item.joined else said


def _line(voice: Voice, item: LayLine) -> str:
    pieces = (
        f"{many} x {name_part(voice, name)}" if many > 1 else name_part(voice, name) for many, name in item.pieces
    )
    return voice.say("lay_line", numbers=voice.join([str(line) for line in item.lines]), pieces=", ".join(pieces))


def _hold(voice: Voice, item: Hold) -> str:
    names = [
        voice.say("lower", name=name_part(voice, held.part)) if held.lower else name_part(voice, held.part)
        for held in item.pieces
    ]
    if len(names) == 1:
        others = (name_part(voice, other) for other in item.others)
        return voice.say("take_up", one=voice.join((names[0], *others), "or"))
    return voice.say("hold", one=names[0], other=names[1])


def _sew(voice: Voice, item: SewOn) -> str:
    noun = voice.noun("st")
    counts = {key: voice.count(getattr(item, key), noun) for key in ("stitches", "between", "ends")}
    stitch = voice.name(2, voice.stitch(item.stitch), "dative")
    pieces = ", ".join(name_part(voice, piece) for piece in item.pieces)
    turns = f" {voice.language.tables['labels']['in_turn']}" if len(item.pieces) > 1 else ""
    return voice.say("sew", n=item.copies, pieces=f"{pieces}{turns}", stitch=stitch, **counts)


def _seam(voice: Voice, item: Seam) -> str:
    noun: Noun = voice.stitch(item.stitch)
    slots = {"what": voice.name(2, noun, "dative"), "loop": voice.say(_LOOPS[item.loop])}
    if item.sides:
        return voice.say("seam_side" if item.sides == 1 else "seam_sides", n=item.sides, **slots)
    return voice.say("seam", pieces=_name_pieces(voice, item.piece), **slots)


PUTTING: dict[type, Callable[[Voice, Any], str]] = {Lay: _lay, LayLine: _line, Hold: _hold, SewOn: _sew, Seam: _seam}
