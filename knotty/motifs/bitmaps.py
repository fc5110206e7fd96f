"""Small pictures of "#" and ".": hearts, and letters and figures in 5 x 7, drawn for this project.

How they are worked is filet's, or corner_to_corner's.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Bitmap = tuple[str, ...]

HEART: Bitmap = (
    ".##.##.",
    "#######",
    "#######",
    ".#####.",
    "..###..",
    "...#...",
)
_GLYPHS = """
A .###. #...# #...# ##### #...# #...# #...#
B ####. #...# #...# ####. #...# #...# ####.
C .###. #...# #.... #.... #.... #...# .###.
D ####. #...# #...# #...# #...# #...# ####.
E ##### #.... #.... ####. #.... #.... #####
F ##### #.... #.... ####. #.... #.... #....
G .###. #...# #.... #.### #...# #...# .###.
H #...# #...# #...# ##### #...# #...# #...#
I .###. ..#.. ..#.. ..#.. ..#.. ..#.. .###.
J ..### ...#. ...#. ...#. ...#. #..#. .##..
K #...# #..#. #.#.. ##... #.#.. #..#. #...#
L #.... #.... #.... #.... #.... #.... #####
M #...# ##.## #.#.# #.#.# #...# #...# #...#
N #...# ##..# ##..# #.#.# #..## #..## #...#
O .###. #...# #...# #...# #...# #...# .###.
P ####. #...# #...# ####. #.... #.... #....
Q .###. #...# #...# #...# #.#.# #..#. .##.#
R ####. #...# #...# ####. #.#.. #..#. #...#
S .#### #.... #.... .###. ....# ....# ####.
T ##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..
U #...# #...# #...# #...# #...# #...# .###.
V #...# #...# #...# #...# .#.#. .#.#. ..#..
W #...# #...# #...# #.#.# #.#.# ##.## #...#
X #...# #...# .#.#. ..#.. .#.#. #...# #...#
Y #...# #...# .#.#. ..#.. ..#.. ..#.. ..#..
Z ##### ....# ...#. ..#.. .#... #.... #####
0 .###. #...# #..## #.#.# ##..# #...# .###.
1 ..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.
2 .###. #...# ....# ...#. ..#.. .#... #####
3 .###. #...# ....# ..##. ....# #...# .###.
4 ...#. ..##. .#.#. #..#. ##### ...#. ...#.
5 ##### #.... ####. ....# ....# #...# .###.
6 .###. #.... #.... ####. #...# #...# .###.
7 ##### ....# ...#. ..#.. ..#.. .#... .#...
8 .###. #...# #...# .###. #...# #...# .###.
9 .###. #...# #...# .#### ....# ....# .###.
"""
LETTERS: Mapping[str, Bitmap] = MappingProxyType(
    {line[0]: tuple(line.split()[1:]) for line in _GLYPHS.strip().splitlines()}
)
LETTER_HEIGHT = 7
_WORD_GAP = "..."


def write_word(word: str) -> Bitmap:
    """Return a word as a picture of 7 rows, an open column between letters, three for a space.

    Raises ValueError for a word without a letter, or with one that is not in LETTERS.
    """
    words = word.upper().split()
    strange = sorted({letter for part in words for letter in part if letter not in LETTERS})
    if strange or not words:
        raise ValueError(f"only letters A to Z and figures can be drawn, found {''.join(strange) or 'nothing'!r}")
    rows = range(LETTER_HEIGHT)
    lines = ([".".join(LETTERS[letter][row] for letter in part) for part in words] for row in rows)
    return tuple(_WORD_GAP.join(line) for line in lines)


def frame(bitmap: Bitmap, margin: int = 1) -> Bitmap:
    """Return a picture with so many open rows and columns around it."""
    side = "." * margin
    empty = "." * (len(bitmap[0]) + 2 * margin)
    return ((empty,) * margin) + tuple(f"{side}{row}{side}" for row in bitmap) + ((empty,) * margin)


def centre(bitmap: Bitmap, width: int, height: int) -> Bitmap:
    """Return a picture in the middle of an open one of that size. Raises ValueError where it is too large for it."""
    if len(bitmap[0]) > width or len(bitmap) > height:
        raise ValueError(f"a picture of {len(bitmap[0])} by {len(bitmap)} does not fit into {width} by {height}")
    above, left = (height - len(bitmap)) // 2, (width - len(bitmap[0])) // 2
    rows = tuple(f"{'.' * left}{row}".ljust(width, ".") for row in bitmap)
    empty = ("." * width,)
    return (*empty * above, *rows, *empty * (height - len(bitmap) - above))


def stack(*bitmaps: Bitmap) -> Bitmap:
    """Return pictures above each other, each in the middle, an open row between."""
    width = max(len(bitmap[0]) for bitmap in bitmaps)
    centred = [tuple(row.center(width, ".") for row in bitmap) for bitmap in bitmaps]
    rows = [row for bitmap in centred for row in (*bitmap, "." * width)]
    return tuple(rows[:-1])


def colour(bitmap: Bitmap, filled: str, open_: str) -> Bitmap:
    """Return a picture in two yarn letters, for corner to corner."""
    return tuple(row.replace("#", "\0").replace(".", open_).replace("\0", filled) for row in bitmap)
