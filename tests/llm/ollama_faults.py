"""What can be wrong with a server that answers the telephone: each fault as bytes on a real socket."""

from __future__ import annotations

import contextlib
import json
from enum import StrEnum
from typing import TYPE_CHECKING

from tests.llm.ollama_lines import cut_parts

if TYPE_CHECKING:
    from tests.llm.ollama_server import Handler

DRIP_S = 0.02
HANG_S = 10.0  # far longer than any test waits, and still an end if a client should never give up
MOST_DRIPS = int(HANG_S / DRIP_S)


class Fault(StrEnum):
    """The faults by name; the value says what comes back."""

    MODEL_GONE = "404 that names the model"
    NOT_OLLAMA = "404 page"
    BUSY = "503"
    TOO_MANY = "429"
    FORBIDDEN = "403"
    BROKEN = "500 with an error"
    BROKEN_LIST = "500 with a list"
    REDIRECT = "302 to elsewhere"
    GARBAGE = "garbage bytes, no HTTP"
    BAD_UTF8 = "200 with bytes that are no text"
    TRUNCATED = "connection closed in the middle of a chunk"
    UNFINISHED = "stream that ends well but never says done"
    ERROR_LINE = "an error line after a 200"
    HANG = "no answer"
    HANG_MIDWAY = "no more answer after the first line"
    DRIP = "a byte at a time, without end"
    DRIP_HEADERS = "a byte of a header at a time, without end"
    ENDLESS = "lines without end"
    HUGE = "50 MB"
    HUGE_HEADER = "a header without end"
    PACKED = "a gzip answer"
    HTML = "an HTML page with 200"
    EMPTY = "200 with nothing"
    LIST = "a JSON list"
    WRONG_FIELDS = "a JSON object of another kind"
    DEEP = "brackets nested without end"
    LONG_NUMBER = "a number of ten thousand digits"


_FIRST = cut_parts('{"title": "Half a', "llama3.1", chat=True)[:-1]


def _hang(handler: Handler) -> None:
    handler.script.released.wait(HANG_S)


def _drip(handler: Handler, start: bytes, mark: bytes) -> None:
    handler.wfile.write(start)
    for _ in range(MOST_DRIPS):
        if handler.script.released.wait(DRIP_S):
            return
        handler.wfile.write(mark)


def _truncate(handler: Handler) -> None:
    handler.send_lines(_FIRST, end=False)
    handler.wfile.write(b'ff\r\n{"model": "lla')


def _hang_midway(handler: Handler) -> None:
    handler.send_lines(_FIRST, end=False)
    _hang(handler)


def _send_without_end(handler: Handler) -> None:
    handler.open_stream()
    line = json.dumps(_FIRST[0]).encode() + b"\n"
    with contextlib.suppress(ConnectionError):
        while not handler.script.released.is_set():
            handler.send_chunk(line)
    handler.script.hung_up.set()


_OPENED = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"

FAULTS = {
    Fault.MODEL_GONE: lambda h: h.send_json({"error": "model 'llama3.1' not found"}, 404),
    Fault.NOT_OLLAMA: lambda h: h.send_bytes(b"<html>404 page not found</html>", 404, "text/html"),
    Fault.BUSY: lambda h: h.send_json(
        {"error": "server busy, please try again.  maximum pending requests exceeded"}, 503
    ),
    Fault.TOO_MANY: lambda h: h.send_json({"error": "slow down"}, 429),
    Fault.FORBIDDEN: lambda h: h.send_bytes(b"", 403),
    Fault.BROKEN: lambda h: h.send_json(
        {"error": "model requires more system memory (5.6 GiB) than is available"}, 500
    ),
    Fault.BROKEN_LIST: lambda h: h.send_json(["no"], 500),
    Fault.REDIRECT: lambda h: h.send_bytes(b"", 302, Location="/api/version"),
    Fault.GARBAGE: lambda h: h.wfile.write(b"\x00\xff\x13 garbage \r\n\r\n"),
    Fault.BAD_UTF8: lambda h: h.send_bytes(b'{"model": "\xff\xfe"}\n'),
    Fault.TRUNCATED: _truncate,
    Fault.UNFINISHED: lambda h: h.send_lines(_FIRST),
    Fault.ERROR_LINE: lambda h: h.send_lines([*_FIRST, {"error": "llama runner process has terminated"}]),
    Fault.HANG: _hang,
    Fault.HANG_MIDWAY: _hang_midway,
    Fault.DRIP: lambda h: _drip(h, _OPENED + b"\r\n", b" "),
    Fault.DRIP_HEADERS: lambda h: _drip(h, _OPENED + b"X-Slow: ", b"s"),
    Fault.ENDLESS: _send_without_end,
    Fault.HUGE: lambda h: h.send_bytes(b" " * 50_000_000),
    Fault.HUGE_HEADER: lambda h: h.wfile.write(_OPENED + b"X-Long: " + b"x" * 1_000_000),
    Fault.PACKED: lambda h: h.send_bytes(b"\x1f\x8b\x08\x00", Content_Encoding="gzip"),
    Fault.HTML: lambda h: h.send_bytes(b"<html><body>Welcome to nginx!</body></html>", kind="text/html"),
    Fault.EMPTY: lambda h: h.send_bytes(b""),
    Fault.LIST: lambda h: h.send_json([1, 2, 3]),
    Fault.WRONG_FIELDS: lambda h: h.send_json({"choices": [{"text": "hello"}], "message": 5, "models": 7}),
    Fault.DEEP: lambda h: h.send_bytes(b"[" * 200_000),
    Fault.LONG_NUMBER: lambda h: h.send_bytes(b'{"eval_count": ' + b"9" * 10_000 + b"}"),
}
