"""Reading a labelled line: its body, its count, what it says for later rounds. Lines without labels are reader's."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.instructions import (
    Instruction,
    Join,
    Readings,
    Spiral,
    StartChain,
    TakeYarn,
    Turn,
    Unread,
    walk_instructions,
)
from knotty.craft.pattern import Round
from knotty.craft.terms import Terms, name_stitch
from knotty.notation.body import read_whole
from knotty.notation.builder import Builder
from knotty.notation.counts import split_counts
from knotty.notation.labels import Label
from knotty.notation.lines import Line
from knotty.notation.resolve import Done
from knotty.notation.rework import add_rounds_again, find_unread
from knotty.notation.sequence import Reading
from knotty.notation.shape import Sayings, shape_body
from knotty.notation.special import settle_special
from knotty.notation.statements import Statement
from knotty.notation.stream import TokenStream
from knotty.notation.tokens import find_foreign

MAX_ROUND_TOKENS = 20_000  # 40,000 stitches take some 1,000


def add_round(builder: Builder, line: Line, label: Label) -> None:
    """Read a labelled line and add it to the open part; numbers that begin again open another."""
    if label.first == 1 and builder.numbered:
        builder.restart_part()
    _expect(builder, label)
    _notice_dialect(builder, label, line)
    tokens, counts = split_counts(builder.text, builder.cut(line.span), len(label.names))
    if add_rounds_again(builder, line, label, tokens, counts):
        return
    reading = Reading(TokenStream(builder.text, tokens[:MAX_ROUND_TOKENS]))
    items = read_whole(reading) if tokens else ()
    if len(tokens) > MAX_ROUND_TOKENS or not _works_something(items):
        trouble = "this round is too long to be one" if items else "nothing is said to work in this round"
        reading.problems = [("K101", trouble, label.span)]
        items = (Unread(builder.text[label.span.start : label.span.end], label.span),)
    said = [statement for _, statement in reading.statements]
    sayings = Sayings(builder.conventions, said, builder.turning, builder.terms)
    choice = settle_special(items, builder.usage)
    shaped = [shape_body(option, sayings) for option in choice.options]
    builder.turning, builder.main = shaped[0].turning_chain, choice.main
    body = choice.wrap([one.body for one in shaped])
    _learn_conventions(builder, body)
    _report(builder, label, reading, body)
    text = builder.text[line.span.start : line.span.end]
    for index, name in enumerate(label.names):
        builder.done.append(Done(label.first + index if label.first else 0, label.kind, body, name))
    several = sum(count is not None for count in counts) > 1
    for names, declared in (
        [((name,), count) for name, count in zip(label.names, counts, strict=True)]
        if several
        else [(label.names, counts[-1])]
    ):
        builder.lines.append(Round(label.kind, names, body, declared, label.side, text=text, span=line.span))


def _expect(builder: Builder, label: Label) -> None:
    """Rounds come one after the other: a number left out is a round that is missing, or was not found here."""
    if builder.numbered and label.first > builder.due:
        message = f"the numbers go from {builder.due - 1} to {label.first}: what lies between was not found"
        builder.find("K107", message, label.names[0], label.span)
    builder.numbered = True
    builder.due = (label.first or builder.due) + len(label.names)


def _notice_dialect(builder: Builder, label: Label, line: Line) -> None:
    """A stitch that the dialect does not have is read, but said, once: the rest may be in the wrong dialect."""
    foreign = find_foreign(builder.text, builder.cut(line.span), builder.terms)
    if foreign is None or any(finding.code == "K109" for finding in builder.findings):
        return
    words = builder.text[foreign.start : foreign.end]
    other = Terms.UK if builder.terms is Terms.US else Terms.US
    taken = name_stitch(foreign.value, builder.terms)
    message = f"“{words}” is a {other.name} name in a pattern read in {builder.terms.name} terms; taken as {taken}"
    builder.find("K109", message, label.names[0], foreign.span)


def _works_something(items: Sequence[Instruction]) -> bool:
    """A round that only joins or turns leaves nothing; one that fastens off says that the piece is done."""
    return any(not isinstance(node, Join | Turn | TakeYarn | Spiral) for node in walk_instructions(tuple(items)))


def _learn_conventions(builder: Builder, body: tuple[Instruction, ...]) -> None:
    """What a round says of its starting chain holds for later ones that say nothing."""
    for node in walk_instructions(body):
        if isinstance(node, StartChain):
            builder.conventions.setdefault(node.count, Statement(node.counts_as, node.space))
        elif isinstance(node, Readings):
            return


def _report(builder: Builder, label: Label, reading: Reading, body: tuple[Instruction, ...]) -> None:
    name = label.names[0]
    for code, message, span in reading.problems:
        builder.find(code, message, name, span)
    if reading.problems:
        return  # one fault, one finding: what a lost bracket leaves unread follows from it
    for node in find_unread(body):
        if node.aside:
            continue  # whether it is a remark shows when the round is worked
        builder.find("K101", f"not understood: {node.text!r}", name, node.span)
