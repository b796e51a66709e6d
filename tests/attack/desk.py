"""The desk as each role: odd look-ups, and its forms sent back with odd values."""

import re
from html import unescape
from random import Random
from urllib.parse import quote, urlencode

from tests.attack.words import MARK, WORDS

TOKEN = "a" * 32
LISTS = [
    "zones/zone",
    "zones/station",
    "zones/agency",
    "zones/grant",
    "zones/ordinarystation",
    "zones/sourcepage",
    "tips/tip",
    "tips/source",
    "tips/disagreement",
    "auth/user",
    "auth/group",
    "accounts/invitation",
    "accounts/auditentry",
]
KEYS = [*range(1, 6), *(quote(word[:200], safe="") for word in WORDS[:30]), "1_5F2", "_add", "add"]
DOORS = [
    "{list}/",
    "{list}/add/",
    "{list}/{key}/change/",
    "{list}/{key}/history/",
    "{list}/{key}/delete/",
    "{list}/{key}/",
    "zones/zone/import/",
    "zones/zone/export/",
    "zones/zone/{key}/preview/",
    "zones/zone/import/{key}/",
    "tips/review/",
    "",
    "jsi18n/",
    "auth/user/{key}/new-password/",
    "account/second-step/",
    "password_change/",
    "autocomplete/",
    "logout/",
    "login/",
]
LOOKUPS = [
    "q",
    "p",
    "o",
    "e",
    "all",
    "_to_field",
    "_popup",
    "_changelist_filters",
    "restore",
    "status",
    "status__exact",
    "station__agency__name__startswith",
    "password__startswith",
    "id__range",
    "id__in",
    "name__regex",
    "at__year",
    "at__gte",
    "hint",
    "stale",
    "is_active__exact",
    "setting",
    "groups__id__exact",
    "role",
    "pk",
    "id",
    "camera__exact",
    "history_id",
    "format",
    "empty",
    "app_label",
    "model_name",
    "field_name",
    "term",
    "action__exact",
    "user__password",
]
FIELD = re.compile(r'<(?:input|textarea|select|button)\b[^>]*?\bname="([^"]+)"[^>]*?>')
VALUE = re.compile(r'\bvalue="([^"]*)"')


def lookup(random: Random) -> str:
    """An address of the desk with odd parameters."""
    door = random.choice(DOORS).format(list=random.choice(LISTS), key=random.choice(KEYS))
    asked = [
        (random.choice(LOOKUPS), random.choice([*WORDS, MARK])) for _ in range(random.randint(0, 3))
    ]
    if door == "autocomplete/":
        app, model = random.choice(LISTS).split("/")
        asked += [
            ("app_label", app),
            ("model_name", model),
            ("term", random.choice(WORDS)),
            ("field_name", random.choice(["station", "agency", "account", "x"])),
        ]
    return f"/admin/{door}?{urlencode(asked, errors='surrogatepass')}"


def form_of(page: str) -> list[tuple[str, str]]:
    """(name, value) of the fields of a page, as they stand there."""
    return [
        (unescape(found[1]), unescape(value[1]) if (value := VALUE.search(found[0])) else "")
        for found in FIELD.finditer(page)
    ]


def odd_form(random: Random, fields: list[tuple[str, str]]) -> bytes:
    """The fields with some of them odd, gone, twice, or ones that nobody asked for."""
    buttons = [field for field in fields if field[0].startswith("_") and field[0] != "_version"]
    sent = random.sample(buttons, min(1, len(buttons)))
    for name, value in fields:
        chance = random.random()
        if chance < 0.05 or (name, value) in buttons:
            continue
        if chance < 0.3 and name != "csrfmiddlewaretoken":
            value = random.choice(WORDS)
        if "TOTAL_FORMS" in name and random.random() < 0.3:
            value = random.choice(["1000000000", "-1", "x", "51", "2" * 40])
        sent += [(name, value)] * (2 if chance > 0.97 else 1)
    sent += [
        (
            random.choice(["id", "status", "is_superuser", "version", "_save", "why", "_preview"]),
            random.choice(WORDS),
        )
    ]
    sent = [pair for pair in sent if pair[0] != "csrfmiddlewaretoken"]
    return urlencode([*sent, ("csrfmiddlewaretoken", TOKEN)], errors="surrogatepass").encode()


def cookies(session: str) -> str:
    return f"csrftoken={TOKEN}" + (f"; sessionid={session}" if session else "")
