"""The staff desk as its people use it: two departments that know nothing of each other, and those
who oversee both.
"""

from django.test import Client

from exchangezones.accounts.roles import MODERATORS, OPERATORS, POLICE_STAFF
from tests.conftest import NOW
from tests.tips.admin.desk import Page as TipsPage
from tests.tips.admin.desk import Reader as TipsReader
from tests.tips.admin.desk import desk_of, said, store_account
from tests.zones.stored import store_agency, store_station, store_zone
from zones.curation import verbs
from zones.models import Grant, HoursException

ROLES = ("anonymous", "no role", "staff of A", "staff of B", "moderator", "operator")


class Department:
    """An agency with one of each; whatever belongs to it bears its letter, so that a leak can be
    seen.
    """

    def __init__(self, letter, public_id):
        secret = f"Secret{letter}"
        self.secret = secret
        self.agency = store_agency(f"us-xx-{secret.lower()}", name=f"{secret} Police")
        self.station = store_station(
            f"us-xx-{secret.lower()}-hq", agency=self.agency, name=f"{secret} Station"
        )
        self.zone = store_zone(
            public_id, station=self.station, name=f"{secret} zone", status="listed"
        )
        self.exception = HoursException.objects.create(
            zone=self.zone,
            first_on="2026-12-24",
            last_on="2026-12-26",
            closed=True,
            reason=f"{secret} holiday",
        )

    @property
    def records(self):
        return {
            "agency": self.agency,
            "station": self.station,
            "zone": self.zone,
            "grant": Grant.objects.filter(agency=self.agency).first(),
        }


def staff_of(agency, name="sam"):
    user = store_account(name, group=POLICE_STAFF)
    Grant.objects.create(
        user=user, agency=agency, reason="Called the front desk.", granted_at=NOW, granted_by=boss()
    )
    return user


def boss():
    from django.contrib.auth import get_user_model

    return get_user_model().objects.filter(username="boss").first() or store_account(
        "boss", group=OPERATORS
    )


class Town:
    """Departments A and B, their staff, and one person of each role."""

    def __init__(self):
        self.a, self.b = Department("A", "bcdfg"), Department("B", "cdfgh")
        self.users = {
            "no role": store_account("nobody"),
            "staff of A": staff_of(self.a.agency, "ann"),
            "staff of B": staff_of(self.b.agency, "bob"),
            "moderator": store_account("mod", group=MODERATORS),
            "operator": boss(),
        }
        # Each has been edited once, so that there is a past to read.
        for department in (self.a, self.b):
            verbs.save(department.zone, by=boss(), at=NOW, reason=f"{department.secret} reason")

    def client(self, role):
        return desk_of(self.users[role]) if role in self.users else Client()


class Reader(TipsReader):
    """Reads groups of radio buttons as well."""

    def handle_starttag(self, tag, attributes):
        has = dict(attributes)
        if tag == "input" and has.get("type") == "radio":
            if "checked" in has:
                self.boxes[has["name"]] = has["value"]
            return
        super().handle_starttag(tag, attributes)


class Page(TipsPage):
    """An open page: it keeps what it showed, whatever happens elsewhere."""

    def show(self, response):
        self.response, self.html = response, response.content.decode()
        reader = Reader()
        reader.feed(self.html)
        reader.close()
        self.boxes = {
            name: words for name, words in reader.boxes.items() if name and "__prefix__" not in name
        }
        self.buttons = reader.buttons

    def press(self, button=None, **extra):
        """A verb, or the page's own "Save and continue"; says what the next page tells."""
        pressed = {"_verb": button} if button else {} if extra else {"_continue": "Save"}
        response = self.client.post(self.address, {**self.boxes, **pressed, **extra})
        self.status = response.status_code
        if self.status == 302:
            response = self.client.get(response["Location"])
        self.show(response)
        return said(response)

    @property
    def mistakes(self):
        return dict(self.response.context["adminform"].form.errors)
