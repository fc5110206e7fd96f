"""A second counter of written patterns, sharing nothing with Knotty: it reads the English with regular expressions.

Each piece is a ring of places, "dc" for a stitch and an int for a chain space of that size; an outer corner of the
joined piece is a negative one. The hook eats the ring from the front and lays the next one down. What the counter does
not know, or what cannot be worked, raises RecountError: it never guesses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Place = str | int  # a stitch by its name, or the chains of a space; negative: an outer corner
_TIMES = {"once": 1, "twice": 2}
_STITCH = r"(?:sc|hdc|dc|htr|tr)"


class RecountError(Exception):
    """The text cannot be read or worked by this counter."""


@dataclass
class Counted:
    """What one round makes by this counter's own working, and what its text declares."""

    part: str
    label: str
    stitches: dict[str, int] = field(default_factory=dict)
    spaces: dict[str, int] = field(default_factory=dict)
    declared: dict[str, int] = field(default_factory=dict)

    @property
    def made(self) -> dict[str, int]:
        return self.stitches | self.spaces


@dataclass
class _Hook:
    """The old ring still to be passed, the new ring so far, the place being worked into."""

    left: list[Place]
    made: list[Place] = field(default_factory=list)
    here: Place | None = None
    stitchwise: bool = False  # the round works into stitches, so none may be passed over

    def advance(self, wanted: int) -> None:
        """Go on to the next space, which must be of that size. A round that works into stitches passes over none."""
        while self.left:
            place = self.left.pop(0)
            if place == wanted:
                self.here = place
                return
            if isinstance(place, int) or self.stitchwise:
                raise RecountError(f"passes {place} on the way to a ch-{wanted} sp")
        raise RecountError(f"no ch-{wanted} sp is left")

    def eat(self, many: int, stitch: str) -> None:
        """Pass exactly so many stitches of that name, nothing between them."""
        self.stitchwise = True
        eaten, self.left = self.left[:many], self.left[many:]
        if eaten != [stitch] * many:
            raise RecountError(f"wants {many} {stitch}, finds {eaten}")


def recount(text: str) -> list[Counted]:
    """Return every round of a pattern's text, worked by hand. Raises RecountError for what does not work."""
    rounds: list[Counted] = []
    ring: list[Place] = []
    square: list[Place] = []
    part = ""
    for line in text.splitlines():
        heading = re.fullmatch(r"(Square|Assembly|Border)(?: \(make \d+\))?", line)
        lay = re.fullmatch(r"Lay out (\d+) squares?, (\d+) across and (\d+) down\.", line)
        worked = re.fullmatch(r"(Rnd \d+): (.+)\. \((.+)\)", line)
        if heading:
            part = heading.group(1)
            square = square or ring
        elif lay and int(lay[1]) == int(lay[2]) * int(lay[3]):
            ring = lay_out(square, int(lay[2]), int(lay[3]))
        elif worked:
            ring = _work(worked[2], ring)
            rounds.append(_count(part, worked[1], ring, worked[3]))
        elif part and line:
            ring = _step(line, ring)
    return rounds


def _step(line: str, ring: list[Place]) -> list[Place]:
    """A line of a part that is no round: the ring at the start, fastening off, sewing up, a note."""
    if re.fullmatch(r"With [A-Z], ch \d+, (?:sl st|ss) in first ch to form a ring\.", line):
        return ["ring"]
    known = (
        r"Fasten off and weave in ends\.",
        r"With [A-Z], join squares with (?:sl st|ss) through back loops, fasten off and weave in ends\.",
        r"The right side faces you in every round; .+\.",
        r"Hold two squares with right sides together .+\.",
        r"Corners are the four outer corners of the joined piece\. At each seam, work into .+\.",
    )
    if not any(re.fullmatch(words, line) for words in known):
        raise RecountError(f"line not known: {line}")
    return ring


def lay_out(square: list[Place], columns: int, rows: int) -> list[Place]:
    """Return the outer edge of a grid of squares, from one outer corner around; outer corners negative."""
    widest = max(place for place in square if isinstance(place, int))
    start = square.index(widest)
    turned = square[start:] + square[:start]
    at = [index for index, place in enumerate(turned) if place == widest]
    if len(at) != 4:
        raise RecountError(f"a square with {len(at)} corners")
    sides = [turned[begin + 1 : end] for begin, end in zip(at, [*at[1:], len(turned)], strict=True)]
    if any(side != sides[0] for side in sides):
        raise RecountError("a square whose sides differ")
    edge: list[Place] = []
    for along in (columns, rows, columns, rows):
        edge.append(-widest)
        for number in range(along):
            edge += ([widest, widest] if number else []) + sides[0]
    return edge


def _count(part: str, label: str, ring: list[Place], declared: str) -> Counted:
    counted = Counted(part, label)
    for place in ring:
        if isinstance(place, str):
            counted.stitches[place] = counted.stitches.get(place, 0) + 1
        else:
            name = f"ch-{abs(place)}"
            counted.spaces[name] = counted.spaces.get(name, 0) + 1
    for words in declared.split(", "):
        number, name = words.split(" ", 1)
        counted.declared[re.sub(r" sps?$", "", name)] = int(number)
    return counted


def _work(words: str, ring: list[Place]) -> list[Place]:
    """Work one round: open it, walk its steps, close it. Returns the new ring."""
    words = words[0].lower() + words[1:]
    hook = _Hook(list(ring))
    words = _close(_open(words, hook), hook)
    for step in _unroll(words):
        _take(step, hook)
    behind = [place for place in hook.left if hook.stitchwise or isinstance(place, int)]
    if behind:
        raise RecountError(f"leaves {behind} behind")
    return hook.made


def _open(words: str, hook: _Hook) -> str:
    """Take the start of a round off `words`, with the hook standing in the place the round begins in."""
    if hook.left == ["ring"]:
        hook.here = hook.left.pop()
        return words
    joined = re.match(r"join [A-Z] with (?:sl st|ss) in any (ch-2|corner) sp, ", words)
    travels = re.match(r"(?:sl st|ss) in (?:(?:each of )?next (?:(\d+) )?\w+ and in )?next ch-2 sp, ", words)
    if not joined and not travels:
        raise RecountError(f"start not known: {words[:60]}")
    if travels:  # the first stitch holds the hook, so the space comes after it and those travelled over
        passed = 1 + (int(travels[1] or 1) if " and in " in travels[0] else 0)
        if [isinstance(place, str) for place in hook.left[: passed + 1]] != [True] * passed + [False]:
            raise RecountError(f"travels to no space: {hook.left[: passed + 1]}")
    wanted = -2 if joined and joined[1] == "corner" and -2 in hook.left else 2
    first = hook.left.index(wanted)
    hook.left = hook.left[first + 1 :] + hook.left[:first]
    hook.here = wanted
    return words[(joined or travels).end() :]


def _close(words: str, hook: _Hook) -> str:
    """Take the end of a round off `words`; what is joined to must be what the round began with."""
    closed = re.search(rf", join with (?:sl st|ss) to (top of ch-3|first {_STITCH})(?:, fasten off [A-Z])?$", words)
    begins = re.match(rf"ch (\d) \((?:counts as ({_STITCH})|does not count)\), ", words)
    if not closed or not begins:
        raise RecountError(f"no start or no end: {words}")
    if begins[2]:
        hook.made.append(begins[2])
    if closed[1] != (f"top of ch-{begins[1]}" if begins[2] else f"first {_first_stitch(words)}"):
        raise RecountError(f"joins to {closed[1]} after {begins[0]}")
    return words[begins.end() : closed.start()]


def _first_stitch(words: str) -> str:
    found = re.search(rf"\({_STITCH}, ch", words)
    return found[0].split(",")[0].strip("(") if found else ""


def _unroll(words: str) -> list[str]:
    """Return the steps of a round in order, every repeat written out."""
    star = re.fullmatch(r"(.*?)(?:, )?\*(.+); rep from \* (.+?)(?: more times?)?", words)
    if star:
        more = _TIMES.get(star[3]) or int(star[3])
        return _unroll(star[1]) + _unroll(star[2]) * (1 + more)
    steps: list[str] = []
    for bracket, often, plain in re.findall(r"\[(.+?)\] (\d+|once|twice)(?: times)?|((?:\([^)]*\)|[^,\[])+)", words):
        if bracket:
            steps += _unroll(bracket) * (_TIMES.get(often) or int(often))
        elif plain.strip():
            steps.append(plain.strip())
    return steps


def _take(step: str, hook: _Hook) -> None:
    """Work one step of a round."""
    for pattern, act in _ACTS:
        found = re.fullmatch(pattern, step)
        if found:
            act(hook, *found.groups())
            return
    raise RecountError(f"step not known: {step}")


def _lay(hook: _Hook, body: str) -> None:
    """Lay down what a group in one place makes: "2 dc, ch 2, 3 dc"."""
    for piece in body.split(", "):
        chain = re.fullmatch(r"ch (\d+)", piece)
        stitches = re.fullmatch(rf"(?:(\d+) )?({_STITCH})", piece)
        if chain:
            hook.made.append(int(chain[1]))
        elif stitches:
            hook.made += [stitches[2]] * int(stitches[1] or 1)
        else:
            raise RecountError(f"piece not known: {piece}")


def _in_ring(hook: _Hook, body: str) -> None:
    if hook.here != "ring":
        raise RecountError("there is no ring")
    _lay(hook, body)


def _in_same(hook: _Hook, body: str) -> None:
    if not isinstance(hook.here, int):
        raise RecountError("there is no space to go on in")
    _lay(hook, body)


def _in_next(hook: _Hook, body: str, chains: str) -> None:
    hook.advance(int(chains))
    _lay(hook, body)


def _in_corner(hook: _Hook, body: str) -> None:
    hook.advance(-2 if -2 in hook.left else 2)
    _lay(hook, body)


def _along(hook: _Hook, stitch: str, many: str | None, old: str) -> None:
    hook.eat(int(many or 1), old)
    hook.made += [stitch] * int(many or 1)


def _to_corner(hook: _Hook, stitch: str, spaces: str | None) -> None:
    """A stitch in each stitch (and space) up to the next corner, or to the end of the ring."""
    hook.stitchwise = True
    while hook.left and hook.left[0] != hook.here:
        place = hook.left.pop(0)
        if isinstance(place, int) and not spaces:
            raise RecountError(f"passes a ch-{place} sp")
        hook.made.append(stitch)


_ACTS = (
    (r"(ch \d+)", _lay),
    (rf"((?:\d+ )?{_STITCH}) in ring", _in_ring),
    (r"\((.+)\) in same sp", _in_same),
    (r"\((.+)\) in next ch-(\d+) sp", _in_next),
    (rf"((?:\d+ )?{_STITCH}) in next ch-(\d+) sp", _in_next),
    (r"\((.+)\) in next corner sp", _in_corner),
    (rf"({_STITCH}) in (?:each of )?next (?:(\d+) )?({_STITCH})", _along),
    (rf"({_STITCH}) in each st( and sp)? to next corner", _to_corner),
)
