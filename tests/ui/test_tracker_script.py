"""The tracker's script does to progress what craft does, finds the same next round, and loses no deed."""

from __future__ import annotations

import random
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from knotty.craft.progress import Clear, Count, Frog, KeptRound, Note, Progress, Tick, find_change, make_change
from knotty.ui.tracker_script import FOLDER, HTML, MODULES, join_scripts
from knotty.workshop.progress_form import form_progress
from knotty.workshop.turns import Focus, find_next

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
PROBE = Path(__file__).with_name("tracker_probe.js")
SEQUENCES = 150
ORIGIN = "http://tracker.example/"  # never asked: the test answers for it


@dataclass(frozen=True)
class Section:
    """As track's, with what is looked at here."""

    make: int
    rounds: tuple[int, ...]


def make_case(seed: int) -> dict[str, object]:
    """A small pattern and deeds on it, some of them wrong."""
    dice = random.Random(seed)
    sections, kept = [], []
    for part in range(dice.randint(1, 3)):
        make, rounds = dice.randint(1, 4), dice.randint(1, 4)
        sections.append(Section(make, tuple(range(len(kept), len(kept) + rounds))))
        kept += [KeptRound(f"p{part}r{n}", part, "", "", "", make) for n in range(rounds)]
    deeds = [make_deed(dice, [each.id for each in kept]) for _ in range(dice.randint(1, 25))]
    focus = Focus(dice.randint(0, 3), dice.randint(0, 4)) if dice.random() < 0.6 else None
    return {"sections": sections, "kept": kept, "deeds": deeds, "focus": focus, "cut": dice.randint(0, len(deeds))}


def make_deed(dice: random.Random, ids: list[str]) -> dict[str, object]:
    key = dice.choice([*ids, *ids, *ids, "gone"])
    copies = sorted(dice.sample(range(1, 6), dice.randint(1, 3)))
    return dice.choice(
        (
            {"do": "tick", "round": key, "copies": copies[:1], "done": True},
            {"do": "tick", "round": key, "copies": copies, "done": dice.random() < 0.7},
            {"do": "frog", "round": key, "copy": copies[0]},
            {"do": "undo"},
            {"do": "clear"} if dice.random() < 0.3 else {"do": "undo"},
            {"do": "count", "name": f"repeat:{key}", "value": dice.randint(0, 3)},
            {"do": "note", "round": key, "text": dice.choice(("", "tight", "🧶"))},
        )
    )


def work(case) -> Progress:
    """The same by craft: the last change is taken back by Undo, what is refused changes nothing."""
    progress, past = Progress(), []
    for deed in case["deeds"]:
        kind = deed["do"]
        if kind == "count":
            progress = replace(progress, counters=put(progress.counters, deed["name"], deed["value"]))
        elif kind == "note":
            progress = replace(progress, notes=put(progress.notes, deed["round"], deed["text"]))
        elif kind == "undo":
            progress = make_change(progress, past.pop().reverse) if past else progress
        else:
            try:
                change = find_change(case["kept"], progress, read(deed))
            except ValueError:
                continue
            if change.ticked or change.unticked:
                past.append(change)
                progress = make_change(progress, change)
    return progress


def put(kept, key, value):
    return {name: held for name, held in {**kept, key: value}.items() if held}


def read(deed) -> Tick | Frog | Clear | Count | Note:
    if deed["do"] == "tick":
        return Tick(deed["round"], tuple(deed["copies"]), deed["done"])
    return Frog(deed["round"], deed["copy"]) if deed["do"] == "frog" else Clear()


@pytest.fixture(scope="module")
def page():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        tab = browser.new_page()
        tab.route("**/*", lambda route: route.fulfill(body=HTML, content_type="text/html"))
        tab.goto(ORIGIN)
        tab.evaluate(
            """async (scripts) => {
                const load = (text) => import(URL.createObjectURL(new Blob([text], {type: 'text/javascript'})));
                [globalThis.knotty, globalThis.probe] = await Promise.all(scripts.map(load));
            }""",
            [join_scripts(), PROBE.read_text(encoding="utf-8")],
        )
        yield tab
        browser.close()


def test_every_script_is_joined_and_none_imports():
    assert {path.stem for path in FOLDER.glob("*.js")} == set(MODULES)
    assert "import " not in join_scripts()


def ask(page, name: str, *values):
    return page.evaluate(f"(values) => probe.{name}(knotty, ...values)", list(values))


@pytest.mark.needs_chromium
def test_browser_and_craft_agree_on_every_deed_and_the_next_round(page):
    cases = [make_case(seed) for seed in range(SEQUENCES)]
    for case, answer in zip(cases, ask(page, "workCases", [tell(case) for case in cases]), strict=True):
        progress = work(case)
        expected = form_progress(progress)
        assert {name: answer[name] for name in ("done", "counters", "notes")} == {
            name: expected[name] for name in ("done", "counters", "notes")
        }
        assert answer["worked"] == answer["kept"] == sum(len(copies) for copies in progress.done.values())
        ids = [each.id for each in case["kept"]]
        nexts = [find_next(case["sections"], ids, progress, order, case["focus"]) for order in ("copy", "colour")]
        assert answer["next"] == [found and asdict(found) for found in nexts]


def tell(case) -> dict[str, object]:
    rounds = [{**asdict(each), "section": each.part} for each in case["kept"]]
    return {"rounds": rounds, "deeds": case["deeds"], "focus": case["focus"] and asdict(case["focus"])}


@pytest.mark.needs_chromium
def test_deeds_are_sent_in_order_once_each_and_kept_until_the_server_has_them(page):
    told = ask(page, "sendThroughTrouble")
    assert (told["kept"], told["sent"], told["left"]) == (4, [1, 2, 3, 4], 0)
    assert told["said"][:2] == ["saving", "waiting"]
    assert "no such copy" in told["said"]
    assert told["said"][-1] == "saved"


@pytest.mark.needs_chromium
def test_a_deed_that_cannot_be_read_does_not_hold_up_the_others(page):
    assert ask(page, "sendUnreadable") == {"said": ["not read"], "taken": [1, 3], "left": 0}


@pytest.mark.needs_chromium
def test_a_deed_that_was_lost_on_the_way_is_sent_again_and_never_dropped(page):
    assert ask(page, "sendOverABadWay") == {"said": [], "left": [1, 1, 1, 0]}


@pytest.mark.needs_chromium
def test_a_browser_that_may_keep_nothing_still_sends_and_knows_that_it_is_unsafe(page):
    assert ask(page, "fillNoStorage") == [[False, "tick", "undo"]] * 2


@pytest.mark.needs_chromium
def test_a_newer_count_takes_the_place_of_one_that_is_not_under_way(page):
    assert ask(page, "countAgain") == [2, 9, 3]


@pytest.mark.needs_chromium
def test_what_another_tab_sent_stays_done_until_the_server_shows_it(page):
    assert ask(page, "hearAnotherTab") == [1, 1, 0, 0]
