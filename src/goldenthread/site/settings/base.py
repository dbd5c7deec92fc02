"""What holds everywhere. Nothing here reads the environment: `local`, `test` and `production` do."""

from typing import Any

from csp.constants import NONE, SELF

from goldenthread.site.rooms import built

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    *(f"goldenthread.{room}" for room in built()),
]

MIDDLEWARE = [
    "goldenthread.site.bounds.Bounds",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "goldenthread.site.signing_in.sessions.Sessions",
    "goldenthread.site.quotas.Quotas",
    "goldenthread.site.presenting.Presenting",
    "goldenthread.site.door.Door",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "goldenthread.site.urls"
WSGI_APPLICATION = "goldenthread.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": ["goldenthread.site.reading.Loader"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "goldenthread.site.surroundings.shell",
            ],
            "builtins": ["goldenthread.site.templatetags.addresses", "goldenthread.site.templatetags.dates"],
        },
    }
]
FORM_RENDERER = "goldenthread.site.components.forms.renderer.Renderer"

# Who is acting
AUTH_USER_MODEL = "access.Person"
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "goldenthread.access.signing.passwords.NotAName"},
    {"NAME": "goldenthread.access.signing.passwords.NotTooLong"},
]
AUTHENTICATION_BACKENDS = ["goldenthread.access.signing.backend.PersonBackend"]
PASSWORD_RESET_TIMEOUT = 30 * 60
# A session is over after 20 or 30 idle minutes and after 12 hours (access.signing.sessions says so). It is kept a while
# longer, so that words sent too late are known to be whose they are.
SESSION_ENGINE = "goldenthread.directory.sessions"
SESSION_COOKIE_AGE = 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# Made-up people may sign in, and need no second step, where this says so. No real person can have their addresses.
DEMONSTRATION = False
# Outside identity providers, by the word in their addresses, and how many of our own proxies stand before the service.
PROVIDERS: dict[str, Any] = {}
PROXIES = 0
DEFAULT_FROM_EMAIL = "Golden Thread <no-reply@localhost>"
SITE_ADDRESS = "http://localhost:8000"

# Place and time
LANGUAGE_CODE = "en-gb"
USE_I18N = False  # no words of ours are translated yet, and looking each up costs a tenth of a page
TIME_ZONE = "Europe/London"
USE_TZ = True

# What a browser may do with our pages
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 300
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
# A server of one's own says so; then nothing starts that is not safe (site.checks).
PRODUCTION = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "goldenthread.site.lines.Lines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
