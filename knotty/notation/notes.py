"""Notes in the words of another dialect: only the names of stitches change, each as the reader sees it.

Instructions are written from the tree, by words.
"""

from __future__ import annotations

import re

from knotty.craft.stitches import STITCHES
from knotty.craft.terms import Terms, name_stitch, name_word
from knotty.notation.dialect import drop_terms
from knotty.notation.tokens import Token, split_tokens

_NAMES_A_DIALECT = re.compile(r"\b(?:US|USA|UK|U\.S\.|U\.K\.|American|British)\b")
_WORD = re.compile(r"skip|gauge|yo|miss|tension|yrh", re.IGNORECASE)
_LONGEST_SHORT = 4  # letters of an abbreviation without a number: "trtr"


def write_note(note: str, terms: Terms, wanted: Terms) -> str | None:
    """Return `note` (in `terms`) in the dialect `wanted`; empty for one that only says which dialect it is in.

    None for a note that cannot be told in another dialect, since it speaks of both.
    """
    if terms is wanted:
        return note
    note = drop_terms(note)
    if not note:
        return ""
    if _NAMES_A_DIALECT.search(note):
        return None
    pieces, done = [], 0
    for token in split_tokens(note, terms):
        said = _translate(note[token.start : token.end], token, wanted)
        pieces += [note[done : token.start], said]
        done = token.end
    return "".join((*pieces, note[done:]))


def _translate(words: str, token: Token, wanted: Terms) -> str:
    if _WORD.fullmatch(words):
        return name_word(words, wanted)
    stitch = STITCHES.get(token.value) if token.kind == "stitch" else None
    if stitch is None or stitch.abbreviation == stitch.uk_abbreviation:
        return words
    if words.replace(" ", "").isalpha() and len(words) > _LONGEST_SHORT and words.lower() not in ("sl st", "sl sts"):
        name = stitch.name if wanted is Terms.US else stitch.uk_name
        said = name + "s" * (words.lower().endswith("s") and not words.lower().endswith(name[-2:]))
    else:
        said = name_stitch(stitch.abbreviation, wanted)
    return said[:1].upper() + said[1:] if words[:1].isupper() else said
