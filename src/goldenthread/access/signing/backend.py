"""Who may sign in at all: nobody who has left, and none of the made-up people outside a demonstration."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from goldenthread.access.signing.factors import DEMONSTRATION_DOMAIN


class PersonBackend(ModelBackend):
    """Checks an address and a password, in the same time whether or not there is such an account."""

    def user_can_authenticate(self, user: Any) -> bool:
        made_up = user.email.endswith(DEMONSTRATION_DOMAIN)
        return super().user_can_authenticate(user) and (settings.DEMONSTRATION or not made_up)
