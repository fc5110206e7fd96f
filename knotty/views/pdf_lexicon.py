"""Every word a printed pattern says of its own, as a table. These are the English ones; others are in pdf_lexicons.

What the pattern itself says is not here. Places in braces are filled in: {n} a number, {names} a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language. Pairs are singular and plural; `language` is also the code of craft's tables."""

    language: str
    terms: str
    decimal: str

    # the frame: title of a pattern without one, page numbers, what stands again on the next page
    pattern: str
    untitled: str
    page: str
    continued: str

    # the cover and the outline
    cover: str
    item: str
    size: str
    pieces: str
    skill: str
    made_of: str
    grid: str
    square: tuple[str, str]
    pieces_of: str

    # materials
    materials: str
    yarn: str
    hook: str
    gauge: str
    side: str
    time: str
    hours: str
    weight: str
    weight_uk: str
    used: str
    buy: str
    balls: str
    ball: tuple[str, str]
    yarn_note: str

    # what is explained
    abbreviations: str
    stitches: str
    notes: str

    # the rounds
    instructions: str
    make: str
    round: str
    row: str
    colour: str
    instruction: str
    count: str
    wrong: str
    not_checked: str
    finished: str
    by_writer: Mapping[str, str]

    # pictures
    charts: str
    chart: str
    assembly: str
    laid: str
    laid_piece: str
    short_seams: str
    long_seams: str
    joined_as_made: str
    ring_seam: str

    # the statement
    about: str
    adds_up: str
    assumed_short: str
    see_last: str
    no_rounds: str
    wrong_short: str
    unread_short: str
    look_at: str
    and_more: str
    checked: str
    checked_rounds: tuple[str, str]
    checked_some: str
    checked_joins: str
    unchecked: str
    unchecked_hand: str
    unchecked_size: str
    unchecked_look: str
    faults: str
    assumed: str
    writers: str
    writer: Mapping[str, str]
    written: str
    origin: str
    made_with: str


ENGLISH = Lexicon(
    language="en",
    terms="US crochet terms",
    decimal=".",
    pattern="Crochet pattern",
    untitled="Crochet pattern",
    page="Page {page} of {total}",
    continued="{name}, continued",
    cover="Cover",
    item="Item",
    size="Finished size",
    pieces="Made of",
    skill="Skill",
    made_of="{n} {what}",
    grid="{columns} × {rows}",
    square=("square", "squares"),
    pieces_of="× {what}",
    materials="Materials",
    yarn="Yarn",
    hook="Hook",
    gauge="Gauge",
    side="one square measures {cm} cm ({inches} in) along its side",
    time="Time",
    hours="about {quick} to {slow} hours",
    weight="{name} weight (CYC {number}{uk})",
    weight_uk="; UK: {name}",
    used="Used",
    buy="To buy",
    balls="Balls",
    ball=("{n} × {grams} g", "{n} × {grams} g"),
    yarn_note="Used is what working the piece takes, tails included. To buy leaves a third more for hands and waste.",
    abbreviations="Abbreviations",
    stitches="Stitches explained",
    notes="Notes",
    instructions="Instructions",
    make="{name} (make {n})",
    round="ROUND",
    row="ROW",
    colour="COLOUR",
    instruction="INSTRUCTION",
    count="STITCHES",
    wrong="does not add up",
    not_checked="not checked",
    finished="Finished, one box a piece",
    by_writer=MappingProxyType({"model": "model", "mended": "mended", "composer": "composer"}),
    charts="Charts",
    chart="Chart: {name}",
    assembly="Assembly diagram",
    laid="{n} pieces, {columns} across and {rows} down",
    laid_piece="{name} × {n}",
    short_seams="Join the pieces of each row",
    long_seams="Join the rows",
    joined_as_made="Make and join the pieces in the order of their numbers",
    ring_seam="The last piece of each row is joined to its first",
    about="About this pattern",
    adds_up="Adds up: every stitch was worked by computer; not yet crocheted by hand.",
    assumed_short="Where its words could mean two things, one was assumed.",
    see_last="The last page says more.",
    no_rounds="No rounds were found, so nothing was checked.",
    wrong_short="This pattern does not add up.",
    unread_short="Some rounds could not be read and were not checked.",
    look_at="Look at {names}.",
    and_more="{names} and {n} more",
    checked="What was checked",
    checked_rounds=(
        (
            "The one round was worked stitch by stitch on a simulated hook: each stitch has its place in the work "
            "below, nothing is left over, and the count is what it makes."
        ),
        (
            "All {n} rounds were worked stitch by stitch on a simulated hook: each stitch has its place in the round "
            "below, nothing is left over, and every count is what the round makes."
        ),
    ),
    checked_some="{n} of {total} rounds were worked stitch by stitch on a simulated hook and add up.",
    checked_joins=(
        "The pieces were joined the same way: their edges match stitch for stitch, and what is worked on them fits."
    ),
    unchecked="What was not checked",
    unchecked_hand="By hand: the check is a computer's. No one crocheted this pattern for it.",
    unchecked_size="Size, gauge and amounts of yarn: hands differ. Make one piece first and measure it.",
    unchecked_look="How it drapes, and how the colours look in your yarn and your light.",
    faults="What does not add up, or was not read",
    assumed="What was assumed",
    writers="Who wrote it",
    writer=MappingProxyType(
        {
            "model": "written by a language model",
            "mended": "mended by Knotty",
            "composer": "written by Knotty's composer",
        }
    ),
    written="{names}: {writer}.",
    origin="Origin: {origin}.",
    made_with="Checked and printed by Knotty, which works every stitch of a pattern on a simulated hook.",
)
