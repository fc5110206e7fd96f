"""Making plain text of what people paste: web pages, word processors, chats. What every span points into."""

from __future__ import annotations

import html
import re

_ENDS = str.maketrans({"\x00": " ", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\v": "\n", "\f": "\n"})
_NOTHING = dict.fromkeys(map(ord, "\ufeff\u00ad\u200b\u200c\u200d\u2060\u200e\u200f"))
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"), " "
)
_MARKS = {
    ord(mark): plain
    for marks, plain in (
        ("“”„‟″", '"'),
        ("‘’‚‛′", "'"),
        ("‐‑‒⁃－", "-"),
        ("∗⁎＊★☆✱✲✳✶✻﹡٭", "*"),
        ("✕✖⨯", "×"),
        ("→⇒➔➜", "="),
    )
    for mark in marks
}
_TABLE = {**_NOTHING, **_SPACES, **_MARKS}

_PASSES = 4
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);")
_BREAK = re.compile(r"<(?:br|/p|/li|/div|/h[1-6]|/tr)\b[^<>\n]{0,80}>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|li|ul|ol|div|span|b|i|u|em|strong|h[1-6]|a|table|tbody|tr|td|th|font|code|pre)\b[^<>\n]{0,200}>",
    re.IGNORECASE,
)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)\w*[ \t]*$", re.MULTILINE)
_HYPHENATED = re.compile(r"(?<=[a-z]{2})-\n[ \t]*(?=[a-z]{2})")
_NOT_HYPHENATED = re.compile(r"(?:ch|sc|dc|tr|hdc|htr|dtr|st|sl|lp|post|puff|shell)-\n[ \t]*\Z", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*\*|__(?=\S)([^_\n]{1,200}?)(?<=\S)__")
_ITALIC = re.compile(
    r"^([ \t]*)\*(?=(?:You|Note|Tip|This|There|These|At|Total|Count|Stitch|Remember|Optional|It)\b)"
    r"([^*\n]{1,200}?)(?<=\S)\*(?=[ \t]*$)"
    r"|\*([(\[][^()\[\]*\n]{1,120}[)\]]\.?)\*(?=[ \t.]*$)",
    re.MULTILINE,
)
_FOOTER = re.compile(
    r"\bpage[ \t]+\d{1,3}[ \t]+of[ \t]+\d{1,3}\b\.?|(?:©|\(c\)|\bcopyright\b)[ \t]*(?:19|20)\d\d\b[^\n]{0,80}",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[[^\]\n]{0,120}\]\([^()\n]{0,300}\)")
_HEADING = re.compile(r"^[ \t]{0,3}(#{1,6})[ \t]+", re.MULTILINE)
_ESCAPED = re.compile(r"\\([*_#\[\]().+-])")
_LABEL = r"(?:r(?:oun|n)?ds?|rows?|r)\b\.?[ \t]*\d|\d{1,3}(?:st|nd|rd|th)[ \t]+r"
_NUMBERED_LABEL = re.compile(rf"^[ \t]*\d{{1,3}}[.)][ \t]+(?=\W{{0,4}}(?:{_LABEL}))", re.IGNORECASE | re.MULTILINE)
_CONTINUED = re.compile(
    r"\n[ \t]*(?:rnd|round|row|rd|r)\.?[ \t]*\d{1,3}[ \t,–—-]*[(\[]?[ \t]*(?:cont(?:'?d|inued|inuing|\.)?)[ \t]*[)\]]?"
    r"[ \t]*[:.–—-]?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[ \t]*(?:[-•·◦▪*+–]|\d{1,2}[.)])[ \t]+(?=\S)")
_LABEL_ALONE = re.compile(rf"\W{{0,8}}(?:\w+[ \t]+)?(?:{_LABEL})[^\n]{{0,40}}?[:.)*–—-]*[ \t]*", re.IGNORECASE)
_CELLS = re.compile(r"[ \t]*\|(.+)\|[ \t]*")
_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-{2,}[ \t:|-]*\|?[ \t]*")


def normalise_text(text: str) -> str:
    """Return `text` as plain text: line ends as newlines; no markup of web pages and chats; marks in one spelling.

    Linear in its length. Text that is plain already comes back as it is.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_ENDS)
    for _ in range(_PASSES):  # what is cleaned may show more to clean; cleaned text stays as it is
        cleaned = _clean(text)
        if cleaned == text:
            break
        text = cleaned
    return text


def _clean(text: str) -> str:
    if not text.isascii():
        text = text.translate(_TABLE)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()).translate(_TABLE), text)
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "```" in text or "~~~" in text:
        text = _FENCE.sub("", text)
    if "-\n" in text:
        text = _HYPHENATED.sub(lambda match: _join_word(text, match), text)
    if "**" in text or "__" in text:
        text = _BOLD.sub(lambda match: match.group(1) or match.group(2), text)
    if "*" in text:
        text = _ITALIC.sub(lambda match: (match.group(1) or "") + (match.group(2) or match.group(3)), text)
    if "![" in text:
        text = _IMAGE.sub("", text)
    if _FOOTER.search(text):
        text = _FOOTER.sub("", text)
    if "#" in text:
        text = _HEADING.sub("", text)
    text = _NUMBERED_LABEL.sub("", text)
    if "ont" in text or "ONT" in text:
        text = _CONTINUED.sub("", text)
    return _clean_lines(text)


def _join_word(text: str, match: re.Match[str]) -> str:
    """`cor-` / `ner` is one word; `ch-` / `sp` keeps its hyphen."""
    head = text[max(0, match.start() - 8) : match.end()]
    return "-" if _NOT_HYPHENATED.search(head) else ""


# -- lines -----------------------------------------------------------------------------------------------------------


def _clean_lines(text: str) -> str:
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
    return re.match(rf"\W{{0,4}}(?:{_LABEL})", words, re.IGNORECASE) is not None


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
