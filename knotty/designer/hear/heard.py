"""What was heard: a line of a model's answer, and the manner in which a model writes. No text is cut up here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knotty.craft.terms import Terms

MAX_LINE = 4_000  # characters of one line, and of one round; a round of 16 repeats written out takes some 1,500
MAX_TEXT = 60_000  # characters of one answer; a whole pattern of 30 rounds takes some 12,000
MAX_AGAIN = 4  # lines in a row that were said before, before an answer is taken for a loop


class Kind(StrEnum):
    """What a line of an answer is."""

    ROUND = "round"  # a round of the motif, with instructions
    STEP = "step"  # worked before, between or after rounds: a ring, fastening off
    OTHER = "other"  # titles, materials, chatter, borders, assembly, languages that are not read


@dataclass(frozen=True, slots=True)
class Heard:
    """One line, plain text in English words. Never markup, but still a stranger's words: escape it before it is shown.

    A round's `text` begins with `Rnd 3: `; after it stand the model's own words, or their translation. `number` is the
    round's as the motif counts (from 1), None where the model did not say one; then the label is that of the round
    that is due. `terms`: the dialect it is most likely in, None while nothing heard so far says so. `language`: the
    code of the language it was said in (ISO 639-1).
    """

    text: str
    number: int | None
    kind: Kind
    terms: Terms | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Manner:
    """How the model of one design writes, as heard so far: what one answer taught is known in the next.

    `shift` is added to its numbers (1 where it counts from 0), None until its first label was heard. `worded`: its
    labels have a word, so that a bare `3.` is an item of a list. `terms` are `certain` where a word decided them.
    """

    shift: int | None = None
    worded: bool = False
    terms: Terms | None = None
    certain: bool = False
    language: str = "en"
