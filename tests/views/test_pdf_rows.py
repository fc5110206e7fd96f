from __future__ import annotations

from dataclasses import replace

from knotty.craft.finding import Verdict
from knotty.craft.pattern import LineKind, Part, Pattern, Round
from knotty.views.pdf_rows import Section, arrange_sections
from tests.views.examples import granny_report, make_blanket, round_line, square_part


def _labels(section: Section) -> list[str]:
    return [entry.report.label if entry.report else entry.text for entry in section.entries]


def test_rounds_and_steps_stand_in_the_order_of_the_pattern() -> None:
    sections = arrange_sections(*make_blanket(2))
    assert [section.heading for section in sections] == ["Square (make 63)", "Assembly", "Border"]
    assert _labels(sections[0]) == ["Rnd 1", "Rnd 2", "Fasten off and weave in ends."]
    assert _labels(sections[2]) == ["Work on the outer edge.", "Rnd 1", "Rnd 2", "Rnd 3"]


def test_two_parts_of_one_name_keep_their_own_rounds() -> None:
    parts = (square_part(2, make=1), square_part(3, make=1))
    first = [granny_report(number) for number in (1, 2)]
    second = [replace(granny_report(number), text=f"second {number}") for number in (1, 2, 3)]
    sections = arrange_sections(Pattern(parts=parts), [*first, *second])
    assert [sum(entry.report is not None for entry in section.entries) for section in sections] == [2, 3]
    assert sections[1].entries[0].text == "second 1"


def test_a_range_prints_one_row_for_each_of_its_rounds() -> None:
    line = Round(LineKind.ROUND, ("Rnd 1", "Rnd 2", "Rnd 3"))
    reports = [replace(granny_report(number), line=0) for number in (1, 2, 3)]
    (section,) = arrange_sections(Pattern(parts=(Part("Square", 1, (line,)),)), reports)
    assert _labels(section) == ["Rnd 1", "Rnd 2", "Rnd 3"]


def test_no_report_is_lost_even_where_the_pattern_has_no_such_line() -> None:
    stray = [granny_report(7), granny_report(1, part="Elsewhere")]
    sections = arrange_sections(Pattern(parts=(square_part(1),)), stray)
    assert [section.heading for section in sections] == ["Square (make 63)", "Elsewhere"]
    assert "Rnd 7" in _labels(sections[0])
    assert _labels(sections[1]) == ["Rnd 1"]


def test_a_round_without_report_is_printed_as_not_checked() -> None:
    (section,) = arrange_sections(Pattern(parts=(Part("", 1, (round_line("Rnd 1"),)),)), ())
    assert section.heading == "Instructions"
    report = section.entries[0].report
    assert report is not None
    assert report.status is Verdict.UNREAD


def test_writers_go_with_their_rounds() -> None:
    sections = arrange_sections(*make_blanket(2), ["model", "mended", "composer"])
    writers = [entry.writer for section in sections for entry in section.entries if entry.report]
    assert writers == ["model", "mended", "composer", "", ""]
