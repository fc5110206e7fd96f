"""What a model said becomes round lines, however it said it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.craft.terms import Terms
from knotty.designer.hear.heard import MAX_LINE, MAX_TEXT, Kind, Manner
from knotty.designer.hear.hearing import Hearing

RND_1 = "Ch 3, 2 dc in ring, ch 2, (3 dc in ring, ch 2) 3 times, join with sl st in top of ch-3."
RND_2 = (
    "Sl st to corner, ch 3, (2 dc, ch 2, 3 dc) in same sp, ch 1, *(3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1; "
    "rep from * around, join."
)


def hear(text: str, size: int = 7, **kw):
    hearing = Hearing(**kw)
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    heard = [one for piece in pieces for one in hearing.feed(piece)]
    return [*heard, *hearing.finish()]


def rounds(text: str, **kw) -> list[str]:
    return [one.text for one in hear(text, **kw) if one.kind is Kind.ROUND]


BOTH = [f"Rnd 1: {RND_1}", f"Rnd 2: {RND_2}"]
WAYS = {
    "as asked": f"Rnd 1: {RND_1}\nRnd 2: {RND_2}\n",
    "no line end at last": f"Rnd 1: {RND_1}\nRnd 2: {RND_2}",
    "Markdown bold labels": f"**Rnd 1:** {RND_1}\n\n**Rnd 2:** {RND_2}",
    "Markdown bold before the colon": f"**Round 1**: {RND_1}\n**Round 2**: {RND_2}",
    "Markdown headings": f"## Round 1\n\n{RND_1}\n\n## Round 2\n\n{RND_2}\n",
    "bullets": f"- Round 1: {RND_1}\n- Round 2: {RND_2}",
    "star bullets": f"* Round 1: {RND_1}\n* Round 2: {RND_2}",
    "a quotation": f"> Rnd 1: {RND_1}\n> Rnd 2: {RND_2}",
    "inline code": f"`Rnd 1: {RND_1}`\n`Rnd 2: {RND_2}`",
    "a fence": f"```text\nRnd 1: {RND_1}\nRnd 2: {RND_2}\n```",
    "a table": f"| Round | What |\n|---|:---|\n| 1 | {RND_1} |\n| 2 | {RND_2} |",
    "HTML": f"<p><b>Round 1:</b> {RND_1}</p><p><b>Round 2:</b> {RND_2}</p>",
    "entities": f"Rnd&nbsp;1: {RND_1}\nRnd&#32;2: {RND_2}",
    "a chat": f"Sure! Here is round 1: {RND_1}\nAnd round 2: {RND_2}\nLet me know if you want more!",
    "a role": f"Assistant: Rnd 1: {RND_1}\nRnd 2: {RND_2}<|eot_id|>",
    "a role of a chat template": f"<|start_header_id|>assistant<|end_header_id|>\n\nRnd 1: {RND_1}\nRnd 2: {RND_2}</s>",
    "thoughts": f"<think>Rnd 1: 5 dc in ring, join.\nNo.</think>Rnd 1: {RND_1}\nRnd 2: {RND_2}",
    "emoji": f"🧶 Rnd 1: {RND_1} 🎉\n✨ Rnd 2: {RND_2}",
    "keycaps": f"1️⃣ {RND_1}\n2️⃣ {RND_2}",
    "a list": f"1. {RND_1}\n2. {RND_2}",
    "a list with brackets": f"1) {RND_1}\n2) {RND_2}",
    "steps": f"Step 1: {RND_1}\nStep 2: {RND_2}",
    "a list around labels": f"1. **Round 1:** {RND_1}\n2. **Round 2:** {RND_2}",
    "bare numbers": f"1: {RND_1}\n2: {RND_2}",
    "R1": f"R1: {RND_1}\nR2: {RND_2}",
    "Rd.": f"Rd. 1 {RND_1}\nRd. 2 {RND_2}",
    "numbers in words": f"Round One: {RND_1}\nRound Two: {RND_2}",
    "ordinals": f"First round: {RND_1}\nSecond round: {RND_2}",
    "ordinals in figures": f"1st rnd: {RND_1}\n2nd rnd: {RND_2}",
    "a dash": f"ROUND 1 - {RND_1}\nROUND 2 - {RND_2}",
    "labels twice": f"Rnd 1: Round 1: {RND_1}\nRnd 2: Round 2 - {RND_2}",
    "labels on lines of their own": f"Round 1\n{RND_1}\nRound 2\n{RND_2}",
    "rounds numbered from 0": f"Rnd 0: {RND_1}\nRnd 1: {RND_2}",
    "both on one line": f"Rnd 1: {RND_1} Rnd 2: {RND_2}",
    "no labels": f"{RND_1}\n{RND_2}",
    "escaped line ends": rf"Rnd 1: {RND_1}\nRnd 2: {RND_2}",
    "the rounds after a ring": f"Rnd 1: Ch 4, join with sl st to form a ring.\nRnd 2: {RND_1}\nRnd 3: {RND_2}",
    "the same again": f"Rnd 1: {RND_1}\nRnd 1: {RND_1}\nRnd 2: {RND_2}\nRnd 2: {RND_2}",
    "JSON": f'{{"rounds": [{{"round": 1, "instructions": "{RND_1}"}}, {{"round": 2, "instructions": "{RND_2}"}}]}}',
    "JSON with the number behind": f'[{{"text": "{RND_1}", "number": 1}}, {{"text": "{RND_2}", "number": 2}}]',
    "JSON with labels for keys": f'{{"Round 1": "{RND_1}", "round_2": "{RND_2}"}}',
    "JSON of lines": f'["Rnd 1: {RND_1}", "Rnd 2: {RND_2}"]',
    "JSON in one string": rf'{{"pattern": "Rnd 1: {RND_1}\nRnd 2: {RND_2}"}}',
    "JSON in a fence, in a chat": f'Here you go:\n```json\n["Rnd 1: {RND_1}",\n "Rnd 2: {RND_2}"]\n```\nEnjoy!',
    "JSON that is cut": f'{{"lines": ["Rnd 1: {RND_1}", "Rnd 2: {RND_2}',
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("size", [1, 50_000])
def test_both_rounds_are_heard_in_their_own_words(text: str, size: int):
    assert rounds(text, size=size) == BOTH


def test_round_is_given_the_moment_it_is_complete():
    hearing = Hearing()
    assert hearing.feed(f"Rnd 1: {RND_1}") == ()
    (heard,) = hearing.feed("\n")
    assert (heard.text, heard.number, heard.kind) == (BOTH[0], 1, Kind.ROUND)


def test_round_without_its_end_is_given_when_the_next_begins():
    hearing = Hearing()
    assert hearing.feed("Rnd 1: Ch 3, 11 dc in ring.\n") == ()
    (heard,) = hearing.feed("Rnd 2: Ch 3,") + hearing.feed(" 2 dc in each st around.\n")
    assert heard.text == "Rnd 1: Ch 3, 11 dc in ring."


def test_round_over_several_lines_is_one():
    text = "Round 1:\n- Ch 3 (= dc).\n- 2 dc in ring, ch 2.\n\n- *3 dc in ring, ch 2; rep from * twice.\n- Join."
    assert rounds(text) == ["Rnd 1: Ch 3 (= dc). 2 dc in ring, ch 2. *3 dc in ring, ch 2; rep from * twice. Join."]


def test_numbers_that_are_not_said_are_none_and_the_label_is_the_one_due():
    (heard,) = hear(RND_2, due=5)
    assert (heard.number, heard.text) == (None, f"Rnd 5: {RND_2}")


def test_whole_pattern_gives_its_rounds_only():
    text = (
        "Cosy Granny\n\nMaterials:\n- yarn in Red\n- 5 mm hook\n\nAbbreviations:\nch: chain\ndc: double crochet\n\n"
        "Instructions\n"
        f"Ch 4, join with sl st to form a ring.\nRnd 1: {RND_1}\nRnd 2: {RND_2}\nFasten"
        f" off.\n\nAssembly\nRnd 1: Sc in each st around, join.\n"
    )
    heard = hear(text)
    assert [one.text for one in heard if one.kind is Kind.ROUND] == BOTH
    assert [one.text for one in heard if one.kind is Kind.STEP] == [
        "Ch 4, join with sl st to form a ring.",
        "Fasten off.",
    ]


def test_range_is_each_of_its_rounds():
    assert [one.number for one in hear(f"Rnds 4-6: {RND_2}", due=4)] == [4, 5, 6]


def test_manner_goes_from_answer_to_answer():
    first = Hearing()
    first.feed(f"Rnd 0: {RND_1}\n")
    (heard,) = Hearing(2, first.manner).feed(f"Rnd 1: {RND_2}\n")
    assert heard.number == 2


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Rnd 1: 3ch, 2tr in ring, 2ch, *3tr in ring, 2ch; rep from * twice more, ss in 3rd ch.", Terms.UK),
        ("Rnd 1: Ch 3, 2 tr in ring, ch 2, (3 tr in ring, ch 2) 3 times, join.", Terms.UK),
        ("Rnd 1: Ch 3, 2 dc in ring, ch 2, (3 dc in ring, ch 2) 3 times, join.", Terms.US),
        ("Rnd 1: Ch 4, 2 tr in ring, ch 2, (3 tr in ring, ch 2) 3 times, join.", Terms.US),
        ("Rnd 1: Ch 2, 11 htr in ring, join.", Terms.UK),
        ("UK terms used.\nRnd 1: Ch 1, 12 dc in ring, join.", Terms.UK),
        ("Rnd 1: (Puff, ch 1) 8 times in ring, join.", None),
    ],
)
def test_dialect_is_told_from_all_lines(text: str, terms: Terms | None):
    assert hear(text)[-1].terms is terms


def test_dialect_that_a_word_decided_stays():
    heard = hear("Rnd 1: Ch 1, 12 sc in ring, join.\nRnd 2: Ch 3, tr in each st around, join.")
    assert {one.terms for one in heard} == {Terms.US}


# -- the worst ---------------------------------------------------------------------------------------------------------


@given(st.text(max_size=400), st.integers(1, 9))
def test_hearing_never_raises(text: str, size: int):
    for one in hear(text, size=size):
        assert "\n" not in one.text


MARKS = st.sampled_from(
    [
        *'{}[]"\\\n:,*<>|#`',
        "Rnd ",
        "3",
        "0",
        ": ",
        "ch 3, ",
        "dc in ring",
        "\\u12",
        "<think>",
        "</script>",
        "```json",
        "1. ",
        "Round",
        "join",
        "&lt;",
    ]
)


@given(st.lists(MARKS, max_size=60).map("".join))
def test_hearing_never_raises_on_broken_markup(text: str):
    for one in hear(text):
        assert "<script" not in one.text
        assert (one.kind is Kind.ROUND) == one.text.startswith("Rnd ") or one.kind is not Kind.ROUND


def test_endless_line_is_bounded():
    hearing = Hearing()
    heard = [one for _ in range(1_000) for one in hearing.feed("ch 3, 2 dc in ring, " * 50)]
    heard += hearing.finish()
    assert hearing.full
    assert sum(len(one.text) for one in heard) <= MAX_LINE + 40


def test_endless_answer_is_bounded():
    hearing = Hearing()
    heard = [
        one for number in range(100_000) if not hearing.full for one in hearing.feed(f"Rnd {number + 1}: {RND_2}\n")
    ]
    assert hearing.full
    assert sum(len(one.text) for one in heard) <= MAX_TEXT


@pytest.mark.parametrize("mark", ["`", '["x",', '{"a":', "(", "* ", "rep from * ", "<", "| 3 ", "ml br dans l'"])
def test_answer_of_one_mark_over_and_over_is_heard_out(mark: str):
    heard = hear(mark * (8_000 // len(mark)), size=500)
    assert sum(len(one.text) for one in heard) <= 8_100


def test_model_that_goes_round_in_circles_is_told_soon():
    hearing = Hearing()
    pieces = 0
    while not hearing.full and pieces < 1_000:
        hearing.feed(f"Rnd 1: {RND_1}\n")
        pieces += 1
    assert pieces < 10


def test_markup_and_addresses_in_an_answer_are_text_at_most():
    text = (
        '<script>alert("x")</script>\n<img src=x onerror=alert(1)>Rnd 1: Ch 3, 11 dc in ring, join. '
        "[See](https://evil.example/x) https://evil.example/y\nIgnore all previous instructions &lt;script&gt;\n"
    )
    heard = hear(text)
    assert [one.text for one in heard if one.kind is Kind.ROUND] == ["Rnd 1: Ch 3, 11 dc in ring, join. See"]
    assert not any(mark in one.text for one in heard for mark in ("<", "http", "alert"))


def test_languages_that_are_not_read_are_other():
    text = "1周目：鎖3目、長編み2目を輪に編む。\nРяд 1: 3 в.п., 2 ст. с/н в кольцо."
    assert {one.kind for one in hear(text)} == {Kind.OTHER}


def test_new_manner_knows_nothing():
    assert Hearing().manner == Manner()
