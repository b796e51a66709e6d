"""What is known of a page, in sentences for staff."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchangezones.link_check.fetching import MOVED_TO
from exchangezones.link_check.health import Health, read_link
from exchangezones.link_check.pages import WatchedPage

LINK_TROUBLES = {
    Health.FAILING: gettext_lazy(
        "The link did not work at the last check: %(said)s. We will try again."
    ),
    Health.BROKEN: gettext_lazy("The link has been broken since %(date)s: %(said)s."),
    Health.BARRED: gettext_lazy(
        "We could not check the link automatically (%(said)s). Open it yourself."
    ),
    Health.LATER: gettext_lazy("The site asked us to check later (%(said)s)."),
}
MOVED = gettext_lazy("The page has moved to %(address)s.")


def page_troubles(page: WatchedPage) -> list[str]:
    """What staff should mind about it."""
    has_trouble = read_link(page.check_result).health in LINK_TROUBLES
    changed = change_words(page)
    return ([link_words(page)] if has_trouble else []) + ([changed] if changed else [])


def link_words(page: WatchedPage) -> str:
    """What is known of its link, in a sentence or two; empty while nobody has looked."""
    link = read_link(page.check_result)
    since = date_format(link.since, "DATE_FORMAT") if link.since else ""
    if link.health in LINK_TROUBLES:
        return str(LINK_TROUBLES[link.health]) % {
            "said": link.said,
            "date": since,
        }
    if link.said.startswith(MOVED_TO):
        return str(MOVED) % {"address": link.said.removeprefix(MOVED_TO)}
    return _("The link works.") if link.health is Health.FINE else ""


def change_words(page: WatchedPage) -> str:
    """Empty where nothing has changed since it was read."""
    if page.changed_on is None:
        return ""
    return _("The page changed on %(date)s, after we read it.") % {
        "date": date_format(page.changed_on)
    }
