"""Reading a whole pattern: text in, Pattern and findings out. Never raises, whatever the text.

Single rounds are body's and shape's; here lines become titles, headings, rounds, steps and notes, and those become
parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from knotty.craft.codes import CODES
from knotty.craft.finding import Finding
from knotty.craft.instructions import (
    Chain,
    Foundation,
    Instruction,
    Join,
    MakeRing,
    Readings,
    Spiral,
    StartChain,
    TakeYarn,
    Turn,
    Unread,
    walk_instructions,
)
from knotty.craft.pattern import Header, LineKind, Part, Pattern, Round
from knotty.craft.span import NOWHERE, Span
from knotty.craft.terms import Terms
from knotty.notation.body import Reading, read_whole
from knotty.notation.counts import split_declared
from knotty.notation.dialect import detect_terms
from knotty.notation.header import read_header_line
from knotty.notation.labels import Label, find_labels
from knotty.notation.lines import Line, read_heading, split_lines
from knotty.notation.prose import is_unread_work
from knotty.notation.shape import Sayings, shape_body
from knotty.notation.statements import Statement, find_conventions
from knotty.notation.stream import TokenStream
from knotty.notation.tokens import Token, split_tokens

MAX_CHARS = 2_000_000  # a pattern of 40,000 stitches written out is far below this
_MAX_ROUND_TOKENS = 20_000  # 40,000 stitches take some 1,000
_MAX_STEP_TOKENS = 400  # a step is a line, not a page
_SHORTEST_TITLE = 3  # "MR" and "FO" are no titles
_MAX_STEP_PROSE = 3  # words of prose a line may have and still be a step


@dataclass(slots=True)
class _Builder:
    """A pattern in the making."""

    text: str
    terms: Terms
    title: str = ""
    header: Header = field(default_factory=Header)
    notes: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    lines: list[Round] = field(default_factory=list)
    name: str = ""
    make: int = 1
    numbered: bool = False
    due: int = 1
    conventions: dict[int, Statement] = field(default_factory=dict)
    turning: Chain | None = None
    findings: list[Finding] = field(default_factory=list)
    at: Span = NOWHERE
    tokens: list[Token] = field(default_factory=list)

    def cut(self, span: Span) -> list[Token]:
        """Return the tokens of a stretch of the text; a line is asked for them more than once."""
        if span != self.at:
            self.at, self.tokens = span, split_tokens(self.text, self.terms, *span)
        return self.tokens

    @property
    def begun(self) -> bool:
        """A part has been opened: by a heading, a step or a round."""
        return bool(self.parts or self.lines or self.name)


def read_pattern(text: str, terms: Terms | None = None) -> tuple[Pattern, tuple[Finding, ...]]:
    """Return the pattern in `text` and what was wrong with the writing. `terms` None: told from the text.

    Spans point into `normalise_text(text)`. Text beyond MAX_CHARS is not read at all.
    """
    text = normalise_text(text)
    if len(text) > MAX_CHARS:
        return Pattern(), (_finding("K105", f"the text has {len(text):,} characters; {MAX_CHARS:,} are read at most"),)
    told, certain = detect_terms(text)
    builder = _Builder(text, terms or told)
    if terms is None and not certain:
        builder.findings.append(_finding("K108", f"nothing says US or UK; the starting chains say {told.name}"))
    for line in split_lines(text, find_labels(text)):
        _add_line(builder, line)
    _close_part(builder)
    pattern = Pattern(builder.title, builder.terms, builder.header, tuple(builder.notes), tuple(builder.parts))
    if not any(True for _ in pattern.rounds):
        builder.findings.append(_finding("K102", "no rounds or rows were found in this text"))
    return pattern, tuple(builder.findings)


def normalise_text(text: str) -> str:
    """Return `text` with line ends as newlines and without NUL; what every span points into."""
    return (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x00", " ")
        .replace("\u2028", "\n")
        .replace("\ufeff", "")
    )


def _finding(code: str, message: str, part: str = "", round_: str = "", span: Span = NOWHERE) -> Finding:
    return Finding(code, CODES[code].severity, message, part, round_, span)


# -- lines -----------------------------------------------------------------------------------------------------------


def _add_line(builder: _Builder, line: Line) -> None:
    if line.label is not None:
        _add_round(builder, line, line.label)
        return
    words = builder.text[line.span.start : line.span.end]
    if not builder.begun and _add_front_matter(builder, line, words):
        return
    step = _read_step(builder, line)
    heading = read_heading(words, line) if step is None else None
    if step is not None:
        builder.lines.append(step)
    elif heading is not None:
        _close_part(builder)
        builder.name, builder.make = heading
    else:
        _add_note(builder, line, words)


def _add_front_matter(builder: _Builder, line: Line, words: str) -> bool:
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


def _says_something(builder: _Builder, line: Line) -> bool:
    return _read_items(builder, line) is not None or bool(_find_line_conventions(builder, line))


def _find_line_conventions(builder: _Builder, line: Line) -> dict[int, Statement]:
    return find_conventions(TokenStream(builder.text, builder.cut(line.span)))


def _add_note(builder: _Builder, line: Line, words: str) -> None:
    """Keep a line that is not worked; one that ought to have been is said to be not read."""
    conventions = _find_line_conventions(builder, line)
    for count, statement in conventions.items():
        builder.conventions.setdefault(count, replace(statement, throughout=True))
    tokens = builder.cut(line.span)[:_MAX_ROUND_TOKENS]
    items = read_whole(Reading(TokenStream(builder.text, tokens)))
    if not conventions and is_unread_work(words, tokens, items, builder.numbered):
        message = f"this line holds stitches, but it was not understood as a round: {words[:60]!r}"
        builder.findings.append(_finding("K101", message, builder.name, "", line.span))
        unread = (Unread(words, line.span),)
        builder.lines.append(Round(LineKind.STEP, body=unread, text=words, span=line.span))
    elif builder.begun:
        builder.lines.append(Round(LineKind.NOTE, note=words, text=words, span=line.span))
    else:
        builder.notes.append(words)


def _read_items(builder: _Builder, line: Line) -> tuple[Instruction, ...] | None:
    """Return the instructions of a line without label; None where it is prose."""
    tokens = builder.cut(line.span)
    if len(tokens) > _MAX_STEP_TOKENS:
        return None
    reading = Reading(TokenStream(builder.text, tokens))
    items = read_whole(reading)
    unread = any(isinstance(node, Unread) for node in walk_instructions(items))
    if not items or unread or reading.problems or reading.prose > _MAX_STEP_PROSE:
        return None
    return items


def _read_step(builder: _Builder, line: Line) -> Round | None:
    items = _read_items(builder, line)
    if items is None or (_find_line_conventions(builder, line) and len(items) == 1):
        return None
    rest = [item for item in items if not isinstance(item, TakeYarn | Turn)]
    alone = len(rest) == 1  # a chain that is all a step has, yarn and turning apart, is a foundation
    items = tuple(
        Foundation(item.count, item.span) if alone and isinstance(item, Chain) and item.count > 1 else item
        for item in items
    )
    body = shape_body(items, Sayings(builder.conventions, terms=builder.terms)).body
    return Round(LineKind.STEP, body=body, text=builder.text[line.span.start : line.span.end], span=line.span)


# -- rounds ----------------------------------------------------------------------------------------------------------


def _add_round(builder: _Builder, line: Line, label: Label) -> None:
    if label.first == 1 and builder.numbered:
        _restart_part(builder)
    _expect(builder, label)
    tokens, declared = split_declared(builder.text, builder.cut(line.span))
    reading = Reading(TokenStream(builder.text, tokens[:_MAX_ROUND_TOKENS]))
    items = read_whole(reading) if tokens else ()
    if len(tokens) > _MAX_ROUND_TOKENS or not _works_something(items):
        trouble = "this round is too long to be one" if items else "nothing is said to work in this round"
        reading.problems = [("K101", trouble, label.span)]
        items = (Unread(builder.text[label.span.start : label.span.end], label.span),)
    said = [statement for _, statement in reading.statements]
    shaped = shape_body(items, Sayings(builder.conventions, said, builder.turning, builder.terms))
    builder.turning = shaped.turning_chain
    _learn_conventions(builder, shaped.body)
    _report(builder, label, reading, shaped.body)
    text = builder.text[line.span.start : line.span.end]
    builder.lines.append(Round(label.kind, label.names, shaped.body, declared, label.side, text=text, span=line.span))


def _expect(builder: _Builder, label: Label) -> None:
    """Rounds come one after the other: a number left out is a round that is missing, or was not found here."""
    if builder.numbered and label.first > builder.due:
        message = f"the numbers go from {builder.due - 1} to {label.first}: what lies between was not found"
        builder.findings.append(_finding("K107", message, builder.name, label.names[0], label.span))
    builder.numbered = True
    builder.due = (label.first or builder.due) + len(label.names)


def _works_something(items: Sequence[Instruction]) -> bool:
    """A round that only joins or turns leaves nothing; one that fastens off says that the piece is done."""
    return any(not isinstance(node, Join | Turn | TakeYarn | Spiral) for node in walk_instructions(tuple(items)))


def _learn_conventions(builder: _Builder, body: tuple[Instruction, ...]) -> None:
    """What a round says of its starting chain holds for later ones that say nothing."""
    for node in walk_instructions(body):
        if isinstance(node, StartChain):
            builder.conventions.setdefault(node.count, Statement(node.counts_as, node.space))
        elif isinstance(node, Readings):
            return


def _report(builder: _Builder, label: Label, reading: Reading, body: tuple[Instruction, ...]) -> None:
    name = label.names[0]
    for code, message, span in reading.problems:
        builder.findings.append(_finding(code, message, builder.name, name, span))
    if reading.problems:
        return  # one fault, one finding: what a lost bracket leaves unread follows from it
    for node in walk_instructions(body):
        if isinstance(node, Unread):
            message = f"not understood: {node.text!r}"
            builder.findings.append(_finding("K101", message, builder.name, name, node.span))


# -- parts -----------------------------------------------------------------------------------------------------------


def _close_part(builder: _Builder) -> None:
    if builder.lines or builder.name:
        builder.parts.append(Part(builder.name, builder.make, tuple(builder.lines)))
    builder.lines, builder.name, builder.make = [], "", 1
    builder.numbered, builder.due, builder.turning = False, 1, None


def _restart_part(builder: _Builder) -> None:
    """Numbers begin again at 1 without a heading: another piece, with the ring or chain that stands just before."""
    moved: list[Round] = []
    while builder.lines and builder.lines[-1].kind in (LineKind.STEP, LineKind.NOTE):
        if not (moved or _begins_piece(builder.lines[-1])):
            break
        moved.insert(0, builder.lines.pop())
    _close_part(builder)
    builder.name = f"Part {len(builder.parts) + 1}"
    builder.lines = moved


def _begins_piece(line: Round) -> bool:
    return any(isinstance(item, MakeRing | Foundation) for item in line.body)
