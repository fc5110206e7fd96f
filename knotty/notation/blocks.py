"""Telling a piece worked from corner to corner (C2C): there the chains of a block are a space, never a stitch."""

from __future__ import annotations

import re

_SAYS_SO = re.compile(r"\bc2c\b|\bcorner[ -]to[ -]corner\b", re.IGNORECASE)
_FIRST_BLOCK = re.compile(r"\bch ?[56],? (?:1 )?dc in (?:the )?(?:3rd|4th|third|fourth) ch\b", re.IGNORECASE)
_COUNTS_BLOCKS = re.compile(r"\b[1-9]\d{0,2} (?:blocks?|tiles?)\b", re.IGNORECASE)
_BLOCK = re.compile(
    r"\((?:sl st|ss|slip st(?:itch)?)[^()\n]{0,40},\s*(?:ch ?[2-4]|[2-4] ?ch)\s*,\s*[2-4] ?(?:dc|tr|hdc|htr)\)",
    re.IGNORECASE,
)


def goes_corner_to_corner(text: str) -> bool:
    """Say whether the text names it, works its blocks, `(sl st, ch 3, 3 dc) in next ch-3 sp`, or counts them."""
    counts = _FIRST_BLOCK.search(text) is not None and _COUNTS_BLOCKS.search(text) is not None
    return counts or _SAYS_SO.search(text) is not None or _BLOCK.search(text) is not None
