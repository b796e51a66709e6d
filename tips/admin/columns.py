"""One language on the page where all stand side by side: what is stored, what the page had shown,
what was typed.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exchangezones.foundation.languages import Language
from tips import curation
from tips.admin import buttons
from tips.admin.buttons import OF_MODERATORS, STILL_READ, WITH_REASON, Reader
from tips.admin.word_fields import even, words_field
from tips.models import ReviewedText
from tips.models.labels import LABELS
from tips.vocabulary import TextStatus

MISSING = pgettext_lazy("a text", "missing")
SENT_BACK = "sent back: "  # as `curation.send_back` begins its reason
LONGEST_ANSWER = 1000

READ_IT_AGAIN = _(
    "Someone changed this text while you had it open, so nothing was done. This is the text as it "
    "is now. Read it and decide again."
)
BOTH_WROTE = _(
    "Someone else changed this text while you were writing, so nothing was saved. Their text is "
    "below yours. Copy what you want to keep, then save again."
)
SAVE_FIRST = _(
    "You have changed this text. Save it first, so that another moderator can review it."
)
NO_WORDS = _("There is no text yet. Write it first.")
NEVER_EMPTY = _("This cannot be empty. To remove a text from the public pages, withdraw it.")
BOTH_NEEDED = _("Please fill in this part, too.")


class Note(NamedTuple):
    """The last that happened to a text, as its history tells."""

    at: datetime
    reason: str


class Part(NamedTuple):
    """Some words and what they are called."""

    label: str
    words: str


class Column:
    """The text of one language; `text` is None where there is none yet."""

    def __init__(
        self,
        texts: type[ReviewedText],
        language: Language,
        text: ReviewedText | None,
        note: Note | None,
        reader: Reader,
    ) -> None:
        self.texts, self.language, self.text, self.note, self.reader = (
            texts,
            language,
            text,
            note,
            reader,
        )
        self.stored = text.words() if text else dict.fromkeys(texts.WORDS, "")
        self.may_write = reader.may_write(text)
        self.touched = self.moved = False

    def name(self, part: str) -> str:
        """How a field of this column is called in the form."""
        return f"{self.language}_{part}"

    def fields(self) -> dict[str, forms.Field]:
        found: dict[str, forms.Field] = {}
        if self.may_write:
            for word, words in self.stored.items():
                found[self.name(word)] = words_field(
                    self.texts._meta.get_field(word), self.language, words
                )
        if self.text:
            box = forms.Textarea(
                {
                    "rows": 2,
                    "class": "vLargeTextField",
                }
            )
            found[self.name("reason")] = forms.CharField(
                label=_("Reason"),
                required=False,
                max_length=LONGEST_ANSWER,
                widget=box,
            )
        return found

    @property
    def seen(self) -> str:
        """What the page shows of it; it comes back with every button."""
        return f"{self.text.status if self.text else 'none'} {digest(self.stored)}"

    def read(self, data: Any) -> None:
        """Compare what was typed with what the page had shown, and that with what is stored by now.

        Words that nobody touched give way in `data` to those that are stored.
        """
        if not self.may_write:
            self.moved = data.get(self.name("seen")) != self.seen
            return
        shown = data.get(self.name("seen"), "")
        typed = {word: even(data.get(self.name(word), "").strip()) for word in self.stored}
        self.moved = shown != self.seen
        # The same words as somebody else stored meanwhile are no conflict.
        self.touched = digest(typed) not in (shown.partition(" ")[2], digest(self.stored))
        if self.moved and not self.touched:
            for word, words in self.stored.items():
                data[self.name(word)] = words

    def mistakes(self, verb: str, cleaned: Mapping[str, str]) -> dict[str, Any]:
        """What keeps the page from being saved, by field, "" for the whole column;

        `verb` is what was pressed here.
        """
        if self.moved and self.touched:
            return {"": BOTH_WROTE}
        if self.moved and verb:
            return {"": READ_IT_AGAIN}
        if self.touched and verb in OF_MODERATORS:
            return {"": SAVE_FIRST}
        if verb and verb != "save" and not (self.text or self.touched):
            return {"": NO_WORDS}
        if not self.touched:
            return {}
        empty = [self.name(word) for word in self.stored if cleaned.get(self.name(word)) == ""]
        return dict.fromkeys(empty, NEVER_EMPTY if self.text else BOTH_NEEDED)

    def store(
        self,
        verb: str,
        cleaned: Mapping[str, str],
        *,
        at: datetime,
        **owner: models.Model,
    ) -> list[str]:
        """Save what was typed, do what was pressed, and say so.

        ValidationError where it is refused.
        """
        done = ""
        if self.touched:
            self.write(cleaned, at, owner)
            done = "save"
        # Writing into a retired text has revised it already: the history tells of one change.
        if verb and verb != "save" and not (verb == "revise" and self.touched):
            reason = {"reason": cleaned[self.name("reason")]} if verb in WITH_REASON else {}
            act = getattr(curation, verb)
            self.text = act(
                self.text,
                by=self.reader.user,
                at=at,
                **reason,
            )
            done = verb
        return self.say(done) if done else []

    def write(
        self,
        cleaned: Mapping[str, str],
        at: datetime,
        owner: Mapping[str, models.Model],
    ) -> None:
        """The words that were typed, as a new text or as a revision."""
        words = {word: cleaned[self.name(word)] for word in self.stored}
        if self.text:
            self.text = curation.revise(
                self.text,
                by=self.reader.user,
                at=at,
                **words,
            )
            return
        text = self.texts(language=self.language, **owner, **words)
        self.text = curation.write(
            text,
            by=self.reader.user,
            at=at,
        )

    def say(self, verb: str) -> list[str]:
        said = [buttons.DONE[verb] % {"language": self.label}]
        return said + ([str(STILL_READ)] if self.public else [])

    # -- what the page shows -----------------------------------------------------------------------
    @property
    def label(self) -> str:
        return str(LABELS[Language][self.language])

    @property
    def status(self) -> str:
        return self.text.status if self.text else "missing"

    @property
    def status_label(self) -> str:
        return str(LABELS[TextStatus][TextStatus(self.text.status)] if self.text else MISSING)

    @property
    def seen_name(self) -> str:
        return self.name("seen")

    @property
    def sent_back(self) -> str:
        """Why it was sent back, if that is the last that happened to it."""
        reason = self.note.reason if self.note else ""
        return reason.removeprefix(SENT_BACK) if reason.startswith(SENT_BACK) else ""

    @property
    def public(self) -> list[Part]:
        """What the public reads, where that is not what is written above."""
        hidden = self.text is not None and self.text.status != TextStatus.PUBLISHED
        words = self.text.public_words() if self.text and hidden else None
        return self.parts(words) if words else []

    @property
    def theirs(self) -> list[Part]:
        """What somebody else wrote while this person was writing."""
        return self.parts(self.stored) if self.text and self.moved and self.touched else []

    @property
    def read_only(self) -> list[Part]:
        """The words, for who may not change them."""
        return [] if self.may_write else self.parts(self.stored)

    @property
    def needs_another(self) -> bool:
        """It waits for a moderator who did not write it, and this one did."""
        return self.own_in_review is not None and buttons.needs_another(
            self.own_in_review, self.reader
        )

    @property
    def alone(self) -> bool:
        """Its writer is the only moderator."""
        return self.own_in_review is not None and self.reader.may_publish and not self.needs_another

    @property
    def own_in_review(self) -> ReviewedText | None:
        own = self.text is not None and self.text.written_by_id == self.reader.user.pk
        return self.text if own and self.status == TextStatus.IN_REVIEW else None

    @property
    def main_buttons(self) -> list[tuple[str, Any]]:
        return buttons.main_buttons(self.text, self.reader)

    @property
    def other_buttons(self) -> list[tuple[str, Any]]:
        return buttons.other_buttons(self.text, self.reader)

    def parts(self, words: Mapping[str, str]) -> list[Part]:
        names = {field.name: capfirst(str(field.verbose_name)) for field in self.texts._meta.fields}
        return [Part(names[word], said) for word, said in words.items()]


def digest(words: Mapping[str, str]) -> str:
    """A short sign of these words, the same for the same words whatever their line ends."""
    said = "\0".join(even(part.strip()) for part in words.values())
    return hashlib.sha256(said.encode()).hexdigest()[:16]
