"""Whether a design obeys what its prompt states, fact by fact. How well its colours suit an idea is fit's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from knotty.craft.brief import Brief
from knotty.craft.layout import find_item
from knotty.craft.palette import Colour
from knotty.evaluation.case import Case
from knotty.evaluation.ciede import difference_2000
from knotty.knowledge.colours import name_colour
from knotty.motifs.piece import Shape
from knotty.motifs.size import brief_size_cm, side_cm, size_cm
from knotty.motifs.wardrobe import find_maker
from knotty.workshop.design import Design

_UNWANTED = 12.0  # CIEDE2000 below which a maker who rules a colour out would see it all the same
_PANEL_CM = 12.0  # a panel ends with a whole repeat; the widest are about twice as wide
_ROUNDING_CM = 0.3

Check = Callable[[Design, Case], bool]


def judge_facts(design: Design, case: Case) -> dict[str, bool]:
    """Return for each fact that the case states whether the design obeys it."""
    return {key: check(design, case) for key, check in _CHECKS.items() if _is_stated(getattr(case, key))}


def _is_stated(value: object) -> bool:
    return not (value is None or value is False or value in ("", ()))  # 0 is stated: "no border"


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("gray", "grey").split())


def _is_colour(colour: Colour, said: str) -> bool:
    """`said` is a name, or a hex value, which must be the very one."""
    return colour.hex == said.upper() if said.startswith("#") else _plain(colour.name) == _plain(said)


def _yarns(design: Design) -> tuple[Colour, ...]:
    return tuple(yarn.colour for yarn in design.checked.pattern.header.yarns)


def _has_colours(design: Design, case: Case) -> bool:
    """Each is a yarn of the pattern, or the maker is told that it has no room."""
    told = " ".join(design.messages).casefold()
    palette, yarns = design.brief.palette, _yarns(design)
    return all(
        any(_is_colour(colour, said) for colour in yarns)
        or any(_is_colour(colour, said) and colour.name.casefold() in told for colour in palette)
        for said in case.colours
    )


def _has_no_others(design: Design, case: Case) -> bool:
    return all(any(_is_colour(colour, said) for said in case.colours) for colour in _yarns(design))


def _has_none_ruled_out(design: Design, case: Case) -> bool:
    ruled_out = [(said, name_colour(said)) for said in case.no]
    return not any(_is_like(yarn, said, colour) for yarn in _yarns(design) for said, colour in ruled_out)


def _is_like(yarn: Colour, said: str, colour: Colour | None) -> bool:
    same_word = _plain(said) in _plain(yarn.name).split()
    return same_word or (colour is not None and difference_2000(yarn, colour) < _UNWANTED)


def _slot(colour_of: Callable[[Brief], int], key: str) -> Check:
    def check(design: Design, case: Case) -> bool:
        return _is_colour(design.brief.palette[colour_of(design.brief)], getattr(case, key))

    return check


def _same(value_of: Callable[[Brief], object], key: str) -> Check:
    return lambda design, case: value_of(design.brief) == getattr(case, key)


def _grain_cm(brief: Brief) -> tuple[float, float]:
    """How far width and height may be off: half of what comes next, which is a piece, a round or a repeat."""
    shape = find_maker(brief.motif).shape
    if shape is Shape.PANEL:
        return _PANEL_CM, _PANEL_CM
    one = size_cm(brief.motif, brief.rounds, brief.weight)
    if brief.layout.squares == 1:
        return one.width_cm / brief.rounds, one.height_cm / brief.rounds
    return one.width_cm / 2, one.height_cm / 2


def _has_size(design: Design, case: Case) -> bool:
    made, grain = brief_size_cm(design.brief), _grain_cm(design.brief)
    wanted = case.size_cm or made
    return all(abs(a - b) <= off + _ROUNDING_CM for a, b, off in zip(made, wanted, grain, strict=True))


def _has_square(design: Design, case: Case) -> bool:
    brief = design.brief
    made = side_cm(brief.motif, brief.rounds, brief.weight)
    return abs(made - (case.square_cm or made)) <= made / brief.rounds / 2 + _ROUNDING_CM


def _has_scale(design: Design, case: Case) -> bool:
    item = find_item(design.brief.item)
    width, height = brief_size_cm(design.brief)
    usual, made = item.width_cm * item.height_cm, width * height
    return made < usual if case.size == "smaller" else made > usual


def _has_lettering(design: Design, case: Case) -> bool:
    """The picture has as many letters as the words: runs of columns, or of rows, with something filled in them."""
    rows = design.brief.picture
    letters = len(case.lettering.replace(" ", ""))
    return letters in (_count_runs(rows), _count_runs([*map("".join, zip(*rows, strict=True))]))


def _count_runs(lines: Sequence[str]) -> int:
    return len(re.findall("#+", "".join("#" if "#" in line else "." for line in lines)))


def _is_said(design: Design, case: Case) -> bool:
    told = " ".join(design.messages).casefold()
    return all(word.casefold() in told for word in case.said)


def _is_absent(design: Design, case: Case) -> bool:
    return not any(word.casefold() in design.checked.text.casefold() for word in case.absent)


_CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "item": _same(lambda brief: brief.item, "item"),
        "colours": _has_colours,
        "only": _has_no_others,
        "no": _has_none_ruled_out,
        "colour_count": lambda design, case: len(_yarns(design)) == case.colour_count,
        "border_colour": _slot(lambda brief: brief.border_colour, "border_colour"),
        "joining_colour": _slot(lambda brief: brief.joining_colour, "joining_colour"),
        "centre_colour": _slot(lambda brief: brief.colour_order[0], "centre_colour"),
        "outer_colour": _slot(lambda brief: brief.colour_order[-1], "outer_colour"),
        "size_cm": _has_size,
        "square_cm": _has_square,
        "size": _has_scale,
        "squares": _same(lambda brief: brief.layout.squares, "squares"),
        "columns": _same(lambda brief: brief.layout.columns, "columns"),
        "rows": _same(lambda brief: brief.layout.rows, "rows"),
        "rounds": _same(lambda brief: brief.rounds, "rounds"),
        "border_rounds": _same(lambda brief: brief.border_rounds, "border_rounds"),
        "motif": _same(lambda brief: brief.motif, "motif"),
        "arrangement": _same(lambda brief: brief.arrangement, "arrangement"),
        "border_style": _same(lambda brief: brief.border_style, "border_style"),
        "joining": _same(lambda brief: brief.joining, "joining"),
        "weight": _same(lambda brief: brief.weight, "weight"),
        "skill": _same(lambda brief: brief.skill, "skill"),
        "terms": _same(lambda brief: brief.terms, "terms"),
        "lettering": _has_lettering,
        "said": _is_said,
        "absent": _is_absent,
    }
)
