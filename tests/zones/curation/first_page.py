"""The first page of the desk, as tests read it."""

import re
from html import unescape

from tests.markup import folded

PAGE = "/admin/"


MINE, ALL = 'id="mine"', 'id="everywhere"'


def page_of(client):
    response = client.get(PAGE)
    assert response.status_code == 200
    return folded(response.content.decode())


def words(html):
    """What a person reads, without the tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def board(html, which):
    return html[html.index(which) :].partition("</section>")[0]
