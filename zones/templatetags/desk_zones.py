"""The first page of the staff desk: one's own zones, and for who oversees all of them the directory
in numbers.
"""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from exchangezones.foundation.date_words import say_partial_date
from zones.curation import dashboard
from zones.curation.hints import NAMES
from zones.directory import live
from zones.formats.bar_chart import Chart, chart_of, largest
from zones.models import Grant
from zones.wording import addresses, hours, labels, places, telephone
from zones.wording.coverage import known_in_words
from zones.wording.facts import unknown_in_words

MOST_REGIONS = 15
register = template.Library()
register.filter("label", labels.label)
register.filter("known_in_words", known_in_words)
register.filter("partial_date", say_partial_date)
register.filter("rule", hours.rule_in_words)
register.filter("address", addresses.address)
register.filter("tel", addresses.tel)
register.filter("number_age", telephone.number_age)
register.filter("unknown_in_words", unknown_in_words)


@register.filter
def is_held(entry: Any, at: Any) -> bool:
    """Whether somebody has claimed this entry of the queue."""
    return bool(entry and entry.claimed_by_id and entry.claimed_until > at)


@register.simple_tag
def zones_of_mine(user: Any) -> Any:
    """What this person's departments have; None for who works for none."""
    agencies = Grant.objects.agencies_of(user)
    return dashboard.zones_of(agencies, at=timezone.now()) if agencies else None


@register.simple_tag
def zones_everywhere(user: Any) -> Any:
    """The whole directory in numbers; None for who does not oversee it."""
    return (
        dashboard.everywhere(live.current(), at=timezone.now())
        if user.has_perm("zones.oversee_agency")
        else None
    )


@register.filter
def by_freshness(numbers: Any) -> Chart:
    return chart_of((labels.label(age), number) for age, number in numbers.items())


@register.filter
def by_region(numbers: Any) -> Chart:
    """The regions with the most zones, and the others together."""
    named = [(region_in_words(*place), number) for place, number in numbers.items()]
    return chart_of(largest(named, MOST_REGIONS, _("all others")))


def region_in_words(country: str, region: str) -> str:
    return f"{places.region_label(country, region)}, {country}"


@register.filter
def hint_titles(numbers: Any) -> Any:
    """(name of the rule, its title, how many) of those that fire at all."""
    return [(name, NAMES[name], number) for name, number in numbers.items() if number]
