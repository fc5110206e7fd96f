"""Reading a whole pattern: text in, Pattern and findings out. Never raises, whatever the text.

Labelled lines are rounds'; here the others become titles, headings, steps and notes.
"""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.finding import Finding
from knotty.craft.instructions import (
    Chain,
    Foundation,
    Instruction,
    StartChain,
    TakeYarn,
    Turn,
    Unread,
    Work,
    walk_instructions,
)
from knotty.craft.pattern import LineKind, Pattern, Round
from knotty.craft.span import Span
from knotty.craft.terms import Terms
from knotty.notation.bare import find_bare_labels
from knotty.notation.blocks import goes_corner_to_corner
from knotty.notation.body import read_whole
from knotty.notation.builder import Builder, make_finding
from knotty.notation.clean import normalise_text
from knotty.notation.definitions import find_definitions
from knotty.notation.dialect import detect_terms, drop_terms, skip_terms
from knotty.notation.header import read_header_line
from knotty.notation.labels import find_labels
from knotty.notation.lines import Line, read_heading, split_lines
from knotty.notation.prose import is_definition, is_unread_work, skip_lead
from knotty.notation.putting import read_putting
from knotty.notation.rework import add_again_step
from knotty.notation.rings import find_ring
from knotty.notation.rounds import MAX_ROUND_TOKENS, add_round
from knotty.notation.sequence import Reading
from knotty.notation.shape import shape_body
from knotty.notation.special import settle_special
from knotty.notation.starts import Sayings
from knotty.notation.statements import Statement, find_conventions
from knotty.notation.stream import TokenStream

MAX_CHARS = 2_000_000  # a pattern of 40,000 stitches written out is far below this
_MAX_STEP_TOKENS = 400  # a step is a line, not a page
_SHORTEST_TITLE = 3  # "MR" and "FO" are no titles
_MAX_STEP_PROSE = 3  # words of prose a line may have and still be a step


def read_pattern(text: str, terms: Terms | None = None) -> tuple[Pattern, tuple[Finding, ...]]:
    """Return the pattern in `text` and what was wrong with the writing. `terms` None: told from the text.

    Spans point into `normalise_text(text)`. Text beyond MAX_CHARS is not read at all.
    """
    text = normalise_text(text)
    if len(text) > MAX_CHARS:
        return Pattern(), (
            make_finding("K105", f"the text has {len(text):,} characters; {MAX_CHARS:,} are read at most"),
        )
    told, certain = detect_terms(text)
    builder = Builder(text, terms or told, blocks=goes_corner_to_corner(text))
    if terms is None and not certain:
        builder.findings.append(make_finding("K108", f"nothing says US or UK; the starting chains say {told.name}"))
    labels = find_bare_labels(text, find_labels(text))
    builder.defined = find_definitions(text, labels, builder.terms)
    for line in split_lines(text, labels):
        if line.span not in builder.defined.spans:
            _add_line(builder, line)
    builder.close_part()
    pattern = Pattern(
        builder.title,
        builder.terms,
        builder.header,
        tuple(builder.notes),
        tuple(builder.parts),
        builder.defined.definitions,
    )
    if not any(True for _ in pattern.rounds):
        builder.findings.append(make_finding("K102", "no rounds or rows were found in this text"))
    return pattern, tuple(builder.findings)


# -- lines -----------------------------------------------------------------------------------------------------------


def _add_line(builder: Builder, line: Line) -> None:
    """Tell what a line is. A label makes a round of it; else it is the first of the kinds below that it can be."""
    if line.label is not None and line.label.names:
        add_round(builder, line, line.label)
        return
    words = builder.text[line.span.start : line.span.end]
    if not builder.numbered:
        builder.ring = find_ring(builder.text, line.span, builder.cut(line.span)) or builder.ring
    if builder.opens:
        line, builder.opens = replace(line, first=True, after_blank=True), False
    if not drop_terms(words):  # "UK terms." is no title and no heading; the next line may be one
        _keep_note(builder, line, words)
        builder.opens = line.first
        return
    line = replace(line, span=Span(skip_terms(builder.text, line.span.start, line.span.end), line.span.end))
    words = builder.text[line.span.start : line.span.end]
    if _add_putting(builder, line, words) or (not builder.begun and _add_front_matter(builder, line, words)):
        return
    if not builder.numbered and is_definition(words):
        _keep_note(builder, line, words)
        return
    if add_again_step(builder, line):
        return
    line = skip_lead(builder.text, line)
    words = builder.text[line.span.start : line.span.end]
    step = _read_step(builder, line)
    heading = read_heading(words, line) if step is None else None
    if step is not None:
        builder.lines.append(step)
        builder.ring = None  # what a step makes it makes itself
    elif heading is not None:
        builder.close_part()
        builder.name, builder.make = heading
    else:
        _add_note(builder, line, words)


def _add_putting(builder: Builder, line: Line, words: str) -> bool:
    item = read_putting(words, (part.name for part in builder.parts), line.span) if builder.parts else None
    if item is not None:
        builder.lines.append(Round(LineKind.STEP, body=(item,), text=words, span=line.span))
    return item is not None


def _add_front_matter(builder: Builder, line: Line, words: str) -> bool:
    header = read_header_line(builder.header, words)
    if header is not None:
        builder.header = header
        return True
    heading = read_heading(words, line)
    if heading is not None and heading[1] > 1:
        return False  # "Square (make 12)" names a part, wherever it stands
    if line.first and (_is_title(line, words) or not _says_something(builder, line)):
        builder.title = words
        return True
    return False


def _is_title(line: Line, words: str) -> bool:
    """A first line that stands alone, without number or full stop, is a title even if it says "chain" or "join"."""
    alone = not line.leads and not line.before_first_label
    return (
        alone and not words.endswith(".") and not any(char.isdigit() for char in words) and len(words) > _SHORTEST_TITLE
    )


def _says_something(builder: Builder, line: Line) -> bool:
    return _read_items(builder, line) is not None or bool(_find_line_conventions(builder, line))


def _find_line_conventions(builder: Builder, line: Line) -> dict[int, Statement]:
    return find_conventions(TokenStream(builder.text, builder.cut(line.span)))


def _add_note(builder: Builder, line: Line, words: str) -> None:
    """Keep a line that is not worked; one that ought to have been is said to be not read."""
    conventions = _find_line_conventions(builder, line)
    for count, statement in conventions.items():
        builder.conventions.setdefault(count, replace(statement, throughout=True))
    tokens = builder.cut(line.span)[:MAX_ROUND_TOKENS]
    items = read_whole(Reading(TokenStream(builder.text, tokens)))
    if not conventions and is_unread_work(words, tokens, items, builder.numbered):
        message = f"this line holds stitches, but it was not understood as a round: {words[:60]!r}"
        builder.find("K101", message, span=line.span)
        unread = (Unread(words, line.span),)
        builder.lines.append(Round(LineKind.STEP, body=unread, text=words, span=line.span))
    else:
        _keep_note(builder, line, words)


def _keep_note(builder: Builder, line: Line, words: str) -> None:
    if builder.begun:
        builder.lines.append(Round(LineKind.NOTE, note=words, text=words, span=line.span))
    else:
        builder.notes.append(words)


def _read_items(builder: Builder, line: Line) -> tuple[Instruction, ...] | None:
    """Return the instructions of a line without label; None where it is prose."""
    tokens = builder.cut(line.span)
    if len(tokens) > _MAX_STEP_TOKENS:
        return None
    reading = Reading(TokenStream(builder.text, tokens))
    items = read_whole(reading)
    unread = any(isinstance(node, Unread) for node in walk_instructions(items))
    if not items or unread or reading.problems or reading.prose > _MAX_STEP_PROSE:
        return None
    named = all(isinstance(item, Work) and item.into is None for item in items)
    return None if named and reading.prose else items  # "Made of dc." names a stitch and works none


def _read_step(builder: Builder, line: Line) -> Round | None:
    items = _read_items(builder, line)
    if items is None or (_find_line_conventions(builder, line) and len(items) == 1):
        return None
    rest = [item for item in items if not isinstance(item, TakeYarn | Turn)]
    alone = len(rest) == 1  # a chain that is all a step has, yarn and turning apart, is a foundation
    items = tuple(
        Foundation(item.count, item.span) if alone and isinstance(item, Chain | StartChain) and item.count > 1 else item
        for item in items
    )
    sayings = Sayings(builder.conventions, terms=builder.terms, blocks=builder.blocks)
    choice = settle_special(items, builder.find_usage(line.span))
    body = choice.wrap([shape_body(option, sayings).body for option in choice.options])
    return Round(LineKind.STEP, body=body, text=builder.text[line.span.start : line.span.end], span=line.span)
