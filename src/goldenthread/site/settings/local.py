"""One machine, one person: what `./run` uses. Everything lives in the data folder."""

from goldenthread.site.settings.base import *
from goldenthread.site.settings.environment import Environment, connection_for
from goldenthread.site.settings.secret import key_in

ENVIRONMENT = Environment.read()

DATA = ENVIRONMENT.data
DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key or key_in(DATA)
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)

DATABASES = {
    "default": {
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        **connection_for(ENVIRONMENT, data=DATA),
    }
}

STATIC_ROOT = DATA / "static"
DOCUMENTS_ROOT = DATA / "documents"
MEDIA_ROOT = DOCUMENTS_ROOT
