"""What a person proves themselves with besides a password: passkeys, an authenticator app, recovery codes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldenthread.access.models.person import Person


class Factor(models.Model):
    """One passkey, one authenticator app or one recovery code of one person.

    `secret` is the passkey's public key, the app's key under seal, or the digest of the code. `counter` is what the
    passkey counts its uses by, or the last half minute for which a code of the app was taken: no code is taken twice.
    """

    class Kind(models.TextChoices):
        PASSKEY = "passkey", "passkey"
        APP = "app", "authenticator app"
        RECOVERY = "recovery", "recovery code"

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="factors")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=80, blank=True)
    secret = models.BinaryField()
    credential = models.BinaryField(max_length=1023, null=True)
    counter = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["credential"], name="a_passkey_is_one_persons"),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(kind="app"), name="one_app_for_one_person"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.get_kind_display()
