"""One machine, one person: what `./run` uses. Everything lives in the data folder."""

from goldenthread.site.settings.base import *
from goldenthread.site.settings.environment import Environment, connection_for, providers_of
from goldenthread.site.settings.secret import key_in

ENVIRONMENT = Environment.read()

DATA = ENVIRONMENT.data
DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key or key_in(DATA)
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)

DATABASES = {
    "default": {
        # CPU for a page with one query: 3.0 ms connecting each time, 0.43 with a pool or a kept connection, 0.50 with
        # one that is kept and asked before use. Only the last outlives a restart of the server and needs no tuning.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        **connection_for(ENVIRONMENT, data=DATA),
    }
}

STATIC_ROOT = DATA / "static"
ANCHORS_ROOT = ENVIRONMENT.anchors
DOCUMENTS_ROOT = DATA / "documents"
MEDIA_ROOT = DOCUMENTS_ROOT
CLAMD = ENVIRONMENT.clamd
SEALING_KEYS = ENVIRONMENT.sealing_keys or DATA / "sealing-keys"
SITE_ADDRESS = ENVIRONMENT.address or SITE_ADDRESS

DEMONSTRATION = True
PROVIDERS = providers_of(ENVIRONMENT, may_be_here=True)
# No message leaves this machine: each is a file in this folder.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA / "post"
