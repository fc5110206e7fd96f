"""The link of a shared pattern: whole, wherever the app is served."""

import pytest

from knotty.ui.sharing import link_shared


@pytest.mark.parametrize(
    ("here", "link"),
    [
        ("https://knotty.example/pattern", "https://knotty.example/shared?key=k_1-Z"),
        ("https://host.example/apps/knotty/pattern?id=x", "https://host.example/apps/knotty/shared?key=k_1-Z"),
        ("http://127.0.0.1:8501/pattern/", "http://127.0.0.1:8501/shared?key=k_1-Z"),
        ("https://host.example/pattern/pattern", "https://host.example/pattern/shared?key=k_1-Z"),
        (None, "/shared?key=k_1-Z"),
    ],
)
def test_a_link_stands_beside_the_page_it_is_made_on(here, link):
    assert link_shared(here, "k_1-Z") == link


def test_a_key_never_breaks_out_of_its_place():
    assert link_shared(None, "a&b=c#d").endswith("?key=a%26b%3Dc%23d")
