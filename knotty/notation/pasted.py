"""Lists and tables of chats and pages, made into rounds: bullets joined to their label, rows of a table written out."""

from __future__ import annotations

import re

LABEL = r"(?:r(?:oun|n)?ds?|rows?|r)\b\.?[ \t]*\d|\d{1,3}(?:st|nd|rd|th)[ \t]+r"
_BULLET = re.compile(r"[ \t]*(?:[-•·◦▪*+–]|\d{1,2}[.)])[ \t]+(?=\S)")
_LABEL_ALONE = re.compile(
    rf"\W{{0,8}}(?:\w+[ \t]+)?(?:{LABEL})\w{{0,6}}(?:[ \t]*[-–—&][ \t]*\d{{1,3}})?"
    rf"(?:[ \t]+(?:with|in|using)[ \t]+[\w ]{{1,20}})?"
    r"(?:[ \t]*[(\[][^()\[\]\n]{0,40}[)\]])*[ \t]*[:.)*–—-]*[ \t]*",
    re.IGNORECASE,
)
_CELLS = re.compile(r"[ \t]*\|(.+?)\|?[ \t]*")
_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-{2,}[ \t:|-]*\|?[ \t]*")


def clean_lines(text: str) -> str:
    """Join the bullets of a round to one line, make rounds of the rows of a table."""
    lines = text.split("\n")
    if any(line.lstrip()[:1] == "|" for line in lines):
        lines = _clean_tables(lines)
    if any(_BULLET.match(line) for line in lines):
        lines = _join_bullets(lines)
    return "\n".join(lines)


def _join_bullets(lines: list[str]) -> list[str]:
    """Bullets under a label are its round, told step by step; others lose their mark."""
    made: list[str] = []
    under = False
    stars = _are_bullets(lines)
    for line in lines:
        bullet = _BULLET.match(line)
        if bullet is None or (bullet.group().strip() == "*" and not stars):
            under = _LABEL_ALONE.fullmatch(line) is not None or (under and not line.strip())
            made.append(line)
        elif under and not _starts_label(line[bullet.end() :]):
            while made and not made[-1].strip():
                made.pop()
            made[-1] = _add_sentence(made[-1], line[bullet.end() :])
        else:
            numbered = bullet.group().strip()[0].isdigit()
            made.append(line if numbered else line[bullet.end() :])
            under = not numbered and _LABEL_ALONE.fullmatch(made[-1]) is not None
    return made


def _add_sentence(before: str, words: str) -> str:
    before = before.rstrip()
    return f"{before} {words}" if before.endswith(":") else f"{before.rstrip('.,;')}. {words}"


def _starts_label(words: str) -> bool:
    return re.match(rf"\W{{0,4}}(?:{LABEL})", words, re.IGNORECASE) is not None


def _are_bullets(lines: list[str]) -> bool:
    """Stars at the beginning of several lines, and none elsewhere: bullets, no repeats."""
    begins = [line for line in lines if line.lstrip().startswith("* ")]
    return len(begins) > 1 and all(line.count("*") == (line.lstrip()[:1] == "*") for line in lines)


def _clean_tables(lines: list[str]) -> list[str]:
    made: list[str] = []
    noun = _name_rows(lines)
    for line in lines:
        cells = _CELLS.fullmatch(line)
        if cells is None:
            made.append(line)
        elif not _RULE.fullmatch(line):
            row = [cell.strip() for cell in cells.group(1).split("|")]
            if re.fullmatch(r"(?i)#|(?:rnd|round|row)s?(?:[ \t]+#|[ \t]+no\.?|[ \t]+number)?", row[0]):
                noun = (
                    "Row"
                    if row[0].lower().startswith("row")
                    else "Rnd"
                    if row[0].lower().startswith("rnd")
                    else "Round"
                )
            else:
                made.append(_write_row(row, noun))
    return made


def _name_rows(lines: list[str]) -> str:
    """What the rows of a table without a heading are, where they are numbered."""
    firsts = [cells.group(1).split("|")[0].strip() for cells in map(_CELLS.fullmatch, lines) if cells]
    return "Rnd" if firsts[:2] == ["1", "2"] else ""


def _write_row(cells: list[str], noun: str) -> str:
    """`| 2 | inc in each st | 12 |` as `Round 2: inc in each st (12)`."""
    label, *rest = cells
    if noun and re.fullmatch(r"\d{1,3}(?:[ \t]*[-–—][ \t]*\d{1,3})?", label):
        label = f"{noun} {label}"
    rest = [cell for cell in rest if cell]
    if len(rest) > 1 and re.match(r"\(?\d", rest[-1]):
        rest[-1] = rest[-1] if rest[-1].startswith("(") else f"({rest[-1]})"
    return f"{label}{'' if label.endswith(':') else ':'} {' '.join(rest)}" if rest else label
