"""Asking an engine for one round: what it is told, in an order that lets it keep what it has read."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.craft.brief import Brief
from knotty.designer.ask import quote_idea
from knotty.designer.examples import show_rounds
from knotty.designer.explain_back import tell_left
from knotty.designer.prompts import load_prompt
from knotty.designer.proof import Prefix
from knotty.designer.wanted import Wanted, want_like
from knotty.llm.engine import Ask
from knotty.motifs.piece import Maker

PROMPT = "round"
TEMPERATURE = 0.4
MAX_TOKENS = 600  # a round of a 30-round square is some 250 tokens; a whole short pattern fits in
_MOST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class RoundAsk:
    """What stays the same in every question about one piece."""

    idea: str
    brief: Brief
    maker: Maker
    seed: int

    def wanted(self, prefix: Prefix) -> Wanted:
        """Return what the next round should be like."""
        return want_like([proven.worked for proven in prefix.rounds], self.brief.motif, self.maker.shape)


def ask_round(about: RoundAsk, prefix: Prefix, attempt: int, trouble: str = "", *, alone: bool = True) -> Ask:
    """Return the question for the round after `prefix`.

    `attempt` from 1 changes the seed. `trouble`: what was wrong with the last try. `alone`: stop at the end of the
    line; a model that talks before it writes is given room.
    """
    prompt = load_prompt(PROMPT)
    number = prefix.number
    values = {
        "idea": quote_idea(about.idea),
        "shape": about.maker.shape.value,
        "rounds": str(len(prefix.colours)),
        "motif": about.brief.motif.value,
        "about": about.maker.about,
        "example": show_rounds(about.brief.motif),
        "verified": "\n".join(prefix.lines) or "(A ring is made; nothing is worked into it yet.)",
        "left": "" if trouble else tell_left(prefix.last, about.wanted(prefix)),
        "trouble": trouble,
        "number": str(number),
    }
    seed = (about.seed * 1009 + number * 7 + attempt) % _MOST_SEED
    return Ask(
        prompt.system,
        prompt.fill(**values),
        seed=seed,
        temperature=TEMPERATURE,
        max_tokens=MAX_TOKENS,
        stop=("\n",) if alone else (),
        prefix=f"Rnd {number}:",
    )
