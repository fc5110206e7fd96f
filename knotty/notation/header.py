"""The lines before the first part: item, yarn, hook, size, colours. Rounds are read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from knotty.craft.palette import Colour
from knotty.craft.pattern import Header, YarnUse
from knotty.craft.terms import Terms, name_word
from knotty.craft.yarn import HOOK_US, WEIGHTS

_KEY = re.compile(r"(Item|Skill|Terms|Yarn|Hook|Gauge|Tension|Finished size|Colours|Abbreviations): ?(.*)")
_COLOUR = re.compile(r"([A-Z]{1,2}): (.{1,80}?) (#[0-9A-F]{6})(?:, (\d{1,6}) m)?")
_YARN = re.compile(r"[\w ]+ \(CYC ([0-7])\)")
_HOOK = re.compile(r"(\d{1,2}(?:\.\d{1,2})?) mm(?: \(.*\))?")
_GAUGE = re.compile(r"one (square|hexagon|triangle|circle) measures (\d{1,4}(?:\.\d)?) cm")
_SIZE = re.compile(r"(\d{1,5}(?:\.\d)?) x (\d{1,5}(?:\.\d)?) cm")


def read_header_line(header: Header, line: str) -> Header | None:
    """Return `header` with what `line` says; None for a line that is not one of ours, as it was written."""
    colour = _COLOUR.fullmatch(line)
    if colour:
        letter, name, value, metres = colour.groups()
        use = YarnUse(letter, Colour(name, value), int(metres or 0))
        return replace(header, yarns=(*header.yarns, use))
    key = _KEY.fullmatch(line)
    return _READERS[key.group(1)](header, key.group(2)) if key else None


def _read_weight(header: Header, value: str) -> Header | None:
    found = _YARN.fullmatch(value)
    return replace(header, weight=int(found.group(1))) if found else None


def _read_hook(header: Header, value: str) -> Header | None:
    found = _HOOK.fullmatch(value)
    return replace(header, hook_mm=float(found.group(1))) if found else None


def _read_gauge(header: Header, value: str) -> Header | None:
    found = _GAUGE.fullmatch(value)
    return replace(header, piece=found.group(1), square_cm=float(found.group(2))) if found else None


def _read_size(header: Header, value: str) -> Header | None:
    found = _SIZE.fullmatch(value)
    return replace(header, size_cm=(float(found.group(1)), float(found.group(2)))) if found else None


def _keep(header: Header, _value: str) -> Header:
    return header  # the terms are read by dialect, the abbreviations follow from the stitches


_READERS: dict[str, Callable[[Header, str], Header | None]] = {
    "Item": lambda header, value: replace(header, item=value) if value else None,
    "Skill": lambda header, value: replace(header, skill=value) if value else None,
    "Terms": _keep,
    "Yarn": _read_weight,
    "Hook": _read_hook,
    "Gauge": _read_gauge,
    "Tension": _read_gauge,
    "Finished size": _read_size,
    "Colours": lambda header, value: None if value else header,
    "Abbreviations": _keep,
}


def write_header(header: Header, terms: Terms = Terms.US) -> list[str]:
    """Return the header's lines, those that say something, in the words of `terms`."""
    lines = [f"Item: {header.item}"] if header.item else []
    if header.skill:
        lines.append(f"Skill: {header.skill}")
    if header.weight is not None:
        lines.append(f"Yarn: {WEIGHTS[header.weight].name} (CYC {header.weight})")
    if header.hook_mm is not None:
        us = HOOK_US.get(header.hook_mm)
        lines.append(f"Hook: {header.hook_mm:g} mm" + (f" ({us})" if us else ""))
    if header.square_cm is not None:
        lines.append(f"{name_word('Gauge', terms)}: one {header.piece} measures {header.square_cm:.1f} cm")
    if header.size_cm is not None:
        lines.append(f"Finished size: {header.size_cm[0]:.1f} x {header.size_cm[1]:.1f} cm")
    if header.yarns:
        lines.append("Colours:")
    lines += [_write_yarn(use) for use in header.yarns]
    return lines


def _write_yarn(use: YarnUse) -> str:
    metres = f", {use.metres} m" if use.metres else ""
    return f"{use.letter}: {use.colour.name} {use.colour.hex}{metres}"
