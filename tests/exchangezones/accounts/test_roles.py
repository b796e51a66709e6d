"""The groups are what the table says after every migrate, and no others are touched."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from exchangezones.accounts import roles
from exchangezones.accounts.roles import MODERATORS

pytestmark = pytest.mark.django_db

MODERATOR_RIGHTS = {
    "tips.add_disagreement", "tips.add_disagreementtext", "tips.add_position", "tips.add_saying",
    "tips.add_source",
    "tips.add_tip", "tips.add_tiptext",
    "tips.change_disagreement", "tips.change_disagreementtext", "tips.change_position",
    "tips.change_saying",
    "tips.change_source", "tips.change_tip", "tips.change_tiptext",
    "tips.publish_disagreementtext", "tips.publish_tiptext",
    "tips.view_disagreement", "tips.view_disagreementtext", "tips.view_position",
    "tips.view_saying",
    "tips.view_source", "tips.view_tip", "tips.view_tiptext",
    "zones.oversee_agency", "zones.view_agency", "zones.add_check", "zones.view_check",
    "zones.view_programlisting", "zones.view_verification",
    "zones.view_sourcepage", "zones.view_station",
    "zones.change_zone", "zones.view_zone",
    "zones.add_hoursexception", "zones.change_hoursexception", "zones.view_hoursexception",
    "zones.add_grant", "zones.change_grant", "zones.view_grant",
}  # fmt: skip
STAFF_RIGHTS = {
    "zones.view_agency", "zones.change_station", "zones.view_station", "zones.change_zone",
    "zones.view_zone",
    "zones.add_hoursexception", "zones.change_hoursexception", "zones.view_hoursexception",
    "zones.view_programlisting", "zones.add_check", "zones.view_check",
}  # fmt: skip
OPERATOR_RIGHTS = {
    "auth.change_user", "auth.view_user", "accounts.add_invitation", "accounts.view_invitation",
    "accounts.view_auditentry",
    "zones.add_agency", "zones.change_agency", "zones.oversee_agency", "zones.view_agency",
    "zones.add_station", "zones.change_station", "zones.view_station",
    "zones.add_zone", "zones.change_zone", "zones.view_zone",
    "zones.add_hoursexception", "zones.change_hoursexception", "zones.view_hoursexception",
    "zones.add_programlisting", "zones.change_programlisting", "zones.view_programlisting",
    "zones.add_check", "zones.view_check", "zones.view_ordinarystation",
    "zones.view_verification", "zones.view_sourcepage",
    "zones.add_grant", "zones.change_grant", "zones.view_grant",
}  # fmt: skip


def rights_of(name):
    return {
        f"{right.content_type.app_label}.{right.codename}"
        for right in Permission.objects.filter(group__name=name).select_related("content_type")
    }


def migrate():
    call_command("migrate", verbosity=0)


def test_a_fresh_database_has_the_groups_of_the_table_and_no_others():
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Police staff",
        "Moderators",
        "Operators",
    }
    assert rights_of("Police staff") == STAFF_RIGHTS
    assert rights_of("Moderators") == MODERATOR_RIGHTS
    assert rights_of("Operators") == OPERATOR_RIGHTS


def test_every_right_in_the_table_exists():
    """A word that no model knows would be left out silently."""
    known = {
        (right.content_type.app_label, right.content_type.model, right.codename)
        for right in Permission.objects.select_related("content_type")
    }
    asked = {
        (application, *name)
        for rights in roles.ROLES.values()
        for application in {label.split(".")[0] for label in rights}
        for name in roles.names(rights, application)
    }
    assert asked - known == set()
    assert len(asked) == len(MODERATOR_RIGHTS | STAFF_RIGHTS | OPERATOR_RIGHTS)


def test_nobody_deletes_and_only_operators_touch_accounts():
    words = {
        word
        for rights in roles.ROLES.values()
        for word_list in rights.values()
        for word in word_list
    }
    assert words == {"view", "add", "change", "publish", "oversee"}
    outside = {(role, label) for role, rights in roles.ROLES.items() for label in rights}
    outside = {
        (role, label) for role, label in outside if label.split(".")[0] not in {"tips", "zones"}
    }
    assert outside == {
        ("Operators", "auth.user"),
        ("Operators", "accounts.invitation"),
        ("Operators", "accounts.auditentry"),
    }


def test_only_moderators_and_operators_reach_every_agency_or_make_grants():
    for right in ("zones.oversee_agency", "zones.add_grant", "zones.change_grant"):
        assert {role for role in roles.ROLES if right in rights_of(role)} == {
            "Moderators",
            "Operators",
        }


def test_migrating_again_changes_nothing():
    through = Group.permissions.through
    before = set(through.objects.values_list("pk", "group_id", "permission_id"))
    migrate()
    assert set(through.objects.values_list("pk", "group_id", "permission_id")) == before


def test_a_right_that_left_the_table_leaves_the_group(monkeypatch):
    monkeypatch.setattr(
        roles,
        "ROLES",
        {
            MODERATORS: {"tips.tip": ("view",), "zones.zone": ("view",)},
            "Readers": {"tips.tip": ("view",)},
        },
    )
    migrate()
    assert rights_of("Moderators") == {"tips.view_tip", "zones.view_zone"}
    assert rights_of("Readers") == {"tips.view_tip"}


def test_a_right_given_by_hand_is_taken_from_a_group_of_the_table():
    Group.objects.get(name=MODERATORS).permissions.add(
        Permission.objects.get(codename="change_user")
    )
    migrate()
    assert rights_of("Moderators") == MODERATOR_RIGHTS


def test_other_groups_are_left_alone():
    town = Group.objects.create(name="Town of Example")
    town.permissions.add(Permission.objects.get(codename="delete_tip"))
    migrate()
    assert rights_of("Town of Example") == {"tips.delete_tip"}


def test_a_database_that_is_not_asked_for_accounts_is_left_alone(
    monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr("django.db.router.allow_migrate_model", lambda *_: False)
    with django_assert_num_queries(0):
        roles.grant(sender=apps.get_app_config("tips"), using="default")


def test_before_there_are_groups_nothing_is_granted(django_assert_num_queries):
    class Nothing:
        def get_model(self, label):
            raise LookupError(label)

    with django_assert_num_queries(0):
        roles.grant(sender=apps.get_app_config("tips"), using="default", apps=Nothing())
