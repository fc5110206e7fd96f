"""Telling US from UK terms. What the words mean is craft's."""

from __future__ import annotations

import re

from knotty.craft.terms import Terms

SAYS_TERMS = re.compile(
    r"\b(uk|u\.k\.|british|us|u\.s\.|american)\b[ \t]*(?:crochet[ \t]+)?(?:terms|terminology|stitches)\b", re.IGNORECASE
)
_LINE = re.compile(
    r"^[ \t]*terms(?:[ \t]+used)?[ \t]*[:=][ \t]*(uk|us|british|american)\b", re.IGNORECASE | re.MULTILINE
)
_HTR = re.compile(r"\b\d*htrs?\b|\bhalf trebles?\b", re.IGNORECASE)
_US_ONLY = re.compile(r"\b\d*(?:sc|hdc|sc\d+tog|hdc\d+tog)\b|\bsingle crochet\b|\bhalf double\b", re.IGNORECASE)
_UK_CHAIN = re.compile(
    r"\b(?:3[ ]?ch|ch[ -]?3)\b(?:(?!\dch\b|\bch\b)[^.\n]){0,40}?(?:count\w*[ ]+as|=)[ ]*"  # of that chain, no later one
    r"(?:a[ ]+|1[ ]*|the[ ]+)?(?:first[ ]+)?(?:tr|treble)\b",
    re.IGNORECASE,
)


_THE_TERMS = re.compile(
    rf"[(\[]?(?:(?:written|all)[ \t]+in[ \t]+)?(?:{SAYS_TERMS.pattern})(?:[ \t]+(?:are[ \t]+)?(?:used|throughout))*"
    r"[)\]]?[.:;,!]*[ \t]*",
    re.IGNORECASE,
)


def drop_terms(words: str) -> str:
    """Return `words` without what they say of the dialect; empty where that is all they say."""
    rest = _THE_TERMS.sub("", words)
    return rest.rstrip() if rest.strip(" .:;!-*()[]") else ""


def detect_terms(text: str) -> tuple[Terms, bool]:
    """Return the dialect of a pattern and whether that is certain: said outright, or told by `htr`, `sc` or `hdc`.

    Only those words decide; else the height of the starting chain does (3 chains for a treble: UK); else US is taken,
    and is certain only where the text has no `tr` that would be another stitch in the UK.
    """
    said = _LINE.search(text) or SAYS_TERMS.search(text)
    if said:
        return (Terms.UK if said.group(1).lower() in ("uk", "u.k.", "british") else Terms.US), True
    if _US_ONLY.search(text):
        return Terms.US, True
    if _HTR.search(text):
        return Terms.UK, True
    if _UK_CHAIN.search(text):
        return Terms.UK, False
    return Terms.US, True
