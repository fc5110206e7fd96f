"""Names of hosts become addresses, in time or not at all."""

import httpcore
import httpx
import pytest

from knotty.llm.bounded import BoundedTransport, Bounds
from knotty.llm.resolve import find_addresses
from tests.llm.ollama_server import OllamaServer, black_hole


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_number_is_its_own_address(address: str):
    assert find_addresses(address, 80, 0.001) == (address,)


def test_local_host_is_known():
    assert {"127.0.0.1", "::1"} & set(find_addresses("localhost", 80, 20.0))


@pytest.mark.parametrize("name", ["knotty.invalid", "a" * 300, "a..b"])
def test_name_of_nobody_is_an_error_of_the_connection(name: str):
    with pytest.raises(httpcore.ConnectError):
        find_addresses(name, 80, 20.0)


def test_address_that_swallows_connections_leaves_time_for_the_next(
    server: OllamaServer, monkeypatch: pytest.MonkeyPatch
):
    """Two addresses of one name, of which the first is a black hole: only name servers could arrange that for real."""
    port = int(server.host.rsplit(":", 1)[1])
    monkeypatch.setattr("knotty.llm.bounded.find_addresses", lambda *_: ("127.0.0.2", "127.0.0.1"))
    with black_hole("127.0.0.2", port), httpx.Client(transport=BoundedTransport(Bounds(20.0, 10_000))) as client:
        found = client.get(f"http://two.invalid:{port}/api/version", timeout=httpx.Timeout(20.0, connect=2.0))
    assert found.json()["version"]
