"""Reading a labelled line: its body, its count, what it says for later rounds. Lines without labels are reader's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    Work,
    walk_instructions,
)
from knotty.craft.pattern import Declared, LineKind, Round
from knotty.craft.span import Span
from knotty.craft.stitches import STITCHES, TEXTURES
from knotty.craft.terms import Terms, name_stitch
from knotty.notation.body import read_whole
from knotty.notation.builder import Builder
from knotty.notation.count_words import read_counts
from knotty.notation.counts import read_round_counts
from knotty.notation.labels import Label
from knotty.notation.lines import Line
from knotty.notation.picots import find_picots
from knotty.notation.prose import drop_talk
from knotty.notation.recall import ReadRound, RoundKey, find_key, keep_round, recall_round
from knotty.notation.resolve import Done
from knotty.notation.rework import add_rounds_again, find_unread, forget_going_on
from knotty.notation.rings import needs_ring
from knotty.notation.same_place import settle_same_place
from knotty.notation.sequence import Reading
from knotty.notation.shape import Shaped, shape_body
from knotty.notation.special import Choice, settle_special
from knotty.notation.starts import Sayings
from knotty.notation.statements import Statement
from knotty.notation.stream import TokenStream
from knotty.notation.tokens import Token, find_foreign, split_tokens
from knotty.notation.worded import begin_clusters

MAX_ROUND_TOKENS = 20_000  # 40,000 stitches take some 1,000


def add_round(builder: Builder, line: Line, label: Label) -> None:
    """Read a labelled line and add it to the open part; numbers that begin again open another."""
    if builder.numbering.begins_again(label):
        builder.restart_part(label.stage)
    elif label.stage and not builder.numbered and not builder.name:
        builder.name = label.stage
    forget_going_on(builder, label)
    builder.due = builder.numbering.expect(label, builder.due)
    builder.numbered = True
    key = find_key(builder, line, label)
    read = recall_round(key) if key is not None else None
    if read is None:
        read = _read_round(builder, line, label, key)
        if read is None:
            return
    builder.main = read.main
    _learn_conventions(builder, read.body)
    _add(builder, line, label, read)


def _add(builder: Builder, line: Line, label: Label, read: ReadRound) -> None:
    body = read.body
    text = builder.text[line.span.start : line.span.end]
    for index, name in enumerate(label.names):
        builder.done.append(Done(label.numbers[index] if label.numbers else 0, label.kind, body, name))
    if max(label.numbers, default=0) <= 1 and all(isinstance(item, MakeRing | Foundation | TakeYarn) for item in body):
        builder.lines.append(Round(LineKind.STEP, body=body, text=text, span=line.span))  # "Foundation row: Ch 20."
        return
    whole = Round(label.kind, label.names, body, read.counts[-1], label.side, text=text, span=line.span)
    builder.add_rounds(whole, label.numbers, read.counts)
    if label.goes_on:
        builder.expect_any()


def _read_round(builder: Builder, line: Line, label: Label, key: RoundKey | None) -> ReadRound | None:
    """Return what a round says, and keep it under `key`; None for one that repeats others, which is added here."""
    before = len(builder.findings)
    foreign = _notice_dialect(builder, label, line)
    tokens, counts = read_round_counts(builder.text, builder.cut(line.span), label.numbers or label.names)
    tokens = drop_talk(builder.text, tokens)
    counts = _count_in_tag(builder, label, counts)
    if add_rounds_again(builder, line, label, tokens, counts):
        return None
    reading = Reading(TokenStream(builder.text, tokens[:MAX_ROUND_TOKENS]))
    items = _read_items(builder, label, reading, tokens)
    choice, shaped = _shape(builder, line, label, items, [statement for _, statement in reading.statements])
    builder.turning = shaped[0].turning_chain
    read = ReadRound(counts, choice.wrap([one.body for one in shaped]), choice.main)
    _report(builder, label, reading, read.body)
    if key is not None and not foreign and builder.turning is None and len(builder.findings) == before:
        keep_round(key, read)
    return read


def _read_items(builder: Builder, label: Label, reading: Reading, tokens: Sequence[Token]) -> tuple[Instruction, ...]:
    """The instructions in the order of the text, the ring they need before them."""
    read = settle_same_place(read_whole(reading), builder.text) if tokens else ()
    items = _lay_chain(label, _dye(label, read))
    if len(tokens) > MAX_ROUND_TOKENS or not _works_something(items):
        trouble = "this round is too long to be one" if items else "nothing is said to work in this round"
        reading.problems = [("K101", trouble, label.span)]
        items = (Unread(builder.text[label.span.start : label.span.end], label.span),)
    if any(token.value == "magic ring" for token in tokens) and not _makes_ring(items):
        items = (MakeRing(0, label.span), *items)  # "(sc, ch 2) 6 times in magic ring"
    if builder.ring is not None and not builder.done and not _makes_ring_before(builder) and needs_ring(items):
        items = (builder.ring, *items)
    builder.ring = None
    return items


def _shape(
    builder: Builder, line: Line, label: Label, items: Sequence[Instruction], said: Sequence[Statement]
) -> tuple[Choice, list[Shaped]]:
    """The instructions in every way that names in them can be meant, each with its roles told apart."""
    counted = next((statement.stitch for statement in said if statement.stitch in TEXTURES), "")
    items = begin_clusters(find_picots(items), counted)
    loose = [statement for statement in said if statement.stitch not in TEXTURES]
    in_rows = label.kind is LineKind.ROW
    sayings = Sayings(builder.conventions, loose, builder.turning, builder.terms, in_rows, builder.blocks)
    choice = settle_special(items, builder.find_usage(line.span))
    return choice, [shape_body(option, sayings) for option in choice.options]


def _lay_chain(label: Label, items: tuple[Instruction, ...]) -> tuple[Instruction, ...]:
    """`Row 0: Ch 18.`, `Row 1: Ch 18.`: the chain that the next row is worked on."""
    rest = [item for item in items if not isinstance(item, TakeYarn | Turn)]
    if label.numbers not in ((0,), (1,)) or len(rest) != 1 or not isinstance(rest[0], Chain):
        return items
    return tuple(Foundation(item.count, item.span) if isinstance(item, Chain) else item for item in items)


def _dye(label: Label, items: tuple[Instruction, ...]) -> tuple[Instruction, ...]:
    """`Rnd 2 (Colour B):` takes up that yarn, unless the round itself says so."""
    if not label.colour or any(isinstance(item, TakeYarn) for item in items[:2]):
        return items
    return (TakeYarn(label.colour, None, label.span), *items)


def _count_in_tag(builder: Builder, label: Label, counts: tuple[Declared | None, ...]) -> tuple[Declared | None, ...]:
    """`R3 (18): ...` says the count before the round."""
    if label.tag is None or any(counts):
        return counts
    declared = read_counts(builder.text, split_tokens(builder.text, builder.terms, *label.tag), bracketed=True)
    return (*counts[:-1], declared)


def _notice_dialect(builder: Builder, label: Label, line: Line) -> bool:
    """A stitch that the dialect does not have is read, but said, once: the rest may be in the wrong dialect."""
    foreign = find_foreign(builder.text, builder.cut(line.span), builder.terms)
    if foreign is None or any(finding.code == "K109" for finding in builder.findings):
        return foreign is not None
    words = builder.text[foreign.start : foreign.end]
    other = Terms.UK if builder.terms is Terms.US else Terms.US
    taken = name_stitch(foreign.value, builder.terms)
    message = f"“{words}” is a {other.name} name in a pattern read in {builder.terms.name} terms; taken as {taken}"
    builder.find("K109", message, label.names[0], foreign.span)
    return True


def _makes_ring(items: Sequence[Instruction]) -> bool:
    return any(isinstance(node, MakeRing) for node in walk_instructions(tuple(items)))


def _makes_ring_before(builder: Builder) -> bool:
    return any(_makes_ring(line.body) for line in builder.lines)


def _works_something(items: Sequence[Instruction]) -> bool:
    """A round that only joins or turns leaves nothing; one that fastens off says that the piece is done."""
    return any(not isinstance(node, Join | Turn | TakeYarn | Spiral) for node in walk_instructions(tuple(items)))


def _learn_conventions(builder: Builder, body: tuple[Instruction, ...]) -> None:
    """What a round says of its starting chain holds for later ones that say nothing.

    The chain within a first popcorn counts for nothing, which says nothing of those elsewhere.
    """
    first = next((node for node in walk_instructions(body) if isinstance(node, Work)), None)
    within = first is not None and (first.stitch in TEXTURES or STITCHES[first.stitch].consumes > 1)
    for node in walk_instructions(body):
        if isinstance(node, StartChain) and (node.counts_as or not within):
            builder.conventions.setdefault(node.count, Statement(node.counts_as, node.space))
        elif isinstance(node, Readings):
            return


def _report(builder: Builder, label: Label, reading: Reading, body: tuple[Instruction, ...]) -> None:
    name = label.names[0]
    for code, message, span in _keep_first_causes(reading.problems):
        builder.find(code, message, name, span)
    if reading.problems:
        return  # one fault, one finding: what a lost bracket leaves unread follows from it
    for node in find_unread(body):
        if node.aside:
            continue  # whether it is a remark shows when the round is worked
        builder.find("K101", f"not understood: {node.text!r}", name, node.span)


def _keep_first_causes(problems: Sequence[tuple[str, str, Span]]) -> Iterator[tuple[str, str, Span]]:
    """One fault, one finding: a lost bracket tears stars apart, and a lost star is missed by each repeat from it."""
    codes = [code for code, _, _ in problems]
    causes = ("K103", "K104", "K106")
    first = next((code for code in causes if code in codes), None)
    for at, problem in enumerate(problems):
        if problem[0] not in causes or (problem[0] == first and at == codes.index(first)):
            yield problem
