"""How the piece is made, as a prompt says it: motif, arrangement of the squares, border and joins."""

from __future__ import annotations

import re
import unicodedata

from knotty.craft.brief import Arrangement, BorderStyle, Joining, Motif
from knotty.designer.facts.choices import choose_first
from knotty.designer.facts.text import Sheet

_PIECES = r"(?:grann(?:y|ies)|squares?|motifs?|blocks?|patch(?:es)?)"
_EDGE = r"(?:borders?|edging|edges?|edged|trim|finish)"
_ROUND_THINGS = r"(?:coasters?|rugs?|mats?|place ?mats?|trivets?|dish ?cloths?|cushions?|pillows?|blankets?|throws?)"


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])")


def _texture(stitch: str, spelling: str) -> re.Pattern[str]:
    return _words(rf"(?P<gone>{spelling}) {_PIECES}", rf"{stitch} stitch(?:es)?", rf"{stitch} cent(?:re|er)s?")


# Only `gone` is blanked, where there is one: in "48 solid granny squares" the squares are still to be counted. Longer
# names stand before the shorter ones that are part of them.
_MOTIFS: tuple[tuple[Motif, re.Pattern[str]], ...] = (
    (Motif.HALF_GRANNY, _words(r"(?P<gone>(?:half )?(?:granny )?triangle) motifs?", r"half grann(?:y|ies)")),
    (Motif.SOLID_HEXAGON, _words(r"(?P<gone>(?:solid|filled) hexagon) motifs?")),
    (Motif.GRANNY_HEXAGON, _words(r"(?P<gone>(?:granny )?hexagon) motifs?")),
    (Motif.GRANNY_CIRCLE, _words(r"granny circles?|crochet circles?|(?:circle|round) motifs?",
                                 rf"(?:circle|circular|(?<![0-9] )round)(?= {_ROUND_THINGS})")),
    (Motif.GRANNY_STRIPE, _words(r"granny strip(?:es?|ed)")),
    (Motif.SUNBURST, _words(rf"(?P<gone>sun ?bursts?) {_PIECES}|sun ?burst (?=blanket|throw|afghan|cushion)")),
    (Motif.FLOWER, _words(rf"(?P<gone>(?:flower|floral|daisy|african flower)s?(?: granny)?) {_PIECES}|flower granny")),
    (Motif.SPIKED_GRANNY, _words(rf"(?P<gone>spik(?:ed?|y)) {_PIECES}|spike stitch(?:es)?")),
    (Motif.POPCORN_GRANNY, _texture("popcorn", r"popcorns?(?: stitch)?")),
    (Motif.PUFF_GRANNY, _texture("puff", r"puff(?:s|y| stitch)?")),
    (Motif.CLUSTER_GRANNY, _texture("cluster", r"clusters?(?: stitch)?")),
    (Motif.MITRED, _words(rf"(?P<gone>mit(?:red|ered|re|er)) {_PIECES}")),
    (Motif.CORNER_TO_CORNER, _words(r"corner to corner|c2c")),
    (Motif.MOSS, _words(r"moss(?: stitch)?(?= blanket| throw| scarf)|moss stitch|linen stitch|granite stitch")),
    (Motif.RIPPLE, _words(r"ripples?|rippled|chevrons?|zig ?zags?(?= blanket| throw| scarf| stitch)")),
    (Motif.WAFFLE, _words(r"waffle stitch|waffle(?= blanket| throw| scarf| weave| dishcloth)|"
                        r"(?:^|, )waffle(?=,|$)")),
    (Motif.FILET, _words(r"filet(?: crochet)?")),
    (Motif.SOLID_GRANNY, _words(r"(?P<gone>(?:solid|filled)(?: (?:kind|type|sort|version) of(?: a)?)?) "
                                r"(?:granny|grannies|squares?)|(?:no|without) (?:the |any )?(?:holes|gaps)")),
    (Motif.CLASSIC_GRANNY, _words(rf"(?P<gone>classic|traditional|vintage|original|old fashioned) {_PIECES}")),
)  # fmt: skip
_SHAPES = (  # so that they are counted as squares are
    (re.compile(r"(?<![^\W_])(?:triangle)(s?)(?![^\W_])"), r"triangle motif\1"),
    (re.compile(r"(?<![^\W_])hex(?:agon|ie|agonal)(s?)(?: motifs?)?(?![^\W_])"), r"hexagon motif\1"),
)
_UNMADE = re.compile(r"(?<![^\W_])(octagons?|pentagons?|mosaic crochet|tunisian|entrelac|bargello)(?![^\W_])")
_ARRANGEMENTS: tuple[tuple[Arrangement, re.Pattern[str]], ...] = (
    (Arrangement.CHECKER, _words(r"che(?:ck|qu)er ?board|che(?:ck|cker|quer)ed|check pattern")),
    (Arrangement.DIAGONALS, _words(r"(?:in )?diagonal(?:s| stripes?| lines?| rows?)?|diagonally")),
    (Arrangement.STRIPES, _words(r"stripes of squares", r"squares in stripes|striped squares",
                                r"(?:stripes?|striped) (?:layout|arrangement)",
                                r"(?:arranged|arrangement|laid out) in stripes")),
    (Arrangement.OMBRE, _words(r"ombr[eé]|gradient|(?:fading|fade) from [^\W_]+ to [^\W_]+|dip dyed?")),
    (Arrangement.RANDOM, _words(r"(?:at )?random(?:ly)?(?: placed| arranged| laid out)?", r"scrappy|patchwork")),
    (Arrangement.MEDALLION, _words(r"medallion|concentric|bulls ?eye|from the middle outwards?")),
    (Arrangement.SCATTERED, _words(r"scattered(?: accents?| accent squares)?|accent squares")),
)  # fmt: skip
_BORDERS: tuple[tuple[BorderStyle, re.Pattern[str]], ...] = (
    (BorderStyle.SHELL, _words(rf"(?P<gone>shells?(?: stitch)?) {_EDGE}")),
    (BorderStyle.SCALLOP, _words(rf"(?P<gone>scallop(?:s|ed)?) {_EDGE}")),
    (BorderStyle.PICOT, _words(rf"(?P<gone>picots?) {_EDGE}|edged with picots")),
    (BorderStyle.CRAB, _words(rf"(?P<gone>crab(?: stitch)?|reverse single crochet|reverse sc) {_EDGE}|crab stitch")),
    (BorderStyle.BOBBLE, _words(rf"(?P<gone>bobbles?(?: stitch)?|bobbly) {_EDGE}")),
    (BorderStyle.SC, _words(rf"(?P<gone>single crochet|sc) {_EDGE}")),
)
_JOININGS: tuple[tuple[Joining, re.Pattern[str]], ...] = (
    (Joining.AS_YOU_GO, _words(r"join(?:ed|ing)? as (?:you|i|we) go|jayg")),
    (Joining.FLAT_BRAID, _words(r"flat braid(?:ed)?(?: join(?:ed|ing|s)?)?|braided join(?:s|ing)?")),
    (Joining.WHIP, _words(r"whip ?stitch(?:ed|es)?(?: together| joins?| seams?)?|sewn together")),
    (Joining.SLIP_STITCH, _words(r"slip ?stitch(?:ed)? (?:together|joins?|seams?)")),
)


_SAYS = r"(?<![^\W_])(?:words?|letters?|lettering|name|initials?|monogram|says|saying|reads|reading|spells|spelling)"
_NO_WORD = r"(?!(?:in|of|on|and|with|for|to|from|the|an?|my|her|his|is|are|yarn|wool)(?![^\W_]))"
_LETTERING = (
    re.compile(rf"{_SAYS}[ :,]{{0,3}}(?P<mark>[\"'])(?P<words>[^\"']{{1,40}})(?P=mark)"),
    re.compile(rf"{_SAYS} {_NO_WORD}(?P<words>[^\W_]{{1,20}})(?![^\W_])"),
)


def read_lettering(sheet: Sheet, motif: Motif | None) -> str:
    """Return the words that are to be read in the piece, without accents; only filet crochet draws them."""
    if motif is not Motif.FILET:
        return ""
    found = next((match for pattern in _LETTERING if (match := sheet.take(pattern))), None)
    plain = unicodedata.normalize("NFKD", found["words"]) if found else ""
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def read_motif(sheet: Sheet) -> Motif | None:
    """Return the motif the prompt names; one that Knotty does not write is remarked on."""
    unmade = sheet.take(_UNMADE)
    if unmade is not None:
        sheet.remark(f'Knotty writes no "{unmade[1]}" yet.')
    for shape, counted in _SHAPES:
        sheet.text = shape.sub(counted, sheet.text)
    return choose_first(sheet, _MOTIFS)


def read_arrangement(sheet: Sheet) -> Arrangement | None:
    """Return how the squares are to lie."""
    return choose_first(sheet, _ARRANGEMENTS)


def read_border_style(sheet: Sheet) -> BorderStyle | None:
    """Return what kind of border is wanted; the word border itself stays, for its colour and rounds."""
    return choose_first(sheet, _BORDERS, lambda style: f"a {style} border")


def read_joining(sheet: Sheet) -> Joining | None:
    """Return how the squares are to be joined."""
    return choose_first(sheet, _JOININGS)
