"""The addresses behind a host's name, found within a time. Connecting to them is bounded's."""

from __future__ import annotations

import queue
import socket
import threading

import httpcore


def find_addresses(host: str, port: int, timeout_s: float) -> tuple[str, ...]:
    """Return the addresses of `host` as the system orders them; a number is its own address.

    The system's resolver may wait half a minute for a dead name server and heeds no socket's timeout: hence a thread,
    which is left to its wait. Raises httpcore.ConnectError for an unknown name, httpcore.ConnectTimeout in time.
    """
    try:
        return _ask_system(host, port, socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        pass
    answers: queue.SimpleQueue[tuple[str, ...] | Exception] = queue.SimpleQueue()
    threading.Thread(target=_look_up, args=(host, port, answers), name=f"resolve {host}", daemon=True).start()
    try:
        found = answers.get(timeout=max(timeout_s, 0.001))
    except queue.Empty as error:
        raise httpcore.ConnectTimeout(f"no name server told the address of {host} in time") from error
    if isinstance(found, Exception):
        raise httpcore.ConnectError(f"{host} is not known: {found}") from found
    return found


def _look_up(host: str, port: int, answers: queue.SimpleQueue[tuple[str, ...] | Exception]) -> None:
    try:
        answers.put(_ask_system(host, port, 0))
    except (OSError, UnicodeError) as error:
        answers.put(error)


def _ask_system(host: str, port: int, flags: int) -> tuple[str, ...]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return tuple(dict.fromkeys(str(row[4][0]) for row in found))
