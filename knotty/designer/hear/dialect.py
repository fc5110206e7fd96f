"""Which English dialect a design's rounds are in, told from all lines heard so far. What the words mean is craft's."""

from __future__ import annotations

import re

from knotty.craft.terms import Terms
from knotty.notation.dialect import detect_terms

_DECIDES = re.compile(
    r"\b(?:uk|u\.k\.|british|us|u\.s\.|american)\b.{0,20}\b(?:terms|terminology|stitches)\b|\b\d*htrs?\b"
    r"|\bhalf treble|\b\d*h?dc\b|\b\d*sc\b"
    r"|\b\d*tr\b|\btrebles?\b|\b(?:single|double) crochet",
    re.IGNORECASE,
)
# A round's starting chain is as tall as the stitch behind it: 3 chains and trebles are British, 4 are American; 1 chain
# and double crochets are British, 3 are American.
_START = re.compile(
    r"^(?:Rnd \d+: )?(?:[^.;]{0,60}?[.,;]\s+)??(?:ch\s?-?(?P<ch>[1-4])"
    r"|(?P<uk>[1-4])\s?ch)\b(?:\s*\([^()]{0,60}\))?[\s,;.]+(?:\(?\s*)"
    r"(?:\d{1,2}\s?)?(?P<stitch>dc|tr)\b",
    re.IGNORECASE,
)
_TALL = {(3, "tr"): Terms.UK, (4, "tr"): Terms.US, (1, "dc"): Terms.UK, (2, "dc"): Terms.US, (3, "dc"): Terms.US}


def tell_terms(words: str, before: Terms | None, *, certain: bool) -> tuple[Terms | None, bool]:
    """Return the dialect after one more line, and whether a word decided it. What is certain stays.

    Decided by what is said outright, by `htr`, `sc`, `hdc` (notation.dialect), else by the height of a starting chain.
    """
    if certain or not _DECIDES.search(words):
        return before, certain
    told, sure = detect_terms(words)
    if told is Terms.UK:
        return told, sure
    if re.search(r"\b\d*(?:sc|hdc)\b|\b(?:us|american)\b|\bsingle crochet|\bhalf double", words, re.IGNORECASE):
        return Terms.US, True
    start = _START.match(words)
    if start is None:
        return before, False
    height = int(start.group("ch") or start.group("uk"))
    return _TALL.get((height, start.group("stitch").lower()), before), False
