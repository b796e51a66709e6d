"""What the templates of the public pages know: the words of zones and tips, side by side."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.template import defaultfilters
from django.templatetags.static import static
from django.utils.translation import gettext, ngettext, pgettext
from jinja2 import StrictUndefined, Undefined
from markupsafe import Markup

from exchangezones.foundation.date_words import say_partial_date
from exchangezones.foundation.head import described, titled
from exchangezones.page_languages import PageEnvironment, in_markup
from tips import pages as tip_pages
from tips import wording as tip_words
from zones.pages import cards, facts, maps, questions
from zones.pages.directions import app_links
from zones.search.query import query_of
from zones.wording import (
    addresses,
    ages,
    coverage,
    distances,
    hours,
    labels,
    pauses,
    places,
    telephone,
    titles,
)
from zones.wording.evidence import evidence_in_words
from zones.wording.facts import unknown_in_words
from zones.wording.french import elided

FILTERS: dict[str, Callable[..., Any]] = {
    "capfirst": defaultfilters.capfirst,
    "date": defaultfilters.date,
    "truncatechars": defaultfilters.truncatechars,
    "urlize": defaultfilters.urlize,  # Jinja2's own would make other links
    "titled": titled,
    "described": described,
    "partial_date": say_partial_date,
    "dated": facts.dated,
    # -- a zone
    "address": addresses.address,
    "country_name": places.country_name,
    "agency_title": titles.agency_title,
    "app_links": app_links,
    "call_button": cards.call_button,
    "distance": distances.distance,
    "elided": elided,
    "evidence": evidence_in_words,
    "facts": facts.facts,
    "hours_in_short": cards.hours_in_short,
    "known_in_short": cards.known_in_short,
    "in_language": cards.in_language,
    "is_old": ages.is_old,
    "label": labels.label,
    "last_day": pauses.last_day_was,
    "number_age": telephone.number_age,
    "pause": pauses.pause_in_words,
    "pause_reason": facts.pause_reason,
    "place_name": facts.node_name,
    "rule": hours.rule_in_words,
    "spot_in_short": cards.spot_in_short,
    "title_in_html": cards.title_in_html,
    "station_title": titles.station_title,
    "zone_title": titles.zone_title,
    "source_link": facts.source_link,
    "tel": addresses.tel,
    "trail": facts.trail,
    "unknown_in_words": unknown_in_words,
    "verdict": cards.hit_verdict,
    # -- maps and figures
    "coordinates": maps.coordinates,
    "map_aloud": coverage.map_aloud,
    "map_name": coverage.map_name,
    "percent": coverage.share_in_words,
    "step_label": coverage.step_label,
    # -- tips
    "in_its_language": tip_pages.in_its_language,
    "lang": tip_pages.lang,
    "marked": tip_pages.marked,
    "more_sources": tip_words.more_sources,
    "said_on": tip_words.said_on,
    "tip_label": tip_words.label,
    "who_says": tip_words.who_says,
    "year_of": tip_words.year_of,
}
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "static": lru_cache(static),
    "ask": query_of,
    "choose": questions.choose,
    "filter_chips": questions.filter_chips,
    "hidden": questions.hidden,
    "when_choices": questions.when_choices,
    "known_in_a_sentence": coverage.known_in_a_sentence,
    "map_of": maps.map_of,
    # The only word that the pages of the directory have of the board.
    "tips_for": tip_pages.tips_for,
}


def say(message: str) -> Markup:
    """What a template says in the language of the page. Translators write HTML, as the template
    does; what is filled in is escaped.
    """
    return Markup(gettext(message))  # noqa: S704 -- from the catalogue


def say_in_context(context: str, message: str) -> Markup:
    return Markup(pgettext(context, message))  # noqa: S704 -- from the catalogue


def say_number(one: str, many: str, number: int) -> Markup:
    return Markup(ngettext(one, many, number))  # noqa: S704 -- from the catalogue


class Unsaid(StrictUndefined):
    """A name that no view gave: a page may ask whether it is there, and show nothing of it. A slip
    of the pen is an error.
    """

    __bool__ = Undefined.__bool__  # type: ignore[assignment]
    __slots__ = ()


def page_environment(**options: Any) -> PageEnvironment:
    """Every value is escaped, in whatever file it stands."""
    options |= {"autoescape": True, "undefined": Unsaid}
    environment = PageEnvironment(extensions=["jinja2.ext.i18n"], **options)
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        say, say_number, pgettext=say_in_context, newstyle=False
    )
    environment.filters |= FILTERS
    environment.globals |= FUNCTIONS
    environment.part(
        {
            "_": say,
            "gettext": say,
            "pgettext": say_in_context,
            "static": in_markup(static),
        }
    )
    return environment
