"""A drawing as SVG text. What is drawn is chart's and preview's; PNG is made from this text elsewhere.

Nothing in it runs: no scripts, no links to the outside. All words are escaped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from knotty.views.drawing import Drawing, Item, Label, Layer, Path, Stamp, Symbol

FONT = "'DejaVu Sans', Verdana, sans-serif"
_BASELINE = 0.35  # of the size: from the middle of a line of capitals down to its base
_NO_WORD = re.compile(r"[^A-Za-z0-9]+")
_CONTROL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold at all


def render_svg(drawing: Drawing, prefix: str = "k") -> str:
    """Return `drawing` as one SVG element, ready for a file or a page.

    `prefix` begins every id; give drawings on one page different ones. Every layer has its name as class, and as id
    after the prefix. Its pixel size is the drawing's, so that it can be shown without style.
    """
    return "".join(_Writer(prefix).write(drawing))


@dataclass(slots=True)
class _Writer:
    prefix: str
    ids: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def write(self, drawing: Drawing) -> Iterator[str]:
        size = f"{_short(drawing.width)} {_short(drawing.height)}"
        title, about = self._name("title"), self._name("about")
        # A picture whose stitches have names can be walked through by a screen reader; any other is one image.
        role = "graphics-document document" if _has_names(drawing.items) else "img"
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{_short(drawing.width)}"'
            f' height="{_short(drawing.height)}" role="{role}" aria-labelledby="{title}" aria-describedby="{about}"'
            f' font-family="{FONT}" fill="none" stroke-linecap="round" stroke-linejoin="round">'
            f'<title id="{title}">{_say(drawing.title)}</title><desc id="{about}">{_say(drawing.about)}</desc>'
        )
        yield from self._define(drawing.symbols)
        if drawing.background:
            yield f'<rect width="100%" height="100%" fill="{_say(drawing.background)}"/>'
        yield from self._draw_all(drawing.items, "")
        yield "</svg>\n"

    def _define(self, symbols: Iterable[Symbol]) -> Iterator[str]:
        yield "<defs>"
        for symbol in symbols:
            self.ids[symbol.name] = self._name(symbol.name)
            yield f'<g id="{self.ids[symbol.name]}">'
            yield from (_path(path) for path in symbol.paths)
            yield "</g>"
        yield "</defs>"

    def _name(self, words: str) -> str:
        """An id of its own: letters, digits and dashes, as short as the words allow."""
        plain = f"{self.prefix}-{_NO_WORD.sub('-', words).strip('-')}"
        chosen, number = plain, 1
        while chosen in self.taken:
            number += 1
            chosen = f"{plain}-{number}"
        self.taken.add(chosen)
        return chosen

    def _draw_all(self, items: Iterable[Item], ink: str) -> Iterator[str]:
        for item in items:
            if isinstance(item, Layer):
                yield from self._layer(item, ink)
            elif isinstance(item, Stamp):
                yield self._stamp(item, ink)
            else:
                yield _path(item) if isinstance(item, Path) else _label(item)

    def _layer(self, layer: Layer, ink: str) -> Iterator[str]:
        """A group; the ink most of its stamps have is said once."""
        inks = Counter(item.ink for item in layer.items if isinstance(item, Stamp))
        mine = inks.most_common(1)[0][0] if inks else ink
        words = f' id="{self._name(layer.name)}" class="{_say(layer.name)}"' if layer.name else ""
        words += f' color="{_say(mine)}"' if mine != ink else ""
        words += f' opacity="{_short(layer.opacity)}"' if layer.opacity < 1 else ""
        yield f"<g{words}>{_title(layer.title)}"
        yield from self._draw_all(layer.items, mine)
        yield "</g>"

    def _stamp(self, stamp: Stamp, ink: str) -> str:
        x, y = stamp.at
        place = f"translate({_short(x)} {_short(y)})"
        place += f"rotate({_short(stamp.angle)})" if _short(stamp.angle) != "0" else ""
        if (stamp.across, stamp.along) != (1.0, 1.0):
            place += f"scale({_short(stamp.across)} {_short(stamp.along)})"
        colour = f' color="{_say(stamp.ink)}"' if stamp.ink != ink else ""
        use = f'<use href="#{self.ids[stamp.symbol]}" transform="{place}"{colour}'
        return f"{use}>{_title(stamp.title)}</use>" if stamp.title else f"{use}/>"


def _has_names(items: Iterable[Item]) -> bool:
    return any(_has_names(item.items) if isinstance(item, Layer) else _is_named(item) for item in items)


def _is_named(item: Item) -> bool:
    return isinstance(item, Stamp) and bool(item.title)


def _path(path: Path) -> str:
    """A path, with what differs from the default of the drawing: no fill, no stroke."""
    words = f'<path d="{"".join(_step(step) for step in path.steps)}"'
    if path.fill:
        words += f' fill="{_say(path.fill)}"'
    if path.stroke:
        words += f' stroke="{_say(path.stroke)}" stroke-width="{_short(path.width)}"'
    if path.dash:
        words += f' stroke-dasharray="{" ".join(_short(length) for length in path.dash)}"'
    if path.opacity < 1:
        words += f' opacity="{_short(path.opacity)}"'
    return f"{words}/>"


def _step(step: tuple[str | float, ...]) -> str:
    letter, *numbers = step
    return f"{letter}{' '.join(_short(float(number)) for number in numbers)}"


def _label(label: Label) -> str:
    x, y = label.at
    bold = ' font-weight="bold"' if label.bold else ""
    anchor = f' text-anchor="{_say(label.anchor)}"' if label.anchor != "start" else ""
    return (
        f'<text x="{_short(x)}" y="{_short(y + _BASELINE * label.size)}" font-size="{_short(label.size)}"'
        f' fill="{_say(label.fill)}"{anchor}{bold}>{_say(label.text)}</text>'
    )


def _title(words: str) -> str:
    return f"<title>{_say(words)}</title>" if words else ""


def _say(words: str) -> str:
    return escape(_CONTROL.sub("\ufffd", words))


def _short(number: float) -> str:
    """Two decimals at most: a hundredth of a unit cannot be seen, and a blanket's border has thousands of them."""
    shown = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
