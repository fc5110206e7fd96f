"""What a phone asks for to put Knotty on its home screen."""

import struct

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from knotty.ui import install

CLIENT = TestClient(Starlette(routes=list(install.ROUTES)))


def test_the_manifest_names_icons_that_are_served_in_the_size_it_says():
    answer = CLIENT.get("/manifest.webmanifest")
    assert answer.headers["content-type"] == "application/manifest+json"
    for icon in answer.json()["icons"]:
        picture = CLIENT.get(icon["src"]).content
        width, height = struct.unpack(">II", picture[16:24])
        assert (picture[:8], f"{width}x{height}") == (b"\x89PNG\r\n\x1a\n", icon["sizes"])


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/icons/knotty-9999.png", 404),
        ("POST", "/icons/knotty-192.png", 405),
        ("POST", "/manifest.webmanifest", 405),
        ("HEAD", "/icons/knotty-180.png", 200),
    ],
)
def test_nothing_else_is_answered(method, path, status):
    assert CLIENT.request(method, path).status_code == status
