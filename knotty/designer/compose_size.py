"""What is said of the size a piece comes to: where it is not what was asked for, or not what anybody expects."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.craft.layout import Item, Layout
from knotty.designer.facts import Facts

_OFF = 0.08  # a stated size missed by more is remarked on
_FAR = 0.2  # a size word missed by more could not be obeyed
_GROWN = 0.3  # a usual size missed by more, for the sake of the colours, is remarked on
_ODD = 2.5  # so many times larger or smaller than usual is remarked on
_LARGE_CM, _SMALL_BLANKET_CM = 400.0, 30.0


@dataclass(frozen=True, slots=True)
class Aim:
    """What a plan aimed at, and the size it comes to, both in cm. `is_grown`: a square's rounds show its colours."""

    item: Item
    size_cm: tuple[float, float]
    made_cm: tuple[float, float]
    is_grown: bool = False


def size_remarks(facts: Facts, aim: Aim, rounds: int) -> tuple[str, ...]:
    """Return a plain sentence on the size, where there is need."""
    made = aim.made_cm
    of_piece = (
        _word_remark(facts, aim, made),
        _stated_remark(facts, aim, made),
        _grown_remark(facts, aim, rounds, made),
    )
    said = next((remark for remark in of_piece if remark), "") or _odd_remark(facts, aim, made)
    if said and _is_extreme(aim, made) and max(made) > _LARGE_CM:
        said += f" That is more than {_LARGE_CM / 100:g} m."
    return (said,) if said else ()


def piece_remarks(facts: Facts, grid: Layout, rounds: int, border_cm: float, side_cm: float) -> tuple[str, ...]:
    """Return plain sentences on the width of the border and the side of the squares, each where there is need."""
    every = (_border_remark(grid, border_cm, side_cm), _square_remark(facts, rounds, side_cm))
    return tuple(remark for remark in every if remark)


def _errors(aim: Aim, made: tuple[float, float]) -> tuple[float, ...]:
    return tuple(abs(side / wanted - 1) for side, wanted in zip(made, aim.size_cm, strict=True))


def _write(size: tuple[float, float]) -> str:
    return f"{size[0]:g} x {size[1]:g} cm"


def _word_remark(facts: Facts, aim: Aim, made: tuple[float, float]) -> str:
    if not facts.size_word:
        return ""
    usual = _write((aim.item.width_cm, aim.item.height_cm))
    if min(_errors(aim, made)) > _FAR:
        return (
            f'The squares and rounds make the piece about {_write(made)}, whatever "{facts.size_word}" says; '
            f"a {aim.item.name} is usually {usual}."
        )
    return f'"{facts.size_word}" was read as about {_write(made)}; a {aim.item.name} is usually {usual}.'


def _stated_remark(facts: Facts, aim: Aim, made: tuple[float, float]) -> str:
    if facts.size_cm is None or max(_errors(aim, made)) <= _OFF:
        return ""
    return f"The piece comes to about {_write(made)}; whole squares do not make {_write(aim.size_cm)}."


def _grown_remark(facts: Facts, aim: Aim, rounds: int, made: tuple[float, float]) -> str:
    if facts.size_cm is None and aim.is_grown and max(_errors(aim, made)) > _GROWN:
        return f"It takes {rounds} rounds to show every colour, so the piece comes to about {made[0]:g} cm."
    return ""


def _odd_remark(facts: Facts, aim: Aim, made: tuple[float, float]) -> str:
    """Say a size that is far from the usual one, unless it is stated and sane."""
    usual = (aim.item.width_cm, aim.item.height_cm)
    odd = any(not 1 / _ODD <= side / other <= _ODD for side, other in zip(made, usual, strict=True))
    if not (_is_extreme(aim, made) or (odd and facts.size_cm is None)):
        return ""
    return f"The piece comes to about {_write(made)}; a {aim.item.name} is usually {_write(usual)}."


def _is_extreme(aim: Aim, made: tuple[float, float]) -> bool:
    """Longer than a room, or a blanket that covers nobody."""
    return max(made) > _LARGE_CM or ("blanket" in aim.item.name and min(made) < _SMALL_BLANKET_CM)


def _border_remark(grid: Layout, border_cm: float, side_cm: float) -> str:
    if border_cm <= side_cm:
        return ""
    one = "the square" if grid.squares == 1 else "one square"
    return f"The border is about {border_cm:.1f} cm wide, more than {one} inside it ({side_cm:.1f} cm)."


def _square_remark(facts: Facts, rounds: int, side_cm: float) -> str:
    if not facts.square_word:
        return ""
    times = f"{rounds} round{'s' * (rounds != 1)}"
    return f'"{facts.square_word}" squares: each has {times} and measures about {side_cm:.0f} cm.'
