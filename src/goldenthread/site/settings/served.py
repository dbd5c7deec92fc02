"""As `local`, for the area that browser tests walk through: a page that prints an unknown name fails."""

from goldenthread.site.settings.local import *
from goldenthread.site.settings.unknown import UnknownVariable

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UnknownVariable("%s")
