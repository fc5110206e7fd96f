"""What the HTTP clients have in common: addresses and the headers that go out. The socket under them is bounded's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import httpx

Hooks = Mapping[str, list[Callable[[httpx.Request], None]]]

PIECES_A_TOKEN = 4  # a token has few bytes: a server that sends more pieces does not heed the length it was given

_GO_OUT = ("host", "accept", "content-type", "content-length", "transfer-encoding", "connection")


def is_address(host: str) -> bool:
    """Say whether the clients' packages can take it: one reads ports with urlsplit, httpx the rest; no password."""
    try:
        address = httpx.URL(host if "://" in host else f"http://{host}")
        host, port = address.host, urlsplit(str(address)).port
    except (httpx.InvalidURL, ValueError):
        return False
    return address.scheme in ("http", "https") and bool(host) and not address.userinfo and port != 0


def own_headers(key: str = "") -> Hooks:
    """Return hooks for an httpx client that let out the headers of an exchange, `key`, and nothing else.

    The packages add keys and headers of their own from the environment (OLLAMA_API_KEY, OPENAI_ORG_ID,
    OPENAI_CUSTOM_HEADERS ...) and words about the machine; the address they would go to is not theirs but ours.
    """

    def strip(request: httpx.Request) -> None:
        kept = {name: request.headers[name] for name in _GO_OUT if name in request.headers}
        said = {"authorization": f"Bearer {key}"} if key else {}
        request.headers = httpx.Headers({**kept, "accept-encoding": "identity", "user-agent": "knotty", **said})

    return {"request": [strip]}
