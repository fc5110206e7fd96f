"""A round spelled out as numbered steps: no stars, no brackets, no abbreviations, one thing at a time.

A step inside a repeat has its number behind the repeat's, 4.2 in 4, so that it can be followed by ear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knotty.craft.instructions import Group, Instruction, Readings, Repeat
from knotty.notation.say.clauses import is_listed, say_instruction
from knotty.notation.say.places import say_into, say_limit
from knotty.notation.say.voice import Voice


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `inside` are the steps of a repeat or of a group; `last` how many of them the last time has."""

    text: str
    inside: tuple[Step, ...] = ()
    last: int = 0


def list_steps(voice: Voice, body: Sequence[Instruction]) -> tuple[Step, ...]:
    """Return the steps of a round; of Readings those of the usual one."""
    return tuple(step for item in body for step in _take_steps(voice, item))


def _take_steps(voice: Voice, item: Instruction) -> Iterator[Step]:
    if isinstance(item, Readings):
        yield from list_steps(voice, item.options[0])
    elif isinstance(item, Repeat):
        limit = say_limit(voice, item.limit)
        head = (
            voice.say("repeat_to", limit=limit)
            if item.limit
            else voice.say("repeat_times", times=voice.times(item.times))
        )
        last = len(list_steps(voice, item.body[: item.last])) if item.last is not None else 0
        yield Step(head, list_steps(voice, item.body), last)
    elif isinstance(item, Group) and not item.name and not all(is_listed(node) for node in item.body):
        where = say_into(voice, item.into) if item.into else ""
        head = voice.say("in_one_place", where=where) if where else voice.say("one_group")
        yield Step(head, list_steps(voice, item.body))
    else:
        yield Step(say_instruction(voice, item))


def number_steps(voice: Voice, steps: Sequence[Step], above: str = "") -> Iterator[str]:
    """Yield each step as a line with its number: `4.2. Chain 1.`."""
    for at, step in enumerate(steps, 1):
        number = f"{above}{at}."
        text = f"{step.text[:1].upper()}{step.text[1:]}"
        text = text if text.endswith((".", ":", "!")) else f"{text}."
        stop = f" {voice.say('repeat_stop', step=f'{number}{step.last}')}" if step.last else ""
        yield f"{number} {text.rstrip(' :')}.{stop}" if stop else f"{number} {text}"
        yield from number_steps(voice, step.inside, number)


def say_sentences(voice: Voice, body: Sequence[Instruction]) -> str:
    """Return a body as sentences in one paragraph, for a line that is no round."""
    steps = list_steps(voice, body)
    if any(step.inside for step in steps):
        return "\n".join(number_steps(voice, steps))
    return " ".join(line.partition(" ")[2] for line in number_steps(voice, steps))
