"""Small stored boards for tests with a database; all names are plainly made up."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from tests.conftest import NOW
from tips.models import Saying, Source, Tip, TipText
from tips.vocabulary import TextStatus, Topic


def store_source(key="test-police-2019", **changes):
    values = {"organisation": "Test Police", "title": "Test page", "date": "2019-05"}
    return Source.objects.create(key=key, **{**values, **changes})


def store_tip(key="test-tip", *, source=None, **changes):
    tip = Tip.objects.create(key=key, **{"topic": Topic.PAYMENT, **changes})
    Saying.objects.create(tip=tip, source=source or Source.objects.first() or store_source())
    return tip


def store_text(tip=None, **changes):
    values = {
        "language": "en", "title": "Test title", "body": "Test body.",
        "status": TextStatus.PUBLISHED,
        "published_at": NOW,
    }  # fmt: skip
    return TipText.objects.create(tip=tip or store_tip(), **{**values, **changes})


def store_moderator(name="ann", *rights):
    """An account that may publish, unless other rights are given."""
    user = get_user_model().objects.create_user(username=name)
    names = rights or ("publish_tiptext", "publish_disagreementtext")
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user
