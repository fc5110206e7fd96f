"""One round, however a model wraps it, comes out as it was said."""

import pytest

from knotty.designer.hear.heard import Kind
from knotty.designer.hear.hearing import Hearing

ROUND = "Ch 3, 2 dc in same sp, ch 1, *3 dc in next sp, ch 1; rep from * around, join."
WRAPS = {
    "setext": "Round 3\n=======\n{B}",
    "named": "Round 3 - Corner round: {B}",
    "ordpoint": "3rd Round. {B}",
    "li": "<ol><li>Round 3: {B}</li></ol>",
    "quoted": '"Rnd 3: {B}"',
    "code": "Rnd 3: `{B}`",
    "quote": "Here's Rnd 3:\n\n> {B}",
    "okay": "Okay, for round 3 we will work into the spaces of round 2.\n\nRnd 3: {B}",
    "dict": "{{'round': 3, 'text': '{B}'}}",
    "yaml": "round: 3\ninstructions: {B}",
    "arrow": "Rnd 3 => {B}",
    "paren": "(Rnd 3) {B}",
    "cjk": "【Rnd 3】{B}",
    "wide": "Rnd 3： {B}",
    "nospace": "Rnd 3:{B}",
    "rnd3": "rnd3: {B}",
    "of": "Round 3 of 5: {B}",
    "hash": "Round #3: {B}",
    "rs": "Rnd 3 (RS): {B}",
    "next": "Next round: {B}",
    "boldall": "**Rnd 3: {B}**",
    "ital": "*Rnd 3:* {B}",
    "sep": "---\nRnd 3: {B}\n---",
    "key": "Rnd 3 | {B}",
    "tip": "Rnd 3: {B}\n\n*Tip: keep your tension even, dc in each st.*",
    "count": "Rnd 3: {B}\n(36 dc, 8 ch-1 sps, 4 ch-2 sps)",
    "explain": "Rnd 3: {B} This creates 4 corners with 3 dc, ch 2, 3 dc each.",
    "para": "Rnd 3: {B}\n\nIn this round you work 3 dc in each space, ch 1 between groups.",
    "xml": '<round number="3">{B}</round>',
    "numquote": '3. "{B}"',
    "bulletlab": "- **3:** {B}",
    "r3dash": "R3 – {B}",
    "three": "Round three: {B}",
    "thirdrow": "Third row: {B}",
    "listp": "* Rnd 3: {B}",
    "star": "★ Rnd 3: {B}",
    "instr": "Rnd 3:\nInstructions: {B}",
    "pat": "Pattern:\nRnd 3: {B}",
    "json1": '{{"number": 3, "line": "{B}"}}',
    "json2": '{{"rnd": "Rnd 3", "instructions": "{B}"}}',
    "json3": '{{"rounds": {{"3": "{B}"}}}}',
    "json4": '[{{"round": 3, "steps": [{{"step": 1, "text": "{B}"}}]}}]',
    "colorline": "Rnd 3:\nColor: Red\n{B}",
    "next2": "The next round is:\n{B}",
    "sure": "Sure! {B}",
    "thought": "<think>\nlet me count 3 dc, ch 2\n</think>\n\nRnd 3: {B}",
    "latex": "Rnd 3: \\text{{{B}}}",
    "toolcall": '<tool_call>{{"name": "write_round", "arguments": {{"round": 3, "line": "{B}"}}}}</tool_call>',
}


def hear_rounds(text: str) -> list[str]:
    hearing = Hearing(3)
    return [one.text for one in (*hearing.feed(text), *hearing.finish()) if one.kind is Kind.ROUND]


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
def test_round_is_heard_through_its_wrapping(wrap: str):
    assert hear_rounds(wrap.format(B=ROUND)) == [f"Rnd 3: {ROUND}"]


def test_colour_of_a_label_is_taken_up_in_the_round():
    assert hear_rounds(f"**Round 3 (Color B):** {ROUND}") == [f"Rnd 3: With B, c{ROUND[1:]}"]


def test_count_of_a_label_comes_behind_the_round():
    assert hear_rounds(f"R3 (36): {ROUND}") == [f"Rnd 3: {ROUND} (36)"]


def test_round_said_again_in_other_words_is_heard_again():
    first = "Ch 3, 2 dc in ring, join."
    assert hear_rounds(f"Rnd 3: {first} Wait, that is wrong.\nRnd 3: {ROUND}") == [f"Rnd 3: {first}", f"Rnd 3: {ROUND}"]


def test_talk_behind_a_count_is_let_go():
    assert hear_rounds(f"Rnd 3: {ROUND} — 36 dc. This gives you 12 groups of 3 dc in total.") == [
        f"Rnd 3: {ROUND} — 36 dc."
    ]
