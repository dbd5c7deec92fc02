"""A server of one's own, behind TLS: everything must be said from outside, and nothing is guessed."""

from goldenthread.site.settings.environment import UnreadableSetting, providers_of
from goldenthread.site.settings.local import *

if not ENVIRONMENT.database_url:
    raise UnreadableSetting("DATABASE_URL", "is not set, and production uses no embedded database.")
if not ENVIRONMENT.secret_key:
    raise UnreadableSetting(
        "GOLDENTHREAD_SECRET_KEY", "is not set: give every web process the same long random text."
    )
if not ENVIRONMENT.sealing_keys:
    raise UnreadableSetting(
        "GOLDENTHREAD_SEALING_KEYS",
        "is not set: name the file with the sealing keys, on a disk that no backup of the database reaches.",
    )

PRODUCTION = True
DEBUG = False
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True

DEMONSTRATION = False
PROVIDERS = providers_of(ENVIRONMENT, may_be_here=False)
PROXIES = ENVIRONMENT.proxies
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = ENVIRONMENT.mail_host
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from or DEFAULT_FROM_EMAIL
EMAIL_USE_TLS = EMAIL_HOST not in {"", "localhost"}
