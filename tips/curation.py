"""The verbs that change a text: write, revise, submit, send back, publish, retire. Two people stand
behind each.

Each verb takes `by=` (a user) and `at=` (an instant), looks at the row as it is now, and leaves the
change with its reason in the history. What is not allowed is refused in words, and nothing is
changed.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tips.models import ReviewedText
from tips.models.labels import LABELS
from tips.vocabulary import TextStatus

AnyText = TypeVar("AnyText", bound=ReviewedText)
DRAFT, IN_REVIEW, PUBLISHED, RETIRED = TextStatus

# Which verb leads from which status where; every other way is refused.
WAYS: Mapping[str, Mapping[TextStatus, TextStatus]] = {
    "revise": {
        DRAFT: DRAFT,
        IN_REVIEW: DRAFT,
        PUBLISHED: DRAFT,
        RETIRED: DRAFT,
    },
    "submit": {DRAFT: IN_REVIEW},
    "send_back": {IN_REVIEW: DRAFT},
    "publish": {IN_REVIEW: PUBLISHED},
    "retire": {
        DRAFT: RETIRED,
        IN_REVIEW: RETIRED,
        PUBLISHED: RETIRED,
    },
}
REFUSALS = {
    "submit": gettext_lazy("Only a draft can be sent for review. This text is: %(status)s."),
    "send_back": gettext_lazy("Only a text in review can be sent back. This text is: %(status)s."),
    "publish": gettext_lazy("Only a text in review can be published. This text is: %(status)s."),
    "retire": gettext_lazy("This text has already been withdrawn."),
}
# the history's own words, in one language
ONLY_MODERATOR = "published by its writer: the only moderator"


class Refused(ValidationError):
    """A verb that the rules do not allow;

    `messages` say why, in the language that is being spoken.
    """


def write(
    text: AnyText,
    *,
    by: Any,
    at: datetime,
) -> AnyText:
    """Store a new text as a draft by this writer; its fields are filled by whoever made it."""
    text.status, text.written_by, text.published_at = DRAFT, by, None
    keep_public_words(text, None)
    return save(
        text,
        by=by,
        at=at,
        reason="written",
    )


@transaction.atomic
def revise(
    text: AnyText,
    *,
    by: Any,
    at: datetime,
    **words: str,
) -> AnyText:
    """Change words.

    The public goes on reading the last published ones until the revision is published.
    """
    text = as_it_is_now(text)
    # Before anything changes: what is public follows from words and status as they are now.
    keep_public_words(text, text.public_words())
    for name in words:
        if name not in text.WORDS:
            raise TypeError(f"{name} is no word of {type(text).__name__}")
        setattr(text, name, words[name])
    text.status, text.written_by = way(text, "revise"), by
    return save(
        text,
        by=by,
        at=at,
        reason="revised",
    )


@transaction.atomic
def submit(
    text: AnyText,
    *,
    by: Any,
    at: datetime,
) -> AnyText:
    """Say that the draft is ready for a second pair of eyes."""
    text = as_it_is_now(text)
    text.status = way(text, "submit")
    return save(
        text,
        by=by,
        at=at,
        reason="submitted",
    )


@transaction.atomic
def send_back(
    text: AnyText,
    *,
    by: Any,
    at: datetime,
    reason: str,
) -> AnyText:
    """Give the text back to its writer, who reads in the history what to change."""
    text = as_it_is_now(text)
    must_be_moderator(text, by)
    status = way(text, "send_back")
    if not reason.strip():
        raise Refused(_("Write what should change, so that the writer knows."))
    text.status = status
    return save(
        text,
        by=by,
        at=at,
        reason=f"sent back: {reason.strip()}",
    )


@transaction.atomic
def publish(
    text: AnyText,
    *,
    by: Any,
    at: datetime,
) -> AnyText:
    """Let the public read the words as the moderator has read them, who did not write them."""
    # Before the row is read again: these are the words that the moderator has in view.
    seen = text.words()
    text = as_it_is_now(text)
    must_be_moderator(text, by)
    status = way(text, "publish")
    if text.words() != seen:
        raise Refused(
            _("Someone changed this text while you were reading it. Please read it again.")
        )
    alone = text.written_by == by
    if alone and others_who_may_publish(text, by):
        raise Refused(_("You wrote this text. Another moderator has to read and publish it."))
    text.status, text.published_at = status, at
    keep_public_words(text, None)
    return save(
        text,
        by=by,
        at=at,
        reason=ONLY_MODERATOR if alone else "published",
    )


@transaction.atomic
def retire(
    text: AnyText,
    *,
    by: Any,
    at: datetime,
    reason: str = "",
) -> AnyText:
    """Take the text away from the public. Revising it makes it a draft again."""
    text = as_it_is_now(text)
    must_be_moderator(text, by)
    text.status = way(text, "retire")
    keep_public_words(text, None)
    return save(
        text,
        by=by,
        at=at,
        reason=f"retired: {reason.strip()}".rstrip(": "),
    )


def as_it_is_now(text: AnyText) -> AnyText:
    """The row itself, held until the verb is done: two moderators may press at once."""
    manager: Any = type(text)._default_manager
    # SQLite ignores the lock: there every transaction locks all writers out from its start.
    held: AnyText = manager.select_for_update().get(pk=text.pk)
    return held


def way(text: ReviewedText, verb: str) -> TextStatus:
    """Where the verb leads from here; Refused where it leads nowhere."""
    here = TextStatus(text.status)
    if here not in WAYS[verb]:
        raise Refused(REFUSALS[verb] % {"status": LABELS[TextStatus][here]})
    return WAYS[verb][here]


def keep_public_words(text: ReviewedText, words: Mapping[str, str] | None) -> None:
    """What the public reads while the words themselves are no longer, or not yet, public."""
    for name in text.WORDS:
        setattr(text, f"public_{name}", words[name] if words else "")


def save(
    text: AnyText,
    *,
    by: Any,
    at: datetime,
    reason: str,
) -> AnyText:
    """The row and its history; the words are judged first, as a form would."""
    text.full_clean(exclude=["written_by"])
    text._history_user, text._history_date, text._change_reason = by, at, reason  # type: ignore[attr-defined]
    text.save()
    return text


def right_to_publish(text: ReviewedText) -> str:
    return f"{text._meta.app_label}.publish_{text._meta.model_name}"


def must_be_moderator(text: ReviewedText, by: Any) -> None:
    if not by.has_perm(right_to_publish(text)):
        raise Refused(_("Your account may not publish texts. Ask a moderator."))


def others_who_may_publish(text: ReviewedText, by: Any) -> bool:
    """Whether any other active account may publish; a superuser always may."""
    # Django wants one backend named where there are several.
    may = get_user_model().objects.with_perm(
        right_to_publish(text), backend="django.contrib.auth.backends.ModelBackend"
    )
    return may.exclude(pk=by.pk).exists()
