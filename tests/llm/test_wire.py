"""What the HTTP clients let out."""

import httpx

from knotty.llm.wire import own_headers


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
