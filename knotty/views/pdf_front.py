"""Materials, yarns, abbreviations, stitches and notes on paper. The rounds are pdf_rounds', the cover pdf_cover's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knotty.craft.pattern import YarnUse
from knotty.fabric.amounts import YarnAmount
from knotty.views.ball import draw_ball
from knotty.views.pdf_drawing import print_drawing
from knotty.views.pdf_lexicon import Lexicon
from knotty.views.pdf_sheet import Sheet
from knotty.views.pdf_words import fill_counted, name_metres

_BALL_MM = 10.0
_GAP_MM = 7.0
_INDENT_MM = 4.5


def print_facts(sheet: Sheet, facts: Sequence[tuple[str, str]]) -> None:
    """Print names and values in two columns, values broken to what is left of the width."""
    strong, body = sheet.faces.strong, sheet.faces.body
    indent = max((sheet.measure(sheet.fit(name, strong), strong) for name, _ in facts), default=0.0) + 6.0
    for name, value in facts:
        lines = sheet.wrap(value, body, sheet.width - indent)
        sheet.reserve(len(lines) * body.leading_mm)
        sheet.print_line(sheet.fit(name, strong), strong, sheet.left, sheet.y)
        sheet.print_text(value, body, indent=indent)
        sheet.y += 0.8


def print_materials(
    sheet: Sheet,
    facts: Sequence[tuple[str, str]],
    yarns: Sequence[YarnUse],
    amounts: Mapping[str, YarnAmount],
    words: Lexicon,
) -> None:
    """Print yarn, hook, gauge and size, then each yarn with its ball and amounts; nothing where nothing is said."""
    if not facts and not yarns:
        return
    sheet.print_heading(words.materials)
    print_facts(sheet, facts)
    if yarns:
        sheet.y += 4.0
        _print_yarns(sheet, yarns, amounts, words)


def _print_yarns(sheet: Sheet, yarns: Sequence[YarnUse], amounts: Mapping[str, YarnAmount], words: Lexicon) -> None:
    rows = [(yarn, _say_amounts(yarn, amounts.get(yarn.letter), words)) for yarn in yarns]
    titles = [title for title in (words.used, words.buy, words.balls) if any(row.get(title) for _, row in rows)]
    columns = _lay_columns(sheet, titles, [row for _, row in rows])
    _print_titles(sheet, columns)
    for yarn, row in rows:
        if sheet.reserve(_row_mm(sheet)):
            _print_titles(sheet, columns)
        _print_yarn(sheet, yarn, [(start, row.get(title, "")) for title, start in columns])


def _lay_columns(sheet: Sheet, titles: Sequence[str], rows: Sequence[Mapping[str, str]]) -> list[tuple[str, float]]:
    """Return where each column of amounts begins: each as wide as it must be, the last at the right margin."""
    columns: list[tuple[str, float]] = []
    x = sheet.right + _GAP_MM
    for title in reversed(titles):
        wide = max(sheet.measure(row.get(title, ""), sheet.faces.body) for row in rows)
        label = sheet.fit(title.upper(), sheet.faces.label)
        x -= max(wide, sheet.measure(label, sheet.faces.label)) + _GAP_MM
        columns.insert(0, (title, x))
    return columns


def print_yarn_notes(sheet: Sheet, notes: Sequence[str]) -> None:
    """Print small sentences below the yarns."""
    sheet.y += 1.5 if notes else 0.0
    for note in notes:
        sheet.print_text(note, sheet.faces.small)
        sheet.y += 0.6


def _say_amounts(yarn: YarnUse, amount: YarnAmount | None, words: Lexicon) -> dict[str, str]:
    """Return the amounts by column. What the pattern itself says to buy stands, and balls only go with what is said."""
    if amount is None:
        return {words.buy: name_metres(yarn.metres)} if yarn.metres else {}
    buy = yarn.metres or amount.buy_m
    balls = fill_counted(words.ball, amount.balls, grams=amount.ball_g) if buy == amount.buy_m else ""
    return {words.used: f"{amount.used_m:.0f} m", words.buy: name_metres(buy), words.balls: balls}


def _row_mm(sheet: Sheet) -> float:
    return max(_BALL_MM, sheet.faces.body.leading_mm + sheet.faces.small.leading_mm) + 2.6


def _print_titles(sheet: Sheet, columns: Sequence[tuple[str, float]]) -> None:
    label = sheet.faces.label
    for title, x in columns:
        sheet.print_line(sheet.fit(title.upper(), label), label, x, sheet.y)
    sheet.y += label.leading_mm + 1.0 if columns else 0.0


def _print_yarn(sheet: Sheet, yarn: YarnUse, values: Sequence[tuple[float, str]]) -> None:
    """Print one row: the ball, letter and name over the hex value, and the amounts where their columns begin."""
    strong, small, body = sheet.faces.strong, sheet.faces.small, sheet.faces.body
    height = _row_mm(sheet)
    sheet.draw_rule(sheet.y)
    print_drawing(sheet, draw_ball(yarn.colour), (sheet.left, sheet.y + (height - _BALL_MM) / 2), (_BALL_MM, _BALL_MM))
    x = sheet.left + _BALL_MM + 4.0
    room = (values[0][0] if values else sheet.right) - x - 2.0
    y = sheet.y + (height - strong.leading_mm - small.leading_mm) / 2
    with sheet.mark("P"):
        sheet.print_line(sheet.clip(f"{yarn.letter} · {yarn.colour.name}", strong, room), strong, x, y)
        sheet.print_line(yarn.colour.hex, small, x, y + strong.leading_mm)
        for at, value in values:
            sheet.print_line(sheet.fit(value, body), body, at, sheet.y + (height - body.leading_mm) / 2)
    sheet.y += height


def print_abbreviations(sheet: Sheet, entries: Sequence[tuple[str, str]], words: Lexicon) -> None:
    """Print the abbreviations in columns, read downwards."""
    if not entries:
        return
    strong, body = sheet.faces.strong, sheet.faces.body
    columns = 2 if sheet.faces.stacked else 3
    depth, step, line = -(-len(entries) // columns), sheet.width / columns, body.leading_mm + 0.6
    sheet.print_heading(words.abbreviations, keep_mm=min(depth * line, 40.0))
    key_mm = max(sheet.measure(sheet.fit(key, strong), strong) for key, _ in entries) + 3.0
    for row in range(depth):
        sheet.reserve(line)
        for column, (key, meaning) in enumerate(entries[row::depth]):
            x = sheet.left + column * step
            with sheet.mark("P"):
                sheet.print_line(sheet.fit(key, strong), strong, x, sheet.y)
                sheet.print_line(sheet.clip(meaning, body, step - key_mm - 2.0), body, x + key_mm, sheet.y)
        sheet.y += line


def print_stitches(sheet: Sheet, stitches: Sequence[tuple[str, str]], words: Lexicon) -> None:
    """Print how special stitches are worked: the name, and below it the making."""
    said = [(name, text) for name, text in stitches if sheet.fit(name + text, sheet.faces.body)]
    if not said:
        return
    body, strong = sheet.faces.body, sheet.faces.strong
    sheet.print_heading(words.stitches, keep_mm=3 * body.leading_mm)
    for name, text in said:
        lines = len(sheet.wrap(text, body, sheet.width - _INDENT_MM))
        sheet.reserve(strong.leading_mm + min(lines, 4) * body.leading_mm)
        sheet.print_text(name, strong)
        sheet.print_text(text, body, indent=_INDENT_MM)
        sheet.y += 1.6


def print_notes(sheet: Sheet, notes: Sequence[str], heading: str) -> None:
    """Print sentences under a heading, one paragraph each; nothing where there is none."""
    said = [note for note in notes if sheet.fit(note, sheet.faces.body)]
    if said:
        sheet.print_heading(heading)
        print_list(sheet, said)


def measure_list(sheet: Sheet, sentences: Sequence[str]) -> float:
    """Return the height that print_list takes."""
    body = sheet.faces.body
    lines = (sheet.wrap(sentence, body, sheet.width - _INDENT_MM) for sentence in sentences)
    return sum(len(each) * body.leading_mm + 1.2 for each in lines)


def print_list(sheet: Sheet, sentences: Sequence[str]) -> None:
    """Print sentences as a list with dots."""
    body = sheet.faces.body
    for sentence in sentences:
        lines = len(sheet.wrap(sentence, body, sheet.width - _INDENT_MM))
        sheet.reserve(min(lines, 2) * body.leading_mm)
        sheet.print_line("•", body, sheet.left, sheet.y)
        sheet.print_text(sentence, body, indent=_INDENT_MM)
        sheet.y += 1.2
