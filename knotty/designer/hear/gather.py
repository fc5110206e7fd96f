"""Rounds gathered from plain lines: one spread over several, several on one, none at all. Numbers are hearing's."""

from __future__ import annotations

from dataclasses import dataclass, field

from knotty.designer.hear import sense
from knotty.designer.hear.heard import MAX_LINE, Kind
from knotty.designer.hear.labels import Piece, split_labels
from knotty.designer.hear.plain import Line

_WHOLE_WORDS = 6  # a line without label has to say more than that to be taken for a round


@dataclass(frozen=True, slots=True)
class Said:
    """What was gathered. `numbers` as the model said them; a range has several, a round without a number none.

    `item`: the number is only that of a list. `row`: the label said row.
    """

    words: str
    kind: Kind
    numbers: tuple[int, ...] = ()
    item: bool = False
    row: bool = False


@dataclass(slots=True)
class _Open:
    """A round that may go on in the next line."""

    piece: Piece
    parts: list[str] = field(default_factory=list)
    bulleted: bool = False

    @property
    def words(self) -> str:
        words = ""
        for part in self.parts:
            words = _add(words, part) if words else part
        return words


class Gathering:
    """Takes plain lines in order and returns what they complete.

    `worded` is True once a label with a word was heard, in this answer or before.
    """

    def __init__(self, *, worded: bool) -> None:
        self.worded = worded
        self._open: _Open | None = None
        self._aside = False  # in a section that is not worked: materials, notes
        self._after = False  # in one that is worked with finished squares: border, assembly

    def take(self, line: Line) -> list[Said]:
        """Take a line; an empty one ends the round before it."""
        if not line.words:
            return self._take_blank()
        pieces = split_labels(sense.drop_greeting(line.words), worded=self.worded)
        return [said for piece in pieces for said in self._take_piece(piece, line)]

    def finish(self) -> list[Said]:
        """Return the round that is open."""
        said, self._open = self._open, None
        if said is None or not said.parts:
            return []
        return [self._judge(said)]

    def _take_blank(self) -> list[Said]:
        waits = self._open is not None and (not self._open.parts or self._open.bulleted)
        return [] if waits else self.finish()

    def _take_piece(self, piece: Piece, line: Line) -> list[Said]:
        if not piece.labelled:
            return self._take_words(piece.body, line)
        said = self.finish()
        self.worded = self.worded or not piece.item
        if piece.stage:
            self._after = self._after or sense.is_after(f"{piece.stage}:")
        self._aside = False
        self._open = _Open(piece)
        if piece.body:
            said += self._add_part(piece.body, line)
        return said

    def _take_words(self, words: str, line: Line) -> list[Said]:
        if self._open is not None and self._goes_on(words, line):
            return self._add_part(words, line)
        said = self.finish() if self._open is None or self._open.parts else []
        return [*said, *self._take_loose(words, line)]

    def _goes_on(self, words: str, line: Line) -> bool:
        """The line belongs to the open round: the first one under its label, an item of its list, a sentence more."""
        if self._open is None or line.heading or not sense.holds_work(sense.cut_chatter(words)):
            return False
        return not self._open.parts or (line.bullet and self._open.bulleted) or not _stands_alone(words)

    def _add_part(self, words: str, line: Line) -> list[Said]:
        opened = self._open
        words = sense.cut_chatter(words)
        if opened is None or not words:
            return []
        opened.bulleted = opened.bulleted or line.bullet or not opened.piece.body
        opened.parts.append(words)
        whole = opened.words
        return self.finish() if len(whole) > MAX_LINE or sense.is_complete(whole) else []

    def _take_loose(self, words: str, line: Line) -> list[Said]:
        """A line that no label stands before."""
        if sense.is_after(words) or sense.is_aside(words):
            self._after = self._after or sense.is_after(words)
            self._aside = True
            return [Said(words, Kind.OTHER)]
        if sense.is_begin(words) or (line.heading and not sense.holds_work(words)):
            self._aside = False
        plain = sense.drop_lead(sense.cut_chatter(words))
        if self._aside or self._after or not _is_work(plain):
            return [Said(words, Kind.OTHER)]
        if sense.makes_ring(plain) or not sense.works_stitches(plain):
            return [Said(plain, Kind.STEP)]
        if len(plain.split()) < _WHOLE_WORDS:
            return [Said(words, Kind.OTHER)]
        self._open = _Open(Piece(plain))
        return self._add_part(plain, line)

    def _judge(self, opened: _Open) -> Said:
        words, piece = opened.words[:MAX_LINE], opened.piece
        if self._after or not sense.holds_work(words):
            return Said(words, Kind.OTHER, piece.numbers, piece.item, piece.row)
        kind = Kind.STEP if sense.makes_ring(words) and max(piece.numbers, default=0) <= 1 else Kind.ROUND
        return Said(words, kind, piece.numbers, piece.item, piece.row)


def _is_work(words: str) -> bool:
    return sense.holds_work(words) and not sense.is_definition(words) and not sense.is_count(words)


def _stands_alone(words: str) -> bool:
    """The line is a round of its own, or none at all."""
    return sense.is_count(words) or not (sense.goes_on(words) or not sense.begins_round(words))


def _add(before: str, words: str) -> str:
    """Two lines of one round: a sentence each, unless the first one stops within."""
    inside = before.endswith((",", ";", ":", "(", "[", "*", "-")) or before.count("(") > before.count(")")
    if inside or words[:1] in "),;":
        return f"{before} {words}"
    return f"{before.rstrip('.')}. {words[:1].upper()}{words[1:]}"
