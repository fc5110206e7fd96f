from __future__ import annotations

from knotty.craft.terms import Terms
from knotty.views.explained import list_explained
from knotty.workshop.check import CheckResult, check_text

PUFFS = """Puffs

Square
Ch 4, sl st in first ch to form a ring.
Rnd 1: Ch 3 (counts as dc), puff in ring, *dc, puff in ring; rep from * twice more, join with sl st to top of ch-3.
"""


def _check() -> CheckResult:
    result = check_text(PUFFS)
    assert any(node.stitch == "puff" for made in result.fabric.rounds for node in made.nodes)
    return result


def test_only_what_is_not_everyday_is_explained() -> None:
    result = _check()
    ((name, making),) = list_explained(result.pattern, result.fabric, Terms.US)
    assert name.startswith("Puff")
    assert "yarn over" in making


def test_beginners_are_told_the_basics_too_plainest_first() -> None:
    result = _check()
    names = [name for name, _ in list_explained(result.pattern, result.fabric, Terms.UK, basics=True)]
    assert names[:-1] == ["Chain (ch)", "Slip stitch (ss)", "Treble (tr)"]


def test_what_the_pattern_explains_itself_is_left_to_it() -> None:
    text = PUFFS.replace(
        "Puffs\n",
        "Puffs\n\nPuff: (yo, insert hook, pull up a loop) 3 times in same place, yo, pull through all loops.\n",
    )
    result = check_text(text)
    assert result.pattern.definitions
    assert list_explained(result.pattern, result.fabric, Terms.US) == ()


def test_names_are_in_the_language_asked_for() -> None:
    result = _check()
    german = dict(list_explained(result.pattern, result.fabric, Terms.DE, basics=True))
    assert any(name.startswith("Stäbchen") for name in german)
