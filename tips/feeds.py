"""The door of feed readers: what was published or changed last, as Atom."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchangezones.foundation.site import prefix, site_url
from tips.noticeboard import live
from tips.noticeboard.listing import TipListing
from tips.wording import label, title_of, who_says

NEWEST = 50
IDS_SINCE = 2026  # part of every id, as RFC 4151 wants it; never changed


class Place:
    """Where the feed is served: `site` is the address of the site, `language` that of the words."""

    def __init__(self, request: Any) -> None:
        self.site = site_url(request)
        self.language = get_language() or "en"
        self.address = f"{self.site}{prefix()}/tips/"

    def id_of(self, name: str) -> str:
        """The same for ever, whatever is renamed or moved to another topic."""
        return f"tag:{urlsplit(self.site).hostname},{IDS_SINCE}:{name}/{self.language}"


class NewTips(Feed):
    """From memory, without a query; every address is absolute."""

    feed_type = Atom1Feed

    def get_object(
        self,
        request: Any,
        *args: Any,
        **kwargs: Any,
    ) -> Place:
        return Place(request)

    def title(self, place: Place) -> str:
        return _("Safety tips: new and changed")

    def link(self, place: Place) -> str:
        return place.address

    def feed_url(self, place: Place) -> str:
        return f"{place.address}feed/"

    def feed_guid(self, place: Place) -> str:
        return place.id_of("tips")

    def items(self, place: Place) -> list[tuple[Place, TipListing]]:
        tips = live.current().in_language(place.language).newest(NEWEST)
        return [(place, tip) for tip in tips]

    def item_title(self, item: Any) -> str:
        return title_of(item[1])

    def item_description(self, item: Any) -> str:
        return escape(item[1].body)  # Atom reads it as HTML, and a tip is text

    def item_link(self, item: Any) -> str:
        place, tip = item
        return f"{place.address}{tip.topic}/#{tip.key}"

    def item_guid(self, item: Any) -> str:
        place, tip = item
        return place.id_of(f"tips/{tip.key}")

    def item_author_name(self, item: Any) -> str:
        return who_says(item[1])

    def item_categories(self, item: Any) -> list[str]:
        return [label(item[1].topic)]

    def item_updateddate(self, item: Any) -> datetime:
        return item[1].published_at


feed = require_safe(NewTips())
