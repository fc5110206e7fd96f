"""Files of prompts: Knotty's own has 200; a maker's own is read, or refused and told where it is wrong."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from knotty.craft.brief import Motif
from knotty.errors import FileRefused
from knotty.evaluation.case import load_cases, read_cases
from tests.prompt_cases import make_case

_KINDS = {"terse", "rambling", "misspelt", "languages", "contradictory", "hostile", "detailed"}


def test_shipped_prompts_are_200_different_ones_of_seven_kinds():
    cases = load_cases().cases
    kinds = Counter(case.kind for case in cases)
    assert len({case.text for case in cases}) == len(cases) == 200
    assert set(kinds) == _KINDS
    assert min(kinds.values()) >= 25
    assert not {case.text for case in cases} & {make_case(number).prompt for number in range(1200)}


def test_file_is_read_and_hashed(tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_text('[[prompt]]\ntext = "red scarf "\nrepeat = 2\nmotif = "ripple"\nsize_cm = [20, 150]\n')
    file = load_cases(path)
    (case,) = file.cases
    assert (case.prompt, case.motif, case.size_cm) == ("red scarf red scarf ", Motif.RIPPLE, (20, 150))
    assert file.sha256 == sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe", "not UTF-8"),
        (b"prompt = [", "not TOML"),
        (b"", "Field required"),
        (b"[[prompt]]\nkind = 'x'", "prompt 1, text: Field required"),
        (b"[[prompt]]\ntext = 'a'\n[[prompt]]\ntext = 'b'\nrounds = 'many'", "prompt 2, rounds: "),
        (b"[[prompt]]\ntext = 'a'\ncolors = ['red']", "prompt 1, colors: Extra inputs"),
        (b"[[prompt]]\ntext = 'a'\nitem = 'hat'", "prompt 1, item: 'hat' is none of blanket,"),
        (b"[[prompt]]\ntext = 'a'\ntheme = 'zorblax'", "prompt 1, theme: 'zorblax' is none of"),
    ],
)
def test_file_with_a_mistake_is_refused_and_says_where(data, said):
    with pytest.raises(FileRefused, match=said.replace("[", r"\[")):
        read_cases(data, "mine.toml")


def test_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(FileRefused, match="cannot be read"):
        load_cases(tmp_path / "none.toml")
