"""What people paste, made plain: the same rounds come out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.notation.clean import normalise_text


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("Rnd 1:\u00a0Ch\u00a03,\u200b 2 dc", "Rnd 1: Ch 3, 2 dc"),
        ("Rnd 1: 3&nbsp;dc &amp; ch&#160;2", "Rnd 1: 3 dc & ch 2"),
        ("\u201cch 3\u201d, don\u2019t join", '"ch 3", don\'t join'),
        ("<p>Rnd 1: 6 sc<br>Rnd 2: <b>inc</b></p>", "Rnd 1: 6 sc\nRnd 2: inc\n"),
        ("2 sc in N<st, ch 1", "2 sc in N<st, ch 1"),
        ("**Round 1:** 6 sc **(6)**", "Round 1: 6 sc (6)"),
        ("*ch 1** 3 dc; rep from * to **.", "*ch 1** 3 dc; rep from * to **."),
        ("**ch 1, sc** 3 times", "**ch 1, sc** 3 times"),
        ("### Round 1", "Round 1"),
        ("> Rnd 1: 6 sc\n> Rnd 2: inc", "Rnd 1: 6 sc\nRnd 2: inc"),
        ("Rnd 1: 6 sc. Page 2 of 3\n\u00a9 Studio 2023", "Rnd 1: 6 sc. \n"),
        ("Rnd 1: 6 sc *(6 sc)*", "Rnd 1: 6 sc (6 sc)"),
        ("*You should have 12 dc.*", "You should have 12 dc."),
        ("Rnd 1:\n- 6 sc\n- *You should have 6 sc.*", "Rnd 1: 6 sc. You should have 6 sc."),
        (r"\*3 dc\*", "*3 dc*"),
        ("```text\nRnd 1: 6 sc\n```", "\nRnd 1: 6 sc\n"),
        ("2 dc in cor-\nner sp", "2 dc in corner sp"),
        ("2 dc in ch-\nsp", "2 dc in ch-sp"),
        ("2 dc in cor\u00adner", "2 dc in corner"),
        ("1. Rnd 1: 6 sc\n2. Rnd 2: inc", "Rnd 1: 6 sc\nRnd 2: inc"),
        ("Rnd 1: 6 sc,\nRnd 1 (cont'd): join", "Rnd 1: 6 sc, join"),
        ("Rnd 1:\n- Ch 3\n- 2 dc in ring.\n- Join.", "Rnd 1: Ch 3. 2 dc in ring. Join."),
        ("- Rnd 1: 6 sc\n- Rnd 2: inc", "Rnd 1: 6 sc\nRnd 2: inc"),
        ("* Hook 5 mm\n* Yarn", "Hook 5 mm\nYarn"),
        ("* 3 dc in sp; rep from * around", "* 3 dc in sp; rep from * around"),
        ("| Round | Work | Count |\n|---|---|---|\n| 1 | 6 sc in ring | 6 |", "Round 1: 6 sc in ring (6)"),
        ("| Rnd 2 | inc x 6 | 12 sts |", "Rnd 2: inc x 6 (12 sts)"),
    ],
)
def test_markup_goes_and_the_pattern_stays(pasted: str, plain: str) -> None:
    assert normalise_text(pasted) == plain


@given(st.text(alphabet=st.sampled_from("ab-*#|\n 1.&;<p>\\_`Rnd:()"), max_size=60))
def test_plain_text_stays_as_it_is(text: str) -> None:
    plain = normalise_text(text)
    assert normalise_text(plain) == plain
