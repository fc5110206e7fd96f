"""On errata published for real patterns the check names the round, and what is right; and the mended text is right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from knotty.craft.finding import Finding, Severity, Verdict
from knotty.workshop.check import check_text
from knotty.workshop.mend import mend_check

TELLERS = {"publisher", "designer", "maker"}
_LABEL = re.compile(r"\w+ \d+:|Ch (?=\d)|\d+(?=ch\.)")


@dataclass(frozen=True)
class Erratum:
    """One erratum. `names`: the round to be named; `says`: what has to be said of it; `right`: the line, mended."""

    title: str
    source: str
    told: str
    fact: str
    names: str
    says: str
    text: str
    right: str
    has_fix: bool

    @property
    def mended(self) -> str:
        """The text with its wrong line replaced."""
        lines = self.text.split("\n")
        (at,) = [n for n, line in enumerate(lines) if _name(line) == _name(self.right)]
        return "\n".join((*lines[:at], self.right, *lines[at + 1 :]))


def _name(line: str) -> str:
    """What a line begins with: the label of a round; nothing but its form for a foundation chain."""
    label = _LABEL.match(line)
    return re.sub(r"^\d+$", "chain", label.group()) if label else line


def _load() -> list[Erratum]:
    text = (Path(__file__).parent / "errata.txt").read_text(encoding="utf-8")
    return [_read(block) for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]]


def _read(block: str) -> Erratum:
    head, _, body = block.partition("\n---\n")
    text, _, right = body.partition("\n+++\n")
    title, *lines = head.splitlines()
    said = dict(line.split(": ", 1) for line in lines)
    has_fix = said.pop("fix", "") != "none"
    return Erratum(title=title, text=f"{text}\n", right=right.strip(), has_fix=has_fix, **said)


ERRATA = _load()


def _speak(finding: Finding) -> str:
    return " | ".join((finding.message, finding.expected, finding.found, finding.hint, finding.fix))


@pytest.mark.parametrize("erratum", ERRATA, ids=lambda erratum: erratum.title)
def test_the_check_names_the_round_and_the_correction(erratum: Erratum) -> None:
    found = [f for f in mend_check(check_text(erratum.text)).findings if f.severity is not Severity.ADVICE]
    first = found[0]
    assert first.round == erratum.names, found
    assert erratum.says in _speak(first)
    assert first.fix == (erratum.right if erratum.has_fix else "")


@pytest.mark.parametrize("erratum", ERRATA, ids=lambda erratum: erratum.title)
def test_the_mended_text_is_right(erratum: Erratum) -> None:
    mended = check_text(erratum.mended)
    assert mended.verdict in (Verdict.RIGHT, Verdict.ASSUMED), mended.findings


def test_there_are_twenty_errata_each_with_its_source() -> None:
    assert len({erratum.title for erratum in ERRATA}) == len(ERRATA) >= 20
    assert all(erratum.source.startswith("http") and erratum.told in TELLERS for erratum in ERRATA)
    assert sum(erratum.has_fix for erratum in ERRATA) >= 17
