"""Finding where rounds begin: `Rnd 2:`, `Rnds 4-6:`, `1st rnd:`, `Rows 2, 4 and 6:`. What they say is body's.

Rounds without such a label, in a bare list or a paragraph each, are bare's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knotty.craft.pattern import LineKind
from knotty.craft.span import Span

MAX_RANGE = 500  # rounds one label may stand for
MAX_NAMES = 20_000  # rounds of all labels together; past it a range stands for its first round

_CARDINALS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
_NUMBERS = {word: number for words in (_CARDINALS, _ORDINALS) for number, word in enumerate(words, 1)}

_TO = r"-|–|—|\bto\b|\bthrough\b|\bthru\b"
_LINK = rf"[ \t]*+(?:{_TO}|,[ \t]*+(?:and\b|&)?|&|\+|\band\b|/)[ \t]*+\n?[ \t]*+"
_NOUN = r"(?:rnds?|rounds?|rds?|rows?|rws?)"
_CARDINAL = rf"(?:\d{{1,4}}(?!\d)|(?:{'|'.join(_CARDINALS)})\b)"
_ORDINAL = (
    rf"(?:\d{{1,4}}(?:st|nd|rd|th)\b|\d{{1,3}}\.(?=[ \t]++(?:rnd|round|row)[ \t]*+:)|(?:{'|'.join(_ORDINALS)})\b)"
)
_UNNUMBERED = (
    "next|last|final|foundation|set-?up|base|edging|edge|border|joining|beginning|starting|increase|decrease|inc|dec|"
    "trim|picot|finishing|closing"
)
_STAGE = (
    r"(?!(?:rep|repeat|work|as|for|to|of|at|in|after|from|same|like|until|end|note|on|and|see|with)\b"
    r"|r(?:n?d|o?w|ound)?s?\b|r\d)(?:(?-i:[A-Z])\w++|(?:border|edging|edge|cent(?:er|re)|square|flower|petals?|motif)\b)"
)
_ALTERNATE = (
    r"[ \t]*+,?[ \t]*+(?:and|&)[ \t]++(?:all|every|each|rem(?:aining)?|following)?[ \t]*+"
    r"(?:other|alt(?:ernate)?|even|odd|RS|WS)\b\.?(?:[ -]numbered)?(?:[ \t]++following)?"
)
_NOT_WORK = r"(?![ \t]*+-?(?:ch|chains?|sc|hdc|dc|tr|trc|htr|dtr|sl|ss|sts?|half|single|double|treble|more|times)\b)"
_LABEL = re.compile(
    r"(?P<lead>^[^\w\n(]{0,12}[(\[]?|(?<=[.\])!:–—-])[ \t]*+)"
    r"(?P<label>"
    rf"(?:(?P<stage>{_STAGE}(?:[ \t]++{_STAGE}){{0,2}}(?:[ \t]*+[-–—:,][ \t]*+|[ \t]++))?"
    rf"(?P<word>{_NOUN}|r)\.?[ \t]*+(?:#|no\.?|nr\.?|number)?[ \t]*+"
    rf"(?P<numbers>{_CARDINAL}(?:{_LINK}(?:{_NOUN}[ \t]*+|r)?{_CARDINAL}{_NOT_WORK}){{0,20}}))"
    rf"(?P<alt>{_ALTERNATE}(?:[ \t]++{_NOUN}\b)?)?"
    r"(?P<open>[ \t]*+\+(?!\d)|[ \t]++(?:and|&)[ \t]++(?:up|on|onwards?|beyond)\b"
    r"|[ \t]*+[-–—,][ \t]*+(?:until?l?|till)\b[^:\n]{0,40}(?=:)|[ \t]*+[-–—][ \t]*+(?:until?l?|till)\b[^:.\n]{0,40}$)?"
    rf"|(?:(?P<nth>{_ORDINAL}(?:{_LINK}{_ORDINAL}){{0,20}})(?P<nthalt>{_ALTERNATE})?[ \t]++(?P<noun>{_NOUN})\b)"
    rf"|(?P<next>(?:{_UNNUMBERED})[ \t]++(?:(?P<many>{_CARDINAL})[ \t]++)?(?P<nextnoun>{_NOUN})\b)"
    r")"
    r"(?P<tag>[ \t]*+[,–—-]?[ \t]*+(?:with|using|colou?r|yarn|shade)[ \t]++[^:.,()\n]{1,24}(?=:)"
    r"|[ \t]*+,[ \t]*+(?:RS|WS|right side|wrong side)(?=[ \t]*+[:.-])"
    r"|(?:[ \t]*+[-–—,:]?[ \t]*+[(\[][^()\[\]\n]{1,60}[)\]])?(?:[ \t]*+[(\[][^()\[\]\n]{1,60}[)\]])?)"
    r"(?P<stop>[ \t]*+[:;.)\]=|>*~–—-]+[ \t]*+"
    r"|[ \t]++(?=(?:\d|(?:ch|sc|hdc|dc|tr|htr|sl|ss|inc|dec|join|rep|repeat|with|turn)\b|\*|\(|\[))|[ \t]*+$)",
    re.IGNORECASE | re.MULTILINE,
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SIDE = re.compile(r"\b(RS|WS)\b|\b(right|wrong) side\b", re.IGNORECASE)
_YARN = re.compile(
    r"[ \t,–—-]*(?i:(?:with|in|using)[ \t]++)?(?i:(?:colou?r|col\.?|yarn|shade)[ \t]*+)?(?P<name>[A-Z]|MC|CC\d?)[ \t]*+"
    r"|[ \t,–—-]*(?i:(?:with|in|using)[ \t]++)?(?i:colou?r|col\.?|yarn|shade)[ \t]*+(?P<nth>\d)[ \t]*+"
    r"|[ \t,–—-]*(?i:(?:with|in|using)[ \t]++(?:colou?r[ \t]++)?|colou?r[ \t]*+:?[ \t]++)"
    r"(?P<long>[A-Za-z][\w ]{0,22}?)[ \t]*+"
)


_COUNT = re.compile(r"[ \t]*+=?[ \t]*+\d{1,5}[ \t]*+(?:sts?|stitches|sc|hdc|dc|tr)?\.?[ \t]*+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the text. `names` has one name for each round it stands for, none for a step of a list.

    `body` is where its text begins.

    `numbers`: theirs, none for `Next rnd`. `side` and `colour` are what a tag behind it says, `tag` where other tags
    stand. `stage`: the words before, as in `Border Rnd 1`. `goes_on`: more rounds follow, nobody says how many;
    `alternate`: every other one after it is the same.
    """

    kind: LineKind
    names: tuple[str, ...]
    numbers: tuple[int, ...]
    side: str
    span: Span
    body: int
    colour: str = ""
    tag: Span | None = None
    stage: str = ""
    goes_on: bool = False
    alternate: bool = False

    @property
    def first(self) -> int:
        """The number of its first round; 0 where it has none."""
        return self.numbers[0] if self.numbers else 0


def find_labels(text: str) -> tuple[Label, ...]:
    """Return every label, in order. In the middle of a line only one with a colon after it counts."""
    return tuple(_find(text))


def _find(text: str) -> Iterator[Label]:
    names = 0
    for match in _LABEL.finditer(text):
        line_start = text.rfind("\n", 0, match.start("label")) + 1
        leads = match.start("lead") == line_start
        stop = match.group("stop")
        alone = match.end() == len(text) or text[match.end()] == "\n"
        if alone and match.group("next") and not (stop or "").strip():
            stop = ""  # blanks at the end of a heading
        alone = alone and not match.group("next")  # "Increase rows" is a heading
        if (leads and (stop or match.group("tag") or alone)) or ":" in (stop or "") + (match.group("tag") or ""):
            label = _make_label(match)
            if label is not None:
                names += len(label.names)
                yield label if names <= MAX_NAMES else _shorten(label)


def _shorten(label: Label) -> Label:
    return replace(label, names=label.names[:1], numbers=label.numbers[:1])


def _make_label(match: re.Match[str]) -> Label | None:
    numbers: tuple[int, ...] = ()
    if match.group("next"):
        names = _name_next(match)
    else:
        found = _read_numbers(match.group("numbers") or match.group("nth"))
        if found is None:
            return None
        numbers, names = found, _name_rounds(match, found)
    noun = match.group("nextnoun") or match.group("noun") or match.group("word")
    kind = LineKind.ROW if noun.lower().startswith(("row", "rw")) else LineKind.ROUND
    side, colour, tag, body = _read_tags(match)
    span = Span(match.start("label"), match.end("label"))
    stage = (match.group("stage") or "").strip(" \t-–—:,")
    return Label(
        kind,
        names,
        numbers,
        side,
        span,
        body,
        colour,
        tag,
        stage,
        bool(match.group("open")),
        bool(match.group("alt") or match.group("nthalt")),
    )


def _read_numbers(words: str) -> tuple[int, ...] | None:
    """`4-6`, `2, 4 and 6`, `first to third`; None for a range that runs backwards or too far."""
    found: list[int] = []
    end = 0
    for piece in re.finditer(rf"{_CARDINAL}|{_ORDINAL}", words, re.IGNORECASE):
        number = _read_number(piece.group())
        through = found and re.search(_TO, words[end : piece.start()], re.IGNORECASE)
        if found and not found[-1] < number < found[0] + MAX_RANGE:
            return None
        found.extend(range(found[-1] + 1, number + 1) if through else (number,))
        end = piece.end()
    return tuple(found)


def _read_number(words: str) -> int:
    digits = re.match(r"\d+", words)
    return int(digits.group()) if digits else _NUMBERS[words.lower()]


def _read_tags(match: re.Match[str]) -> tuple[str, str, Span | None, int]:
    """The side and the yarn said behind a label, where another tag stands, and where the body begins."""
    tag, stop = match.group("tag") or "", match.group("stop")
    side = _SIDE.search(tag)
    side_name = "" if not side else (side.group(1) or side.group(2)[0] + "S").upper()
    colour, other = "", None
    for words, begin in _split_tag(tag, match.start("tag")):
        yarn = _YARN.fullmatch(words)
        if yarn:
            colour = (yarn.group("name") or yarn.group("nth") or yarn.group("long") or "").strip()
        elif not _SIDE.search(words):
            other = Span(begin, begin + len(words))
    known = bool(side_name or colour) and other is None
    known = known or (other is not None and _COUNT.fullmatch(match.string, other.start, other.end) is not None)
    body = match.end() if not tag or known or ":" in stop or "." in stop else match.start("tag")
    whole = body == match.end()
    return side_name, colour if whole else "", other if whole else None, body


def _split_tag(tag: str, start: int) -> Iterator[tuple[str, int]]:
    brackets = list(_BRACKET.finditer(tag))
    for bracket in brackets:
        yield bracket.group(1), start + bracket.start(1)
    if tag.strip() and not brackets:
        yield tag, start


def _name_next(match: re.Match[str]) -> tuple[str, ...]:
    """`Next rnd`; of `Next 3 rnds` one name for each."""
    many = match.group("many")
    if not many:
        return (str(match.group("next")),)
    words, noun = match.group("next"), match.group("nextnoun")
    stem = words[: match.start("many") - match.start("next")] + _singular(noun)
    return (stem,) * min(_read_number(many), MAX_RANGE)


def _singular(noun: str) -> str:
    return noun[:-1] if noun.lower().endswith("s") else noun


def _name_rounds(match: re.Match[str], numbers: tuple[int, ...]) -> tuple[str, ...]:
    """The name of each round, in the author's way: "Rnd 4", "R4", "4th rnd", "First rnd"."""
    word, noun = match.group("word"), match.group("noun")
    if len(numbers) == 1:
        return (_name_one(match),)
    if word is None:
        return tuple(f"{number}{_ordinal_end(number)} {_singular(noun)}" for number in numbers)
    stage = match.group("stage") or ""
    printed = "" if _is_apart(stage) else stage
    between = match.group("label")[len(stage) + len(word) : match.start("numbers") - match.start("label")]
    return tuple(f"{printed}{_singular(word)}{between}{number}" for number in numbers)


def _name_one(match: re.Match[str]) -> str:
    """A single round's name as it is printed, without the plural of a range of one."""
    start, word = match.start("label"), match.group("word")
    if word is None:
        return " ".join(f"{match.group('nth')} {_singular(match.group('noun'))}".split())
    begin = match.start("word") - start
    rest = match.group("label")[begin + len(word) : match.end("numbers") - start]
    stage = match.group("label")[:begin]
    return " ".join(f"{'' if _is_apart(stage) else stage}{_singular(word)}{rest}".split())


def _is_apart(stage: str) -> bool:
    """`Edging, Rnd 1` names a part and a round; in `Border Rnd 1` it is one name."""
    return stage.rstrip().endswith((",", ":", "-", "–", "—"))


def _ordinal_end(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
