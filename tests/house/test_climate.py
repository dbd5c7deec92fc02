"""The climate of the tests is as strict as it says."""

import socket

import pytest
from django.contrib.contenttypes.models import ContentType

from tests.climate.network import NetworkIsOff


def test_no_test_reaches_another_machine():
    with socket.socket() as wire, pytest.raises(NetworkIsOff):
        wire.connect(("192.0.2.1", 80))


@pytest.mark.django_db
def test_rows_without_an_order_come_in_none():
    orders = {tuple(ContentType.objects.order_by().values_list("id", flat=True)) for _ in range(20)}

    assert len(orders) > 1


@pytest.mark.django_db
def test_rows_with_an_order_keep_it():
    ids = list(ContentType.objects.order_by("id").values_list("id", flat=True))

    assert ids == sorted(ids)


@pytest.mark.xdist_group("one worker")
def test_tests_of_one_group_share_a_worker(request: pytest.FixtureRequest):
    if not hasattr(request.config, "workerinput"):
        pytest.skip("There is one worker only.")

    assert request.node.nodeid.endswith("@one worker"), (
        "walks that many tests share would be walked by each worker"
    )
