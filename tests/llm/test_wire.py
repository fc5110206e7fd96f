"""What the HTTP clients let out."""

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knotty.errors import SettingRefused
from knotty.llm.ollama import OllamaEngine
from knotty.llm.openai_compatible import OpenAIEngine
from knotty.llm.wire import is_address, own_headers
from tests.soaking import count_examples


def _sent(headers: dict[str, str], key: str = "") -> dict[str, str]:
    request = httpx.Request("POST", "http://there/", headers=headers, json={})
    for hook in own_headers(key)["request"]:
        hook(request)
    return dict(request.headers)


def test_headers_of_the_exchange_stay():
    sent = _sent({"Accept": "application/json"})
    assert (sent["host"], sent["accept"], sent["content-type"]) == ("there", "application/json", "application/json")
    assert int(sent["content-length"]) == 2


def test_headers_of_the_package_go_and_the_key_comes():
    sent = _sent({"Authorization": "Bearer theirs", "X-Stainless-OS": "Linux", "OpenAI-Project": "p"}, "ours")
    assert sent["authorization"] == "Bearer ours"
    assert not {"x-stainless-os", "openai-project"} & set(sent)
    assert "authorization" not in _sent({"Authorization": "Bearer theirs"})


def test_answers_are_asked_for_unpacked():
    assert _sent({"Accept-Encoding": "gzip, zstd"})["accept-encoding"] == "identity"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.0.0.1:11434", "http://there", "https://there:1/v1", "http://[::1]:1", "http://ü.example"],
)
def test_address_is_one(address: str):
    assert is_address(address)


@pytest.mark.parametrize(
    "address",
    ["", "http://", "ftp://there", "http://there:0", "http://me:pw@there", "http://xn--.there", "//there", "a\n"],
)
def test_anything_else_is_none(address: str):
    assert not is_address(address)


PIECES = [
    "http://",
    "https:",
    "/",
    ":",
    "127.0.0.1",
    "[::1]",
    "xn--",
    "ü",
    "a",
    ".",
    "..",
    "@",
    "%",
    "?",
    "#",
    " ",
    "9",
]


@settings(max_examples=count_examples(60), deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=6).map(lambda pieces: "http://127.0.0.1:1" + "".join(pieces)))
def test_no_address_is_a_bug_of_ours(address: str):
    """Nothing listens at port 1; what is appended may make another port, or a path, or no address at all."""
    for engine in (OpenAIEngine, lambda host: OllamaEngine(host, ("m",))):
        try:
            assert not engine(address).health().ok
        except SettingRefused:
            assert not is_address(address)
