"""What the words of a plain line are about: work, a ring, the end of a round, chatter, a section of its own."""

from __future__ import annotations

import re

STITCH = (
    r"(?:sc|hdc|dc|tr|trc|htr|dtr|trtr|crochets?|trebles?|inc|dec|cl|clusters?|puffs?|popcorns?|bobbles?|shells?|v-sts?"
    r"|picots?|fpdc|bpdc|fpsc|bpsc|fptr|sts?|stitch(?:es)?|groups?|[sdht]+c\d?tog)"
)
_WORKS = re.compile(
    rf"\b\d+\s?-?\s?(?:single |half |double |treble |triple |standing )*{STITCH}\b"
    rf"|\b{STITCH}\s+\d+\b(?!\s*[.:=])"
    rf"|\b{STITCH}\s+(?:in|into|to|around|evenly|between|across|over)\b"
    rf"|\b{STITCH}\s*(?:,|;)\s*(?:ch|sk|skip)\b"
    r"|\b(?:inc|dec)\s*x\s*\d|\bx\s*\d+\b",
    re.IGNORECASE,
)
_CHAINS = re.compile(
    r"\b(?:ch|chain)(?:\s*-?\s*|\s+(?=one|two|three|four|five|six))(?:\d+|one|two|three|four|five|six)\b"
    r"|\b\d+\s?ch(?:ains?)?\b",
    re.IGNORECASE,
)
_TIES = re.compile(
    r"\bjoin\w*\b|\b(?:sl|slip)[ .-]{0,2}st\w*\b|\bss\b|\brep(?:eat)?\s+(?:from|around|these|this|\*|rnd"
    r"|round|row|between|\d)"
    r"|\b(?:fasten|finish|break|cut)\s+off\b|\bmagic\s+(?:ring|circle|loop)\b|\badjustable\s+(?:ring"
    r"|loop)\b|\bturn\b\.?$",
    re.IGNORECASE,
)
_RING = re.compile(
    r"\bring\b|\bcircle\b|\bloop\b|\bmr\b|\bchain\b|\bch\b|\bsl(?:ip)?\s?st|\bslip ?knot\b|\bfoundation\b",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"\bjoin(?:ed|ing)?\b|\b(?:sl|slip)[ .-]{0,2}st(?:itch)?\b|\bss\b|\bclosed?\b|\b(?:fasten|finish)\s+off\b"
    r"|\b(?:do not|don't)\s+(?:join|turn)\b|\bturn\b|\binvisible join\b",
    re.IGNORECASE,
)
_GOES_ON_WITH = re.compile(
    r"^(?:[a-z(\[{*,;]|\d+\s?(?:ch|[sdht]+[cr]|st)|(?:then|join|rep|repeat|finish with|end with|ending"
    r"|close|sl st|slip stitch|continue"
    r"|work|in (?:the )?(?:next|each|same|ring)|corner|sides?|next|for (?:the|each))\b)",
    re.IGNORECASE,
)
_BEGINS_ROUND = re.compile(
    r"^(?:with\s+(?:colou?r\s+|yarn\s+)?\w+(?:\s\w+)?,|(?:join|attach|tie on|fasten on"
    r"|using)\s+(?:with\s+)?(?!with|in|to)\w+"
    r"|(?:sl(?:ip)?\s?st(?:itch)?|ss)\s+(?:in|to|across|over|along)|ch(?:ain)?\s?-?\d|\d\s?ch\b|standing|beg|\(?ch\s?\d"
    r"|into\s+(?:the\s+)?(?:ring|magic))",
    re.IGNORECASE,
)
_CHATTER = re.compile(
    r"(?:^|(?<=[.!?)\]])\s+)(?:(?:please\s+)?let me know|(?:i|we) hope|hope (?:this|that|you)"
    r"|would you like|do you (?:want|need)"
    r"|feel free|happy (?:crocheting|hooking|making|stitching)|enjoy\b|if you (?:have|need|want|would|'d"
    r"|like)|i(?:'m| am|'ll| will|'ve| have| can)\b"
    r"|sure\b|certainly|of course|absolutely|great (?:choice|question)|here(?:'s| is| are)\b|that's (?:it"
    r"|all)|this (?:is|round|creates"
    r"|completes|forms|gives|will|makes|pattern|should|completed)\b|now (?:you|we|that)\b|you(?:'ve"
    r"| have) (?:now )?(?:completed|finished|made)"
    r"|remember\b|note(?: that)?\b|as an ai|ignore (?:all|the|any|previous)|sorry|thank|good luck|tip\b"
    r"|wait\b|actually\b|user:|human:"
    r"|explanation\b|in this round\b|congrat)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:(?:sure(?: thing)?|certainly|of course|absolutely|ok(?:ay)?|great|alright|got it"
    r"|here you go)\s*[!.,:–—-]+\s*)+(?=\S)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^\W*(?:(?:the\s+)?(?:materials?|supplies|you(?:'ll| will) need|what you(?:'ll)? need|yarns?|hooks?"
    r"|notions|gauge|tension"
    r"|abbreviations?(?: used)?|stitch (?:guide|key)|(?:special )?stitch(?:es)?(?: used)?"
    r"|(?:pattern )?notes?|tips?(?: and tricks)?|sizes?|finished size"
    r"|measurements|skill level|difficulty|colou?rs?(?: palette)?|palette|explanation|variations?"
    r"|care(?: instructions)?))\W*$"
    r"|^\W*(?:materials?|supplies|gauge|tension|abbreviations?|notes?|tips?|finished size|hook(?: size)?"
    r"|yarn|skill level)\s*:",
    re.IGNORECASE,
)
_BEGIN = re.compile(
    r"^\W*(?:the\s+)?(?:(?:pattern\s+)?(?:instructions?|directions?)|(?:crochet\s+)?pattern|method"
    r"|rounds?|\w*\s?(?:square|motif|hexagon|circle))\W*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\W*(?:the\s+)?(?:outer\s+|blanket\s+)?(?:borders?|edging|assembly|joining(?: the squares)?"
    r"|finishing(?: touches)?|putting (?:it )?together|making up|seaming)"
    r"(?:\s+instructions)?\W*$|^\W*(?:border|edging|assembly|joining|finishing|making up)\s*:",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"^\W*(?:[\w ()/-]{1,24}?)\s*(?:=|:|–|—|\s-\s)\s*(?:(?:a|an)\s+)?(?:single|half|double|treble|triple"
    r"|slip|chain|space|stitch(?:es)?|repeat|round|yarn|right|wrong|skip)\b(?!\s*\d)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:foundation(?:\s+(?:ch|chain|ring))?|base(?:\s+ring)?|cent(?:re|er)(?:\s+ring)?|ring|set-?up"
    r"|to (?:begin|start)|beginning|start(?:ing)?)"
    r"\s*(?::|\s[–—-]\s)\s*",
    re.IGNORECASE,
)
_COUNT_ONLY = re.compile(
    rf"^\W*(?P<lead>(?:total|count|stitch count|you (?:should|will) (?:now )?have|sts?)\W*)?(?P<number>\d+)\s*{STITCH}?"
    r"[\w ,;&+-]{0,60}\W*$",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\b(?:in|into|join|to|from|rep(?:eat)?|around|each|next|same|then|times?|with)\b"
    r"|\bch(?:ain)?[ -]?\d(?!\s*(?:sps?|spaces?)\b)"
    r"|\b\d+ ?ch\b(?![ -]?(?:sp|\d))|\bsl(?:ip)? ?st",
    re.IGNORECASE,
)
_FEWEST_COUNTED = 6  # stitches; of fewer no round consists, and "3 dc" alone is worked


def holds_work(words: str) -> bool:
    """Something is to be worked, chained, joined or repeated."""
    return any(pattern.search(words) for pattern in (_WORKS, _CHAINS, _TIES))


def works_stitches(words: str) -> bool:
    """Stitches are worked, not only chains and joins."""
    return _WORKS.search(words) is not None


def makes_ring(words: str) -> bool:
    """A ring or a foundation is made, and nothing worked on it: what stands before the first round."""
    return not _WORKS.search(_drop_ring_words(words)) and _RING.search(words) is not None and holds_work(words)


def _drop_ring_words(words: str) -> str:
    """`join with sl st in 1st st to form a ring`, `slip stitch to join` name stitches that are not worked."""
    return re.sub(
        r"\b(?:sl|slip)[ .-]{0,2}st(?:itch)?(?:\s+(?:in|into|to)\b[^.;,]{0,40})?|\bss(?:\s+(?:in|into|to)\b)?",
        "",
        words,
        flags=re.IGNORECASE,
    )


def is_complete(words: str) -> bool:
    """The round ends here: stitches were worked, and it is joined, turned or fastened off after the last of them."""
    closes = list(_CLOSE.finditer(words))
    if not closes:
        return False
    return works_stitches(words[: closes[-1].start()]) and not _goes_past(words[closes[-1].end() :])


def _goes_past(words: str) -> bool:
    """More is chained or worked behind the words that would end a round."""
    words = re.sub(r"[(\[<{=–—-]\s*\d[^()\[\]]*[)\]>}]?\W*$", "", words)  # a count
    words = re.sub(rf"\.\s*\d+\s?{STITCH}\b[\w ,&-]{{0,60}}\W*$", "", words, flags=re.IGNORECASE)
    words = re.sub(r"\b(?:top|first|third|3rd|beg\w*|of|to|in|into)\b[^.;,*]{0,40}", "", words, flags=re.IGNORECASE)
    return _CHAINS.search(words) is not None or _WORKS.search(words) is not None


def goes_on(words: str) -> bool:
    """The line may belong to the round before it."""
    return _GOES_ON_WITH.match(words) is not None


def begins_round(words: str) -> bool:
    """The line begins as rounds do: with yarn, a join, travelling, a chain."""
    return _BEGINS_ROUND.match(words) is not None


def cut_chatter(words: str) -> str:
    """`words` up to where they begin to talk to somebody."""
    match = _CHATTER.search(words)
    return words[: match.start()].rstrip() if match else words


def drop_greeting(words: str) -> str:
    """`words` without the politeness before them: `Sure! Ch 3, ...`."""
    return _GREETING.sub("", words)


def is_aside(words: str) -> bool:
    """A heading, or a line of what is said before the rounds: materials, abbreviations, notes."""
    return _ASIDE.match(words) is not None


def is_begin(words: str) -> bool:
    """A heading of what is worked."""
    return _BEGIN.match(words) is not None


def is_after(words: str) -> bool:
    """A heading of what is done with finished squares."""
    return _AFTER.match(words) is not None


def is_definition(words: str) -> bool:
    """`dc: double crochet`."""
    return _DEFINES.match(words) is not None


def is_count(words: str) -> bool:
    """`(12 dc, 4 ch-2 sps)`, `Total: 12 stitches`: what a round comes to."""
    match = _COUNT_ONLY.match(words)
    if match is None or _ORDERS.search(words):
        return False
    return bool(match.group("lead")) or words[0] in "([{<=" or int(match.group("number")) >= _FEWEST_COUNTED


def drop_lead(words: str) -> str:
    """`Foundation ring: Ch 4` without its first words."""
    return _LEAD.sub("", words)
