"""Starts the server in this process. What does not change from start to start is in .streamlit/config.toml."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from threading import Thread

APP = Path(__file__).resolve().parents[2] / "app.py"


def find_obstacle(port: int, address: str) -> str:
    """Return why nothing can listen there, as a sentence that says what to do; empty when it can."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        socket.create_server((address, port), family=family).close()
    except OSError as error:
        reason = error.strerror or str(error)
        return f"Knotty cannot listen on {address}, port {port}: {reason}. Choose another with --port or KNOTTY_PORT."
    return ""


def serve_app(port: int, address: str) -> int:
    """Serve until stopped; return the exit code: 2, with a line on stderr, when the port cannot be listened on."""
    obstacle = find_obstacle(port, address)
    if obstacle:
        sys.stderr.write(f"{obstacle}\n")
        return 2
    from streamlit.web.cli import main

    from knotty.workshop.engines import preload_engines

    Thread(target=preload_engines, name="preload", daemon=True).start()
    options = [f"--server.port={port}", f"--server.address={address}"]
    main(args=["run", str(APP), *options], standalone_mode=False)
    return 0
