"""An HTTP transport that ends: the whole exchange has a deadline and a most number of bytes. What is said is not here.

httpx's own timeouts bound one read each, so that a server which drips a byte a second is never given up; and headers
are read before the caller can count a byte. Hence the bounds sit under the HTTP parser, at the socket.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpcore
import httpx

from knotty.llm.resolve import find_addresses


class TooLongError(Exception):
    """The other side sent more bytes than may be taken."""


@dataclass(slots=True)
class Bounds:
    """What is left of an exchange: seconds (`timeout_s` from now) and bytes."""

    timeout_s: float
    max_bytes: int
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = time.monotonic() + self.timeout_s

    def left_s(self, most_s: float | None = None) -> float:
        """Return the seconds left, at most `most_s`. Raises httpcore.ReadTimeout when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole answer is over")
        return left if most_s is None else min(left, most_s)

    @contextmanager
    def within(self, timeout_s: float) -> Iterator[None]:
        """Give what is done inside at most `timeout_s` seconds of what is left."""
        before = self._end
        self._end = min(before, time.monotonic() + timeout_s)
        try:
            yield
        finally:
            self._end = before

    def count_bytes(self, data: bytes) -> bytes:
        """Return `data`, having taken its length off what is left. Raises TooLongError."""
        self.max_bytes -= len(data)
        if self.max_bytes < 0:
            raise TooLongError
        return data


class _Stream(httpcore.NetworkStream):
    """A socket that keeps to the bounds."""

    def __init__(self, inner: httpcore.NetworkStream, bounds: Bounds) -> None:
        self._inner, self._bounds = inner, bounds

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._bounds.count_bytes(self._inner.read(max_bytes, self._bounds.left_s(timeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._bounds.left_s(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._bounds.left_s(timeout))
        return _Stream(secured, self._bounds)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.SyncBackend):
    """Opens sockets that keep to the bounds."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        end = time.monotonic() + self._bounds.left_s(timeout)
        addresses = find_addresses(host, port, end - time.monotonic())
        for left in range(len(addresses), 0, -1):
            # A share of the time for each address, so that one which swallows everything leaves some for the next.
            share_s = max((end - time.monotonic()) / left, 0.001)
            try:
                stream = super().connect_tcp(addresses[-left], port, share_s, local_address, socket_options)
                return _Stream(stream, self._bounds)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if left == 1:
                    raise
        raise httpcore.ConnectError(f"{host} has no address")


class _Body(httpx.SyncByteStream):
    """The body of an answer, as httpx wants it."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class BoundedTransport(httpx.BaseTransport):
    """A transport for one exchange within `bounds`; it knows no proxy. httpcore's exceptions come through as they are.

    A packed answer is refused with httpx.DecodingError: a few packed bytes could unfold to any number.
    """

    def __init__(self, bounds: Bounds) -> None:
        self._pool = httpcore.ConnectionPool(max_connections=1, network_backend=_Backend(bounds))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its response, the body still to be read."""
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        asked = httpcore.Request(
            request.method,
            target,
            headers=request.headers.raw,
            content=request.stream,
            extensions=dict(request.extensions),
        )
        found = self._pool.handle_request(asked)
        headers = httpx.Headers(found.headers)
        if headers.get("content-encoding", "identity").lower() != "identity":
            found.close()
            raise httpx.DecodingError("a packed answer is not taken", request=request)
        return httpx.Response(found.status, headers=headers, stream=_Body(found), extensions=dict(found.extensions))

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()
