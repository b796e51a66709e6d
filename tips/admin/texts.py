"""The page of a record with its words in all languages side by side.

Only the verbs of `curation` change a text.
"""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from exchangezones.foundation.base_admin import OwnForms
from exchangezones.foundation.languages import Language
from tips.admin.buttons import OF_WRITERS, Reader, read_button, reader_of
from tips.admin.columns import Column, Note
from tips.admin.keys import MADE_FROM_TITLE, NO_KEY, free_key
from tips.admin.record import RecordAdmin
from tips.models import ReviewedText


class Stopped(Exception):
    """A verb was refused: nothing is stored, and the page shows again all that was typed."""

    def __init__(self, language: Language, sentences: list[str]) -> None:
        super().__init__(sentences)
        self.language, self.sentences = language, sentences


class TextsForm(forms.ModelForm):
    """The facts of a record and the words of every language. The desk makes it with a `reader`."""

    texts: ClassVar[type[ReviewedText]]
    owner: ClassVar[str]  # what the texts call the record that they belong to
    key: ClassVar[str]  # its name in addresses
    reader: ClassVar[Reader]
    stopped: ClassVar[Stopped | None] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A request's QueryDict is immutable, and Column.read writes into it.
        self.data: Any = self.data.copy() if self.is_bound else self.data
        self.button = read_button(self.data)
        texts = self.stored_texts()
        notes = self.notes()
        self.columns = []
        for language in Language:
            text = texts.get(language)
            column = Column(
                self.texts, language, text, notes.get(text.pk) if text else None, self.reader
            )
            if self.is_bound:
                column.read(self.data)
            self.fields.update(column.fields())
            self.columns.append(column)
        if self.key in self.fields:
            self.fields[self.key].required, self.fields[self.key].help_text = False, MADE_FROM_TITLE

    def shown_columns(self) -> list[tuple[Column, list[forms.BoundField], forms.BoundField | None]]:
        """Each column with its boxes for words and the one for a reason."""
        return [
            (
                column,
                [self[column.name(word)] for word in self.texts.WORDS if column.may_write],
                self[column.name("reason")] if column.text else None,
            )
            for column in self.columns
        ]

    def of_record(self) -> dict[str, Any]:
        return {f"{self.owner}_id": self.instance.pk}

    def stored_texts(self) -> dict[str, ReviewedText]:
        """By language.

        While somebody saves, the record is held: two who save at once come one after the other.
        """
        if self.instance.pk is None:
            return {}
        if self.is_bound:
            # Needs a transaction on PostgreSQL: Django's changeform_view has begun one.
            type(self.instance)._default_manager.select_for_update().get(pk=self.instance.pk)
        rows = self.texts._default_manager.filter(**self.of_record()).select_related("written_by")
        return {row.language: row for row in rows}

    def notes(self) -> dict[int, Note]:
        """By text, the last that its history tells."""
        if self.instance.pk is None:
            return {}
        # Oldest first: of each text the last row is the one that stays.
        rows = self.texts.history.filter(**self.of_record()).order_by("history_date", "history_id")  # type: ignore[attr-defined]
        return {
            pk: Note(at, why or "")
            for pk, at, why in rows.values_list("id", "history_date", "history_change_reason")
        }

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        for column in self.columns:
            verb = self.verb_on(column)
            if verb in OF_WRITERS and not column.may_write:
                raise PermissionDenied
            for field, mistake in column.mistakes(verb, cleaned).items():
                self.add_error(field or self.first_field(column), mistake)
            if self.stopped and self.stopped.language == column.language:
                self.add_error(self.first_field(column), ValidationError(self.stopped.sentences))
        if self.key in self.fields and not cleaned.get(self.key):
            cleaned[self.key] = self.made_key(cleaned)
            if not cleaned[self.key] and self.key not in self.errors:
                self.add_error(self.key, NO_KEY)
        return cleaned

    def verb_on(self, column: Column) -> str:
        return self.button.verb if self.button and self.button.language == column.language else ""

    def first_field(self, column: Column) -> str | None:
        """Where the mistakes of a whole column stand; above the page where this person cannot write
        in it.
        """
        return column.name(self.texts.WORDS[0]) if column.may_write else None

    def made_key(self, cleaned: dict[str, Any]) -> str:
        """From the first heading that was written."""
        headings = (cleaned.get(column.name(self.texts.WORDS[0]), "") for column in self.columns)
        heading = next(filter(None, headings), "")
        return free_key(type(self.instance), self.key, heading) if heading else ""

    def store_texts(self) -> list[str]:
        """Every language that was written in, then what was pressed; says what was done."""
        done = []
        for column in self.columns:
            try:
                done += column.store(
                    self.verb_on(column),
                    self.cleaned_data,
                    at=timezone.now(),
                    **{self.owner: self.instance},
                )
            except ValidationError as error:
                raise Stopped(column.language, error.messages) from error
        return list(dict.fromkeys(done))


class TextsAdmin(RecordAdmin):
    """A record with texts in all languages."""

    change_form_template = "admin/tips/texts_form.html"
    form: type[TextsForm]

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,
        **kwargs: Any,
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        words = {
            "reader": reader_of(request.user, form.texts),
            "stopped": getattr(request, "stopped", None),
        }
        return type(form)(form.__name__, (form,), words)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [self.form.key] if obj else []

    def changeform_view(
        self,
        request: Any,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Stopped as stopped:
            # It has left Django's transaction, so all is rolled back. Read again with `stopped`,
            # the same form is not valid, and shows all that was typed.
            request.stopped = stopped
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(
        self,
        request: HttpRequest,
        obj: Any,
        form: Any,
        change: bool,
    ) -> None:
        """The facts, if any of them changed: a better word in a text is no change of its record."""
        if not change or set(form.changed_data) & {field.name for field in self.opts.fields}:
            super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        change: bool,
    ) -> None:
        super().save_related(request, form, formsets, change)
        for sentence in form.store_texts():
            self.message_user(request, sentence, messages.SUCCESS)

    def response_add(
        self,
        request: HttpRequest,
        obj: Any,
        post_url_continue: Any = None,
    ) -> Any:
        return self.back_to_text(request, obj) or super().response_add(
            request, obj, post_url_continue
        )

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        return self.back_to_text(request, obj) or super().response_change(request, obj)

    def back_to_text(self, request: HttpRequest, record: models.Model) -> Any:
        """After a language's button the same page at the same language."""
        button = read_button(request.POST)
        if button is None or "_popup" in request.POST:
            return None
        page = reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk]
        )
        return HttpResponseRedirect(f"{page}#{button.language}")

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        page = context["adminform"].form
        context["columns"] = page.shown_columns()
        for column, boxes, _reason in context["columns"] if page.is_bound else ():
            for sentence in dict.fromkeys(sentence for box in boxes for sentence in box.errors):
                link = format_html(
                    '<a href="#{}">{}</a>: {}', column.language, column.label, sentence
                )
                self.message_user(request, link, messages.ERROR)
        return super().render_change_form(request, context, *args, **options)

    def error_summary(self, context: Any) -> Any:
        """Without the mistakes of a language, which are told as messages that lead there."""
        columns = context["adminform"].form.shown_columns()
        told = {f"id_{box.name}" for _column, boxes, _reason in columns for box in boxes}
        return [error for error in super().error_summary(context) if error.anchor not in told]


class OwnedInline(OwnForms, admin.TabularInline):
    """What belongs to a record. Nobody deletes it; a wrong line is set right."""

    extra = 0

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
