"""A Brief by hand, and answers to it, for the tests of the model's half of a Brief."""

from __future__ import annotations

from typing import Any

from knotty.craft.brief import Brief, Motif, Skill
from knotty.craft.layout import Layout
from knotty.craft.palette import Colour
from knotty.craft.pattern import LineKind
from knotty.craft.terms import Terms
from knotty.designer.task import BriefTask
from knotty.motifs.piece import Piece
from knotty.motifs.wardrobe import write_piece
from knotty.notation.writer import write_line

BLACK, WHITE, PINK = Colour("black", "#101010"), Colour("white", "#FAFAFA"), Colour("hot pink", "#FF2E88")
RED, GREEN = Colour("red", "#C81E1E"), Colour("green", "#2E8B40")

DRAFT = Brief(
    title="Punk Rock Blanket",
    item="blanket",
    motif=Motif.CLASSIC_GRANNY,
    rounds=4,
    palette=(BLACK, WHITE, PINK),
    colour_order=(2, 1, 0, 0),
    layout=Layout(8, 9),
    joining_colour=0,
    border_colour=2,
    border_rounds=2,
    weight=4,
    skill=Skill.EASY,
    remarks=("No size was named.",),
)


def lay_out(_motif: Motif, rounds: int) -> Layout:
    return Layout(rounds * 10, rounds)


def make_task(**changes: Any) -> BriefTask:
    return BriefTask(**({"prompt": "punk rock blanket", "draft": DRAFT, "relayout": lay_out} | changes))


def make_answer(**changes: Any) -> dict[str, Any]:
    """Return an answer that needs no repair: four colours, three rounds."""
    palette = [("Tartan Red", "#AA1122"), ("Coal", "#1C1C1C"), ("Bone", "#EEE8DC"), ("Acid Green", "#9ACD32")]
    return {
        "title": "Three Chord Riot",
        "motif": "solid granny",
        "rounds": 3,
        "palette": [{"name": name, "hex": value} for name, value in palette],
        "colour_order": ["Acid Green", "Tartan Red", "Bone"],
        "joining_colour": "Coal",
        "border_colour": "Tartan Red",
        "arrangement": "checker",
        "border_style": "shell",
        "skill": "intermediate",
    } | changes


def right_lines(motif: Motif = Motif.SOLID_GRANNY, rounds: int = 3) -> list[str]:
    """Return the rounds of a motif as a model would write them, a line each; of an answer's motif by default."""
    part = write_piece(motif, Piece(("A",) * rounds))
    return [write_line(line, Terms.US) for line in part.lines if line.kind is LineKind.ROUND]
