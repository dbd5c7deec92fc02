"""A server of one's own, behind TLS: everything must be said from outside, and nothing is guessed."""

from goldenthread.site.settings.environment import UnreadableSetting
from goldenthread.site.settings.local import *

if not ENVIRONMENT.database_url:
    raise UnreadableSetting("DATABASE_URL", "is not set, and production uses no embedded database.")
if not ENVIRONMENT.secret_key:
    raise UnreadableSetting(
        "GOLDENTHREAD_SECRET_KEY", "is not set: give every web process the same long random text."
    )

DEBUG = False
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
