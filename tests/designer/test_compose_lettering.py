"""Words that a prompt wants in filet crochet are drawn, as large as fits, and can be worked and read."""

from __future__ import annotations

import pytest

from knotty.craft.finding import Verdict
from knotty.designer.compose_lettering import draw_lettering
from knotty.designer.facts import read_facts
from knotty.motifs.bitmaps import Bitmap, stack, write_word
from knotty.workshop.design import design_pattern


def _crop(picture: Bitmap) -> Bitmap:
    """What is drawn, without the open blocks around it."""
    filled = [number for number, row in enumerate(picture) if "#" in row]
    rows = picture[filled[0] : filled[-1] + 1]
    columns = [at for row in rows for at, cell in enumerate(row) if cell == "#"]
    return tuple(row[min(columns) : max(columns) + 1] for row in rows)


def _enlarge(picture: Bitmap, times: int) -> Bitmap:
    return tuple("".join(cell * times for cell in row) for row in picture for _ in range(times))


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ('filet blanket that says "HOME"', "home"),
        ("filet crochet baby blanket with the name Anaïs in blue", "anais"),
        ("filet cushion with the letters AB", "ab"),
        ("a filet throw saying “make do”, in red", "make do"),
        ("filet throw with hearts", ""),
        ("filet blanket with letters in red", ""),
        ('granny blanket that says "HOME"', ""),
        ("filet blanket with the name of my cat", ""),
    ],
)
def test_the_words_are_read_from_the_prompt(prompt: str, words: str) -> None:
    assert read_facts(prompt).lettering == words


def test_colours_beside_the_words_are_still_read() -> None:
    assert [colour.name for colour in read_facts('filet throw in red with the word "home" and white').colours] == [
        "red",
        "white",
    ]


@pytest.mark.parametrize(
    ("prompt", "word", "times"),
    [('filet blanket that says "HOME"', "home", 2), ("filet cushion cover with the letters AB", "ab", 1)],
)
def test_the_word_stands_in_the_design_which_is_right(prompt: str, word: str, times: int) -> None:
    design = design_pattern(prompt, engines=())
    assert _crop(design.brief.picture) == _enlarge(write_word(word), times)
    assert (design.checked.verdict, design.checked.findings) == (Verdict.RIGHT, ())
    open_blocks = [row.count(".") for row in reversed(design.brief.picture)]
    made = [report.made.spaces.get("ch-2", 0) for report in design.checked.rounds]
    assert made[: len(open_blocks)] == open_blocks
    rows = zip(reversed(design.brief.picture), design.brief.colour_order, strict=True)
    assert len({colour for row, colour in rows if "#" in row}) == 1


def test_a_panel_with_words_is_as_large_as_with_hearts() -> None:
    plain, said = (design_pattern(f"filet blanket {words}", engines=()).checked for words in ("", "saying hi"))
    assert plain.pattern.header.size_cm == said.pattern.header.size_cm


def test_words_go_on_lines_of_their_own_where_they_are_larger_so() -> None:
    one_line, _ = draw_lettering("be mine", 60, 9, 120)
    lines, _ = draw_lettering("be mine", 60, 60, 120)
    assert _crop(one_line) == write_word("be mine")
    assert _crop(lines) == _enlarge(stack(write_word("be"), write_word("mine")), 2)


def test_a_net_grows_for_its_word_by_half_at_most() -> None:
    grown, said = draw_lettering("love", 20, 9, 120)
    assert (len(grown[0]), said) == (25, "")
    assert draw_lettering("love", 15, 9, 120) == ((), '"LOVE" does not fit into 15 by 9 blocks, so there are hearts.')
    assert draw_lettering("love", 200, 6, 120)[0] == ()


def test_what_has_no_letter_is_told() -> None:
    assert draw_lettering("毛布", 60, 60, 120) == (
        (),
        "Only letters A to Z and figures can be drawn, so there is no '布毛', but hearts.",
    )
