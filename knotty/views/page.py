"""A pattern as one plain page of HTML, to be printed from a browser and ticked by hand. It runs nothing, loads nothing.

Headings and names are the lexicon's; what it says beside them comes with it. Every word of a pattern is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from knotty.craft.palette import Colour
from knotty.craft.pattern import Pattern
from knotty.craft.report import RoundReport
from knotty.craft.terms import LANGUAGE_OF
from knotty.views.pdf_lexicon import ENGLISH, Lexicon
from knotty.views.pdf_rows import Entry, Section, arrange_sections
from knotty.views.pdf_words import list_definitions, list_materials, list_used_abbreviations, name_metres
from knotty.views.table import report_items

_SIZES = {"a4": "A4", "letter": "letter"}
_MOST_COPIES = 400  # that have a box each, as in the PDF
_NO_PICTURES: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Said:
    """Sentences of the page's own, in the reader's language. `back` names the link to `address`."""

    verdict: str
    more: str = ""
    hint: str = ""
    back: str = ""
    address: str = ""
    origin: str = ""
    to_do: str = "to do"
    done: str = "done"


@dataclass(frozen=True, slots=True)
class Page:
    """A pattern to be printed. `done` has the worked copies of each report; nothing is marked where it is empty.

    `charts` are SVG texts by part, their ids different; `piece` is that of the finished piece.
    """

    pattern: Pattern
    reports: Sequence[RoundReport]
    said: Said
    written_by: Sequence[str] = ()
    done: Sequence[frozenset[int]] = ()
    charts: Mapping[int, str] = field(default_factory=lambda: _NO_PICTURES)
    piece: str = ""
    stitches: Sequence[tuple[str, str]] = ()
    paper: Literal["a4", "letter"] = "a4"
    large: bool = False
    words: Lexicon = ENGLISH
    title: str = ""


def render_page(page: Page) -> str:
    """Return the page as HTML."""
    return "".join(_Writer(page).write())


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


class _Writer:
    """Writes one page."""

    def __init__(self, page: Page) -> None:
        self._page, self._words = page, page.words
        self._tongue = LANGUAGE_OF[page.pattern.terms]
        self._colours = {yarn.letter: yarn.colour for yarn in page.pattern.header.yarns}
        self._index = {id(report): at for at, report in enumerate(page.reports)}
        self._names_writers = len(set(page.written_by)) > 1

    def write(self) -> Iterator[str]:
        page, title = self._page, escape(self._page.title or self._page.pattern.title or self._words.untitled)
        size = _SIZES[page.paper]
        yield f'<!doctype html><html lang="{self._words.language}"><head><meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{title}</title><style>@page {{ size: {size}; margin: 14mm; }}\n{_style()}</style></head>"
        yield f'<body class="{"large" if page.large else "usual"}">'
        yield from self._head(title)
        yield from self._front()
        for section in arrange_sections(page.pattern, page.reports, page.written_by, self._words):
            yield from self._section(section)
        yield "</main></body></html>\n"

    def _head(self, title: str) -> Iterator[str]:
        said = self._page.said
        if said.address:
            link = f'<a href="{escape(said.address)}">{escape(said.back)}</a>'
            yield f'<nav class="screen"><p>{escape(said.hint)} {link}</p></nav>'
        yield f'<main><h1 dir="auto">{title}</h1><p class="verdict">{escape(said.verdict)} {escape(said.more)}</p>'
        if said.origin:
            yield f"<p>{escape(said.origin)}</p>"
        if self._page.piece:
            yield f"<figure>{self._page.piece}</figure>"

    # -- before the rounds ---------------------------------------------------------------------------------------------

    def _front(self) -> Iterator[str]:
        page, words = self._page, self._words
        facts = list_materials(page.pattern.header, words)
        if facts or self._colours:
            yield f"<h2>{escape(words.materials)}</h2>"
        yield from self._list(facts)
        yield from self._yarns()
        shorts = list_used_abbreviations(page.pattern, page.reports)
        yield from self._list(shorts, words.abbreviations, "short")
        yield from self._list((*list_definitions(page.pattern), *page.stitches), words.stitches)
        if page.pattern.notes:
            notes = "".join(f'<li dir="auto">{escape(note)}</li>' for note in page.pattern.notes)
            yield f'<h2>{escape(words.notes)}</h2><ul lang="{self._tongue}">{notes}</ul>'

    def _list(self, pairs: Sequence[tuple[str, str]], heading: str = "", kind: str = "wide") -> Iterator[str]:
        if not pairs:
            return
        if heading:
            yield f"<h2>{escape(heading)}</h2>"
        rows = (f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in pairs)
        plain = (f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in pairs)
        yield f'<dl class="{kind}">{"".join(rows if kind == "short" else plain)}</dl>'

    def _yarns(self) -> Iterator[str]:
        yarns = self._page.pattern.header.yarns
        if not yarns:
            return
        rows = "".join(
            f'<tr><th scope="row">{escape(yarn.letter)}</th><td>{_swatch(yarn.colour)}</td>'
            f"<td>{escape(name_metres(yarn.metres)) if yarn.metres else ''}</td></tr>"
            for yarn in yarns
        )
        yield f"<table><tbody>{rows}</tbody></table>"

    # -- the rounds ----------------------------------------------------------------------------------------------------

    def _section(self, section: Section) -> Iterator[str]:
        words, rows = self._words, section.entries
        yield f'<section><header><h2 dir="auto">{escape(section.heading)}</h2>'
        yield from self._copies(section)
        yield "</header>"
        yield f'<table class="rounds">{self._heads(rows)}<tbody>'
        yield from (self._round(entry, entry.report, section.make) if entry.report else _step(entry) for entry in rows)
        yield "</tbody></table>"
        chart = self._page.charts.get(section.part)
        if chart:
            caption = words.chart.format(name=section.heading)
            yield f"<figure>{chart}<figcaption>{escape(caption)}</figcaption></figure>"
        yield "</section>"

    def _heads(self, rows: Sequence[Entry]) -> str:
        labels = [entry.report.label for entry in rows if entry.report]
        if not labels:
            return ""
        words, rowed = self._words, all(label.startswith("Row") for label in labels)
        titles = ("", words.row if rowed else words.round, words.colour, words.instruction, words.count)
        cells = "".join(f'<th scope="col">{escape(title.capitalize())}</th>' for title in titles)
        return f"<thead><tr>{cells}</tr></thead>"

    def _copies(self, section: Section) -> Iterator[str]:
        if not 1 < section.make <= _MOST_COPIES:
            return
        worked = [self._done(entry.report) for entry in section.entries if entry.report]
        finished = frozenset.intersection(*worked) if worked else frozenset()
        boxes = (
            f'<li class="done">{number}</li>' if number in finished else f"<li>{number}</li>"
            for number in range(1, section.make + 1)
        )
        yield f'<p>{escape(self._words.finished)}</p><ol class="copies">{"".join(boxes)}</ol>'

    def _done(self, report: RoundReport) -> frozenset[int]:
        at = self._index.get(id(report), len(self._page.done))
        return self._page.done[at] if at < len(self._page.done) else frozenset()

    def _round(self, entry: Entry, report: RoundReport, make: int) -> str:
        worked = sum(copy <= make for copy in self._done(report))
        every = worked >= make
        said = self._page.said.done if every else self._page.said.to_do
        some = f"<small>{worked}/{make}</small>" if 0 < worked < make else ""
        writer = self._words.by_writer.get(entry.writer, "") if self._names_writers else ""
        return (
            f'<tr class="{"done" if every else "open"}">'
            f'<td class="tick"><span class="box" role="img" aria-label="{escape(said)}">{"✓" if every else ""}</span>'
            f'{some}</td><th scope="row">{escape(report.label)}{f"<small>{escape(writer)}</small>" if writer else ""}'
            f"</th><td>{''.join(self._yarn(letter) for letter in report.colours)}</td>"
            f'<td class="long" dir="auto" lang="{self._tongue}">{escape(report.text)}</td>'
            f'<td class="counts" lang="{self._tongue}">{escape(", ".join(report_items(report)))}</td></tr>'
        )

    def _yarn(self, letter: str) -> str:
        colour = self._colours.get(letter)
        return f'<div class="yarn">{_swatch(colour, letter) if colour else escape(letter)}</div>'


def _step(entry: Entry) -> str:
    return f'<tr><td class="tick"></td><td class="step" colspan="4" dir="auto">{escape(entry.text)}</td></tr>'


def _swatch(colour: Colour, letter: str = "") -> str:
    name = f"{letter} {colour.name}".strip()
    return f'<span class="swatch" style="background:{colour.hex}"></span><span>{escape(name)}</span>'
