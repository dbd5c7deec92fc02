"""The directory room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DirectoryConfig(AppConfig):
    name = "goldenthread.directory"
    label = "directory"
    verbose_name = "Directory"

    def ready(self) -> None:
        """Let rooms register what accepting an invitation gives, and by which names a person's places are known."""
        autodiscover_modules("naming", "inviting", "covering")
