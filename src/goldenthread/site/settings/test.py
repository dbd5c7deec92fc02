"""The strict climate the tests run in: what would be passed over in silence elsewhere fails here."""

from goldenthread.site.settings.base import *
from goldenthread.site.settings.environment import Environment, connection_for
from goldenthread.site.settings.unknown import UnknownVariable

ENVIRONMENT = Environment.read()


DATA = ENVIRONMENT.data / "test"
DEBUG = False
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

DATABASES = {
    "default": {
        "CONN_MAX_AGE": None,
        **connection_for(ENVIRONMENT, data=DATA),
    }
}

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UnknownVariable("%s")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT = DATA / "static"
MIDDLEWARE = [
    each for each in MIDDLEWARE if "whitenoise" not in each
]  # nothing is collected here to be served
ANCHORS_ROOT = DATA / "anchors"
DOCUMENTS_ROOT = DATA / "documents"
MEDIA_ROOT = DOCUMENTS_ROOT
CLAMD = ""
SEALING_KEYS = DATA / "sealing-keys"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEMONSTRATION = True
