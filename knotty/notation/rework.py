"""Adding rounds that repeat rounds to the pattern: `Rnds 5-8: Rep Rnd 4`, `Rep Rows 2 and 3 until ...`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.instructions import Instruction, Readings, TakeYarn, Unread, walk_instructions
from knotty.craft.pattern import Declared, LineKind, Round
from knotty.craft.span import Span
from knotty.notation.again import Again, read_again, skip_remark
from knotty.notation.body import read_whole
from knotty.notation.builder import Builder, Piece
from knotty.notation.count_words import read_counts
from knotty.notation.labels import Label
from knotty.notation.lines import Line
from knotty.notation.phrases import PHRASES
from knotty.notation.resolve import Asked, Done, begins_piece, count_rounds, find_sources, work_again
from knotty.notation.sequence import Reading
from knotty.notation.stream import TokenStream
from knotty.notation.tokens import Token

_PREFIXES = ("with", "using", "join", "turn", "do not turn", "sep", "and", "then")


def add_rounds_again(
    builder: Builder, line: Line, label: Label, tokens: Sequence[Token], counts: Sequence[Declared | None]
) -> bool:
    """Add a labelled line that repeats rounds, one line for each of its rounds; False where it is none."""
    tokens, counts = _take_count(builder, tokens, counts)
    asked = _read_asked(builder, tokens)
    if asked is None and label.goes_on and not tokens:
        asked = Asked(Again(last=1, open=True), (), label.names[0], label.span)
    if asked is None:
        return False
    if label.colour:
        asked = replace(asked, rest=(TakeYarn(label.colour, None, label.span), *asked.rest))
    sources = _find_sources(builder, asked.again)
    if not sources:
        return _refuse(builder, asked, label.names[0], line, label)
    _report_rest(builder, asked, label.names[0])
    text = builder.text[line.span.start : line.span.end]
    if asked.again.part:
        _bring_setup(builder, asked.again.part)
    rounds = list(work_again(asked, sources, tuple(builder.done), len(label.names)))
    for index, (name, made) in enumerate(zip(label.names, rounds, strict=True)):
        done = replace(made, number=label.numbers[index] if label.numbers else 0, name=name)
        builder.done.append(done)
        one = Round(label.kind, (name,), done.body, counts[index], label.side, text=text, span=line.span)
        builder.add_rounds(one, label.numbers[index : index + 1], counts[index : index + 1])
    return True


def add_again_step(builder: Builder, line: Line) -> bool:
    """Add a line without label that repeats rounds: they are worked, but have no names; False where it is none."""
    tokens = builder.cut(line.span)
    if len(tokens) > _LONGEST:
        return False
    asked = _read_asked(builder, tokens)
    if asked is None or not (builder.done or asked.again.part):
        return False
    sources = _find_sources(builder, asked.again)
    if not sources:
        return bool(asked.again.numbers) and _refuse(builder, asked, "", line)
    _report_rest(builder, asked, "")
    if asked.again.part:
        _bring_part(builder, asked, sources, line)
        return True
    if asked.again.goes_on:
        builder.going_on = (len(builder.lines), builder.due, len(builder.done))
    many = count_rounds(asked.again, len(sources), builder.due - 1)
    made = list(work_again(replace(asked, rest=()), sources, tuple(builder.done), many))
    builder.done += made
    builder.expect_any()
    text = builder.text[line.span.start : line.span.end]
    rounds = tuple(Round(done.kind, body=done.body, text=text, span=line.span) for done in made)
    builder.lines.append(Round(LineKind.STEP, body=asked.rest, again=rounds, text=text, span=line.span))
    return True


_LONGEST = 120  # tokens of such a line


def forget_going_on(builder: Builder, label: Label) -> None:
    """`Continue in this way.` before the round that is due says what the coming rounds say: nothing is worked by it."""
    index, due, done = builder.going_on or (-1, 0, 0)
    builder.going_on = None
    if 0 <= index < len(builder.lines) and label.first == due:
        line = builder.lines[index]
        builder.lines[index] = Round(LineKind.NOTE, note=line.text, text=line.text, span=line.span)
        del builder.done[done:]
        builder.findings = [found for found in builder.findings if not _lies_in(found.span, line.span)]
        builder.due, builder.unnamed = due, False


def _lies_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _take_count(
    builder: Builder, tokens: Sequence[Token], counts: Sequence[Declared | None]
) -> tuple[Sequence[Token], Sequence[Declared | None]]:
    """`As 3rd row. 17 dc.`: the sentence behind is its count."""
    stop = next((index for index, token in enumerate(tokens) if token.value == "."), None)
    if stop is None or any(counts):
        return tokens, counts
    rest = tokens[stop + 1 :]
    while rest and rest[-1].kind == "sep":
        rest = rest[:-1]
    declared = read_counts(builder.text, rest, bracketed=True) if rest else None
    return (tokens, counts) if declared is None else (tokens[:stop], (*counts[:-1], declared))


def _read_asked(builder: Builder, tokens: Sequence[Token]) -> Asked | None:
    stream = TokenStream(builder.text, tokens)
    before: list[Instruction] = []
    while not stream.done and (stream.peek().value in _PREFIXES or stream.peek().kind == "sep"):
        reader = PHRASES.get(stream.peek().value)
        found = reader(stream) if reader else (() if stream.take() else None)
        if found is None:
            return None
        before.extend(found)
    start = stream.position
    again = read_again(stream, _name_parts(builder))
    if again is None:
        return None
    span = stream.span_from(start)
    skip_remark(stream)
    rest = Reading(TokenStream(builder.text, tokens[stream.position :]))
    after = read_whole(rest) if not stream.done else ()
    return Asked(again, (*before, *after), builder.text[span.start : span.end], span)


def _find_sources(builder: Builder, again: Again) -> tuple[Done, ...]:
    if again.part:
        return find_sources(_find_piece(builder, again.part).done, again)
    found = find_sources(builder.done, again)
    return () if any(begins_piece(item.body) for item in found) else found


def _refuse(builder: Builder, asked: Asked, name: str, line: Line, label: Label | None = None) -> bool:
    """A round that is not there: wrong where the part has rounds and none of that number, else not read."""
    elsewhere = any(item.number in asked.again.numbers for piece in builder.pieces.values() for item in piece.done)
    there = [item.number for item in builder.done if item.number]
    known = not builder.unnamed and not all(number in there for number in asked.again.numbers)
    if asked.again.numbers and there and known and not elsewhere:
        missing = next(number for number in asked.again.numbers if number not in there)
        message = f"works round {missing} again, but there is no round {missing} before this one"
        builder.find("K110", message, name, asked.span)
    else:
        builder.find("K101", f"the rounds meant were not found: {asked.words!r}", name, asked.span)
    text = builder.text[line.span.start : line.span.end]
    body = (Unread(asked.words, asked.span),)
    kind, names, side = (label.kind, label.names, label.side) if label else (LineKind.STEP, (), "")
    builder.lines.append(Round(kind, names, body, None, side, text=text, span=line.span))
    return True


def _report_rest(builder: Builder, asked: Asked, name: str) -> None:
    for node in find_unread(asked.rest):
        builder.find("K101", f"not understood: {node.text!r}", name, node.span)


def find_unread(body: Sequence[Instruction]) -> list[Unread]:
    """Return what cannot be read in any reading; a doubt that ends in `not understood` is the hook's to settle."""
    found: list[Unread] = []
    for item in body:
        if isinstance(item, Readings):
            options = [find_unread(option) for option in item.options]
            found.extend(options[0] if all(options) else ())
        else:
            found.extend(node for node in walk_instructions((item,)) if isinstance(node, Unread))
    return found


def _name_parts(builder: Builder) -> tuple[str, ...]:
    """Names of the parts that are done; of a single one without a name the title is it."""
    return (*builder.pieces, builder.title) if len(builder.pieces) == 1 and "" in builder.pieces else (*builder.pieces,)


def _find_piece(builder: Builder, part: str) -> Piece:
    return builder.pieces.get(part) or builder.pieces[""]


# -- other parts -----------------------------------------------------------------------------------------------------


def _bring_setup(builder: Builder, part: str) -> None:
    """The ring or chain that the other part begins with."""
    if not builder.lines:
        builder.lines.extend(_find_piece(builder, part).setup)


def _bring_part(builder: Builder, asked: Asked, sources: Sequence[Done], line: Line) -> None:
    """`Work as for Square to end of Rnd 3`: its rounds, under their own names."""
    _bring_setup(builder, asked.again.part)
    text = builder.text[line.span.start : line.span.end]
    for done in sources:
        builder.done.append(done)
        builder.lines.append(Round(done.kind, (done.name,) if done.name else (), done.body, text=text, span=line.span))
    builder.numbered, builder.due = True, max(done.number for done in sources) + 1
