"""Round lines in other languages, term by term into US English that the reader reads. The tables are in languages/."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CODES = ("de", "es", "fr", "it", "nl", "pt")
ENGLISH = "en"
_ENOUGH = 3  # different words of a language in a line, before the line is taken for that language
_ENOUGH_ONCE_HEARD = 1
_ENGLISH_ENOUGH = 4  # different English words that no line in another language has
_IS_ENGLISH = re.compile(
    r"\b(?:\d*(?:dc|sc|hdc|htr|ch)|chain|next|each|rep|repeat|join|with|into|rnd|round|same|stitch|times"
    r"|around|work|the|treble)\b",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<![\w*])(\d+)(?=[^\W\d_])(?!(?:e|de|ste|[èe]me|i[èe]me|ère|re|er|a|o|x|mal|st|nd|rd"
    r"|th)\b)",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"\b(l|d|dell|nell|dall|all|sull)['’](?=\w)", re.IGNORECASE)
_NOUN = r"(?:\d+ )?(?:ch-\d sp|ch sp|corner sp|sp|corner|group|ring|sts?|dc|sc|hdc|tr|dtr|ch|sl st)"
_PLACE = r"(?:in|into|to|of|between)"
_LEADS = r"next|same|each|any|first|last|ring|magic|corner|sp|ch-|\d(?:st|nd|rd|th)|top|beg"
_AFTER: tuple[tuple[str, str], ...] = (  # what every language needs when its words are exchanged
    (r"~sl\b", "sl st"),
    (r"~counts\b(?: as)?", "counts as"),
    (r"\bch[- ]sp\b", "ch sp"),
    (r"\bsp (?:of )?(?:corner|(?:the )?corner)\b|\bcorner of sp\b|\bsp in corner\b", "corner sp"),
    (r"\bcorner (?:of )?(\d) ch\b", r"ch-\1 sp"),
    (rf"\b({_NOUN}(?: and {_NOUN})?)\s+~next\b", r"next \1"),
    (rf"~next\s+({_NOUN})", r"next \1"),
    (r"\bof ~next\b", "of next"),
    (r"~next", "next"),
    (r"\b(\d)~th ch (?:of )?~beg\b", r"\1~th ch"),
    (rf"\b({_NOUN})\s+~beg\b", r"beg \1"),
    (r"~beg", ""),
    (r"~ea (\d+ \w+) (in|to) (next|last|first) (\d+)", r"\1 \2 each of \3 \4"),
    (r"~ea", ""),
    (r"\brep (\d+ (?:more )?times) from \*", r"rep from * \1"),
    (r"\beach (?:of )?(\d+) (last|first|next)\b", r"each of \2 \1"),
    (rf"\b(\d+) (last|first|next) (?={_NOUN})", r"\2 \1 "),
    (r"\b1 (?=magic ring)", ""),
    (r",(?=[a-z])", ", "),
    (r"\b(1)~th\b", "1st"),
    (r"\b(2)~th\b", "2nd"),
    (r"\b(3)~th\b", "3rd"),
    (r"\b(\d+)~th\b", r"\1th"),
    (r"\b(\d+)\s+ring\b", "ring"),
    (rf"\b({_PLACE})(?:\s+(?:in|of|1)\b)+(?=\s+(?:{_LEADS}))", r"\1"),
    (rf"\b{_PLACE} (between)\b", r"\1"),
    (rf"\bof (?={_NOUN}\b)", ""),
    (r"\b(each) (next)\b(?! \d)", r"\1"),
    (r"\bjoin\s+with\s+1\s+sl st\b", "join with sl st"),
    (r"\bcounts as\s+(?:as\s+)?(?:1\s+|first\s+)?", "counts as "),
    (r"\(\s*=\s*", "(= "),
    (r"\.(?=[,;])", ""),
    (r"\s+([,.;)])", r"\1"),
    (r"\(\s+", "("),
    (r"([,;]\s*){2,}", ", "),
    (r"\s{2,}", " "),
)


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """A language's tables, compiled. `steps` are done in order, then those of every language."""

    code: str
    tells: re.Pattern[str]
    label: re.Pattern[str]
    steps: tuple[tuple[re.Pattern[str], str], ...]


@cache
def load_tongue(code: str) -> Tongue:
    """Return the language of `languages/<code>.toml`."""
    tables = tomllib.loads((files(__package__) / "languages" / f"{code}.toml").read_text(encoding="utf-8"))
    labels = tables["labels"]
    label = re.compile(
        rf"^(\W{{0,6}})(?:(?:{labels})(?![^\W\d])\.?\s*(?:n[°ºo.]*\s*)?(\d{{1,3}})\s*(?:\.|\))?"
        rf"|(\d{{1,3}})\s*(?:\.|[ªºa°]|e|[èe]me|er|re|i[èe]me|ste|de)?\s*(?:{labels})\b)(?:\s*[:.–—-]+\s*"
        rf"|\s*$|\s+(?=\())",
        re.IGNORECASE,
    )
    steps = tuple((_compile(said), english) for said, english in tables["words"])
    after = tuple((re.compile(said, re.IGNORECASE), english) for said, english in _AFTER)
    return Tongue(code, _compile(tables["tells"]), label, (*steps, *after))


def _compile(said: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w~-])(?:{said})(?!\w)", re.IGNORECASE)


def find_tongue(words: str, before: str) -> str:
    """Return the code of the language that a line is in; `before` is that of the lines heard so far."""
    english = len({match.group().lower().lstrip("0123456789") for match in _IS_ENGLISH.finditer(words)})
    if english >= _ENGLISH_ENOUGH:
        return ENGLISH
    found = {code: _count_tells(words, code) for code in CODES}
    best = max(CODES, key=lambda code: (found[code], code == before))
    enough = _ENOUGH_ONCE_HEARD if best == before else _ENOUGH
    return best if found[best] >= enough and found[best] > english else ENGLISH


def _count_tells(words: str, code: str) -> int:
    """How many different words of a language a line has."""
    words = _GLUED.sub(r"\1 ", words)
    tongue = load_tongue(code)
    label = tongue.label.match(words) is not None
    return len({match.group().lower() for match in tongue.tells.finditer(words)}) + label


def translate_line(words: str, code: str) -> str:
    """Return a line in US English, word for word as far as the tables go; colours and counts stay."""
    tongue = load_tongue(code)
    words = _ELIDED.sub(r"\1' ", _GLUED.sub(r"\1 ", words))
    label = tongue.label.match(words)
    start = ""
    if label is not None:
        start, words = f"{label.group(1)}Rnd {label.group(2) or label.group(3)}: ", words[label.end() :]
    for said, english in tongue.steps:
        words = said.sub(lambda match, english=english: _fill(match, english), words)  # type: ignore[misc]
    return start + words.strip()


def _fill(match: re.Match[str], english: str) -> str:
    """The English for a match; a group that took no part is empty."""
    return re.sub(r"\\(\d)", lambda slot: match.group(int(slot.group(1))) or "", english)
