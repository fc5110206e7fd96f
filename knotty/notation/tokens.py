"""Text cut into tokens, with the field's many spellings brought to one. What tokens mean together is body's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from knotty.craft.span import Span
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import FROM_UK, READ_TERMS, Terms
from knotty.notation.makings import join_makings
from knotty.notation.vocabulary import MANNERS, MERGES, NUMBER_WORDS, ORDINAL_WORDS, TENS, WORDS

_Merges = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


class Token(NamedTuple):
    """A piece of text. `kind`: word, stitch, unit, num, ord, star, dstar, open, close, sep, mark.

    `value` is canonical. A unit is several stitches with a name of their own, as a shell.
    """

    kind: str
    value: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the whole text."""
        return Span(self.start, self.end)

    @property
    def number(self) -> int:
        """The number of a num or ord token."""
        return int(self.value)


_PIECE = re.compile(
    r"(?P<word>(?i:(?:sc|hdc|dc|tr|htr)(?=[bf]lo\b)|[bf]lo(?=(?:sc|hdc|dc|tr|htr)\b))|[^\W\d_]+(?:['’][^\W\d_]+)?)|(?P<num>\d{1,9})|(?P<dstar>\*\*(?!\*))|(?P<star>\*{3}|\*)"
    r"|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<sep>[,;.])|(?P<mark>[^\s])"
)
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_TOGETHER = re.compile(r"(?:sc|hdc|dc|tr|dtr|htr|trtr|qtr)\dtog")
_BASIC = re.compile(r"(?:sc|hdc|dc|tr|dtr|htr|trtr|qtr)s?")
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Which words are stitches and units, and which belong together; a pattern may add words of its own.

    `known` remembers what single words turned out to be, for patterns say the same few over and over: their kind and
    value, None for a word that may belong with those after it.
    """

    stitches: Mapping[str, str]
    units: Mapping[str, str]
    merges: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    known: dict[str, tuple[str, str] | None] = field(default_factory=dict, compare=False, repr=False)


_MOST_KNOWN = 2000  # words remembered: a pattern uses a hundred; strangers' texts are not to fill the memory


def split_tokens(
    text: str, terms: Terms, start: int = 0, end: int | None = None, lexicon: Lexicon | None = None
) -> list[Token]:
    """Return the tokens of `text[start:end]` with offsets into the whole text. Never raises, linear in its length."""
    words = lexicon or LEXICONS[terms]
    pieces = split_pieces(text, start, end)
    joined = join_makings(text, [token for token in _merge(pieces, words) if token.value not in MANNERS])
    return [token for index, token in enumerate(joined) if not (token.value == "-" and _counts_stitch(joined, index))]


def _counts_stitch(tokens: list[Token], hyphen: int) -> bool:
    """The hyphen of `3-dc in next st` says nothing."""
    if not 0 < hyphen < len(tokens) - 1:
        return False
    number, stitch = tokens[hyphen - 1], tokens[hyphen + 1]
    near = number.end == tokens[hyphen].start and stitch.start == tokens[hyphen].end
    return near and number.kind == "num" and stitch.kind == "stitch"


def split_pieces(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words, numbers and marks of a text as they stand, in lower case."""
    return [
        _new(Token, (match.lastgroup, _spell(match.group()), *match.span()))
        for match in _PIECE.finditer(text, start, len(text) if end is None else end)
    ]


_new = tuple.__new__  # what a NamedTuple does when called, less the call; there is a token for every word


@lru_cache(maxsize=_MOST_KNOWN)
def _spell(piece: str) -> str:
    return piece.lower() if piece.isascii() else piece.translate(_LIGATURES).lower()


def _merge(pieces: list[Token], words: Lexicon) -> Iterator[Token]:
    """Name each piece, and join what belongs together: `sl st`, `double crochet`, `2nd`, `dc2tog`."""
    index, count, known = 0, len(pieces), words.known
    while index < count:
        token = pieces[index]
        if token.kind == "word":
            named = known[token.value] if token.value in known else _look_up(token.value, words)
            if named is None:
                token, index = _merge_words(pieces, index, words.merges)
                yield _name(token, words)
                continue
            if named[1] is not token.value:
                token = _new(Token, (*named, token.start, token.end))
        elif token.kind == "num":
            if index + 1 < count and _is_ordinal(token, pieces[index + 1]):
                token, index = Token("ord", token.value, token.start, pieces[index + 1].end), index + 1
        elif token.value == "×":
            token = Token("word", "x", token.start, token.end)
        index += 1
        yield token


def _look_up(word: str, words: Lexicon) -> tuple[str, str] | None:
    """What a word is by itself; None where those after it have a say."""
    leads = word in words.merges or word in TENS or _BASIC.fullmatch(word) is not None
    named = None if leads else _name(Token("word", word, 0, 0), words)[:2]
    if len(words.known) < _MOST_KNOWN:
        words.known[word] = named
    return named


def is_plain_word(word: str, lexicon: Lexicon, followers: Sequence[tuple[str, ...]] = ()) -> bool:
    """Say whether a word is nothing but itself to `lexicon` where one of `followers` comes after it."""
    value = word.lower()
    if value in lexicon.merges:
        phrases = [phrase[1:] for phrase, _ in lexicon.merges[value]]
        return value not in TENS and not any(_agree(phrase, after) for phrase in phrases for after in followers)
    return (lexicon.known.get(value) or _look_up(value, lexicon)) == ("word", value)


def _agree(phrase: Sequence[str], after: Sequence[str]) -> bool:
    return all(one == other for one, other in zip(phrase, after, strict=False))


def _is_ordinal(number: Token, after: Token) -> bool:
    return after.start == number.end and after.value in _ORDINAL_ENDS


def _merge_words(pieces: list[Token], index: int, merges: _Merges) -> tuple[Token, int]:
    token = pieces[index]
    if token.value in TENS:
        return _merge_tens(pieces, index)
    for phrase, value in merges.get(token.value, ()):
        stop = index + len(phrase)
        if tuple(piece.value for piece in pieces[index:stop]) == phrase:
            return Token("word", value, token.start, pieces[stop - 1].end), stop
    return _merge_together(pieces, index) or (token, index + 1)


def _merge_together(pieces: list[Token], index: int) -> tuple[Token, int] | None:
    """`dc2tog`, `sc 2 tog`, `dc-3-tog`, `tr 2 together`."""
    token = pieces[index]
    if not _BASIC.fullmatch(token.value):
        return None
    name, at = token.value, index + 1
    while at < len(pieces) and at < index + 5:
        piece = pieces[at]
        at += 1
        if piece.value in ("-", "–"):
            continue
        name += "tog" if piece.value in ("tog", "together") else piece.value
        if _TOGETHER.fullmatch(name):
            return Token("word", name, token.start, piece.end), at
        if piece.kind != "num":
            return None
    return None


def _merge_tens(pieces: list[Token], index: int) -> tuple[Token, int]:
    """`twenty`, `twenty-four`, `twenty four`."""
    token = pieces[index]
    stop = index + 2 if index + 1 < len(pieces) and pieces[index + 1].value == "-" else index + 1
    ones = NUMBER_WORDS.get(pieces[stop].value, "") if stop < len(pieces) else ""
    if len(ones) != 1:
        return Token("num", str(TENS[token.value] * 10), token.start, token.end), index + 1
    return Token("num", str(TENS[token.value] * 10 + int(ones)), token.start, pieces[stop].end), stop + 1


def _name(token: Token, words: Lexicon) -> Token:
    if token.kind != "word":
        return token
    value = WORDS.get(token.value, token.value)
    unit = words.units.get(value) or words.units.get(value.removesuffix("s"))
    if unit:
        return Token("unit", unit, token.start, token.end)
    stitch = words.stitches.get(value) or words.stitches.get(value.removesuffix("s"))
    if stitch:
        return Token("stitch", stitch, token.start, token.end)
    if value in NUMBER_WORDS:
        return Token("num", NUMBER_WORDS[value], token.start, token.end)
    if value in ORDINAL_WORDS:
        return Token("ord", ORDINAL_WORDS[value], token.start, token.end)
    return token if value == token.value else Token("word", value, token.start, token.end)


def _stitch_words(terms: Terms) -> Mapping[str, str]:
    words = {also: key for key, stitch in STITCHES.items() for also in stitch.also}
    if terms is Terms.US:
        words.update({key.lower(): key for key in STITCHES})
        words["htr"] = "hdc"  # says UK wherever it stands; read rather than lost
    else:
        words.update({uk.lower(): us for uk, us in FROM_UK.items()})
        words["sc"], words["hdc"] = "sc", "hdc"  # no UK stitch has these names
    words["sl st"] = "sl st"
    return words


# Names that only the other dialect has, and no word besides: `hdc` in UK terms, `htr` in US terms.
_FOREIGN: Mapping[Terms, re.Pattern[str]] = {
    Terms.US: re.compile(r"htrs?|half treble", re.IGNORECASE),
    Terms.UK: re.compile(r"hdcs?|scs?|(?:sc|hdc)\d+tog|single crochet|half double crochet", re.IGNORECASE),
}


def find_foreign(text: str, tokens: Iterable[Token], terms: Terms) -> Token | None:
    """Return the first stitch whose name only the other dialect has."""
    names = _FOREIGN[terms]
    own = (token for token in tokens if token.kind == "stitch")
    return next((token for token in own if names.fullmatch(text, token.start, token.end)), None)


_UNITS: Mapping[str, str] = {name: name for name in ("shell", "v-st")}  # worked without a definition, too
LEXICONS: Mapping[Terms, Lexicon] = {terms: Lexicon(_stitch_words(terms), _UNITS, MERGES) for terms in READ_TERMS}
