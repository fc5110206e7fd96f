"""A fault is owned on the page: our bugs ask to be reported, refusals keep their sentence, no inner word leaks."""

from streamlit.testing.v1 import AppTest


def page(kind: str) -> None:
    from knotty.errors import FileRefused
    from knotty.ui.fault import show_fault

    show_fault(FileRefused("Too *large*.") if kind == "refused" else KeyError("secret_name"))


def errors(kind: str) -> list[str]:
    return [error.value for error in AppTest.from_function(page, args=(kind,)).run().error]


def test_our_bug_asks_to_be_reported_and_hides_its_words(caplog):
    (said,) = errors("bug")
    assert "Please report" in said
    assert "secret_name" not in said
    assert "secret_name" in caplog.text


def test_a_refusal_keeps_its_sentence_as_words():
    assert errors("refused") == ["Too \\*large\\*\\."]
