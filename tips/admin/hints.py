"""What a moderator should know about a tip, a disagreement or a source: short sentences, the
gravest first.
"""

from collections.abc import Collection
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchangezones.foundation.languages import Language
from tips.ages import is_old
from tips.link_health import Health, read_link
from tips.models import Disagreement, ReviewedText, Source, Tip
from tips.models.labels import LABELS

LINKS = {
    Health.FAILING: gettext_lazy(
        "The link did not work at the last look: %(said)s. One bad day breaks no link."
    ),
    Health.BROKEN: gettext_lazy("The link is broken since %(date)s: %(said)s."),
    Health.BARRED: gettext_lazy(
        "The site lets no program look at the link (%(said)s): open it yourself."
    ),
    Health.LATER: gettext_lazy("The site asked to be looked at another time (%(said)s)."),
}
MOVED = gettext_lazy("The page has moved to %(address)s.")
MOVED_TO = "moved to "  # as `link_checker.judged` begins its words


def of_tip(tip: Tip, today: date) -> list[str]:
    """What a moderator should mend."""
    sources = [saying.source for saying in tip.sayings.all()]
    found = [] if sources else [_("No source yet: the public does not see it.")]
    return found + unread(tip.texts.all()) + of_sources(sources, today)


def of_disagreement(disagreement: Disagreement) -> list[str]:
    sides = {position.side for position in disagreement.positions.all()}
    found = [] if len(sides) > 1 else [_("Fewer than two sides: the public does not see it.")]
    return found + unread(disagreement.texts.all())


def unread(texts: Collection[ReviewedText]) -> list[str]:
    return (
        []
        if any(text.public_words() for text in texts)
        else [_("The public reads none of its texts.")]
    )


def missing_languages(texts: Collection[ReviewedText]) -> list[str]:
    written = {text.language for text in texts}
    missing = [str(LABELS[Language][language]) for language in Language if language not in written]
    return [_("Missing: %(languages)s.") % {"languages": ", ".join(missing)}] if missing else []


def of_sources(sources: Collection[Source], today: date) -> list[str]:
    counts = {
        _("Broken links: %(some)d of %(all)d."): sum(is_broken(source) for source in sources),
        _("Sources older than five years: %(some)d of %(all)d."): sum(
            is_old(source.date, today) for source in sources
        ),
        _("Sources without a date: %(some)d of %(all)d."): sum(
            source.undated for source in sources
        ),
    }
    return [
        sentence
        % {
            "some": some,
            "all": len(sources),
        }
        for sentence, some in counts.items()
        if some
    ]


def of_source(source: Source, today: date) -> list[str]:
    found = [link_words(source)] if read_link(source.check_result).health in LINKS else []
    return found + ([_("Older than five years.")] if is_old(source.date, today) else [])


def is_broken(source: Source) -> bool:
    return read_link(source.check_result).health is Health.BROKEN


def link_words(source: Source) -> str:
    """What is known of its link, in a sentence or two; empty while nobody has looked."""
    link = read_link(source.check_result)
    since = date_format(link.since, "DATE_FORMAT") if link.since else ""
    if link.health in LINKS:
        return str(LINKS[link.health]) % {
            "said": link.said,
            "date": since,
        }
    if link.said.startswith(MOVED_TO):
        return str(MOVED) % {"address": link.said.removeprefix(MOVED_TO)}
    return _("The link works.") if link.health is Health.FINE else ""
