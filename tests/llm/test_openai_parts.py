"""What comes from a server is read with distrust: a part, or a ValueError, and never a bug."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openai.types import CreateEmbeddingResponse
from openai.types.chat import ChatCompletionChunk

from knotty.llm.openai_parts import Part, read_embeddings, read_models, read_part
from tests.soaking import count_examples

KEYS = ("choices", "delta", "content", "finish_reason", "usage", "completion_tokens", "timings", "predicted_per_second")
SCALARS = st.sampled_from([None, True, 7, -1, 1e999, "", "text", [], {}, [7], [None]])
OBJECTS = st.dictionaries(st.sampled_from(KEYS), SCALARS, max_size=2)
CHUNKS = st.dictionaries(
    st.sampled_from(KEYS), SCALARS | OBJECTS | OBJECTS.map(lambda inner: [{"delta": inner}]), max_size=3
)


def _chunk(**fields: object) -> ChatCompletionChunk:
    return ChatCompletionChunk.construct(**fields)


def test_text_and_counts_are_read():
    delta = SimpleNamespace(content="Ch 4")
    usage = SimpleNamespace(prompt_tokens=3, completion_tokens=4)
    chunk = _chunk(
        choices=[SimpleNamespace(delta=delta, finish_reason="stop")],
        usage=usage,
        timings={"predicted_per_second": 12.5},
    )
    assert read_part(chunk) == Part("Ch 4", done=True, tokens_in=3, tokens_out=4, tokens_per_s=12.5)


@pytest.mark.parametrize("rate", [-1, 0, math.nan, math.inf, "fast", None])
def test_speed_that_is_none_is_none(rate: object):
    assert read_part(_chunk(choices=[], timings={"predicted_per_second": rate})).tokens_per_s == 0.0


@pytest.mark.parametrize("count", [-1, 10**12, "7", None, 2.5])
def test_count_that_is_none_is_none(count: object):
    assert read_part(_chunk(choices=[], usage=SimpleNamespace(completion_tokens=count))).tokens_out == 0


@settings(max_examples=count_examples(100))
@given(CHUNKS)
def test_any_json_is_a_part_or_refused(data: dict[str, object]):
    try:
        part = read_part(ChatCompletionChunk.construct(**data))
    except ValueError:
        return
    assert isinstance(part.text, str)
    assert part.tokens_per_s >= 0


@pytest.mark.parametrize("page", [None, SimpleNamespace(data=7), SimpleNamespace(data=[7]), SimpleNamespace(data=[""])])
def test_list_of_models_that_is_none_is_refused(page: object):
    with pytest.raises(ValueError, match="model"):
        read_models(page)


def test_vectors_without_places_stay_in_the_order_they_came():
    rows = [SimpleNamespace(embedding=[1.0]), SimpleNamespace(embedding=[2.0])]
    assert read_embeddings(SimpleNamespace(data=rows)) == ([[1.0], [2.0]], 0)
    with pytest.raises(ValueError, match="vectors"):
        read_embeddings(CreateEmbeddingResponse.construct())
