"""Saying in a maker's words what went wrong: found, expected, how to mend it. Finding it out is worker's and rules'."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.craft.codes import CODES
from knotty.craft.finding import Finding
from knotty.craft.instructions import Foundation, Instruction, Into, Join, Kind, MakeRing, Target
from knotty.craft.span import Span
from knotty.craft.terms import Terms, name_stitch
from knotty.fabric.assembly import count_places
from knotty.fabric.edge import Edge
from knotty.fabric.needle import Stuck


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a fault happened: the edge the round met, the part, the round, the round before, the pattern's terms."""

    base: Edge
    part: str
    label: str
    before: str
    terms: Terms


def name_target(target: Target, terms: Terms) -> str:
    """Return a class of places in words: "ch-2 sp", "dc", "corner sp"."""
    if target.kind is Kind.SPACE:
        return f"ch-{target.chains} sp" if target.chains else "sp"
    if target.kind is Kind.CORNER:
        return f"corner ch-{target.chains} sp" if target.chains else "corner"
    if target.kind is Kind.STITCH:
        return name_stitch(target.stitch, terms) if target.stitch else "st"
    if target.kind is Kind.CHAIN and target.chains:
        return f"top of ch-{target.chains}"
    return {Kind.CHAIN: "ch", Kind.GAP: "gap between groups", Kind.RING: "ring"}[target.kind]


def name_place(into: Into | None, terms: Terms) -> str:
    """Return the places of an instruction in words: "ch-1 sp", "7 dc", "st"."""
    if into is None:
        return "place"
    name = " or ".join(name_target(target, terms) for target in into.targets) or "st"
    return f"{into.count} {name}" if into.count > 1 else name


def explain_fault(stuck: Stuck, instruction: Instruction, scene: Scene) -> Finding:
    """Return the finding for a place the hook could not find."""
    code = CODES[stuck.code]
    span = stuck.into.span if stuck.into is not None and stuck.into.span.start >= 0 else instruction.span
    message, expected, found, hint = _EXPLAINERS[stuck.code](stuck, instruction, scene)
    return Finding(code.code, code.severity, message, scene.part, scene.label, span, expected, found, hint)


def report(code: str, scene: Scene, span: Span, message: str, **said: str) -> Finding:
    """Return a finding of a rule. `said` may have expected, found and hint."""
    return Finding(code, CODES[code].severity, message, scene.part, scene.label, span, **said)


_Said = tuple[str, str, str, str]


def _before(scene: Scene) -> str:
    return scene.before or "what came before"


def _no_such(stuck: Stuck, _instruction: Instruction, scene: Scene) -> _Said:
    what = name_place(stuck.into, scene.terms)
    left = count_places(scene.base, scene.terms)
    message = f"works into {_article(what)}, but {_before(scene)} left none"
    return message, what, f"{_before(scene)} left {left}", _hint_space(stuck, scene)


def _hint_space(stuck: Stuck, scene: Scene) -> str:
    """The commonest cause of a missing small space: the chain between groups was left out of the round before."""
    targets = stuck.into.targets if stuck.into else ()
    if not targets or targets[0].kind is not Kind.SPACE:
        return ""
    sizes = {place.chains for place in scene.base.places if place.kind is Kind.SPACE}
    chains = targets[0].chains
    if scene.base.count(Kind.GAP):
        return f"Did {_before(scene)} forget “ch {chains or 1}” between its groups?"
    if chains and sizes:
        return "Is it meant to be " + " or ".join(f"ch-{size} sp" for size in sorted(sizes)) + "?"
    return ""


def _too_few(stuck: Stuck, _instruction: Instruction, scene: Scene) -> _Said:
    what = name_place(stuck.into, scene.terms)
    if stuck.wanted > 1:
        verb = "is" if stuck.there == 1 else "are"
        message = f"asks for {what}, but only {stuck.there} {verb} left before the next corner or the end"
        return message, what, str(stuck.there), f"{_before(scene)} left {count_places(scene.base, scene.terms)}."
    message = f"asks for one more {what}, but all of them are already worked into"
    return message, what, "none left", "Is the repeat worked once too often?"


def _does_not_fit(stuck: Stuck, _instruction: Instruction, scene: Scene) -> _Said:
    found = (
        f"{stuck.there} left over" if stuck.there else f"{_before(scene)} left {count_places(scene.base, scene.terms)}"
    )
    return "the repeat does not fit the round before", f"a multiple of {max(1, stuck.wanted)}", found, ""


def _nothing(_stuck: Stuck, instruction: Instruction, _scene: Scene) -> _Said:
    if isinstance(instruction, MakeRing | Foundation):
        return "begins anew in the middle of a round", "a line of its own", "", "Is a line break missing before it?"
    return (
        "there is nothing to work into yet",
        "a ring, a foundation chain or a round",
        "nothing",
        "Begin with a ring or chain.",
    )


def _no_round(stuck: Stuck, _instruction: Instruction, scene: Scene) -> _Said:
    live = stuck.into.edge if stuck.into else None
    what = f"round {live.number}" if live is not None and live.number else "another edge"
    message = f"works into {what}, which has not been worked"
    return message, "a round worked before", "none", f"Which round of {scene.part or 'the pattern'} is meant?"


def _not_beside(stuck: Stuck, _instruction: Instruction, scene: Scene) -> _Said:
    left = stuck.wanted - stuck.there
    spaces = f"{stuck.wanted} space{'s' * (stuck.wanted != 1)} between its corners"
    message = f"the side does not match the neighbour's, which has {spaces}: {stuck.there} of them joined, then"
    if stuck.into is None:
        return f"{message} no more", spaces, str(stuck.there), "Join each space up to the neighbour's next corner."
    what = name_place(stuck.into, scene.terms)
    return f"{message} a {what}", spaces, f"{stuck.there} joined, {left} left", ""


def _other_name(stuck: Stuck, instruction: Instruction, scene: Scene) -> _Said:
    what = name_place(stuck.into, scene.terms)
    if isinstance(instruction, Join):
        return f"joins to “{what}”, which this round does not begin with; its beginning was taken", "", what, ""
    return f"calls the place in hand “{what}”, which it is not; it was taken all the same", "", what, ""


def _too_large(_stuck: Stuck, _instruction: Instruction, _scene: Scene) -> _Said:
    return "this asks for more stitches than any piece has; it was not worked", "", "", "Check the number of repeats."


def _article(what: str) -> str:
    return what if what[0].isdigit() else f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


_EXPLAINERS = {
    "K105": _too_large,
    "K202": _no_such,
    "K203": _no_such,
    "K205": _too_few,
    "K206": _does_not_fit,
    "K208": _nothing,
    "K211": _no_round,
    "K214": _not_beside,
    "K401": _other_name,
}
