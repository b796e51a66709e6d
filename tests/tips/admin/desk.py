"""The moderators' desk as a person uses it: open a page, write into its boxes, press a button."""

from html.parser import HTMLParser

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from exchangezones.accounts.roles import MODERATORS
from tests.conftest import NOW
from tips import curation
from tips.models import TipText


def store_account(name, *, group=None, superuser=False, staff=True):
    user = get_user_model().objects.create_user(
        username=name, is_staff=staff, is_superuser=superuser
    )
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def moderator(name="ann"):
    return store_account(name, group=MODERATORS)


def desk_of(user, **options):
    """A browser in which this person is signed in."""
    client = Client(**options)
    client.force_login(user)
    return client


class Page:
    """An open page: it keeps what it showed, whatever happens elsewhere."""

    def __init__(self, client, address):
        self.client, self.address = client, address
        self.show(client.get(address))

    def show(self, response):
        self.response, self.html = response, response.content.decode()
        self.boxes = boxes_of(self.html)

    def write(self, **words):
        """Into boxes that the page has."""
        assert set(words) <= set(self.boxes), set(words) - set(self.boxes)
        self.boxes |= words
        return self

    def press(self, button=None, **extra):
        """A language's button, or the page's own "Save and continue"; says what the next page
        tells.
        """
        pressed = {"_verb": button} if button else {"_continue": "Save"}
        response = self.client.post(self.address, {**self.boxes, **pressed, **extra})
        self.status = response.status_code
        if self.status == 302:
            self.went_to = response["Location"]
            response = self.client.get(response["Location"].partition("#")[0])
        self.show(response)
        return said(response)


def said(response):
    """The messages on top of the page."""
    return [str(message) for message in (response.context or {}).get("messages", [])]


class Reader(HTMLParser):
    """The boxes of a page with what stands in them."""

    def __init__(self):
        super().__init__()
        self.boxes, self.buttons = {}, []
        self.textarea = self.select = None

    def handle_starttag(self, tag, attributes):
        has = dict(attributes)
        name = has.get("name")
        if tag == "textarea":
            self.textarea, self.boxes[name] = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in has:
            self.boxes[self.select] = has.get("value", "")
        elif tag == "button" and name == "_verb":
            self.buttons.append(has["value"])
        elif tag == "input" and name and has.get("type") not in {"submit", "checkbox"}:
            self.boxes[name] = has.get("value", "")
        elif tag == "input" and has.get("type") == "checkbox" and "checked" in has:
            self.boxes[name] = has.get("value", "on")

    def handle_data(self, data):
        if self.textarea:
            self.boxes[self.textarea] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.boxes[self.textarea] = self.boxes[self.textarea].removeprefix("\n")
            self.textarea = None


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def boxes_of(html):
    return {
        name: words for name, words in read(html).boxes.items() if name and "__prefix__" not in name
    }


def buttons_of(html):
    return read(html).buttons


# -- texts on the desk -----------------------------------------------------------------------------
def page_of(record, user):
    kind = record._meta.model_name
    return Page(desk_of(user), reverse(f"admin:tips_{kind}_change", args=[record.pk]))


def text_of(tip, language="en"):
    return TipText.objects.get(tip=tip, language=language)


def state(text):
    text.refresh_from_db()
    return text.status, text.title, text.body, text.written_by and text.written_by.username


def history_of(text):
    """(who, why) of every change since the row was made, the first one first."""
    rows = text.history.order_by("history_date", "history_id")
    return [
        (row.history_user and row.history_user.username, row.history_change_reason) for row in rows
    ][1:]


def in_review(tip, user, **words):
    text = TipText(
        tip=tip, **{"language": "en", "title": "Meet at noon", "body": "It is light then.", **words}
    )
    return curation.submit(curation.write(text, by=user, at=NOW), by=user, at=NOW)
