"""An engine's answers of which the last is held back, so that a page can be looked at while a design is under way."""

from __future__ import annotations

import json
from collections import deque

from tests.designer.brief_cases import make_answer, right_lines
from tests.llm.ollama_server import OllamaServer

PATIENCE_S = 30.0


class _Answers(deque[str]):
    server: OllamaServer

    def popleft(self) -> str:
        if len(self) == 1:
            self.server.script.released.wait(PATIENCE_S)
        return super().popleft()


def stall_after_a_retry(server: OllamaServer) -> None:
    """Give the brief, Rnd 1 and a wrong Rnd 2; what comes next waits until the script is released."""
    answers = _Answers((json.dumps(make_answer()), right_lines()[0], "Rnd 2: Ch 3, 7 dc in next ch-9 sp.", ""))
    answers.server = server
    server.script.answers = answers
