"""The audit log grows and never changes; each reads what he may."""

import pytest

from exchangezones.accounts import audit
from exchangezones.accounts.models import AuditEntry
from tests.conftest import NOW
from tests.exchangezones.accounts.cast import desk_of, moderator, operator, store_person, superuser

pytestmark = pytest.mark.django_db
LIST = "/admin/accounts/auditentry/"


def test_an_entry_says_who_what_whom_and_when():
    olga, mona = operator(), moderator()
    entry = audit.record("grant_given", by=olga, about=mona, at=NOW, note="called the front desk")
    assert (entry.at, entry.action, entry.by, entry.about) == (NOW, "grant_given", olga, mona)
    thing = audit.record("grant_ended", by=olga, about="Town Police", at=NOW)
    assert (thing.about, thing.thing) == (None, "Town Police")


def test_an_unknown_action_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="dance"):
        audit.record("dance", by=None, at=NOW)


def test_long_words_are_cut_to_what_the_table_holds():
    entry = audit.record("invited", by=None, about="x" * 1000, at=NOW, note="y" * 1000)
    assert (len(entry.thing), len(entry.note)) == (300, 500)


def test_what_is_written_stays():
    entry = audit.record("sign_in", by=None, at=NOW)
    entry.note = "changed"
    for attempt in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(note="x"),
        lambda: AuditEntry.objects.bulk_update([entry], ["note"]),
    ):
        with pytest.raises(TypeError, match="The audit log is never"):
            attempt()
    assert AuditEntry.objects.get().note == ""


@pytest.fixture
def told():
    """One entry each by and about an operator, a superuser, and a name that nobody bears."""
    olga, mona, root = operator(), moderator(), superuser()
    audit.record("role_changed", by=olga, about=mona, at=NOW, note="note-one")
    audit.record("role_changed", by=root, about=mona, at=NOW, note="note-two")
    audit.record("sign_in_failed", by=None, about=root, at=NOW, note="note-three")
    audit.record("sign_in_failed", by=None, at=NOW, note="note-four")
    audit.record("invited", by=olga, about="Nora", at=NOW, note="note-five")
    audit.record("sign_in_failed", by=None, about=mona, at=NOW, note="note-six")
    return olga, mona, root


def notes_for(user):
    return [entry.note for entry in AuditEntry.objects.readable_by(user).order_by("pk")]


def test_an_operator_reads_nothing_that_tells_of_a_superuser(told):
    olga, _mona, root = told
    assert notes_for(olga) == ["note-one", "note-five", "note-six"]
    assert notes_for(root) == [
        "note-one",
        "note-two",
        "note-three",
        "note-four",
        "note-five",
        "note-six",
    ]


@pytest.mark.parametrize(
    "query",
    ["", "?q=root", "?action__exact=role_changed", "?by__is_superuser=1", "?o=3", "?q=%C3%A9"],
)
def test_the_page_shows_the_same(told, query):
    olga, _mona, _root = told
    page = desk_of(olga).get(LIST + query, follow=True).content.decode()
    assert "note-two" not in page
    assert "note-three" not in page
    assert "root@town.example" not in page


def test_nobody_adds_changes_or_deletes_an_entry(told):
    olga, _mona, root = told
    entry = AuditEntry.objects.get(note="note-one")
    for user in (olga, root):
        desk = desk_of(user)
        assert desk.get(f"{LIST}{entry.pk}/change/").status_code == 200
        assert desk.get(f"{LIST}add/").status_code == 403
        assert desk.post(f"{LIST}{entry.pk}/change/", {"note": "x"}).status_code == 403
        assert desk.post(f"{LIST}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    assert AuditEntry.objects.count() == 6


def test_an_entry_about_a_superuser_is_as_missing_as_none(told):
    desk = desk_of(told[0])
    hidden = AuditEntry.objects.get(note="note-three")
    for verb in ("change", "history"):
        there, missing = (
            desk.get(f"{LIST}{pk}/{verb}/", follow=True).status_code for pk in (hidden.pk, 4711)
        )
        assert there == missing


@pytest.mark.parametrize("role", [None, "Police staff", "Moderators"])
def test_others_read_no_log(told, role):
    assert desk_of(store_person("somebody", role)).get(LIST).status_code == 403


def test_a_log_of_one_and_of_three_takes_the_same_queries(django_assert_num_queries):
    olga, mona = operator(), moderator()
    desk = desk_of(olga)
    desk.get(LIST)
    for number in range(3):
        audit.record("role_changed", by=olga, about=mona, at=NOW)
        if number in {0, 2}:
            with django_assert_num_queries(6):
                assert desk.get(LIST).status_code == 200
