import socket

import pytest


def test_no_test_reaches_another_machine() -> None:
    with socket.socket() as line, pytest.raises(pytest.fail.Exception, match="reached for the network"):
        line.connect(("192.0.2.1", 80))


def test_no_test_asks_for_a_name_of_another_machine() -> None:
    with pytest.raises(pytest.fail.Exception, match="reached for the network"):
        socket.create_connection(("example.org", 80))


def test_a_test_may_talk_to_itself() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as line:
        assert line.getpeername() == server.getsockname()
