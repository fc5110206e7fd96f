"""A browser's part of Streamlit's own protocol, without a browser: a page fetched, a session connected, a page worked.

For loads of more makers than a machine has room for browsers. What is drawn is counted, not drawn.
"""

from __future__ import annotations

from types import TracebackType
from typing import Self
from urllib.parse import urlencode

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from knotty.workshop.makers import COOKIE

_PATIENCE_S = 120.0
_PAGE = {"accept": "text/html", "sec-fetch-dest": "document"}


class Visit:
    """One maker's browser with one tab: its cookies, its connection, its session."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.http = httpx.AsyncClient(base_url=base, timeout=_PATIENCE_S)
        self._socket: ClientConnection | None = None
        self.elements = 0
        self.faults: list[str] = []

    async def __aenter__(self) -> Self:
        await self.http.get("/", headers=_PAGE)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._socket is not None:
            await self._socket.close()
        await self.http.aclose()

    @property
    def token(self) -> str:
        """What the server gave this browser to know it again by."""
        return self.http.cookies[COOKIE]

    async def open(self, page: str, **query: str) -> None:
        """Fetch a page, connect a session, and wait until its script has run to its end."""
        await self.http.get(f"/{page}", params=query, headers=_PAGE)
        for asked in ("health", "host-config"):
            (await self.http.get(f"/_stcore/{asked}")).raise_for_status()
        cookies = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        self._socket = await connect(
            f"{self._base.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]  # a name is all that a protocol is
            origin=self._base,  # type: ignore[arg-type]
            additional_headers={"cookie": cookies},
            max_size=None,
        )
        await self.run(page, **query)

    async def run(self, page: str, **query: str) -> None:
        """Have the page's script run, and wait for its end."""
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(query)
        asked.rerun_script.page_name = page
        if self._socket is None:
            raise RuntimeError("no session is connected yet")
        await self._socket.send(asked.SerializeToString())
        await self._await_end(self._socket)

    async def _await_end(self, socket: ClientConnection) -> None:
        self.elements = 0
        async for sent in socket:
            told = ForwardMsg()
            told.ParseFromString(sent if isinstance(sent, bytes) else sent.encode())
            kind = told.WhichOneof("type")
            if kind == "delta" and told.delta.HasField("new_element"):
                self.elements += 1
                if told.delta.new_element.HasField("exception"):
                    self.faults.append(told.delta.new_element.exception.message)
            if kind == "script_finished":
                return
        raise RuntimeError("the server closed the session before its page was there")
