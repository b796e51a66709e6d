"""Zones of one's own agency as a table, out and in: sent, looked at as a plan, and only then
confirmed.
"""

from threading import Lock
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zones.admin.reach import reach_of
from zones.curation.verbs import EDITORS
from zones.models import Revision, Upload
from zones.spreadsheets.columns import TABLE_COLUMNS
from zones.spreadsheets.files import NotATable, csv_table, read_table, xlsx_table
from zones.spreadsheets.judge import plan_table
from zones.spreadsheets.plan import TablePlan
from zones.spreadsheets.store import store_plan
from zones.spreadsheets.stored import rows_of, writer_of

MOST_UPLOADED_ROWS = 2_000
LARGEST = 5_000_000  # bytes
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class TableForm(forms.Form):
    """The file of the first step: read at once, so that what is no table is never kept."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "An Excel file (XLSX) or CSV in UTF-8, at most 2,000 rows and 5 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        max_length=100,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("This file is larger than 5 MB. Split it into smaller files.")
            )
        content = file.read()
        read_upload(content)
        return file.name, content


def read_upload(content: bytes) -> Any:
    try:
        return read_table(content, most_rows=MOST_UPLOADED_ROWS)
    except NotATable as error:
        raise forms.ValidationError(str(error)) from error


def table_of(rows: Any, format: str) -> bytes:
    if format == "xlsx":
        return xlsx_table(TABLE_COLUMNS, rows)
    return b"".join(csv_table(TABLE_COLUMNS, rows))


class ExportedTables:
    """The last few tables that were asked for, each of one edition and one reach.

    Made by one thread at a time: four who want all zones at once would each wait for all four.
    """

    MOST = 4

    def __init__(self) -> None:
        self._making = Lock()
        self.forget()

    def forget(self) -> None:
        self._kept: dict[tuple[Any, ...], bytes] = {}

    def of(self, reach: frozenset[int] | None, format: str, zones: Any) -> bytes:
        with self._making:
            # Before the rows: an edit in between makes the table newer than its number, never
            # older.
            key = Revision.objects.get().number, reach, format
            if key not in self._kept:
                content = table_of(rows_of(zones), format)
                self._kept = dict([*self._kept.items(), (key, content)][-self.MOST :])
            return self._kept[key]


exported = ExportedTables()


class TablesAdmin:
    """For the admin of zones: two more doors, which open to whoever may see or change zones, and
    only to theirs.
    """

    def get_urls(self: Any) -> Any:
        doors = [
            ("export/", self.export_view, "zones_zone_export"),
            ("import/", self.import_view, "zones_zone_import"),
            ("import/<str:key>/", self.plan_view, "zones_zone_import_plan"),
        ]
        own = [
            path(address, self.admin_site.admin_view(view), name=name)
            for address, view, name in doors
        ]
        # First, because Django's own <path:object_id>/ takes every address.
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def export_view(self: Any, request: Any) -> HttpResponse:
        """The zones that this person sees; with `empty`, only the header."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        format = request.GET.get("format", "xlsx")
        if request.method not in ("GET", "HEAD") or format not in TYPES:
            raise Http404
        if "empty" in request.GET:
            content = table_of([], format)
        else:
            content = exported.of(reach_of(request), format, self.get_queryset(request))
        response = HttpResponse(content, content_type=TYPES[format])
        response["Content-Disposition"] = f'attachment; filename="zones.{format}"'
        return response

    def import_view(self: Any, request: Any) -> HttpResponse:
        """The first step: a file is sent, and kept for its sender."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = TableForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            name, content = form.cleaned_data["file"]
            at = timezone.now()
            Upload.objects.expired(at).delete()
            kept = Upload.objects.create(
                user=request.user,
                name=name[:100],
                content=content,
                uploaded_at=at,
            )
            return HttpResponseRedirect(reverse("admin:zones_zone_import_plan", args=[kept.key]))
        return self.table_page(
            request,
            "import",
            _("Update zones from a spreadsheet"),
            form=form,
            columns=TABLE_COLUMNS,
        )

    def plan_view(self: Any, request: Any, key: str) -> HttpResponse:
        """The second step: what the file would do, and on a press of the button it does it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        kept = (
            Upload.objects.fresh(timezone.now()).filter(user=request.user, key=key).first()
            if key.isprintable()
            else None
        )
        if kept is None:
            raise Http404
        # Judged and stored in one transaction: the plan's locks hold until the rows are written.
        with transaction.atomic():
            plan, done = self.planned(request, kept)
        if done is not None:
            messages.success(request, done)
            return HttpResponseRedirect(reverse("admin:zones_zone_changelist"))
        moved = request.method == "POST"
        return self.table_page(
            request,
            "import_plan",
            _("Check the changes before you import"),
            plan=plan,
            upload=kept,
            moved=moved,
        )

    def planned(self: Any, request: Any, kept: Upload) -> tuple[TablePlan, str | None]:
        """The plan as things stand now; and what was done, where the very plan that was shown is
        confirmed.
        """
        writer = writer_of(request.user)
        at = timezone.now()
        plan = plan_table(
            read_upload(bytes(kept.content)),
            writer=writer,
            at=at,
        )
        seen = request.method == "POST" and request.POST.get("seen") == plan.digest()
        if not seen or plan.mistakes:
            return plan, None
        take = {
            row.line
            for row in plan.conflicts
            if "all" in request.POST or str(row.line) in ticked(request)
        }
        settled = plan.settled(take)
        editors = EDITORS if writer.reach is None else ""
        store_plan(
            settled,
            by=request.user,
            at=at,
            reason=f"import {kept.name}",
            editors=editors,
        )
        kept.delete()
        return plan, count_stored(settled)

    def table_page(
        self: Any,
        request: Any,
        page: str,
        title: str,
        **more: Any,
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "media": self.media,
            **more,
        }
        return TemplateResponse(request, f"admin/zones/{page}.html", context)


def ticked(request: Any) -> list[str]:
    return request.POST.getlist("take")


def count_stored(plan: TablePlan) -> str:
    added = ngettext("%(number)d zone was added.", "%(number)d zones were added.", len(plan.added))
    changed = ngettext(
        "%(number)d zone was changed.", "%(number)d zones were changed.", len(plan.changed)
    )
    return f"{added % {'number': len(plan.added)}} {changed % {'number': len(plan.changed)}}"
