"""The thing to be made, the skill and the terms a prompt names. How it is made is in makings, its yarn in yarn."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from knotty.craft.brief import Skill
from knotty.craft.layout import ITEMS, Item
from knotty.craft.terms import Terms
from knotty.designer.facts.choices import choose_first
from knotty.designer.facts.mentions import read_several, ruled_out
from knotty.designer.facts.text import ITEM, READ, Sheet

_ALSO: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "blanket": ("bedcover", "blankie", "decke", "kuscheldecke", "wolldecke", "häkeldecke", "couverture", "plaid",
                    "manta", "cobija", "deken", "coperta", "sofa throw", "picnic blanket"),
        "baby blanket": ("babydecke", "baby decke", "couverture bébé", "couverture de bébé", "manta de bebé",
                         "manta para bebé", "baby afghan", "baby throw", "blanket for a baby", "receiving blanket",
                         "stroller throw", "swaddle"),
        "queen blanket": ("queen size afghan", "queen afghan"),
        "king blanket": ("king size afghan", "king afghan"),
        "scarf": ("schal", "écharpe", "bufanda", "scarves"),
        "cushion cover": ("kissen", "coussin", "cojín", "throw pillow", "scatter cushion"),
        "tote": ("tasche", "einkaufstasche", "sac cabas", "cabas", "bolsa"),
        "cowl": ("loop schal", "tour de cou"),
        "bunting": ("wimpelkette", "guirlande", "guirnalda", "banderín"),
        "table runner": ("tischläufer", "chemin de table", "camino de mesa"),
        "placemat": ("tischset", "set de table"),
        "wall hanging": ("wall art", "wandbehang"),
        "coaster": ("untersetzer", "sous verre", "posavasos"),
        "potholder": ("topflappen", "manique", "agarrador"),
        "dishcloth": ("spültuch", "lavette", "flannel"),
    }
)  # fmt: skip
_UNMADE = (
    "hat", "beanie", "cap", "beret", "bucket hat", "headband", "sweater", "jumper", "pullover", "cardigan", "vest",
    "waistcoat", "crop top", "tank top", "dress", "skirt", "shorts", "trousers", "poncho", "coat", "jacket",
    "kimono", "sock", "socks", "slippers", "mitten", "mittens", "gloves", "fingerless gloves", "leg warmers", "bikini",
    "amigurumi", "toy", "doll", "stuffed animal", "plushie", "teddy bear pattern", "bag", "handbag",
    "purse", "backpack", "pouch", "shawl", "shawlette", "bonnet", "booties", "basket",
    "rug", "doily", "mandala rug", "lampshade", "keychain", "earrings", "bookmark", "mütze",
    "pulli", "pullover", "socken", "bonnet", "chaussettes", "gorro", "suéter", "bolso",
)  # fmt: skip
_SKILLS = (
    (Skill.EASY, ("advanced beginner", "easy", "simple", "einfach", "facile", "fácil", "facil", "leicht")),
    (Skill.BASIC, ("absolute beginner", "total beginner", "beginner", "beginners", "beginner friendly", "beginner's",
                   "first project", "my first", "newbie", "novice", "never crocheted", "new to crochet",
                   "anfänger", "débutant", "débutante", "principiante", "principiantes")),
    (Skill.INTERMEDIATE, ("intermediate", "moderate", "medium difficulty")),
    (Skill.COMPLEX, ("advanced", "expert", "complex", "challenging", "experienced", "difficult")),
)  # fmt: skip
_BEDS = {
    "king": "king blanket", "queen": "queen blanket", "full": "full blanket", "double": "full blanket",
    "twin": "twin blanket", "single": "twin blanket", "crib": "baby blanket", "cot": "baby blanket",
    "lap": "lap blanket", "baby": "baby blanket",
}  # fmt: skip
_BED = f"({'|'.join(_BEDS)})"
_SIZED = re.compile(rf"(?<![^\W_])(?:{_BED}(?: bed)? sized?(?: bed)?|for an? {_BED} bed)(?![^\W_])")
_COVERS = ("blanket", "throw", "afghan", "bedspread", "coverlet", "bedcover", "cover")
_LEARNING = (
    r"(?<![^\W_])(?:(?:just|only|recently) (?:learned|learnt|started|begun)|learning)(?: how)? to crochet(?![^\W_])"
)
_SPOKEN = r"(?:crochet )?(?:terms|term|terminology|abbreviations|notation|stitch names)(?![^\W_])"
_TERMS = (
    (Terms.UK, re.compile(rf"(?<![^\W_])(?:in )?(?:(?:uk|british|u\.k\.) {_SPOKEN}|uk patterns?(?![^\W_]))")),
    (Terms.US, re.compile(rf"(?<![^\W_])(?:in )?(?:us|u\.s\.|usa|american) {_SPOKEN}")),
)


def _choice(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _whole(words: tuple[str, ...], ending: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])({_choice(words)}){ending}(?![^\W_])")


@lru_cache(maxsize=1)
def _items() -> tuple[re.Pattern[str], Mapping[str, Item]]:
    names: dict[str, Item] = {}
    for item in ITEMS:
        for name in (item.name, *item.also, *_ALSO.get(item.name, ())):
            names.setdefault(name.replace("-", " "), item)
    for bed, name in _BEDS.items():
        named = next(item for item in ITEMS if item.name == name)
        names.update({f"{bed}{size} {cover}": named for size in ("", " size", " sized", " bed") for cover in _COVERS})
    return _whole(tuple(names), "(?:s|es|n)?"), MappingProxyType(names)


def read_item(sheet: Sheet) -> tuple[Item | None, str]:
    """Return the item the prompt names, else the word for a thing Knotty does not make. The longest name counts.

    Items that are ruled out ("not a blanket but a scarf") are none.
    """
    pattern, names = _items()
    _drop_refused(sheet, _whole(_UNMADE, "s?"))
    found = list(pattern.finditer(sheet.text))
    refused = ruled_out(found, sheet.text)
    wanted = [match for match in found if match not in refused]
    if wanted:
        best = max(wanted, key=lambda match: (len(match[1].split()), -match.start()))
        item = _sized(sheet, names[best[1]])
        _remark_on_others(sheet, item, best, {names[match[1]].name for match in wanted})
        _remark_on_refusal(sheet, item, [match for match in refused if names[match[1]] is names[best[1]]])
        read_several(sheet, best)
        sheet.blank(pattern, ITEM)
        return item, ""
    sheet.blank(pattern)
    unmade = sheet.take(_whole(_UNMADE, "s?"))
    if unmade is not None:
        return None, unmade[1]
    if not refused and _SIZED.search(sheet.text):
        return _sized(sheet, ITEMS[0]), ""
    return _instead(sheet, frozenset(names[match[1]].name for match in refused)), ""


def _sized(sheet: Sheet, item: Item) -> Item:
    """Return the blanket of the bed whose size a prompt names somewhere: "an ocean blanket, twin bed size"."""
    found = sheet.take(_SIZED) if item is ITEMS[0] else None
    name = _BEDS[found[1] or found[2]] if found else item.name
    return next(each for each in ITEMS if each.name == name)


def _remark_on_others(sheet: Sheet, item: Item, best: re.Match[str], named: set[str]) -> None:
    """Say which of several things is made; a baby blanket is a blanket too."""
    others = sorted(name for name in named if name not in item.name and best[1] not in name and not _is_kin(name, item))
    if others:
        sheet.remark(f"The prompt names a {item.name} and a {' and a '.join(others)}; this is a {item.name}.")


def _is_kin(name: str, item: Item) -> bool:
    return name.rsplit(maxsplit=1)[-1] == item.name.split()[-1] and ITEMS[0].name in (name, item.name)


def _remark_on_refusal(sheet: Sheet, item: Item, refused: Sequence[re.Match[str]]) -> None:
    plain = [match for match in refused if re.search(r"(?:an?|the|any|no) $", sheet.text[: match.start()])]
    if plain:
        sheet.remark(f"The prompt both asks for a {item.name} and rules it out; this is a {item.name}.")


def _drop_refused(sheet: Sheet, pattern: re.Pattern[str]) -> None:
    """Blank the matches that the prompt rules out."""
    for match in reversed(ruled_out(list(pattern.finditer(sheet.text)), sheet.text)):
        sheet.text = sheet.text[: match.start()].rstrip() + READ + sheet.text[match.end() :].lstrip()


def _instead(sheet: Sheet, refused: frozenset[str]) -> Item | None:
    """Return what is made where the usual blanket is ruled out and nothing else is named."""
    if "blanket" not in refused:
        return None
    item = next((item for item in ITEMS if "blanket" not in item.name and item.name not in refused), None)
    if item is not None:
        sheet.remark(f"The prompt rules out a blanket and names nothing else to make, so this is a {item.name}.")
    return item


def read_skill(sheet: Sheet) -> Skill | None:
    """Return the skill level the prompt names."""
    return choose_first(sheet, _skills(), lambda skill: f"{skill} work", _is_far)


@lru_cache(maxsize=1)
def _skills() -> tuple[tuple[Skill, re.Pattern[str]], ...]:
    learning = {Skill.BASIC: _LEARNING}
    return tuple(
        (skill, re.compile(f"{_whole(words).pattern}|{learning[skill]}") if skill in learning else _whole(words))
        for skill, words in _SKILLS
    )


def _is_far(one: Skill, other: Skill) -> bool:
    """Whether two levels clash: easy work suits a beginner, but not both a beginner and an expert."""
    levels = list(Skill)
    return abs(levels.index(one) - levels.index(other)) > 1


def read_terms(sheet: Sheet) -> Terms | None:
    """Return the dialect the prompt asks for."""
    return choose_first(sheet, _TERMS, lambda terms: f"{terms.upper()} terms")
