"""The server: Streamlit's pages, Knotty's routes beside them, and the headers around both.

Run as `python -m knotty serve`, `streamlit run app.py` or `uvicorn app:app`. The script that Streamlit runs lies in
knotty/ui, away from pages/, because a `pages` folder beside the script would be served around it on a first deep link.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from knotty.api import generate, identity, nowhere, pictures, printing, progress, routes
from knotty.api.lifespan import keep_library
from knotty.api.middleware import Guard
from knotty.ui import install
from knotty.ui.fault import show_fault

_ROOMS = (routes, install, generate, identity, progress, pictures, printing, nowhere)  # the last takes what is left

app = st.App(
    Path(__file__).resolve().parent / "knotty" / "ui" / "main.py",
    routes=[route for room in _ROOMS for route in room.ROUTES],
    middleware=[Middleware(Guard)],
    lifespan=keep_library,
    on_script_error=show_fault,
)
