"""The door web servers knock at."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.site.settings.local")

application = get_wsgi_application()

# Whatever server runs this: not while something is unsafe. The checks can be loaded only now, with the settings.
import_module("goldenthread.site.checks").refuse_unless_safe()
