"""The bounds of an exchange."""

import httpcore
import httpx
import pytest

from knotty.llm.bounded import BoundedTransport, Bounds, TooLongError
from tests.llm.ollama_server import Fault, OllamaServer


def test_time_left_is_never_more_than_asked_for():
    bounds = Bounds(1000.0, 10)
    assert bounds.left_s(2.0) == 2.0
    assert 900 < bounds.left_s(5000.0) <= 1000.0


def test_time_that_is_over_is_a_timeout():
    with pytest.raises(httpcore.ReadTimeout):
        Bounds(0.0, 10).left_s(2.0)


def test_part_of_an_exchange_may_have_less_time():
    bounds = Bounds(1000.0, 10)
    with bounds.within(5.0):
        assert bounds.left_s() <= 5.0
    assert bounds.left_s() > 900
    with Bounds(1.0, 10).within(1000.0), pytest.raises(httpcore.ReadTimeout), bounds.within(0.0):
        bounds.left_s()


def test_bytes_are_counted_over_the_whole_exchange():
    bounds = Bounds(1000.0, 10)
    assert bounds.count_bytes(b"123456") == b"123456"
    assert bounds.count_bytes(b"7890") == b"7890"
    with pytest.raises(TooLongError):
        bounds.count_bytes(b"!")


def test_answers_of_several_requests_share_the_bounds(server: OllamaServer):
    with httpx.Client(transport=BoundedTransport(Bounds(20.0, 300))) as client:
        assert client.get(f"{server.host}/api/version").json()["version"]
        with pytest.raises(TooLongError):
            client.get(f"{server.host}/api/version")


def test_packed_answer_is_refused_unread(server: OllamaServer):
    server.fail(Fault.PACKED, "/api/version")
    client = httpx.Client(transport=BoundedTransport(Bounds(20.0, 10_000)))
    with client, pytest.raises(httpx.DecodingError, match="packed"):
        client.get(f"{server.host}/api/version")


def test_secured_connection_is_bounded_too(server: OllamaServer):
    """The server speaks no TLS, so the handshake ends in an error of the connection, no hang and no bare ssl error."""
    client = httpx.Client(transport=BoundedTransport(Bounds(20.0, 10_000)))
    with client, pytest.raises(httpcore.ConnectError):
        client.get(server.host.replace("http:", "https:") + "/api/version")
