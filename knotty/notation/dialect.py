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


_TAG = re.compile(r"[(\[][ \t]*(uk|us)(?:[ \t]+(?:version|crochet))?[ \t]*[)\]]", re.IGNORECASE)
_US_CHAIN = re.compile(
    r"\b(?:ch[ -]?3\b[^.\n]{0,40}?(?:count\w*[ ]+as|=)[^.\n]{0,20}?\bdc"
    r"|(?:ch[ -]?4|4[ ]?ch)\b[^.\n]{0,40}?(?:count\w*[ ]+as|=)[^.\n]{0,20}?\btr)\b",
    re.IGNORECASE,
)
_TREBLE = re.compile(r"\b\d*tr\b|\btrebles?\b", re.IGNORECASE)
_WEAK = tuple(
    re.compile(sign, re.IGNORECASE) for sign in (r"\bmiss\b", r"\bss\b", r"\btension\b", r"\byrh\b", r"\b\d{1,2}ch\b")
)
_ENOUGH = 2  # weak signs that together make UK the better guess; one alone stands in many US patterns

_THE_TERMS = re.compile(
    rf"[(\[]?(?:(?:written|all)[ \t]+in[ \t]+)?(?:{SAYS_TERMS.pattern})(?:[ \t]+(?:are[ \t]+)?(?:used|throughout))*"
    r"[)\]]?[.:;,!]*[ \t]*",
    re.IGNORECASE,
)


def drop_terms(words: str) -> str:
    """Return `words` without what they say of the dialect; empty where that is all they say."""
    rest = _THE_TERMS.sub("", words)
    return rest.rstrip() if rest.strip(" .:;!-*()[]") else ""


def skip_terms(text: str, start: int, end: int) -> int:
    """`UK crochet terms. Make 13ch.`: where what follows the sentence about the dialect begins."""
    said = _THE_TERMS.match(text, start, end)
    return said.end() if said and said.end() < end and "." in said.group() else start


def detect_terms(text: str) -> tuple[Terms, bool]:
    """Return the dialect of a pattern and whether that is certain: said outright, or told by `htr`, `sc` or `hdc`.

    Only those words decide; else the height of the starting chain does (3 chains for a treble: UK); else US is taken,
    and is certain only where the text has no `tr` that would be another stitch in the UK.
    """
    said = _LINE.search(text) or SAYS_TERMS.search(text)
    if said:
        return (Terms.UK if said.group(1).lower() in ("uk", "u.k.", "british") else Terms.US), True
    tags = {match.group(1).lower() for match in _TAG.finditer(text)}
    if len(tags) == 1:
        return (Terms.UK if tags == {"uk"} else Terms.US), True
    if _US_ONLY.search(text):
        return Terms.US, True
    if _HTR.search(text):
        return Terms.UK, True
    if _UK_CHAIN.search(text) or _seems_british(text):
        return Terms.UK, False
    return Terms.US, True


def _seems_british(text: str) -> bool:
    """Trebles, no chain that is as tall as a US stitch, and several weak signs."""
    if _US_CHAIN.search(text) or not _TREBLE.search(text):
        return False
    return sum(sign.search(text) is not None for sign in _WEAK) >= _ENOUGH
