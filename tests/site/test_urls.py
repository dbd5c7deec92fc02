"""The building answers, and says what a browser may do with its pages."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_building_says_that_it_is_open(client: Client):
    assert client.get("/up").content == b"up"


def test_a_page_may_load_nothing_from_elsewhere(client: Client):
    policy = client.get("/up")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
