"""What a password may be: long, of any kind, and neither common nor the name of where one is."""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from goldenthread.access.actors import Capacity
from goldenthread.site.settings import base
from tests.factories import person, post, setting

pytestmark = pytest.mark.django_db


@pytest.mark.security("S012")
@pytest.mark.parametrize(
    "password",
    [
        "horses like damp hay",
        "aaaaaaaaaaab",
        " begins and ends with spaces ",
        "ünïcödé ünd ßo weiter",
        "x1" * 64,
        "7" * 60 + "8" * 68,
    ],
)
def test_any_long_words_will_do(password: str):
    validate_password(password, person())


@pytest.mark.security("S012")
@pytest.mark.parametrize(
    "password",
    [
        "elevenchars",
        "1q2w3e4r5t6y",
        "qwertyuiop123",
        "My Golden Thread 1",
        "i love birmingham so",
        "kent is where we are",
        "x" * 1025,
    ],
)
def test_short_common_and_telling_ones_will_not(password: str):
    with pytest.raises(ValidationError):
        validate_password(password, person())


@pytest.mark.security("S012")
def test_nobody_uses_the_name_of_the_school_they_work_in():
    who = person()
    post(who, Capacity.SENCO, setting("Oakfield Primary School"))

    with pytest.raises(ValidationError, match="without the name"):
        validate_password("we love OAK field", who)
    validate_password("we love all primary school", who)


@pytest.mark.security("S013")
def test_passwords_are_kept_by_a_function_that_needs_memory():
    assert base.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"
    assert Argon2PasswordHasher.memory_cost >= 19 * 1024
    assert Argon2PasswordHasher.time_cost >= 2


@pytest.mark.security("S013")
def test_an_older_hash_is_made_anew_when_its_person_signs_in(client, settings):
    who = person()
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    assert who.password.startswith("md5$")

    client.post("/sign-in", {"email": who.email, "password": "only a test would use this"})

    who.refresh_from_db()
    assert who.password.startswith("argon2$")
