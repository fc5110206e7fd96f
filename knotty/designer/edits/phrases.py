"""The words that changes are said in, as patterns over plain text. What follows from them is reading's."""

from __future__ import annotations

import re

from knotty.designer.edits.model import Another, Tone

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_ROUNDS = r"(?:rounds?|rnds?|rows?)"
_EDGE = r"(?:border|edging)"
_PIECES = r"(?:squares?|hexagons?|pieces?|motifs?|flags?|blocks?|grannies)"
_COUNT = r"(?:(?P<count>[0-9]{1,2}|an?|some) )?"
_MORE = r"(?P<more>more|extra|additional|fewer|less)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_B}{pattern}{_E})" for pattern in patterns))


SHUFFLE = _any(
    r"(?:shuffle|mix up|mix|rearrange|reorder|swap|switch)(?: round| around)?(?: the| all)?(?: the)? colou?rs?",
    r"colou?rs? in (?:an?other|a different) order",
    r"shuffle(?: it| them)?",
)
_SIDE = r"[^,;.!?|]{1,40}?"
_ENDS = r"(?=$|[,;.!?|]| and (?!white|black)| please)"
SWAPS = (
    re.compile(
        rf"{_B}(?P<how>swap|exchange|switch|replace|change|trade|turn)(?: out)? (?:the |all |every )?(?P<one>{_SIDE}) "
        rf"(?:for|with|by|to|into|against|and) (?:the |some )?(?P<other>{_SIDE}){_ENDS}"
    ),
    re.compile(
        rf"{_B}(?P<how>use |take )?(?:the |some )?(?P<other>{_SIDE}) instead of (?:the )?(?P<one>{_SIDE}){_ENDS}"
    ),
)
ADD = re.compile(rf"{_B}(?:add|include|plus)(?: (?:some|a bit of|a touch of|more))? (?P<name>{_SIDE}){_ENDS}")
PLACED = re.compile(
    rf"{_B}(?:borders?|edging|edges?|trim|joins?|joining|seams?|cent(?:re|er)s?|middles?|outsides?){_E}"
)
BORDER_MORE = (
    _any(rf"(?:add )?{_COUNT}(?P<more>more|extra|fewer|less|another) {_EDGE} {_ROUNDS}"),
    _any(rf"(?:add )?{_COUNT}{_MORE} {_ROUNDS} (?:in|of|to|for|on|round|around) (?:the |its )?{_EDGE}"),
    _any(rf"(?P<more>wider|thicker|deeper|bigger|narrower|thinner|smaller) {_EDGE}"),
)
ROUNDS_MORE = (
    _any(rf"(?:add )?{_COUNT}{_MORE} {_ROUNDS}(?: (?:to|on|in|for) (?:each|every|the) {_PIECES})?"),
    _any(rf"(?:add )?(?P<more>an?other) {_ROUNDS}"),
    _any(rf"(?P<more>add) (?P<count>[0-9]{{1,2}}|an?) {_ROUNDS}"),
    _any(rf"(?P<more>bigger|larger|smaller) {_PIECES}"),
    _any(rf"(?P<more>drop|remove|leave out|take off) (?:the last|(?P<count>[0-9]{{1,2}}|an?)) {_ROUNDS}"),
)
PIECES_MORE = (
    _any(rf"(?:add )?{_COUNT}{_MORE} {_PIECES}"),
    _any(rf"(?P<more>add) (?P<count>[0-9]{{1,3}}|an?) {_PIECES}"),
)
LESS = frozenset(
    ("fewer", "less", "narrower", "thinner", "smaller", "drop", "remove", "leave out", "take off", "slimmer", "shorter")
)
TIMES = _any(
    r"(?P<word>half|double|twice)(?: as)?(?: the| its)? (?:size|big|large)",
    r"(?P<share>[0-9]{1,3}) ?(?:%|percent) (?P<way>bigger|larger|smaller)",
)
TIMES_WORDS = {"half": 0.5, "double": 2.0, "twice": 2.0}
SIZES = _any(
    r"(?:(?P<much>much|a lot|lots|far|way|a bit|a little|a touch|slightly|somewhat) )?"
    r"(?P<way>bigger|larger|smaller|wider|broader|narrower|slimmer|longer|taller|higher|shorter)",
    r"(?:make (?:it|this) |too )(?P<plain>big|large|small)",
)
MUCH = {"much": 1.5, "a lot": 1.5, "lots": 1.5, "far": 1.5, "way": 1.5, "a bit": 1.1, "a little": 1.1, "a touch": 1.1,
        "slightly": 1.1, "somewhat": 1.1}  # fmt: skip
STEP = 1.25  # as "large" has it: about one size in a maker's table
ACROSS = ("wider", "broader", "narrower", "slimmer")
DOWN = ("longer", "taller", "higher", "shorter")
_SHADES = r"(?: (?:colou?rs?|shades|tones|palette))?"
TONES: tuple[tuple[re.Pattern[str], Tone], ...] = (
    (_any(rf"(?:darker|deeper|moodier){_SHADES}"), Tone(light=-0.12)),
    (_any(rf"(?:lighter|paler){_SHADES}"), Tone(light=0.12)),
    (_any(rf"(?:brighter|bolder|more vivid|more colou?rful){_SHADES}"), Tone(0.03, 1.4)),
    (_any(rf"(?:softer|more muted|muted|duller|calmer|more pastel){_SHADES}"), Tone(0.06, 0.6)),
)
_OTHER = r"(?:an?other(?: kind of)?|other|different|a different|a new|new|change the)"
ANOTHERS: tuple[tuple[re.Pattern[str], Another], ...] = (
    (_any(rf"{_OTHER} (?:motif|squares?|granny|stitch)"), Another.MOTIF),
    (_any(rf"{_OTHER} {_EDGE}(?: style)?"), Another.BORDER),
    (_any(rf"{_OTHER} (?:joins?|joining|seams?)"), Another.JOINING),
    (_any(rf"{_OTHER} (?:layout|arrangement)"), Another.ARRANGEMENT),
    (_any(rf"{_OTHER} (?:colou?rs?|palette|colou?rway)(?: scheme)?"), Another.COLOURS),
    (_any(rf"{_OTHER} (?:title|name)"), Another.TITLE),
)
SKILLS: tuple[tuple[re.Pattern[str], int], ...] = (
    (_any(r"(?:simpler|easier|less (?:complicated|complex|difficult)|simplify)(?: it)?"), -1),
    (_any(r"(?:harder|fancier|more (?:complicated|complex|difficult|challenging|interesting|elaborate))"), 1),
)
TITLE = re.compile(
    r"(?:^|[,;.])\s*(?:(?:(?:the |with the |a |another |new )*title(?: is| should be)?)\s*[:=]|call it|name it|"
    r"rename it(?: to)?|(?:the )?title (?:is|should be))\s*[\"'“]?(?P<title>[^\"”;]{1,80})[\"”]?",
    re.IGNORECASE,
)
BEDS = re.compile(
    rf"{_B}(king|queen|full|double|twin|single|crib|cot|lap|baby)(?:(?: bed)?(?: |-)sized?| bed){_E}"
    r"(?! ?(?:blanket|throw|afghan|bed|cover))"
)
PLAIN_LAYOUT = _any(r"(?:all (?:the )?squares alike|plain layout|no colourways|all alike)")
_PART = r"(?P<what>border|edging|motif)"
TURNED = re.compile(rf"{_B}(?:change|switch|turn) (?:the |its )?{_PART} (?:in)?to (?:an? )?(?P<kind>[^,;.!?]{{1,40}})")
