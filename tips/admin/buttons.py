"""The buttons of a text: which lead somewhere from here for this person, what they are called, what
they have done.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.languages import Language
from tips import curation
from tips.models import ReviewedText
from tips.vocabulary import TextStatus

BUTTON_LABELS: Mapping[str, Any] = {
    "save": _("Save"),
    "submit": _("Save and send for review"),
    "revise": _("Turn back into a draft"),
    "publish": _("Publish"),
    "send_back": _("Send back to the writer"),
    "retire": _("Withdraw from the public pages"),
}
GIVE_UP = _("Discard this text")  # `retire`, where the public reads nothing of it
DONE: Mapping[str, Any] = {
    "save": _("%(language)s: saved as a draft."),
    "submit": _("%(language)s: sent for review. Another moderator has to publish it."),
    "revise": _("%(language)s: a draft again."),
    "publish": _("%(language)s: published."),
    "send_back": _("%(language)s: sent back to the writer."),
    "retire": _("%(language)s: withdrawn. The public no longer sees it."),
}
STILL_READ = _("Until it is published, the public still sees the earlier text.")
OF_WRITERS = ("save", "submit", "revise")
OF_MODERATORS = ("publish", "send_back", "retire")
WITH_REASON = ("send_back", "retire")


class Button(NamedTuple):
    """What was pressed, for which language."""

    verb: str
    language: Language


def read_button(data: Mapping[str, str]) -> Button | None:
    """The button of a language, or None where the whole page was saved;

    BadRequest for one that no page has.
    """
    if "_verb" not in data:
        return None
    verb, _colon, language = data["_verb"].partition(":")
    if verb not in BUTTON_LABELS or language not in set(Language):
        raise BadRequest("no such button")
    return Button(verb, Language(language))


class Reader(NamedTuple):
    """Who sits at the desk, and what this person may do with texts of one kind."""

    user: Any
    may_add: bool
    may_change: bool
    may_publish: bool

    def may_write(self, text: ReviewedText | None) -> bool:
        return self.may_change if text else self.may_add


def reader_of(user: Any, texts: type[ReviewedText]) -> Reader:
    app = texts._meta.app_label
    model = texts._meta.model_name
    return Reader(
        user, *(user.has_perm(f"{app}.{verb}_{model}") for verb in ("add", "change", "publish"))
    )


def main_buttons(text: ReviewedText | None, reader: Reader) -> list[tuple[str, Any]]:
    """(verb, label) of what one mostly wants."""
    found = [
        verb
        for verb in OF_WRITERS
        if reader.may_write(text) and (verb != "revise" or is_at(text, "retired"))
    ]
    if text and reader.may_publish and leads("publish", text) and not needs_another(text, reader):
        found = ["publish", *found]
    return [(verb, BUTTON_LABELS[verb]) for verb in found]


def other_buttons(text: ReviewedText | None, reader: Reader) -> list[tuple[str, Any]]:
    """(verb, label) of what takes a reason."""
    if text is None or not reader.may_publish:
        return []
    labels = (
        BUTTON_LABELS
        if text.public_words()
        else {
            **BUTTON_LABELS,
            "retire": GIVE_UP,
        }
    )
    return [(verb, labels[verb]) for verb in WITH_REASON if leads(verb, text)]


def leads(verb: str, text: ReviewedText) -> bool:
    return TextStatus(text.status) in curation.WAYS[verb]


def is_at(text: ReviewedText | None, status: str) -> bool:
    return text is not None and text.status == status


def needs_another(text: ReviewedText, reader: Reader) -> bool:
    """Whether another moderator has to read it: this one wrote it, and there are others."""
    return text.written_by_id == reader.user.pk and curation.others_who_may_publish(
        text, reader.user
    )
