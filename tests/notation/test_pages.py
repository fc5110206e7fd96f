from __future__ import annotations

import pytest

from knotty.notation.clean import normalise_text
from knotty.notation.pages import join_pages, join_rounds


def test_running_heads_and_page_numbers_go_and_titles_stay() -> None:
    pages = [
        "Sunny Square\nMake a magic ring.\nRnd 1: 6 sc in ring. (6)\nYarn Shed 2024\n1",
        "Sunny Square\nRnd 2: 2 sc in each st. (12)\nYarn Shed 2024\n2",
        "Sunny Square\nRnd 3: Sc in each st. (12)\nYarn Shed 2024\n3",
    ]
    text = join_pages(pages)
    assert "Yarn Shed" not in text
    assert text.split("\n")[-2:] == ["Rnd 2: 2 sc in each st. (12)", "Rnd 3: Sc in each st. (12)"]


def test_what_stands_on_one_page_only_stays() -> None:
    assert join_pages(["Sunny Square\nRnd 1: 6 sc in ring.", "Notes\nBlock it."]) == (
        "Sunny Square\nRnd 1: 6 sc in ring.\nNotes\nBlock it."
    )


def test_a_round_that_is_alike_on_two_pages_is_no_running_head() -> None:
    pages = ["Rnd 1: 6 sc in ring.\nRnd 2: Sc in each st.", "Rnd 3: Sc in each st.\nRnd 4: Sc in each st."]
    assert join_pages(pages).count("Rnd") == 4


@pytest.mark.parametrize("foot", ["Page 4", "- 4 -", "4 / 12", "page 4 of 12", "Seite 4 von 12"])
def test_a_page_number_goes_however_it_is_written(foot: str) -> None:
    assert join_pages([f"Rnd 1: 6 sc in ring.\n{foot}"]) == "Rnd 1: 6 sc in ring."


@pytest.mark.parametrize("line", ["(12)", "12 sc", "[24 dc]"])
def test_a_count_at_the_foot_of_a_page_stays(line: str) -> None:
    assert join_pages([f"Rnd 2: 2 sc in each st.\n{line}"]).endswith(line)


def test_ligatures_are_letters_and_soft_hyphens_nothing() -> None:
    assert (
        join_pages(["Work the ﬁrst puﬀ in the oﬃcial cor\u00adner."]) == "Work the first puff in the official corner."
    )


def test_a_round_cut_in_two_by_a_page_is_one_line_when_it_is_read() -> None:
    pages = [
        "Rnd 1: Ch 3, 2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from *\n1",
        "2 more times, join with sl st to top of ch-3.\nRnd 2: Sl st to corner.\n2",
    ]
    assert "rep from * 2 more times" in normalise_text(join_pages(pages))


def test_no_pages_have_no_text() -> None:
    assert join_pages([]) == join_pages(["", "  \n"]) == ""


def test_a_round_in_a_narrow_column_is_one_line() -> None:
    lines = [
        "Rnd 2: Sl st to corner, ch 3",
        "(counts as dc), (2 dc, ch 2, 3 dc)",
        "in same sp, *ch 1; rep from",
        "* 2 more times.",
    ]
    (joined, after) = join_rounds([*lines, "(24 dc, 4 ch-2 sps, 4", "ch-1 sps)", "Rnd 3: Sc."])
    assert after == "Rnd 3: Sc."
    assert joined == (
        "Rnd 2: Sl st to corner, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, *ch 1; rep from * 2 more times. "
        "(24 dc, 4 ch-2 sps, 4 ch-1 sps)"
    )


def test_a_label_in_a_cell_of_its_own_gets_its_round() -> None:
    assert join_rounds(["Rnd", "1", "6 sc in", "ring.", "(6)", "Rnd", "2", "Sc in each st."]) == [
        "Rnd 1: 6 sc in ring. (6)",
        "Rnd 2: Sc in each st.",
    ]


@pytest.mark.parametrize("after", ["www.yarn-shed.example", "Fasten off.", "Notes", "love, Ada"])
def test_what_comes_after_a_finished_round_is_no_part_of_it(after: str) -> None:
    assert join_rounds(["Rnd 1: 6 sc in ring. (6 sc)", after]) == ["Rnd 1: 6 sc in ring. (6 sc)", after]
    assert join_rounds(["Rnd 1: 6 sc in ring.", after]) == ["Rnd 1: 6 sc in ring.", after]


def test_lists_stay_lists() -> None:
    lines = ["Abbreviations", "ch chain", "sc single crochet", "Materials", "2 balls of yarn", "hook 4 mm"]
    assert join_rounds(lines) == lines
