"""A port that is taken is told in words and an exit code, before anything starts."""

import socket

import pytest

from knotty.ui.serve import APP, find_obstacle, serve_app


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_taken_port_ends_with_code_2_and_says_what_to_do(taken_port, capsys):
    assert serve_app(taken_port, "127.0.0.1") == 2
    said = capsys.readouterr().err
    assert str(taken_port) in said
    assert "--port" in said


def test_free_port_is_no_obstacle(taken_port):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = listener.getsockname()[1]
    assert find_obstacle(free, "127.0.0.1") == ""


def test_address_of_another_machine_is_an_obstacle():
    assert "192.0.2.1" in find_obstacle(0, "192.0.2.1")  # TEST-NET-1, no machine's address


def test_the_served_file_is_there():
    assert APP.is_file()
    assert "st.App(" in APP.read_text(encoding="utf-8")
