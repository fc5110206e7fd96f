"""What a server calls vectors, held to what vectors are. Who sends them stands in the clients."""

from __future__ import annotations

import math
from collections.abc import Sequence

from knotty.errors import EngineNonsense
from knotty.llm.engine import Embeddings
from knotty.llm.stream import Usage

BYTES_A_TEXT = 200_000  # 4,096 numbers written out in 20 characters each are half of it


def read_vectors(found: object, count: int, usage: Usage, where: str) -> Embeddings:
    """Return `count` vectors, all of one length and finite. Raises EngineNonsense, which begins with `where`."""
    if not isinstance(found, Sequence) or len(found) != count or not all(_is_vector(row) for row in found):
        raise EngineNonsense(f"{where} answered something that is not {count} vectors", usage.engine)
    vectors = tuple(tuple(float(number) for number in row) for row in found)
    if len({len(vector) for vector in vectors}) > 1:
        raise EngineNonsense(f"{where} answered vectors of different lengths", usage.engine)
    return Embeddings(vectors, usage)


def _is_vector(row: object) -> bool:
    return (
        isinstance(row, Sequence)
        and not isinstance(row, str)
        and len(row) > 0
        and all(isinstance(number, int | float) and math.isfinite(number) for number in row)
    )
