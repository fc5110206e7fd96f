"""A word that a maker wants to read in her piece, set as a picture for filet crochet. The letters are motifs'."""

from __future__ import annotations

from knotty.motifs.bitmaps import LETTERS, Bitmap, centre, frame, stack, write_word

_MOST_WIDER = 1.5  # times as wide as planned, for a word that is longer than the piece


def draw_lettering(words: str, across: int, up: int, most_across: int) -> tuple[Bitmap, str]:
    """Return `words` in the middle of a net of about `across` by `up` blocks, as large as fits, and a remark.

    In one line, or a word a line where that lets the letters be larger; a letter a line where no word fits. Wider
    than `across` where it must be, by half of it at most and never over `most_across`. No picture, and why, where the
    words cannot be drawn or do not fit.
    """
    strange = sorted({letter for letter in words.upper() if letter not in LETTERS and letter != " "})
    if strange:
        return (), f"Only letters A to Z and figures can be drawn, so there is no {''.join(strange)!r}, but hearts."
    settings = [write_word(words), stack(*(write_word(word) for word in words.split()))]
    best = max((_enlarge(setting, across, up) for setting in settings), key=len)
    best = best or _enlarge(stack(*(write_word(letter) for letter in words if letter != " ")), across, up)
    if not best:
        best = min((frame(setting) for setting in settings), key=lambda setting: len(setting[0]))
    width = max(across, len(best[0]))
    if len(best) > up or width > min(_MOST_WIDER * across, most_across):
        return (), f'"{words.upper()}" does not fit into {across} by {up} blocks, so there are hearts.'
    return centre(best, width, up), ""


def _enlarge(setting: Bitmap, across: int, up: int) -> Bitmap:
    """The setting as many times as large as fits, an open block around it; none where it does not fit as it is."""
    times = min((across - 2) // len(setting[0]), (up - 2) // len(setting))
    return frame(tuple("".join(cell * times for cell in row) for row in setting for _ in range(times))) if times else ()
