"""25 prompts (200 in `make soak`): each is right, a second counter agrees, what the prompt states is obeyed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from knotty.craft.brief import Arrangement, BorderStyle, Brief, Joining, Motif
from knotty.craft.finding import Verdict
from knotty.designer.write import write_brief
from knotty.errors import PromptRefused
from knotty.motifs.granny import GRANNIES
from knotty.motifs.piece import Shape
from knotty.motifs.wardrobe import find_maker
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_pattern
from knotty.workshop.check import check_text
from knotty.workshop.design import Design, design_pattern
from tests.prompt_cases import DESIGNED, REFUSED, Case, make_case
from tests.recount import recount
from tests.soaking import keep_every, keep_first

PROMPTS = 200
SOAK = 1000
SEEDED = ("beach coaster", "zorblax throw", "goth cushion", "punk rock blanket", "scarf")
CASES = [make_case(number) for number in range(PROMPTS)]


def _design(prompt: str, seed: int = 0) -> Design:
    return design_pattern(prompt, seed=seed, engines=())


def _assert_right(text: str) -> None:
    """Checked anew as if pasted: right, nothing to say, written back exactly, every count as the text declares it."""
    checked = check_text(text)
    assert (checked.verdict, checked.findings) == (Verdict.RIGHT, ())
    assert write_pattern(checked.pattern) == text
    assert all(report.declared is not None for report in checked.rounds)


def _assert_recounted(text: str) -> None:
    """A second counter, which knows plain grannies only, agrees with the hook and with the text."""
    worked = [(r.part, r.label, {**r.made.stitches, **r.made.spaces}, r.gaps) for r in check_text(text).rounds]
    again = recount(text)
    assert worked == [(row.part, row.label, row.made, 0) for row in again]
    assert all(row.declared == row.made for row in again)


def _make_plain(brief: Brief) -> Brief:
    """The same piece of classic grannies all alike, joined by slip stitch, with a border of sc."""
    return replace(
        brief,
        item="blanket",
        motif=brief.motif if brief.motif in GRANNIES else Motif.CLASSIC_GRANNY,
        colourways=(),
        arrangement=Arrangement.PLAIN,
        joining=Joining.SLIP_STITCH,
        border_style=BorderStyle.SC,
    )


def _assert_yarns(text: str) -> None:
    """Every yarn that is listed is taken up, the first letter first, with metres to buy; no other is taken up."""
    listed = re.findall(r"^([A-Z]): .+ #[0-9A-F]{6}, [1-9]\d* m$", text, flags=re.MULTILINE)
    taken = re.findall(r"(?:[Ww]ith|Join) ([A-Z])\b(?=,| with)", text)
    assert listed == sorted(set(listed)) == list(dict.fromkeys(taken))


def _find(pattern: str, text: str) -> tuple[str, ...]:
    found = re.search(pattern, text, flags=re.MULTILINE)
    assert found, f"no {pattern} in:\n{text}"
    return found.groups()


def _read_facts(text: str) -> dict[str, Any]:
    """What the text itself says it is, by its own words."""
    pieces_said = r"^An? .+ made of (\d+|one) (.+?) of (\d+) rounds?(?: each)?(.*)$"
    made = _find(rf"{pieces_said}|^An? .+ in (.+), (\d+) rows(.*)$", text)
    squares = int(made[0]) if made[0] not in (None, "one") else 1
    lay = re.search(r"(\d+) across and (\d+) down", made[3] or "")
    border = re.search(r"with a border of (\d+) rounds?", made[3] or made[6] or "")
    parts = read_pattern(text)[0].parts
    pieces = sum(part.make for part in parts if part.name.startswith(("Square", "Hexagon", "Flag")))
    assert squares == 1 or pieces >= squares
    return {
        "squares": squares,
        "grid": (int(lay[1]), int(lay[2])) if lay else (1, 1),
        "rounds": int(made[2] or made[5]),
        "border": int(border[1]) if border else 0,
        "terms": _find(r"^Terms: (US|UK)$", text)[0],
        "skill": _find(r"^Skill: (.+)$", text)[0],
        "weight": int(_find(r"^Yarn: .+ \(CYC (\d)\)$", text)[0]),
        "motif": (made[1] or made[4]).removesuffix("s").removesuffix(" square"),
    }


def _assert_facts(case: Case, design: Design) -> None:
    text = design.checked.text
    said = _read_facts(text)
    stated = {key: value for key, value in case.facts.items() if key != "size_cm"}
    assert {key: said[key] for key in stated} == stated
    assert _find(r"^Item: (.+)$", text) == (case.item,)
    names = re.findall(r"^[A-Z]: (.+) #", text, flags=re.MULTILINE)
    shown = [name for name in names if name in case.colours]
    room = said["rounds"] + (said["border"] != 0) + (said["squares"] != 1)  # a round, the border, the joins
    assert len(shown) == min(room, len(case.colours))
    assert all(name in " ".join(design.messages) for name in case.colours if name not in shown)
    if "size_cm" in case.facts:
        gauge = re.search(r"one [a-z]+ measures ([\d.]+) cm", text)
        side = float(gauge[1]) if gauge else 20.0  # a panel ends with a whole repeat
        made = [float(length) for length in _find(r"^Finished size: ([\d.]+) x ([\d.]+) cm$", text)]
        assert all(abs(a - b) <= side / 2 + 0.2 for a, b in zip(made, case.facts["size_cm"], strict=True))


@pytest.mark.parametrize("case", keep_every(CASES, 8), ids=lambda case: case.prompt)
def test_prompt_makes_a_pattern_that_adds_up_and_obeys(case: Case):
    design = _design(case.prompt, case.seed)
    assert (design.checked.verdict, design.engine) == (Verdict.RIGHT, "embedded")
    text = design.checked.text
    _assert_right(text)
    _assert_yarns(text)
    _assert_facts(case, design)
    if find_maker(design.brief.motif).shape is Shape.SQUARE:
        _assert_recounted(write_pattern(write_brief(_make_plain(design.brief))))


def test_prompts_are_different_and_so_are_their_patterns():
    assert len({case.prompt for case in CASES}) == PROMPTS
    assert len({_design(case.prompt, case.seed).checked.text for case in CASES[:12]}) == 12


@pytest.mark.parametrize("prompt", keep_every(DESIGNED, 4), ids=lambda prompt: prompt[:40])
def test_odd_prompt_makes_a_sane_pattern(prompt: str):
    design = _design(prompt)
    _assert_right(design.checked.text)
    _assert_yarns(design.checked.text)
    assert design.brief.layout.squares <= 2000
    assert not re.search(r"\b1 (?:rounds|squares|times)\b", design.checked.text)
    assert not re.search(r"<|>|!\[|\]\(|javascript|DROP|passwd|system prompt", design.checked.text)


@pytest.mark.parametrize("prompt", REFUSED, ids=lambda prompt: repr(prompt)[:30])
def test_prompt_with_nothing_in_it_or_too_much_is_refused_in_a_sentence(prompt: str):
    with pytest.raises(PromptRefused, match=r"^[A-Z].{20,}[.]$"):
        _design(prompt)


@pytest.mark.parametrize("case", keep_every(CASES[::20], 3), ids=lambda case: case.prompt)
def test_same_prompt_and_seed_give_the_same_text_which_reads_back_as_what_was_composed(case: Case):
    design = _design(case.prompt, case.seed)
    composed = write_brief(design.brief)
    assert write_pattern(composed) == design.checked.text
    assert read_pattern(write_pattern(composed)) == (composed, ())
    assert _design(case.prompt, case.seed).checked.text == design.checked.text


@pytest.mark.parametrize("prompt", keep_first(SEEDED, 2))
def test_different_seeds_give_different_patterns(prompt: str):
    assert len({_design(prompt, seed).checked.text for seed in range(8)}) >= 7


@pytest.mark.soak
@pytest.mark.parametrize("number", range(PROMPTS, PROMPTS + SOAK))
def test_a_thousand_prompts_more(number: int):
    test_prompt_makes_a_pattern_that_adds_up_and_obeys(make_case(number))
