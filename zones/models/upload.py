"""A table that somebody has sent and not yet confirmed: kept in the database, which all servers
share.
"""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(hours=2)


def new_key() -> str:
    return secrets.token_urlsafe(16)


class UploadQuerySet(models.QuerySet):
    def fresh(self, at: datetime) -> Any:
        return self.filter(uploaded_at__gt=at - KEPT)

    def expired(self, at: datetime) -> Any:
        return self.filter(uploaded_at__lte=at - KEPT)


UploadManager = models.Manager.from_queryset(UploadQuerySet)


class Upload(models.Model):
    """Between the two steps of an import: only who sent it sees it, and only for two hours."""

    key = models.CharField(
        max_length=30,
        unique=True,
        default=new_key,
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField()

    objects = UploadManager()

    class Meta:
        verbose_name = _("uploaded table")
        verbose_name_plural = _("uploaded tables")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
