"""The process that libFuzzer drives. Run by tests.fuzz.reader, which makes the script that libFuzzer starts again."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["knotty.notation", "knotty.fabric", "knotty.craft"]):
    from tests.fuzz.corpus import decode
    from tests.fuzz.holding import bound_steps, hold


def try_input(data: bytes) -> None:
    """Hold one input to what must hold of any text."""
    hold(decode(data))


if __name__ == "__main__":
    bound_steps()
    atheris.Setup(sys.argv[1:], try_input)
    atheris.Fuzz()
