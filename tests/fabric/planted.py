"""Faults planted in right patterns, one at a time, and which of them leave a pattern that is right all the same.

What counts as right all the same is decided here from the words alone, kind by kind; no verdict of ours is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from knotty.craft.pattern import LineKind, Pattern, Round
from knotty.motifs import flower, granny_circle, hexagon, spiked, sunburst, textured
from knotty.motifs.granny import GRANNIES, write_square
from knotty.motifs.piece import Piece
from knotty.notation.clean import normalise_text
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_pattern
from tests.fabric.mutate import KINDS
from tests.pattern_files import load_cases


@dataclass(frozen=True)
class Fault:
    """A pattern with one fault: its kind, the round it stands in, the words of that round, and of those after it."""

    kind: str
    where: tuple[str, ...]
    text: str
    before: str
    after: str
    later: tuple[str, ...]
    others: tuple[str, ...]
    in_rows: bool


# -- hosts -----------------------------------------------------------------------------------------------------------


def write_hosts() -> Iterator[tuple[str, str]]:
    """Right squares of ours to plant in: both motifs, in one and in changing colours, our words and other people's."""
    for motif in GRANNIES:
        for colours in ("AAAA", "ABCA"):
            text = write_pattern(Pattern("Host", parts=(write_square(motif, colours),)))
            yield f"{motif.value} {colours}", text
            yield f"{motif.value} {colours}, as blogs write it", _reword(text)


def write_centres() -> Iterator[tuple[str, str]]:
    """Right pieces of the wardrobe with centres, corners and spikes of their own, in one colour and in three."""
    makers = (module.MAKERS for module in (textured, sunburst, flower, spiked, hexagon, granny_circle))
    for maker in chain.from_iterable(makers):
        for colours in ("AAAAA", "ABCAB"):
            pattern = Pattern("Host", parts=(maker.write(Piece(tuple(colours))),), definitions=maker.definitions)
            yield f"{maker.motif.value} {colours}", write_pattern(pattern)


def _reword(text: str) -> str:
    """The same square in the words of blogs and magazines."""
    changes = (
        (r"Rnd (\d)", r"Round \1"),
        (r"; rep from \* 2 more times", "; repeat from * twice more"),
        (r"join with sl st to top of ch-3", "sl st in top of beg ch-3 to join"),
        (r"dc in each of next (\d+) dc", r"1 dc in next \1 dc"),
        (r"\bsp\b", "space"),
        (r"\[(.*?)\] (\d) times", r"(\1) \2 times"),
    )
    for pattern, words in changes:
        text = re.sub(pattern, words, text)
    return text


FILES = (
    "blogs",
    "circles",
    "foreign_borders",
    "foreign_circles",
    "foreign_granny",
    "foreign_more",
    "foreign_rows",
    "foreign_solid",
    "rows",
    "samples",
    "squares",
)


def load_foreign() -> Iterator[tuple[str, str]]:
    """Right patterns of the pattern files, in the words of blogs, magazines and shops."""
    for name in FILES:
        for case in load_cases(name):
            if case.verdict in ("right", "assumed"):
                yield case.title, normalise_text(case.text)


def strip_counts(text: str) -> str:
    """`text` without its declared counts, brackets and dashes before them included."""
    text = normalise_text(text)
    pattern, _ = read_pattern(text)
    spans = {line.declared.span for part in pattern.parts for line in part.lines if line.declared}
    for span in sorted(spans, reverse=True):
        head, tail = text[: span.start].rstrip(" -–—=:"), text[span.end :]
        if head.endswith(("(", "[", "{")):
            head, tail = head[:-1].rstrip(" -–—=:,"), tail.lstrip(")]}")
        elif tail.startswith("."):
            tail = tail[1:]
        text = head + ("." if not head.endswith(".") and tail.startswith(" ") else "") + tail
    return text


# -- planting --------------------------------------------------------------------------------------------------------


def plant_faults(text: str) -> Iterator[Fault]:
    """Yield `text` with one fault in it, for every kind of fault and every round that it can be planted in."""
    pattern, _ = read_pattern(text)
    for part in pattern.parts:
        lines = [line for line in part.lines if line.labels]
        bodies = [_body(text, line) for line in lines]
        for at, line in enumerate(lines):
            others = (*bodies[:at], *bodies[at + 1 :])
            for kind, plant in KINDS.items():
                for changed in plant(bodies[at], pattern.terms.name):
                    if changed == bodies[at]:
                        continue
                    begin = line.span.start
                    whole = text[:begin] + changed + text[begin + len(bodies[at]) :]
                    rows = line.kind is LineKind.ROW
                    yield Fault(kind, line.labels, whole, bodies[at], changed, tuple(bodies[at + 1 :]), others, rows)


def plant_counts(text: str) -> Iterator[Fault]:
    """Yield `text` with one declared count off by one, for every round that has one."""
    pattern, _ = read_pattern(text)
    for part in pattern.parts:
        for line in part.lines:
            if line.declared is None or not line.labels:
                continue
            begin, end = line.declared.span
            said = text[begin:end]
            changed = re.sub(r"(?<!ch-)(?<!ch )\d+", lambda number: str(int(number[0]) + 1), said, count=1)
            if changed != said:
                whole = text[:begin] + changed + text[end:]
                rows = line.kind is LineKind.ROW
                yield Fault("count off by one", line.labels, whole, said, changed, (), (), rows)


def _body(text: str, line: Round) -> str:
    return text[line.span.start : line.declared.span.start if line.declared else line.span.end]


# -- what stays right ------------------------------------------------------------------------------------------------

_NUMBER = re.compile(
    r"\b(?:next|over|last|first) \d|\d (?:more )?times|[x×] ?\d|\b(?:twice|once)\b|\b(?:two|three) (?:more )?times",
    re.IGNORECASE,
)
_IN_RING = re.compile(r"\b(?:ring|circle|MR|MC|loop|from hook)\b", re.IGNORECASE)
_REPEAT = re.compile(
    r"\*.*?\brep(?:eat)?\b[^.;,]*|[(\[][^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*[)\]] ?(?:\d+ times|twice|[x×] ?\d+)"
    r"|\*[^*]*\* ?(?:[x×] ?)?\d+(?: times|x)?",
    re.IGNORECASE | re.DOTALL,
)
_EACH = re.compile(
    r"\d* ?\w+ ?(?:in|into) (?:\w+ \w+ of |blo of |flo of )?"
    r"each [^,.;*]*(?:around|to end|across|unworked)?"
    r"|\*[^*]*\brep(?:eat)? (?:around|from \*)[^.;]*|in (?:each|every)[^.;]*",
    re.IGNORECASE,
)
_TRAVEL = re.compile(r"(?:sl st|ss|slip st(?:itch)?)\b[^.,;]*|(?:counts as|=)[^.,;)]*", re.IGNORECASE)
_JOIN = re.compile(r"\b(?:join|sl st|ss|slip st)[^.;]*$", re.IGNORECASE)
_LEFT = re.compile(r"\bunworked\b|\bleav", re.IGNORECASE)
_OPEN_REPEAT = re.compile(r"\brepeat(?:ed)?\b|\bmanner\b|[)}] ?(?:all )?around|[x×] ?[({]|\* ?\d+$", re.IGNORECASE)
_COUNTED_START = re.compile(r"(?:ch(?:ain)? ?[3-9]|[3-9] ?ch)\b", re.IGNORECASE)
_WORK = re.compile(r"\b(?:dc|sc|hdc|tr|htr|treble|inc)\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?:join|sl st|ss|slip|with|attach)[^.,]*[.,] ?", re.IGNORECASE)
_ASIDE = re.compile(
    r"\((?:count|=|does|skip)[^()]*\)|\b(?:join|sl st|ss|slip st)[^.;,]*"
    r"|\b(?:in|into|of) (?:\w+ ){0,4}?\w+(?=[,.;)*]|$)",
    re.IGNORECASE,
)
_WORKED = re.compile(r"\b(?:dc|sc|hdc|tr|htr|treble)\b", re.IGNORECASE)
_SPACE_NAMED = re.compile(r"\b(?:sps?|spaces?|corners?|lps?|loops?)\b", re.IGNORECASE)


def _is_all_repeat(fault: Fault) -> bool:
    """Nothing is worked outside of the repeat: every time round has the same slip."""
    if _OPEN_REPEAT.search(fault.before) and not re.search(r"[*\[]|\) \d", fault.before):
        return True
    outside = _EACH.sub("", _REPEAT.sub("", fault.before))
    outside = re.sub(
        r"\([^()]*(?:count|=)[^()]*\)|(?:join|sl st|ss|slip)[^,.;]*|(?:in|to|of) [^,.;]*",
        "",
        outside,
        flags=re.IGNORECASE,
    )
    return not _WORK.search(outside) and not _COUNTED_START.search(outside)


def _has_numbers_after(fault: Fault) -> bool:
    return any(_NUMBER.search(_TRAVEL.sub("", body)) for body in fault.later)


def _repeat_stays_right(fault: Fault) -> bool:
    """`rep from * 3 times` has two senses; and nothing after a ring says how many corners there are to be."""
    senses = "more" not in fault.before and re.search(
        r"(?:rep|repeat) (?:from )?\*? ?(?:\d+|twice|once|three) ?(?:times)?(?! ?more)", fault.before, re.IGNORECASE
    )
    return bool(senses) or (bool(_IN_RING.search(fault.before)) and not _has_times_after(fault))


def _has_times_after(fault: Fault) -> bool:
    """A later round says how many corners or parts there are."""
    said = r"\brep[^.;]*?(?:\d|twice|once|two|three)|[)\]] ?(?:\d|twice|[x×])"
    return any(re.search(said, _TRAVEL.sub("", _JOIN.sub("", body)), re.IGNORECASE) for body in fault.later)


def _join_stays_right(fault: Fault) -> bool:
    """It was the only round that is joined."""
    return not any(re.search(r"\bjoin|\bsl st|\bss\b|slip st", body, re.IGNORECASE) for body in fault.others)


def _chain_stays_right(fault: Fault) -> bool:
    """Rows may have their spaces where they like; a last round all of one repeat too."""
    return not any(_SPACE_NAMED.search(body) for body in fault.later) and (fault.in_rows or _is_all_repeat(fault))


def _swap_stays_right(fault: Fault) -> bool:
    """No later round calls the stitch by its name, and no like stitch of its round stands beside it."""
    swapped = next(
        old for old, new in zip(_WORK.findall(fault.before), _WORK.findall(fault.after), strict=False) if old != new
    )
    named = any(
        re.search(rf"(?:in|next|each|of|skip) (?:\d+ )?{swapped}\b", body, re.IGNORECASE) for body in fault.later
    )
    return not named and (fault.in_rows or _is_all_repeat(fault) or _is_plain(fault))


def _is_plain(fault: Fault) -> bool:
    """One instruction makes the whole round, or each stitch is written out: nothing says what is regular."""
    said = _ASIDE.sub("", fault.before)
    return len(_WORKED.findall(said)) == 1 or not re.search(
        r"[*\[{]|\btimes\b|\brep|[x×] ?\d|\baround\b|\beach\b", said, re.IGNORECASE
    )


def _number_stays_right(fault: Fault) -> bool:
    """Later rounds go around whatever there is, and the round itself has nothing to compare with.

    Where nothing says whether the starting chain counts, one stitch more or less beside it says that.
    """
    if not re.search(r"count|=", fault.text) and _COUNTED_START.match(_LEAD.sub("", fault.before)):
        return True
    if (_is_plain(fault) or _is_all_repeat(fault)) and not _has_times_after(fault) and _go_around(fault):
        return True  # later rounds go around whatever there is, as long as it divides
    alone = fault.in_rows or _is_all_repeat(fault) or bool(_IN_RING.search(fault.before)) or _is_plain(fault)
    return alone and not _has_numbers_after(fault)


def _go_around(fault: Fault) -> bool:
    return all(re.search(r"\baround\b|\beach\b", body, re.IGNORECASE) and "corner" not in body for body in fault.later)


def _side_stays_right(fault: Fault) -> bool:
    """What is left over is left on purpose, or a repeat goes on over any number."""
    return bool(_LEFT.search(fault.before)) or (_goes_on(fault) and not _has_numbers_after(fault))


def _goes_on(fault: Fault) -> bool:
    return bool(re.search(r"around|across|to (?:end|last)", fault.before, re.IGNORECASE)) and (
        fault.in_rows or _is_all_repeat(fault)
    )


_STAYS_RIGHT: Mapping[str, Callable[[Fault], bool]] = MappingProxyType(
    {
        "repeat one short": _repeat_stays_right,
        "repeat one long": _repeat_stays_right,
        "join lost": _join_stays_right,
        "chain dropped": _chain_stays_right,
        "stitch swapped": _swap_stays_right,
        "side one short": _side_stays_right,
        "side one long": _side_stays_right,
        "group one too small": _number_stays_right,
        "group one too large": _number_stays_right,
    }
)


def stays_right(fault: Fault) -> bool:
    """Say whether a careful reader, too, could find nothing wrong in the text."""
    rule = _STAYS_RIGHT.get(fault.kind)
    return rule is not None and rule(fault)
