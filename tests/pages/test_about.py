"""The page that says what Knotty's words mean."""

from tests.pages.visits import open_page


def test_every_verdict_is_explained():
    said = open_page("about").markdown[0].value
    words = ("Adds up", "Adds up with assumptions", "Does not add up", "Not fully read")
    assert [word for word in words if f"*{word}*" not in said] == []
