"""How much work one pattern may ask of the hook. What is work is counted where it is done."""

from __future__ import annotations

from dataclasses import dataclass

MAX_STEPS = 3_000_000  # places looked at, stitches made, instructions done; 40,000 stitches take some 100,000
INSTRUCTION_STEPS = 4  # an instruction costs about as much time as four places
LINE_STEPS = 100  # what a line costs besides, so that empty ones are not free


@dataclass(slots=True)
class Budget:
    """Steps left for a whole pattern, all its readings together. Below zero the hook refuses to go on."""

    left: int = MAX_STEPS

    def spend(self, steps: int) -> None:
        """Take `steps` off."""
        self.left -= steps

    def exhaust(self) -> None:
        """Refuse everything from here on: a single instruction asked for more than any piece has."""
        self.left = -1

    @property
    def spent(self) -> bool:
        """Nothing is left."""
        return self.left < 0
