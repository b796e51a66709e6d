"""The closed lists of the notice board as people read them: one table, word by word."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exchangezones.foundation.languages import SPOKEN, Language
from tips import vocabulary as words

LABELS: dict[type[StrEnum], dict[Any, Any]] = {
    words.Topic: {
        words.Topic.PLACE: _("Where to meet"),
        words.Topic.CONTACT: _("Talking to the other person"),
        words.Topic.SCAMS: _("Signs of a scam"),
        words.Topic.PAYMENT: _("Paying and being paid"),
        words.Topic.HOME: _("At home"),
        words.Topic.COMPANY: _("Bringing someone"),
        words.Topic.PRIVACY: _("Your personal details"),
        words.Topic.GOODS: _("The item itself"),
        words.Topic.REPORT: _("When something goes wrong"),
    },
    words.Audience: {
        words.Audience.BUYER: _("for buyers"),
        words.Audience.SELLER: _("for sellers"),
        words.Audience.BOTH: _("for both"),
    },
    words.Moment: {
        words.Moment.BEFORE: _("Before you meet"),
        words.Moment.MEETING: _("When you meet"),
        words.Moment.AFTER: _("Afterward"),
    },
    words.TextStatus: {
        words.TextStatus.DRAFT: pgettext_lazy("a text", "draft"),
        words.TextStatus.IN_REVIEW: pgettext_lazy("a text", "in review"),
        words.TextStatus.PUBLISHED: pgettext_lazy("a text", "published"),
        words.TextStatus.RETIRED: pgettext_lazy("a text", "withdrawn"),
    },
    Language: {Language(row.code): _(row.name) for row in SPOKEN},
}
