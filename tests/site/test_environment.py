"""What the surroundings may say, and what is answered when it cannot be used."""

from pathlib import Path

import pytest

from goldenthread.site.settings.environment import (
    REPOSITORY,
    Environment,
    UnreadableSetting,
    connection_to,
    data_folder,
)


def test_a_server_of_ones_own_is_reached_by_its_address():
    found = connection_to("postgresql://ann:pw@db.example:6543/send?sslmode=require")

    assert found["HOST"], found["PORT"] == ("db.example", "6543")
    assert found["USER"], found["NAME"] == ("ann", "send")
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("postgresql://goldenthread@%2Fvar%2Frun%2Fpg/send", "/var/run/pg"),
        ("postgres:///send?host=/var/run/pg", "/var/run/pg"),
        ("postgresql://[::1]/send", "::1"),
        ("postgresql:///send", ""),
    ],
)
def test_a_socket_may_be_named_in_every_way_psql_takes(url: str, host: str):
    assert connection_to(url)["HOST"] == host


def test_a_password_may_hold_any_character():
    assert connection_to("postgresql://ann:p%40ss%2Fw%C3%B6rd@h/send")["PASSWORD"] == "p@ss/wörd"


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("mysql://h/send", "must begin with postgresql://"),
        ("sqlite:///file", "must begin with postgresql://"),
        ("postgresql://h:port/send", "port that is not a number"),
        ("postgresql://h/send?colour=red", "cannot be read"),
        ("postgresql://ann@h", "names no database"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_in_words(url: str, remedy: str):
    with pytest.raises(UnreadableSetting, match=remedy):
        connection_to(url)


def test_a_refusal_does_not_print_the_password():
    with pytest.raises(UnreadableSetting) as refusal:
        connection_to("postgresql://ann:secret@h/send?colour=red")

    assert "secret" not in str(refusal.value)


def test_data_is_kept_where_told():
    assert data_folder({"GOLDENTHREAD_DATA": "/srv/thread"}) == Path("/srv/thread")


def test_a_checkout_keeps_its_data_beside_itself():
    assert data_folder({}) == REPOSITORY / "var"


def test_a_yes_that_is_no_yes_is_refused():
    with pytest.raises(UnreadableSetting, match="GOLDENTHREAD_DEBUG is 'maybe'"):
        Environment.read({"GOLDENTHREAD_DEBUG": "maybe"})


def test_nothing_shows_its_workings_unless_asked():
    assert Environment.read({}).debug is False
