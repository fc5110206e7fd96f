"""What fuzzing reached is read again on every run: each text was kept because it went where no other one did."""

from __future__ import annotations

import pytest

from knotty.fabric import hook
from knotty.fabric.budget import Budget
from tests.fuzz.corpus import decode, encode, load_corpus
from tests.fuzz.holding import STEPS, hold
from tests.soaking import keep_first


@pytest.mark.parametrize("step", keep_first((4, 1), 1))  # every fourth one; in `make soak` each of them
def test_every_kept_text_still_holds(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hook, "Budget", lambda: Budget(STEPS))
    texts = load_corpus()
    assert len(texts) >= 300
    for text in texts[::step]:
        hold(text)


def test_a_text_is_kept_whole() -> None:
    assert all(decode(encode(text)) == text for text in load_corpus())
