"""What every record of both desks has: nobody deletes it, a link fills in nothing, and its past can
be read.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from exchangezones.foundation.history import Deeds, Happening, Thread, happenings

ON_HISTORY_PAGE = 50
MOST_FORMS = 100  # eight years of holidays


class KnownKeys(AutocompleteSelect):
    """Shows a form again with a key that is none: Django would ask the database for it."""

    def optgroups(
        self,
        name: str,
        value: Any,
        attrs: Any = None,
    ) -> Any:
        key = self.field.target_field
        return super().optgroups(name, [one for one in value if is_value_of(key, one)], attrs)


def is_value_of(field: Any, value: Any) -> bool:
    try:
        field.run_validators(field.to_python(value))  # its range, too
    except ValidationError:
        return False
    return True


class OwnKeys(BaseModelAdmin):
    """For every ModelAdmin and inline: foreign keys that survive nonsense."""

    def formfield_for_foreignkey(
        self,
        db_field: Any,
        request: Any,
        **kwargs: Any,
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownKeys(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class OwnLookups(OwnKeys, admin.ModelAdmin):
    """For every ModelAdmin: a list is narrowed by its own filters and by nothing else.

    Django lets through each look-up of a column of its own: `password__startswith` would tell a
    hash letter by letter, and nonsense such as `id__range` would be a server error.
    """

    def lookup_allowed(
        self,
        lookup: str,
        value: Any,
        request: Any = None,
    ) -> bool:
        return any(
            lookup in self.parameters_of(named, request) for named in self.get_list_filter(request)
        )

    def parameters_of(self, named: Any, request: Any) -> list[str | None]:
        """The query parameters that one entry of `list_filter` makes links with."""
        if isinstance(named, type) and issubclass(named, admin.SimpleListFilter):
            return list(getattr(named, "parameters", [named.parameter_name]))
        path, kind = (named, admin.FieldListFilter.create) if isinstance(named, str) else named
        field: Any = self.opts.get_field(path)
        made = kind(
            field,
            request,
            {},
            self.model,
            self,
            field_path=path,
        )
        # Its bare name, too: links that people have kept say ?status=listed.
        return [path, *made.expected_parameters()]

    def get_object(
        self,
        request: HttpRequest,
        object_id: str,
        from_field: str | None = None,
    ) -> Any:
        # `?_to_field=` is an empty name, which Django would look for among the columns.
        return super().get_object(request, object_id, from_field or None)

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        # Autocompletion asks by the primary key; nobody needs another column.
        return to_field == self.opts.pk.name

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        # Not "Select zone to change": the list is read far more often than changed.
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        context["error_summary"] = self.error_summary(context)
        return super().render_change_form(request, context, *args, **options)

    def error_summary(self, context: Any) -> list["Error"]:
        """Every mistake of the page, for its top."""
        forms = [context["adminform"].form]
        for inline in context["inline_admin_formsets"]:
            forms += inline.formset.forms
        return summary_of(forms)


class Error(NamedTuple):
    """One mistake of a form, and the box that it is about."""

    label: str
    anchor: str
    mistake: str


def summary_of(forms: Iterable[Any]) -> list[Error]:
    """Every mistake that stands beside a box, for the top of the page."""
    return [
        Error(str(form[name].label), form[name].id_for_label or form[name].auto_id, str(mistake))
        for form in forms
        for name, mistakes in form.errors.items()
        if name in form.fields and not form.fields[name].widget.is_hidden
        for mistake in mistakes
    ]


class OwnForms(OwnKeys, InlineModelAdmin):
    """For every inline: as many forms as a person may fill in, whatever TOTAL_FORMS says."""

    max_num = MOST_FORMS

    def get_formset(
        self,
        request: HttpRequest,
        obj: Any = None,
        **kwargs: Any,
    ) -> Any:
        # Django would make a thousand more than that before it says that there are too many.
        return super().get_formset(request, obj, **{"absolute_max": self.max_num + 1, **kwargs})


class DeskAdmin(OwnLookups):
    """For the ModelAdmin of a record whose changes are kept;

    `deeds` are the history's own words.
    """

    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    deeds: Deeds = {}
    on_every_page: dict[str, Any] = {}  # more for the templates

    def heading(self, record: Any) -> str:
        """How a person calls it."""
        return str(record)

    def threads(self, record: Any) -> Iterable[Thread]:
        """Whose changes stand on its history page."""
        raise NotImplementedError  # every record says its own: there is nothing that fits all

    def number_to_restore(
        self,
        request: Any,
        record: Any,
        happening: Happening,
    ) -> int | None:
        """Of the kept row that the form can show again, if this person may bring it back."""
        return None

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_changeform_initial_data(self, request: HttpRequest) -> Any:
        """A link fills in no form: what is saved, somebody typed."""
        return {}

    # Django would redirect to the first page with a message that repeats the id.
    def _get_obj_does_not_exist_redirect(
        self,
        request: HttpRequest,
        opts: Any,
        object_id: str,
    ) -> None:
        raise Http404

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: Any = None,
    ) -> Any:
        # Before the record is read: no stranger may learn from 403 or 404 what exists.
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        pages = Paginator(happenings(self.threads(record), self.deeds), ON_HISTORY_PAGE)
        page = pages.get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            **self.on_every_page,
            "title": _("History: %(name)s") % {"name": self.heading(record)},
            "opts": self.opts,
            "media": self.media,
            "record": record,
            "heading": self.heading(record),
            "page": page,
            "happenings": [
                (
                    told,
                    self.number_to_restore(
                        request,
                        record,
                        told,
                    ),
                )
                for told in page
            ],
        }
        return TemplateResponse(request, "admin/desk/history.html", context)


class ToLookAt(OwnLookups):
    """No page of it changes anything."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
