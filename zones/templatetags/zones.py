"""Facts in templates: each filter is one sentence of wording."""

from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext

from exchangezones.foundation.date_words import say_partial_date
from zones.directory.filters import FILTERS
from zones.search.query import query_of
from zones.vocabulary import FactGroup
from zones.wording import addresses, ages, days, hours, labels, pauses, places, telephone
from zones.wording.evidence import evidence_in_words
from zones.wording.facts import say_facts, unknown_in_words

register = template.Library()
register.filter("label", labels.label)
register.filter("rule", hours.rule_in_words)
register.filter("day_in_words", days.day_in_words)
register.filter("partial_date", say_partial_date)
register.filter("age", ages.age)
register.filter("is_old", ages.is_old)
register.filter("country_name", places.country_name)
register.filter("tel", addresses.tel)
register.filter("address", addresses.address)
register.filter("number_age", telephone.number_age)
register.filter("last_day", pauses.last_day_was)
register.filter("evidence", evidence_in_words)


@register.filter
def directions(listing: Any) -> Any:
    """A map of the free OpenStreetMap: by coordinates only where the point is that building."""
    if listing.is_exact:
        point = listing.point
        return f"https://www.openstreetmap.org/directions?to={point.latitude},{point.longitude}"
    return f"https://www.openstreetmap.org/search?query={quote(addresses.address(listing.station))}"


@register.filter
def pause_reason(listing: Any) -> Any:
    said, language = pauses.pause_in_words(listing)
    return format_html('<span lang="{}">{}</span>', language or get_language(), said)


@register.filter
def dated(as_of: Any) -> Any:
    """A partial date as people read it, and as programs do."""
    return format_html('<time datetime="{}">{}</time>', as_of, say_partial_date(as_of))


# -- questions -------------------------------------------------------------------------------------
@register.simple_tag
def ask(asked: Any, **changes: Any) -> Any:
    """The question as a query string with some parameters changed; an empty one is left out, and so
    is the page.
    """
    return query_of(asked, **changes)


@register.simple_tag
def choose(asked: Any, alternative: Any) -> Any:
    """The same question with this place instead of the words that may mean several."""
    return query_of(asked, **{alternative.parameter: alternative.place.near})


@register.simple_tag
def hidden(asked: Any, without: Any = "") -> Any:
    """The question as hidden fields of a form, but for the names that the form's own fields give,
    and the page.
    """
    names = {"page", *without.split()}
    fields = [
        (name, word) for name, words in (asked or {}).items() if name not in names for word in words
    ]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', fields)


@register.simple_tag
def filter_fields(filters: Any, unknown: Any) -> Any:
    """The fields of all filters; `filters` are the pairs of name and word that are asked for."""
    return _filter_fields(frozenset(filters), unknown, get_language())


@lru_cache(maxsize=512)
def _filter_fields(
    filters: Any,
    unknown: Any,
    language: Any,
) -> Any:
    """Rendered once for each choice: many fields, and nothing that a visitor typed."""
    groups = [
        {
            "parameter": each.parameter,
            "repeats": each.repeats,
            "heading": gettext(each.heading) if each.heading else "",
            "no_choice": gettext(each.no_choice) if each.no_choice else "",
            "choices": [
                {
                    "value": value,
                    "label": labels.choice_label(choice),
                    "chosen": (each.parameter, value) in filters,
                }
                for value, choice in each.choices.items()
            ],
        }
        for each in FILTERS
    ]
    context = {"groups": groups, "unknown": unknown}
    return render_to_string("zones/search/_filter_fields.html", context)


class Lasting(template.Node):
    """What is the same on every page of one language: rendered once, without anything of the
    visitor's.
    """

    def __init__(self, nodelist: Any) -> None:
        self.nodelist = nodelist
        self.kept: dict[str | None, str] = {}

    def render(self, context: Any) -> Any:
        language = get_language()
        if language not in self.kept:
            # A context of its own, or something of one visitor could be kept for all the others.
            self.kept[language] = self.nodelist.render(
                context.new({"prefix": context.get("prefix", "")})
            )
        return self.kept[language]


@register.tag
def lasting(parser: Any, token: Any) -> Any:
    """{% lasting %}…{% endlasting %} around words that never change: a translation costs more than
    a variable.
    """
    nodelist = parser.parse(("endlasting",))
    parser.delete_first_token()
    return Lasting(nodelist)


@register.simple_tag(takes_context=True)
def foot(context: Any) -> Any:
    """The foot of every page, rendered once for each language: only the operator can change it."""
    return _foot(
        context["prefix"], context["operator_name"], context["operator_contact"], get_language()
    )


@lru_cache(maxsize=16)
def _foot(
    prefix: Any,
    operator_name: Any,
    operator_contact: Any,
    language: Any,
) -> Any:
    return render_to_string(
        "_foot.html",
        {
            "prefix": prefix,
            "operator_name": operator_name,
            "operator_contact": operator_contact,
        },
    )


# -- facts of one zone -----------------------------------------------------------------------------
@register.filter
def check(listing: Any, group: Any) -> Any:
    """The last look at one group of facts, or None."""
    return next((check for check in listing.checks if check.group == group), None)


@register.filter
def facts(listing: Any, group: Any) -> Any:
    """What is known of one group of facts, and what is not."""
    return say_facts(listing, FactGroup(group))


register.filter("unknown_in_words", unknown_in_words)


@register.filter
def source_link(source: Any, language: Any) -> Any:
    """The title of a source, as a link where it has an address, in the language of the zone's own
    texts.
    """
    lang = format_html(' lang="{}"', language) if language != get_language() else ""
    if source.source_url:
        return format_html(
            '<a href="{}"{} rel="noreferrer">{}</a>', source.source_url, lang, source.source_title
        )
    return format_html("<span{}>{}</span>", lang, source.source_title)


@register.filter(name="place_name")
def node_name(shelf: Any) -> Any:
    """What people call a shelf: its town, its region or its country."""
    return places.place_name(shelf.country, shelf.region, shelf.city)


@register.filter
def trail(listing: Any) -> Any:
    """The shelves above a zone: country, region and town, each with path and name."""
    country, region, city, _slug = listing.path.split("/")
    station = listing.station
    return [
        {
            "path": country,
            "name": places.country_name(station.country),
        },
        {
            "path": f"{country}/{region}",
            "name": places.region_label(station.country, station.region),
        },
        {
            "path": f"{country}/{region}/{city}",
            "name": station.city,
        },
    ]
