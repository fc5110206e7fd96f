"""What the tracker in the browser is given: rounds, progress and every word it says, as JSON. Drawing is tracking/*.js.

Words that need a number or a name have it filled in there: they are given with their {names}.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knotty.craft.finding import Verdict
from knotty.ui import words
from knotty.ui.tongue import retell, say, say_many, tongue
from knotty.workshop.glossary import Meaning
from knotty.workshop.track import Section, Step, Track, TrackRound
from knotty.workshop.turns import Order

Json = dict[str, object]
ORDER = "order"  # the name of the setting
ORDERS: tuple[Order, ...] = ("copy", "colour")


def tell_track(track: Track) -> Json:
    """Return what is the same however much is worked: sections, rounds, meanings of stitches, words."""
    return {
        "title": track.title,
        "sections": [_tell_section(section) for section in track.sections],
        "rounds": [_tell_round(round_) for round_ in track.rounds],
        "meanings": {word: _tell_meaning(meaning) for word, meaning in track.meanings.items()},
        "last": _tell_steps(track.last),
        "words": say_words(),
    }


def find_order(settings: Mapping[str, object]) -> Order:
    """Return the order that a project is worked in: one copy after the other, where its maker chose no other."""
    return next((order for order in ORDERS if order == settings.get(ORDER)), ORDERS[0])


def sign_track(project_id: str, version: int) -> str:
    """Return what the browser tells one table from another by: it is made anew when this changes."""
    return f"{project_id}:{version}:{tongue()}"


def _tell_section(section: Section) -> Json:
    return {
        "name": section.name or say("Rounds"),
        "size": section.size,
        "after": _tell_steps(section.after),
    }


def _tell_round(round_: TrackRound) -> Json:
    return {
        "id": round_.id,
        "part": round_.part,
        "section": round_.section,
        "label": round_.label or say("Round"),
        "make": round_.make,
        "words": list(round_.words),
        "counts": list(round_.counts),
        "sides": say_sides(round_),
        "total": round_.total,
        "colours": [{"letter": yarn.letter, "name": yarn.name, "hex": yarn.hex} for yarn in round_.colours],
        "repeats": round_.repeats,
        "problem": say_problem(round_),
        "writer": words.say_writer(round_.writer),
        "before": _tell_steps(round_.before),
    }


def _tell_steps(steps: Sequence[Step]) -> list[Json]:
    return [{"text": step.text, "part": step.part, "note": step.note} for step in steps]


def _tell_meaning(meaning: Meaning) -> Json:
    return {"name": meaning.name, "text": meaning.text or say("The pattern does not say how it is worked.")}


def say_sides(round_: TrackRound) -> str:
    """Return what each side has, `Each of the 4 sides: 9 dc, 2 ch-1 sps`; empty where there are no sides."""
    if len(round_.sides) == 1:
        ((number, items),) = round_.sides
        return say("Each of the {n} sides: {items}", n=number, items=", ".join(items))
    each = (say_many("{n} side: {items}", "{n} sides: {items}", n, items=", ".join(items)) for n, items in round_.sides)
    return " · ".join(each)


def say_problem(round_: TrackRound) -> str:
    """Return why a round cannot be trusted; empty where it can."""
    if round_.status is Verdict.WRONG:
        return say("This round does not add up as it is written: {why}.", why=retell(round_.problem))
    if round_.status is Verdict.UNREAD:
        return say("Not all of this round was understood, so it was not checked.")
    return ""


def say_words() -> Mapping[str, str]:
    """Return every word the tracker says by itself, by its name there."""
    return {**_say_card(), **_say_tools(), **_say_rows(), **_say_saving()}


def _say_card() -> Mapping[str, str]:
    return {
        "next_round": say("The next round"),
        "copy_of": say("{name} · {copy} of {make}"),
        "round_of": say("{label} · {at} of {last}"),
        "round_of_plain": say("{label} of {last}"),
        "round_of_copy": say("{label} · {name} {copy}"),
        "previous_copy": say("The copy before"),
        "next_copy": say("The next copy"),
        "first": say("Before this round"),
        "then": say("Then"),
        "makes": say("Makes {counts}"),
        "your_note": say("Your note: {note}"),
        "close": say("Close"),
        "to_done": say("To the Done button"),
        "finished": say("Finished!"),
        "finished_text": say("Every round is worked. Weave in the last ends and enjoy what you made."),
        "nothing_to_work": say("There are no rounds in this pattern."),
        "done": say("Done: {what}"),
        "undo": say("Undo"),
        "undone": say("Taken back."),
        "announce": say("{done} is done. Next: {next}"),
        "chart": say("Chart"),
        "chart_alt": say("Symbol chart with the next round lit"),
        "enlarge": say("Show the chart large"),
        "no_chart": say("There is no chart of this part."),
    }


def _say_tools() -> Mapping[str, str]:
    return {
        "repeats": say("Repeats"),
        "stitches": say("Stitches"),
        "count_of": say("{value} of {of}"),
        "one_more": say("{what}: one more"),
        "one_less": say("{what}: one less"),
        "type_number": say("Tap to type a number"),
        "zero": say("Back to 0"),
        "save": say("Save"),
        "cancel": say("Cancel"),
        "options": say("Settings, notes and timer"),
        "order": say("In which order?"),
        "order_copy": say("One after the other"),
        "order_copy_text": say("Finish one piece, then begin the next."),
        "order_colour": say("Round by round"),
        "order_colour_text": say("The first round of all pieces, then the second of all: fewer changes of yarn."),
        "large": say("Large type"),
        "left": say("Left-handed"),
        "awake": say("Keep the screen on"),
        "timer": say("Time at the hook"),
        "start": say("Start"),
        "pause": say("Pause"),
        "piece_note": say("Notes on the whole piece"),
        "start_over": say("Start over"),
        "start_over_text": say("This unticks every round of every piece. Undo brings them back."),
        "untick_all": say("Untick all"),
    }


def _say_rows() -> Mapping[str, str]:
    return {
        "all_rounds": say("All rounds"),
        "to_next": say("Show the next one"),
        "progress": say("Rounds worked"),
        "all_done_of": say("{done} of {total} rounds · {percent} %"),
        "done_of": say("{done} of {total}"),
        "next": say("Next"),
        "more_about": say("{label}: note, or pull back to here"),
        "note_label": say("Your note on this round"),
        "save_note": say("Save the note"),
        "frog": say("Frog back to {label}"),
        "frog_text": say("Ripped back to {label}? That unticks the rounds after it in this piece: {many}."),
        "all_copies": say("All {make} pieces"),
        "copy_whole": say("{copy}: worked"),
        "copy_begun": say("{copy}: begun, next is {label}"),
        "copy_open": say("{copy}: not begun"),
    }


def _say_saving() -> Mapping[str, str]:
    return {
        "saved": say("Saved"),
        "saving": say("Saving…"),
        "waiting": say("Not saved yet: no connection. Kept in this browser."),
        "kept": say("Not saved yet. Kept in this browser."),
        "unsafe": say("Not saved yet, and this browser cannot keep it: leave this page open until it says Saved."),
        "offline": say("No connection. Go on: what you tick is kept in this browser."),
        "refused": say("One change was not taken: {sentence}"),
        "stranger": say(
            "This browser is not known any more, so nothing can be saved here. Your last ticks are kept in this "
            "browser: reload the page, enter your recovery code in the Library, and open the pattern again."
        ),
        "gone": say("This pattern is no longer in your library. Look for it there, under what was deleted."),
    }
