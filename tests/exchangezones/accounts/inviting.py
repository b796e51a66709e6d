"""How tests invite somebody and accept."""

import re

from django.contrib.auth import get_user_model
from django.test import Client

ADD = "/admin/accounts/invitation/add/"
JOIN = "/admin/account/join/"
NEW = "a-brand-new-password-7"
PERSON = {"name": "Nora Neu", "email": "Nora@Town.example", "role": "Moderators", "scope": ""}


def link_on(page):
    return re.search(r'<code class="link-once">(.+?)</code>', page.content.decode())[1]


def accept(token, password=NEW, again=None, browser=None):
    typed = {"token": token, "new_password1": password, "new_password2": again or password}
    return (browser or Client()).post(JOIN, typed)


def accounts():
    return get_user_model().objects.count()
