"""The pages of accounts, as the tests open them."""

from django.contrib.auth.models import Group

LIST = "/admin/auth/user/"


def page_of(user, verb="change"):
    return f"{LIST}{user.pk}/{verb}/"


def group(name):
    return Group.objects.get(name=name).pk
