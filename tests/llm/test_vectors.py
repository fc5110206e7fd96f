"""Vectors are held to what vectors are."""

import math

import pytest

from knotty.errors import EngineNonsense
from knotty.llm.stream import Usage
from knotty.llm.vectors import read_vectors

USAGE = Usage("ollama", "nomic")


def test_vectors_are_read_with_their_usage():
    found = read_vectors([[1, 2.5], [0.0, -1]], 2, USAGE, "Ollama")
    assert (found.vectors, found.usage) == (((1.0, 2.5), (0.0, -1.0)), USAGE)


@pytest.mark.parametrize(
    "found",
    [None, "ab", [], [[1.0]], [[1.0], [1.0, 2.0]], [[1.0], []], [[1.0], ["x"]], [[1.0], [math.nan]], [[1.0], "x"], 7],
)
def test_anything_else_is_nonsense(found: object):
    with pytest.raises(EngineNonsense, match="Ollama answered"):
        read_vectors(found, 2, USAGE, "Ollama")
