"""The JSON object in a model's answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.errors import EngineNonsense
from knotty.llm.engine import read_object


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('{"a": 1}', {"a": 1}),
        ("{}", {}),
        ('```json\n{"a": {"b": "}"}}\n```', {"a": {"b": "}"}}),
        (' \n{"a":"ü"} ', {"a": "ü"}),
    ],
)
def test_object_is_read(text: str, data: dict[str, object]):
    assert read_object(text, "scripted") == data


@pytest.mark.parametrize(
    "text", ["", "{", "}", "[]", "7", "null", '{"a": Infinity}', "{'a': 1}", '{"a": 1} and {"b": 2}']
)
def test_anything_else_is_nonsense_of_the_engine(text: str):
    with pytest.raises(EngineNonsense) as caught:
        read_object(text, "scripted")
    assert caught.value.engine == "scripted"


@given(st.text(alphabet='{}[]":,ab1\\ '))
def test_no_text_raises_anything_but_nonsense(text: str):
    try:
        assert isinstance(read_object(text, "scripted"), dict)
    except EngineNonsense:
        assert True
