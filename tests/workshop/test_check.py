"""Checking: verdicts, exit-worthy texts, files of every kind, and the JSON form key by key."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knotty.craft.finding import Verdict
from knotty.craft.terms import Terms
from knotty.errors import FileRefused, SettingRefused
from knotty.metrics import REGISTRY
from knotty.workshop.check import check_text, decode_text, read_text_file, report_check
from tests.pattern_files import load_cases
from tests.soaking import count_examples, keep_every

RING = "Ch 4, sl st in first ch to form a ring.\n"
GOOD = f"{RING}Rnd 1: Ch 3 (counts as dc), 11 dc in ring, join with sl st to top of ch-3. (12 dc)\n"
BAD = GOOD.replace("(12 dc)", "(13 dc)")
UNREAD = f"{GOOD}Rnd 2: Work the Zorblax stitch twice round the next st, join with sl st to top of ch-3.\n"
RANGE = """Ch 11.
Row 1: Sc in 2nd ch from hook and in each ch across, turn. (10 sc)
Rows 2-4: Ch 1 (does not count), sc in each st across, turn. (10 sc)
"""
_TALLY = {
    "total": {"type": ["integer", "null"]},
    "stitches": {"type": "object", "additionalProperties": {"type": "integer"}},
    "spaces": {
        "type": "object",
        "propertyNames": {"pattern": r"^ch(-\d+)?$"},
        "additionalProperties": {"type": "integer"},
    },
}
_VERDICT = {"enum": ["right", "assumed", "wrong", "unread"]}
_TEXT = {"type": "string"}
_PLACE = {"type": ["integer", "null"], "minimum": 1}


def _object(**properties: object) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


ROUND = {
    "part": _TEXT,
    "label": _TEXT,
    "size": {"type": ["string", "null"]},
    **_TALLY,
    "gaps": {"type": "integer"},
    "declared": {"anyOf": [{"type": "null"}, _object(**_TALLY)]},
    "status": _VERDICT,
}
FINDING = _object(
    code={"type": "string", "pattern": r"^K\d{3}$"},
    severity={"enum": ["error", "unread", "assumption", "advice"]},
    part=_TEXT,
    round=_TEXT,
    line=_PLACE,
    column=_PLACE,
    end=_PLACE,
    message={"type": "string", "minLength": 10},
    expected=_TEXT,
    found=_TEXT,
    hint=_TEXT,
    fix=_TEXT,
)
CHECK = _object(
    verdict=_VERDICT, rounds={"type": "array", "items": _object(**ROUND)}, findings={"type": "array", "items": FINDING}
)


@pytest.mark.parametrize(("text", "verdict"), [(GOOD, "right"), (BAD, "wrong"), (UNREAD, "unread"), ("", "unread")])
def test_verdict_follows_from_the_text(text: str, verdict: str):
    assert check_text(text).verdict.value == verdict


def test_an_error_beside_unread_words_is_wrong():
    assert check_text(UNREAD.replace("(12 dc)", "(13 dc)")).verdict is Verdict.WRONG


def test_json_of_a_right_round_is_exact():
    assert report_check(check_text(GOOD)) == {
        "verdict": "right",
        "rounds": [
            {
                "part": "",
                "label": "Rnd 1",
                "size": None,
                "total": 12,
                "stitches": {"dc": 12},
                "spaces": {},
                "gaps": 0,
                "declared": {"total": None, "stitches": {"dc": 12}, "spaces": {}},
                "status": "right",
            }
        ],
        "findings": [],
    }


def test_json_of_a_finding_points_at_the_words():
    (finding,) = report_check(check_text(BAD))["findings"]
    assert finding["code"] == "K201"
    assert (finding["line"], BAD.splitlines()[1][finding["column"] - 1 : finding["end"] - 1]) == (2, "13 dc")
    assert (finding["expected"], finding["found"], finding["severity"]) == ("13 dc", "12", "error")


@pytest.mark.parametrize("case", keep_every(load_cases(), 4), ids=lambda case: case.title)
def test_json_of_every_pattern_file_has_the_promised_shape(case):
    report = report_check(check_text(case.text))
    jsonschema.validate(report, CHECK)
    json.dumps(report, allow_nan=False)
    for row in report["rounds"]:
        assert row["total"] is None or row["total"] == sum(row["stitches"].values())


def test_a_range_gives_one_entry_a_round():
    rows = report_check(check_text(RANGE))["rounds"]
    assert [row["label"] for row in rows] == ["Row 1", "Row 2", "Row 3", "Row 4"]
    assert all(row["stitches"] == {"sc": 10} for row in rows)


def test_round_not_read_has_no_total():
    assert [row["total"] for row in report_check(check_text(UNREAD))["rounds"]] == [12, None]


def test_terms_can_be_said_and_counts_stay_in_them():
    uk = GOOD.replace("dc", "tr")
    assert check_text(uk, "uk").pattern.terms is Terms.UK
    assert check_text(uk, "uk").rounds[0].made.stitches == {"tr": 12}
    assert check_text(uk, "us").pattern.terms is Terms.US
    with pytest.raises(SettingRefused, match="auto, us or uk"):
        check_text(uk, "latin")


def test_paste_beyond_the_limit_is_refused_in_characters_and_in_bytes():
    for text in ("*" * 5_000_000, "a" * 1_000_001, "é" * 600_000):
        refused = check_text(text)
        assert [finding.code for finding in refused.findings] == ["K105"]
        assert "1,000,000 bytes" in refused.findings[0].message
        assert (refused.verdict, refused.rounds) == (Verdict.WRONG, ())


@given(st.text(max_size=300))
@settings(max_examples=count_examples(60), deadline=None)
def test_no_text_raises(text: str):
    jsonschema.validate(report_check(check_text(text)), CHECK)


def test_checks_and_findings_are_counted():
    before = REGISTRY.get_sample_value("knotty_checks_total", {"verdict": "wrong"}) or 0
    check_text(BAD)
    assert REGISTRY.get_sample_value("knotty_checks_total", {"verdict": "wrong"}) == before + 1
    assert REGISTRY.get_sample_value("knotty_findings_total", {"code": "K201"})


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_files_of_usual_encodings_and_line_ends_are_read(tmp_path: Path, encoding: str, line_end: str):
    file = tmp_path / "pattern.txt"
    file.write_bytes(("Café square\n\nSquare\n" + GOOD).replace("\n", line_end).encode(encoding))
    result = check_text(read_text_file(file))
    assert result.verdict is Verdict.RIGHT
    assert result.pattern.title == "Café square"


def test_missing_binary_oversized_and_unreadable_files_are_refused_by_name(tmp_path: Path):
    binary, large = tmp_path / "binary", tmp_path / "large"
    binary.write_bytes(bytes(range(256)))
    large.write_bytes(b"a" * 5_000_000)
    for path, words in (
        (tmp_path / "none", "no file"),
        (binary, "not a text"),
        (large, "larger"),
        (tmp_path, "cannot"),
    ):
        with pytest.raises(FileRefused, match=words) as refused:
            read_text_file(path)
        assert str(path) in str(refused.value)


def test_old_western_bytes_are_text_and_nul_is_not():
    assert decode_text(b"Rnd 1: 6 sc \x96 done", "it") == "Rnd 1: 6 sc – done"
    with pytest.raises(FileRefused, match="it is not a text file"):
        decode_text(b"Rnd 1\x00", "it")
