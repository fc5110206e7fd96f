"""Writing a whole pattern as a plain text file: `read_pattern(write_pattern(p))` gives `p` again.

Single phrases are words'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.instructions import Unread
from knotty.craft.pattern import Definition, LineKind, Part, Pattern, Round
from knotty.craft.terms import Terms
from knotty.notation.definitions import write_making
from knotty.notation.header import write_header
from knotty.notation.words import write_declared, write_sequence

_NUMBERED = re.compile(r"(.*?)(\d+)$")
_ORDINAL = re.compile(r"(\d+(?:st|nd|rd|th)) (.+)$")


def write_pattern(pattern: Pattern, terms: Terms | None = None, abbreviations: Sequence[tuple[str, str]] = ()) -> str:
    """Return the canonical text in `terms` (None: the pattern's own), ending in a newline.

    `abbreviations`, each with its meaning, go into the header; what is read does not depend on them.

    Exact for patterns whose rounds have no Readings and nothing unread; of Readings the usual one is written.
    """
    terms = terms or pattern.terms
    blocks = [[pattern.title]] if pattern.title else []
    if pattern.notes:
        blocks.append(list(pattern.notes))
    header = [f"Terms: {terms.name}", *write_header(pattern.header, terms)]
    if abbreviations:
        header.append("Abbreviations: " + ", ".join(f"{key} {meaning}" for key, meaning in abbreviations))
    blocks.append(header)
    if pattern.definitions:
        lines = [write_definition(definition, terms) for definition in pattern.definitions]
        blocks.append(["Special stitches:", *lines])
    blocks.extend(_write_part(part, terms) for part in pattern.parts)
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def write_definition(definition: Definition, terms: Terms) -> str:
    """Return what the author's own stitch is made of: `Shell (sh): 5 dc in same st.`."""
    return replace(definition, said=write_making(definition, terms)).line


def _write_part(part: Part, terms: Terms) -> list[str]:
    heading = [f"{part.name} (make {part.make})" if part.make != 1 else part.name] if part.name else []
    return heading + [write_line(line, terms) for line in part.lines]


def write_line(line: Round, terms: Terms) -> str:
    """Return one line of a part: label, side, instructions, count. A note as it is."""
    if line.kind is LineKind.NOTE:
        return line.note
    if line.again:
        return line.text  # it names rounds as the pattern does, so that it is read again as it was
    words = write_sequence(line.body, terms)
    if not (len(line.body) == 1 and isinstance(line.body[0], Unread)):
        words = words[:1].upper() + words[1:] + ("." if words else "")
    declared = f" {write_declared(line.declared, terms)}" if line.declared else ""
    if not line.labels:
        return words + declared
    side = f" ({line.side})" if line.side else ""
    return f"{write_label(line.labels)}{side}: {words}{declared}".rstrip()


def write_label(labels: tuple[str, ...]) -> str:
    """Return the label of a round or a range: `Rnd 4`, `Rnds 4-6`, `4th-6th rnds`."""
    first, last = labels[0], labels[-1]
    if len(labels) == 1:
        return first
    ordinal, ordinal_last = _ORDINAL.fullmatch(first), _ORDINAL.fullmatch(last)
    if ordinal and ordinal_last:
        return f"{ordinal.group(1)}-{ordinal_last.group(1)} {ordinal.group(2)}s"
    numbered, numbered_last = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(last)
    if numbered and numbered_last:
        stem = numbered.group(1)
        many = f"{stem.rstrip()}s{stem[len(stem.rstrip()) :]}" if stem.endswith(" ") else stem  # "Rnds 4-6", but "R4-6"
        return f"{many}{numbered.group(2)}-{numbered_last.group(2)}"
    return first
