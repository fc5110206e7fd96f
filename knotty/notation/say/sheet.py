"""A whole pattern in any language, short or spelled out. Single clauses are clauses'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knotty.craft.abbreviations import explain_short
from knotty.craft.instructions import Instruction, Unread, walk_instructions
from knotty.craft.pattern import Definition, LineKind, Part, Pattern, Round
from knotty.craft.terms import READ_TERMS, Terms
from knotty.notation.definitions import write_making
from knotty.notation.notes import write_note
from knotty.notation.say.clauses import say_sequence
from knotty.notation.say.headings import (
    head_abbreviations,
    head_part,
    head_special,
    list_counts,
    list_header,
    name_part,
    say_label,
)
from knotty.notation.say.places import find_unit
from knotty.notation.say.remarks import spell_note, translate_note
from knotty.notation.say.steps import list_steps, number_steps, say_sentences
from knotty.notation.say.voice import Voice, find_voice


@dataclass(frozen=True, slots=True)
class Said:
    """A pattern in a language.

    `pattern` has its names, labels, notes and the text of its lines in that language, its trees as they were; `text`
    is all of it as a text file; `left` holds, once each, the words that stayed as they were.
    """

    pattern: Pattern
    text: str
    left: tuple[str, ...] = ()


def say_sheet(pattern: Pattern, terms: Terms, *, spelled: bool = False) -> Said:
    """Return a settled `pattern` in `terms`. English in its short form is writer's."""
    voice = find_voice(terms, spelled=spelled)
    left: list[str] = []
    notes = tuple(_say_note(voice, note, pattern.terms, left) for note in pattern.notes)
    definitions = tuple(_say_definition(voice, one, left) for one in pattern.definitions)
    parts = tuple(_say_part(voice, part, pattern.terms, left) for part in pattern.parts)
    word = voice.language.word
    header = replace(pattern.header, item=word(pattern.header.item), skill=word(pattern.header.skill))
    said = replace(pattern, terms=terms, header=header, notes=notes, parts=parts, definitions=definitions)
    return Said(said, _write_sheet(voice, pattern, said), tuple(dict.fromkeys(left)))


def _write_sheet(voice: Voice, pattern: Pattern, said: Pattern) -> str:
    blocks = [[said.title]] if said.title else []
    blocks.append(list(said.notes))
    bodies = [_write_part(voice, part, words) for part, words in zip(pattern.parts, said.parts, strict=True)]
    header = list(list_header(voice, said.header))
    if not voice.spelled:
        told = explain_short(voice.terms, "\n".join("\n".join(body) for body in bodies))
        header += [head_abbreviations(voice, told)] if told else []
    blocks.append(header)
    if said.definitions:
        blocks.append([head_special(voice), *(one.line for one in said.definitions)])
    return "\n\n".join("\n".join(block) for block in (*blocks, *bodies) if block) + "\n"


def _write_part(voice: Voice, part: Part, said: Part) -> list[str]:
    heading = [head_part(voice, part.name, part.make)] if part.name else []
    lines = zip(part.lines, said.lines, strict=True)
    written = [_write_line(voice, line, words) for line, words in lines]
    if voice.spelled:  # a round is a paragraph
        written = [f"\n{words}" if line.labels else words for words, line in zip(written, part.lines, strict=True)]
    return heading + written


def _write_line(voice: Voice, line: Round, said: Round) -> str:
    if line.kind is LineKind.NOTE:
        return said.note
    counts = list_counts(voice, line.declared) if line.declared else ()
    declared = voice.say("declared", list=voice.join(counts) if voice.spelled else ", ".join(counts)) if counts else ""
    if not line.labels:
        return f"{said.text} {declared}".strip()
    label = say_label(voice, line.labels, line.kind)
    side = voice.language.find("labels", line.side)
    label = voice.say("side", label=label, side=side) if side else label
    if voice.spelled:
        return "\n".join(words for words in (f"{label}.", said.text, declared) if words)
    return f"{label}{voice.language.tables['colon']} {said.text} {declared}".rstrip()


def _say_part(voice: Voice, part: Part, terms: Terms, left: list[str]) -> Part:
    lines = tuple(_say_line(voice, line, terms, left) for line in part.lines)
    return replace(part, name=name_part(voice, part.name), lines=lines)


def _say_line(voice: Voice, line: Round, terms: Terms, left: list[str]) -> Round:
    if line.kind is LineKind.NOTE:
        note = _say_note(voice, line.note, terms, left)
        return replace(line, note=note, text=note)
    body = (*(item for again in line.again for item in again.body), *line.body)
    left += [node.text for node in walk_instructions(body) if isinstance(node, Unread)]
    labels = tuple(say_label(voice, (label,), line.kind) for label in line.labels)
    return replace(line, labels=labels, text=say_body(voice, body, numbered=bool(labels)))


def say_body(voice: Voice, body: Sequence[Instruction], *, numbered: bool) -> str:
    """Return what a line says: a sentence, or spelled out its steps, numbered for a round."""
    if not voice.spelled:
        words = say_sequence(voice, body)
        return f"{words[:1].upper()}{words[1:]}." if words else ""
    if not numbered:
        return say_sentences(voice, body)
    return "\n".join(number_steps(voice, list_steps(voice, body)))


def _say_note(voice: Voice, note: str, terms: Terms, left: list[str]) -> str:
    if voice.terms in READ_TERMS:
        said = write_note(note, terms, voice.terms)
        left += [note] if said is None else []
        return spell_note(said if said is not None else note, voice.terms)
    american = write_note(note, terms, Terms.US)
    said, kept = translate_note(american if american is not None else note, voice)
    left += [kept] if kept else []
    return said


def _say_definition(voice: Voice, one: Definition, left: list[str]) -> Definition:
    """What the author's own stitch is made of: from its body where it has one, else from its words."""
    noun = find_unit(voice, one.stitch)
    name = noun.one if one.stitch and noun.one != one.stitch and "+" not in noun.one else one.name
    also = () if voice.spelled or voice.terms not in READ_TERMS else one.also
    if one.body:
        making = say_sequence(voice, one.body) if not voice.spelled else say_sentences(voice, one.body)
    elif voice.terms in READ_TERMS:
        making = spell_note(write_making(one, voice.terms), voice.terms)
    else:
        making, kept = translate_note(one.text, voice)
        left += [kept] if kept else []
    return replace(one, name=f"{name[:1].upper()}{name[1:]}", also=also, said=making)
